//! What a story is mostly about: the names that it has most, and its title.

use std::collections::HashSet;

use super::texts::Texts;
use super::words::Occurrence;
use crate::article::{Excerpt, Part};
use crate::compare::caption::is_plain;
use crate::fold::{self, fold};
use crate::language::background;
use crate::language::cue::{Cue, cue_of};
use crate::language::stem;
use crate::mention::Person;
use crate::tokens::Kind;

/// As many names of a story count as its main ones.
const MAIN: usize = 8;

/// The words that tell what a story is about.
#[derive(Debug, Clone, Default)]
pub struct Gist {
    /// Its main names, the weightiest first: words mostly written with a
    /// capital, weighed by how often they stand there and how rare they are.
    pub names: Vec<Telling>,
    /// The different words of its title.
    pub title: Vec<Telling>,
    /// How often the most frequent main name stands there.
    pub most: u32,
}

/// A word that tells what a story is about.
#[derive(Debug, Clone, Copy)]
pub struct Telling {
    /// The [`stem::key`].
    pub key: u64,
    /// Where it stands first.
    pub first: Excerpt,
    /// How much it tells, in bits.
    pub weight: f64,
}

impl Gist {
    /// What the texts tell, in which those persons were seen.
    pub(super) fn of<'p>(story: Texts, persons: impl Iterator<Item = &'p Person>) -> Gist {
        let persons: HashSet<&str> =
            persons.flat_map(|person| person.parts.iter().map(String::as_str)).collect();
        let is_name = |at: Excerpt| {
            let word = fold(at.span.of(story.text(at.part)));
            persons.contains(word.as_str())
                || !is_plain(fold::key(word.bytes()), &word, story.context)
        };
        let name = |(key, found): (u64, &Occurrence)| {
            let rarity = rarity(story, found.first);
            let weight = f64::from(found.count) * rarity;
            (Telling { key, first: found.first, weight }, found.count)
        };
        let mut names: Vec<(Telling, u32)> = story
            .words
            .all()
            .filter(|(_, found)| found.capitals > 0 && found.capitals * 2 >= found.count)
            .map(name)
            .filter(|(telling, _)| telling.weight > 0.0 && is_name(telling.first))
            .collect();
        names.sort_by(|(a, _), (b, _)| {
            b.weight.total_cmp(&a.weight).then_with(|| a.first.cmp(&b.first))
        });
        names.truncate(MAIN);
        let most = names.iter().map(|(_, count)| *count).max().unwrap_or(1);
        let names = names.into_iter().map(|(telling, _)| telling).collect();
        Gist { names, title: title(story), most }
    }
}

fn title(story: Texts) -> Vec<Telling> {
    let mut words: Vec<Telling> = Vec::new();
    let tokens = story.tokens(Part::Title).iter();
    for token in tokens.filter(|t| t.kind == Kind::Word) {
        let first = Excerpt::new(Part::Title, token.span());
        let key = stem::key(&fold(token.of(story.text(Part::Title))));
        let weight = rarity(story, first);
        if weight > 0.0 && words.len() < MOST_TITLE && words.iter().all(|word| word.key != key) {
            words.push(Telling { key, first, weight });
        }
    }
    words
}

/// Words of a title that are looked at; the longest headlines have thirty.
const MOST_TITLE: usize = 40;

/// What it says to share the word there; nothing if it is a month or weekday.
fn rarity(story: Texts, at: Excerpt) -> f64 {
    let key = fold::key_of(at.span.of(story.text(at.part)), &mut String::new());
    if cue_of(key) == Cue::Calendar {
        0.0
    } else {
        background::rarity(key, story.context.language())
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Source;
    use crate::compare::Story;
    use crate::mention::Context;
    use crate::read::{Format, stories};

    #[test]
    fn main_names_and_the_title_tell_what_a_story_is_about() {
        let record = r#"{"title": "President visits jail in Minsk on Monday", "text":
            "The president, Alexander Lukashenko, came on Monday. Lukashenko met lawyers of Babaryko. The talks with Lukashenko were long."}"#;
        let article = stories(Source::new("desk", record), Format::Json).into_iter().next();
        let article = article.expect("one story").expect("a sound record");
        let story = Story::new(&article, &Context::of(&article));
        let words = |telling: &[super::Telling]| -> Vec<String> {
            let word = |t: &super::Telling| t.first.span.of(story.text(t.first.part)).to_owned();
            telling.iter().map(word).collect()
        };
        let gist = story.gist();
        assert_eq!(words(&gist.names)[0], "Lukashenko");
        assert!(!words(&gist.names).contains(&"Monday".to_owned()));
        assert_eq!(words(&gist.title), ["visits", "jail", "Minsk"]);
        assert_eq!(gist.most, 3);
    }
}
