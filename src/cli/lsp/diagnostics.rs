//! Findings as editors underline them.

use cutline::read::ReadError;
use cutline::rule::{Finding, Severity, StoryReport};
use gen_lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Position, Range, Uri,
};

use super::document::{Checked, bytes};
use super::position::Lines;

/// Whose findings they are.
const SOURCE: &str = "cutline";

/// What is found in a document; with `related`, each with where its reasons
/// stand.
pub fn diagnostics(checked: &Checked, uri: &Uri, lines: &Lines, related: bool) -> Vec<Diagnostic> {
    match &checked.result {
        None => Vec::new(),
        Some(Err(error)) => vec![unreadable(error)],
        Some(Ok(report)) => {
            let shown = checked.findings();
            shown.filter_map(|finding| diagnostic(finding, report, uri, lines, related)).collect()
        }
    }
}

/// One finding, if it stands in the document.
pub fn diagnostic(
    finding: &Finding,
    report: &StoryReport,
    uri: &Uri,
    lines: &Lines,
    related: bool,
) -> Option<Diagnostic> {
    let reasons = finding.evidence.iter().filter(|_| related).filter_map(|reason| {
        let at = reason.at.filter(|at| *at != finding.at)?;
        // What a picture's file says is told where the caption contradicts it.
        let bytes = bytes(report, at).or_else(|| bytes(report, finding.at))?;
        let location = Location { uri: uri.clone(), range: lines.range(bytes) };
        Some(DiagnosticRelatedInformation { location, message: reason.says.clone() })
    });
    let reasons: Vec<_> = reasons.collect();
    let message = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    Some(Diagnostic {
        range: lines.range(bytes(report, finding.at)?),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
            Severity::Note => DiagnosticSeverity::Information,
        }),
        code: Some(finding.rule.clone().into()),
        source: Some(SOURCE.to_owned()),
        message: message.into(),
        related_information: (!reasons.is_empty()).then_some(reasons),
        ..Diagnostic::default()
    })
}

fn unreadable(error: &ReadError) -> Diagnostic {
    let number = |one_based: Option<usize>| {
        u32::try_from(one_based.unwrap_or(1).saturating_sub(1)).unwrap_or(u32::MAX)
    };
    let at = Position { line: number(error.line), character: number(error.column) };
    Diagnostic {
        range: Range { start: at, end: at },
        severity: Some(DiagnosticSeverity::Error),
        source: Some(SOURCE.to_owned()),
        message: error.message.clone().into(),
        ..Diagnostic::default()
    }
}
