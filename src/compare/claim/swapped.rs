//! Whether a caption calls one of the story's persons what the story calls another:
//! "Fire Chief N.", who is the owner of the mill.

use std::collections::BTreeSet;

use super::Refuted;
use super::roster::Roster;
use super::titled::{Title, is_called, title};
use crate::article::Excerpt;
use crate::compare::{Comparison, MOST_NAMED, PersonRelation, past};
use crate::language::cue::Cue;
use crate::mention::Person;
use crate::words::Class;

/// What the story calls somebody.
struct Called<'s> {
    person: &'s Person,
    /// Which of the story's texts and of their persons.
    index: (usize, usize),
    title: Title,
    at: Excerpt,
}

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    if caption.facts.marker.is_some() || past::is_old(caption, story) {
        return Vec::new();
    }
    let known = persons.iter().filter(|tie| tie.relation >= PersonRelation::Variant);
    let claims: Vec<_> = known
        .filter_map(|tie| Some((tie, title(caption.text, &caption.facts, tie.index)?)))
        .filter(|(_, title)| says_what(title))
        .take(MOST_NAMED)
        .collect();
    if claims.is_empty() {
        return Vec::new();
    }
    let mut told: Vec<Called> = Vec::new();
    for (text, (part, facts)) in story.facts.iter().enumerate() {
        let called = |index: usize| {
            let title = title(story.text(*part), facts, index).filter(says_what)?;
            let person = &facts.persons[index];
            let at = Excerpt::new(*part, title.span.cover(person.span));
            Some(Called { person: &person.value, index: (text, index), title, at })
        };
        told.extend((0..facts.persons.len()).filter_map(called));
    }
    let roster = Roster::of(story);
    let refuted = claims.into_iter().filter_map(|(tie, claim)| {
        let places = roster.places(tie, caption);
        let is_own = |called: &&Called| places.contains(&called.index);
        let own: BTreeSet<u64> =
            told.iter().filter(is_own).flat_map(|called| called.title.words.clone()).collect();
        // Whom the story calls nothing may be that, too.
        if own.is_empty() || !own.is_disjoint(&claim.words) {
            return None;
        }
        let is_it = |called: &&Called| claim.words.is_subset(&called.title.words);
        let mut holders = told.iter().filter(|called| !is_own(called)).filter(is_it);
        let holder = holders.next()?;
        let is_one = holders.all(|other| is_called(other.person, holder.person));
        let is_named =
            caption.facts.persons.iter().any(|named| is_called(&named.value, holder.person));
        (is_one && !is_named).then(|| Refuted {
            caption: claim.span.cover(tie.caption),
            story: holder.at,
            subject: String::new(),
            answer: None,
        })
    });
    refuted.collect()
}

/// Whether a title says what somebody is, and of what: "Fire Chief", not "Ms.".
fn says_what(title: &Title) -> bool {
    let is_role = title.head.is_some_and(|head| {
        head.cue() == Cue::Title
            || [Class::Occupation, Class::Post, Class::Player]
                .iter()
                .any(|class| head.is_of(*class))
    });
    is_role && title.words.len() > 1
}
