//! Titles of works in quotation marks that are the story's but for one word:
//! "The Salt Path" for "The Salt Road".

use super::Refuted;
use super::statement::statements;
use crate::compare::{Comparison, PersonRelation};
use crate::fold::folded;
use crate::language::stem;
use crate::mention::{Facts, Mention};
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// Words of the longest title that is compared.
const LONGEST: usize = 8;

/// The [`stem::key`]s of a title's words but for small ones, in order.
type Title = Vec<u64>;

/// The caption's titles that the story does not have, where it has one that is the
/// same but for a word, and names somebody of the caption.
pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let claims = titles(caption.text, &caption.facts);
    if claims.is_empty() || !persons.iter().any(|tie| tie.relation >= PersonRelation::Variant) {
        return Vec::new();
    }
    let told = statements(story, titles);
    let refuted = claims.iter().filter_map(|claim| {
        let is_absent = |word: &u64| story.word(*word).is_none();
        let near = |told: &Title| {
            let pairs = claim.value.iter().zip(told);
            let mut other = pairs.filter(|(one, other)| one != other);
            let is_near = claim.value.len() == told.len()
                && other.next().is_some_and(|(one, _)| is_absent(one));
            is_near && other.next().is_none()
        };
        let first = told.iter().find(|told| near(&told.value))?;
        let is_one = told.iter().all(|told| !near(&told.value) || told.value == first.value);
        is_one.then(|| Refuted {
            caption: claim.span,
            story: first.at,
            subject: claim.span.of(caption.text).to_owned(),
            answer: Some(first.at.span.of(first.text).to_owned()),
        })
    });
    refuted.collect()
}

/// The titles in a text: two telling words and more in quotation marks, each with
/// its capital.
fn titles(text: &str, facts: &Facts) -> Vec<Mention<Title>> {
    let tokens = Tokens::new(text, &facts.tokens);
    let mut scratch = String::new();
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for at in 0..tokens.len() {
        let mark = tokens.word(at);
        match (mark, open) {
            ("“", _) | ("\"", None) => open = Some(at + 1),
            ("”" | "\"", Some(first)) => {
                open = None;
                let inner = first..at;
                let word = |at: &usize| tokens[*at].kind == Kind::Word;
                let last = inner.clone().rev().find(word).filter(|_| inner.len() <= LONGEST + 1);
                let Some(last) = last else { continue };
                let telling = (first..=last).filter(word);
                let telling: Vec<usize> =
                    telling.filter(|at| !tokens[*at].is_of(Class::FunctionWord)).collect();
                let is_title = telling.len() > 1 && telling.iter().all(|at| tokens[*at].is_cap());
                let keys =
                    telling.iter().map(|at| stem::key(folded(tokens.word(*at), &mut scratch)));
                let value: Title = keys.collect();
                if is_title {
                    let span = tokens[first].span().cover(tokens[last].span());
                    found.push(Mention { span, value });
                }
            }
            _ if tokens[at].opens_paragraph => open = None,
            _ => {}
        }
    }
    found
}
