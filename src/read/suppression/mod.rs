//! What a story says is not to be reported of it: in its comments, in its
//! front matter, in its record.

mod comment;
mod front_matter;

pub(crate) use comment::{in_comments, in_lines, is_written_in, without};
pub(super) use front_matter::in_front_matter;

use crate::article::{Article, Scope, Span, Suppression, Text};

/// More than any story needs, and few enough to hold against any number of
/// findings.
const MOST: usize = 1_000;

/// In characters; the rest of a reason is not kept.
const LONGEST_REASON: usize = 400;

/// The first `most` characters of a text, and a sign where there are more.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Adds the suppression that `text` writes: `date-conflict`, or `date-conflict
/// the picture is meant to be old`.
pub(super) fn add(article: &mut Article, text: &Text, scope: Scope) {
    let (names, reason) = named(text.as_str());
    let whole = [text.span()];
    for name in if names.is_empty() { &whole[..] } else { &names } {
        let name = text.slice(*name);
        push(article, normal(name.as_str()), reason, scope, name);
    }
}

fn push(article: &mut Article, name: String, reason: Option<&str>, scope: Scope, at: Text) {
    let many = format!("the story suppresses more than {MOST} times: what comes later is not read");
    if article.suppressions.len() < MOST {
        let reason = reason.map(|reason| shorten(reason, LONGEST_REASON));
        article.suppressions.push(Suppression { name, reason, scope, at });
    } else if !article.notices.contains(&many) {
        article.notices.push(many);
    }
}

/// A name as rules and themes are named.
fn normal(name: &str) -> String {
    name.trim().to_lowercase().replace('_', "-")
}

/// The names that a text begins with, commas between them, and the words
/// behind: `date-conflict, place-conflict -- the mill was moved`.
fn named(text: &str) -> (Vec<Span>, Option<&str>) {
    let mut names = Vec::new();
    let mut at = 0;
    loop {
        let rest = text[at..].trim_start();
        let start = text.len() - rest.len();
        let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let length = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        if !rest.starts_with(char::is_alphanumeric) {
            break;
        }
        at = start + length;
        names.push(Span::new(start, at));
        match text[at..].trim_start().strip_prefix(',') {
            Some(more) => at = text.len() - more.len(),
            None => break,
        }
    }
    let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | ',');
    let reason = text[at..].trim_start_matches(is_between).trim_end();
    (names, (!reason.is_empty()).then_some(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_first_and_a_reason_may_follow() {
        for (text, names, reason) in [
            ("date-conflict", &["date-conflict"][..], None),
            ("date-conflict the picture is old", &["date-conflict"], Some("the picture is old")),
            ("who,when", &["who", "when"], None),
            ("who , when: as agreed", &["who", "when"], Some("as agreed")),
            ("all -- wire copy", &["all"], Some("wire copy")),
            ("-- wire copy", &[], Some("wire copy")),
            ("дата —", &["дата"], None),
            ("", &[], None),
            (" ,, ", &[], None),
        ] {
            let (found, why) = named(text);
            let found: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
            assert_eq!((found.as_slice(), why), (names, reason), "{text}");
        }
    }
}
