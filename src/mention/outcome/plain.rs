//! What came of a matter for somebody, in other languages than English: told in a
//! sentence that names nobody else and denies nothing.

use super::Outcome;
use crate::article::Span;
use crate::language::Language;
use crate::language::kin::kin;
use crate::language::outcome::{Phrase, Voice, is_void, phrases};
use crate::mention::beside::{Beside, MOST_TITLE};
use crate::mention::{Facts, Mention};
use crate::tokens::Kind;
use crate::words::Class;

/// Tokens of the longest sentence that is read; what has no end is none.
const LONGEST_SENTENCE: usize = 150;

/// As many tokens may stand between two words of a phrase: "perdió ayer las
/// elecciones", and where the verb has two ends "sprach den Unternehmer N. frei".
const GAP: usize = 4;
const WIDE_GAP: usize = 8;

/// What a text tells that came of a matter for its persons, in order; the spans
/// cover the phrase.
pub(super) fn outcomes(text: &str, facts: &Facts, language: Language) -> Vec<Mention<Outcome>> {
    let read = sentences(text, facts, language).filter(Sentence::is_short).flat_map(|sentence| {
        let person = sentence.only_person().filter(|_| !sentence.is_void());
        let all = sentence.open..sentence.end;
        let found = person.map(|person| all.filter_map(move |at| sentence.read(at, person)));
        found.into_iter().flatten()
    });
    read.collect()
}

/// Whether a text says of nobody in particular that this came of the matter: "das
/// Landgericht sprach ihn frei".
pub(super) fn is_told_loosely(
    text: &str,
    facts: &Facts,
    language: Language,
    told: &Outcome,
) -> bool {
    sentences(text, facts, language).filter(Sentence::is_short).any(|sentence| {
        let person = sentence.only_person().filter(|_| !sentence.is_void());
        (sentence.open..sentence.end).any(|at| {
            let mut phrases = phrases(facts.tokens[at].key, language).iter();
            phrases.any(|phrase| {
                (phrase.matter, phrase.outcome) == (told.matter, told.outcome)
                    && sentence.matched(at, phrase).is_some()
                    && person.is_none_or(|person| sentence.read(at, person).is_none())
            })
        })
    })
}

/// The sentences of a text.
fn sentences<'a>(
    text: &'a str,
    facts: &'a Facts,
    language: Language,
) -> impl Iterator<Item = Sentence<'a>> {
    let tokens = &facts.tokens;
    let mut open = 0;
    std::iter::from_fn(move || {
        let behind = tokens.get(open + 1..).filter(|_| open < tokens.len())?;
        let next = behind.iter().position(|token| token.opens_sentence);
        let end = next.map_or(tokens.len(), |next| open + 1 + next);
        let sentence = Sentence { beside: Beside { text, facts }, language, open, end };
        open = end;
        Some(sentence)
    })
}

/// A sentence of a text, from one token to before another.
#[derive(Clone, Copy)]
struct Sentence<'a> {
    beside: Beside<'a>,
    language: Language,
    open: usize,
    end: usize,
}

impl Sentence<'_> {
    fn is_short(&self) -> bool {
        self.end - self.open <= LONGEST_SENTENCE
    }

    /// The one person whom it names, be it more than once.
    fn only_person(&self) -> Option<usize> {
        let facts = self.beside.facts;
        let last = facts.tokens[self.end - 1].span().end;
        let from = facts.tokens[self.open].span().start;
        let first = facts.persons.partition_point(|person| person.span.start < from);
        let end = facts.persons.partition_point(|person| person.span.end <= last);
        let named = facts.persons.get(first..end)?;
        let family = named.first()?.value.family_key();
        let is_one = named.iter().all(|other| other.value.family_key() == family);
        let from = facts.roles.partition_point(|role| role.value.index < first);
        let roles = facts.roles[from..].iter().take_while(|role| role.value.index < end);
        // A judge acquits others.
        (is_one && !roles.into_iter().any(|role| is_of_court(role.value.name))).then_some(first)
    }

    /// Whether it denies or doubts what it tells, or speaks of somebody's kin or
    /// people: "mit seinem Fahrer".
    fn is_void(&self) -> bool {
        let facts = self.beside.facts;
        (self.open..self.end).any(|at| {
            let token = facts.tokens[at];
            let is_before_name = || self.beside.starting(at + 1, 0).is_some();
            let word = token.of(self.beside.text).to_lowercase();
            is_void(token.key, self.language)
                || Class::Whose.row(&word, self.language.code()).is_some()
                || kin(&word, self.language.code()).is_some() && !is_before_name()
        })
    }

    /// Reads the phrase that stands at the token `at`.
    fn read(&self, at: usize, person: usize) -> Option<Mention<Outcome>> {
        let facts = self.beside.facts;
        let token = facts.tokens[at];
        if facts.persons[person].span.contains(token.span()) {
            return None;
        }
        let phrases = phrases(token.key, self.language).iter();
        let (phrase, span) =
            phrases.filter_map(|phrase| Some((phrase, self.matched(at, phrase)?))).next()?;
        if self.is_of_another(person, at) {
            return None;
        }
        let is_governed = self.is_governed(person);
        let is_told = match phrase.voice {
            Voice::Done => !(is_governed || phrase.matter == "life" && self.is_active()),
            Voice::Does | Voice::Seldom => !is_governed,
            Voice::Owned => is_governed,
            Voice::Pending | Voice::Against | Voice::Changed | Voice::Void => false,
        };
        is_told.then_some(Mention {
            span,
            value: Outcome {
                person,
                matter: phrase.matter,
                outcome: phrase.outcome,
                is_clear: phrase.voice != Voice::Seldom,
                is_pending: false,
            },
        })
    }

    /// What a phrase covers whose first word stands at the token `at`.
    fn matched(&self, at: usize, phrase: &Phrase) -> Option<Span> {
        let tokens = &self.beside.facts.tokens;
        let gap = if self.language.grammar().late_participles { WIDE_GAP } else { GAP };
        let mut last = at;
        for key in &phrase.rest {
            let reach = last + 1..(last + 2 + gap).min(self.end);
            last = reach.into_iter().find(|at| Some(tokens[*at].key) == *key)?;
        }
        Some(tokens[at].span().cover(tokens[last].span()))
    }

    /// Whether a clause that the token `at` stands in belongs to other words than the
    /// name: "N. und der Fahrer, der", but not "N., der".
    fn is_of_another(&self, person: usize, at: usize) -> bool {
        let end = self.beside.end(person);
        let is_lead = |lead: &usize| {
            let word = self.beside.word(*lead).to_lowercase();
            let is_set_off = self.beside.is(lead - 1, ",");
            let is_bare = !self.language.grammar().late_participles;
            let subordinate = self.language.calendar().bearings.subordinate;
            (is_set_off || is_bare) && subordinate.contains(&word.as_str())
        };
        (end..at).rev().find(is_lead).is_some_and(|lead| lead > end + 1)
    }

    /// Whether somebody did it to others: "hat zwei Menschen getötet".
    fn is_active(&self) -> bool {
        let code = self.language.code();
        let mut words = (self.open..self.end).map(|at| self.beside.word(at).to_lowercase());
        let is_passive = words.clone().any(|word| Class::PassiveOfState.row(&word, code).is_some());
        !is_passive && words.any(|word| Class::ActiveAuxiliary.row(&word, code).is_some())
    }

    /// Whether a name is what a word before it governs: "der Mörder von N.", "la
    /// mort de l'ancien maire N.".
    fn is_governed(&self, person: usize) -> bool {
        let first = self.beside.first(person);
        for at in (self.open.max(first.saturating_sub(MOST_TITLE))..first).rev() {
            let token = self.beside.facts.tokens[at];
            let word = token.of(self.beside.text).to_lowercase();
            let is_elided = Class::Elided.words().iter().any(|front| {
                front.starts_with('d') && word.strip_prefix(front).is_some_and(is_apostrophe)
            });
            if is_elided || Class::GenitiveLead.row(&word, self.language.code()).is_some() {
                return true;
            }
            if token.kind != Kind::Word {
                return false;
            }
        }
        false
    }
}

/// Whether a role is one of a court's, before whom others stand.
fn is_of_court(role: &str) -> bool {
    let mut groups = Class::ExclusiveRole.rows().iter().filter(|row| row.word == role);
    role != "defendant" && groups.any(|row| matches!(row.value, "bench" | "trial"))
}

/// Whether what stands behind an elided word is its apostrophe.
fn is_apostrophe(rest: &str) -> bool {
    rest.starts_with(['\'', '’'])
}
