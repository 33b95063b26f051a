//! Whether a caption tells of one person what a sentence of the story tells of
//! another.

use std::collections::{BTreeMap, BTreeSet};

use super::Refuted;
use super::roster::Roster;
use crate::article::{Excerpt, Span};
use crate::compare::name::{NameRelation, relate};
use crate::compare::{Comparison, MOST_NAMED, PersonRelation, PersonTie, Story, Word};
use crate::fold::folded;
use crate::language::Language;
use crate::language::function::is_function_word;
use crate::language::stem;
use crate::mention::{Facts, Person};
use crate::tokens::{Kind, Token};

/// As many telling words must both sentences share, and so many tenths of the
/// caption's: where the verb is the same, and where not.
const LEAST: (usize, usize) = (3, 4);
const LEAST_APART: (usize, usize) = (3, 6);

/// As many telling words of a caption are looked at.
const MOST_WORDS: usize = 30;

/// As many words may stand before the subject: what he or she is.
const MOST_BEFORE: usize = 6;

/// As many words may stand from a name to its verb: "was", "also".
const REACH: usize = 3;

/// As many sentences are looked at, the most alike first.
const MOST_SENTENCES: usize = 5;

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    found(comparison).into_iter().collect()
}

fn found(comparison: &Comparison) -> Option<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    if caption.facts.marker.is_some() {
        return None;
    }
    let subject = persons.first().filter(|tie| is_subject(comparison, tie))?;
    let is_sure =
        |relation| relation == PersonRelation::Absent || relation >= PersonRelation::Variant;
    if !is_sure(subject.relation) {
        return None;
    }
    let told: Vec<&Word> = caption
        .words
        .iter()
        .filter(|word| {
            let is_here = caption.facts.is_placed(word.span) && story.word(word.key).is_some();
            word.span.start >= subject.caption.end
                && word.span.end <= caption.first_sentence.end
                && !is_here
        })
        .take(MOST_WORDS)
        .collect();
    let keys: BTreeSet<u64> = told.iter().map(|word| word.key).collect();
    if keys.len() < LEAST.0 {
        return None;
    }
    let mut shared: BTreeMap<u32, BTreeSet<u64>> = BTreeMap::new();
    let known: Vec<_> = keys.iter().filter_map(|key| Some((*key, story.word(*key)?))).collect();
    if known.len() * 10 < keys.len() * LEAST.1 {
        return None;
    }
    for (key, occurrence) in known {
        for sentence in story.sentences(occurrence) {
            shared.entry(sentence).or_default().insert(key);
        }
    }
    let is_enough = |count: usize, (least, tenths): (usize, usize)| {
        count >= least && count * 10 >= keys.len() * tenths
    };
    let mut alike: Vec<(usize, u32)> = shared.iter().map(|(at, keys)| (keys.len(), *at)).collect();
    alike.retain(|(count, _)| is_enough(*count, LEAST));
    alike.sort_by_key(|(count, at)| (std::cmp::Reverse(*count), *at));
    alike.truncate(MOST_SENTENCES);
    let in_two: Vec<u32> = match subject.relation {
        PersonRelation::Absent => in_two(&shared, keys.len()),
        _ => Vec::new(),
    };
    if alike.is_empty() && in_two.is_empty() {
        return None;
    }
    let roster = Roster::of(story);
    let own = roster.places(subject, caption);
    let person = &caption.facts.persons[subject.index].value;
    let verb = verb(comparison, subject)?;
    let names = caption.facts.persons.iter().enumerate();
    let names: Vec<&Person> = names
        .filter(|(index, _)| *index != subject.index)
        .map(|(_, other)| &other.value)
        .take(MOST_NAMED)
        .collect();
    let is_other = |other: &Person| {
        let is_apart = person.family_key() != other.family_key()
            || other.parts.len() > 1 && person.given_keys().next() != other.given_keys().next();
        let is_absent = || {
            subject.relation != PersonRelation::Absent
                || relate(person, other) == NameRelation::Different
        };
        // Whom the caption names, too, does what is told with its subject.
        is_apart
            && is_absent()
            && !names.iter().any(|name| {
                name.family_key() == other.family_key()
                    && (name.parts.len() == 1 || relate(name, other) >= NameRelation::Variant)
            })
    };
    let mut best = None;
    for sentence in sentences(comparison, &alike) {
        let facts = &story.facts[sentence.text].1;
        let named: Vec<usize> = sentence.persons(facts).collect();
        let is_own = |index: usize| own.contains(&(sentence.text, index));
        let text = story.text(story.facts[sentence.text].0);
        let span = |index: usize| facts.persons[index].span;
        let does = named.iter().copied().find(|index| sentence.has_verb(span(*index), text, verb));
        let Some(first) = does.or(named.first().copied()) else { continue };
        if is_own(first) || named.first().is_some_and(|first| is_own(*first)) {
            // The caption's person does what the story says.
            return None;
        }
        let (part, _) = story.facts[sentence.text];
        let span = span(first);
        let start = sentence.tokens.partition_point(|token| token.span().start < span.start);
        let before = &sentence.tokens[..start];
        let other = &facts.persons[first].value;
        let has_verb = does.is_some();
        let is_told = (has_verb || opens(before, text)) && is_other(other);
        let has_own = named.iter().any(|index| is_own(*index));
        let is_known = has_own || subject.relation != PersonRelation::Absent;
        let least = if has_verb { LEAST } else { LEAST_APART };
        if is_told && is_enough(sentence.shared, least) && (has_verb || !is_known) {
            best = best.or(Some(Excerpt::new(part, span)));
        }
    }
    let best = best.or_else(|| {
        let mut pairs =
            in_two.iter().map(|second| sentences(comparison, &[(1, second - 1), (0, *second)]));
        pairs.find_map(|pair| {
            let [before, here] = pair.as_slice() else { return None };
            let (part, facts) = &story.facts[here.text];
            let first = here.persons(facts).next()?;
            let span = facts.persons[first].span;
            let start = here.tokens.partition_point(|token| token.span().start < span.start);
            let is_one = before.persons(&story.facts[before.text].1).next().is_none()
                && here.persons(facts).count() == 1
                && opens(&here.tokens[..start], story.text(*part))
                && is_other(&facts.persons[first].value);
            is_one.then(|| Excerpt::new(*part, span))
        })
    });
    best.map(|at| Refuted {
        caption: subject.caption,
        story: at,
        subject: subject.caption.of(caption.text).to_owned(),
        answer: None,
    })
}

/// The sentences that have all of so many words together with the one before
/// them; by number, as many as are looked at.
fn in_two(shared: &BTreeMap<u32, BTreeSet<u64>>, all: usize) -> Vec<u32> {
    let pairs = shared.iter().filter_map(|(at, words)| {
        let before = shared.get(&at.checked_sub(1)?)?;
        (words.union(before).count() == all && all >= LEAST_APART.0).then_some(*at)
    });
    pairs.take(MOST_SENTENCES).collect()
}

/// The first word behind the caption's subject that tells, if it stands there
/// as a verb does.
fn verb(comparison: &Comparison, subject: &PersonTie) -> Option<u64> {
    let caption = comparison.caption;
    let end = subject.caption.end;
    let tokens = &caption.facts.tokens;
    let behind = tokens.partition_point(|token| token.span().start < end);
    let words = tokens[behind..].iter().take(REACH).take_while(|token| token.kind == Kind::Word);
    let mut scratch = String::new();
    let mut words = words.filter(|token| {
        !is_function_word(&token.of(caption.text).to_lowercase(), Language::English)
    });
    // "N. in The Silence of the Lambs" does nothing.
    let verb = words.next().filter(|token| !token.is_cap())?;
    Some(stem::key(folded(verb.of(caption.text), &mut scratch)))
}

/// Whether a person of the caption is the subject of its first sentence:
/// nothing stands before the name but what he or she is.
fn is_subject(comparison: &Comparison, tie: &PersonTie) -> bool {
    let caption = comparison.caption;
    let tokens = &caption.facts.tokens;
    let first = tokens.partition_point(|token| token.span().start < tie.caption.start);
    let end = tokens.partition_point(|token| token.span().start < tie.caption.end);
    let goes_on = tokens.get(end).is_none_or(|next| {
        !matches!(next.of(caption.text), "'s" | "’s" | "'" | "’" | "and" | "&" | ":")
    });
    goes_on && opens(&tokens[..first], caption.text)
}

/// Whether these words before a name only say what he or she is, behind the
/// place that a story opens with.
fn opens(before: &[Token], text: &str) -> bool {
    let is_line = |token: &Token| ["—", "–", "-"].iter().any(|dash| token.is_mark(text, dash));
    let from = before.iter().rposition(|token| is_line(token) && !token.glued);
    let before = &before[from.map_or(0, |dash| dash + 1)..];
    let is_part = |token: &Token| {
        let word = token.of(text);
        let is_dot = token.is_mark(text, ".") || token.is_mark(text, "-");
        is_dot
            || token.kind == Kind::Word
                && (!is_function_word(&word.to_lowercase(), Language::English)
                    || matches!(word, "The" | "the" | "A"))
    };
    before.len() <= MOST_BEFORE && before.iter().all(is_part)
}

/// A sentence of the story that is like the caption's.
struct Sentence<'s> {
    /// Which of the story's texts it stands in.
    text: usize,
    tokens: &'s [Token],
    /// Telling words that it shares with the caption.
    shared: usize,
}

/// The sentences of these numbers.
fn sentences<'s>(comparison: &Comparison<'s>, alike: &[(usize, u32)]) -> Vec<Sentence<'s>> {
    let story = comparison.story;
    let bounds = story.once(|| bounds(story));
    let found = alike.iter().filter_map(|(shared, number)| {
        // They are numbered from one.
        let (text, tokens) = bounds.get(number.checked_sub(1)? as usize)?.clone();
        let tokens = story.facts[text].1.tokens.get(tokens)?;
        (!tokens.is_empty()).then_some((*number, Sentence { text, tokens, shared: *shared }))
    });
    let mut found: Vec<(u32, Sentence)> = found.collect();
    found.sort_by_key(|(number, sentence)| (std::cmp::Reverse(sentence.shared), *number));
    found.into_iter().map(|(_, sentence)| sentence).collect()
}

/// Which text each of a story's sentences stands in, and which of its tokens are
/// the sentence's; by number.
type Bounds = Vec<(usize, std::ops::Range<usize>)>;

fn bounds(story: &Story) -> Bounds {
    let mut bounds = Bounds::new();
    for (text, (_, facts)) in story.facts.iter().enumerate() {
        let tokens = &facts.tokens;
        let opens = |at: &usize| tokens[*at].kind != Kind::Mark && tokens[*at].opens_sentence;
        let starts: Vec<usize> = (0..tokens.len()).filter(opens).collect();
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(tokens.len());
            bounds.push((text, *start..end));
        }
    }
    bounds
}

impl Sentence<'_> {
    /// The persons whom it names, in order, by their indices.
    fn persons(&self, facts: &Facts) -> impl Iterator<Item = usize> {
        let start = self.tokens.first().map_or(0, |token| token.span().start);
        let end = self.tokens.last().map_or(0, |token| token.span().end);
        let first = facts.persons.partition_point(|person| person.span.start < start);
        let last = facts.persons.partition_point(|person| person.span.start < end);
        first..last
    }

    /// Whether the word stands right behind a name, or a word or two on.
    fn has_verb(&self, name: Span, text: &str, verb: u64) -> bool {
        let mut scratch = String::new();
        let behind = self.tokens.partition_point(|token| token.span().start < name.end);
        let behind = behind_apposition(&self.tokens[behind..], text) + behind;
        let mut words =
            self.tokens[behind..].iter().take(REACH).take_while(|token| token.kind == Kind::Word);
        words.any(|token| stem::key(folded(token.of(text), &mut scratch)) == verb)
    }
}

/// How many tokens behind a name say more of who it is, between commas: "N., 52, of
/// Sanford, was charged".
fn behind_apposition(tokens: &[Token], text: &str) -> usize {
    /// Longer ones are clauses.
    const LONGEST: usize = 12;
    if !tokens.first().is_some_and(|token| token.is_mark(text, ",")) {
        return 0;
    }
    let near = &tokens[..tokens.len().min(LONGEST)];
    near.iter()
        .rposition(|token| token.is_mark(text, ","))
        .filter(|at| *at > 0)
        .map_or(0, |at| at + 1)
}
