//! Ages of persons: "Lena Ortiz, 46,", "Ortiz (46)", "46-year-old Lena Ortiz",
//! "Ortiz, then 17".

use super::{Facts, Mention};
use crate::article::Span;
use crate::fold::folded;
use crate::language::stem;
use crate::tokens::{Case, Kind, Tokens};
use crate::words::Class;

/// How old a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// Which of the text's persons it is of, as an index.
    pub person: usize,
    /// Full years.
    pub years: u32,
    /// Whether it is an age at an earlier time: "then 17", "when he was 17".
    pub is_then: bool,
    /// Whether it is a bare number in brackets, "Ortiz (17)", which may be what a
    /// player wears.
    pub is_bare: bool,
}

/// No person is older, in years.
const OLDEST: u32 = 120;

/// As many words may stand between an age and the name behind it:
/// "46-year-old bus driver and beekeeper Jonas Brandl".
const MOST_BETWEEN: usize = 6;

/// The ages in a text that `facts` were read from, in order of the persons.
/// The spans cover the digits alone.
pub fn ages(text: &str, facts: &Facts) -> Vec<Mention<Age>> {
    let tokens = &facts.tokens;
    let persons = facts.persons.iter().enumerate();
    let found = persons.filter_map(|(person, mention)| {
        let first = tokens.partition_point(|token| token.span().start < mention.span.start);
        let end = tokens.partition_point(|token| token.span().start < mention.span.end);
        let behind = || {
            behind(Tokens::new(text, tokens), end)
                .or_else(|| apposed(Tokens::new(text, tokens), end))
        };
        let (at, is_then) = behind()
            .or_else(|| before(Tokens::new(text, tokens), first))
            .or_else(|| told_next(Tokens::new(text, tokens), facts, end))?;
        let years = tokens[at].of(text).parse().ok().filter(|years| *years <= OLDEST)?;
        let span = tokens[at].span();
        let around = [at.checked_sub(1), Some(at + 1)]
            .map(|at| at.and_then(|at| tokens.get(at)).map_or("", |token| token.of(text)));
        let is_bare = around == ["(", ")"];
        Some(Mention { span, value: Age { person, years, is_then, is_bare } })
    });
    found.collect()
}

/// How old somebody is who has no name: "a 46-year-old hiker".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamelessAge {
    /// Full years.
    pub years: u32,
    /// The word for what the person is, in bytes.
    pub noun: Span,
    /// The [`stem::key`] of that.
    pub key: u64,
}

/// The ages of persons without a name, in order; the spans cover the digits alone.
pub fn nameless_ages(text: &str, facts: &Facts) -> Vec<Mention<NamelessAge>> {
    let tokens = Tokens::new(text, &facts.tokens);
    let mut scratch = String::new();
    let found = (0..tokens.len()).filter_map(|at| {
        const LENGTH: usize = 5;
        let is_joined = tokens.word(at + 1) == "-" && tokens.word(at + 3) == "-";
        let noun = tokens.get(at + LENGTH).filter(|_| is_joined && is_years_old(tokens, at))?;
        let is_noun = |at: usize| {
            let token = tokens.get(at).filter(|token| !token.opens_sentence);
            token.is_some_and(|t| t.case == Case::Lower && !t.is_of(Class::FunctionWord))
        };
        // "46-year-old bus driver Jonas Brandl" has a name.
        let named = tokens.get(at + LENGTH + 1).is_some_and(|t| t.is_cap() && !t.opens_sentence);
        if !is_noun(at + LENGTH) || is_noun(at + LENGTH + 1) || named {
            return None;
        }
        let years = tokens.word(at).parse().ok().filter(|years| *years <= OLDEST)?;
        let key = stem::key(folded(noun.of(text), &mut scratch));
        let value = NamelessAge { years, noun: noun.span(), key };
        Some(Mention { span: tokens[at].span(), value })
    });
    found.collect()
}

/// The age behind a name that ends before the token `end`, and whether it is
/// one of earlier.
fn behind(tokens: Tokens, end: usize) -> Option<(usize, bool)> {
    let is = |at: usize, mark: &str| tokens.get(at).is_some_and(|t| t.is_mark(tokens.text, mark));
    let word = |at: usize| tokens.word(at);
    // "Karl Moser Sr., 88,"
    let mut at = end;
    if is(at, ".") && tokens[at].glued {
        at += 1;
    }
    let opens = (is(at, ",") || is(at, "(")) && !tokens[at].opens_sentence;
    if !opens {
        return None;
    }
    at += 1;
    let is_then = word(at) == "then";
    // "âgé de 54 ans"
    for _ in 0..2 {
        at += usize::from(Class::AgeLead.has(word(at)));
    }
    let number = tokens.get(at).filter(|t| t.kind == Kind::Number)?;
    let is_unit =
        |at: usize| tokens.get(at).is_some_and(|t| t.is_of(Class::AgeUnit) && !t.opens_sentence);
    let next = at + 1 + usize::from(is_unit(at + 1));
    let joins = tokens.get(next).is_some_and(|t| t.glued && t.kind != Kind::Mark)
        || is(next, "-")
        || is(next, "–")
        || is(next, "%")
        || is(next, ":")
        || is(next, "/");
    let is_decimal = is(next, ".") || is(next, ",");
    let is_decimal =
        is_decimal && tokens.get(next + 1).is_some_and(|t| t.glued && t.kind == Kind::Number);
    let closes = match tokens.get(next) {
        None => true,
        Some(t) => {
            t.opens_sentence
                || [",", ".", ")", ";", ":", "’", "'", "\"", "”"]
                    .iter()
                    .any(|m| t.is_mark(tokens.text, m))
                || matches!(word(next), "and" | "of" | "who" | "was" | "is" | "from")
        }
    };
    (number.of(tokens.text).len() <= 3 && !joins && !is_decimal && closes).then_some((at, is_then))
}

/// The age of whom a name is explained to be: "Lena Ortiz, a 46-year-old nurse".
fn apposed(tokens: Tokens, end: usize) -> Option<(usize, bool)> {
    let word = |at: usize| tokens.word(at);
    let mut at = end;
    if word(at) != "," || tokens[at].opens_sentence {
        return None;
    }
    at += 1;
    if matches!(word(at), "a" | "an" | "the" | "who" | "is") {
        at += 1;
    }
    is_years_old(tokens, at).then_some((at, false))
}

/// Whether a number begins "46-year-old" or "46 years old".
fn is_years_old(tokens: Tokens, at: usize) -> bool {
    let word = |at: usize| tokens.word(at);
    tokens.get(at).is_some_and(|token| token.kind == Kind::Number)
        && (word(at + 1) == "-" && word(at + 2) == "year" && word(at + 4) == "old"
            || word(at + 1) == "years" && word(at + 2) == "old")
}

/// Tokens of a sentence, which a list without an end is not.
const LONGEST_SENTENCE: usize = 200;

/// The age that the next sentence gives of the only person of this one: "She
/// was 91."
fn told_next(tokens: Tokens, facts: &Facts, end: usize) -> Option<(usize, bool)> {
    let far = tokens.len().min(end + LONGEST_SENTENCE);
    let next = (end..far).find(|at| tokens[*at].opens_sentence)?;
    let word = |at: usize| tokens.word(at);
    let is_told = matches!(word(next), "He" | "She") && matches!(word(next + 1), "was" | "is");
    let number = tokens.get(next + 2).filter(|t| t.kind == Kind::Number && is_told)?;
    let ends = tokens.get(next + 3).is_none_or(|t| t.is_mark(tokens.text, ".") || t.opens_sentence)
        || is_years_old(tokens, next + 2);
    // Whoever else the sentence names may be meant.
    let near = end.saturating_sub(LONGEST_SENTENCE);
    let first = (near..end).rev().find(|at| tokens[*at].opens_sentence).unwrap_or(near);
    let (from, to) = (tokens[first].span().start, tokens[next].span().start);
    let before = facts.persons.partition_point(|of| of.span.start < from);
    let named = facts.persons[before..].iter().take_while(|of| of.span.start < to);
    (ends && number.of(tokens.text).len() <= 3 && named.count() == 1).then_some((next + 2, false))
}

/// The age before a name that starts at the token `first`: "46-year-old".
fn before(tokens: Tokens, first: usize) -> Option<(usize, bool)> {
    let from = first.saturating_sub(MOST_BETWEEN);
    let word = |at: usize| tokens.word(at);
    // What stands between is what the person is, and nobody else.
    let is_named = |old: usize| {
        let mut between = tokens[old + 1..first].iter();
        between.all(|t| !t.opens_sentence && t.kind == Kind::Word)
    };
    // "46-jähriger Tischler"
    let is_adjective = |at: &usize| {
        *at > 1
            && word(at - 1) == "-"
            && tokens[at - 2].kind == Kind::Number
            && Class::AgeAdjective.has(word(*at))
    };
    if let Some(old) = (from..first).rev().find(is_adjective).filter(|old| is_named(*old)) {
        return Some((old - 2, false));
    }
    let old = (from..first).rev().find(|at| word(*at).eq_ignore_ascii_case("old"))?;
    if !is_named(old) {
        return None;
    }
    let at = old.checked_sub(4)?;
    let is_age = tokens[at].kind == Kind::Number
        && word(at + 1) == "-"
        && word(at + 2).eq_ignore_ascii_case("year")
        && word(at + 3) == "-";
    is_age.then_some((at, at > 0 && word(at - 1).eq_ignore_ascii_case("then")))
}
