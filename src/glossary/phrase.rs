//! Phrases found in a text, all in one pass.

use std::collections::BTreeMap;

use crate::article::Span;
use crate::fold::fold;
use crate::tokens::{Tokens, tokens};

/// Phrases by their first words, each with what it stands for.
#[derive(Debug, Clone)]
pub(super) struct Phrases<T> {
    by_first: BTreeMap<String, Vec<Phrase<T>>>,
}

#[derive(Debug, Clone)]
struct Phrase<T> {
    /// Words and marks, folded, and whether each begins with a capital.
    parts: Vec<(String, bool)>,
    value: T,
}

/// A longer phrase is no name; its end is not looked at.
const MOST_PARTS: usize = 32;
/// As many phrases may begin with one word; the rest of them are not looked for.
const MOST_PER_WORD: usize = 200;

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases { by_first: BTreeMap::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase. Where it is written with capitals, so must a text be.
    pub fn add(&mut self, phrase: &str, value: T) {
        let parts: Vec<(String, bool)> = tokens(phrase)
            .iter()
            .take(MOST_PARTS)
            .map(|token| (fold(token.of(phrase)), token.is_cap()))
            .collect();
        let Some((first, _)) = parts.first() else { return };
        let phrases = self.by_first.entry(first.clone()).or_default();
        // The longest that fits is the one that is meant.
        let at = phrases.partition_point(|known| known.parts.len() >= parts.len());
        if phrases.len() < MOST_PER_WORD {
            phrases.insert(at, Phrase { parts, value });
        }
    }

    /// Where a text has phrases, in order, not overlapping.
    pub fn find<'p>(&'p self, tokens: Tokens<'p>) -> impl Iterator<Item = (Span, &'p T)> {
        let mut at = if self.by_first.is_empty() { tokens.len() } else { 0 };
        std::iter::from_fn(move || {
            while at < tokens.len() {
                let rest = &tokens[at..];
                let phrases = self.by_first.get(&fold(rest[0].of(tokens.text)));
                let found = phrases
                    .into_iter()
                    .flatten()
                    .find(|phrase| phrase.opens(Tokens::new(tokens.text, rest)));
                at += found.map_or(1, |phrase| phrase.parts.len());
                if let Some(phrase) = found {
                    let span = rest[0].span().cover(rest[phrase.parts.len() - 1].span());
                    return Some((span, &phrase.value));
                }
            }
            None
        })
    }
}

impl<T> Phrase<T> {
    /// Whether the tokens begin with this phrase.
    fn opens(&self, tokens: Tokens) -> bool {
        tokens.len() >= self.parts.len()
            && self.parts.iter().zip(tokens.all).all(|((word, capital), token)| {
                (!capital || token.is_cap()) && fold(token.of(tokens.text)) == *word
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found_and_capitals_are_kept() {
        let mut phrases = Phrases::default();
        for phrase in ["Old Mill", "Old Mill Park", "bild", "SDA-Keystone", ""] {
            phrases.add(phrase, ());
        }
        for (text, found) in [
            (
                "At Old Mill Park, not the old mill, near Old Mill.",
                vec!["Old Mill Park", "Old Mill"],
            ),
            ("BILD and Bild: SDA-Keystone", vec!["BILD", "Bild", "SDA-Keystone"]),
            ("Nothing of this Old", vec![]),
            ("", vec![]),
        ] {
            let cut = tokens(text);
            let spans: Vec<&str> =
                phrases.find(Tokens::new(text, &cut)).map(|(s, _)| s.of(text)).collect();
            assert_eq!(spans, found, "{text}");
        }
    }
}
