//! What differs from language to language, one language a file.

pub mod calendar;
