//! Whether the conditions of a rule hold for a caption: contradictions and
//! the score.

use super::judged::Judged;
use crate::article::Part;
use crate::compare::PersonRelation;
use crate::rule::{Aspect, Condition};

/// Bits of surprise that a caption's words need for their score to tell: two or
/// three names, or three or four common words.
const ENOUGH: f64 = 40.0;

/// Different words that a story needs for a score to tell: a headline and two
/// sentences.
const LEAST_STORY: usize = 25;

/// Whether everything that a condition names holds.
pub(super) fn holds(condition: &Condition, judged: &Judged) -> bool {
    let found = contradicted(condition, judged);
    let count: u32 = found.iter().map(|found| u32::from(*found)).sum();
    let [who, place, when] = found;
    let named = condition.contradicts.iter().all(|aspect| match aspect {
        Aspect::Who => who,
        Aspect::Where => place,
        Aspect::When => when,
    });
    named
        && count >= condition.contradictions
        && condition.score_below.is_none_or(|below| judged.score < below && tells(judged))
        && condition.score_not_above.is_none_or(|most| judged.score <= most || !is_weighed(judged))
        && !(condition.no_name_shared && judged.comparison.shared_name().is_some())
        && !(condition.no_person_shared && shares_person(judged))
        && is_in_one_of(&condition.languages, judged)
}

/// Whether the story is told in one of the languages, if any is asked for.
fn is_in_one_of(languages: &[String], judged: &Judged) -> bool {
    let code = judged.comparison.story.language().code();
    languages.is_empty() || languages.iter().any(|language| language == code)
}

/// Whether the story names a person of the caption: who is often elsewhere, and
/// was long ago.
fn shares_person(judged: &Judged) -> bool {
    judged.comparison.persons.iter().any(|tie| tie.relation >= PersonRelation::Variant)
}

/// Whether the caption contradicts the story in who, where and when, as far as
/// the condition asks.
fn contradicted(condition: &Condition, judged: &Judged) -> [bool; 3] {
    let found = &judged.contradiction;
    let far = |km: u32| km > condition.farther_than.0;
    let long = |days: u32| days > condition.outside.0;
    [
        found.who.is_some(),
        found.place.is_some_and(|away| far(away.km)),
        found.when.is_some_and(|other| long(other.days)),
    ]
}

/// Whether a low score means something, and is not due to a date alone: a slip
/// in it makes no caption foreign, and other rules tell of it.
fn tells(judged: &Judged) -> bool {
    let dated: f64 =
        judged.ledger.iter().filter(|(clue, _)| clue.feature.is_date()).map(|(_, w)| w).sum();
    is_weighed(judged) && judged.logit - dated <= 0.0
}

/// Whether the score rests on enough words, of a language whose words are
/// weighed. An alternative text describes what is to be seen, and need share
/// no word with the story.
fn is_weighed(judged: &Judged) -> bool {
    let comparison = &judged.comparison;
    let bits: f64 = comparison.caption.words.iter().map(|word| word.surprise).sum();
    let is_caption = !matches!(judged.part(), Part::Alt { .. });
    is_caption
        && comparison.caption.is_weighed
        && bits >= ENOUGH
        && comparison.story.size() >= LEAST_STORY
}
