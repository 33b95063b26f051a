//! Places of a caption that stand as a rule asks to those of the story.

use super::diagnostic::{Diagnostic, in_story};
use super::judged::Judged;
use crate::compare::{self, PlaceRelation as Tie, PlaceTie};
use crate::gazetteer::{Kind, gazetteer};
use crate::rule::{PlaceCheck, PlaceRelation};

pub(super) fn diagnostics(check: &PlaceCheck, judged: &Judged) -> Vec<Diagnostic> {
    // The same name in another country is a conflict, whatever else fits.
    if check.relation == PlaceRelation::Elsewhere {
        let namesakes = misplaced(judged, true);
        if !namesakes.is_empty() {
            return namesakes;
        }
    }
    if judged.undated >= check.score_below {
        return Vec::new();
    }
    match check.relation {
        PlaceRelation::Elsewhere => elsewhere(check, judged).into_iter().collect(),
        PlaceRelation::Absent => absent(judged),
        PlaceRelation::Contradiction => misplaced(judged, false),
    }
}

/// The caption's first place, if all that its first sentence names lie far
/// from where the story is set.
fn elsewhere(check: &PlaceCheck, judged: &Judged) -> Option<Diagnostic> {
    let (caption, story) = (judged.comparison.caption, judged.comparison.story);
    let setting = story.setting()?;
    let shown =
        judged.comparison.places.iter().filter(|tie| caption.first_sentence.contains(tie.caption));
    let placed: Vec<&PlaceTie> =
        shown.filter(|tie| caption.facts.places[tie.index].value.place.is_some()).collect();
    let is_away = |tie: &&PlaceTie| match tie.relation {
        Tie::Elsewhere(km) | Tie::Aside(km) => km > check.farther_than.0,
        _ => false,
    };
    if placed.is_empty() || !placed.iter().all(is_away) {
        return None;
    }
    // The town says more than the country behind it.
    let kind =
        |tie: &PlaceTie| caption.facts.places[tie.index].value.place.map(|id| gazetteer().kind(id));
    let tie = placed.iter().find(|tie| kind(tie) != Some(Kind::Country)).or(placed.first())?;
    let place = caption.facts.places[tie.index].value.place?;
    let km = gazetteer().distance_km(place, setting.place).round();
    let (name, there) = (tie.caption.of(caption.text), gazetteer().place(setting.place).name());
    let values = vec![
        ("caption", name.to_owned()),
        ("story", there.to_owned()),
        ("distance", format!("{km} km")),
    ];
    let evidence = vec![
        judged.in_caption(tie.caption, format!("{name} is {km} km from {there}")),
        in_story(setting.first, format!("the story is set in {there}")),
    ];
    Some(Diagnostic { at: tie.caption, values, evidence })
}

/// Each place that the story neither names nor is near to.
fn absent(judged: &Judged) -> Vec<Diagnostic> {
    let facts = &judged.comparison.caption.facts.places;
    // The country behind a town is part of the town.
    let is_behind = |tie: &&PlaceTie| {
        let place = facts[tie.index].value.place;
        place.is_some() && facts[..tie.index].iter().any(|before| before.value.said_within == place)
    };
    let ties = judged.comparison.places.iter().filter(|tie| tie.relation < Tie::Near(0));
    ties.filter(|tie| !is_behind(tie))
        .map(|tie| {
            let name = tie.caption.of(judged.text()).to_owned();
            let setting = judged.comparison.story.setting();
            let there =
                setting.map_or("places without a name", |s| gazetteer().place(s.place).name());
            let mut evidence =
                vec![judged.in_caption(tie.caption, format!("{name} stands nowhere in the story"))];
            evidence
                .extend(setting.map(|s| in_story(s.first, format!("the story is set in {there}"))));
            let values =
                vec![("caption", name), ("story", there.to_owned()), ("distance", String::new())];
            Diagnostic { at: tie.caption, values, evidence }
        })
        .collect()
}

/// Places that the caption puts where they are not: "Minsk, Ukraine"; or
/// namesakes of the story's.
fn misplaced(judged: &Judged, are_namesakes: bool) -> Vec<Diagnostic> {
    let found = compare::misplaced(&judged.comparison).into_iter();
    found
        .filter(|found| found.is_namesake == are_namesakes)
        .map(|found| {
            let gazetteer = gazetteer();
            let (name, at) = (&found.name, found.caption);
            let (lies, said) =
                (gazetteer.place(found.lies).name(), gazetteer.place(found.said).name());
            let evidence = match found.story {
                Some(story) => in_story(story, format!("the story's {name} lies in {lies}")),
                None => judged.in_caption(at, format!("{name} lies in {lies}, not in {said}")),
            };
            let values = vec![
                ("caption", at.of(judged.text()).to_owned()),
                ("story", lies.to_owned()),
                ("distance", String::new()),
            ];
            Diagnostic { at, values, evidence: vec![evidence] }
        })
        .collect()
}
