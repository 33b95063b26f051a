//! What a story says of one kind, in all of its texts.

use std::collections::BTreeSet;
use std::sync::Arc;

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
pub(super) fn statements<'s, T: Clone + Send + Sync + 'static>(
    story: &'s Story,
    read: impl Fn(&str, &Facts) -> Vec<Mention<T>>,
) -> Vec<Statement<'s, T>> {
    let found = mentions(story, read);
    let texts = story.facts.iter().zip(found.iter()).enumerate();
    let all = texts.flat_map(|(index, ((part, facts), found))| {
        let text = story.text(*part);
        found.iter().take(MOST).map(move |Mention { span, value }| Statement {
            at: Excerpt::new(*part, *span),
            index,
            text,
            facts,
            value: value.clone(),
        })
    });
    all.collect()
}

/// The same of each of the story's texts, and all of it: read once a story.
pub(super) fn mentions<T: Send + Sync + 'static>(
    story: &Story,
    read: impl Fn(&str, &Facts) -> Vec<Mention<T>>,
) -> Arc<Vec<Vec<Mention<T>>>> {
    let texts = || story.facts.iter().map(|(part, facts)| read(story.text(*part), facts));
    story.once(|| texts().collect())
}
