//! How well captions are judged whose truth is known.
//!
//! [`judge`] says what cutline makes of each labelled caption of a
//! [`Case`](crate::read::record::Case), an [`Evaluation`] counts, and
//! [`Figures`] are what it comes to; [`page`] shows them.

mod calibration;
mod figures;
mod judge;
pub mod metric;
pub mod page;
mod table;
mod tally;

pub use calibration::Tenth;
pub use figures::{Caught, Figures, RuleFigures, Sort, Verdicts, Worst};
pub use judge::{Judgement, judge};
pub use tally::Evaluation;
