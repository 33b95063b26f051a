//! Rules applied to a caption that has been compared with its story, and to
//! the pictures that captions belong to. One file a kind of check; none knows
//! a rule by name.

mod alt;
mod anachronism;
mod answer;
mod belonging;
mod claim;
mod condition;
mod date;
mod diagnostic;
mod disagreement;
mod drawn;
mod excuse;
mod judged;
mod length;
mod lookback;
mod metadata;
mod number;
mod officeholder;
mod one_date;
mod organisation;
mod pattern;
mod person;
mod place;
mod position;
mod presence;
mod repeated;
mod reuse;
mod role;
mod scorecard;
mod stacked;

pub(crate) use alt::worth_comparing;
pub use judged::{Judged, Pictured};
pub use scorecard::Scorecard;

use std::cmp::Reverse;

use self::diagnostic::Diagnostic;
use super::check::checks;
use super::{CaptionReport, Check, Excuse, Finding, PersonRelation, Rule, TextOf};
use crate::article::{Article, Part};
use crate::glossary::Glossary;

/// What the rules say of the caption at `index` among those of its story.
pub fn evaluate<'r>(
    rules: impl Iterator<Item = &'r Rule>,
    pictured: &Pictured,
    index: usize,
) -> CaptionReport {
    let judged = &pictured.captions[index];
    let mut found: Vec<(&Rule, Finding)> = rules
        .flat_map(|rule| {
            let own = findings(rule, pictured, index).into_iter();
            own.chain(in_alt(rule, pictured, index)).map(move |of| (rule, of))
        })
        .collect();
    leave_to_foreign(&mut found);
    one_date::keep_gravest(&mut found);
    let mut findings: Vec<Finding> = found.into_iter().map(|(_, finding)| finding).collect();
    findings.sort_by(|a, b| (a.at.span, &a.rule).cmp(&(b.at.span, &b.rule)));
    CaptionReport {
        part: judged.part(),
        verdict: judged.verdict,
        score: judged.score,
        reasons: scorecard::reasons(judged),
        findings,
    }
}

/// Where a caption as a whole is reported, the gravest such finding says more
/// than any that yields to it.
fn leave_to_foreign(found: &mut Vec<(&Rule, Finding)>) {
    let whole = found.iter().filter(|(rule, _)| matches!(rule.check, Check::Belonging(_)));
    let gravest = whole.max_by_key(|(rule, _)| (rule.severity, Reverse(&rule.id)));
    let Some(id) = gravest.map(|(rule, _)| rule.id.clone()) else { return };
    found.retain(|(rule, _)| rule.id == id || !rule.unless.contains(&Excuse::Foreign));
}

/// A caption among those of its story, as a check is asked about it.
struct Asked<'a> {
    judged: &'a Judged<'a>,
    pictured: &'a Pictured<'a>,
    index: usize,
}

impl<'a> Asked<'a> {
    fn captions(&self) -> &'a [Judged<'a>] {
        &self.pictured.captions
    }
}

/// Makes of the rows of all checks the function that asks the one of a rule.
macro_rules! dispatch {
    ($($(#[$doc:meta])* $kind:ident($parameters:ty):
        $name:literal, $looks:ident, [$($placeholder:literal),*],
        |$check:pat_param, $of:pat_param| $finds:expr;)*) => {
        /// What a check finds in a caption.
        fn diagnostics(check: &Check, asked: &Asked) -> Vec<Diagnostic> {
            match check {
                $(Check::$kind(parameters) => {
                    let ($check, $of) = (parameters, asked);
                    $finds
                })*
            }
        }
    };
}
checks!(dispatch);

fn findings(rule: &Rule, pictured: &Pictured, index: usize) -> Vec<Finding> {
    let judged = &pictured.captions[index];
    if judged.comparison.caption.kind.is_some() && rule.check.needs_caption() {
        return Vec::new();
    }
    if !rule.check.is_of_captions() || passes_over(&rule.check, judged) {
        return Vec::new();
    }
    let diagnostics = diagnostics(&rule.check, &Asked { judged, pictured, index });
    // What excuses the whole caption is asked once, however much was found.
    if diagnostics.is_empty() || rule.unless.iter().any(|excuse| excuse::holds(*excuse, judged)) {
        return Vec::new();
    }
    let excused = |diagnostic: &Diagnostic| {
        rule.unless.iter().any(|excuse| excuse::holds_at(*excuse, diagnostic.at, judged))
    };
    let part = judged.part();
    let diagnostics = diagnostics.into_iter().filter(|diagnostic| !excused(diagnostic));
    diagnostics
        .map(|diagnostic| {
            let fix = answer::fix(rule, judged, &diagnostic);
            Finding { fix, ..diagnostic.finding(rule, part) }
        })
        .collect()
}

/// What a rule of spelling says of the alternative text beside a caption, of
/// names that the caption has as the story does.
fn in_alt(rule: &Rule, pictured: &Pictured, index: usize) -> Vec<Finding> {
    let caption = &pictured.captions[index];
    let (Check::Person(check), Part::Caption { picture, index: 0 }) = (&rule.check, caption.part())
    else {
        return Vec::new();
    };
    let part = Part::Alt { picture };
    let alt = pictured.alts.binary_search_by_key(&part, |alt| alt.part()).ok();
    let Some(alt) = alt.map(|at| &pictured.alts[at]) else { return Vec::new() };
    if check.relation != PersonRelation::Misspelt {
        return Vec::new();
    }
    let diagnostics = person::diagnostics(check, alt).into_iter().filter(|diagnostic| {
        let mut values = diagnostic.values.iter();
        let known = values.find(|(name, _)| *name == "story").map(|(_, story)| story);
        known.is_some_and(|known| caption.text().contains(known.as_str()))
    });
    diagnostics
        .map(|diagnostic| {
            let fix = answer::fix(rule, alt, &diagnostic);
            Finding { fix, ..diagnostic.finding(rule, part) }
        })
        .collect()
}

/// Whether a check has nothing to say of a caption because it cannot read it, or
/// because that only credits a maker: how it is written may still be judged, and
/// what files say of it.
fn passes_over(check: &Check, judged: &Judged) -> bool {
    let caption = judged.comparison.caption;
    if judged.comparison.story.is_unread() && check.needs_language() {
        return true;
    }
    match check {
        Check::Metadata(_) => false,
        Check::Pattern(_) | Check::Length(_) => caption.is_only_label,
        _ => caption.is_only_credit || caption.is_only_label,
    }
}

/// What the rules say of the captions of one picture in several stories, in
/// order: of each caption at most one finding a rule, with the index of the
/// caption and that of the one before it that it disagrees with. `names` are
/// those of the stories.
pub fn evaluate_uses<'r>(
    rules: impl Iterator<Item = &'r Rule>,
    uses: &[Judged],
    names: &[String],
) -> Vec<(usize, usize, Finding)> {
    let mut found = Vec::new();
    for rule in rules {
        let Check::Reuse(check) = &rule.check else { continue };
        let is_excused =
            |judged: &Judged| rule.unless.iter().any(|excuse| excuse::holds(*excuse, judged));
        let excused: Vec<bool> = uses.iter().map(is_excused).collect();
        for (here, judged) in uses.iter().enumerate().filter(|(here, _)| !excused[*here]) {
            let first = (0..here).filter(|there| !excused[*there]).find_map(|there| {
                let diagnostic = reuse::diagnostic(check, judged, &uses[there], &names[there])?;
                Some((here, there, diagnostic.finding(rule, judged.part())))
            });
            found.extend(first);
        }
    }
    found.sort_by_key(|(here, there, _)| (*here, *there));
    found
}

/// What a check of words says of a text.
fn of_words(check: &Check, text: &str) -> Vec<Diagnostic> {
    match check {
        Check::Pattern(check) => pattern::diagnostics(check, text),
        Check::Length(check) => length::diagnostics(check, text),
        _ => Vec::new(),
    }
}

/// What the rules say of the pictures and the headline of a story, whatever
/// the captions say: findings in order of the rules, then of the pictures.
pub fn evaluate_pictures<'r>(
    rules: impl Iterator<Item = &'r Rule>,
    article: &Article,
    glossary: &Glossary,
) -> Vec<Finding> {
    rules.flat_map(|rule| of_pictures(rule, article, glossary)).collect()
}

fn of_pictures(rule: &Rule, article: &Article, glossary: &Glossary) -> Vec<Finding> {
    let pictures = 0..article.pictures.len();
    let on = match &rule.check {
        Check::Presence(check) => {
            let found = pictures
                .filter_map(|picture| presence::diagnostic(check, article, picture, glossary));
            return found.map(|(part, diagnostic)| diagnostic.finding(rule, part)).collect();
        }
        Check::Pattern(check) => check.on,
        Check::Length(check) => check.on,
        _ => return Vec::new(),
    };
    let parts: Vec<Part> = match on {
        // Each is looked at beside the other checks of captions.
        TextOf::Caption => Vec::new(),
        TextOf::Alt => pictures.map(|picture| Part::Alt { picture }).collect(),
        TextOf::Credit => pictures.map(|picture| Part::Credit { picture }).collect(),
        TextOf::Title => vec![Part::Title],
    };
    let texts = parts.into_iter().filter_map(|part| Some((part, article.text(part)?)));
    let found = texts.flat_map(|(part, text)| {
        of_words(&rule.check, text.as_str()).into_iter().map(move |diagnostic| (part, diagnostic))
    });
    found.map(|(part, diagnostic)| diagnostic.finding(rule, part)).collect()
}
