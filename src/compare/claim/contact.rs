//! Telephone numbers and addresses of the web and of mail.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::Refuted;
use crate::article::{Excerpt, Span};
use crate::compare::Comparison;

/// A telephone number of eight digits or more, an address of mail or of the web.
static CONTACT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let phone = r"\+?[0-9](?:[ \u{a0}./()-]{0,2}[0-9]){7,14}";
    let web = r"(?:[[:alnum:]._%+-]{1,64}@|(?:https?://|www\.))?[[:alnum:]-]{1,63}(?:\.[[:alnum:]-]{1,63}){1,4}(?:/[[:alnum:]._~/-]{0,100})?";
    Regex::new(&format!("(?:{phone})|(?:{web})")).ok()
});

/// Endings without which two words with a dot between them are no address.
fn is_contact(found: &str) -> bool {
    let digits = found.bytes().filter(u8::is_ascii_digit).count();
    if !found.contains(char::is_alphabetic) {
        let is_date = found.split(['.', '/', '-']).filter(|part| part.len() == 4).count() == 1
            && found.len() <= 10;
        return digits >= 8 && !is_date;
    }
    let host = found.split('/').find(|part| part.contains('.')).unwrap_or(found);
    let host = host.rsplit('@').next().unwrap_or(host);
    let top = host.rsplit('.').next().unwrap_or_default();
    let is_named = found.contains('@') || found.contains("://") || found.starts_with("www.");
    let is_top = matches!(top, "com" | "org" | "net" | "edu" | "gov" | "info" | "eu");
    is_named || is_top && !top.contains(char::is_uppercase)
}

/// As many different contacts of a text are compared.
const MOST: usize = 50;

/// The different contacts in a text, the first [`MOST`], each as it is compared: digits alone, or small
/// letters without the protocol.
fn contacts(text: &str) -> Vec<(Span, String)> {
    const SIGNS: [&str; 6] = ["@", "www.", "://", ".com", ".org", ".net"];
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits < 8 && !SIGNS.iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let Some(pattern) = CONTACT.as_ref() else { return Vec::new() };
    let found = pattern.find_iter(text).filter(|found| is_contact(found.as_str()));
    let mut known = BTreeSet::new();
    found
        .map(|found| {
            let said = found.as_str().trim_end_matches(['.', '/', '-']);
            let key = match said.contains(char::is_alphabetic) {
                false => said.chars().filter(char::is_ascii_digit).collect(),
                true => {
                    let small = said.to_lowercase();
                    let bare = small.split_once("://").map_or(&*small, |(_, rest)| rest);
                    bare.strip_prefix("www.").unwrap_or(bare).to_owned()
                }
            };
            (Span::new(found.start(), found.start() + said.len()), key)
        })
        .filter(|(_, key): &(Span, String)| known.insert(key.clone()))
        .take(MOST)
        .collect()
}

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    let claims = contacts(caption.text);
    if claims.is_empty() {
        return Vec::new();
    }
    let told: Vec<(Excerpt, String)> = story
        .facts
        .iter()
        .flat_map(|(part, _)| {
            let found = contacts(story.text(*part)).into_iter();
            found.map(|(span, key)| (Excerpt::new(*part, span), key))
        })
        .collect();
    let refuted = claims.into_iter().filter_map(|(span, key)| {
        let has = told.iter().any(|(_, other)| ends_alike(other, &key));
        let mut akin = told.iter().filter(|(_, other)| is_near(other, &key));
        let (at, _) = akin.next().filter(|_| !has)?;
        let is_one = akin.next().is_none();
        let right = at.span.of(story.text(at.part));
        Some(Refuted {
            caption: span,
            story: *at,
            subject: String::new(),
            answer: is_one.then(|| right.to_owned()),
        })
    });
    refuted.collect()
}

/// Whether both are one contact, with a country's or an area's code or a path
/// before or behind it in one of them.
fn ends_alike(a: &str, b: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if digits(a) && digits(b) {
        let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
        return a.ends_with(b) || b.ends_with(a);
    }
    a.starts_with(b) || b.starts_with(a) || a.ends_with(b) || b.ends_with(a)
}

/// Whether one may be a slip for the other: a character more, less or another,
/// or two that changed places.
fn is_near(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) <= 1 && a.len() >= 8 && strsim::osa_distance(a, b) == 1
}
