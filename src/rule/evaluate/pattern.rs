//! Words and patterns that stand in a text, or do not.

use regex::Regex;

use super::Alarm;
use crate::article::Span;
use crate::rule::PatternCheck;

/// As much of a text is searched, in bytes.
const LONGEST: usize = 1 << 20;
/// As many matches of one pattern are looked at. Each of them may take time
/// linear in the text, so that all of them together would take more.
const MOST_MATCHES: usize = 200;
/// As many are reported of one text: who has to mend more has seen enough.
const MOST_REPORTED: usize = 20;
/// As much of a text without what it must have is quoted, in characters.
const QUOTED: usize = 60;

pub(super) fn alarms(check: &PatternCheck, text: &str) -> Vec<Alarm> {
    let searched = &text[..text.floor_char_boundary(LONGEST)];
    let patterns = &check.compiled;
    let alarm = |(at, words): (Span, String)| Alarm {
        at,
        values: vec![("words", words)],
        evidence: Vec::new(),
    };
    let mut found: Vec<Span> =
        patterns.forbidden.iter().flat_map(|pattern| matches(&pattern.0, searched)).collect();
    let lacks = !patterns.required.is_empty()
        && !searched.trim().is_empty()
        && !patterns.required.iter().any(|pattern| pattern.0.is_match(searched));
    if found.is_empty() && !lacks {
        return Vec::new();
    }
    let excused =
        merged(patterns.excused.iter().flat_map(|pattern| matches(&pattern.0, searched)).collect());
    found.retain(|span| !touches(&excused, *span));
    found.sort();
    found.dedup();
    found.truncate(MOST_REPORTED);
    let found = found.into_iter().map(|span| (span, span.of(text).to_owned()));
    let whole =
        (lacks && excused.is_empty()).then(|| whole(text)).map(|at| (at, quoted(at.of(text))));
    found.chain(whole).map(alarm).collect()
}

/// Where a pattern matches: the first of its groups that took part, or all of it.
fn matches(pattern: &Regex, text: &str) -> Vec<Span> {
    let span = |found: regex::Match| Span::new(found.start(), found.end());
    let filled = |span: &Span| !span.is_empty();
    match pattern.captures_len() {
        1 => pattern.find_iter(text).take(MOST_MATCHES).map(span).filter(filled).collect(),
        _ => pattern
            .captures_iter(text)
            .take(MOST_MATCHES)
            .filter_map(|groups| groups.iter().skip(1).flatten().next().or_else(|| groups.get(0)))
            .map(span)
            .filter(filled)
            .collect(),
    }
}

/// The same stretches, in order, those that touch each other made one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    spans.dedup_by(|later, earlier| {
        let touch = later.start <= earlier.end;
        if touch {
            *earlier = earlier.cover(*later);
        }
        touch
    });
    spans
}

fn touches(apart: &[Span], span: Span) -> bool {
    let next = apart.partition_point(|other| other.end <= span.start);
    apart.get(next).is_some_and(|other| other.overlaps(span))
}

/// A text without the white space at its ends.
pub(super) fn whole(text: &str) -> Span {
    let start = text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}

fn quoted(text: &str) -> String {
    let mut start: String = text.chars().take(QUOTED).collect();
    if start.len() < text.len() {
        start.truncate(start.trim_end().len());
        start.push('…');
    }
    start
}
