//! Captions of a record that say whether they belong to it.

use super::fault::Fault;
use super::tree::{Step, Tree};
use crate::article::Article;

/// A story whose captions are known to belong to it, or not to.
#[derive(Debug, Clone)]
pub struct Case {
    /// The story, with one picture for each of its captions.
    pub article: Article,
    /// What is known of each picture's caption, in order.
    pub labels: Vec<Label>,
}

/// What is known of a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Whether it belongs to the story.
    pub belongs: bool,
    /// A word for how it came to stand there: "swapped", "wrong year".
    pub kind: Option<String>,
}

/// Reads what the record of a story says of its captions.
pub(super) fn case(record: &Tree, article: Article) -> Result<Case, Fault> {
    let captions = match record.get("captions") {
        Some(Tree::List(captions)) if !captions.is_empty() => captions,
        _ => {
            let message = "there is no caption to judge: expected `captions` such as \
                           [{\"text\": \"…\", \"belongs\": true}]";
            return Err(Fault::new(message.to_owned(), Vec::new()));
        }
    };
    let labels = captions.iter().enumerate().map(|(index, caption)| label(caption, index));
    Ok(Case { labels: labels.collect::<Result<_, _>>()?, article })
}

fn label(caption: &Tree, index: usize) -> Result<Label, Fault> {
    let fault = |key: Option<&str>, what: &str| {
        let mut path = vec![Step::Key("captions".to_owned()), Step::Index(index)];
        path.extend(key.map(|key| Step::Key(key.to_owned())));
        let key = key.map_or(String::new(), |key| format!(".{key}"));
        Fault::new(format!("`captions[{index}]{key}` {what}"), path)
    };
    if let Tree::Text(_) = caption {
        let what = "does not say whether it belongs: expected {\"text\": \"…\", \"belongs\": true}";
        return Err(fault(None, what));
    }
    if caption.get("text").and_then(Tree::text).is_none_or(|text| text.trim().is_empty()) {
        return Err(fault(None, "has no `text` to judge"));
    }
    let belongs = match caption.get("belongs") {
        Some(Tree::Flag(belongs)) => *belongs,
        Some(other) => {
            let what = format!("must be true or false, found {}", other.kind());
            return Err(fault(Some("belongs"), &what));
        }
        None => {
            let what = "does not say whether it belongs: give it `belongs`, true or false";
            return Err(fault(None, what));
        }
    };
    let kind = match caption.get("kind") {
        None => None,
        Some(Tree::Text(kind)) => Some(kind.trim().to_owned()).filter(|kind| !kind.is_empty()),
        Some(other) => {
            return Err(fault(Some("kind"), &format!("must be a string, found {}", other.kind())));
        }
    };
    Ok(Label { belongs, kind })
}
