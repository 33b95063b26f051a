//! Amounts in digits and in words.

use std::sync::LazyLock;

use crate::language::folded::Folded;
use crate::language::{Language, Numerals};
use crate::tokens::{Kind, Token, Tokens};
use crate::words::Class;

use Part::{Article, Many, Scale, Several, Small, Tens};

/// How much is written, and on which tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) first: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// The number itself, if one is written.
    pub(super) number: Option<u64>,
    pub(super) least: u64,
    pub(super) most: Option<u64>,
    /// Four bare digits, as years are written.
    pub(super) is_year_like: bool,
}

impl Amount {
    pub(super) fn exact(first: usize, end: usize, number: u64) -> Amount {
        let (least, most) = (number, Some(number));
        Amount { first, end, number: Some(number), least, most, is_year_like: false }
    }
}

/// What a word says in an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Article,
    Small(u64),
    Tens(u64),
    /// `hundred`, `dozen`, `million`: as often as is said before it.
    Scale(u64),
    /// `hundreds`: nobody counted.
    Many(u64),
    Several,
}

/// The amount that starts at the token `at`: a number, a range or a round
/// guess such as "dozens of".
pub(super) fn read(tokens: Tokens, at: usize, language: Language) -> Option<Amount> {
    let reader = AmountReader { tokens, language, numerals: &language.grammar().numerals };
    let amount = reader.single(at)?;
    let numerals = reader.numerals;
    let joins = |word: &str| {
        amount.number.is_some()
            && tokens.get(amount.end).is_some_and(|t| t.of(tokens.text) == word)
            && tokens.get(amount.end + 1).is_some_and(|t| !t.glued)
    };
    let between = at > 0 && tokens.word(at - 1).eq_ignore_ascii_case(numerals.between);
    if (numerals.to.iter().any(|to| joins(to)) || between && joins(numerals.and))
        && let Some(other) = reader.single(amount.end + 1)
        && let Some(most) = other.number
        && amount.least < most
    {
        return Some(Amount { end: other.end, number: None, most: Some(most), ..amount });
    }
    Some(amount)
}

/// Words of numbers in all languages.
static WORDS: LazyLock<Folded> = LazyLock::new(|| Folded::of(Class::NumberWord));

/// "Two hundred and five thousand three hundred and twelve" is nine words.
const MOST_WORDS: usize = 12;

struct AmountReader<'t> {
    tokens: Tokens<'t>,
    language: Language,
    numerals: &'static Numerals,
}

impl AmountReader<'_> {
    fn single(&self, at: usize) -> Option<Amount> {
        let tokens = self.tokens;
        let token = *tokens.get(at)?;
        let amount = match token.kind {
            Kind::Mark => return None,
            Kind::Number => self.digits(at)?,
            // A capital inside a sentence makes a name: "Five Eyes"; but not behind
            // a dateline.
            Kind::Word
                if token.is_cap() && !token.opens_sentence && !is_behind_dash(tokens, at) =>
            {
                let is_noun = self.language.grammar().capital_nouns;
                let guess = self.part(token).filter(|part| is_noun && matches!(part, Many(_)));
                self.words(at, guess?)?
            }
            Kind::Word => self.words(at, self.part(token)?)?,
        };
        stands_alone(tokens, &amount).then_some(amount)
    }

    /// "1,000", "1.5 million", "12", "3 dozen".
    fn digits(&self, at: usize) -> Option<Amount> {
        /// Longest number in digits; longer ones count nothing.
        const LONGEST: usize = 12;
        let tokens = self.tokens;
        let mut written = tokens.word(at).to_owned();
        let bare = written.len();
        if written.len() > 1 && written.starts_with('0') {
            return None;
        }
        let glued_number = |at: usize, marks: &[&str]| -> Option<&str> {
            let [sign, number] = tokens.get(at..at + 2)? else { return None };
            let joined = marks.iter().any(|mark| sign.is_mark(tokens.text, mark))
                && sign.glued
                && number.glued;
            (joined && number.kind == Kind::Number).then(|| number.of(tokens.text))
        };
        let mut end = at + 1;
        while written.len() <= LONGEST
            && let Some(group) = glued_number(end, self.numerals.groups)
        {
            if group.len() != 3 || bare > 3 {
                return None;
            }
            written.push_str(group);
            end += 2;
        }
        while self.numerals.is_spaced
            && bare <= 3
            && written.len() <= LONGEST
            && let Some(group) = self.spaced_group(end)
        {
            written.push_str(group);
            end += 1;
        }
        if written.len() > LONGEST {
            return None;
        }
        let mut number: u64 = written.parse().ok()?;
        let scale =
            |at: usize| match tokens.get(at).filter(|t| !t.glued).and_then(|t| self.part(*t)) {
                Some(Part::Scale(scale)) => Some(scale),
                _ => None,
            };
        if let Some(fraction) = glued_number(end, &[self.numerals.point]) {
            // A decimal counts only by the thousand or the million.
            let unit = scale(end + 2)?;
            let tenth = 10_u64.checked_pow(fraction.len().try_into().ok()?)?;
            let part: u64 = fraction.parse().ok()?;
            number = number.checked_mul(unit)?.checked_add(part.checked_mul(unit)? / tenth)?;
            return Some(Amount::exact(at, end + 3, number));
        }
        let is_year_like = end == at + 1 && bare == 4 && (1500..2100).contains(&number);
        if let Some(unit) = scale(end) {
            return Some(Amount::exact(at, end + 1, number.checked_mul(unit)?));
        }
        Some(Amount { is_year_like, ..Amount::exact(at, end, number) })
    }

    /// The three digits that one space parts from those before them.
    fn spaced_group(&self, at: usize) -> Option<&str> {
        let group = self.tokens.get(at)?;
        let before = self.tokens.get(at.checked_sub(1)?)?;
        let is_near = self.tokens.text.get(before.span().end..group.span().start)?.chars().count();
        let digits = group.of(self.tokens.text);
        let is_group = group.kind == Kind::Number && digits.len() == 3 && !group.opens_sentence;
        (is_group && is_near == 1).then_some(digits)
    }

    /// "twelve", "two hundred and five", "a dozen", "tens of thousands of".
    fn words(&self, at: usize, first: Part) -> Option<Amount> {
        let tokens = self.tokens;
        let next = |at: usize| tokens.get(at).and_then(|token| self.part(*token));
        let is = |at: usize, word: &str| tokens.get(at).is_some_and(|t| t.of(tokens.text) == word);
        let of = self.numerals.of;
        let is_of = |at: usize| of.iter().any(|of| is(at, of));
        match first {
            Part::Many(unit) => {
                let behind = at + 1 + usize::from(!of.is_empty());
                let (unit, end) = match (of.is_empty() || is_of(at + 1), next(behind)) {
                    (true, Some(Part::Many(more))) => (unit.checked_mul(more)?, behind + 1),
                    _ => (unit, at + 1),
                };
                return (of.is_empty() || is_of(end)).then_some(Amount {
                    first: at,
                    end: end + usize::from(!of.is_empty()),
                    number: None,
                    least: unit,
                    most: None,
                    is_year_like: false,
                });
            }
            Part::Several => {
                let Some(Part::Scale(unit)) = next(at + 1) else { return None };
                let end = at + 2 + usize::from(is_of(at + 2));
                let (least, most) = (2 * unit, Some(10 * unit));
                let is_year_like = false;
                return Some(Amount { first: at, end, number: None, least, most, is_year_like });
            }
            Part::Scale(_) if !self.numerals.bare_scales => return None,
            Part::Article if !matches!(next(at + 1), Some(Part::Scale(_))) => return None,
            Part::Article | Part::Small(_) | Part::Tens(_) | Part::Scale(_) => {}
        }
        let (mut total, mut current): (u64, u64) = (0, 0);
        if matches!(first, Part::Scale(_)) {
            current = 1;
        }
        let mut end = at;
        while end - at < MOST_WORDS {
            match next(end) {
                Some(Part::Article) if end == at => current = 1,
                Some(Part::Small(small)) if current % 100 == 0 => current += small,
                Some(Part::Tens(tens)) if current % 100 == 0 => {
                    current += tens;
                    let joined =
                        tokens.get(end + 1).is_some_and(|t| t.is_mark(tokens.text, "-") && t.glued)
                            || self.numerals.joins_ones && is(end + 1, self.numerals.and);
                    if let (true, Some(Part::Small(small))) = (joined, next(end + 2))
                        && (1..=self.numerals.most_hyphened).contains(&small)
                    {
                        current += small;
                        end += 2;
                    }
                }
                Some(Part::Scale(unit)) if current > 0 => match unit {
                    12 | 100 => current = current.checked_mul(unit)?,
                    _ => (total, current) = (total.checked_add(current.checked_mul(unit)?)?, 0),
                },
                _ => break,
            }
            end += 1;
            let goes_on = matches!(next(end + 1), Some(Part::Small(_) | Part::Tens(_)));
            if is(end, self.numerals.and) && (current >= 100 || current == 0) && goes_on {
                end += 1;
            }
        }
        let number = total.checked_add(current)?;
        (number > 0).then(|| Amount::exact(at, end, number))
    }

    /// What the word says in an amount.
    fn part(&self, token: Token) -> Option<Part> {
        // What a token knows of itself is written without accents, as all English is.
        let is_english = self.language.grammar().is_tagged;
        if token.kind != Kind::Word || is_english && !token.is_of(Class::NumberWord) {
            return None;
        }
        let row = WORDS.word(token.key, self.language)?;
        let (kind, number) = row.value.split_once(' ').unwrap_or((row.value, "0"));
        let number = number.parse().ok()?;
        Some(match kind {
            "small" => Small(number),
            "tens" => Tens(number),
            "scale" => Scale(number),
            "many" => Many(number),
            "several" => Several,
            _ => Article,
        })
    }
}

/// Whether a dash with space around it stands before a token.
fn is_behind_dash(tokens: Tokens, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| tokens[at]);
    !tokens[at].glued
        && before.is_some_and(|t| ["—", "–", "-"].iter().any(|d| t.is_mark(tokens.text, d)))
}

/// Whether nothing hangs on it: "F-16", "$5", "34-year-old", "3rd", "12%".
fn stands_alone(tokens: Tokens, amount: &Amount) -> bool {
    let before = amount.first.checked_sub(1).map(|at| tokens[at]);
    let free_before = before.is_none_or(|before| {
        let opens = matches!(before.of(tokens.text), "(" | "[" | "\"" | "“" | "‘" | "'" | "—");
        let money = matches!(before.of(tokens.text), "$" | "£" | "€" | "¥" | "#" | "№" | "§");
        (!tokens[amount.first].glued || opens) && !money
    });
    let free_behind = tokens.get(amount.end).is_none_or(|next| {
        let closes = next.kind == Kind::Mark
            && matches!(
                next.of(tokens.text),
                "," | "." | ";" | "!" | "?" | ")" | "]" | "\"" | "”" | "’" | "'" | "+" | "—" | "…"
            );
        let goes_on = closes
            && next.glued
            && tokens
                .get(amount.end + 1)
                .is_some_and(|after| after.glued && after.kind == Kind::Number);
        (!next.glued || closes) && !goes_on
    });
    free_before && free_behind
}
