//! Offices that nobody of the name behind them ever held.

use super::{Alarm, Judged};
use crate::compare::{Unheld, unheld};

pub(super) fn alarms(judged: &Judged) -> Vec<Alarm> {
    let found = unheld(&judged.comparison).into_iter();
    found.map(|office| alarm(judged, &office)).collect()
}

fn alarm(judged: &Judged, unheld: &Unheld) -> Alarm {
    let text = judged.text();
    let (person, office) = (unheld.person.of(text), unheld.office.of(text));
    let evidence = vec![judged.in_caption(unheld.person, format!("no {person} is known as that"))];
    let values = vec![
        ("caption", unheld.caption.of(text).to_owned()),
        ("person", person.to_owned()),
        ("office", office.to_owned()),
    ];
    Alarm { at: unheld.caption, values, evidence }
}
