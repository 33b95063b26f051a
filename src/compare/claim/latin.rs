//! Latin names of species: the story's genus with another epithet.

use std::collections::BTreeSet;

use super::Refuted;
use crate::article::{Excerpt, Span};
use crate::compare::Comparison;
use crate::language::Language;
use crate::language::background;
use crate::tokens::{Case, Kind, Tokens};
use crate::words::Class;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    let claims = species(Tokens::new(caption.text, &caption.facts.tokens));
    let claims = claims.filter(|(.., span)| !caption.facts.is_person(*span));
    let refuted = claims.filter_map(|(genus, epithet, span)| {
        let texts = story.facts.iter();
        if texts.clone().any(|(_, facts)| facts.tokens.iter().any(|token| token.key == epithet)) {
            return None;
        }
        let told: Vec<(Excerpt, u64)> = texts
            .flat_map(|(part, facts)| {
                let found = species(Tokens::new(story.text(*part), &facts.tokens));
                let akin = found.filter(|(other, ..)| *other == genus);
                akin.map(|(_, epithet, span)| (Excerpt::new(*part, span), epithet))
            })
            .collect();
        let epithets: BTreeSet<u64> = told.iter().map(|(_, epithet)| *epithet).collect();
        let (at, _) = told.first().filter(|_| epithets.len() == 1)?;
        Some(Refuted {
            caption: span,
            story: *at,
            subject: span.of(caption.text).to_owned(),
            answer: None,
        })
    });
    refuted.collect()
}

/// The names of species in a text: the genus, the epithet, and where both stand.
fn species<'t>(tokens: Tokens<'t>) -> impl Iterator<Item = (u64, u64, Span)> + use<'t> {
    tokens.all.windows(2).filter_map(move |pair| {
        let [genus, epithet] = pair else { return None };
        let is_one = genus.kind == Kind::Word
            && genus.case == Case::Capital
            && epithet.kind == Kind::Word
            && epithet.case == Case::Lower
            && !epithet.opens_sentence
            && is_latin(genus.of(tokens.text), genus.key)
            && is_latin(epithet.of(tokens.text), epithet.key);
        is_one.then(|| (genus.key, epithet.key, genus.span().cover(epithet.span())))
    })
}

/// Whether a word ends as Latin ones do, and is none that news is full of.
fn is_latin(word: &str, key: u64) -> bool {
    const SHORTEST: usize = 4;
    const RARE: f64 = 15.0;
    word.is_ascii()
        && word.len() >= SHORTEST
        && Class::LatinEnding.ends(word)
        && background::surprise(key, Language::English) >= RARE
}
