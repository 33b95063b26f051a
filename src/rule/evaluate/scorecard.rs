//! The belonging score: the clues' weights add up to log-odds.

use super::{Alarm, Judged, in_story};
use crate::article::{Excerpt, Span};
use crate::compare::{
    Clue, Comparison, DateRelation, FEATURES, Feature, PersonRelation, PlaceRelation, PlaceTie,
};
use crate::gazetteer::{Kind, gazetteer};
use crate::rule::{Belonging, Reason, Verdict};

/// A rule's weights, laid out by feature.
#[derive(Debug, Clone, Default)]
pub struct Scorecard {
    intercept: f64,
    weights: Vec<f64>,
    mismatch_below: f64,
    belongs_above: f64,
}

/// Bits of surprise that a caption's words need for it to be called foreign:
/// two or three names, or three or four common words.
const ENOUGH: f64 = 40.0;

/// Different words that a story needs to answer for a caption: a headline and
/// two sentences.
const LEAST_STORY: usize = 25;

impl Scorecard {
    /// The scorecard that a rule writes down.
    pub fn new(card: &Belonging) -> Scorecard {
        let weight = |name: &str| card.weights.get(name).copied().unwrap_or(0.0);
        Scorecard {
            intercept: card.intercept,
            weights: FEATURES.iter().map(|feature| weight(feature.name())).collect(),
            mismatch_below: card.mismatch_below,
            belongs_above: card.belongs_above,
        }
    }

    fn weight(&self, feature: Feature) -> f64 {
        self.weights.get(feature as usize).copied().unwrap_or(0.0)
    }

    /// Weighs a caption.
    pub fn judge<'a>(&self, comparison: Comparison<'a>) -> Judged<'a> {
        let ledger: Vec<(Clue, f64)> = comparison
            .clues(|feature| self.weight(feature) != 0.0)
            .into_iter()
            .map(|clue| {
                let weight = self.weight(clue.feature) * clue.value;
                (clue, weight)
            })
            .collect();
        let logit = self.intercept + ledger.iter().map(|(_, weight)| weight).sum::<f64>();
        let score = 1.0 / (1.0 + (-logit).exp());
        // A slip in a date alone makes no caption foreign: other rules tell of it.
        let dated: f64 = ledger.iter().filter(|(c, _)| c.feature.is_date()).map(|(_, w)| w).sum();
        let fits_but_for_dates = logit - dated > 0.0;
        let bits: f64 = comparison.caption.words.iter().map(|word| word.surprise).sum();
        let foreign = score < self.mismatch_below
            && bits >= ENOUGH
            && !fits_but_for_dates
            && comparison.story.size() >= LEAST_STORY
            && comparison.caption.is_english;
        let caption = comparison.caption;
        let verdict = match () {
            () if caption.is_only_credit || caption.is_only_label => Verdict::Unclear,
            () if score >= self.belongs_above => Verdict::Belongs,
            () if foreign => Verdict::Mismatch,
            () => Verdict::Unclear,
        };
        let undated = 1.0 / (1.0 + (dated.max(0.0) - logit).exp());
        Judged { comparison, ledger, logit, score, undated, verdict }
    }
}

/// The ledger as reasons, the strongest first, and before them what a caption
/// and a story of this length start from.
pub(super) fn reasons(judged: &Judged) -> Vec<Reason> {
    let sets_scale = |clue: &Clue| clue.feature.sets_scale();
    let mut reasons: Vec<Reason> = judged
        .ledger
        .iter()
        .filter(|(clue, weight)| *weight != 0.0 && !sets_scale(clue))
        .map(|(clue, weight)| Reason {
            at: clue.story.or(clue.caption.map(|span| Excerpt::new(judged.part(), span))),
            says: clue.says.clone(),
            weight: *weight,
        })
        .collect();
    reasons.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    let weighed: f64 = reasons.iter().map(|reason| reason.weight).sum();
    let says = "what a caption and a story of this length start from".to_owned();
    reasons.insert(0, Reason { at: None, says, weight: judged.logit - weighed });
    reasons
}

/// The first thing that disagrees, if the caption does not belong.
pub(super) fn alarms(judged: &Judged) -> Vec<Alarm> {
    if judged.verdict != Verdict::Mismatch {
        return Vec::new();
    }
    let caption = judged.comparison.caption;
    let mut evidence = disagreements(judged);
    let first = evidence.first().and_then(|reason| reason.at);
    let at = first.map_or(trimmed(caption.text, caption.first_sentence), |at| at.span);
    evidence.extend(setting(judged));
    let values = vec![("caption", caption_facts(judged)), ("story", story_facts(judged))];
    vec![Alarm { at, values, evidence }]
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, (start + words.trim().len()).max(start))
}

/// What disagrees: persons, a place and a date, or words if there are none.
fn disagreements(judged: &Judged) -> Vec<Reason> {
    let Comparison { caption, story, persons, places, dates, .. } = &judged.comparison;
    let mut evidence = Vec::new();
    for tie in persons.iter().filter(|tie| tie.relation <= PersonRelation::OtherGiven).take(2) {
        let name = tie.caption.of(caption.text);
        evidence.push(judged.in_caption(tie.caption, format!("the story does not name {name}")));
    }
    if let Some(tie) = farthest(judged, places) {
        let name = tie.caption.of(caption.text);
        let place = caption.facts.places[tie.index].value.place;
        let says = match place.zip(story.setting()) {
            Some((place, setting)) => {
                let km = gazetteer().distance_km(place, setting.place).round();
                format!("{name} is {km} km from {}", gazetteer().place(setting.place).name())
            }
            None => format!("the story does not speak of {name}"),
        };
        evidence.push(judged.in_caption(tie.caption, says));
    }
    let other = |relation| {
        matches!(
            relation,
            DateRelation::Before(_) | DateRelation::After(_) | DateRelation::Unplaced
        )
    };
    if let Some(tie) = dates.iter().find(|tie| other(tie.relation)) {
        let date = tie.caption.of(caption.text);
        evidence.push(judged.in_caption(tie.caption, format!("{date} is not the story's time")));
    }
    if evidence.is_empty() {
        let against = judged.ledger.iter().filter(|(_, weight)| *weight < -0.2).take(3);
        evidence.extend(
            against
                .filter_map(|(clue, _)| Some(judged.in_caption(clue.caption?, clue.says.clone()))),
        );
    }
    evidence
}

/// The first town of the caption that is away from the story's places, or
/// else the first such place.
fn farthest<'t>(judged: &Judged, places: &'t [PlaceTie]) -> Option<&'t PlaceTie> {
    let kind = |tie: &PlaceTie| {
        let place = judged.comparison.caption.facts.places[tie.index].value.place;
        place.map(|id| gazetteer().kind(id))
    };
    let away = || places.iter().filter(|tie| tie.relation < PlaceRelation::Unplaced);
    away().find(|tie| kind(tie) == Some(Kind::City)).or_else(|| away().next())
}

/// Where the story is set, and of whom it speaks.
fn setting(judged: &Judged) -> Vec<Reason> {
    let story = judged.comparison.story;
    let mut evidence = Vec::new();
    if let Some(setting) = story.setting() {
        let name = gazetteer().place(setting.place).name();
        evidence.push(in_story(setting.first, format!("the story is set in {name}")));
    }
    if let Some((at, _)) = story.persons().next() {
        evidence.push(in_story(at, format!("it speaks of {}", judged.story_words(at))));
    }
    evidence
}

/// The caption's facts that the story does not share, in a few words.
fn caption_facts(judged: &Judged) -> String {
    let Comparison { caption, persons, places, dates, .. } = &judged.comparison;
    let mut facts: Vec<&str> = Vec::new();
    let absent = persons.iter().filter(|tie| tie.relation <= PersonRelation::OtherGiven);
    facts.extend(absent.map(|tie| tie.caption.of(caption.text)).take(2));
    facts.extend(farthest(judged, places).map(|tie| tie.caption.of(caption.text)));
    let other = dates.iter().filter(|tie| tie.relation < DateRelation::Vague);
    facts.extend(other.map(|tie| tie.caption.of(caption.text)).take(1));
    if facts.is_empty() {
        let lacking =
            caption.words.iter().filter(|word| judged.comparison.story.word(word.key).is_none());
        facts.extend(lacking.map(|word| word.span.of(caption.text)).take(3));
    }
    listed(&facts)
}

/// What the story speaks of, in a few words: its first person and its setting.
fn story_facts(judged: &Judged) -> String {
    let story = judged.comparison.story;
    let mut facts: Vec<&str> = Vec::new();
    facts.extend(story.persons().take(1).map(|(at, _)| judged.story_words(at)));
    facts.extend(story.setting().map(|setting| gazetteer().place(setting.place).name()));
    if facts.is_empty() {
        return "other things".to_owned();
    }
    listed(&facts)
}

/// "A", "A and B", "A, B and C"; each once.
fn listed(facts: &[&str]) -> String {
    let mut once: Vec<&str> = Vec::new();
    for fact in facts.iter().filter(|fact| !fact.is_empty()) {
        if !once.contains(fact) {
            once.push(fact);
        }
    }
    match once.split_last() {
        None => "other things".to_owned(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
