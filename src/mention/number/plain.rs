//! Counts in other languages than English, in their plain forms: "mindestens 12
//! Tote", "murieron 12 personas", "45 Menschen wurden bei dem Unfall verletzt",
//! "le bilan est passé à 28 morts".

use std::sync::LazyLock;

use super::amount::{self, Amount};
use super::bound;
use super::head::Head;
use super::state::{self, Role, State};
use super::{Number, counted, is_numbered, is_within};
use crate::language::Language;
use crate::language::folded::Folded;
use crate::language::function::is_function_word;
use crate::mention::Mention;
use crate::mention::date::DateValue;
use crate::tokens::{Kind, Token, Tokens};
use crate::words::Class;

/// Nouns of what became of those who are counted: "Tote".
static STATES: LazyLock<Folded> = LazyLock::new(|| Folded::of(Class::StateNoun));
/// Nouns of those whom news counts.
static COUNTED: LazyLock<Folded> = LazyLock::new(|| Folded::of(Class::Counted));
/// Units, which name nobody.
static MEASURES: LazyLock<Folded> = LazyLock::new(|| Folded::of(Class::Measure));
/// Words before the number of a toll.
static TOLLS: LazyLock<Folded> = LazyLock::new(|| Folded::of(Class::Toll));

/// As many words may stand between an amount and its noun: "12 weitere schwer
/// verletzte Menschen".
const MOST_BETWEEN: usize = 3;

/// As many words back what was done to those who are counted is looked for:
/// "murieron en la noche 12 personas" is beyond it.
const MOST_BEFORE: usize = 4;

/// As many tokens back a toll is looked for.
const MOST_TOLL: usize = 14;

/// The counts of a text in another language than English, in order; none within
/// `dates`.
pub fn plain_numbers(
    tokens: Tokens,
    dates: &[Mention<DateValue>],
    language: Language,
) -> Vec<Mention<Number>> {
    let reader = PlainReader { tokens, language };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(amount) = amount::read(tokens, at, language) else {
            at += 1;
            continue;
        };
        at = amount.end;
        let span = tokens[amount.first].span().cover(tokens[amount.end - 1].span());
        if !is_within(dates, span) && !reader.is_named(&amount) {
            found.extend(reader.count(&amount));
        }
    }
    found
}

struct PlainReader<'t> {
    tokens: Tokens<'t>,
    language: Language,
}

impl PlainReader<'_> {
    fn count(&self, amount: &Amount) -> Option<Mention<Number>> {
        let bounded = bound::around(self.tokens, amount, self.language);
        let head = self.head(bounded.end)?;
        if amount.is_year_like && !bounded.is_bounded {
            return None;
        }
        let is_people = head.noun.as_deref().is_none_or(|noun| noun == "people");
        let state = head.state.or_else(|| self.before(bounded.first, &head)).or_else(|| {
            let toll = is_people.then(|| self.toll(bounded.first));
            toll.flatten()
        });
        if head.noun.is_none() && state.is_none() {
            return None;
        }
        Some(counted(self.tokens, amount, &bounded, head, state))
    }

    /// Whether it is the number of something, "Flug 601", or tells which one:
    /// "am 12. Spieltag".
    fn is_named(&self, amount: &Amount) -> bool {
        let tokens = self.tokens;
        let named = amount.first.checked_sub(1).filter(|_| !tokens[amount.first].opens_sentence);
        if named.is_some_and(|at| is_numbered(tokens.word(at), self.language)) {
            return true;
        }
        let [dot, next] = tokens.get(amount.end..amount.end + 2).unwrap_or_default() else {
            return false;
        };
        let is_dotted = self.language.calendar().style.dotted_days;
        is_dotted && dot.is_mark(tokens.text, ".") && dot.glued && !next.opens_sentence
    }

    /// What stands behind the amount that ends before the token `at`; `None` for a
    /// unit.
    fn head(&self, at: usize) -> Option<Head> {
        let mut head = Head { noun: None, state: None, end: at, is_part: false };
        let mut at = at;
        // "2 millones de personas"
        if self.language.grammar().numerals.of.contains(&self.tokens.word(at)) {
            at += 1;
        }
        for at in at..=at + MOST_BETWEEN {
            let Some(token) = self.word(at) else { break };
            if let Some((state, length)) = self.noun_of_state(at) {
                (head.noun, head.end, head.state) = (None, at + length, Some(state));
                return Some(head);
            }
            if let Some(row) = COUNTED.word(token.key, self.language) {
                (head.noun, head.end) = (Some(row.value.to_owned()), at + 1);
                break;
            }
            if MEASURES.word(token.key, self.language).is_some() {
                return None;
            }
            let lower = token.of(self.tokens.text).to_lowercase();
            if Class::Further.row(&lower, self.language.code()).is_some() {
                head.is_part = true;
                continue;
            }
            if is_function_word(&lower, self.language) {
                break;
            }
            if head.noun.is_none() && state::at(self.tokens, at, self.language).is_none() {
                (head.noun, head.end) = (Some(lower), at + 1);
            }
        }
        head.state = self.behind(head.end);
        Some(head)
    }

    /// The state told behind those who are counted, in the clause that goes on at
    /// the token `end`.
    fn behind(&self, end: usize) -> Option<State> {
        let grammar = self.language.grammar();
        let reach = if grammar.late_participles { 14 } else { 5 };
        let (mut is_active, mut is_passive) = (false, false);
        for at in end..end + reach {
            let token = self.word(at)?;
            let lower = token.of(self.tokens.text).to_lowercase();
            if lower == grammar.numerals.and || Class::NoState.row(&lower, grammar.code).is_some() {
                return None;
            }
            is_active |= Class::ActiveAuxiliary.row(&lower, grammar.code).is_some();
            is_passive |= Class::PassiveOfState.row(&lower, grammar.code).is_some();
            match state::at(self.tokens, at, self.language) {
                Some((state, Role::Stative, _)) => return Some(state),
                Some((state, Role::Passive, _)) => {
                    return (is_passive || !is_active).then_some(state);
                }
                Some((_, Role::Active, _)) => return None,
                None => {}
            }
            if amount::read(self.tokens, at, self.language).is_some() {
                return None;
            }
        }
        None
    }

    /// The state told right before the token `first`: "murieron 12 personas",
    /// "tuant 12 personnes", "der Tod von 12 Menschen".
    fn before(&self, first: usize, head: &Head) -> Option<State> {
        // "Heridos en 12 barrios" are not so many.
        head.noun.as_deref().filter(|noun| self.is_counted(noun))?;
        for at in (first.saturating_sub(MOST_BEFORE)..first).rev() {
            if self.tokens.get(at + 1).is_some_and(|token| token.opens_sentence) {
                return None;
            }
            let told = state::at(self.tokens, at, self.language)
                .map(|(state, _, length)| (state, length))
                .or_else(|| self.noun_of_state(at));
            if let Some((state, length)) = told {
                let mut between = (at + length).min(first)..first;
                let is_small = |at| {
                    let lower = self.tokens.word(at).to_lowercase();
                    is_function_word(&lower, self.language)
                };
                return between.all(is_small).then_some(state);
            }
        }
        None
    }

    /// Whether a noun is one of those whom news counts, as the table calls them.
    fn is_counted(&self, noun: &str) -> bool {
        Class::Counted.rows().iter().any(|row| row.value == noun)
    }

    /// What became of those whom the number at the token `first` counts, where it
    /// stands for a toll: "die Zahl der Toten stieg auf 28".
    fn toll(&self, first: usize) -> Option<State> {
        let mut told = None;
        for at in (first.saturating_sub(MOST_TOLL)..first).rev() {
            let token = self.tokens[at];
            if self.tokens[at + 1].opens_sentence || token.kind != Kind::Word {
                return None;
            }
            if let Some(row) = TOLLS.word(token.key, self.language) {
                return told.or_else(|| state::called(row.value));
            }
            told = told.or_else(|| self.noun_of_state(at).map(|(state, _)| state));
        }
        None
    }

    /// The state that the noun at `at` is of, and how many words that has.
    fn noun_of_state(&self, at: usize) -> Option<(State, usize)> {
        let keys = self.tokens.get(at..)?.iter().take_while(|t| t.kind == Kind::Word);
        let (row, length) = STATES.phrase(keys.map(|token| token.key), self.language)?;
        Some((state::called(row.value)?, length))
    }

    /// The word at `at`, in its sentence.
    fn word(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied().filter(|t| t.kind == Kind::Word && !t.opens_sentence)
    }
}
