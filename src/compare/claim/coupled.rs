//! Who made a work: "The Last Ferry, by N.".

use super::Refuted;
use super::roster::Roster;
use crate::article::{Excerpt, Span};
use crate::compare::name::{NameRelation, relate};
use crate::compare::{Comparison, MOST_NAMED};
use crate::mention::{Facts, Person};
use crate::tokens::{Kind, Token, Tokens};
use crate::words::Class;

/// As many words may a title have.
const MOST_TITLE: usize = 12;

/// A work and who made it, as a text couples them.
struct Work {
    /// The [keys](crate::fold::key) of the title's words, the last first.
    title: Vec<u64>,
    /// Which of the text's persons made it, as an index.
    person: usize,
    /// The title and the name.
    span: Span,
}

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let mut claims = works(caption.text, &caption.facts);
    claims.truncate(MOST_NAMED);
    if claims.is_empty() {
        return Vec::new();
    }
    let told: Vec<(usize, Excerpt, &Person, Work)> = story
        .facts
        .iter()
        .enumerate()
        .flat_map(|(index, (part, facts))| {
            let found = works(story.text(*part), facts).into_iter();
            found.map(move |work| {
                let at = Excerpt::new(*part, work.span);
                (index, at, &facts.persons[work.person].value, work)
            })
        })
        .collect();
    if told.is_empty() {
        return Vec::new();
    }
    let roster = Roster::of(story);
    let refuted = claims.iter().filter_map(|claim| {
        let tie = persons.iter().find(|tie| tie.index == claim.person)?;
        let named = roster.places(tie, caption);
        let person = &caption.facts.persons[claim.person].value;
        let mut same = told.iter().filter(|(.., work)| {
            let shared = claim.title.len().min(work.title.len());
            shared >= 2 && claim.title[..shared] == work.title[..shared]
        });
        let first = same.next()?;
        let is_own = |(index, _, other, work): &(usize, Excerpt, &Person, Work)| {
            named.contains(&(*index, work.person))
                || relate(person, other) != NameRelation::Different
        };
        let is_one = !is_own(first) && !same.any(is_own);
        is_one.then(|| Refuted {
            caption: claim.span,
            story: first.1,
            subject: tie.caption.of(caption.text).to_owned(),
            answer: None,
        })
    });
    refuted.collect()
}

/// The works that a text couples with who made them, by "by" or a genitive.
fn works(text: &str, facts: &Facts) -> Vec<Work> {
    let tokens = &facts.tokens;
    let found = facts.persons.iter().enumerate().filter_map(|(person, mention)| {
        let first = tokens.partition_point(|token| token.span().start < mention.span.start);
        let end = tokens.partition_point(|token| token.span().start < mention.span.end);
        if let Some(title) = owned(Tokens::new(text, tokens), end) {
            let words = title.iter().rev().filter(|token| token.kind != Kind::Mark);
            let span = mention.span.cover(title.last()?.span());
            return Some(Work { title: words.map(|token| token.key).collect(), person, span });
        }
        let by = first.checked_sub(1).filter(|by| tokens[*by].of(text) == "by")?;
        let title = title(Tokens::new(text, tokens), by)?;
        let words = title.iter().rev().filter(|token| token.kind != Kind::Mark);
        let span = title.first()?.span().cover(mention.span);
        Some(Work { title: words.map(|token| token.key).collect(), person, span })
    });
    found.collect()
}

/// The title in quotation marks behind a genitive that the token `at` ends a name
/// with: "N.'s “The Last Ferry”".
fn owned<'t>(tokens: Tokens<'t>, at: usize) -> Option<&'t [Token]> {
    let [genitive, open, rest @ ..] = tokens.all.get(at..)? else { return None };
    let is_mark =
        |token: &Token, marks: [&str; 4]| marks.iter().any(|m| token.is_mark(tokens.text, m));
    let is_genitive = matches!(genitive.of(tokens.text), "'s" | "’s");
    if !is_genitive || !is_mark(open, ["“", "\"", "‘", "«"]) {
        return None;
    }
    let mut ends = rest.iter().take(MOST_TITLE + 1);
    let end = ends.position(|token| is_mark(token, ["”", "\"", "’", "»"]))?;
    let title = &rest[..end];
    (title.iter().filter(|token| token.is_cap()).count() >= 2).then_some(title)
}

/// The title that ends before the token `end`: in quotation marks, or with
/// capitals.
fn title<'t>(tokens: Tokens<'t>, end: usize) -> Option<&'t [Token]> {
    let is_mark =
        |at: usize, marks: &[&str]| marks.iter().any(|m| tokens[at].is_mark(tokens.text, m));
    let mut last = end;
    if last > 0 && is_mark(last - 1, &[","]) {
        last -= 1;
    }
    let is_quoted = last > 0 && is_mark(last - 1, &["”", "\"", "’", "»"]);
    last -= usize::from(is_quoted);
    let least = last.saturating_sub(MOST_TITLE);
    let mut first = last;
    while first > least {
        let token = tokens[first - 1];
        if is_quoted && is_mark(first - 1, &["“", "\"", "‘", "«"]) {
            break;
        }
        let joins = Class::BetweenCoupled.has(token.of(tokens.text));
        if !is_quoted && !token.is_cap() && !joins && token.kind != Kind::Number {
            break;
        }
        first -= 1;
        if token.opens_sentence {
            break;
        }
    }
    let title = &tokens.all[first..last];
    let skip = title.iter().take_while(|token| !is_quoted && !token.is_cap()).count();
    let title = &title[skip..];
    (title.iter().filter(|token| token.is_cap()).count() >= 2).then_some(title)
}
