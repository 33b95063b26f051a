//! What front matter says about the story.

use jiff::civil::Date;

use super::pictures;
use super::value::Value;
use crate::article::{Article, Picture, Text};
use crate::read::{date, html};

#[derive(Debug, Default)]
pub(in crate::read) struct Head {
    pub title: Option<Text>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    pub language: Option<String>,
    pub dateline: Option<Text>,
    pub pictures: Vec<Picture>,
    /// Who wrote the story.
    pub authors: Vec<Text>,
}

/// Reads front matter.
pub(super) fn read(values: &Value) -> Head {
    let text = |names: &[&str]| {
        names.iter().find_map(|name| values.get(&[name]).and_then(Value::text)).cloned()
    };
    let day = |names: &[&str]| names.iter().find_map(|name| date::parse(text(&[name])?.as_str()));
    let language = text(&["lang", "language", "locale", "languagecode"]);
    Head {
        title: text(&["title", "headline"]),
        published: day(&[
            "published",
            "publishdate",
            "pubdate",
            "publishedat",
            "datepublished",
            "date",
        ]),
        updated: day(&[
            "lastmod",
            "updated",
            "updatedat",
            "modified",
            "lastmodified",
            "datemodified",
        ]),
        language: language.and_then(|tag| html::language(tag.as_str())),
        dateline: text(&["dateline"]),
        pictures: pictures::read(values),
        authors: authors(values),
    }
}

/// The authors: a name, a list of names, or mappings with names in them.
fn authors(values: &Value) -> Vec<Text> {
    let Some(value) = values.get(&["author", "authors", "byline"]) else { return Vec::new() };
    let one = |value: &Value| value.text().or_else(|| value.get(&["name"])?.text()).cloned();
    match value {
        Value::List(values) => values.iter().filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    }
}

impl Head {
    /// Adds to a story what is said of it here, which goes before what its
    /// text says.
    pub fn complete(self, article: &mut Article) {
        article.title = self.title.or(article.title.take());
        article.published = self.published.or(article.published);
        article.updated = self.updated.or(article.updated);
        article.language = self.language.or(article.language.take());
        article.dateline = self.dateline.or(article.dateline.take());
        let own = std::mem::take(&mut article.pictures);
        article.pictures = html::once_each(self.pictures.into_iter().chain(own).collect());
    }
}
