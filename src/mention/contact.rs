//! Telephone numbers and addresses of the web and of mail.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::Mention;
use crate::article::Span;

/// A telephone number of eight digits or more, an address of mail or of the web.
static CONTACT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let phone = r"\+?[0-9](?:[ \u{a0}./()-]{0,2}[0-9]){7,14}";
    let web = r"(?:[[:alnum:]._%+-]{1,64}@|(?:https?://|www\.))?[[:alnum:]-]{1,63}(?:\.[[:alnum:]-]{1,63}){1,4}(?:/[[:alnum:]._~/-]{0,100})?";
    Regex::new(&format!("(?:{phone})|(?:{web})")).ok()
});

/// Whether what looks like a contact is one: no date, and no two words with a dot
/// between them.
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

/// As many different contacts of a text are read.
const MOST: usize = 50;

/// A telephone number or an address, as it is compared: its digits alone, or in
/// small letters without the protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact(pub String);

/// The different contacts in a text, in order, the first 50.
pub fn contacts(text: &str) -> Vec<Mention<Contact>> {
    const SIGNS: [&str; 6] = ["@", "www.", "://", ".com", ".org", ".net"];
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits < 8 && !SIGNS.iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let Some(pattern) = CONTACT.as_ref() else { return Vec::new() };
    let found = pattern.find_iter(text).filter(|found| is_contact(found.as_str()));
    // What goes on in digits is a number, and a large one.
    let found = found.filter(|found| {
        let behind = text[found.end()..].trim_start_matches(['.', ',']);
        !behind.starts_with(|c: char| c.is_ascii_digit())
    });
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
            let span = Span::new(found.start(), found.start() + said.len());
            Mention { span, value: Contact(key) }
        })
        .filter(|mention| known.insert(mention.value.0.clone()))
        .take(MOST)
        .collect()
}
