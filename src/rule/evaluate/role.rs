//! Roles of a caption's persons that the story's roles exclude.

use super::diagnostic::{Diagnostic, in_story};
use super::judged::Judged;
use crate::compare::{RoleRelation, RoleTie};

pub(super) fn diagnostics(judged: &Judged) -> Vec<Diagnostic> {
    let ties = judged.comparison.roles.iter();
    ties.filter(|tie| tie.relation == RoleRelation::Excluded)
        .filter_map(|tie| diagnostic(judged, tie))
        .collect()
}

fn diagnostic(judged: &Judged, tie: &RoleTie) -> Option<Diagnostic> {
    let at = tie.story?;
    let story = judged.story_words(at).to_owned();
    let role = &judged.comparison.caption.facts.roles[tie.index].value;
    let evidence = vec![in_story(at, format!("the story says {story}"))];
    let values = vec![
        ("caption", tie.caption.of(judged.text()).to_owned()),
        ("story", story),
        ("person", role.person.clone()),
    ];
    Some(Diagnostic { at: tie.caption, values, evidence })
}
