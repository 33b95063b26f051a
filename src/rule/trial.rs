use super::{Example, Rule, StoryReport};
use crate::article::{Article, Metadata, Picture, Source, Span, Text};
use crate::read::suppression;

impl Example {
    /// The example as a story: its captions stand under one picture, below
    /// the one above it.
    pub fn article(&self) -> Article {
        let mut sources = Vec::new();
        let mut text = |name: String, content: &str| {
            let content = content.trim();
            sources.push(Source::new(name, content));
            Text::verbatim(content, Span::new(0, content.len())).in_source(sources.len() - 1)
        };
        let body = text("story".to_owned(), &self.story);
        let title = self.title.as_ref().map(|title| text("title".to_owned(), title));
        let captions: Vec<Text> = self
            .all_captions()
            .enumerate()
            .map(|(index, caption)| text(format!("caption {}", index + 1), caption))
            .collect();
        let mut field = |name: &str, value: &Option<String>| {
            value.as_ref().map(|value| text(name.to_owned(), value))
        };
        let above = self.above.as_ref().map(|above| Picture {
            src: field("above.src", &Some(above.src.clone())),
            captions: field("above.caption", &Some(above.caption.clone())).into_iter().collect(),
            ..Picture::default()
        });
        let picture = Picture {
            alt: field("alt", &self.alt),
            credit: field("credit", &self.credit),
            src: field("src", &self.src),
            captions,
            ..Picture::default()
        };
        let is_there = !picture.captions.is_empty()
            || [&picture.alt, &picture.credit, &picture.src].iter().any(|text| text.is_some());
        let entries = self.metadata.entries();
        let (metadata, listing) = Metadata::listed("picture", entries, sources.len());
        sources.push(listing);
        let picture = Picture { metadata, ..picture };
        let mut article = Article {
            language: self.language.clone(),
            title,
            published: self.published,
            body,
            pictures: above.into_iter().chain(is_there.then_some(picture)).collect(),
            sources,
            ..Article::default()
        };
        let story = self.story.trim();
        suppression::in_lines(&mut article, story);
        article.body = suppression::without(story);
        article
    }

    /// How a report of this example differs from what it says: not at all,
    /// if `rule` did what it is to do.
    ///
    /// # Errors
    /// What was expected and what came instead.
    pub fn judge(&self, rule: &Rule, report: &StoryReport) -> Result<(), Difference> {
        let found: Vec<_> = report.all().filter(|finding| finding.rule == rule.id).collect();
        let quotes = || found.iter().map(|finding| report.article.quote(finding.at));
        let is_as_said = match &self.because {
            _ if !self.flags => found.is_empty(),
            Some(because) => quotes().any(|quote| quote == because),
            None => !found.is_empty(),
        };
        if is_as_said {
            return Ok(());
        }
        let expected = match &self.because {
            _ if !self.flags => "nothing".to_owned(),
            Some(because) => format!("a finding about `{because}`"),
            None => "a finding".to_owned(),
        };
        let got = quotes().zip(&found);
        let got = got.map(|(quote, finding)| format!("`{quote}`: {}", finding.message)).collect();
        Err(Difference { expected, got })
    }
}

/// How what a rule said of an example differs from what it was to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What the example expects.
    pub expected: String,
    /// Each finding of the rule instead: what it points at, and what it says.
    pub got: Vec<String>,
}
