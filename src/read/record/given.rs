//! A picture as a record gives it, before its texts are read.

use super::words::Words;
use crate::article::Entry;

/// A picture as a record gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Given<'a> {
    pub text: Option<Words<'a>>,
    pub alt: Option<Words<'a>>,
    pub credit: Option<Words<'a>>,
    pub src: Option<Words<'a>>,
    /// What the record calls its caption.
    pub path: String,
    /// It is named by its address and by nothing else.
    pub is_address: bool,
    /// What it says beside that, as the picture's file would.
    pub metadata: Vec<Entry>,
}

impl<'a> Given<'a> {
    /// Takes over what another one says of the same picture and this does not.
    pub fn complete(&mut self, other: Given<'a>) {
        self.text = self.text.take().or(other.text);
        self.alt = self.alt.take().or(other.alt);
        self.credit = self.credit.take().or(other.credit);
        self.src = self.src.take().or(other.src);
        if self.metadata.is_empty() {
            self.metadata = other.metadata;
        }
    }
}
