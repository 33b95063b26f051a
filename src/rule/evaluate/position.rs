//! Positions of a caption that contradict one another.

use super::diagnostic::Diagnostic;
use super::judged::Judged;
use crate::compare::{PositionFault, PositionFaultKind};

pub(super) fn diagnostics(judged: &Judged) -> Vec<Diagnostic> {
    judged.comparison.positions.iter().map(|fault| diagnostic(judged, fault)).collect()
}

fn diagnostic(judged: &Judged, fault: &PositionFault) -> Diagnostic {
    let text = judged.text();
    let says = match fault.kind {
        PositionFaultKind::SharedPlace => "two persons are put in one place",
        PositionFaultKind::TwoPlaces => "one person is put in two places",
        PositionFaultKind::ListOfOne => "the list that it opens names one person",
        PositionFaultKind::OtherCount => "the list behind it names another number",
        PositionFaultKind::BeyondList => "the list does not name so many",
    };
    let evidence = fault.other.map(|at| judged.in_caption(at, "beside this".to_owned()));
    let values = vec![("caption", fault.at.of(text).to_owned()), ("fault", says.to_owned())];
    Diagnostic { at: fault.at, values, evidence: evidence.into_iter().collect() }
}
