//! A person's name: which of its words are given and which the family's.

use crate::fold::{self, fold};
use crate::language::cue::{Cue, cue};
use crate::language::family::{is_family_first, is_syllable, leads};
use crate::lexicon;
use crate::words::Class;

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Given names and initials as written, or nothing.
    pub given: String,
    /// Family name as written, with its particles; the only name of those
    /// who are called by one.
    pub family: String,
    /// Title or role written before the name: `US Rep.`, `President`.
    pub title: Option<String>,
    /// The name's words, folded, in the order written; no particles, no
    /// suffixes such as `Jr.`.
    pub parts: Vec<String>,
    /// Which of `parts` is the family name.
    pub family_part: usize,
}

impl Person {
    /// A person of the given words, or `None` if no word of them is a name.
    pub fn named(words: &[&str], title: Option<String>) -> Option<Person> {
        let mut folded: Vec<String> =
            words.iter().map(|word| fold(word.trim_end_matches('.'))).collect();
        let bears = |i: &usize| {
            let joins = || cue(&folded[*i]) == Cue::Particle && !(*i == 0 && opens_name(&folded));
            !folded[*i].is_empty() && !is_suffix(&folded[*i]) && !joins()
        };
        let mut kept: Vec<usize> = (0..words.len()).filter(bears).collect();
        if kept.is_empty() {
            // "Van", "Le": a particle that is all there is of the name.
            kept = (0..words.len())
                .filter(|i| !is_suffix(&folded[*i]) && !folded[*i].is_empty())
                .collect();
        }
        let family_word = family_word(words, &folded, &kept)?;
        // Particles go with the family name that they stand before.
        let joins = |i: &usize| cue(&folded[*i]) == Cue::Particle && !kept.contains(i);
        let before = (0..family_word).rev().take_while(joins).last();
        let family_start = before.unwrap_or(family_word);
        let behind = (family_word + 1..words.len()).filter(|i| !is_suffix(&folded[*i]));
        let given: Vec<&str> = (0..family_start).chain(behind).map(|i| words[i]).collect();
        Some(Person {
            given: given.join(" "),
            family: words[family_start..=family_word].join(" "),
            title,
            family_part: kept.iter().position(|i| *i == family_word)?,
            parts: kept.iter().map(|i| std::mem::take(&mut folded[*i])).collect(),
        })
    }

    /// The family name, folded.
    pub fn family_key(&self) -> &str {
        &self.parts[self.family_part]
    }

    /// The given names and initials, folded.
    pub fn given_keys(&self) -> impl Iterator<Item = &str> {
        self.parts
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != self.family_part)
            .map(|(_, part)| part.as_str())
    }
}

/// Which of `words` is the family name, of those that `kept` lists. A word in
/// lower case at the end is the half of a given name behind a hyphen.
fn family_word(words: &[&str], folded: &[String], kept: &[usize]) -> Option<usize> {
    let (first, last) = (*kept.first()?, *kept.last()?);
    let key = |at: usize| fold::key(folded[at].bytes());
    if kept.len() >= 2 && leads(key(first), key(last), kept.len()) {
        return Some(first);
    }
    let is_half = |at: &usize| words[*at].starts_with(char::is_lowercase);
    let halves = kept.iter().rev().take_while(|at| is_half(at)).count();
    let [others @ .., head] = &kept[..kept.len() - halves] else { return Some(last) };
    // "Carmen Ho Ka-man" and "Oh Se-jin", but "Prayut Chan-o-cha".
    let leads = |at: usize| {
        let syllables = || kept.iter().all(|at| is_syllable(&folded[*at]));
        is_family_first(key(at)) || others.len() == 1 && syllables()
    };
    let before = others.last().filter(|at| halves > 0 && leads(**at));
    Some(*before.unwrap_or(head))
}

/// Whether a particle that comes first is a given name before the surname
/// behind it: "Ben Wallace" and "Al Gore", not "Ben Ali" and "Van Hollen".
fn opens_name(folded: &[String]) -> bool {
    let [first, next, ..] = folded else { return false };
    let entry = lexicon::entry(next);
    match first.as_str() {
        "ben" => (entry.surname >= 5 || entry.given < 2) && !Class::SonOfName.has(next),
        "al" => entry.surname >= 4 && entry.given < 4,
        "van" | "del" => entry.surname >= 5,
        _ => false,
    }
}

fn is_suffix(folded: &str) -> bool {
    Class::Generation.has(folded)
}
