//! Words and patterns that stand in a text, or do not.

use regex::Regex;

use super::diagnostic::Diagnostic;
use crate::article::Span;
use crate::rule::PatternCheck;
use crate::rule::check::wording::phrase;
use crate::rule::pattern::Compiled;

/// As much of a text is searched, in bytes.
const LONGEST: usize = 1 << 20;
/// No phrase that stands for a whole text is longer, in bytes.
const LONGEST_PHRASE: usize = 1_000;
/// As many matches of one pattern are looked at. Each of them may take time
/// linear in the text, so that all of them together would take more.
const MOST_MATCHES: usize = 200;
/// As many are reported of one text: who has to mend more has seen enough.
const MOST_REPORTED: usize = 20;
/// As much of a text without what it must have is quoted, in characters.
const QUOTED: usize = 60;

pub(super) fn diagnostics(check: &PatternCheck, text: &str) -> Vec<Diagnostic> {
    let searched = &text[..text.floor_char_boundary(LONGEST)];
    let patterns = &check.compiled;
    let diagnostic = |(at, words): (Span, String)| Diagnostic {
        at,
        values: vec![("words", words)],
        evidence: Vec::new(),
    };
    let forbidden = patterns.forbidden.iter().map(Compiled::regex);
    let mut found: Vec<Span> = match check.whole {
        false => forbidden.flat_map(|pattern| matches(pattern, searched)).collect(),
        true => {
            let inside = unmarked(searched);
            let words = inside.of(searched);
            let is_found =
                is_phrase(check, words) || forbidden.into_iter().any(|p| p.is_match(words));
            (is_found && !inside.is_empty()).then_some(inside).into_iter().collect()
        }
    };
    let lacks = !patterns.required.is_empty()
        && !searched.trim().is_empty()
        && !patterns.required.iter().any(|pattern| pattern.regex().is_match(searched));
    if found.is_empty() && !lacks {
        return Vec::new();
    }
    let excused = merged(
        patterns.excused.iter().flat_map(|pattern| matches(pattern.regex(), searched)).collect(),
    );
    found.retain(|span| !touches(&excused, *span));
    found.sort();
    found.dedup();
    found.truncate(MOST_REPORTED);
    let found = found.into_iter().map(|span| (span, span.of(text).to_owned()));
    let whole =
        (lacks && excused.is_empty()).then(|| whole(text)).map(|at| (at, quoted(at.of(text))));
    found.chain(whole).map(diagnostic).collect()
}

/// A text without the marks and the white space at its ends.
fn unmarked(text: &str) -> Span {
    let is_mark = |c: char| !c.is_alphanumeric();
    let start = text.len() - text.trim_start_matches(is_mark).len();
    Span::new(start, start + text.trim_matches(is_mark).len())
}

/// Whether a text is one of the words that must not be all of it.
fn is_phrase(check: &PatternCheck, text: &str) -> bool {
    text.len() <= LONGEST_PHRASE
        && check.compiled.phrases.contains(&phrase(text, check.ignore_case))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Check, parse};

    /// What a check says of a text: the words that it points at.
    fn found<'t>(with: &str, text: &'t str) -> Vec<&'t str> {
        let rule = format!(
            "id: a\nsummary: s\nseverity: note\nmessage: m\nwhy: w\ncheck: pattern\nwith: {with}\n"
        );
        let check = match parse("a.yaml", "", &rule).map(|rule| rule.check) {
            Ok(Check::Pattern(check)) => check,
            other => panic!("{other:?}"),
        };
        diagnostics(&check, text).into_iter().map(|diagnostic| diagnostic.at.of(text)).collect()
    }

    #[test]
    fn what_must_not_stand_there_is_pointed_at() {
        for (with, text, expected) in [
            ("{ match: ['[0-9]+'] }", "Zoë, 9, and Åsa, 12", &["9", "12"][..]),
            ("{ match: ['age ([0-9]+)|([0-9]+) years'] }", "age 9, 12 years", &["9", "12"]),
            ("{ match: ['b', 'a', 'b'] }", "ab", &["a", "b"]),
            ("{ match: ['[0-9]'], except: ['May [0-9]'] }", "3 on May 5, 7", &["3", "7"]),
            ("{ match: ['x*'] }", "éé", &[]),
            ("{ match: [seen] }", "Seen", &[]),
            ("{ match: [seen], ignore-case: true }", "Seen", &["Seen"]),
            ("{ words: [seen here] }", "seen\nhere, unseen here", &["seen\nhere"]),
            ("{ words: [tbd], whole: true }", " [tbd] ", &["tbd"]),
            (
                "{ words: [Enter a  caption], whole: true }",
                "“Enter a caption…”",
                &["Enter a caption"],
            ),
            ("{ words: [tbd], whole: true }", "tbd later", &[]),
            ("{ match: ['a|b'], whole: true }", "ab", &[]),
            ("{ match: ['.*'], whole: true }", "— …", &[]),
        ] {
            assert_eq!(found(with, text), expected, "{with} of {text}");
        }
    }

    #[test]
    fn a_text_without_what_must_stand_there_is_pointed_at_as_a_whole() {
        for (with, text, expected) in [
            ("{ require: ['\\.$'] }", "No stop ", &["No stop"][..]),
            ("{ require: ['\\.$'] }", "A stop.", &[]),
            ("{ require: ['\\.$', '!$'] }", "A cry!", &[]),
            ("{ require: ['\\.$'], except: ['^FILE'] }", "FILE photo", &[]),
            ("{ require: ['\\.$'] }", "  ", &[]),
        ] {
            assert_eq!(found(with, text), expected, "{with} of {text}");
        }
    }

    #[test]
    fn a_hostile_text_takes_no_time_and_little_is_said_of_it() {
        let start = std::time::Instant::now();
        let text = "a".repeat(2 << 20);
        // Searches that each run to the end of the text before they fail.
        assert!(found("{ match: ['.*[^A-Za-z]|[A-Z]'] }", &text).is_empty());
        assert_eq!(found("{ match: [a] }", &text).len(), MOST_REPORTED);
        assert!(start.elapsed().as_secs() < 60);
    }
}
