//! Texts that are too short or too long.

use super::diagnostic::Diagnostic;
use super::pattern::whole;
use crate::article::Span;
use crate::language::credit;
use crate::rule::{LengthCheck, TextOf, Unit};
use crate::tokens::{Kind, tokens};

pub(super) fn diagnostics(check: &LengthCheck, text: &str) -> Vec<Diagnostic> {
    let credits = if check.on == TextOf::Caption { credit::spans(text) } else { Vec::new() };
    let is_counted = |at: &usize| {
        let next = credits.partition_point(|credit| credit.end <= *at);
        credits.get(next).is_none_or(|credit| *at < credit.start)
    };
    let starts: Vec<usize> = starts(text, check.unit).filter(is_counted).collect();
    let limit = |limit: Option<u32>| limit.and_then(|limit| usize::try_from(limit).ok());
    let all = whole(text);
    let (at, limit) = match (limit(check.least), limit(check.most)) {
        (Some(least), _) if starts.len() < least && !all.is_empty() => (all, least),
        (_, Some(most)) if starts.len() > most => (Span::new(starts[most], all.end), most),
        _ => return Vec::new(),
    };
    let unit = match (check.unit, limit) {
        (Unit::Words, 1) => "word",
        (Unit::Words, _) => "words",
        (Unit::Characters, 1) => "character",
        (Unit::Characters, _) => "characters",
        (Unit::Sentences, 1) => "sentence",
        (Unit::Sentences, _) => "sentences",
    };
    let values = vec![
        ("count", starts.len().to_string()),
        ("limit", limit.to_string()),
        ("unit", unit.to_owned()),
    ];
    vec![Diagnostic { at, values, evidence: Vec::new() }]
}

/// Where each unit of a text begins.
fn starts(text: &str, unit: Unit) -> Box<dyn Iterator<Item = usize> + '_> {
    let inside = whole(text);
    match unit {
        Unit::Characters => {
            Box::new(inside.of(text).char_indices().map(move |(at, _)| inside.start + at))
        }
        Unit::Words => Box::new(text.split_whitespace().filter_map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            word.contains(char::is_alphanumeric).then_some(start)
        })),
        Unit::Sentences => Box::new(
            tokens(text)
                .into_iter()
                .filter(|token| token.opens_sentence && token.kind != Kind::Mark)
                .map(|token| token.span().start),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_pointed_at_and_what_is_too_little_as_a_whole() {
        for (unit, least, most, text, expected) in [
            (Unit::Words, None, Some(3), "One two — three. Four five", Some(("Four five", "5"))),
            (Unit::Words, None, Some(5), "One two — three. Four five", None),
            (Unit::Words, None, Some(2), "Rain falls. (AFP photo)", None),
            (
                Unit::Words,
                None,
                Some(1),
                "Rain falls. (AFP photo)",
                Some(("falls. (AFP photo)", "2")),
            ),
            (
                Unit::Words,
                Some(3),
                None,
                " Rain falls. (AFP photo) ",
                Some(("Rain falls. (AFP photo)", "2")),
            ),
            (Unit::Words, Some(3), None, "  ", None),
            (Unit::Characters, None, Some(2), "Åsa", Some(("a", "3"))),
            (Unit::Characters, Some(4), Some(9), "Åsa ", Some(("Åsa", "3"))),
            (
                Unit::Sentences,
                None,
                Some(1),
                "“It rains,” said Rep. Lee. They left. (AP)",
                Some(("They left. (AP)", "2")),
            ),
            (Unit::Sentences, None, Some(2), "“It rains,” said Rep. Lee. They left. (AP)", None),
        ] {
            let check = LengthCheck { on: TextOf::Caption, unit, least, most };
            let found = diagnostics(&check, text);
            let found = found
                .first()
                .map(|diagnostic| (diagnostic.at.of(text), diagnostic.values[0].1.as_str()));
            assert_eq!(found, expected, "{check:?} of {text}");
        }
    }
}
