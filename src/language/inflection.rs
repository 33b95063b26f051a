//! Languages in which names change with their place in a sentence.

/// Whether names take endings by their place in a sentence, in the language
/// with that two-letter code: "tapaamaan Sanna Marinia".
pub fn inflects_names(code: &str) -> bool {
    const LANGUAGES: [&str; 19] = [
        "be", "bs", "cs", "el", "et", "eu", "fi", "hr", "hu", "ka", "lt", "lv", "pl", "ru", "sk",
        "sl", "sr", "tr", "uk",
    ];
    LANGUAGES.contains(&code)
}
