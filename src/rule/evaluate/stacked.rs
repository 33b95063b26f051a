//! Captions of one picture that cannot both be true.

use super::disagreement::{disagree, first_fact};
use super::{Alarm, Judged};
use crate::article::{Excerpt, Part};
use crate::rule::{Reason, Verdict};

/// As many captions before and behind are rivals: more of them stand on no
/// one picture, they are a list that a page keeps in one place.
pub(super) const MOST_RIVALS: usize = 10;

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
