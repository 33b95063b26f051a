//! The verdict beside each caption.

use std::ops::Range;

use cutline::article::Excerpt;
use cutline::rule::{CaptionReport, StoryReport};
use gen_lsp_types::InlayHint;

use super::document::{Checked, bytes};
use super::hover;
use super::position::Lines;

/// The verdicts on the captions that end in these bytes of the document.
pub fn hints(checked: &Checked, shown: Range<usize>, lines: &Lines) -> Vec<InlayHint> {
    let Some(report) = checked.report() else { return Vec::new() };
    let ends = report.captions.iter().filter_map(|caption| Some((caption, end(caption, report)?)));
    let ends = ends.filter(|(_, end)| (shown.start..=shown.end).contains(end));
    ends.map(|(caption, end)| hint(caption, end, lines)).collect()
}

/// Where a caption ends, if it stands in the document.
fn end(caption: &CaptionReport, report: &StoryReport) -> Option<usize> {
    let whole = report.article.text(caption.part)?.span();
    Some(bytes(report, Excerpt::new(caption.part, whole))?.end)
}

fn hint(caption: &CaptionReport, end: usize, lines: &Lines) -> InlayHint {
    InlayHint {
        position: lines.position(end),
        label: hover::judged(caption).into(),
        kind: None,
        text_edits: None,
        tooltip: Some(hover::verdict(caption).into()),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
