//! The persons of a caption and those in its picture.

use super::pair::Pair;
use crate::article::Span;
use crate::compare::MOST_NAMED;
use crate::compare::name::{NameRelation, relate};
use crate::mention::{Mention, Person};
use crate::rule::evaluate::diagnostic::Diagnostic;
use crate::rule::evaluate::judged::Judged;

/// The first person whom the caption shows, if the metadata name others and
/// none of the caption's.
pub(super) fn diagnostic(pair: &Pair) -> Option<Diagnostic> {
    let caption = pair.judged.comparison.caption;
    let named = || caption.facts.persons.iter().take(MOST_NAMED);
    let mut shown = named().filter(|mention| caption.first_sentence.contains(mention.span));
    let first = shown.next()?;
    let listed = pair.original.persons.iter().map(|(field, person)| (*field, person));
    let listed: Vec<(usize, &Person)> = listed.collect();
    let embedded: Vec<(&Judged, &Mention<Person>)> = embedded(pair);
    let theirs =
        || listed.iter().map(|(_, person)| *person).chain(embedded.iter().map(|t| &t.1.value));
    let meets = |own: &Person| {
        // The surname alone is enough: in a list of names it stands for the rest.
        pair.original.has_word(own.family_key())
            || theirs().any(|other| relate(own, other) >= NameRelation::Misspelt)
    };
    if theirs().next().is_none() || named().any(|own| meets(&own.value)) {
        return None;
    }
    // A name in the metadata that the caption has, but not as a person's.
    let own_words: Vec<String> = crate::compare::words_of(pair.judged.text()).collect();
    if theirs().any(|other| own_words.iter().any(|word| word == other.family_key())) {
        return None;
    }
    let (file, reason) = match (listed.first(), embedded.first()) {
        (Some((field, _)), _) => (pair.value(*field).to_owned(), pair.in_field(*field, "")),
        (None, Some((judged, mention))) => {
            let at: Span = mention.span;
            (at.of(judged.text()).to_owned(), pair.in_embedded(judged, at))
        }
        (None, None) => return None,
    };
    Some(pair.diagnostic(first.span, file, vec![reason]))
}

/// The persons in the first sentences of the captions that the picture was
/// delivered with.
fn embedded<'a>(pair: &Pair<'a>) -> Vec<(&'a Judged<'a>, &'a Mention<Person>)> {
    let embedded = pair.embedded.iter().copied();
    let persons = embedded.flat_map(|embedded| {
        let caption = embedded.comparison.caption;
        let persons = caption.facts.persons.iter().take(MOST_NAMED);
        let shown = persons.filter(|mention| caption.first_sentence.contains(mention.span));
        shown.map(move |mention| (embedded, mention))
    });
    persons.collect()
}
