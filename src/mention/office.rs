//! Offices that only one holds, and of what: "German President N.", "Poland's
//! prime minister, N.", "N., chief executive of Ombrex".

use super::role::is_beside;
use super::{Facts, Mention, Standing};
use crate::article::Span;
use crate::gazetteer::{Kind, PlaceId, gazetteer};
use crate::language::cue::Cue;
use crate::language::office::{Seat, seat};
use crate::tokens::Token;

/// An office that somebody holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Office {
    /// The name of the role.
    pub name: &'static str,
    /// What has one holder of it.
    pub seat: Seat,
    /// Who holds it, as an index of the text's persons.
    pub person: usize,
    /// Of what, as far as it is said.
    pub of: Whose,
}

/// Of what somebody holds an office.
#[derive(Debug, Clone, PartialEq)]
pub enum Whose {
    /// Nothing is said of it.
    Unsaid,
    /// Of a place.
    Place(PlaceId, Span),
    /// Of what is called so.
    Body(Span),
}

/// As many words may a body's name have.
const MOST_NAME: usize = 6;

/// The offices of which a text says that somebody holds them, in order; the
/// spans cover the office, of what it is, and the name.
pub fn offices(text: &str, facts: &Facts) -> Vec<Mention<Office>> {
    let held = facts.roles.iter().filter(|role| role.value.standing == Standing::Holds);
    let found = held.filter_map(|role| {
        let seat = seat(role.value.name)?;
        let person = role.value.index;
        let of = match whose(text, facts, role.span, seat) {
            Whose::Unsaid => behind(text, facts, facts.persons[person].span, seat),
            of => of,
        };
        let mut span = role.span.cover(facts.persons[person].span);
        if let Whose::Place(_, of) | Whose::Body(of) = of {
            span = span.cover(of);
        }
        // The president of a club is none.
        let is_state = match of {
            // A town may be on no map.
            Whose::Unsaid => !role.value.is_of_body || seat == Seat::Town,
            Whose::Body(_) => seat == Seat::Town,
            Whose::Place(id, _) => seat != Seat::Country || gazetteer().kind(id) == Kind::Country,
        };
        if seat != Seat::Body && !is_state {
            return None;
        }
        Some(Mention { span, value: Office { name: role.value.name, seat, person, of } })
    });
    found.collect()
}

/// Of what the office is that stands at `role`.
fn whose(text: &str, facts: &Facts, role: Span, seat: Seat) -> Whose {
    let tokens = &facts.tokens;
    let first = tokens.partition_point(|token| token.span().start < role.start);
    let end = tokens.partition_point(|token| token.span().start < role.end);
    let word = |at: usize| tokens.get(at).map_or("", |token| token.of(text));
    if word(end) == "of" {
        let at = end + 1 + usize::from(word(end + 1) == "the");
        let behind = tokens.get(at..).unwrap_or_default().iter().take(MOST_NAME);
        let name: Vec<&Token> = behind.take_while(|token| token.is_cap()).collect();
        return match name.as_slice() {
            [] => Whose::Unsaid,
            [first, .., last] => named(facts, first.span().cover(last.span()), seat),
            [one] => named(facts, one.span(), seat),
        };
    }
    if first == 0 || tokens[first].opens_sentence {
        return Whose::Unsaid;
    }
    let genitive = matches!(word(first - 1), "'s" | "’s");
    let last = first - usize::from(genitive);
    let mut start = last;
    while start > 0 && last - start < MOST_NAME {
        let token = tokens[start - 1];
        let is_plain = token.cue() == Cue::Title || is_beside(token.of(text));
        if tokens[start].opens_sentence && start < last || !token.is_cap() || is_plain {
            break;
        }
        start -= 1;
    }
    match tokens.get(start..last) {
        Some([]) | None => Whose::Unsaid,
        Some([one]) => named(facts, one.span(), seat),
        Some([first, .., last]) => named(facts, first.span().cover(last.span()), seat),
    }
}

/// Of what an office is whose holder is named at `person`: "President N.
/// of Norway".
fn behind(text: &str, facts: &Facts, person: Span, seat: Seat) -> Whose {
    let tokens = &facts.tokens;
    let end = tokens.partition_point(|token| token.span().start < person.end);
    let next = tokens.get(end + 1);
    match next.filter(|_| tokens[end].of(text) == "of" && seat != Seat::Body) {
        Some(name) if name.is_cap() => named(facts, name.span(), seat),
        // "President N. of the student council"
        Some(other) => Whose::Body(other.span()),
        None => Whose::Unsaid,
    }
}

/// A place if the name is one, or ends with one, and the office may be of one:
/// a company's name may be a place's, too.
fn named(facts: &Facts, name: Span, seat: Seat) -> Whose {
    let end = facts.places.partition_point(|place| place.span.start < name.end);
    let last = end.checked_sub(1).map(|last| &facts.places[last]);
    match last.filter(|place| place.span.overlaps(name)) {
        Some(place) if seat != Seat::Body && place.value.place.is_some() => {
            place.value.place.map_or(Whose::Unsaid, |id| Whose::Place(id, place.span))
        }
        Some(_) if seat != Seat::Body => Whose::Unsaid,
        _ if facts.is_person(name) => Whose::Unsaid,
        _ => Whose::Body(name),
    }
}

#[cfg(test)]
mod tests {
    use super::{Whose, offices};
    use crate::mention::{Context, Facts};

    #[test]
    fn an_office_is_of_what_stands_beside_it() {
        for (text, of) in [
            ("French President Robert Lang waves.", "French"),
            ("Robert Lang, the mayor of Graz, waves.", "Graz"),
            ("He met Poland's prime minister, Robert Lang, there.", "Poland"),
            ("They met Ombrex chief executive Robert Lang.", "Ombrex"),
            ("Robert Lang, chief executive of Ombrex, waves.", "Ombrex"),
            ("They met President Robert Lang of Poland.", "Poland"),
            ("They met Mayor Robert Lang.", ""),
            ("Republican Gov. Robert Lang waves.", ""),
        ] {
            let facts = Facts::of(text, &Context::default());
            let found = offices(text, &facts);
            let seen: Vec<&str> = found
                .iter()
                .map(|office| match office.value.of {
                    Whose::Unsaid => "",
                    Whose::Place(_, span) | Whose::Body(span) => span.of(text),
                })
                .collect();
            assert_eq!(seen, [of], "{text}");
        }
    }
}
