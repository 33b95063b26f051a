use serde::{Deserialize, Serialize};

use crate::article::{Article, Excerpt};
use crate::rule::{CaptionReport, Finding, Reason, StoryReport, Suppressed};

/// What was said of one story.
#[derive(Deserialize)]
pub(super) struct Kept {
    notices: Vec<String>,
    captions: Vec<CaptionReport>,
    alts: usize,
    findings: Vec<Finding>,
    suppressed: Vec<Suppressed>,
}

/// The same, to be written.
#[derive(Serialize)]
pub(super) struct KeptRef<'a> {
    notices: &'a [String],
    captions: &'a [CaptionReport],
    alts: usize,
    findings: &'a [Finding],
    suppressed: &'a [Suppressed],
}

impl<'a> KeptRef<'a> {
    /// What a report says.
    pub fn of(report: &'a StoryReport) -> KeptRef<'a> {
        KeptRef {
            notices: &report.article.notices,
            captions: &report.captions,
            alts: report.alts,
            findings: &report.findings,
            suppressed: &report.suppressed,
        }
    }
}

impl Kept {
    /// Whether all that is said points into this story.
    pub fn fits(&self, article: &Article) -> bool {
        let parts = self.captions.iter().map(|caption| caption.part);
        let stands = |at: Excerpt| {
            let text = article.text(at.part).map_or("", |text| text.as_str());
            text.get(at.span.start..at.span.end).is_some()
        };
        let rests = |reasons: &[Reason]| reasons.iter().filter_map(|r| r.at).all(stands);
        let mended =
            |finding: &Finding| finding.fix.iter().flat_map(|f| &f.edits).all(|e| stands(e.at));
        let holds =
            |finding: &Finding| stands(finding.at) && rests(&finding.evidence) && mended(finding);
        parts.eq(article.captions().map(|(part, _)| part))
            && self.captions.iter().all(|c| rests(&c.reasons) && c.findings.iter().all(holds))
            && self.findings.iter().all(holds)
            && self.suppressed.iter().all(|suppressed| holds(&suppressed.finding))
    }

    /// The report on a story that was read again.
    pub fn restore(self, mut article: Article) -> StoryReport {
        let Kept { notices, captions, alts, findings, suppressed } = self;
        article.notices = notices;
        StoryReport { article, captions, alts, findings, suppressed }
    }
}
