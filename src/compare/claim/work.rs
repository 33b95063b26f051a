//! Titles of works in quotation marks that are the story's but for one word:
//! "The Salt Path" for "The Salt Road".

use super::Refuted;
use crate::article::{Excerpt, Span};
use crate::compare::{Comparison, PersonRelation};
use crate::fold::folded;
use crate::language::stem;
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// Words of the longest title that is compared.
const LONGEST: usize = 8;

/// A title in quotation marks.
struct Title {
    /// The [`stem::key`]s of its words but for small ones, in order.
    words: Vec<u64>,
    span: Span,
}

/// The caption's titles that the story does not have, where it has one that is the
/// same but for a word, and names somebody of the caption.
pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let claims = titles(Tokens::new(caption.text, &caption.facts.tokens));
    if claims.is_empty() || !persons.iter().any(|tie| tie.relation >= PersonRelation::Variant) {
        return Vec::new();
    }
    let texts = story.facts.iter();
    let told: Vec<(Excerpt, Title)> = texts
        .flat_map(|(part, facts)| {
            let titles = titles(Tokens::new(story.text(*part), &facts.tokens));
            titles.into_iter().map(|title| (Excerpt::new(*part, title.span), title))
        })
        .collect();
    let refuted = claims.iter().filter_map(|claim| {
        let is_absent = |word: &u64| story.word(*word).is_none();
        let near = |told: &Title| {
            let pairs = claim.words.iter().zip(&told.words);
            let mut other = pairs.filter(|(one, other)| one != other);
            let is_near = claim.words.len() == told.words.len()
                && other.next().is_some_and(|(one, _)| is_absent(one));
            is_near && other.next().is_none()
        };
        let (at, title) = told.iter().find(|(_, told)| near(told))?;
        let is_one = told.iter().all(|(_, told)| !near(told) || told.words == title.words);
        is_one.then(|| Refuted {
            caption: claim.span,
            story: *at,
            subject: claim.span.of(caption.text).to_owned(),
            answer: Some(at.span.of(story.text(at.part)).to_owned()),
        })
    });
    refuted.collect()
}

/// The titles in a text: two telling words and more in quotation marks, each with
/// its capital.
fn titles(tokens: Tokens) -> Vec<Title> {
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
                let words: Vec<u64> = keys.collect();
                if is_title {
                    let span = tokens[first].span().cover(tokens[last].span());
                    found.push(Title { words, span });
                }
            }
            _ if tokens[at].opens_paragraph => open = None,
            _ => {}
        }
    }
    found
}
