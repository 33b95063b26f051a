//! The credit of a caption and who made its picture.

use std::collections::BTreeSet;

use super::pair::Pair;
use crate::article::{Part, Span};
use crate::compare::words_of;
use crate::language::credit;
use crate::rule::evaluate::diagnostic::Diagnostic;
use crate::words::Class;

/// The caption's credit, if it shares no name with any field that tells who made
/// the picture or whom it came from.
pub(super) fn diagnostic(pair: &Pair) -> Option<Diagnostic> {
    let judged = pair.judged;
    let spans = credit::spans(judged.text());
    let apart =
        judged.comparison.story.article.text(Part::Credit { picture: pair.original.picture });
    let own: String = spans.iter().map(|span| format!("{} ", span.of(judged.text()))).collect();
    let own = format!("{own}{}", apart.map_or("", |credit| credit.as_str()));
    let own = Names::of(&own);
    let field = *pair.original.makers.first()?;
    let theirs = pair.original.makers.iter().map(|field| Names::of(pair.value(*field)));
    let theirs: Vec<Names> = theirs.filter(|names| !names.words.is_empty()).collect();
    // Where no field names an agency or a person, nobody is contradicted.
    if own.words.is_empty() || theirs.is_empty() || theirs.iter().any(|names| own.meets(names)) {
        return None;
    }
    let file = pair.value(field).to_owned();
    let whole = Span::new(0, judged.text().trim_end().len());
    let at = spans.last().copied().unwrap_or(whole);
    let mut diagnostic = pair.diagnostic(at, file, vec![pair.in_field(field, "")]);
    if let (true, Some(credit)) = (spans.is_empty(), apart) {
        diagnostic.values[0].1 = credit.as_str().to_owned();
    }
    Some(diagnostic)
}

/// Whom a credit names.
struct Names {
    /// The words that name somebody, folded.
    words: BTreeSet<String>,
    /// What names of several words are short for: "AFP" of "Agence
    /// France-Presse".
    initials: BTreeSet<String>,
}

impl Names {
    fn of(credit: &str) -> Names {
        let all: Vec<String> = words_of(credit).collect();
        let first = |words: &[String]| -> String {
            words.iter().filter_map(|word| word.chars().next()).collect()
        };
        let names = |word: &&String| word.len() > 1 && !Class::CreditFiller.has(word);
        Names {
            words: all.iter().filter(names).cloned().collect(),
            initials: (2..=4).flat_map(|length| all.windows(length).map(first)).collect(),
        }
    }

    fn meets(&self, other: &Names) -> bool {
        !self.words.is_disjoint(&other.words)
            || !self.words.is_disjoint(&other.initials)
            || !self.initials.is_disjoint(&other.words)
    }
}
