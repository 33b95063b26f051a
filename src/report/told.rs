//! What is said of how a story was read, beside what is found in it.

use crate::article::{Article, Picture, Text};

/// Pictures that are named one by one.
const NAMED: usize = 3;

/// What was wrong with the input, and which of its keys may be captions.
pub fn of_input(article: &Article) -> Vec<String> {
    let unread = article.unread.iter().map(|key| unread(key));
    article.notices.iter().cloned().chain(unread).collect()
}

/// The notices of a story: what was wrong with the input, and what was not
/// found in it, with what to do.
pub fn notices(article: &Article) -> Vec<String> {
    let mut all = of_input(article);
    let wordless: Vec<&Picture> = article.wordless().collect();
    if !wordless.is_empty() {
        let names = wordless.iter().take(NAMED).filter_map(|of| of.src.as_ref().map(Text::as_str));
        let names: Vec<&str> = names.map(|src| &src[..src.floor_char_boundary(120)]).collect();
        let more = wordless.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let names = names.join(", ");
        all.push(format!("no words were found with the picture {names}{more}: {TO_MARK}"));
    }
    if article.is_uncaptioned() && article.pictures.is_empty() {
        all.push(format!("no caption was found: {TO_MARK}"));
    }
    all
}

/// How a caption is written so that it is found.
pub const TO_MARK: &str = "write captions as `Caption: …`, in a `figcaption`, or in `captions` of \
                           a record";

/// What is said of a key that is not read.
pub fn unread(key: &str) -> String {
    let way = way(key);
    format!(
        "`{key}` looks like a caption and is not read: if it is one, put `fields: {{caption: \
         {way}}}` into cutline.yaml"
    )
}

/// A key as `fields` in a configuration names it: lists on the way are gone
/// through.
pub fn way(key: &str) -> String {
    let mut way = String::with_capacity(key.len());
    let mut is_inside = false;
    for c in key.chars() {
        match c {
            '[' => is_inside = true,
            ']' => is_inside = false,
            c if !is_inside => way.push(c),
            _ => {}
        }
    }
    way
}
