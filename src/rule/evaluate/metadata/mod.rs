//! A caption that contradicts what its picture's own metadata say.

mod caption;
mod credit;
mod date;
mod pair;
mod person;
mod place;

use self::pair::Pair;
use crate::rule::evaluate::diagnostic::Diagnostic;
use crate::rule::evaluate::judged::Pictured;
use crate::rule::{MetadataCheck, MetadataOf};

pub(super) fn diagnostics(
    check: &MetadataCheck,
    pictured: &Pictured,
    index: usize,
) -> Vec<Diagnostic> {
    let judged = &pictured.captions[index];
    let Some(picture) = judged.part().picture() else { return Vec::new() };
    let found = pictured.originals.binary_search_by_key(&picture, |original| original.picture);
    let Ok(at) = found else { return Vec::new() };
    let embedded =
        pictured.embedded.iter().filter(|embedded| embedded.part().picture() == Some(picture));
    let pair = Pair { judged, original: &pictured.originals[at], embedded: embedded.collect() };
    let diagnostic = match check.of {
        MetadataOf::Date => date::diagnostic(check, &pair),
        MetadataOf::Age => date::age(check, &pair),
        MetadataOf::Place => place::diagnostic(check, &pair),
        MetadataOf::Person => person::diagnostic(&pair),
        MetadataOf::Caption => caption::diagnostic(&pair),
        MetadataOf::Credit => credit::diagnostic(&pair),
    };
    diagnostic.into_iter().collect()
}
