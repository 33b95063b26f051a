//! Runs of tokens that name something, with what they name.

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// A person.
    Person,
    /// A place, as far as shape and context tell.
    Place,
    /// An organisation.
    Organisation,
    /// A name of something else: a work, an event, a people, a product.
    Other,
}

/// The four labels, in the order of their tags.
pub const LABELS: [Label; 4] = [Label::Person, Label::Place, Label::Organisation, Label::Other];

/// A run of tokens that name something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// First token, as an index.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What it names.
    pub label: Label,
}
