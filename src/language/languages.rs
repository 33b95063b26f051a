//! The languages that are read, each with its room.

use super::calendar::Calendar;
use super::grammar::Grammar;
use super::{dutch, english, french, german, italian, portuguese, spanish};

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
    /// Portuguese, of Portugal and Brazil.
    Portuguese => portuguese,
    /// Italian.
    Italian => italian,
    /// Dutch.
    Dutch => dutch,
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
        self.grammar().calendar
    }
}

#[cfg(test)]
mod tests {
    use super::Language;
    use crate::language::calendar::Word;

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

    #[test]
    fn every_language_has_twelve_months_and_seven_weekdays() {
        for language in Language::ALL {
            let entries = language.calendar().lexicon.entries();
            let (mut months, mut weekdays) = ([false; 13], [false; 8]);
            for (word, meaning) in entries {
                assert_eq!(language.calendar().lexicon.get(word), Some(*meaning), "{word} twice?");
                match meaning {
                    Word::Month(name) => months[name.number as usize] |= !name.short,
                    Word::Weekday(name) => weekdays[name.number as usize] |= !name.short,
                    _ => {}
                }
            }
            assert!(months[1..].iter().chain(&weekdays[1..]).all(|m| *m), "{language:?}");
        }
    }

    #[test]
    fn calendars_name_months_and_weekdays_only() {
        for (word, language, expected) in [
            ("october", Language::English, true),
            ("oct", Language::English, true),
            ("may", Language::English, true),
            ("saturday", Language::English, true),
            ("jan", Language::English, false),
            ("sun", Language::English, false),
            ("yesterday", Language::English, false),
            ("märz", Language::German, true),
            ("août", Language::French, true),
            ("miércoles", Language::Spanish, true),
            ("octubre", Language::English, false),
        ] {
            assert_eq!(language.calendar().names(word), expected, "{word}");
        }
    }
}
