//! The caption's counts against the story's.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::caption::Caption;
use super::story::Story;
use super::{MOST_NAMED, past};
use crate::article::{Excerpt, Span};
use crate::fold::fold;
use crate::language::stem;
use crate::mention::Number;
use crate::words::{Class, Row};

/// How a count of the caption stands to the story.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberTie {
    /// Where the caption counts.
    pub caption: Span,
    /// Which of the caption's counts it is, as an index.
    pub index: usize,
    /// How it stands to the story's counts.
    pub relation: NumberRelation,
    /// Where the story counts otherwise.
    pub story: Option<Excerpt>,
}

/// How a count stands to the counts of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberRelation {
    /// The story counts the same, and never so many.
    Conflicts,
    /// The story does not count that.
    Unsaid,
    /// One of the story's counts can be the same.
    Agrees,
}

/// A count that a story tells in more ways than these is a tale of its own.
const MOST_TOLD: usize = 8;

/// How each count of the caption stands to the story, in order; of the first
/// [`MOST_NAMED`].
pub fn numbers(caption: &Caption, story: &Story) -> Vec<NumberTie> {
    let found = caption.facts.numbers.iter().enumerate().take(MOST_NAMED);
    found
        .map(|(index, mention)| {
            let is_past = !story.is_english() && is_of_another_time(mention.span, caption, story);
            let (relation, story) = match is_past {
                true => (NumberRelation::Unsaid, None),
                false => tie(&mention.value, story),
            };
            NumberTie { caption: mention.span, index, relation, story }
        })
        .collect()
}

fn tie(number: &Number, story: &Story) -> (NumberRelation, Option<Excerpt>) {
    if stands_in(number, story) || story.numbers().any(|(_, other)| may_agree(number, other)) {
        return (NumberRelation::Agrees, None);
    }
    if number.is_part || is_sum(number, story) {
        return (NumberRelation::Unsaid, None);
    }
    let others =
        story.numbers().filter(|(_, other)| !other.is_part && is_same_count(number, other));
    let other = others.take(MOST_TOLD).find(|(at, _)| !is_aside(*at, story));
    match other {
        Some((at, _)) => (NumberRelation::Conflicts, Some(at)),
        None => (NumberRelation::Unsaid, None),
    }
}

/// Whether both count the same: the same things of which the same is said.
fn is_same_count(a: &Number, b: &Number) -> bool {
    // "40 dead" are people.
    let noun = |number: &Number| number.noun.clone().unwrap_or_else(|| "people".to_owned());
    // "No one was hurt": none of any.
    let is_none = [a, b].iter().any(|number| number.number == Some(0));
    a.state.is_some() && a.state == b.state && (is_none || noun(a) == noun(b))
}

/// Whether the story's count can be the caption's in any way: the same number
/// of anything, or so many of the same thing or of the same fate.
fn may_agree(a: &Number, b: &Number) -> bool {
    let akin = a.noun == b.noun || a.state.is_some() && a.state == b.state;
    a.number.is_some() && a.number == b.number || akin && meets(a, b)
}

fn meets(a: &Number, b: &Number) -> bool {
    let (a, b) = (range(a), range(b));
    a.start() <= b.end() && b.start() <= a.end()
}

/// What a count can mean between two reports of one thing: round numbers are
/// rounded ones, so that 1,200 are 1,150 to 1,250, and nobody says "at least
/// 14" of 40, or "dozens" of thousands.
fn range(number: &Number) -> RangeInclusive<u64> {
    let slack = number.number.map_or(0, |n| {
        let mut unit = 1_u64;
        while n >= 100 && n % unit.saturating_mul(10) == 0 {
            unit = unit.saturating_mul(10);
        }
        unit / 2
    });
    let reach = if number.number.is_some() { 2 } else { 20 };
    let most = number.most.unwrap_or(number.least.saturating_mul(reach));
    number.least.saturating_sub(slack)..=most.saturating_add(slack)
}

/// Whether the number itself stands anywhere in the story, whatever it counts.
fn stands_in(number: &Number, story: &Story) -> bool {
    let Some(n) = number.number.filter(|n| (1..1000).contains(n)) else { return false };
    let number = format!("small {n}");
    let tens = format!("tens {n}");
    let code = story.language().code();
    let is_it = |row: &&Row| row.language == code && (row.value == number || row.value == tens);
    let mut words = Class::NumberWord.rows().iter().filter(is_it).map(|row| fold(row.word));
    story.word(stem::key(&n.to_string())).is_some()
        || words.any(|word| story.word(stem::key(&word)).is_some())
}

/// Whether the caption adds up two counts of the story: the dead of two towns.
fn is_sum(number: &Number, story: &Story) -> bool {
    let Some(sum) = number.number else { return false };
    let parts: BTreeSet<u64> = story
        .numbers()
        .filter(|(_, other)| other.state == number.state || other.noun == number.noun)
        .filter_map(|(_, other)| other.number.filter(|part| *part < sum))
        .collect();
    parts.iter().any(|part| parts.contains(&(sum - part)))
}

/// Whether a count of the story is of something else than the day's event.
fn is_aside(at: Excerpt, story: &Story) -> bool {
    let code = story.language().code();
    let is_elsewhere = |word: &str| Class::OtherCount.row(&word.to_lowercase(), code).is_some();
    past::looks_back(at, story) || past::words(at, story).any(is_elsewhere)
}

/// Whether the caption's own sentence speaks of another time: "vor zehn Jahren".
fn is_of_another_time(at: Span, caption: &Caption, story: &Story) -> bool {
    let code = story.language().code();
    let sentence = past::sentence(&caption.facts.tokens, at).of(caption.text);
    let mut words = sentence.split(|c: char| !c.is_alphanumeric());
    words.any(|word| Class::OtherCount.row(&word.to_lowercase(), code).is_some())
}

#[cfg(test)]
mod tests {
    use super::{Number, is_same_count, may_agree};
    use crate::mention::numbers;
    use crate::tokens::{Tokens, tokens};

    fn number(text: &str) -> Number {
        let mut found = numbers(Tokens::new(text, &tokens(text)), &[], &[]);
        assert_eq!(found.len(), 1, "{text}");
        found.remove(0).value
    }

    #[test]
    fn counts_agree_within_what_their_words_allow() {
        for (a, b, agree) in [
            ("11 people were killed", "at least ten people were killed", true),
            ("11 people were killed", "at least twelve people were killed", false),
            ("about 50 miners were rescued", "58 miners were rescued", true),
            ("1,200 protesters", "more than 1,000 protesters", true),
            ("1,200 protesters", "1,230 protesters", true),
            ("1,200 protesters", "1,430 protesters", false),
            ("dozens of people were hurt", "300 people were hurt", true),
            ("dozens of people were hurt", "12 people were hurt", false),
            ("11 people were killed", "at least five people were killed", false),
            ("40 dead", "40 homes destroyed", true),
        ] {
            assert_eq!(may_agree(&number(a), &number(b)), agree, "{a} / {b}");
            assert_eq!(may_agree(&number(b), &number(a)), agree, "{b} / {a}");
        }
    }

    #[test]
    fn only_the_same_things_of_the_same_fate_are_one_count() {
        for (a, b, same) in [
            ("11 people were killed", "40 dead", true),
            ("11 people were killed", "12 people were injured", false),
            ("11 soldiers were killed", "40 dead", false),
            ("11 soldiers were hurt", "No one was hurt.", true),
            ("11 soldiers were killed", "No one was hurt.", false),
            ("11 soldiers", "12 soldiers", false),
        ] {
            assert_eq!(is_same_count(&number(a), &number(b)), same, "{a} / {b}");
        }
    }
}
