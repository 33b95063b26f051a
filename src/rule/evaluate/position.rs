//! Positions of a caption that contradict one another.

use super::{Alarm, Judged};
use crate::compare::{PositionFault, PositionFaultKind};

pub(super) fn alarms(judged: &Judged) -> Vec<Alarm> {
    judged.comparison.positions.iter().map(|fault| alarm(judged, fault)).collect()
}

fn alarm(judged: &Judged, fault: &PositionFault) -> Alarm {
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
    Alarm { at: fault.at, values, evidence: evidence.into_iter().collect() }
}
