//! Whose player somebody is: "Lions quarterback N." where the story has "Bears
//! quarterback N.".

use std::collections::BTreeSet;

use super::Refuted;
use super::roster::{Roster, name_of};
use crate::article::{Excerpt, Span};
use crate::compare::{Comparison, MOST_NAMED, PersonRelation, past};
use crate::mention::Facts;
use crate::tokens::Kind;
use crate::words::Class;

/// As many words may a team's name have: "Golden State Warriors".
const LONGEST: usize = 4;

/// What a text calls somebody, right before the name.
struct Player {
    /// The post: "quarterback".
    post: u64,
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
            |told: &Player| told.post == claim.post && told.team.is_disjoint(&claim.team);
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

/// What a text calls the person of that index: a player or a coach, and the
/// plural name of a team before that. A town in its place tells no team: "Detroit
/// quarterback" and "Lions quarterback" are one.
fn player(text: &str, facts: &Facts, person: usize) -> Option<Player> {
    let start = facts.persons[person].span.start;
    let end = facts.tokens.partition_point(|token| token.span().start < start).checked_sub(1)?;
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
    let team = &facts.tokens[first..end];
    let last = team.last()?;
    let is_plural = last.of(text).ends_with('s') && !facts.is_placed(last.span());
    let span = team.first()?.span().cover(last.span());
    let keys = team.iter().map(|token| token.key).collect();
    is_plural.then_some(Player { post: post.key, team: keys, span })
}
