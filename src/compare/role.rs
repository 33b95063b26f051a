//! The roles of the caption's persons against the story's.

use super::caption::Caption;
use super::name::{NameRelation, relate};
use super::story::Story;
use super::{MOST_NAMED, past};
use crate::article::{Excerpt, Span};
use crate::mention::{Person, Role, Standing};
use crate::words::Class;

/// How a role of the caption stands to the story.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleTie {
    /// Where the caption names the role.
    pub caption: Span,
    /// Which of the caption's roles it is, as an index.
    pub index: usize,
    /// How it stands to the roles that the story gives the person.
    pub relation: RoleRelation,
    /// Where the story names the role that excludes it.
    pub story: Option<Excerpt>,
}

/// How a role of a person stands to those that a story gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoleRelation {
    /// Nobody has both at one time.
    Excluded,
    /// The story gives the person no role that it could be held against.
    Unsaid,
    /// The story gives the person that role, now or once.
    Agrees,
}

/// How each role of the caption's persons stands to the story, in order; of
/// the first [`MOST_NAMED`].
pub fn roles(caption: &Caption, story: &Story) -> Vec<RoleTie> {
    let found = caption.facts.roles.iter().enumerate().take(MOST_NAMED);
    found
        .map(|(index, mention)| {
            let (relation, story) = tie(&mention.value, caption, story);
            RoleTie { caption: mention.span, index, relation, story }
        })
        .collect()
}

fn tie(role: &Role, caption: &Caption, story: &Story) -> (RoleRelation, Option<Excerpt>) {
    let person = &caption.facts.persons[role.index].value;
    let mut excluded = None;
    // Whoever was a senator on an old picture may be president by now.
    let is_old = past::is_old(caption, story);
    for (at, other, whose) in story.roles() {
        if relate(person, whose) < NameRelation::Variant {
            continue;
        }
        if is_same(role.name, other.name) {
            return (RoleRelation::Agrees, None);
        }
        let is_clear = || match whose.parts.len() {
            1 => is_settled(person, story),
            _ => person.parts.len() > 1,
        };
        let both_hold =
            [role, other].iter().all(|r| r.standing == Standing::Holds && !r.is_of_body);
        if excluded.is_none()
            && exclude(role.name, other.name)
            && (both_hold && !is_old)
            && is_clear()
            && !past::looks_back(at, story)
        {
            excluded = Some(at);
        }
    }
    match excluded {
        Some(at) => (RoleRelation::Excluded, Some(at)),
        None => (RoleRelation::Unsaid, None),
    }
}

/// Whether the story means this person by the surname alone: it names them in
/// full, and nobody else of that surname. "President Clinton" is not every
/// Clinton.
fn is_settled(person: &Person, story: &Story) -> bool {
    let full = || story.persons().filter(|(_, other)| other.parts.len() > 1);
    let is_named = full().any(|(_, other)| relate(person, other) >= NameRelation::Variant);
    let is_only = full().all(|(_, other)| {
        other.family_key() != person.family_key() || relate(person, other) >= NameRelation::Variant
    });
    person.parts.len() > 1 && is_named && is_only
}

/// The role without what a short form leaves out: "Sen. Lee" is said of state
/// senators too.
fn short(name: &str) -> &str {
    name.strip_prefix("state ").unwrap_or(name)
}

fn is_same(a: &str, b: &str) -> bool {
    short(a) == short(b)
}

fn exclude(a: &str, b: &str) -> bool {
    let (a, b) = (short(a), short(b));
    let groups = |role: &str| {
        let rows = Class::ExclusiveRole.rows().iter();
        rows.filter(|row| row.word == role).map(|row| row.value).collect::<Vec<_>>()
    };
    let other = groups(b);
    a != b && groups(a).iter().any(|group| other.contains(group))
}
