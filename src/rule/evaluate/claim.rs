//! Claims of a caption that the story contradicts.

use super::diagnostic::{Diagnostic, in_story};
use super::judged::Judged;
use crate::compare::{Refuted, refuted};
use crate::rule::ClaimCheck;

/// The placeholder for what the story has in a claim's place.
pub(super) const ANSWER: &str = "fix";

pub(super) fn diagnostics(check: &ClaimCheck, judged: &Judged) -> Vec<Diagnostic> {
    let refuted = refuted(check.of, &judged.comparison).into_iter();
    refuted.map(|claim| diagnostic(judged, &claim)).collect()
}

fn diagnostic(judged: &Judged, claim: &Refuted) -> Diagnostic {
    let story = judged.story_words(claim.story).to_owned();
    let evidence = vec![in_story(claim.story, format!("the story says “{story}”"))];
    let mut values = vec![
        ("caption", claim.caption.of(judged.text()).to_owned()),
        ("story", story),
        ("subject", claim.subject.clone()),
    ];
    // It goes along: to find it anew would be to look at all claims again.
    values.extend(claim.answer.clone().map(|answer| (ANSWER, answer)));
    Diagnostic { at: claim.caption, values, evidence }
}
