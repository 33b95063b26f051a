//! Words of a caption that are younger than its picture.

use super::date::written;
use super::diagnostic::Diagnostic;
use super::judged::Judged;
use crate::compare::{Anachronism, anachronisms};

pub(super) fn diagnostics(judged: &Judged) -> Vec<Diagnostic> {
    let found = anachronisms(&judged.comparison).into_iter();
    found.map(|young| diagnostic(judged, &young)).collect()
}

fn diagnostic(judged: &Judged, young: &Anachronism) -> Diagnostic {
    let dated = young.dated.map(|at| {
        let day = at.of(judged.text());
        judged.in_caption(at, format!("{day} is before {}", written(young.since)))
    });
    let values = vec![
        ("caption", young.caption.of(judged.text()).to_owned()),
        ("since", written(young.since)),
        ("day", written(young.day)),
    ];
    Diagnostic { at: young.caption, values, evidence: dated.into_iter().collect() }
}
