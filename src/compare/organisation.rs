//! The caption's organisations and other names against the story's words.

use super::MOST_NAMED;
use super::caption::{Caption, Word};
use super::story::Story;
use crate::article::Span;
use crate::fold::fold;
use crate::language::Language;
use crate::language::background;
use crate::language::cue::Cue;
use crate::language::function::is_function_word;
use crate::language::stem;
use crate::tokens::{Case, Kind};
use crate::words::Class;

/// An organisation, or another name of two words or more that is neither a
/// person's nor a place's, that the story does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AbsentName {
    /// Where the caption names it.
    pub caption: Span,
}

/// The names that the story does not have, in order.
pub(super) fn absent(caption: &Caption, story: &Story) -> Vec<AbsentName> {
    let facts = &caption.facts;
    // "The US Capitol" is told of as a place.
    let is_place = |name: &Span| {
        let at = facts.places.partition_point(|m| m.span.end <= name.start);
        facts.places.get(at).is_some_and(|m| m.span == *name && m.value.place.is_some())
    };
    let named = facts.organisations.iter().map(|m| m.span);
    let mut names: Vec<Span> = named.filter(|name| !is_place(name)).collect();
    names.extend(runs(caption, story.language()));
    names.sort();
    names.dedup_by(|later, kept| later.overlaps(*kept));
    let absent = names
        .into_iter()
        .filter(|name| !is_site(name.of(caption.text)) && !is_people(*name, caption))
        .filter(|name| is_absent(*name, caption, story));
    absent.take(MOST_NAMED).map(|caption| AbsentName { caption }).collect()
}

/// A word that opens a sentence is part of a name only if it is as surprising,
/// in bits: not "The", "Former", "People".
const OPENING: f64 = 10.0;

/// Capitalised words in a row, two or more, that nothing else has claimed;
/// neither titles nor a headline in capitals.
fn runs(caption: &Caption, language: Language) -> Vec<Span> {
    let facts = &caption.facts;
    let taken = |span: Span| {
        facts.is_credit(span)
            || facts.is_dated(span)
            || facts.is_named(span)
            || facts.is_marker(span)
            || facts.is_placed(span)
    };
    let mut runs = Vec::new();
    let mut run: Option<(Span, usize)> = None;
    let mut end = |run: &mut Option<(Span, usize)>| {
        runs.extend(run.take().filter(|(_, words)| *words > 1).map(|(span, _)| span));
    };
    for token in &facts.tokens {
        let span = token.span();
        let goes_on = token.kind == Kind::Word && token.case == Case::Capital && !taken(span) && {
            let opens = token.opens_sentence && background::surprise(token.key, language) < OPENING;
            token.cue() != Cue::Title && !opens
        };
        if !goes_on {
            end(&mut run);
        } else {
            run = Some(run.map_or((span, 1), |(whole, words)| (whole.cover(span), words + 1)));
        }
    }
    end(&mut run);
    runs
}

fn is_site(name: &str) -> bool {
    let last = name.split_whitespace().next_back().map(fold);
    last.is_some_and(|last| Class::Site.has(&last))
}

/// Whether a name of two words is that of a people's men, before what they are:
/// "Kurdish Peshmerga fighters".
fn is_people(name: Span, caption: &Caption) -> bool {
    let (text, facts) = (caption.text, &caption.facts);
    let first = facts.tokens.partition_point(|token| token.span().start < name.start);
    let end = facts.tokens.partition_point(|token| token.span().start < name.end);
    let is_demonym = |span: Span| {
        let at = facts.places.partition_point(|place| place.span.end <= span.start);
        facts.places.get(at).is_some_and(|m| m.span.overlaps(span) && m.value.is_demonym())
    };
    // The people may stand before the name, or in it behind a marker.
    let Some(people) = end.checked_sub(2).filter(|at| at + 1 >= first) else { return false };
    let is_alone = facts.tokens[first.min(people)..people]
        .iter()
        .all(|token| token.kind == Kind::Mark || facts.is_marker(token.span()));
    if !is_alone || !is_demonym(facts.tokens[people].span()) {
        return false;
    }
    let behind = facts.tokens.get(end).filter(|token| !token.opens_sentence);
    behind.is_some_and(|token| {
        token.kind == Kind::Word
            && token.case == Case::Lower
            && !is_function_word(token.of(text), Language::English)
    })
}

/// Whether the story lacks most of a name, by what its words say, and is not
/// known to it by its initials either.
fn is_absent(name: Span, caption: &Caption, story: &Story) -> bool {
    let from = caption.words.partition_point(|word| word.span.end <= name.start);
    let words: Vec<&Word> =
        caption.words[from..].iter().take_while(|word| word.span.start < name.end).collect();
    let bits = |words: &mut dyn Iterator<Item = &&Word>| words.map(|w| w.surprise).sum::<f64>();
    let whole = bits(&mut words.iter());
    let lacking = bits(&mut words.iter().filter(|word| story.word(word.key).is_none()));
    whole > 0.0 && lacking * 2.0 > whole && !has_initials(name.of(caption.text), story)
}

/// Whether the story has the initials of a name's capitalised words: "NATO".
fn has_initials(name: &str, story: &Story) -> bool {
    let name = name.strip_prefix("The ").unwrap_or(name);
    let initials: String = name
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
        .flat_map(char::to_lowercase)
        .collect();
    let written = story.word(stem::key(&initials)).map(|found| found.first);
    let written = written.map(|at| at.span.of(story.text(at.part)));
    initials.len() > 1 && written.is_some_and(|word| !word.contains(char::is_lowercase))
}
