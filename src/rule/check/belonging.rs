//! Whether a caption belongs to its story: the scorecard, and the conditions
//! under which it is reported.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::rule::{Days, Kilometres};

/// What ties a caption to its story and what stands against it: the scorecard,
/// whose weights of all evidence add up to the log-odds that the caption
/// belongs and from them to a probability between 0 and 1, and the conditions
/// under which a caption is reported. One rule carries the scorecard; where its
/// conditions hold the verdict is `mismatch`, and where those of another rule
/// of this check hold it is `unclear` at best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Belonging {
    /// The log-odds of belonging before any evidence.
    #[serde(default)]
    pub intercept: f64,
    /// What each piece of evidence adds to the log-odds; negative speaks
    /// against the caption, and what is not listed counts nothing. Without
    /// weights, the rule that has them says what a caption scores.
    #[serde(default)]
    pub weights: BTreeMap<String, f64>,
    /// A caption that scores above this belongs; below it is unclear.
    #[serde(default = "Belonging::belongs_above")]
    pub belongs_above: f64,
    /// A caption is reported where one of these holds.
    pub reported_where: Vec<Condition>,
}

impl Belonging {
    fn belongs_above() -> f64 {
        0.5
    }

    /// What is wrong with the conditions that their types do not say.
    pub(super) fn fault(&self) -> Option<String> {
        let says = "a condition names at least one of `contradicts`, `contradictions` and \
                    `score-below`";
        if self.reported_where.is_empty() {
            return Some(format!("`reported-where` has no condition: {says}"));
        }
        let mut languages = self.reported_where.iter().flat_map(|condition| &condition.languages);
        if let Some(other) = languages.find(|code| Language::from_code(code).is_none()) {
            let known: Vec<&str> = Language::ALL.iter().map(|language| language.code()).collect();
            return Some(format!("no language `{other}` is read: one of {}", known.join(", ")));
        }
        let asks = |of: &Condition| {
            !of.contradicts.is_empty() || of.contradictions > 0 || of.score_below.is_some()
        };
        let empty = self.reported_where.iter().any(|condition| !asks(condition));
        empty.then(|| format!("`reported-where` would report every caption: {says}"))
    }
}

/// When a caption is reported: everything that the condition names must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Condition {
    /// What the caption must contradict the story in, all of them.
    #[serde(default)]
    pub contradicts: Vec<Aspect>,
    /// In how many of who, where and when it must contradict the story.
    #[serde(default)]
    pub contradictions: u32,
    /// The score must lie below this, and tell something: that of a caption
    /// in a language whose words are weighed, that has enough of them, in a
    /// story of more than a sentence or two.
    #[serde(default)]
    pub score_below: Option<f64>,
    /// Where the score tells anything, as said above, it must not lie above
    /// this.
    #[serde(default)]
    pub score_not_above: Option<f64>,
    /// No name of the caption may stand in the story.
    #[serde(default)]
    pub no_name_shared: bool,
    /// No person of the caption may be named in the story.
    #[serde(default)]
    pub no_person_shared: bool,
    /// The story must be told in one of these languages, by their codes.
    #[serde(default)]
    pub languages: Vec<String>,
    /// A place contradicts the story if it is farther than this from all of
    /// the story's places.
    #[serde(default = "Condition::farther_than")]
    pub farther_than: Kilometres,
    /// A date contradicts the story if it is further than this from the
    /// story's time.
    #[serde(default = "Condition::outside")]
    pub outside: Days,
}

impl Condition {
    fn farther_than() -> Kilometres {
        Kilometres(100)
    }

    fn outside() -> Days {
        Days(30)
    }
}

/// What a caption can contradict its story in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// It names persons, and the story others.
    Who,
    /// It is set away from all places of the story, in no country that the story
    /// speaks of, but in passing.
    Where,
    /// Its full date is outside the story's time, none of the story's dates
    /// and years, and not marked as old.
    When,
}
