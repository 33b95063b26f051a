//! Whose player somebody is: "Lions quarterback N." or "N. of the Lions" where the
//! story has "Bears quarterback N.".

use std::collections::BTreeSet;
use std::ops::Range;

use super::Refuted;
use super::roster::{Roster, name_of};
use crate::article::{Excerpt, Span};
use crate::compare::{Comparison, MOST_NAMED, PersonRelation, past};
use crate::mention::Facts;
use crate::tokens::Kind;
use crate::words::Class;

/// As many words may a team's name have: "Golden State Warriors".
const LONGEST: usize = 4;

/// What a text calls somebody, right before or behind the name.
struct Player {
    /// The post, "quarterback", if it is told.
    post: Option<u64>,
    /// The words of the team's name.
    team: BTreeSet<u64>,
    span: Span,
}

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    if caption.facts.marker.is_some() || past::is_old(caption, story) {
        return Vec::new();
    }
    let known = persons.iter().filter(|tie| tie.relation >= PersonRelation::Variant);
    let claims: Vec<_> = known
        .filter_map(|tie| Some((tie, player(caption.text, &caption.facts, tie.index)?)))
        .take(MOST_NAMED)
        .collect();
    if claims.is_empty() {
        return Vec::new();
    }
    let roster = Roster::of(story);
    let refuted = claims.into_iter().filter_map(|(tie, claim)| {
        let named = roster.mentions(tie, caption);
        let told: Vec<(Excerpt, Player)> = named
            .iter()
            .filter_map(|named| {
                let (part, facts) = &story.facts[named.text];
                let told = player(story.text(*part), facts, named.index)?;
                Some((Excerpt::new(*part, told.span), told))
            })
            .collect();
        let is_other =
            |told: &Player| told.is_same_post(&claim) && told.team.is_disjoint(&claim.team);
        let (at, _) = told.iter().find(|(_, told)| is_other(told))?;
        let is_told = told.iter().any(|(_, told)| !told.team.is_disjoint(&claim.team));
        (!is_told).then(|| Refuted {
            caption: claim.span,
            story: *at,
            subject: name_of(tie, caption.text),
            answer: None,
        })
    });
    refuted.collect()
}

impl Player {
    /// Whether nothing says that one is another post than the other, and one is told.
    fn is_same_post(&self, other: &Player) -> bool {
        match (self.post, other.post) {
            (Some(one), Some(other)) => one == other,
            (None, None) => false,
            _ => true,
        }
    }
}

/// What a text calls the person of that index.
fn player(text: &str, facts: &Facts, person: usize) -> Option<Player> {
    let span = facts.persons[person].span;
    let first = facts.tokens.partition_point(|token| token.span().start < span.start);
    let end = facts.tokens.partition_point(|token| token.span().start < span.end);
    before(text, facts, first).or_else(|| behind(text, facts, end))
}

/// A player or a coach, and the plural name of a team before that. A town in its
/// place tells no team: "Detroit quarterback" and "Lions quarterback" are one.
fn before(text: &str, facts: &Facts, name: usize) -> Option<Player> {
    let end = name.checked_sub(1)?;
    let post = facts.tokens[end];
    if !post.is_of(Class::Player) || post.opens_sentence {
        return None;
    }
    let mut first = end;
    while first > 0 && end - first < LONGEST && !facts.tokens[first].opens_sentence {
        let before = facts.tokens[first - 1];
        if before.kind != Kind::Word || !before.is_cap() {
            break;
        }
        first -= 1;
    }
    team(text, facts, first..end).map(|team| Player { post: Some(post.key), ..team })
}

/// "N. of the Denver Falcons".
fn behind(text: &str, facts: &Facts, end: usize) -> Option<Player> {
    let word = |at: usize| facts.tokens.get(at).map_or("", |token| token.of(text));
    if word(end) != "of" || word(end + 1) != "the" {
        return None;
    }
    let first = end + 2;
    let run = facts.tokens[first..].iter().take(LONGEST);
    let run = run.take_while(|t| t.kind == Kind::Word && t.is_cap() && !t.opens_sentence);
    team(text, facts, first..first + run.count())
}

/// The team whose name the tokens are, if it is a plural.
fn team(text: &str, facts: &Facts, tokens: Range<usize>) -> Option<Player> {
    let team = &facts.tokens[tokens];
    let last = team.last()?;
    let is_plural = last.of(text).ends_with('s') && !facts.is_placed(last.span());
    let span = team.first()?.span().cover(last.span());
    let keys = team.iter().map(|token| token.key).collect();
    is_plural.then_some(Player { post: None, team: keys, span })
}
