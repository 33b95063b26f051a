//! Whether a caption calls one of the story's persons what the story calls another:
//! "Fire Chief N.", who is the owner of the mill.

use std::collections::BTreeSet;

use super::Refuted;
use super::roster::Roster;
use super::statement::{Statement, statements};
use super::titled::{Title, is_called, title};
use crate::compare::{Comparison, MOST_NAMED, PersonRelation, past};
use crate::language::cue::Cue;
use crate::mention::{Facts, Mention, Person};
use crate::words::Class;

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
    let told = statements(story, titles);
    let roster = Roster::of(story);
    let refuted = claims.into_iter().filter_map(|(tie, claim)| {
        let places = roster.places(tie, caption);
        let is_own = |told: &&Statement<Called>| told.names(&places, told.value.person);
        let own = told.iter().filter(is_own).flat_map(|told| told.value.title.words.clone());
        let own: BTreeSet<u64> = own.collect();
        // Whom the story calls nothing may be that, too.
        if own.is_empty() || !own.is_disjoint(&claim.words) {
            return None;
        }
        let is_it = |told: &&Statement<Called>| claim.words.is_subset(&told.value.title.words);
        let mut holders = told.iter().filter(|told| !is_own(told)).filter(is_it);
        let holder = holders.next()?;
        let is_one = holders.all(|other| is_called(person(other), person(holder)));
        let mut named = caption.facts.persons.iter();
        let is_named = named.any(|named| is_called(&named.value, person(holder)));
        (is_one && !is_named).then(|| Refuted {
            caption: claim.span.cover(tie.caption),
            story: holder.at,
            subject: String::new(),
            answer: None,
        })
    });
    refuted.collect()
}

fn person<'s>(told: &Statement<'s, Called>) -> &'s Person {
    &told.facts.persons[told.value.person].value
}

/// Whom a text calls what.
#[derive(Clone)]
struct Called {
    /// Which of the text's persons, as an index.
    person: usize,
    title: Title,
}

/// What a text calls its persons, in order; the spans cover title and name.
fn titles(text: &str, facts: &Facts) -> Vec<Mention<Called>> {
    let called = |person: usize| {
        let title = title(text, facts, person).filter(says_what)?;
        let span = title.span.cover(facts.persons[person].span);
        Some(Mention { span, value: Called { person, title } })
    };
    (0..facts.persons.len()).filter_map(called).collect()
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
