//! Captions of one picture that cannot both be true.

use std::collections::BTreeSet;

use super::{Alarm, Judged};
use crate::article::{Excerpt, Part, Span};
use crate::compare::{Caption, MOST_NAMED, name::NameRelation, name::relate};
use crate::rule::{Reason, Verdict};

/// As many captions before and behind are rivals: more of them stand on no
/// one picture, they are a list that a page keeps in one place.
const MOST_RIVALS: usize = 10;

/// The caption at `index`, if another one of its picture disagrees with it
/// and fits the story better.
pub(super) fn alarms(captions: &[Judged], index: usize) -> Vec<Alarm> {
    let judged = &captions[index];
    // The captions of a picture stand together.
    let (first, last) = (index.saturating_sub(MOST_RIVALS), index + MOST_RIVALS);
    let nearby = &captions[first..captions.len().min(last + 1)];
    let rival = nearby.iter().find(|other| {
        is_same_picture(judged.part(), other.part())
            && other.verdict == Verdict::Belongs
            && judged.score < other.score
            && judged.verdict != Verdict::Belongs
            && disagree(judged.comparison.caption, other.comparison.caption)
    });
    let facts = rival.and_then(|rival| Some((rival, first_fact(judged)?, first_fact(rival)?)));
    let alarm = facts.map(|(rival, at, other)| {
        let (caption, story) = (at.of(judged.text()).to_owned(), other.of(rival.text()).to_owned());
        let says = format!("the other caption speaks of {story}");
        let evidence =
            vec![Reason { at: Some(Excerpt::new(rival.part(), other)), says, weight: 0.0 }];
        Alarm { at, values: vec![("caption", caption), ("story", story)], evidence }
    });
    alarm.into_iter().collect()
}

fn is_same_picture(a: Part, b: Part) -> bool {
    matches!((a, b), (Part::Caption { picture: a, index: i }, Part::Caption { picture: b, index: j }) if a == b && i != j)
}

/// Whether two captions share no person, no name and no day, though both have
/// facts to share.
fn disagree<'c>(a: &'c Caption, b: &'c Caption) -> bool {
    let persons = |caption: &'c Caption| caption.facts.persons.iter().take(MOST_NAMED);
    let same_person = persons(a)
        .any(|x| persons(b).any(|y| relate(&x.value, &y.value) >= NameRelation::Misspelt));
    let names = |caption: &Caption| -> BTreeSet<u64> {
        caption.words.iter().filter(|word| word.is_name).map(|word| word.key).collect()
    };
    let (names_a, names_b) = (names(a), names(b));
    let same_name = !names_a.is_disjoint(&names_b);
    let days = |caption: &Caption| -> Vec<_> {
        let dates = caption.facts.dates.iter().take(MOST_NAMED);
        dates.filter_map(|mention| mention.value.interval).collect()
    };
    let meets = |x: &(_, _), y: &(_, _)| x.0 <= y.1 && y.0 <= x.1;
    let (days_a, days_b) = (days(a), days(b));
    let same_day = days_a.iter().any(|x| days_b.iter().any(|y| meets(x, y)));
    !same_person && !same_name && !same_day && !names_a.is_empty() && !names_b.is_empty()
}

/// The caption's first person, or else its first place or date.
fn first_fact(judged: &Judged) -> Option<Span> {
    let facts = &judged.comparison.caption.facts;
    let person = facts.persons.first().map(|m| m.span);
    let place = facts.places.iter().find(|m| !m.value.is_weak()).map(|m| m.span);
    person.or(place).or(facts.dates.first().map(|m| m.span))
}
