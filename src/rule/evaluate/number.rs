//! Counts of a caption that the story counts otherwise.

use super::{Alarm, Judged, in_story};
use crate::compare::{NumberRelation, NumberTie};

pub(super) fn alarms(judged: &Judged) -> Vec<Alarm> {
    let ties = judged.comparison.numbers.iter();
    ties.filter(|tie| tie.relation == NumberRelation::Conflicts)
        .filter_map(|tie| alarm(judged, tie))
        .collect()
}

fn alarm(judged: &Judged, tie: &NumberTie) -> Option<Alarm> {
    let at = tie.story?;
    let story = judged.story_words(at).to_owned();
    let evidence = vec![in_story(at, format!("the story counts “{story}”"))];
    let caption = tie.caption.of(judged.text()).to_owned();
    Some(Alarm { at: tie.caption, values: vec![("caption", caption), ("story", story)], evidence })
}
