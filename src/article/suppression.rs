use super::{Span, Text};

/// A writer's word, inside a story, that findings are not to be reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// A rule, a theme, or `all`; in small letters.
    pub name: String,
    /// Why, in the writer's words.
    pub reason: Option<String>,
    /// What it covers.
    pub scope: Scope,
    /// The name as the story writes it, or the whole comment where it has none.
    pub at: Text,
}

impl Suppression {
    /// The name that covers every rule.
    pub const ALL: &str = "all";
}

/// What a suppression covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The whole story.
    Story,
    /// One picture with its captions: an index into
    /// [`Article::pictures`](super::Article::pictures).
    Picture(usize),
    /// What stands in these bytes of the suppression's source.
    Stretch(Span),
    /// The line, and the picture or caption, that begins at this byte of the
    /// suppression's source.
    Next(usize),
}
