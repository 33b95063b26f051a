//! What a story says of one kind, in all of its texts.

use std::collections::BTreeSet;

use crate::article::Excerpt;
use crate::compare::Story;
use crate::mention::{Facts, Mention};

/// As much of one kind in each of a story's texts is compared.
const MOST: usize = 500;

/// Something that a story says.
pub(super) struct Statement<'s, T> {
    /// Where it stands.
    pub at: Excerpt,
    /// Which of the story's texts that is, by index of [`Story::facts`].
    pub index: usize,
    /// That text.
    pub text: &'s str,
    /// What else it speaks of.
    pub facts: &'s Facts,
    /// What is said.
    pub value: T,
}

/// Where a story names somebody, as indices of its texts and their persons.
pub(super) type Places = BTreeSet<(usize, usize)>;

impl<T> Statement<'_, T> {
    /// Whether the person of that index is the one named at those places.
    pub fn names(&self, places: &Places, person: usize) -> bool {
        places.contains(&(self.index, person))
    }
}

/// All that a story says of a kind, in order, as `read` finds it in a text; of
/// each text the first [`MOST`].
pub(super) fn statements<'s, T>(
    story: &'s Story,
    read: impl Fn(&'s str, &'s Facts) -> Vec<Mention<T>>,
) -> Vec<Statement<'s, T>> {
    let mut all = Vec::new();
    for (index, (part, facts)) in story.facts.iter().enumerate() {
        let text = story.text(*part);
        let found = read(text, facts).into_iter().take(MOST);
        all.extend(found.map(|Mention { span, value }| Statement {
            at: Excerpt::new(*part, span),
            index,
            text,
            facts,
            value,
        }));
    }
    all
}
