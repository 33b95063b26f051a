use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};

use super::super::json::{Found, found, to_string};
use super::super::location::path;
use super::super::{Outcome, visible};
use crate::article::{Article, Part, Span};
use crate::fix;
use crate::rule::{CaptionReport, Verdict};

/// Bytes of a text that are shown whole.
const WHOLE: usize = 24_000;
/// Of a longer text: bytes at its start, and on both sides of each mark.
const START: usize = 2_000;
const AROUND: usize = 600;

/// Entries of a caption's ledger that are shown.
const LEDGER: usize = 10;

/// A story as the page has it.
#[derive(Default, Serialize)]
struct Story<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    title: Vec<Piece>,
    body: Vec<Piece>,
    captions: Vec<Caption<'a>>,
    findings: Vec<Shown<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Serialize)]
struct Caption<'a> {
    text: Vec<Piece>,
    #[serde(skip_serializing_if = "Option::is_none")]
    src: Option<&'a str>,
    verdict: Verdict,
    score: String,
    /// What speaks for it and what against, strongest first, with its weight.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ledger: Vec<(String, String)>,
}

/// A finding as every report tells it, and what the page shows of it beside.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    found: Found<'a>,
    /// Which caption it is about, unless it is the whole story.
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<usize>,
    /// Whether its fix can be made in the story's file.
    editable: bool,
}

/// A stretch of a text.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    /// Nothing points at it.
    Plain(String),
    /// Findings point at it: which, and by which of their reasons; zero is the
    /// finding itself, the reasons follow.
    Marked(String, Vec<(usize, usize)>),
    /// What was left out of a long text.
    Gap,
}

impl Serialize for Piece {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Piece::Plain(text) => to.serialize_str(text),
            Piece::Marked(text, by) => (text, by).serialize(to),
            Piece::Gap => to.serialize_none(),
        }
    }
}

/// A finding's number, the number of its reason, and where that points.
type Mark = (usize, usize, Span);

/// The record of one story. Body and ledgers are left out where nothing was
/// found, so that a page on a whole archive stays small.
pub(super) fn record(outcome: &Outcome) -> String {
    let path = path(&outcome.path);
    let report = match &outcome.result {
        Ok(report) => report,
        Err(error) => {
            let error = Some(match error.line {
                Some(line) => format!("line {line}: {}", visible(&error.message)),
                None => visible(&error.message).into_owned(),
            });
            return to_string(&Story { path: &path, error, ..Story::default() });
        }
    };
    let article = &report.article;
    let of_caption = |(index, caption): (usize, &'_ CaptionReport)| {
        let number = caption.findings.len();
        std::iter::repeat_n(Some(index), number)
    };
    let captions = report.captions.iter().enumerate().flat_map(of_caption);
    let captions: Vec<Option<usize>> =
        captions.chain(report.findings.iter().map(|_| None)).collect();
    let mut marks: BTreeMap<Part, Vec<Mark>> = BTreeMap::new();
    for (number, finding) in report.all().enumerate() {
        let places = finding.evidence.iter().map(|reason| reason.at);
        for (reason, at) in std::iter::once(Some(finding.at)).chain(places).enumerate() {
            if let Some(at) = at {
                marks.entry(at.part).or_default().push((number, reason, at.span));
            }
        }
    }
    let pieces = |part: Part| {
        let text = article.text(part).map_or("", |text| text.as_str());
        pieces(text, marks.get(&part).map_or(&[], Vec::as_slice))
    };
    to_string(&Story {
        path: &path,
        id: article.id.as_deref(),
        published: article.published.map(|day| day.to_string()),
        title: pieces(Part::Title),
        body: if captions.is_empty() { Vec::new() } else { pieces(Part::Body) },
        captions: report
            .captions
            .iter()
            .map(|caption| Caption {
                text: pieces(caption.part),
                src: source(article, caption.part),
                verdict: caption.verdict,
                score: format!("{:.2}", caption.score),
                ledger: if captions.is_empty() { Vec::new() } else { ledger(caption) },
            })
            .collect(),
        findings: report
            .all()
            .zip(captions)
            .map(|(finding, caption)| Shown {
                found: found(finding, article, visible),
                caption,
                editable: finding.fix.as_ref().and_then(|fix| fix::spans(fix, report)).is_some(),
            })
            .collect(),
        error: None,
    })
}

fn ledger(caption: &CaptionReport) -> Vec<(String, String)> {
    let strongest = caption.reasons.iter().take(LEDGER);
    strongest.map(|r| (format!("{:+.2}", r.weight), visible(&r.says).into_owned())).collect()
}

fn source(article: &Article, part: Part) -> Option<&str> {
    article.pictures.get(part.picture()?)?.src.as_ref().map(|src| src.as_str())
}

/// A text cut where marks begin and end; of a long one, what is around them.
fn pieces(text: &str, marks: &[Mark]) -> Vec<Piece> {
    let sound = |at: usize| text.floor_char_boundary(at);
    let mut begins: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    let mut ends: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (finding, reason, span) in marks {
        let (start, end) = (sound(span.start), sound(span.end));
        if start < end {
            begins.entry(start).or_default().push((*finding, *reason));
            ends.entry(end).or_default().push((*finding, *reason));
        }
    }
    let mut pieces = Vec::new();
    let mut open = BTreeSet::new();
    let mut last = 0;
    for stretch in shown(text, marks) {
        if stretch.start > last {
            pieces.push(Piece::Gap);
        }
        let inside = stretch.start + 1..stretch.end;
        let mut cuts: BTreeSet<usize> = begins.range(inside.clone()).map(|(at, _)| *at).collect();
        cuts.extend(ends.range(inside).map(|(at, _)| *at));
        cuts.insert(stretch.end);
        let mut from = stretch.start;
        for to in cuts {
            for mark in ends.get(&from).into_iter().flatten() {
                open.remove(mark);
            }
            open.extend(begins.get(&from).into_iter().flatten().copied());
            let lines: Vec<_> = text[from..to].split('\n').map(visible).collect();
            let lines = lines.join("\n");
            pieces.push(match open.is_empty() {
                true => Piece::Plain(lines),
                false => Piece::Marked(lines, open.iter().copied().collect()),
            });
            from = to;
        }
        for mark in ends.get(&from).into_iter().flatten() {
            open.remove(mark);
        }
        last = stretch.end;
    }
    if last < text.len() {
        pieces.push(Piece::Gap);
    }
    pieces
}

/// The stretches of a text that are shown, in order and apart from each other.
fn shown(text: &str, marks: &[Mark]) -> Vec<Span> {
    if text.is_empty() {
        return Vec::new();
    }
    if text.len() <= WHOLE {
        return vec![Span::new(0, text.len())];
    }
    let around = marks.iter().map(|(_, _, span)| {
        Span::new(span.start.saturating_sub(AROUND), span.end.saturating_add(AROUND))
    });
    let mut all: Vec<Span> = around.chain([Span::new(0, START)]).collect();
    all.sort_unstable();
    let mut stretches: Vec<Span> = Vec::new();
    for span in all {
        let start = text.floor_char_boundary(span.start);
        let span = Span::new(start, text.ceil_char_boundary(span.end.min(text.len())).max(start));
        match stretches.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => stretches.push(span),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Piece {
        Piece::Plain(text.to_owned())
    }

    fn marked(text: &str, by: &[(usize, usize)]) -> Piece {
        Piece::Marked(text.to_owned(), by.to_vec())
    }

    #[test]
    fn a_text_is_cut_where_marks_begin_and_end() {
        let mark = |finding, reason, start, end| (finding, reason, Span::new(start, end));
        for (text, marks, cut) in [
            ("", vec![], vec![]),
            ("Zoë", vec![mark(0, 0, 0, 4)], vec![marked("Zoë", &[(0, 0)])]),
            (
                "in Minsk on Monday",
                vec![mark(1, 2, 3, 8), mark(0, 0, 3, 8), mark(0, 1, 12, 18)],
                vec![
                    plain("in "),
                    marked("Minsk", &[(0, 0), (1, 2)]),
                    plain(" on "),
                    marked("Monday", &[(0, 1)]),
                ],
            ),
            (
                "one two three",
                vec![mark(0, 0, 0, 7), mark(1, 0, 4, 13), mark(2, 0, 5, 5)],
                vec![
                    marked("one ", &[(0, 0)]),
                    marked("two", &[(0, 0), (1, 0)]),
                    marked(" three", &[(1, 0)]),
                ],
            ),
        ] {
            assert_eq!(pieces(text, &marks), cut, "{text}");
        }
    }

    #[test]
    fn of_a_long_text_the_start_and_the_marks_are_left() {
        let text = "é".repeat(500_000);
        let marks = [(0, 0, Span::new(400_000, 400_010)), (0, 1, Span::new(399_501, 399_800))];
        let pieces = pieces(&text, &marks);
        let shape: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Plain(_) => 'p',
                Piece::Marked(..) => 'm',
                Piece::Gap => '…',
            })
            .collect();
        assert_eq!(shape, "p…pmpmp…");
        let length = |piece: &Piece| match piece {
            Piece::Plain(text) | Piece::Marked(text, _) => text.len(),
            Piece::Gap => 0,
        };
        assert!(pieces.iter().map(length).sum::<usize>() < 5_000);
    }
}
