//! What a language's words look like: the lowest layer, which readers and
//! the mention stage share.

pub mod archive;
pub mod calendar;
pub mod credit;
pub mod cue;
pub mod fold;
pub mod function;
mod sieve;
pub mod stem;
pub(crate) mod word;

/// Whether names take endings by their place in a sentence, in the language
/// with that two-letter code: "tapaamaan Sanna Marinia".
pub fn inflects_names(code: &str) -> bool {
    const LANGUAGES: [&str; 19] = [
        "be", "bs", "cs", "el", "et", "eu", "fi", "hr", "hu", "ka", "lt", "lv", "pl", "ru", "sk",
        "sl", "sr", "tr", "uk",
    ];
    LANGUAGES.contains(&code)
}
