//! Lines that name who wrote the story.

use crate::fold::fold;
use crate::language::word::{Word, words};
use crate::lexicon;
use crate::words::Class;

/// A longer line is none, in bytes.
const LONGEST: usize = 120;

/// Most words of the names and what joins them.
const MOST_WORDS: usize = 14;

/// "By Hanna Weiss", "Story by Hanna Weiss and Tom Brandt, Staff Writers".
pub(super) fn is_byline(line: &str) -> bool {
    if line.len() > LONGEST || line.trim_end().ends_with(['.', '!', '?', '"', '”']) {
        return false;
    }
    let all: Vec<Word> = words(line).collect();
    if !all.is_empty() && all.len() <= 5 && all.iter().all(|word| word.is_in(Class::BylineWriter)) {
        return true;
    }
    let length = |beginning: &&str| {
        let mut parts = beginning.split(' ').enumerate();
        let fits = parts.all(|(at, part)| all.get(at).is_some_and(|word| word.is(part)));
        Some(beginning.split(' ').count()).filter(|count| fits && all.len() > *count)
    };
    let Some(beginning) = Class::BylineBeginning.words().iter().filter_map(length).max() else {
        return false;
    };
    let rest = &all[beginning..];
    let is_named = |word: &Word| word.is_capitalised() && !word.text.contains(char::is_numeric);
    rest.len() <= MOST_WORDS
        && rest.first().is_some_and(is_named)
        && rest.iter().filter(|word| is_named(word)).count() >= 2
        && rest.iter().all(|word| is_named(word) || word.is_in(Class::BylineWord))
}

/// "Hanna Weiss", "HANNA WEISS": a given name and one or two others.
pub(super) fn is_lone_name(line: &str) -> bool {
    let line = line.trim();
    let is_plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’');
    if line.len() > 40 || line.ends_with('.') || !line.chars().all(is_plain) {
        return false;
    }
    let all: Vec<Word> = words(line).collect();
    let is_given = all.first().is_some_and(|word| lexicon::entry(&fold(word.text)).given > 0);
    (2..=3).contains(&all.len()) && is_given && all.iter().all(Word::is_capitalised)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_known_by_their_line() {
        for line in [
            "By Hanna Weiss",
            "BY HANNA WEISS",
            "Story by Hanna Weiss and Tom Brandt",
            "By Hanna Weiss, Staff Writer",
            "Von Hanna Weiss",
            "Por Inés Olarte",
            "Texte : Aline Verdier",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By Monday the river had fallen",
            "By Tuesday, Mayor Lena Ortiz had left",
            "By the river",
            "Von der Brücke aus sieht man den Fluss",
            "Hanna Weiss",
            "By 2030 the bridge will be rebuilt",
        ] {
            assert!(!is_byline(line), "{line}");
        }
        assert!(is_lone_name("Hanna Weiss"));
        assert!(is_lone_name("HANNA WEISS"));
        assert!(!is_lone_name("Breaking News"));
        assert!(!is_lone_name("Bridge Reopens"));
        assert!(!is_lone_name("Hanna Weiss opens the bridge"));
    }
}
