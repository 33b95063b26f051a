//! How a language writes numbers.

/// The marks and small words of a language's numbers.
pub struct Numerals {
    /// Marks between groups of three digits: "1,200".
    pub groups: &'static [&'static str],
    /// Whether a space may stand between them: "1 200".
    pub is_spaced: bool,
    /// The mark before decimals: "2.5".
    pub point: &'static str,
    /// Words between the ends of a range: "10 to 15".
    pub to: &'static [&'static str],
    /// The word before a range whose ends `and` joins: "between 10 and 15".
    pub between: &'static str,
    /// What joins the parts of a number in words: "two hundred and five".
    pub and: &'static str,
    /// Whether it joins ones to tens as well: "treinta y dos".
    pub joins_ones: bool,
    /// The most that a hyphen joins to tens: 9 in "thirty-two", 19 in
    /// "soixante-quinze".
    pub most_hyphened: u64,
    /// Words behind a round guess, before what it counts: "dozens of". Empty where
    /// nothing stands there.
    pub of: &'static [&'static str],
    /// Whether a scale is a number by itself: "mil".
    pub bare_scales: bool,
}

impl Numerals {
    /// Numbers that are grouped by points, "1.200", and have a comma before
    /// decimals.
    pub(super) const POINTED: Numerals = Numerals {
        groups: &["."],
        is_spaced: false,
        point: ",",
        to: &[],
        between: "",
        and: "",
        joins_ones: false,
        most_hyphened: 9,
        of: &[],
        bare_scales: true,
    };
}
