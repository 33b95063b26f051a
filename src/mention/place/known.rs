//! Stretches of a text that the gazetteer knows, whatever they mean there.

use crate::gazetteer::{Hit, How, Step, fold_into, gazetteer};
use crate::mention::token::{Kind, Token};

/// A stretch that is written like the name of a place.
#[derive(Debug, Clone)]
pub struct Known {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What it can mean, the best known first.
    pub hits: Vec<Hit>,
}

/// All such stretches, the longest at each word, in order, not overlapping.
pub fn known(text: &str, tokens: &[Token]) -> Vec<Known> {
    let mut all = Vec::new();
    let mut folded = String::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = tokens[at].is_cap().then(|| longest(text, tokens, at, &mut folded)).flatten();
        at = match found {
            Some((end, hits)) => {
                all.push(Known { first: at, end, hits });
                end
            }
            None => at + 1,
        };
    }
    all
}

/// The longest name of the gazetteer that starts at token `first` and is
/// written as that name must be: one past its last token, and its meanings.
fn longest(
    text: &str,
    tokens: &[Token],
    first: usize,
    folded: &mut String,
) -> Option<(usize, Vec<Hit>)> {
    const MOST_TOKENS: usize = 12;
    let mut walker = gazetteer().walker();
    let mut found = None;
    for (offset, token) in tokens[first..].iter().take(MOST_TOKENS).enumerate() {
        let word = token.of(text);
        if offset > 0 && token.opens_paragraph {
            break;
        }
        if token.kind == Kind::Mark {
            match word {
                "." | "-" | "–" | "/" | "&" | "'" | "’" => {}
                _ => break,
            }
            if word == "&" {
                walker.step("and");
            }
            // "Calif." ends with its period.
            if word == "."
                && found.as_ref().is_some_and(|(end, _)| *end == first + offset)
                && offset < 2
            {
                extend_over_period(text, tokens, first, offset, &mut found);
            }
            continue;
        }
        if matches!(word, "'s" | "’s") {
            break;
        }
        fold_into(folded, word);
        match walker.step(folded) {
            Step::Dead => break,
            Step::Prefix => {}
            Step::Match(hits) => {
                let end = first + offset + 1;
                let span = tokens[first].span().cover(token.span());
                // With its period, if one follows: "Wash." is a name, "Wash" is none.
                let dotted = tokens
                    .get(end)
                    .filter(|t| t.glued && t.is_mark(text, "."))
                    .map(|t| span.cover(t.span()));
                let fitting = |as_written: &str| {
                    hits.filter(|hit| hit.written.fits(as_written)).collect::<Vec<Hit>>()
                };
                let plain = fitting(span.of(text));
                match (
                    plain.is_empty(),
                    dotted.map(|span| fitting(span.of(text))).filter(|hits| !hits.is_empty()),
                ) {
                    (false, _) => found = Some((end, plain)),
                    (true, Some(dotted)) => found = Some((end + 1, dotted)),
                    (true, None) => {}
                }
            }
        }
    }
    found
}

/// Takes in the period of an abbreviation: "Calif." but not "in Paris.".
fn extend_over_period(
    text: &str,
    tokens: &[Token],
    first: usize,
    offset: usize,
    found: &mut Option<(usize, Vec<Hit>)>,
) {
    let Some((end, hits)) = found else { return };
    let ends_sentence = tokens.get(first + offset + 1).is_none_or(|next| next.opens_sentence);
    if !ends_sentence
        && hits.iter().any(|hit| hit.how == How::Abbreviation)
        && tokens[*end - 1].of(text).len() <= 5
    {
        *end += 1;
    }
}
