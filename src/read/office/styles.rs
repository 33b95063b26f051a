//! What the styles of a document say of its paragraphs.

use std::collections::HashMap;

use super::draft::{Look, Role};
use crate::read::html;

/// A style, as far as it is its own.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// How the program calls it, whatever language it speaks.
    pub name: String,
    /// The style that it goes back to.
    pub parent: Option<String>,
    pub is_italic: Option<bool>,
    pub is_bold: Option<bool>,
}

/// No style goes back over more than so many others.
const LONGEST_LINE: usize = 16;

/// So many styles are in no document that was written by hand.
const MOST: usize = 20_000;

/// The styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    pub fn add(&mut self, id: String, style: Style) {
        if self.0.len() < MOST {
            self.0.insert(id, style);
        }
    }

    /// What a paragraph of this style is.
    pub fn role(&self, id: &str) -> Role {
        // A document that does not say what its styles are called has their ids.
        let own = std::iter::once(id).filter(|id| !self.0.contains_key(*id));
        let names = self.line(id).map(|style| style.name.as_str());
        names.chain(own).find_map(named).unwrap_or_default()
    }

    /// How the words of this style are set.
    pub fn look(&self, id: &str) -> (Option<bool>, Option<bool>) {
        let said = |of: fn(&Style) -> Option<bool>| self.line(id).find_map(of);
        (said(|style| style.is_italic), said(|style| style.is_bold))
    }

    /// A style and those that it goes back to.
    fn line<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Style> {
        let mut next = Some(id);
        std::iter::from_fn(move || {
            let style = self.0.get(next?)?;
            next = style.parent.as_deref();
            Some(style)
        })
        .take(LONGEST_LINE)
    }
}

impl Look {
    /// This look where a style or a run says nothing else.
    pub fn with(self, (is_italic, is_bold): (Option<bool>, Option<bool>)) -> Look {
        Look {
            is_italic: is_italic.unwrap_or(self.is_italic),
            is_bold: is_bold.unwrap_or(self.is_bold),
        }
    }
}

/// What a style's name says of its paragraphs. The programs call their own
/// styles in English in the file, whatever they call them on the screen.
fn named(name: &str) -> Option<Role> {
    let small = name.to_lowercase().replace("_20_", " ");
    let is = |word: &str| small == word || small.starts_with(&format!("{word} "));
    let numbered = |word: &str| {
        let rest = small.strip_prefix(word);
        rest.is_some_and(|rest| rest.trim().bytes().all(|b| b.is_ascii_digit()))
    };
    Some(if small == "title" || small == "headline" {
        Role::Title
    } else if numbered("heading") {
        Role::Heading
    } else if is("toc") || is("contents") || is("table of figures") || is("table of contents") {
        Role::Made
    } else if is("list") || small == "listparagraph" {
        Role::Item
    } else if html::names_caption(name) {
        Role::Caption
    } else {
        return None;
    })
}
