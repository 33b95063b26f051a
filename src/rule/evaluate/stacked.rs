//! Captions of one picture that cannot both be true.

use super::{Alarm, Judged};
use crate::article::{Excerpt, Part, Span};
use crate::compare::{Caption, name::NameRelation, name::relate};
use crate::rule::{Reason, Verdict};

/// The caption at `index`, if another one of its picture disagrees with it
/// and fits the story better.
pub(super) fn alarms(captions: &[Judged], index: usize) -> Vec<Alarm> {
    let judged = &captions[index];
    let rival = captions.iter().find(|other| {
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
fn disagree(a: &Caption, b: &Caption) -> bool {
    let same_person = a.facts.persons.iter().any(|x| {
        b.facts.persons.iter().any(|y| relate(&x.value, &y.value) >= NameRelation::Misspelt)
    });
    let names = |caption: &Caption| -> Vec<u64> {
        caption.words.iter().filter(|word| word.is_name).map(|word| word.key).collect()
    };
    let (names_a, names_b) = (names(a), names(b));
    let same_name = names_a.iter().any(|key| names_b.contains(key));
    let days = |caption: &Caption| -> Vec<_> {
        caption.facts.dates.iter().filter_map(|mention| mention.value.interval).collect()
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
