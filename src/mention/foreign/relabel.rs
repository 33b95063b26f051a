//! Names that the tagger, which learnt English, took for names of something
//! else: bodies and towns for persons, two bodies for one, peoples for names.

use std::collections::HashSet;

use super::capital::is_great;
use super::text::{ForeignText, leads_to_town};
use crate::gazetteer::NameKind;
use crate::language::Language;
use crate::language::background;
use crate::language::cue::Cue;
use crate::language::function::is_function_word;
use crate::mention::known::Known;
use crate::mention::label::{Label, Name};
use crate::tokens::Case;
use crate::words::Class;

impl ForeignText<'_> {
    /// The same names with what they name set right.
    pub(super) fn relabelled(&self, known: &[Known], names: &[Name]) -> Vec<Name> {
        // Words of full names, by which a surname alone is known.
        let full = names.iter().filter(|name| name.label == Label::Person);
        let caps = full.map(|name| self.caps(*name)).filter(|caps| caps.len() > 1);
        let borne: HashSet<String> = caps.flatten().map(|at| self.lower(at)).collect();
        let mut all = Vec::with_capacity(names.len());
        for name in names.iter().filter(|name| !self.is_people(known, **name)) {
            let mut name = *name;
            if name.label == Label::Person {
                // "Consiglio Giorgia Meloni", of whose council she is the president.
                if let Some(given) = self.behind_nouns(name).filter(|given| given + 1 < name.end) {
                    name.first = given;
                }
                if self.is_body(name) {
                    name.label = Label::Organisation;
                } else if self.is_town(known, &borne, name) {
                    name.label = Label::Place;
                }
            }
            match name.label {
                Label::Organisation => self.part_bodies(name, &mut all),
                _ => all.push(name),
            }
        }
        let is_free = |at: &usize| {
            let next = names.get(names.partition_point(|name| name.end <= *at));
            next.is_none_or(|name| name.first > *at) && Known::at(known, *at).is_none()
        };
        let acronyms = (0..self.tokens.len()).filter(|at| self.is_acronym(*at)).filter(is_free);
        all.extend(acronyms.map(|at| Name { first: at, end: at + 1, label: Label::Organisation }));
        all.sort_by_key(|name| name.first);
        all
    }

    /// Whether three to six capitals stand out of a text as a body's letters do:
    /// "PSOE", not "XIV", "NUNCA" or "LOVE".
    fn is_acronym(&self, at: usize) -> bool {
        let token = self.tokens[at];
        let shouts = |at: Option<usize>| {
            let token = at.and_then(|at| self.tokens.get(at));
            token.is_some_and(|token| token.case == Case::Upper)
        };
        let is_word = |language: &Language| background::is_common(token.key, *language);
        token.case == Case::Upper
            && !token.glued
            && (3..=6).contains(&token.span().len())
            && !token.of(self.tokens.text).bytes().all(|letter| b"IVXLCDM".contains(&letter))
            && !shouts(at.checked_sub(1))
            && !shouts(Some(at + 1))
            && ![self.language, Language::English].iter().any(is_word)
    }

    /// Whether all of its words with a capital are peoples and small words: "De
    /// Amerikaanse".
    fn is_people(&self, known: &[Known], name: Name) -> bool {
        let is_small = |at: usize| is_function_word(&self.lower(at), self.language);
        let is_people = |at: usize| {
            let best = Known::at(known, at).and_then(|place| place.hits.first());
            best.is_some_and(|best| best.name_kind == NameKind::Demonym)
        };
        let caps = self.caps(name);
        caps.iter().any(|at| is_people(*at))
            && caps.iter().all(|at| is_people(*at) || is_small(*at))
    }

    /// Whether the first word behind an article is what bodies are called by:
    /// "El Ayuntamiento de Arévalo".
    fn is_body(&self, name: Name) -> bool {
        let first = name.first + self.article(name);
        first + 1 < name.end && self.names_bodies(first)
    }

    /// Whether what nobody bears in the text is a place that everybody knows, or
    /// stands where places do.
    fn is_town(&self, known: &[Known], borne: &HashSet<String>, name: Name) -> bool {
        /// So common is a given name that it is rather a person.
        const GIVEN: u8 = 4;
        let is_one = name.end == name.first + 1;
        let is_borne = is_one && borne.contains(&self.lower(name.first));
        let place = Known::at(known, name.first);
        let place = place.filter(|place| (place.first, place.end) == (name.first, name.end));
        let is_put = || {
            let before = name.first.checked_sub(1).map(|at| self.tokens[at]);
            let goes_on = !self.tokens[name.first].opens_sentence;
            before.is_some_and(|before| goes_on && leads_to_town(before))
        };
        let is_known = |place: &Known| {
            is_one && is_great(place) && self.entry(name.first).given < GIVEN || is_put()
        };
        !is_borne && !self.is_titled(name.first) && place.is_some_and(is_known)
    }

    /// A body without its article, and each of two that "and the" joins: "la
    /// Universidad de Zaragoza y el Colegio de Arquitectos".
    fn part_bodies(&self, mut name: Name, all: &mut Vec<Name>) {
        let is_and = |at: usize| {
            let and = self.language.calendar().bearings.and;
            let is_small = self.tokens[at].case == Case::Lower;
            is_small && and.contains(&self.tokens.word(at)) && self.is_article(at + 1)
        };
        while let Some(and) = (name.first + 1..name.end.saturating_sub(2)).find(|at| is_and(*at)) {
            all.push(self.bare_body(Name { end: and, ..name }));
            name.first = and + 1;
        }
        all.push(self.bare_body(name));
    }

    /// A body without the article before it, where a common noun of its name
    /// follows: "Das Landgericht Leipzig", but "El País".
    fn bare_body(&self, name: Name) -> Name {
        let first = name.first + self.article(name);
        let is_small = self.tokens[name.first].case == Case::Lower;
        match first > name.first && (is_small || self.names_bodies(first)) {
            true => Name { first, ..name },
            false => name,
        }
    }

    /// Whether bodies are called by the word.
    fn names_bodies(&self, at: usize) -> bool {
        self.tokens[at].cue() == Cue::Organisation || Class::BodyEnding.ends(&self.lower(at))
    }

    /// How many tokens of a name are the article before it.
    fn article(&self, name: Name) -> usize {
        usize::from(name.end > name.first + 1 && self.is_article(name.first))
    }

    fn is_article(&self, at: usize) -> bool {
        let lower = self.lower(at);
        Class::Article.has(&lower) || Class::RomanceArticle.has(&lower) || Class::Elided.has(&lower)
    }
}
