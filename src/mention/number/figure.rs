//! Figures with what they are of: "54 percent", "$2.4 million", "12 years",
//! "eleven cows", "Flight 601".

use std::sync::LazyLock;

use super::amount::{self, Amount};
use super::bound;
use crate::fold::fold;
use crate::language::Language;
use crate::language::folded::Folded;
use crate::language::function::is_function_word;
use crate::language::stem;
use crate::mention::{Facts, Mention, ages};
use crate::tokens::{Kind, Token, Tokens};
use crate::words::Class;

/// Units of which there are several words, or signs.
static UNITS: LazyLock<Folded> = LazyLock::new(|| Folded::of(Class::Unit));

/// A figure and what it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Thousandths of the number, so that 2.5 is a whole one.
    pub thousandths: u64,
    /// Its digits as written, without marks: "24" of "2.4 million"; empty for
    /// one in words.
    pub digits: String,
    /// The unit, the things counted, or what goes by the number: a word in lower
    /// case, or a sign: "percent", "$", "cows", "flight".
    pub of: String,
    /// The [`stem::key`] of the same.
    pub key: u64,
    /// That of the unit as it is written, in another language than English:
    /// "kilometros" of "km".
    pub unit: u64,
    /// Whether it is a name and no amount: "Flight 601", "Highway 49".
    pub is_name: bool,
    /// Whether it is said to be none of the exact ones, in another language than
    /// English: "rund fünf Prozent".
    pub is_rough: bool,
}

/// As many words behind a number its unit may stand: "millones de euros".
const MOST_UNIT: usize = 2;

/// The figures in a text that `facts` were read from, in order; none that is
/// part of a date. The spans cover the number with its sign, if it has one.
pub fn figures(text: &str, facts: &Facts, language: Language) -> Vec<Mention<Figure>> {
    let tokens = &facts.tokens;
    // "José, de 45 años": in English an age has no unit.
    let is_english = language.grammar().is_tagged;
    let ages = if is_english { Vec::new() } else { ages(text, facts) };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let read = number(Tokens::new(text, tokens), at, language);
        let Some(Read { end, thousandths, digits }) = read else {
            at += 1;
            continue;
        };
        let first = at;
        at = end;
        let span = tokens[first].span().cover(tokens[end - 1].span());
        if super::is_within(&facts.dates, span)
            || super::is_within(&ages, span)
            || is_joined(Tokens::new(text, tokens), first, end)
        {
            continue;
        }
        let of = match language {
            Language::English => of(Tokens::new(text, tokens), first, end),
            _ => of_plain(Tokens::new(text, tokens), first, end, language),
        };
        let Some((of, is_name, sign)) = of else { continue };
        let key = stem::key(&fold(&of));
        let is_unit = |token: &&Token| token.kind == Kind::Word && !is_english;
        let last = tokens[end..]
            .iter()
            .take(MOST_UNIT)
            .take_while(is_unit)
            .find(|token| UNITS.word(token.key, language).is_some());
        let unit = last.map_or(key, |token| stem::key(&fold(token.of(text))));
        let start = if sign { tokens[first - 1].span() } else { span };
        let is_rough = !is_english && {
            let number = Amount::exact(first, end, thousandths / 1000);
            let bounded = bound::around(Tokens::new(text, tokens), &number, language);
            // "Sank bis auf 4,5 Prozent" is exact.
            bounded.is_bounded && bounded.least > 0
        };
        let value = Figure { thousandths, digits, of, key, unit, is_name, is_rough };
        found.push(Mention { span: start.cover(span), value });
    }
    found
}

struct Read {
    end: usize,
    thousandths: u64,
    digits: String,
}

/// The number that starts at a token.
fn number(tokens: Tokens, at: usize, language: Language) -> Option<Read> {
    let digits = |end: usize| -> String {
        let written = tokens[at].span().cover(tokens[end - 1].span()).of(tokens.text);
        written.chars().filter(char::is_ascii_digit).collect()
    };
    if let Some(amount) = amount::read(tokens, at, language) {
        let thousandths = amount.number?.checked_mul(1000)?;
        return Some(Read { end: amount.end, thousandths, digits: digits(amount.end) });
    }
    let numerals = &language.grammar().numerals;
    let is_english = language.grammar().is_tagged;
    if is_english && at > 0 && tokens[at].glued && is_currency(tokens.word(at - 1)) {
        return sum(tokens, at);
    }
    let [whole, point, part] = tokens.get(at..at + 3)? else { return None };
    let is_decimal = whole.kind == Kind::Number
        && point.is_mark(tokens.text, numerals.point)
        && point.glued
        && part.kind == Kind::Number
        && part.glued
        && part.of(tokens.text).len() <= 3;
    if !is_decimal {
        return None;
    }
    let fraction: u64 = format!("{:0<3}", part.of(tokens.text)).parse().ok()?;
    let whole: u64 = whole.of(tokens.text).parse().ok()?;
    let thousandths = whole.checked_mul(1000)?.checked_add(fraction)?;
    Some(Read { end: at + 3, thousandths, digits: digits(at + 3) })
}

fn is_currency(sign: &str) -> bool {
    matches!(sign, "$" | "€" | "£" | "¥")
}

/// The sum behind a currency's sign: "$14,000", "£2.4 million", "€3bn".
fn sum(tokens: Tokens, at: usize) -> Option<Read> {
    const LONGEST: usize = 15;
    let mut digits = tokens.get(at).filter(|t| t.kind == Kind::Number)?.of(tokens.text).to_owned();
    let mut end = at + 1;
    let glued = |end: usize, mark: &str| -> Option<&str> {
        let [sign, number] = tokens.get(end..end + 2)? else { return None };
        let is_joined = sign.is_mark(tokens.text, mark) && sign.glued && number.glued;
        (is_joined && number.kind == Kind::Number).then(|| number.of(tokens.text))
    };
    while let Some(group) = glued(end, ",").filter(|group| group.len() == 3) {
        digits.push_str(group);
        end += 2;
    }
    let mut fraction = String::new();
    if let Some(part) = glued(end, ".") {
        fraction.push_str(part);
        end += 2;
    }
    if digits.len() + fraction.len() > LONGEST {
        return None;
    }
    let scale = tokens.get(end).map_or(1, |token| match token.of(tokens.text) {
        "thousand" | "k" | "K" => 1_000,
        "million" | "m" | "M" => 1_000_000,
        "billion" | "bn" | "B" => 1_000_000_000,
        _ => 1,
    });
    end += usize::from(scale > 1);
    let thousandths: u64 = format!("{digits}{fraction:0<3.3}").parse().ok()?;
    digits.push_str(&fraction);
    Some(Read { end, thousandths: thousandths.checked_mul(scale)?, digits })
}

/// Whether a number is part of a longer row: a score, a range, a time, an
/// address, a word such as "G20".
fn is_joined(tokens: Tokens, first: usize, end: usize) -> bool {
    const JOINTS: [&str; 7] = ["-", "–", "−", ":", "/", "+", "."];
    let joins = |mark: usize, other: Option<usize>| {
        let number = other.and_then(|at| tokens.get(at)).is_some_and(|t| t.kind == Kind::Number);
        number && JOINTS.iter().any(|joint| tokens[mark].is_mark(tokens.text, joint))
    };
    let before = first > 0 && tokens[first].glued && {
        tokens[first - 1].kind != Kind::Mark || joins(first - 1, first.checked_sub(2))
    };
    let behind = tokens.get(end).is_some_and(|next| {
        let number = tokens.get(end + 1).is_some_and(|t| t.glued);
        next.glued && (next.kind != Kind::Mark || number && joins(end, Some(end + 1)))
    });
    before || behind
}

/// What a number is of, whether it is a name, and whether a sign stands before
/// it.
fn of(tokens: Tokens, first: usize, end: usize) -> Option<(String, bool, bool)> {
    let before = first.checked_sub(1).map(|at| tokens[at]);
    if let Some(sign) = before.filter(|t| t.kind == Kind::Mark && tokens[first].glued) {
        let of = sign.of(tokens.text);
        if is_currency(of) {
            return Some((of.to_owned(), false, true));
        }
    }
    if let Some(name) = before
        .filter(|t| super::is_numbered(t.of(tokens.text), Language::English) && !t.opens_sentence)
    {
        return Some((name.of(tokens.text).to_lowercase(), true, false));
    }
    let next = *tokens.get(end)?;
    if next.is_mark(tokens.text, "%") && next.glued {
        return Some(("percent".to_owned(), false, false));
    }
    if next.is_mark(tokens.text, "-") && next.glued {
        // "a 12-year sentence", but no age.
        let unit = tokens.get(end + 1).filter(|t| t.glued && t.kind == Kind::Word)?;
        let is_age = tokens.get(end + 3).is_some_and(|t| t.of(tokens.text) == "old");
        return (!is_age).then(|| (unit.of(tokens.text).to_lowercase(), false, false));
    }
    let word = next.of(tokens.text).to_lowercase();
    if word == "per" {
        let is_share = tokens.get(end + 1).is_some_and(|t| t.of(tokens.text) == "cent");
        return is_share.then(|| ("percent".to_owned(), false, false));
    }
    let is_unit = next.kind == Kind::Word
        && !next.opens_sentence
        && !next.is_cap()
        && !is_function_word(&word, Language::English);
    is_unit.then_some((word, false, false))
}

/// The same in another language: a sign or a unit stands behind the number, "5,4 %",
/// "2,4 millones de euros", and one word for it is every word for it.
fn of_plain(
    tokens: Tokens,
    first: usize,
    end: usize,
    language: Language,
) -> Option<(String, bool, bool)> {
    let before = first.checked_sub(1).map(|at| tokens[at]);
    let name = before.filter(|t| !tokens[first].opens_sentence && t.kind == Kind::Word);
    let name = name.map(|t| t.of(tokens.text)).filter(|name| super::is_numbered(name, language));
    if let Some(name) = name {
        return Some((name.to_lowercase(), true, false));
    }
    let is_of = language.grammar().numerals.of.contains(&tokens.word(end));
    let at = end + usize::from(is_of);
    let next = tokens.get(at).filter(|next| !next.opens_sentence)?;
    let sign = next.of(tokens.text);
    if next.kind == Kind::Mark {
        let is_sign = sign == "%" || is_currency(sign);
        return is_sign.then(|| (sign.to_owned(), false, false));
    }
    let keys = tokens[at..].iter().take_while(|t| t.kind == Kind::Word).map(|t| t.key);
    if let Some((row, _)) = UNITS.phrase(keys, language) {
        return Some((row.value.to_owned(), false, false));
    }
    let word = sign.to_lowercase();
    let is_noun = language.grammar().capital_nouns || !next.is_cap();
    let is_unit =
        next.kind == Kind::Word && !next.glued && is_noun && !is_function_word(&word, language);
    is_unit.then_some((word, false, false))
}
