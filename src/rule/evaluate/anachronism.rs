//! Words of a caption that are younger than its picture.

use super::date::written;
use super::{Alarm, Judged};
use crate::compare::{Anachronism, anachronisms};

pub(super) fn alarms(judged: &Judged) -> Vec<Alarm> {
    let found = anachronisms(&judged.comparison).into_iter();
    found.map(|young| alarm(judged, &young)).collect()
}

fn alarm(judged: &Judged, young: &Anachronism) -> Alarm {
    let dated = young.dated.map(|at| {
        let day = at.of(judged.text());
        judged.in_caption(at, format!("{day} is before {}", written(young.since)))
    });
    let values = vec![
        ("caption", young.caption.of(judged.text()).to_owned()),
        ("since", written(young.since)),
        ("day", written(young.day)),
    ];
    Alarm { at: young.caption, values, evidence: dated.into_iter().collect() }
}
