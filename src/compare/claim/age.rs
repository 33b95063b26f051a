//! How old a person is, by name or by what the person is called.

use super::roster::{Roster, name_of};
use super::statement::{mentions, statements};
use super::{Refuted, sentence};
use crate::article::Excerpt;
use crate::compare::{Comparison, MOST_NAMED};
use crate::mention::{Age, Mention, NamelessAge, ages, nameless_ages};
use crate::tokens::Tokens;

/// A caption with a date this many days from publication may be of another
/// year of somebody's life.
const OTHER_YEAR: i32 = 200;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let claims = ages(caption.text, &caption.facts);
    let nameless = nameless_ages(caption.text, &caption.facts);
    let is_old = caption.facts.marker.is_some()
        || comparison.dates.iter().any(|tie| tie.age.is_some_and(|age| age.abs() > OTHER_YEAR));
    if claims.is_empty() && nameless.is_empty() || is_old {
        return Vec::new();
    }
    let roster = Roster::of(story);
    let told = mentions(story, ages);
    let now = claims.iter().filter(|claim| !claim.value.is_then).take(MOST_NAMED);
    let refuted = now.filter_map(|claim| {
        let tie = persons.iter().find(|tie| tie.index == claim.value.person)?;
        let mentions = roster.mentions(tie, caption);
        let of_person = mentions.iter().filter_map(|named| {
            // One a person at most, in order of the persons.
            let ages = &told[named.text];
            let at = ages.binary_search_by_key(&named.index, |age| age.value.person).ok()?;
            Some((Excerpt::new(named.at.part, ages[at].span), ages[at].value))
        });
        let of_person: Vec<(Excerpt, Age)> = of_person.collect();
        if of_person.iter().any(|(_, age)| age.years == claim.value.years) {
            return None;
        }
        // "Ortiz (17)" is held against "Ortiz (16)", and not against "Ortiz, 28".
        let mut now = of_person
            .iter()
            .filter(|(_, age)| !age.is_then && (age.is_bare || !claim.value.is_bare));
        let (at, age) = now.next()?;
        let is_one = now.all(|(_, other)| other.years == age.years);
        Some(Refuted {
            caption: claim.span,
            story: *at,
            subject: name_of(tie, caption.text),
            answer: is_one.then(|| age.years.to_string()),
        })
    });
    let mut refuted: Vec<Refuted> = refuted.collect();
    refuted.extend(of_nobody(comparison, &nameless));
    refuted
}

/// The same of persons without a name: "a 43-year-old hiker", where the story has
/// "a 34-year-old hiker" and no other, and its sentence tells what the caption does.
fn of_nobody(comparison: &Comparison, claims: &[Mention<NamelessAge>]) -> Vec<Refuted> {
    /// Telling words that the two must share beside what the person is.
    const SHARED: usize = 1;
    let Comparison { caption, story, .. } = comparison;
    if claims.is_empty() {
        return Vec::new();
    }
    let told = statements(story, nameless_ages);
    let refuted = claims.iter().take(MOST_NAMED).filter_map(|claim| {
        let of = claim.value;
        let own: Vec<_> = told.iter().filter(|told| told.value.key == of.key).collect();
        let first = own.first()?;
        let is_one = own.iter().all(|told| told.value.years == first.value.years);
        let years = [of.years, first.value.years].map(|years| years.to_string());
        let is_slip = sentence::is_slip(&years[0], &years[1]);
        let around = sentence::around(&first.facts.tokens, first.at.span.start);
        let words = caption.words.iter().filter(|word| word.key != of.key);
        let shared = sentence::shared(words, Tokens::new(first.text, around));
        (is_one && is_slip && shared >= SHARED).then(|| Refuted {
            caption: claim.span,
            story: first.at,
            subject: format!("the {}", of.noun.of(caption.text)),
            answer: Some(years[1].clone()),
        })
    });
    refuted.collect()
}
