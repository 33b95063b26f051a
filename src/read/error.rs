//! Why a text gave no story.

use crate::article::Article;

/// Why an input, or one record of it, could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ReadError {
    /// What is wrong, what was expected, and what to do, in one sentence.
    pub message: String,
    /// 1-based line, where the fault has a place.
    pub line: Option<usize>,
    /// 1-based column in characters, where the fault has a place.
    pub column: Option<usize>,
}

impl ReadError {
    const NOTHING: &str = "there is nothing to read in this text: expected a story";
    /// How the error of a document begins that could hold stories and has none.
    pub(super) const NO_STORY: &str = "there is no story in this";

    /// The error of a text without a word in it.
    pub(super) fn nothing() -> ReadError {
        ReadError { message: ReadError::NOTHING.to_owned(), line: None, column: None }
    }

    /// Whether it is that of a text without a word in it, or without a story.
    pub(super) fn is_nothing(&self) -> bool {
        self.message == ReadError::NOTHING || self.message.starts_with(ReadError::NO_STORY)
    }
}

/// The story, if there is a word in it.
pub(super) fn some(article: Article) -> Result<Article, ReadError> {
    match article.body.is_empty() && article.pictures.is_empty() && article.title.is_none() {
        true => Err(ReadError::nothing()),
        false => Ok(article),
    }
}
