//! Counts with what is counted: "at least 40 dead", "twelve migrants".
//!
//! The amount is read first (`amount`), then what bounds it (`bound`), then
//! what is counted and what became of it (`head`, `state`). Amounts that count
//! nothing are left out: dates, ages, years, scores, money, measures, names of
//! vehicles and roads.

mod amount;
mod bound;
mod figure;
mod head;
mod plain;
mod state;
mod toll;

pub use figure::{Figure, figures};
pub use plain::plain_numbers;
pub use state::State;

use std::sync::LazyLock;

use self::head::Head;
use super::Mention;
use super::date::DateValue;
use super::place::PlaceName;
use crate::article::Span;
use crate::language::Language;
use crate::language::cue::{Cue, cue};
use crate::language::folded::Folded;
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// A count and what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number {
    /// The number that is written; `None` for "dozens" and "several hundred".
    pub number: Option<u64>,
    /// The least that it can mean.
    pub least: u64,
    /// The most that it can mean; `None` where nothing bounds it.
    pub most: Option<u64>,
    /// What is counted, in the plural and in lower case: `migrants`, and
    /// `people` for all words that say no more; `None` in "40 dead".
    pub noun: Option<String>,
    /// What became of those counted, if it is said.
    pub state: Option<State>,
    /// Whether it counts a part of a greater number: "including two children",
    /// "three of the five", "12 others".
    pub is_part: bool,
}

/// The counts of an English text, in order; none within `dates`. A number
/// behind a name is part of it ("Boeing 737") unless the name is one of
/// `places`. Time grows linearly.
pub fn numbers(
    tokens: Tokens,
    dates: &[Mention<DateValue>],
    places: &[Mention<PlaceName>],
) -> Vec<Mention<Number>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(amount) = amount::read(tokens, at, Language::English) else {
            found.extend(nobody(tokens, at));
            at += 1;
            continue;
        };
        at = amount.end;
        let span = tokens[amount.first].span().cover(tokens[amount.end - 1].span());
        if !is_within(dates, span) && !is_named(tokens, amount.first, places) {
            found.extend(count(tokens, &amount));
        }
    }
    found
}

/// "No one was hurt", which counts none; what is said of a part of them, "no one
/// else was hurt", counts nothing.
fn nobody(tokens: Tokens, at: usize) -> Option<Mention<Number>> {
    static NO_ONE: LazyLock<Folded> = LazyLock::new(|| Folded::of(Class::NoOne));
    let keys = tokens.get(at..)?.iter().take_while(|t| t.kind == Kind::Word).map(|t| t.key);
    let (_, length) = NO_ONE.phrase(keys, Language::English)?;
    let end = at + length;
    let is_passive = Class::PassiveOfState.row(tokens.word(end), "en").is_some();
    let (state, _) = state::of(tokens.word(end + 1)).filter(|_| is_passive)?;
    let closes = tokens.get(end + 2).is_none_or(|token| {
        token.opens_sentence || token.kind == Kind::Mark || token.is_of(Class::BetweenCoupled)
    });
    let span = tokens[at].span().cover(tokens[end - 1].span());
    let value = Number {
        number: Some(0),
        least: 0,
        most: Some(0),
        noun: Some("people".to_owned()),
        state: Some(state),
        is_part: false,
    };
    closes.then_some(Mention { span, value })
}

/// Whether the span touches one of `mentions`, which stand in order.
fn is_within<T>(mentions: &[Mention<T>], span: Span) -> bool {
    let next = mentions.partition_point(|mention| mention.span.end <= span.start);
    mentions.get(next).is_some_and(|mention| mention.span.overlaps(span))
}

/// Whether it is the number of something: "Boeing 737", "Article 5", "aged 16".
fn is_named(tokens: Tokens, at: usize, places: &[Mention<PlaceName>]) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| tokens[at]) else { return false };
    if tokens[at].opens_sentence {
        return false;
    }
    // "No. 5"
    if before.is_mark(tokens.text, ".") && before.glued {
        return at >= 2 && tokens.word(at - 2).eq_ignore_ascii_case("no");
    }
    // The first word of a sentence may be any: "Police", "Killing".
    let word = before.of(tokens.text);
    let is_name = before.is_cap()
        && !before.opens_sentence
        && cue(&word.to_lowercase()) != Cue::Calendar
        && !is_within(places, before.span());
    is_name || before.kind == Kind::Word && is_numbered(word, Language::English)
}

/// Whether what is called so goes by a number.
fn is_numbered(word: &str, language: Language) -> bool {
    Class::Numbered.row(&word.to_lowercase(), language.code()).is_some()
}

fn count(tokens: Tokens, amount: &amount::Amount) -> Option<Mention<Number>> {
    let bounded = bound::around(tokens, amount, Language::English);
    let people = |state: State| Head {
        noun: Some("people".to_owned()),
        state: Some(state),
        end: bounded.end,
        is_part: false,
    };
    let head = if toll::is_of_lives(tokens, bounded.first, bounded.end) {
        people(State::Dead)
    } else {
        let head = head::read(tokens, bounded.end, amount.number == Some(1));
        let is_bare = head.as_ref().is_none_or(|head| head.noun.is_none() && head.state.is_none());
        let toll = || toll::before(tokens, bounded.first).map(people);
        head.filter(|_| !is_bare).or_else(toll)?
    };
    // "2016 voters" are those of that year; "about 2016 voters" are so many.
    if amount.is_year_like && !bounded.is_bounded {
        return None;
    }
    let state = state::before(tokens, bounded.first).or(head.state);
    if head.noun.is_none() && state.is_none() {
        return None;
    }
    Some(counted(tokens, amount, &bounded, head, state))
}

/// The mention of so many of what was read behind the amount.
fn counted(
    tokens: Tokens,
    amount: &amount::Amount,
    bounded: &bound::Bounded,
    head: Head,
    state: Option<State>,
) -> Mention<Number> {
    let last = head.end.max(bounded.end) - 1;
    let span = tokens[bounded.first].span().cover(tokens[last].span());
    let value = Number {
        number: amount.number,
        least: bounded.least,
        most: bounded.most,
        noun: head.noun,
        state,
        is_part: bounded.is_part || head.is_part,
    };
    Mention { span, value }
}

#[cfg(test)]
mod tests {
    use super::{Number, State, numbers};
    use crate::tokens::{Tokens, tokens};

    fn seen(text: &str) -> Vec<(String, Number)> {
        let found = numbers(Tokens::new(text, &tokens(text)), &[], &[]);
        found.into_iter().map(|m| (m.span.of(text).to_owned(), m.value)).collect()
    }

    #[test]
    fn counts_are_read_with_their_bounds_and_what_they_count() {
        for (text, span, least, most, noun) in [
            ("11 people were killed", "11 people", 11, Some(11), "people"),
            ("Twelve migrants wait", "Twelve migrants", 12, Some(12), "migrants"),
            ("more than 1,000 protesters", "more than 1,000 protesters", 1000, None, "protesters"),
            ("up to 40 armed men", "up to 40 armed men", 0, Some(40), "men"),
            ("About 50 women sing", "About 50 women", 40, Some(60), "women"),
            (
                "nearly 2.5 million voters",
                "nearly 2.5 million voters",
                2_000_000,
                Some(2_500_000),
                "voters",
            ),
            ("two hundred and five ships", "two hundred and five ships", 205, Some(205), "ships"),
            ("thirty-two goats graze", "thirty-two goats", 32, Some(32), "goats"),
            ("a dozen Kenyan soldiers", "a dozen Kenyan soldiers", 12, Some(12), "soldiers"),
            ("the death toll has risen to 28", "28", 28, Some(28), "people"),
            ("The number of people killed in the strike was 28.", "28", 28, Some(28), "people"),
            ("The flood claimed 28 lives.", "28", 28, Some(28), "people"),
            ("TYRE — Twenty-eight people died", "Twenty-eight people", 28, Some(28), "people"),
            ("dozens of flood victims", "dozens of flood victims", 20, None, "people"),
            ("tens of thousands of fans", "tens of thousands of fans", 10_000, None, "fans"),
            ("10 to 15 officers", "10 to 15 officers", 10, Some(15), "officers"),
            ("between five and seven boats", "between five and seven boats", 5, Some(7), "boats"),
            ("100 or more Republicans", "100 or more Republicans", 100, None, "republicans"),
            ("one person was hurt", "one person", 1, Some(1), "people"),
            (
                "at least three non-violent offenders",
                "at least three non-violent offenders",
                3,
                None,
                "offenders",
            ),
        ] {
            let found = seen(text);
            let [(quote, number)] = found.as_slice() else { panic!("{text}: {found:?}") };
            let noun_seen = number.noun.as_deref().unwrap_or_default();
            let own = (quote.as_str(), number.least, number.most, noun_seen);
            assert_eq!(own, (span, least, most, noun), "{text}");
        }
    }

    #[test]
    fn what_became_of_them_is_read_before_and_behind() {
        for (text, states) in [
            ("killing at least five people and injuring 20", vec![Some(State::Dead)]),
            ("At least 40 dead in fire", vec![Some(State::Dead)]),
            ("11 people were shot dead", vec![Some(State::Dead)]),
            ("the deaths of 12 miners", vec![Some(State::Dead)]),
            ("17 wounded soldiers", vec![Some(State::Hurt)]),
            ("three killed and 17 injured", vec![Some(State::Dead), Some(State::Hurt)]),
            ("30 protesters have been detained", vec![Some(State::Held)]),
            // The gunmen did it.
            ("Two gunmen killed 12 people", vec![None, Some(State::Dead)]),
            ("Two officers arrested the mayor", vec![None]),
            ("12 people who live here", vec![None]),
        ] {
            let found: Vec<_> = seen(text).into_iter().map(|(_, number)| number.state).collect();
            assert_eq!(found, states, "{text}");
        }
    }

    #[test]
    fn parts_are_told_from_wholes() {
        for (text, parts) in [
            ("12 people, including two children", vec![false, true]),
            ("three of the five hostages", vec![true, false]),
            ("killed five and wounded another 12 people", vec![true]),
            ("12 other passengers", vec![true]),
        ] {
            let found: Vec<_> = seen(text).into_iter().map(|(_, number)| number.is_part).collect();
            assert_eq!(found, parts, "{text}");
        }
    }

    #[test]
    fn what_counts_nothing_is_left_out() {
        for text in [
            "Kevin Walsh, 34, of Town",
            "a 34-year-old teacher, aged 16 says goodbye",
            "the 2016 elections in 1998 Congress rules",
            "won 3-1 and lost 52-48 games",
            "a Boeing 737 jets in",
            "Route 66 diners and Article 5 powers",
            "call 555-0123 today, or 10:30 trains",
            "1600 Pennsylvania Avenue",
            "$400,000 bribes, £5 notes, 40 percent gains, 12% rises",
            "a 7.8 magnitude quakes",
            "five years ago, 26 miles, two-thirds of voters",
            "F-16 fighters and COVID-19 patients, A123 batteries",
            "the 3rd voters, 2nd terms, 10k runners",
            "one of the biggest barrages",
            "2nd Lt. and No. 5 seeds",
            "the Five Eyes agencies of the Big Ten schools",
        ] {
            assert_eq!(seen(text), [], "{text}");
        }
    }
}
