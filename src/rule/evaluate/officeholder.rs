//! Offices that nobody of the name behind them ever held.

use super::diagnostic::Diagnostic;
use super::judged::Judged;
use crate::compare::{Unheld, unheld};

pub(super) fn diagnostics(judged: &Judged) -> Vec<Diagnostic> {
    let found = unheld(&judged.comparison).into_iter();
    found.map(|office| diagnostic(judged, &office)).collect()
}

fn diagnostic(judged: &Judged, unheld: &Unheld) -> Diagnostic {
    let text = judged.text();
    let (person, office) = (unheld.person.of(text), unheld.office.of(text));
    let evidence = vec![judged.in_caption(unheld.person, format!("no {person} is known as that"))];
    let values = vec![
        ("caption", unheld.caption.of(text).to_owned()),
        ("person", person.to_owned()),
        ("office", office.to_owned()),
    ];
    Diagnostic { at: unheld.caption, values, evidence }
}
