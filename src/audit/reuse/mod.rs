//! One picture in several stories: the captions that it has there held against
//! one another.
//!
//! Two steps, as any engine that groups by a key can run them: each story is
//! mapped to the [uses](Use) of its pictures, and all uses of one picture are
//! reduced to what the rules say of them.

mod key;
mod spill;

pub use key::key;
pub use spill::{Sorted, Sorter};

use std::collections::BTreeSet;
use std::io;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::record::StoryRecord;
use crate::Linter;
use crate::article::{Article, Location, Part};
use crate::mention::Context;
use crate::rule::Severity;

/// A picture under a caption in a story.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Use {
    /// By what the picture is known; see [`key`]. First, so that lines of
    /// JSON sorted as text stand together by it.
    pub key: String,
    /// The story's day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// What the story is called: its id, or else its path.
    pub story: String,
    /// Which of the story's captions it is, from 1.
    #[serde(default = "one")]
    pub caption: usize,
    /// The caption's words; [`LONGEST`] bytes of them are compared.
    pub text: String,
    /// The story's headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the story is counted under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Two-letter language code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

fn one() -> usize {
    1
}

/// So many bytes of a caption are compared.
pub const LONGEST: usize = 4096;

/// A picture with more different captions than this stands for a subject, not
/// for an event, or is none: nothing is said of it.
pub const MOST: usize = 50;

/// What is said of a picture that is used again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reused {
    /// The rule.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// By what the picture is known.
    pub picture: String,
    /// The later caption, which is pointed at.
    pub here: Usage,
    /// The caption before it that it disagrees with.
    pub there: Usage,
}

/// A caption in a story, and the words in it that disagree.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Usage {
    /// What the story is called.
    pub story: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its day of publication.
    pub published: Option<String>,
    /// What it is counted under.
    pub section: Option<String>,
    /// Which of its captions it is, from 1.
    pub caption: usize,
    /// The caption's words.
    pub text: String,
    /// Where the words that disagree stand in it.
    pub span: Option<Span>,
}

/// Bytes from the start of the caption, and the 1-based line and column.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Span {
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub column: usize,
}

impl From<Location> for Span {
    fn from(at: Location) -> Span {
        Span { start: at.span.start, end: at.span.end, line: at.line, column: at.column }
    }
}

/// The uses of pictures in a story of an audit.
pub fn uses(story: &StoryRecord) -> impl Iterator<Item = Use> {
    story.captions.iter().enumerate().filter_map(move |(index, caption)| {
        Some(Use {
            key: caption.picture.as_ref()?.to_string(),
            published: story.published.as_ref().map(ToString::to_string),
            story: story.name().to_owned(),
            caption: index + 1,
            text: compared(&caption.text).to_owned(),
            title: story.title.as_ref().map(ToString::to_string),
            section: Some(story.section.to_string()),
            language: story.language.as_ref().map(ToString::to_string),
        })
    })
}

/// What of a caption's words is compared.
fn compared(text: &str) -> &str {
    text[..text.floor_char_boundary(LONGEST)].trim()
}

/// The uses of one picture as they come; those under a caption that is known
/// are dropped, so that the memory does not grow with their number.
#[derive(Debug, Default)]
pub struct Group {
    key: String,
    uses: BTreeSet<Use>,
    captions: BTreeSet<String>,
}

impl Group {
    /// Whether the use is one of this picture.
    pub fn has(&self, key: &str) -> bool {
        self.key == key
    }

    /// A group with a first use.
    pub fn new(first: Use) -> Group {
        let mut group = Group { key: first.key.clone(), ..Group::default() };
        group.add(first);
        group
    }

    /// Takes in one more use of the picture.
    pub fn add(&mut self, mut more: Use) {
        if self.captions.len() > MOST {
            return;
        }
        more.text = compared(&more.text).to_owned();
        if self.captions.insert(words(&more.text)) {
            self.uses.insert(more);
        } else if let Some(same) =
            self.uses.iter().find(|known| words(&known.text) == words(&more.text))
            && more < *same
        {
            // The earliest use of a caption stands for all, in whatever order
            // they come.
            let later = same.clone();
            self.uses.remove(&later);
            self.uses.insert(more);
        }
    }

    /// How many different captions the picture has.
    pub fn len(&self) -> usize {
        self.captions.len()
    }

    /// Whether there is no use.
    pub fn is_empty(&self) -> bool {
        self.captions.is_empty()
    }

    /// What the linter's rules say of them, in order of publication.
    pub fn findings(self, linter: &Linter) -> Vec<Reused> {
        if !(2..=MOST).contains(&self.captions.len()) {
            return Vec::new();
        }
        let mut uses: Vec<Use> = self.uses.into_iter().collect();
        // Those without a day come last: of them nobody knows.
        uses.sort_by_key(|of| of.published.is_none());
        let article = Article::of_captions(uses.iter().map(|of| &*of.text));
        let contexts: Vec<Context> = uses
            .iter()
            .map(|of| Context {
                published: of.published.as_ref().and_then(|day| day.parse().ok()),
                language: of.language.clone(),
                is_foreign: false,
                glossary: linter.glossary().clone(),
            })
            .collect();
        let names: Vec<String> = uses.iter().map(|of| of.story.clone()).collect();
        let place = |of: usize, span: Option<Location>| {
            let of = &uses[of];
            Usage {
                story: of.story.clone(),
                title: of.title.clone(),
                published: of.published.clone(),
                section: of.section.clone(),
                caption: of.caption,
                text: of.text.clone(),
                span: span.map(Span::from),
            }
        };
        let found = linter.uses(&article, &contexts, &names).into_iter();
        found
            .map(|(here, there, finding)| {
                let at = |of: usize| {
                    finding
                        .evidence
                        .iter()
                        .filter_map(|reason| reason.at)
                        .chain([finding.at])
                        .find(|at| at.part == Part::Caption { picture: of, index: 0 })
                        .and_then(|at| article.locate(at))
                };
                let (here, there) = (place(here, at(here)), place(there, at(there)));
                Reused {
                    rule: finding.rule.clone(),
                    severity: finding.severity,
                    message: finding.message.clone(),
                    help: finding.help.clone(),
                    picture: self.key.clone(),
                    here,
                    there,
                }
            })
            .collect()
    }
}

/// The words of a caption: capitals, signs and spaces make no difference.
fn words(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Groups uses of which those of one picture stand together, as sorted lines
/// do, and hands on each group.
///
/// # Errors
/// Where the uses cannot be read, or `act` fails.
pub fn groups(
    uses: impl Iterator<Item = io::Result<Use>>,
    mut act: impl FnMut(Group) -> io::Result<()>,
) -> io::Result<()> {
    let mut group: Option<Group> = None;
    for more in uses {
        let more = more?;
        match &mut group {
            Some(group) if group.has(&more.key) => group.add(more),
            _ => {
                if let Some(done) = group.replace(Group::new(more)) {
                    act(done)?;
                }
            }
        }
    }
    group.map_or(Ok(()), act)
}
