//! What a language is known by, and what finding facts in it depends on.

use super::calendar::Calendar;
use super::{english, french, german, spanish};

/// How a language is written.
pub struct Grammar {
    /// Its two-letter code, which its folder of words is called by too.
    pub code: &'static str,
    /// How it speaks of dates.
    pub calendar: Calendar,
    /// Whether every noun has a capital, so that a capital alone is no name.
    pub capital_nouns: bool,
    /// Whether small words are joined to names by an apostrophe: "l'Iran".
    pub elides: bool,
    /// Whether an article or preposition with the capital of its sentence runs
    /// into the name behind it: "En France".
    pub lone_articles: bool,
    /// Whether the tagger of names and the readers of counts learnt it.
    pub is_tagged: bool,
}

/// The languages that are read, each with its room.
macro_rules! languages {
    ($($(#[$doc:meta])* $name:ident => $room:ident,)*) => {
        /// A language that is read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        pub enum Language {
            $($(#[$doc])* $name,)*
        }

        impl Language {
            /// All of them.
            pub const ALL: &[Language] = &[$(Language::$name,)*];

            /// How the language is written.
            pub fn grammar(self) -> &'static Grammar {
                match self {
                    $(Language::$name => &$room::GRAMMAR,)*
                }
            }
        }
    };
}

languages! {
    /// English; numeric dates are read month first.
    #[default]
    English => english,
    /// German.
    German => german,
    /// French.
    French => french,
    /// Spanish.
    Spanish => spanish,
}

impl Language {
    /// The language of a code such as `de` or `en-GB`; `None` where it is not
    /// read.
    pub fn from_code(code: &str) -> Option<Language> {
        let letters = code.get(..2)?;
        if code.as_bytes().get(2).is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        Language::ALL.iter().copied().find(|language| letters.eq_ignore_ascii_case(language.code()))
    }

    /// The language's two-letter code.
    pub fn code(self) -> &'static str {
        self.grammar().code
    }

    /// The language's calendar.
    pub fn calendar(self) -> &'static Calendar {
        &self.grammar().calendar
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn codes_name_languages() {
        for (code, expected) in [
            ("en", Some(Language::English)),
            ("de-AT", Some(Language::German)),
            ("ES", Some(Language::Spanish)),
            ("est", None),
            ("ko", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(Language::from_code(code), expected, "{code}");
            let named = expected.map(Language::code);
            assert_eq!(named.and_then(Language::from_code), expected, "{code}");
        }
    }
}
