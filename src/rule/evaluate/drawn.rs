//! Captions of what is no single photograph: drawings, maps, picture pairs.

use super::judged::Judged;
use crate::article::{Part, Span};
use crate::language::archive::Marker;
use crate::mention::date::Bearing;
use crate::tokens::{Case, Kind, Token, Tokens};
use crate::words::Class;

/// So far into a caption reaches what it is headed by, in tokens.
const HEAD: usize = 4;

/// Whether a caption is headed or labelled as one of a drawing, a map or a stock
/// picture, or credited so. One that says when its picture was taken is of a
/// photograph.
pub(super) fn is_drawn(judged: &Judged) -> bool {
    let facts = &judged.comparison.caption.facts;
    if facts.dates.iter().any(|date| date.value.bearing == Bearing::Taken) {
        return false;
    }
    let marker = facts.marker.as_ref().map(|mention| mention.value);
    let words = Words::of(judged);
    let named = |at: usize| words.is_any(at, Class::Drawn.words());
    marker == Some(Marker::Illustration)
        || (0..facts.tokens.len()).any(|at| named(at) && (words.heads(at) || words.labels(at)))
        || (0..HEAD.min(facts.tokens.len())).any(|at| words.is_any(at, &["artist's", "artist’s"]))
        || is_credited(judged)
}

/// "Graphic: Ann Lee", "Map by Tom Brandt" as the credit of the picture.
fn is_credited(judged: &Judged) -> bool {
    let Part::Caption { picture, .. } = judged.part() else { return false };
    let credit = judged.comparison.story.article.text(Part::Credit { picture });
    let head = credit.map_or("", |credit| credit.as_str());
    let first = head.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|word| Class::Drawn.has(word.to_lowercase().as_str()))
}

/// Whether a caption says that it is of several pictures set side by side.
pub(super) fn is_joined(judged: &Judged) -> bool {
    let words = Words::of(judged);
    let near = |at: usize| at.saturating_sub(2)..(at + 5).min(words.tokens.len());
    (0..words.tokens.len()).any(|at| {
        let joined =
            words.is_any(at, Class::Joined.words()) && (at < HEAD || words.opens_label(at));
        let combined = || {
            words.is_any(at, Class::Combined.words())
                && near(at).any(|at| words.is_any(at, Class::CombinedOf.words()))
        };
        joined || combined()
    })
}

/// The words of a caption.
struct Words<'a> {
    tokens: Tokens<'a>,
    credits: &'a [Span],
}

impl<'a> Words<'a> {
    fn of(judged: &'a Judged) -> Words<'a> {
        let caption = judged.comparison.caption;
        let tokens = Tokens::new(caption.text, &caption.facts.tokens);
        Words { tokens, credits: &caption.facts.credits }
    }

    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.tokens.get(at).map(|token| token.of(self.tokens.text).to_lowercase());
        word.is_some_and(|word| words.contains(&word.as_str()))
    }

    /// Whether the word at `at` is what the caption begins with, but for an
    /// article and what goes with it, and the caption says what that shows.
    fn heads(&self, at: usize) -> bool {
        let leads = |token: &Token| {
            let word = token.of(self.tokens.text);
            let is_verb_or_plural = token.case == Case::Lower && word.ends_with('s');
            token.kind != Kind::Word || !is_verb_or_plural || matches!(word, "this" | "das" | "des")
        };
        let is_led = at < 2 || self.is_any(0, Class::Article.words()) || self.tokens[1].glued;
        let goes_on = at + 1 == self.tokens.len()
            || self.is_any(at + 1, Class::BehindDrawn.words())
            || self.is_any(at + 1, &[":", "-", "–", "—", ".", "("]);
        at < HEAD && is_led && goes_on && self.tokens[..at].iter().all(leads)
    }

    /// Whether the word at `at` labels the caption or its credit: "(Map: …",
    /// "Graphic by …".
    fn labels(&self, at: usize) -> bool {
        let goes_on = self.is_any(at + 1, &[":", "by", "courtesy", "von", "de", ")"]);
        let span = self.tokens[at].span();
        let in_credit = self.credits.iter().any(|credit| credit.start == span.start);
        in_credit || goes_on && self.opens_label(at)
    }

    fn opens_label(&self, at: usize) -> bool {
        self.tokens[at].opens_sentence || at > 0 && self.is_any(at - 1, &["(", "[", "|", "/"])
    }
}
