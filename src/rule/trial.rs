use super::{Example, Rule, StoryReport};
use crate::article::{Article, Picture, Source, Span, Text};

impl Example {
    /// The example as a story: its captions stand under one picture.
    pub fn article(&self) -> Article {
        let mut sources = Vec::new();
        let mut text = |name: String, content: &str| {
            let content = content.trim();
            sources.push(Source::new(name, content));
            Text::verbatim(content, Span::new(0, content.len())).in_source(sources.len() - 1)
        };
        let body = text("story".to_owned(), &self.story);
        let title = self.title.as_ref().map(|title| text("title".to_owned(), title));
        let captions = self
            .all_captions()
            .enumerate()
            .map(|(index, caption)| text(format!("caption {}", index + 1), caption))
            .collect();
        Article {
            language: self.language.clone(),
            title,
            published: self.published,
            body,
            pictures: vec![Picture { captions, ..Picture::default() }],
            sources,
            ..Article::default()
        }
    }

    /// What is wrong with a report of this example: nothing, if `rule` did
    /// what the example says it does.
    ///
    /// # Errors
    /// What was expected and what came instead.
    pub fn judge(&self, rule: &Rule, report: &StoryReport) -> Result<(), String> {
        let found: Vec<_> = report.all().filter(|finding| finding.rule == rule.id).collect();
        match (self.flags, found.as_slice(), &self.because) {
            (true, [], _) => Err("expected a finding, got none".to_owned()),
            (false, [first, ..], _) => Err(format!("expected nothing, got: {}", first.message)),
            (true, found, Some(because)) => {
                let quotes: Vec<&str> =
                    found.iter().map(|finding| report.article.quote(finding.at)).collect();
                match quotes.contains(&because.as_str()) {
                    true => Ok(()),
                    false => Err(format!(
                        "expected a finding about `{because}`, got one about `{}`",
                        quotes.join("`, `")
                    )),
                }
            }
            _ => Ok(()),
        }
    }
}
