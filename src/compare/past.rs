//! Whether words are about the past: a caption about an old picture, a
//! sentence of the story about what led to the news.

use super::MOST_NAMED;
use super::caption::Caption;
use super::story::Story;
use crate::article::{Excerpt, Span};
use crate::mention::Mention;
use crate::mention::date::{DateValue, Ground};
use crate::tokens::Token;

/// Days before publication from which on a date is of another time.
const OLD: i32 = 60;

/// Whether the caption gives a date long before the story.
pub(super) fn is_old(caption: &Caption, story: &Story) -> bool {
    caption.facts.dates.iter().take(MOST_NAMED).any(|date| is_past(date, story))
}

/// Whether the story's sentence around `at` speaks of a time long before its
/// publication.
pub(super) fn looks_back(at: Excerpt, story: &Story) -> bool {
    let Some((sentence, dates)) = sentence_at(at, story) else { return false };
    let first = dates.partition_point(|date| date.span.end <= sentence.start);
    let inside = dates[first..].iter().take_while(|date| date.span.start < sentence.end);
    inside.into_iter().any(|date| is_past(date, story))
}

/// The sentence around `at`, in bytes of its part, and that part's dates.
fn sentence_at<'s>(at: Excerpt, story: &'s Story) -> Option<(Span, &'s [Mention<DateValue>])> {
    let (_, facts) = story.facts.iter().find(|(part, _)| *part == at.part)?;
    Some((sentence(&facts.tokens, at.span), &facts.dates))
}

/// The words of the story's sentence around `at`.
pub(super) fn words<'s>(at: Excerpt, story: &'s Story) -> impl Iterator<Item = &'s str> {
    let sentence = sentence_at(at, story).map_or(at.span, |(sentence, _)| sentence);
    sentence.of(story.text(at.part)).split(|c: char| !c.is_alphanumeric())
}

fn is_past(date: &Mention<DateValue>, story: &Story) -> bool {
    let (Some(published), Some((_, last))) = (story.article.published, date.value.interval) else {
        return false;
    };
    let is_said = matches!(date.value.ground, Ground::Absolute | Ground::Published);
    is_said && last.until(published).is_ok_and(|span| span.get_days() > OLD)
}

/// The sentence around a span.
pub(super) fn sentence(tokens: &[Token], span: Span) -> Span {
    /// As many tokens either side are looked at, however long the sentence is.
    const REACH: usize = 200;
    let here = tokens.partition_point(|token| token.span().end <= span.start);
    let least = here.saturating_sub(REACH);
    let most = tokens.len().min(here + REACH);
    let first = (least..most.min(here + 1)).rev().find(|at| tokens[*at].opens_sentence);
    let first = first.unwrap_or(least);
    let end = (here + 1..most).find(|at| tokens[*at].opens_sentence).unwrap_or(most);
    match tokens.get(first..end) {
        Some([first, .., last]) => first.span().cover(last.span()),
        _ => span,
    }
}
