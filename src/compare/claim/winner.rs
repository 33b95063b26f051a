//! Who beat whom: "the Lions beat the Bears" where the story has it the other
//! way round; "a 24-17 loss to the Lions" where those lost 24-17.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Refuted;
use super::statement::statements;
use crate::compare::{Comparison, past};
use crate::mention::{Facts, Mention, Score, scores};
use crate::tokens::{Kind, Tokens, is_genitive};
use crate::words::Class;

/// As many words may a side's name have: "the Detroit Lions".
const LONGEST: usize = 4;

/// As many of them are held against the story's.
const MOST: usize = 20;

/// Who won against whom, as a sentence says; of one that does not name both, the
/// score tells which game is meant.
#[derive(Clone)]
struct Win {
    winner: BTreeSet<u64>,
    loser: BTreeSet<u64>,
    score: Option<(u32, u32)>,
}

impl Win {
    /// Whether it names both sides, or one in a game that the score tells.
    fn is_told(&self) -> bool {
        let sides = [&self.winner, &self.loser].into_iter().filter(|side| !side.is_empty());
        sides.count() + usize::from(self.score.is_some()) >= 2
    }
}

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    if caption.facts.marker.is_some() || past::is_old(caption, story) {
        return Vec::new();
    }
    let mut claims = wins(caption.text, &caption.facts);
    claims.truncate(MOST);
    if claims.is_empty() {
        return Vec::new();
    }
    let told = statements(story, wins);
    let refuted = claims.into_iter().filter_map(|Mention { span, value: claim }| {
        let is_so =
            |win: &Win| meets(&claim.winner, &win.winner) || meets(&claim.loser, &win.loser);
        let is_half = claim.winner.is_empty() || claim.loser.is_empty();
        let is_reversed = |win: &Win| match is_half {
            true => {
                let meets = meets(&claim.winner, &win.loser) || meets(&claim.loser, &win.winner);
                meets && claim.score == win.score
            }
            false => meets(&claim.winner, &win.loser) && meets(&claim.loser, &win.winner),
        };
        let first = told.iter().find(|told| is_reversed(&told.value) && !is_so(&told.value))?;
        let is_told = told.iter().any(|told| is_so(&told.value) && !is_reversed(&told.value));
        (!is_told).then(|| Refuted {
            caption: span,
            story: first.at,
            subject: String::new(),
            answer: None,
        })
    });
    refuted.collect()
}

fn meets(one: &BTreeSet<u64>, other: &BTreeSet<u64>) -> bool {
    !one.is_disjoint(other)
}

/// The wins that a text tells with the sides right beside the word for it.
fn wins(text: &str, facts: &Facts) -> Vec<Mention<Win>> {
    let tokens = Tokens::new(text, &facts.tokens);
    let scores = scores(tokens);
    let classes = [Class::Beats, Class::Win];
    let wins = (0..tokens.len())
        .filter_map(|at| classes.into_iter().find_map(|class| win(tokens, &scores, class, at)));
    wins.collect()
}

/// What the word at a token tells, if it is of the class.
fn win(tokens: Tokens, scores: &[Mention<Score>], class: Class, at: usize) -> Option<Mention<Win>> {
    let token = tokens.get(at).filter(|token| token.is_of(class))?;
    let lower = token.of(tokens.text).to_lowercase();
    let row = class.rows().iter().find(|row| row.word == lower)?;
    let (what, joints) = row.value.split_once('\t').unwrap_or((row.value, ""));
    let (behind, mut score) = score_at(tokens, scores, at + 1);
    let joint = tokens.get(behind).filter(|joint| !joint.opens_sentence);
    let joint = joint.map_or("", |joint| joint.of(tokens.text));
    let is_joined = joints.split(' ').any(|known| !known.is_empty() && known == joint);
    if !joints.is_empty() && !is_joined {
        return None;
    }
    let own = match class {
        Class::Beats => names_before(tokens, at),
        _ => {
            let (end, before) = score_before(tokens, scores, at);
            score = score.or(before);
            owner(tokens, end)
        }
    };
    let other = names_behind(tokens, behind + usize::from(is_joined));
    score = score.or_else(|| score_at(tokens, scores, other.end).1);
    let keys = |range: &Range<usize>| -> BTreeSet<u64> {
        tokens[range.clone()].iter().map(|token| token.key).collect()
    };
    let (one, two) = (keys(&own), keys(&other));
    let first = if own.is_empty() { at } else { own.start };
    let last = if other.is_empty() { at } else { other.end - 1 };
    let span = tokens[first].span().cover(tokens[last].span());
    let (winner, loser) = if what == "loses" { (two, one) } else { (one, two) };
    let value = Win { winner, loser, score };
    let is_told = !meets(&value.winner, &value.loser) && value.is_told();
    is_told.then_some(Mention { span, value })
}

/// The tokens of a score: "24-17".
const SCORE: usize = 3;

/// The score that starts at a token, and the token behind it.
fn score_at(tokens: Tokens, scores: &[Mention<Score>], at: usize) -> (usize, Option<(u32, u32)>) {
    let start = tokens.get(at).filter(|t| !t.opens_sentence).map(|t| t.span().start);
    let found = start.and_then(|start| {
        let index = scores.binary_search_by_key(&start, |score| score.span.start).ok()?;
        scores.get(index)
    });
    let end = at + if found.is_some() { SCORE } else { 0 };
    (end, found.map(|score| score.value.ordered()))
}

/// The same of a score that ends right before a token, and the token that it
/// begins with.
fn score_before(
    tokens: Tokens,
    scores: &[Mention<Score>],
    at: usize,
) -> (usize, Option<(u32, u32)>) {
    let Some(first) = at.checked_sub(SCORE) else { return (at, None) };
    match score_at(tokens, scores, first).1 {
        None => (at, None),
        found => (first, found),
    }
}

/// Whose win it is: "the Lions' 24-17 win".
fn owner(tokens: Tokens, end: usize) -> Range<usize> {
    let Some(mark) = end.checked_sub(1) else { return 0..0 };
    match is_genitive(tokens.word(mark)) && !tokens[mark].opens_sentence {
        true => names_before(tokens, mark),
        false => 0..0,
    }
}

/// The words with a capital right before a token of the same sentence.
fn names_before(tokens: Tokens, at: usize) -> Range<usize> {
    let mut first = at;
    while first > 0 && at - first < LONGEST && !tokens[first].opens_sentence {
        let before = tokens[first - 1];
        if before.kind != Kind::Word || !before.is_cap() {
            break;
        }
        first -= 1;
    }
    // "The Lions beat": an article is no name.
    let is_article = first < at && at - first > 1 && tokens[first].is_of(Class::FunctionWord);
    first + usize::from(is_article)..at
}

/// The words with a capital from a token on, an article before them passed over.
fn names_behind(tokens: Tokens, at: usize) -> Range<usize> {
    let is_the = tokens.word(at) == "the";
    let first = (at + usize::from(is_the)).min(tokens.len());
    let run = tokens[first..].iter().take(LONGEST);
    let length =
        run.take_while(|t| t.kind == Kind::Word && t.is_cap() && !t.opens_sentence).count();
    first..first + length
}
