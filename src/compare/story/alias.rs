//! Who has several names stands in a story under all of them.

use super::{Occurrence, Story};
use crate::article::Excerpt;
use crate::compare::name::{NameRelation, relate};
use crate::glossary::{Accepted, Form};
use crate::language::stem;

/// Lets each name of whom the story names by one be found in the story, where
/// that one stands.
pub(super) fn add(story: &mut Story, names: &[Accepted]) {
    for accepted in names {
        let Some(at) = accepted.forms.iter().find_map(|form| found(story, form)) else { continue };
        for form in &accepted.forms {
            story.words.rename(&form.keys, at);
        }
    }
}

/// Where the story has all words of the name, or a person who may go by it:
/// by the surname alone, say.
fn found(story: &Story, form: &Form) -> Option<Occurrence> {
    let name = |key: &u64| story.words.get(*key).filter(|found| found.name.is_some());
    let mut words = form.keys.iter().map(name);
    if let Some(Some(first)) = words.next()
        && words.all(|word| word.is_some())
    {
        return Some(Occurrence { count: 1, ..*first });
    }
    let wanted = form.person.as_ref()?;
    let family = story.words.get(stem::key(wanted.family_key()))?;
    let person = story.persons().find(|(_, other)| relate(wanted, other) == NameRelation::Same);
    person.map(|(at, _): (Excerpt, _)| Occurrence {
        first: at,
        name: Some(at),
        count: 1,
        ..*family
    })
}
