//! Where the picture was taken, against the story's places.

use super::{At, Feature, Ledger, quote};
use crate::article::Span;
use crate::compare::place::{PlaceRelation, PlaceTie};
use crate::compare::{Comparison, contradiction};

type Holds = fn(PlaceRelation) -> bool;

/// Which ties count for which feature, at most how many, and what to say.
const SORTS: [(Feature, usize, Holds, &str); 5] = [
    (Feature::PlacesShared, 3, |r| r == PlaceRelation::Same, "the story names"),
    (Feature::PlacesNear, 2, is_near, "near the story's places:"),
    (
        Feature::PlacesCountry,
        2,
        |r| r == PlaceRelation::SameCountry,
        "in a country that the story speaks of:",
    ),
    (
        Feature::PlacesAside,
        2,
        |r| matches!(r, PlaceRelation::Aside(_)),
        "in a country named in passing:",
    ),
    (Feature::PlacesElsewhere, 3, is_elsewhere, "in no country that the story speaks of:"),
];

pub(super) fn add(comparison: &Comparison, ledger: &mut Ledger) {
    let ties = &comparison.places;
    for (feature, most, holds, says) in SORTS {
        let found: Vec<&PlaceTie> = ties.iter().filter(|tie| holds(tie.relation)).collect();
        let spans: Vec<Span> = found.iter().map(|tie| tie.caption).collect();
        let at = At(spans.first().copied(), found.first().and_then(|tie| tie.story));
        ledger.add(feature, spans.len().min(most) as f64, at, || {
            format!("{says} {}", quote(comparison.caption.text, &spans))
        });
    }
    let demonyms = contradiction::demonyms(comparison.caption, comparison.story);
    let spans: Vec<Span> = demonyms.iter().map(|away| away.caption).collect();
    let at = At(spans.first().copied(), None);
    ledger.add(Feature::DemonymsElsewhere, spans.len().min(2) as f64, at, || {
        format!(
            "of a country that the story does not speak of: {}",
            quote(comparison.caption.text, &spans)
        )
    });
    let setting = comparison.story.setting();
    let at = At(ties.first().map(|tie| tie.caption), setting.map(|setting| setting.first));
    let away = |tie: &PlaceTie| tie.relation < PlaceRelation::Unplaced;
    let all = !ties.is_empty() && ties.iter().all(away);
    ledger.add(Feature::PlacesAllElsewhere, f64::from(u8::from(all)), at, || {
        "all places of the caption are elsewhere than the story's".to_owned()
    });
    let named = |tie: &&PlaceTie| {
        let place = comparison.caption.facts.places[tie.index].value.place;
        place.is_some() && place == setting.map(|setting| setting.place)
    };
    if let Some(tie) = ties.iter().find(named) {
        let at = At(Some(tie.caption), setting.map(|setting| setting.first));
        let name = tie.caption.of(comparison.caption.text);
        ledger.add(Feature::PlaceSetting, 1.0, at, || format!("the story is set in {name}"));
    }
}

fn is_near(relation: PlaceRelation) -> bool {
    matches!(relation, PlaceRelation::Near(_) | PlaceRelation::Contains | PlaceRelation::Inside)
}

fn is_elsewhere(relation: PlaceRelation) -> bool {
    matches!(relation, PlaceRelation::Elsewhere(_))
}
