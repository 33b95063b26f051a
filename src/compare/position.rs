//! Positions in a picture that contradict one another.

use super::MOST_NAMED;
use super::caption::Caption;
use crate::article::Span;
use crate::mention::{Mention, Number, Person, Position, Side};
use crate::words::Class;

/// Positions of a caption that cannot be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionFault {
    /// The words that are one too many, or that promise more than follows.
    pub at: Span,
    /// What they stand against, if it stands anywhere.
    pub other: Option<Span>,
    /// What is wrong.
    pub kind: PositionFaultKind,
}

/// What can be wrong with positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PositionFaultKind {
    /// Two persons are put in one place.
    SharedPlace,
    /// One person is put in two places.
    TwoPlaces,
    /// A list "from left" that names one person.
    ListOfOne,
    /// "Third from left" in a list of two.
    BeyondList,
    /// "The three, from left:" before four names.
    OtherCount,
}

/// The faults of the caption's positions, in order; of its first
/// [`MOST_NAMED`].
pub fn positions(caption: &Caption) -> Vec<PositionFault> {
    let positions = &caption.facts.positions;
    let positions = &positions[..positions.len().min(MOST_NAMED)];
    if positions.is_empty() || shows_rows(caption) {
        return Vec::new();
    }
    let (lists, tags): (Vec<_>, Vec<_>) = positions.iter().partition(|m| m.value.opens_list);
    let mut faults: Vec<PositionFault> =
        tags.windows(2).filter_map(|pair| two_places(caption, pair[0], pair[1])).collect();
    faults.extend(shared_places(caption, &tags));
    faults.extend(lists.iter().filter_map(|list| short_list(caption, list, &tags)));
    faults.extend(lists.iter().filter_map(|list| other_count(caption, list)));
    faults.sort_by_key(|fault| fault.at);
    faults
}

/// Pictures with more than one row, or more than one picture: a place can be
/// taken in each of them.
fn shows_rows(caption: &Caption) -> bool {
    let tokens = caption.facts.tokens.iter();
    tokens.map(|t| t.of(caption.text).to_lowercase()).any(|word| Class::Row.has(&word))
}

/// "Ada Holm (L) (R)".
fn two_places(
    caption: &Caption,
    first: &Mention<Position>,
    second: &Mention<Position>,
) -> Option<PositionFault> {
    let between = caption.text.get(first.span.end..second.span.start)?;
    let apart = first.value.side != second.value.side;
    // "(R) (L)" may be a Republican on the left.
    let is_party = first.value.is_letter && first.value.side == Side::Right;
    let adjoin = !between.is_empty() && between.chars().all(|c| "(), ".contains(c));
    (apart && adjoin && !is_party).then_some(PositionFault {
        at: second.span,
        other: Some(first.span),
        kind: PositionFaultKind::TwoPlaces,
    })
}

/// Each place that the second of two persons in one sentence is put in.
fn shared_places(caption: &Caption, tags: &[&Mention<Position>]) -> Vec<PositionFault> {
    let mut faults = Vec::new();
    for (index, tag) in tags.iter().enumerate() {
        let Some(bearer) = bearer(caption, tag.span) else { continue };
        let same = tags[..index].iter().rev().find(|before| {
            (before.value.side, before.value.rank) == (tag.value.side, tag.value.rank)
        });
        let is_sure = |same: &&&Mention<Position>| {
            !is_party(same, tags)
                && !is_party(tag, tags)
                && is_one_scene(caption, same.span, tag.span)
        };
        let Some(same) = same.filter(is_sure) else { continue };
        let other = self::bearer(caption, same.span);
        if other.is_some_and(|other| other.value.family_key() != bearer.value.family_key()) {
            faults.push(PositionFault {
                at: tag.span,
                other: Some(same.span),
                kind: PositionFaultKind::SharedPlace,
            });
        }
    }
    faults
}

/// Whether a letter is more likely a party: "(R)" where no other side is
/// given by a letter.
fn is_party(tag: &Mention<Position>, tags: &[&Mention<Position>]) -> bool {
    let letters = || tags.iter().filter(|tag| tag.value.is_letter);
    tag.value.is_letter
        && tag.value.side == Side::Right
        && !letters().any(|tag| tag.value.side != Side::Right)
}

/// The person right before a position.
fn bearer<'c>(caption: &'c Caption, at: Span) -> Option<&'c Mention<Person>> {
    /// Bytes between a name and its position: a party, an age.
    const REACH: usize = 24;
    let persons = &caption.facts.persons;
    let next = persons.partition_point(|person| person.span.end <= at.start);
    let person = persons.get(next.checked_sub(1)?)?;
    let between = caption.text.get(person.span.end..at.start)?;
    (between.len() <= REACH && !between.contains(" and ")).then_some(person)
}

/// Whether both stand in one sentence that is not parted by a semicolon.
fn is_one_scene(caption: &Caption, first: Span, second: Span) -> bool {
    let tokens = &caption.facts.tokens;
    let from = tokens.partition_point(|token| token.span().start < first.end);
    let to = tokens.partition_point(|token| token.span().start < second.start);
    !tokens[from..to].iter().any(|t| t.opens_sentence || t.is_mark(caption.text, ";"))
}

/// A list that names fewer than it must.
fn short_list(
    caption: &Caption,
    list: &Mention<Position>,
    tags: &[&Mention<Position>],
) -> Option<PositionFault> {
    let tokens = &caption.facts.tokens;
    let here = tokens.partition_point(|token| token.span().end <= list.span.start);
    let first = (0..=here).rev().find(|at| tokens[*at].opens_sentence)?;
    let end = (here + 1..tokens.len()).find(|at| tokens[*at].opens_sentence);
    let end = end.unwrap_or(tokens.len());
    let sentence = tokens[first].span().cover(tokens[end - 1].span());
    let named =
        caption.facts.persons.iter().filter(|person| sentence.contains(person.span)).count();
    let beyond = tags.iter().find(|tag| {
        sentence.contains(tag.span) && named >= 2 && usize::from(tag.value.rank) > named
    });
    if let Some(tag) = beyond {
        let kind = PositionFaultKind::BeyondList;
        return Some(PositionFault { at: tag.span, other: Some(list.span), kind });
    }
    // What may part two names, but for the mark behind the opening itself.
    let parts = tokens[first..end].iter().filter(|token| {
        !list.span.overlaps(token.span())
            && matches!(
                token.of(caption.text),
                "," | "and" | "&" | "with" | ";" | "/" | "|" | "greets" | "meets"
            )
    });
    let own = tokens[first..end].iter().any(|t| {
        t.span().start >= list.span.end
            && t.glued
            && t.span().start <= list.span.end + 1
            && t.is_mark(caption.text, ",")
    });
    (named == 1 && parts.count() == usize::from(own)).then_some(PositionFault {
        at: list.span,
        other: None,
        kind: PositionFaultKind::ListOfOne,
    })
}

/// A list of names behind a number that is not theirs.
fn other_count(caption: &Caption, list: &Mention<Position>) -> Option<PositionFault> {
    /// Bytes between the number and the opening: "three winners of the day, ".
    const REACH: usize = 40;
    /// More names than this are not counted.
    const MOST: usize = 12;
    let facts = &caption.facts;
    let is_counted = |number: &&Mention<Number>| {
        let between = caption.text.get(number.span.end..list.span.start);
        let joined = between
            .is_some_and(|between| between.len() <= REACH && !between.contains(['.', ';', ':']));
        joined && number.value.number.is_some_and(|n| (2..=MOST as u64).contains(&n))
    };
    let number = facts.numbers.iter().rev().find(is_counted)?;
    let between = caption.text.get(number.span.end..list.span.start)?;
    let is_exact = number.value.most == number.value.number && !number.value.is_part;
    // "Three women and a boy, from left:" are four.
    let is_sum = between.split(' ').any(|word| word == "and" || word == "with");
    let from = facts.persons.partition_point(|person| person.span.start < list.span.end);
    let named: Vec<&Mention<Person>> = facts.persons[from..].iter().take(MOST + 1).collect();
    let first = named.first()?;
    let opens = caption.text.get(list.span.end..first.span.start)?;
    if !is_exact || is_sum || !opens.chars().all(|c| ":, ".contains(c)) {
        return None;
    }
    let joins = |a: &Mention<Person>, b: &Mention<Person>| {
        let between = caption.text.get(a.span.end..b.span.start);
        between.is_some_and(|between| matches!(between, ", " | " and " | ", and " | " & "))
    };
    let count = 1 + named.windows(2).take_while(|pair| joins(pair[0], pair[1])).count();
    // The list must end with "and" before its last name, and go on with none.
    let (last, before) = (named.get(count - 1)?, named.get(count.checked_sub(2)?)?);
    let closes = caption.text.get(before.span.end..last.span.start)?.contains(['a', '&']);
    let rest = caption.text.get(last.span.end..)?.trim_start_matches([',', ' ']);
    let ends = !rest.starts_with(char::is_uppercase) && !rest.starts_with("and ");
    let differs = number.value.number != Some(count as u64);
    (closes && ends && differs && count <= MOST).then_some(PositionFault {
        at: number.span,
        other: Some(list.span),
        kind: PositionFaultKind::OtherCount,
    })
}
