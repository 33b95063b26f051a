//! Stories and their pictures that come together as bytes, from no disk.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::{Fields, Format, ReadError, file_name, form, largest, photo, told_from, too_large};
use crate::article::Article;

/// What came in.
#[derive(Debug, Default)]
pub struct Submission<'b> {
    /// Files with stories, in the order in which they came.
    pub stories: Vec<File<'b>>,
    /// Pictures, by the last part of their names.
    pictures: BTreeMap<String, &'b [u8]>,
}

/// A file with stories.
#[derive(Debug)]
pub struct File<'b> {
    /// What to call it.
    pub name: String,
    /// How it is written.
    pub format: Format,
    /// What is in it.
    pub bytes: &'b [u8],
}

/// What stories are taken to be that do not tell.
#[derive(Debug, Default)]
pub struct Usual {
    /// Their day of publication.
    pub published: Option<Date>,
    /// Their language: two letters, such as `de`.
    pub language: Option<String>,
}

impl<'b> Submission<'b> {
    /// Takes in a file, which is a picture or has stories in it, as its name
    /// tells or else its first bytes.
    ///
    /// # Errors
    /// Why files of this name are not read.
    pub fn add(&mut self, name: String, bytes: &'b [u8]) -> Result<(), String> {
        let path = Path::new(&name);
        if photo::claims(path) {
            self.pictures.insert(last(&name).to_lowercase(), bytes);
        } else if let Some(why) = form::refusal(path) {
            return Err(format!("{name}: {why}"));
        } else {
            let format = form::by_ending(path).unwrap_or_else(|| form::by_start(bytes));
            self.stories.push(File { name, format, bytes });
        }
        Ok(())
    }

    /// The stories of one of the files, with what came beside it.
    pub fn read(
        &self,
        file: &File,
        fields: &Fields,
        usual: &Usual,
    ) -> Vec<Result<Article, ReadError>> {
        if file.bytes.len() > largest(file.format) {
            let message = too_large(file.format);
            return vec![Err(ReadError { message, line: None, column: None })];
        }
        let told = told_from(&file.name, file.bytes.to_vec(), file.format, fields).into_iter();
        let stories = told.map(|story| story.map_err(ReadError::from));
        stories.map(|story| story.map(|article| self.complete(article, file, usual))).collect()
    }

    /// A story of one of the files with what came beside it, and what it is taken
    /// to be where it does not tell.
    pub fn complete(&self, mut article: Article, file: &File, usual: &Usual) -> Article {
        // What comes with its pictures has none beside it.
        if !self.pictures.is_empty() && !matches!(file.format, Format::Office | Format::Mail) {
            photo::add_with(&mut article, &file.name, |src| self.picture(src));
        }
        if article.published.is_none() {
            let by_name = file.published();
            article.published = by_name.or(usual.published);
            let by = if by_name.is_some() { "the file's name" } else { "the request" };
            article.dated_by = article.published.map(|_| by.to_owned());
        }
        article.language = article.language.take().or_else(|| usual.language.clone());
        article
    }

    /// The picture that came along under the last part of an address.
    fn picture(&self, src: &str) -> Option<Vec<u8>> {
        let src = src.split(['?', '#']).next().unwrap_or_default();
        let plain: Cow<str> = percent_encoding::percent_decode_str(src).decode_utf8_lossy();
        let named = [src, &plain].map(|src| last(src).to_lowercase());
        named.iter().find_map(|name| self.pictures.get(name)).map(|bytes| bytes.to_vec())
    }
}

impl File<'_> {
    /// The day in its name.
    fn published(&self) -> Option<Date> {
        let tells = matches!(self.format, Format::Markdown | Format::Html | Format::Office);
        tells.then(|| file_name::published(Path::new(&self.name)))?
    }
}

/// The last part of a path, of whatever system.
pub fn last(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// Reads a day such as `2020-10-11`.
///
/// # Errors
/// What was expected.
pub fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "expected a date such as 2020-10-11".to_owned())
}

/// Reads the code of a language.
///
/// # Errors
/// What was expected.
pub fn language(text: &str) -> Result<String, String> {
    match text.len() == 2 && text.bytes().all(|b| b.is_ascii_lowercase()) {
        true => Ok(text.to_owned()),
        false => Err("expected two small letters, such as `en` or `de`".to_owned()),
    }
}
