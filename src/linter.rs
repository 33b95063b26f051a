//! The pipe: a story goes in, a report comes out.

use std::convert::Infallible;
use std::sync::Arc;

use crate::article::{Article, Excerpt, Part};
use crate::compare::{Caption, Comparison, LONGEST_BODY, LONGEST_CAPTION, Original, Story};
use crate::glossary::Glossary;
use crate::mention::Context;
use crate::rule::{
    Check, Example, Finding, Judged, Pictured, Rule, RuleSet, Scorecard, StoryReport, evaluate,
    evaluate_pictures, evaluate_uses, worth_comparing,
};
use crate::suppress;

/// Checks stories by a set of rules.
#[derive(Debug, Clone)]
pub struct Linter {
    rules: RuleSet,
    scorecard: Scorecard,
    glossary: Arc<Glossary>,
    judges_alts: bool,
}

impl Linter {
    /// A linter that follows these rules. Captions are scored by the first
    /// rule that has a scorecard, or by the built-in one if none has.
    pub fn new(rules: RuleSet) -> Linter {
        let builtin = || RuleSet::builtin().ok().and_then(|rules| Scorecard::of(rules.iter()));
        let scorecard = Scorecard::of(rules.iter()).or_else(builtin).unwrap_or_default();
        Linter { rules, scorecard, glossary: Arc::default(), judges_alts: true }
    }

    /// The same linter with what a house knows.
    pub fn with_glossary(self, glossary: Arc<Glossary>) -> Linter {
        Linter { glossary, ..self }
    }

    /// The same linter that judges the alternative texts of pictures without a
    /// caption, or leaves them alone.
    pub fn judging_alts(self, judges_alts: bool) -> Linter {
        Linter { judges_alts, ..self }
    }

    /// What a house knows.
    pub fn glossary(&self) -> &Arc<Glossary> {
        &self.glossary
    }

    /// The rules it follows.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// What the rules say of a story.
    pub fn check(&self, article: Article) -> StoryReport {
        let Ok(report) = self.check_while(article, &always);
        report
    }

    /// The same, of a story that may change or go meanwhile: `wanted` is asked
    /// between the stages, and between captions.
    ///
    /// # Errors
    /// What `wanted` gives, which ends the check.
    pub fn check_while<E>(
        &self,
        mut article: Article,
        wanted: &impl Fn() -> Result<(), E>,
    ) -> Result<StoryReport, E> {
        article.notices.extend(too_long(&article));
        let context = Context::of(&article).with(&self.glossary);
        let mut findings = evaluate_pictures(self.rules.active(), &article, &self.glossary);
        let alts = if self.judges_alts { lone_alts(&article) } else { Vec::new() };
        if !alts.is_empty() {
            findings.extend(self.check_alts(&article, &alts, &context, wanted)?);
        }
        wanted()?;
        let captions = if article.captions().next().is_none() {
            Vec::new()
        } else {
            let story = Story::new(&article, &context);
            let parts = article.captions().map(|(part, _)| part);
            let read = captions(&article, parts, &context, wanted)?;
            let originals = self.originals(&article);
            let mut embedded = Vec::new();
            for original in &originals {
                let parts = Original::captions(&article, original.picture);
                embedded.extend(captions(&article, parts, &original.context(&context), wanted)?);
            }
            let alts = captions(&article, self.alts(&article), &context, wanted)?;
            let pictured = Pictured {
                captions: self.judge(&read, &story, wanted)?,
                alts: self.judge(&alts, &story, wanted)?,
                embedded: self.judge(&embedded, &story, wanted)?,
                originals,
            };
            let judged = |index| {
                wanted()?;
                Ok(evaluate(self.rules.active(), &pictured, index))
            };
            (0..read.len()).map(judged).collect::<Result<_, E>>()?
        };
        let alts = alts.len();
        let mut report = StoryReport { captions, article, alts, ..StoryReport::default() };
        report.add(findings);
        suppress::apply(&mut report, &self.rules);
        Ok(report)
    }

    /// What the rules of facts say of alternative texts that stand for a
    /// caption. What a text of its kind scores is not asked: it describes what
    /// is to be seen, and need share no word with the story.
    fn check_alts<E>(
        &self,
        article: &Article,
        alts: &[Part],
        context: &Context,
        wanted: &impl Fn() -> Result<(), E>,
    ) -> Result<Vec<Finding>, E> {
        let story = Story::new(article, context);
        let alts = captions(article, alts.iter().copied(), context, wanted)?;
        let pictured = Pictured {
            captions: self.judge(&alts, &story, wanted)?,
            alts: Vec::new(),
            embedded: Vec::new(),
            originals: Vec::new(),
        };
        let rules = || self.rules.active().filter(|rule| rule.check.is_of_facts());
        let mut found = Vec::new();
        for index in 0..alts.len() {
            wanted()?;
            let findings = evaluate(rules(), &pictured, index).findings;
            found.extend(findings.into_iter().map(Finding::of_alt));
        }
        Ok(found)
    }

    /// What the rules say of one picture in several stories: each picture of
    /// `article` is a use of it with one caption, which is read in the context
    /// of the same index, in a story of that name. For each finding the index
    /// of its caption, and that of the caption before it that it disagrees with.
    pub fn uses(
        &self,
        article: &Article,
        contexts: &[Context],
        names: &[String],
    ) -> Vec<(usize, usize, Finding)> {
        let captions: Vec<Caption> = article
            .captions()
            .zip(contexts)
            .map(|((part, _), context)| Caption::new(article, part, context))
            .collect();
        let story = Story::new(article, &Context::default());
        let Ok(judged) = self.judge(&captions, &story, &always);
        evaluate_uses(self.rules.active(), &judged, names)
    }

    /// The same linter with one of its rules alone: what that rule says where
    /// no graver finding stands before it. A rule about suppressions needs the
    /// others.
    pub fn alone(&self, rule: &Rule) -> Linter {
        match rule.check {
            Check::Suppression(_) => self.clone(),
            _ => Linter { rules: self.rules.alone(&rule.id), ..self.clone() },
        }
    }

    /// What the rules say of an example: of its story, and of its picture in
    /// another one.
    pub fn check_example(&self, example: &Example) -> StoryReport {
        let mut report = self.check(example.article());
        if let (Some(elsewhere), Some(caption)) =
            (&example.elsewhere, example.all_captions().next())
        {
            let texts = [(elsewhere.published, &*elsewhere.caption), (example.published, caption)];
            let article = Article::of_captions(texts.map(|(_, text)| text));
            let contexts = texts.map(|(published, _)| Context { published, ..Context::default() });
            let names = [String::from("the other story"), String::new()];
            let own = Part::Caption { picture: 0, index: 0 };
            let found =
                self.uses(&article, &contexts, &names).into_iter().map(|(_, _, finding)| {
                    let at = Excerpt::new(own, finding.at.span);
                    Finding { at, evidence: Vec::new(), ..finding }
                });
            report.add(found.collect());
        }
        report
    }

    /// What the metadata of pictures tell, where a rule asks for it.
    fn originals(&self, article: &Article) -> Vec<Original> {
        let asked = self.rules.active().any(|rule| matches!(rule.check, Check::Metadata(_)));
        let pictures = 0..if asked { article.pictures.len() } else { 0 };
        pictures.filter_map(|picture| Original::new(article, picture)).collect()
    }

    fn judge<'a, E>(
        &self,
        captions: &'a [Caption],
        story: &'a Story,
        wanted: &impl Fn() -> Result<(), E>,
    ) -> Result<Vec<Judged<'a>>, E> {
        let judged = captions.iter().map(|caption| {
            wanted()?;
            Ok(self.scorecard.judge(Comparison::new(caption, story)))
        });
        judged.collect()
    }

    /// The alternative texts that a rule holds against captions.
    fn alts(&self, article: &Article) -> impl Iterator<Item = Part> {
        let asked = self.rules.active().any(|rule| matches!(rule.check, Check::Alt(_)));
        let pictures = article.pictures.iter().enumerate().filter(move |_| asked);
        pictures.filter_map(|(picture, of)| worth_comparing(of).map(|_| Part::Alt { picture }))
    }
}

/// A check that nothing ends before its time.
fn always() -> Result<(), Infallible> {
    Ok(())
}

/// Captions, and what else is read as they are.
fn captions<'a, E>(
    article: &'a Article,
    parts: impl Iterator<Item = Part>,
    context: &Context,
    wanted: &impl Fn() -> Result<(), E>,
) -> Result<Vec<Caption<'a>>, E> {
    let read = parts.map(|part| {
        wanted()?;
        Ok(Caption::new(article, part, context))
    });
    read.collect()
}

/// What is told of a story of which not all is compared.
fn too_long(article: &Article) -> Vec<String> {
    let mut told = Vec::new();
    if article.body.as_str().len() > LONGEST_BODY {
        let most = LONGEST_BODY >> 20;
        told.push(format!(
            "the body is longer than any story: captions are compared with its first {most} MiB only"
        ));
    }
    if article.captions().any(|(_, text)| text.as_str().len() > LONGEST_CAPTION) {
        let most = LONGEST_CAPTION >> 10;
        told.push(format!(
            "a caption is longer than any: its first {most} KiB are compared with the story only"
        ));
    }
    told
}

/// Fewer words than this name nothing that could be held against a story.
const LEAST_WORDS: usize = 3;
/// Longer alternative texts, in bytes, are a file that got there by mistake.
const LONGEST_ALT: usize = 2_000;

/// The alternative texts of pictures that have no caption.
fn lone_alts(article: &Article) -> Vec<Part> {
    let pictures = article.pictures.iter().enumerate();
    let lone = pictures.filter(|(_, picture)| {
        let says = |alt: &str| {
            alt.len() <= LONGEST_ALT && alt.split_whitespace().nth(LEAST_WORDS - 1).is_some()
        };
        picture.captions.is_empty() && picture.alt.as_ref().is_some_and(|alt| says(alt.as_str()))
    });
    lone.map(|(picture, _)| Part::Alt { picture }).collect()
}
