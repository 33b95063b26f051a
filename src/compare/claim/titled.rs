//! Whether a caption calls somebody what the story calls somebody else: "climate
//! envoy N.".

use std::collections::BTreeSet;

use super::Refuted;
use crate::almanac::in_office_since;
use crate::article::{Excerpt, Span};
use crate::compare::name::{NameRelation, relate};
use crate::compare::{Comparison, MOST_NAMED, PersonRelation, past};
use crate::language::Language;
use crate::language::function::is_function_word;
use crate::mention::{Facts, Person, is_of_the_past};
use crate::tokens::{Kind, Token};
use crate::words::Class;

/// As many tokens before a name are looked at.
const REACH: usize = 8;

/// The words right before a name that say what somebody is.
#[derive(Clone)]
pub(super) struct Title {
    /// Those for what only one is.
    posts: BTreeSet<u64>,
    /// All of them.
    pub words: BTreeSet<u64>,
    /// The last of them, which says what the others tell more of.
    pub head: Option<Token>,
    /// All of them, in bytes.
    pub span: Span,
}

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    if caption.facts.marker.is_some() || past::is_old(caption, story) {
        return Vec::new();
    }
    let absent = persons.iter().filter(|tie| tie.relation == PersonRelation::Absent);
    let asked: Vec<(&Person, Title)> = absent
        .filter(|tie| !held(&caption.facts, tie.index))
        .filter_map(|tie| {
            Some((
                &caption.facts.persons[tie.index].value,
                post(caption.text, &caption.facts, tie.index)?,
            ))
        })
        .take(MOST_NAMED)
        .collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let mut told: Vec<(Excerpt, &Person, Title)> = Vec::new();
    for (part, facts) in &story.facts {
        let text = story.text(*part);
        told.extend((0..facts.persons.len()).filter_map(|index| {
            let title = post(text, facts, index)?;
            let mention = &facts.persons[index];
            Some((Excerpt::new(*part, title.span.cover(mention.span)), &mention.value, title))
        }));
    }
    let refuted = asked.into_iter().filter_map(|(person, title)| {
        let is_same = |other: &Title| {
            let is_part =
                title.words.is_subset(&other.words) || other.words.is_subset(&title.words);
            is_part && !title.posts.is_disjoint(&other.posts)
        };
        let mut holders = told.iter().filter(|(_, _, other)| is_same(other));
        let (at, holder, _) = holders.next()?;
        let is_one = holders.all(|(_, other, _)| is_called(other, holder));
        let is_named = caption.facts.persons.iter().any(|named| is_called(&named.value, holder));
        let is_other = relate(person, holder) == NameRelation::Different;
        (is_one && is_other && !is_named).then(|| Refuted {
            caption: title.span.cover(span_of(&caption.facts, person)),
            story: *at,
            subject: String::new(),
            answer: None,
        })
    });
    refuted.collect()
}

/// Whether two persons bear one surname, be another word run into it.
pub(super) fn is_called(one: &Person, other: &Person) -> bool {
    let (one, other) = (one.family_key(), other.family_key());
    one.starts_with(other) || other.starts_with(one)
}

/// Where a person of a text is named.
fn span_of(facts: &Facts, person: &Person) -> Span {
    let named = facts.persons.iter().find(|named| std::ptr::eq(&named.value, person));
    named.map_or(Span::new(0, 0), |named| named.span)
}

/// Whether a person is known to have held the office that the text gives them.
fn held(facts: &Facts, person: usize) -> bool {
    let name = &facts.persons[person].value;
    let mut roles = facts.roles.iter().filter(|role| role.value.index == person);
    roles.any(|role| in_office_since(role.value.name, name.family_key(), None).is_some())
}

/// The same where it is what only one is, with a word for of what.
fn post(text: &str, facts: &Facts, person: usize) -> Option<Title> {
    let title = title(text, facts, person)?;
    (!title.posts.is_empty() && title.words.len() > 1).then_some(title)
}

/// What a text calls the person of that index, right before the name.
pub(super) fn title(text: &str, facts: &Facts, person: usize) -> Option<Title> {
    let start = facts.persons[person].span.start;
    let first = facts.tokens.partition_point(|token| token.span().start < start);
    let span = Span::new(start, start);
    let mut title = Title { posts: BTreeSet::new(), words: BTreeSet::new(), head: None, span };
    let mut at = first;
    while at > 0 && first - at < REACH && !facts.tokens[at].opens_sentence {
        at -= 1;
        let token = facts.tokens[at];
        let word = token.of(text);
        if token.kind == Kind::Mark {
            if matches!(word, "." | "-") && token.glued {
                continue;
            }
            break;
        }
        if facts.is_person(token.span()) {
            break;
        }
        let folded = word.to_lowercase();
        if is_of_the_past(&folded) {
            return None;
        }
        if token.kind != Kind::Word
            || is_function_word(&folded, Language::English) && folded != "of"
        {
            break;
        }
        title.span = token.span().cover(title.span);
        if folded == "of" {
            continue;
        }
        title.words.insert(token.key);
        title.head = title.head.or(Some(token));
        if token.is_of(Class::Post) {
            title.posts.insert(token.key);
        }
    }
    (!title.words.is_empty()).then_some(title)
}
