//! Counts of a caption that the story counts otherwise.

use super::diagnostic::{Diagnostic, in_story};
use super::judged::Judged;
use crate::compare::{NumberRelation, NumberTie};

pub(super) fn diagnostics(judged: &Judged) -> Vec<Diagnostic> {
    let ties = judged.comparison.numbers.iter();
    ties.filter(|tie| tie.relation == NumberRelation::Conflicts)
        .filter_map(|tie| diagnostic(judged, tie))
        .collect()
}

fn diagnostic(judged: &Judged, tie: &NumberTie) -> Option<Diagnostic> {
    let at = tie.story?;
    let story = judged.story_words(at).to_owned();
    let evidence = vec![in_story(at, format!("the story counts “{story}”"))];
    let caption = tie.caption.of(judged.text()).to_owned();
    Some(Diagnostic {
        at: tie.caption,
        values: vec![("caption", caption), ("story", story)],
        evidence,
    })
}
