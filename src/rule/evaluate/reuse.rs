//! Captions of one picture in several stories that cannot both be true.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::date::{between, is_of_picture};
use super::diagnostic::Diagnostic;
use super::disagreement::disagree;
use super::judged::Judged;
use crate::article::{Excerpt, Span};
use crate::compare::MOST_NAMED;
use crate::compare::name::{NameRelation, relate};
use crate::gazetteer::{Kind, PlaceId, gazetteer};
use crate::mention::Person;
use crate::mention::date::{Ground, Precision, Wording};
use crate::rule::{Reason, ReuseCheck};

/// What the caption `here` says that the one `there`, in the story called
/// `other`, says otherwise: another day, another place or another person.
pub(super) fn diagnostic(
    check: &ReuseCheck,
    here: &Judged,
    there: &Judged,
    other: &str,
) -> Option<Diagnostic> {
    let (at, against) = days_apart(check, here, there)
        .or_else(|| places_apart(check, here, there))
        .or_else(|| other_person(here, there))?;
    let (caption, story) = (at.of(here.text()).to_owned(), against.of(there.text()).to_owned());
    let says = format!("the caption in {other} says {story}");
    let evidence =
        vec![Reason { at: Some(Excerpt::new(there.part(), against)), says, weight: 0.0 }];
    let values = vec![("caption", caption), ("story", story), ("other", other.to_owned())];
    Some(Diagnostic { at, values, evidence })
}

/// The days that a caption gives to its picture: told by day or month and
/// year, in the sentence that says what the picture shows.
pub(super) fn days(judged: &Judged) -> Vec<(Span, (Date, Date))> {
    let caption = judged.comparison.caption;
    let dates = caption.facts.dates.iter().take(MOST_NAMED);
    let told = dates.filter(|mention| {
        let date = &mention.value;
        caption.first_sentence.contains(mention.span)
            && matches!(date.precision, Precision::Day | Precision::Month)
            && matches!(date.ground, Ground::Absolute | Ground::Published)
            && date.wording == Wording::Calendar
            && date.fault.is_none()
            && is_of_picture(date)
    });
    told.filter_map(|mention| Some((mention.span, mention.value.interval?))).collect()
}

fn days_apart(check: &ReuseCheck, here: &Judged, there: &Judged) -> Option<(Span, Span)> {
    let (ours, theirs) = (days(here), days(there));
    let is_apart =
        |a: &(Date, Date), b: &(Date, Date)| between(*a, *b) > i64::from(check.tolerance.0);
    // The same words, read against another day of publication, are no other day.
    let is_same = |a: Span, b: Span| a.of(here.text()).eq_ignore_ascii_case(b.of(there.text()));
    let all_apart = ours
        .iter()
        .all(|(at, a)| theirs.iter().all(|(other, b)| is_apart(a, b) && !is_same(*at, *other)));
    let first = (ours.first()?.0, theirs.first()?.0);
    all_apart.then_some(first)
}

/// The places where a caption sets its picture, and whether each is a whole
/// country or more.
pub(super) fn places(judged: &Judged) -> Vec<(Span, PlaceId, bool)> {
    let caption = judged.comparison.caption;
    let named = caption.facts.places.iter().take(MOST_NAMED);
    let shown = named.filter(|mention| {
        !mention.value.is_weak() && caption.first_sentence.contains(mention.span)
    });
    // The country behind a town is part of the town.
    let is_behind = |place: PlaceId| {
        caption.facts.places.iter().take(MOST_NAMED).any(|m| m.value.said_within == Some(place))
    };
    let placed = shown.filter_map(|mention| {
        let place = mention.value.place.filter(|place| !is_behind(*place))?;
        let kind = gazetteer().kind(place);
        Some((mention.span, place, matches!(kind, Kind::Country | Kind::Continent)))
    });
    placed.collect()
}

fn places_apart(check: &ReuseCheck, here: &Judged, there: &Judged) -> Option<(Span, Span)> {
    let (ours, theirs) = (places(here), places(there));
    // Several countries and no town are what a caption speaks of, not where
    // its picture was taken.
    let is_setting =
        |places: &[(Span, PlaceId, bool)]| places.len() == 1 || places.iter().any(|p| !p.2);
    if !is_setting(&ours) || !is_setting(&theirs) || share_a_site(here, there) {
        return None;
    }
    let gazetteer = gazetteer();
    // A river or a range is not where the map has its name.
    let is_wide = |place: PlaceId| {
        matches!(gazetteer.kind(place), Kind::Water | Kind::Mountain | Kind::Desert)
    };
    let is_apart = |a: PlaceId, b: PlaceId| {
        a != b
            && !is_wide(a)
            && !is_wide(b)
            && !gazetteer.contains(a, b)
            && !gazetteer.contains(b, a)
            && gazetteer.distance_km(a, b) > f64::from(check.farther_than.0)
    };
    let all_apart = ours.iter().all(|(_, a, _)| theirs.iter().all(|(_, b, _)| is_apart(*a, *b)));
    let first = |places: &[(Span, PlaceId, bool)]| {
        places.iter().find(|place| !place.2).or(places.first()).map(|place| place.0)
    };
    all_apart.then_some(())?;
    Some((first(&ours)?, first(&theirs)?))
}

/// Whether both captions have a name's word that is nobody's and no country's
/// or state's: "Waterloo Station in London" and "Waterloo station", "Cromer in
/// Norfolk" and "Cromer" are one place.
fn share_a_site(here: &Judged, there: &Judged) -> bool {
    let names = |judged: &Judged| -> BTreeSet<u64> {
        let caption = judged.comparison.caption;
        let is_wide = |place: PlaceId| {
            let kind = gazetteer().kind(place);
            matches!(kind, Kind::Continent | Kind::Country | Kind::Subdivision)
        };
        let named = caption.facts.places.iter().take(MOST_NAMED);
        let wide: Vec<Span> = named
            .filter(|mention| mention.value.place.is_some_and(is_wide))
            .map(|mention| mention.span)
            .collect();
        let is_site = |span: Span| {
            !caption.facts.persons.iter().any(|person| person.span.overlaps(span))
                && !wide.iter().any(|wide| wide.overlaps(span))
                && caption.first_sentence.contains(span)
        };
        let words = caption.words.iter().filter(|word| word.is_name && is_site(word.span));
        words.map(|word| word.key).collect()
    };
    !names(here).is_disjoint(&names(there))
}

/// So many bytes from the start of a caption stands the one whom it shows.
const START: usize = 40;

/// The one person that a caption names, by full name and at its start.
fn subject<'j>(judged: &'j Judged) -> Option<(Span, &'j Person)> {
    let [only] = &judged.comparison.caption.facts.persons[..] else { return None };
    let is_full = only.value.parts.len() > 1;
    (is_full && only.span.start < START).then_some((only.span, &only.value))
}

fn other_person(here: &Judged, there: &Judged) -> Option<(Span, Span)> {
    let ((at, person), (against, other)) = (subject(here)?, subject(there)?);
    let is_other = relate(person, other) == NameRelation::Different
        && disagree(here.comparison.caption, there.comparison.caption);
    is_other.then_some((at, against))
}
