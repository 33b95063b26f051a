//! What the host asks for.

use cutline::read::submission::{Submission, Usual, date, language};
use serde::Deserialize;

use crate::buffers::Buffers;

/// A check: which files, and what is to be said of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Stories, and pictures that they show.
    pub files: Vec<Named>,
    #[serde(default)]
    pub report: Report,
    /// Whether the report on each caption has the reasons of its verdict.
    #[serde(default)]
    pub explain: bool,
    /// Day of publication of the stories that do not tell theirs.
    #[serde(default)]
    published: Option<String>,
    /// Language of the stories that do not tell theirs.
    #[serde(default)]
    language: Option<String>,
    /// What a house sets: the text of its `cutline.yaml`.
    #[serde(default)]
    pub configuration: String,
}

/// A file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub name: String,
    /// The address of its bytes.
    pub at: usize,
}

/// What is said of stories.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Report {
    /// As `cutline check --format json` says it.
    #[default]
    Json,
    /// The page of `cutline check --format html`.
    Html,
    /// What the desk draws.
    Cards,
}

impl Request {
    /// Reads a request.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(bytes: &[u8]) -> Result<Request, String> {
        serde_json::from_slice(bytes).map_err(|error| format!("the request: {error}"))
    }

    /// The files.
    ///
    /// # Errors
    /// Which of them is not there, or is of a kind that is not read.
    pub fn submission<'b>(&self, buffers: &'b Buffers) -> Result<Submission<'b>, String> {
        let mut submission = Submission::default();
        for Named { name, at } in &self.files {
            let bytes = buffers.get(*at).ok_or_else(|| format!("{name}: nothing is at {at}"))?;
            submission.add(name.clone(), bytes)?;
        }
        match submission.stories.is_empty() {
            true => Err("there is no story among the files".to_owned()),
            false => Ok(submission),
        }
    }

    /// What stories are taken to be that do not tell.
    ///
    /// # Errors
    /// What is no day or no language.
    pub fn usual(&self) -> Result<Usual, String> {
        let published = self.published.as_deref().map(date).transpose();
        let language = self.language.as_deref().map(language).transpose();
        Ok(Usual {
            published: published.map_err(|message| format!("published: {message}"))?,
            language: language.map_err(|message| format!("language: {message}"))?,
        })
    }
}
