//! Paragraphs that belong to the page, not to the story: navigation, teasers,
//! sign-ups, credits of the text.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::language::word::{Word, words};
use crate::words::Class;

/// Furniture is no longer than this, in bytes.
const LONGEST: usize = 400;

/// What is furniture by its beginning shows it so early, in bytes.
const LONGEST_BEGINNING: usize = 48;

/// Turns of phrase that no story uses of itself.
static WITHIN: LazyLock<[Finder; 5]> = LazyLock::new(|| {
    [
        "can also be accessed at the following",
        "licking Sign Up, you agree",
        "you can unsubscribe at any time",
        "straight to your inbox",
        "ownload our app",
    ]
    .map(Finder::new)
});

/// Whether `text` is a paragraph of page furniture beyond doubt.
pub(super) fn is_furniture(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return true;
    }
    let head = small(&text[..text.floor_char_boundary(LONGEST_BEGINNING)]);
    let bare = || head.trim_matches(|c: char| !c.is_alphanumeric());
    (text.len() < LONGEST_BEGINNING && Class::Furniture.has(bare()))
        || begins_so(&head)
        || WITHIN.iter().any(|phrase| phrase.find(text.as_bytes()).is_some())
        || is_desk_line(text, &head)
        || is_teaser(text)
        || is_addresses(text)
}

/// In small letters, with straight apostrophes.
fn small(head: &str) -> String {
    match head.is_ascii() {
        true => head.to_ascii_lowercase(),
        false => head.to_lowercase().replace('’', "'"),
    }
}

/// Whether `head` begins as furniture does; most part at the first letter.
fn begins_so(head: &str) -> bool {
    let first = head.as_bytes().first();
    let mut beginnings = Class::FurnitureBeginning.words().iter();
    beginnings.any(|beginning| beginning.as_bytes().first() == first && head.starts_with(beginning))
}

/// "News / More / Editor's Choice": short names between bars, no sentence.
pub(super) fn is_breadcrumb(text: &str) -> bool {
    if text.len() > 160 || text.ends_with(['.', '!', '?', '"', '”', ')', ']']) {
        return false;
    }
    [" / ", " > ", " » ", " › ", " | ", " · "].iter().any(|bar| {
        let steps: Vec<&str> = text.split(bar.trim()).map(str::trim).collect();
        let named = |step: &str| (1..=4).contains(&words(step).count());
        steps.len() >= 3 && steps.iter().all(|step| named(step))
            || (steps.len() == 2
                && text.contains(bar)
                && steps.iter().all(|s| words(s).count() == 1))
    })
}

/// "(Reporting by A; Editing by B)", "A and B contributed to this report."
fn is_desk_line(text: &str, head: &str) -> bool {
    let sentence = text.trim_end_matches('.');
    Class::DeskLine.begins(head)
        || (["report", "article", "story"].iter().any(|word| sentence.ends_with(word))
            && text.contains("contributed to this ")
            && words(text).count() <= 24)
}

/// "READ MORE: …", "MORE: …", "More: …": a link to another story.
fn is_teaser(text: &str) -> bool {
    let Some((head, rest)) = text.split_once(':') else { return false };
    let label: Vec<Word> = words(head).collect();
    let labelled = Class::FurnitureLabel.words().iter().any(|known| {
        known.split(' ').count() == label.len()
            && known.split(' ').zip(&label).all(|(part, word)| word.is(part))
    });
    labelled && rest.len() <= 160 && !rest.trim_end().ends_with('.')
}

/// Nothing but web addresses and handles.
fn is_addresses(text: &str) -> bool {
    let mut parts = text.split_whitespace().peekable();
    parts.peek().is_some()
        && parts.all(|part| {
            part.starts_with("http") || part.starts_with("www.") || part.starts_with('@')
        })
}
