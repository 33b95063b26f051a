//! What a language is known by, and what finding facts in it depends on.

use super::calendar::Calendar;
use super::numerals::Numerals;

/// How a language is written.
pub struct Grammar {
    /// Its two-letter code, which its folder of words is called by too.
    pub code: &'static str,
    /// How it speaks of dates.
    pub calendar: &'static Calendar,
    /// Whether every noun has a capital, so that a capital alone is no name.
    pub capital_nouns: bool,
    /// Whether small words are joined to names by an apostrophe: "l'Iran".
    pub elides: bool,
    /// Whether a name's genitive is its own with an "s": "Merkels Rede".
    pub joined_genitive: bool,
    /// What adjectives of towns end in, before a noun, and what the town's name
    /// has in its stead: "Bremer" of "Bremen".
    pub town_adjectives: &'static [(&'static str, &'static str)],
    /// Whether days of the week are words joined by a hyphen: "segunda-feira".
    pub hyphened_weekdays: bool,
    /// Whether an article or preposition with the capital of its sentence runs
    /// into the name behind it: "En France".
    pub lone_articles: bool,
    /// How it writes numbers.
    pub numerals: Numerals,
    /// Whether a participle ends its clause, far from whom it is told of: "45
    /// Menschen wurden bei dem Unfall verletzt".
    pub late_participles: bool,
    /// Whether the tagger of names and the readers of counts learnt it.
    pub is_tagged: bool,
}

impl Grammar {
    /// That of a language in which nothing of this is so.
    pub(super) const fn of(code: &'static str, calendar: &'static Calendar) -> Grammar {
        Grammar {
            code,
            calendar,
            capital_nouns: false,
            elides: false,
            joined_genitive: false,
            town_adjectives: &[],
            hyphened_weekdays: false,
            lone_articles: false,
            numerals: Numerals::POINTED,
            late_participles: false,
            is_tagged: false,
        }
    }
}
