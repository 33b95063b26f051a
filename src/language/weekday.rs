//! Weekdays as a text writes them.

use super::Language;
use super::calendar::Word;

/// The weekday `number` (1 is Monday) as `written` writes another one: in its
/// language, in full or short, with its capitals. Nothing where `written` is
/// no weekday, or one in several languages that differ on the other.
pub fn other_weekday(written: &str, number: i8) -> Option<String> {
    let mut others = Language::ALL.iter().filter_map(|language| of(*language, written, number));
    let first = others.next()?;
    others.all(|other| other == first).then(|| in_case_of(written, first))
}

fn of(language: Language, written: &str, number: i8) -> Option<&'static str> {
    let lexicon = &language.calendar().lexicon;
    let Some(Word::Weekday(name)) = lexicon.get(written) else { return None };
    let same_kind = lexicon.entries().iter().filter_map(|(word, meaning)| match meaning {
        Word::Weekday(other) if other.number == number && other.short == name.short => Some(*word),
        _ => None,
    });
    // Of several short forms the one that is as long.
    same_kind.min_by_key(|word| if name.short { word.len().abs_diff(written.len()) } else { 0 })
}

fn in_case_of(written: &str, word: &str) -> String {
    let mut letters = word.chars();
    let is_lower = |c: char| c.is_lowercase();
    match (written.chars().any(is_lower), written.starts_with(is_lower), letters.next()) {
        (false, ..) => word.to_uppercase(),
        (true, false, Some(first)) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_weekday_is_written_in_the_same_way() {
        for (written, number, expected) in [
            ("Monday", 6, Some("Saturday")),
            ("MONDAY", 3, Some("WEDNESDAY")),
            ("Fri", 1, Some("Mon")),
            ("Montag", 7, Some("Sonntag")),
            ("lundi", 2, Some("mardi")),
            ("Lunes", 3, Some("Miércoles")),
            ("Octember", 1, None),
            ("October", 1, None),
            ("", 1, None),
        ] {
            assert_eq!(other_weekday(written, number).as_deref(), expected, "{written}");
        }
    }
}
