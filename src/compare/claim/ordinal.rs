//! Which of several of one's own: "her second novel", where the story has "her
//! third novel".

use super::statement::{Statement, statements};
use super::{Refuted, roster::Roster};
use crate::article::Span;
use crate::compare::{Comparison, MOST_NAMED, past};
use crate::fold::folded;
use crate::language::calendar::Word;
use crate::language::{Language, stem};
use crate::mention::{Facts, Mention};
use crate::tokens::{Case, Kind, Tokens};
use crate::words::Class;

/// One of several things of somebody's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ordinal {
    /// Which of the text's persons was named last before it, as an index.
    person: usize,
    /// Its number.
    number: i16,
    /// The [`stem::key`] of the word for the thing.
    thing: u64,
}

/// Words that may stand between the ordinal and what it counts: "third children's
/// novel".
const MOST_BETWEEN: usize = 2;

/// Bytes behind a name within which "her" is whoever bears it.
const REACH: usize = 400;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let claims = ordinals(caption.text, &caption.facts);
    if claims.is_empty() || caption.facts.marker.is_some() || past::is_old(caption, story) {
        return Vec::new();
    }
    let told = statements(story, ordinals);
    let roster = Roster::of(story);
    let refuted = claims.iter().take(MOST_NAMED).filter_map(|claim| {
        let tie = persons.iter().find(|tie| tie.index == claim.value.person)?;
        let places = roster.places(tie, caption);
        let own: Vec<&Statement<Ordinal>> = told
            .iter()
            .filter(|told| told.value.thing == claim.value.thing)
            .filter(|told| told.names(&places, told.value.person))
            .collect();
        let first = own.first()?;
        let is_one = own.iter().all(|told| told.value.number == first.value.number);
        (is_one && first.value.number != claim.value.number).then(|| Refuted {
            caption: claim.span,
            story: first.at,
            subject: String::new(),
            answer: None,
        })
    });
    refuted.collect()
}

/// What a text counts of its persons' own, in order; none that comes first, for the
/// first of anything is often told beside a later one, and nothing that is counted
/// while a game goes on. The spans run from the owner's pronoun to the thing.
fn ordinals(text: &str, facts: &Facts) -> Vec<Mention<Ordinal>> {
    let tokens = Tokens::new(text, &facts.tokens);
    let mut scratch = String::new();
    let found = (1..tokens.len()).filter_map(|at| {
        let owner = tokens[at - 1];
        if !owner.is_of(Class::Whose) || tokens[at].opens_sentence {
            return None;
        }
        Class::Whose.row(&owner.of(text).to_lowercase(), Language::English.code())?;
        let number = number(tokens, at)?;
        let end = thing(tokens, at + 1)?;
        let named = facts.persons.partition_point(|m| m.span.start < owner.span().start);
        let person = named.checked_sub(1)?;
        let apart = owner.span().start.saturating_sub(facts.persons[person].span.end);
        let span = Span::new(owner.span().start, tokens[end].span().end);
        let thing = stem::key(folded(tokens.word(end), &mut scratch));
        let value = Ordinal { person, number, thing };
        (apart <= REACH).then_some(Mention { span, value })
    });
    found.collect()
}

/// The number of an ordinal in a word, from the second on.
fn number(tokens: Tokens, at: usize) -> Option<i16> {
    let lower = tokens.word(at).to_lowercase();
    match Language::English.calendar().lexicon.get(&lower) {
        Some(Word::Ordinal(number)) if number > 1 => Some(i16::from(number)),
        _ => None,
    }
}

/// The token of the noun that begins, or follows an adjective, at a token.
fn thing(tokens: Tokens, at: usize) -> Option<usize> {
    let is_plain = |at: &usize| {
        let token = tokens[*at];
        token.kind == Kind::Word
            && token.case == Case::Lower
            && !token.opens_sentence
            && !token.is_of(Class::FunctionWord)
    };
    let most = (at + MOST_BETWEEN + 1).min(tokens.len());
    let end = (at..most).take_while(is_plain).last()?;
    let goes_on =
        tokens.get(end + 1).is_some_and(|_| end + 1 < tokens.len() && is_plain(&(end + 1)));
    (!goes_on && !tokens[end].is_of(Class::CountedInGame)).then_some(end)
}
