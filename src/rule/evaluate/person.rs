//! Persons of a caption who stand as a rule asks to those of the story.

use super::diagnostic::{Diagnostic, in_story};
use super::judged::Judged;
use crate::article::Excerpt;
use crate::compare::{self, PersonTie};
use crate::rule::{PersonCheck, PersonRelation};

pub(super) fn diagnostics(check: &PersonCheck, judged: &Judged) -> Vec<Diagnostic> {
    let wanted = match check.relation {
        PersonRelation::OtherFirstWord => {
            return judged.comparison.altered.iter().map(|pair| altered(judged, pair)).collect();
        }
        PersonRelation::Absent => compare::PersonRelation::Absent,
        PersonRelation::Misspelt => compare::PersonRelation::Misspelt,
        PersonRelation::OtherGivenName | PersonRelation::Namesake => {
            compare::PersonRelation::OtherGiven
        }
    };
    let is_wanted = |tie: &&PersonTie| {
        let fits = match check.relation {
            PersonRelation::OtherGivenName => tie.stands_in,
            PersonRelation::Namesake => !tie.stands_in,
            _ => true,
        };
        tie.relation == wanted && fits
    };
    let ties = judged.comparison.persons.iter().filter(is_wanted);
    let mut diagnostics: Vec<Diagnostic> = ties
        .map(|tie| {
            let name = tie.caption.of(judged.text()).to_owned();
            let story = tie.story.map(|at| called(judged, at));
            let says = match (check.relation, &story) {
                (PersonRelation::Misspelt, Some(story)) => format!("the story spells it {story}"),
                (_, Some(story)) => format!("the story speaks of {story}"),
                _ => format!("{name} stands nowhere in the story"),
            };
            let evidence = match tie.story {
                Some(at) => vec![in_story(at, says)],
                None => vec![judged.in_caption(tie.caption, says)],
            };
            let values = vec![
                ("caption", name),
                ("story", story.unwrap_or_else(|| "nobody of that name".to_owned())),
            ];
            Diagnostic { at: tie.caption, values, evidence }
        })
        .collect();
    if check.relation == PersonRelation::Misspelt {
        diagnostics.extend(judged.comparison.slips.iter().map(|slip| otherwise(judged, slip)));
    }
    diagnostics
}

/// What to call the story's person who is named at `at`: of "Emma" in "Emma and
/// Ella Tuttle", the whole name.
fn called(judged: &Judged, at: Excerpt) -> String {
    let written = judged.story_words(at);
    let mut persons = judged.comparison.story.persons();
    match persons.find(|(named, _)| *named == at) {
        Some((_, person)) if !written.contains(&*person.family) && !person.given.is_empty() => {
            format!("{} {}", person.given, person.family)
        }
        _ => written.to_owned(),
    }
}

/// A name of the story behind another first word.
fn altered(judged: &Judged, pair: &compare::Altered) -> Diagnostic {
    let name = pair.caption.of(judged.text()).to_owned();
    let story = judged.story_words(pair.story).to_owned();
    let evidence = vec![in_story(pair.story, format!("the story has {story}"))];
    Diagnostic { at: pair.caption, values: vec![("caption", name), ("story", story)], evidence }
}

/// A word of another name than a person's that the story spells otherwise.
fn otherwise(judged: &Judged, slip: &compare::Slip) -> Diagnostic {
    let word = slip.caption.of(judged.text()).to_owned();
    let story = judged.story_words(slip.story).to_owned();
    let evidence = vec![in_story(slip.story, format!("the story spells it {story}"))];
    Diagnostic { at: slip.caption, values: vec![("caption", word), ("story", story)], evidence }
}
