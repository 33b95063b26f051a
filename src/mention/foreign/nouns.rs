//! Names of persons and bodies among the nouns of German, which are
//! capitalised all.

use std::collections::HashSet;

use super::capital;
use super::text::{ForeignText, leads_to_town};
use crate::language::background;
use crate::language::function::is_function_word;
use crate::mention::known::Known;
use crate::mention::label::{Label, Name};
use crate::tokens::{Case, Kind};
use crate::words::Class;

impl ForeignText<'_> {
    /// The names among what may be nouns of German, which are capitalised all.
    pub(super) fn among_nouns(&self, known: &[Known], names: &[Name]) -> Vec<Name> {
        let mut kept: Vec<Name> = Vec::with_capacity(names.len());
        let mut singles = Vec::new();
        // Words of full names, by which a surname alone is known.
        let mut borne = HashSet::new();
        for name in names {
            match name.label {
                Label::Person => {}
                Label::Organisation => {
                    let is_noun = |at| self.looks_noun(at);
                    match capital::body(self.tokens, self.language, *name, is_noun) {
                        Some(body) if !self.opens_small(body) => kept.push(body),
                        _ => kept.extend(capital::places_within(known, *name)),
                    }
                    continue;
                }
                Label::Place | Label::Other => {
                    kept.push(self.behind_preposition(*name));
                    continue;
                }
            }
            for run in self.runs(*name) {
                let Some(run) = self.bare(run) else { continue };
                match self.caps(run).as_slice() {
                    [] => {}
                    [_] => singles.push(run),
                    caps if self.is_full_name(caps) => {
                        borne.extend(caps.iter().map(|at| self.lower(*at)));
                        kept.push(run);
                    }
                    _ => {}
                }
            }
        }
        kept.extend(singles.into_iter().filter(|run| {
            let is_borne = |at: &usize| borne.contains(&self.lower(*at));
            self.is_titled(run.first)
                || self.caps(*run).iter().any(is_borne)
                || self.is_speaker(*run)
        }));
        kept.sort_unstable_by_key(|name| name.first);
        kept
    }

    /// "Als Würdigung des Humoristen"; an article may belong to a name.
    fn opens_small(&self, name: Name) -> bool {
        let word = self.lower(name.first);
        is_function_word(&word, self.language) && !matches!(word.as_str(), "der" | "die" | "das")
    }

    /// The place without the nouns that a preposition parts from it: "Jahren in
    /// der Schweiz", but "Frankfurt am Main".
    fn behind_preposition(&self, name: Name) -> Name {
        let leads = |at: &usize| {
            let token = self.tokens[*at];
            token.case == Case::Lower && leads_to_town(token)
        };
        let last = (name.first + 1..name.end).rev().find(leads);
        let behind = last.and_then(|last| (last..name.end).find(|at| self.tokens[*at].is_cap()));
        behind.map_or(name, |first| Name { first, ..name })
    }

    /// The stretches between function words and names of days and months.
    fn runs(&self, name: Name) -> Vec<Name> {
        let mut runs = Vec::new();
        let mut first = name.first;
        for at in name.first..name.end {
            if self.parts(at, first, name.end) {
                runs.push(Name { first, end: at, ..name });
                first = at + 1;
            }
        }
        runs.push(Name { first, ..name });
        runs
    }

    /// Whether the word at `at` is no part of the name that began at `first`.
    fn parts(&self, at: usize, first: usize, end: usize) -> bool {
        if self.tokens[at].kind != Kind::Word {
            return false;
        }
        let lower = self.lower(at);
        if self.language.calendar().names(&lower) {
            // "August Macke"
            let goes_on = at + 1 < end && self.tokens[at + 1].is_cap();
            return !(goes_on && self.entry(at).given >= 3);
        }
        let joins = !self.tokens[at].is_cap() && at > first;
        let is_particle = match lower.as_str() {
            "von" | "zu" | "van" => self.entry(at - usize::from(at > 0)).given > 0,
            "der" | "den" | "dem" => {
                matches!(self.lower(at - usize::from(at > 0)).as_str(), "von" | "van" | "zu")
            }
            _ => false,
        };
        is_function_word(&lower, self.language) && !(joins && is_particle)
    }

    /// A run without marks at its ends, and without titles and other nouns
    /// before a given name: "Schiedsrichter Joao Pinheiro".
    fn bare(&self, mut run: Name) -> Option<Name> {
        let word = |at: usize| self.tokens[at].kind == Kind::Word;
        while run.end > run.first
            && !word(run.end - 1)
            && self.tokens[run.end - 1].of(self.tokens.text) != "."
        {
            run.end -= 1;
        }
        if run.end > run.first && self.opens_compound(run.end - 1) {
            run.end -= 1;
        }
        let titles = (run.first..run.end).rev().skip(1);
        let title = titles.clone().find(|at| self.is_title(*at));
        run.first = title.map_or(run.first, |title| title + 1);
        while run.first < run.end && !word(run.first) {
            run.first += 1;
        }
        if let Some(given) = self.behind_nouns(run) {
            run.first = given;
        }
        (run.first < run.end).then_some(run)
    }

    /// The given name in a run that begins with other nouns: "Berliner Architekt
    /// Jonas Weber".
    pub(super) fn behind_nouns(&self, run: Name) -> Option<usize> {
        const GIVEN: u8 = 2;
        let caps = self.caps(run);
        let count = caps.iter().take_while(|at| self.entry(**at).given < GIVEN).count();
        let (given, has_surname) = (*caps.get(count)?, count + 1 < caps.len());
        let is_word = |at: usize| {
            let is_listed = || background::is_listed(self.tokens[at].key, self.language);
            self.looks_common(at) || has_surname && self.entry(at).given == 0 && is_listed()
        };
        caps[..count].iter().all(|at| is_word(*at)).then_some(given)
    }

    /// Whether two capitalised words or more are a given name and a surname.
    fn is_full_name(&self, caps: &[usize]) -> bool {
        let [first, .., last] = caps else { return false };
        let initial = self.tokens[*first].of(self.tokens.text).chars().nth(1).is_none();
        // "SVP Schweiz"
        let is_acronym = |at: usize| self.tokens[at].case == Case::Upper;
        if !initial && is_acronym(*first) && !is_acronym(*last) {
            return false;
        }
        initial
            || self.entry(*first).given > 0
            || !self.looks_common(*first) && !self.looks_noun(*last)
    }

    /// Whether a verb of saying stands beside one word that is no noun: "sagte
    /// Dobrindt".
    fn is_speaker(&self, run: Name) -> bool {
        let says = |at: Option<usize>| {
            at.and_then(|at| self.tokens.get(at)).is_some_and(|token| token.is_of(Class::Said))
        };
        let goes_on = !self.tokens[run.first].opens_sentence;
        let is_beside = goes_on && says(run.first.checked_sub(1)) || says(Some(run.end));
        let is_word = background::is_listed(self.tokens[run.first].key, self.language);
        is_beside && !is_word && !self.looks_noun(run.first)
    }

    /// Whether no given name is known to be spelt so, and it is a word of the
    /// language, or nouns and adjectives end so.
    fn looks_common(&self, at: usize) -> bool {
        let lower = self.lower(at);
        self.entry(at).given == 0
            && (self.looks_noun(at)
                || Class::InflectionEnding.ends(&lower)
                || background::is_common(self.tokens[at].key, self.language))
    }

    /// Whether the word at `at` is the front of a compound noun: "Solo" in
    /// "Solo-Vorstellung", and no name of "Lena Ortiz-Brandt".
    fn opens_compound(&self, at: usize) -> bool {
        let Some([hyphen, back]) = self.tokens.get(at + 1..at + 3) else { return false };
        hyphen.glued
            && hyphen.is_mark(self.tokens.text, "-")
            && back.glued
            && back.is_cap()
            && self.looks_common(at + 2)
    }

    fn looks_noun(&self, at: usize) -> bool {
        let lower = self.lower(at);
        let mut endings = Class::NounEnding.words().iter();
        endings.any(|ending| lower.len() > ending.len() && lower.ends_with(ending))
    }
}
