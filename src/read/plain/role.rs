//! Which part each paragraph of a plain text plays.

use std::collections::HashSet;

use memchr::memmem::Finder;

use super::caption::{self, Reading, Surroundings};
use super::paragraph::Paragraph;
use super::{Known, byline, furniture, masthead};
use crate::article::Span;
use crate::language::credit;
use crate::language::word::words;
use crate::read::label::{self, Heading};

/// What a paragraph of a plain text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Dates,
    Furniture,
    /// A credit that stands alone.
    Credit,
    /// A caption: its own words, and the credit before them. What follows the
    /// words is the story's next paragraph, run into the caption by the scrape.
    Caption {
        words: Span,
        credit: Option<Span>,
        /// Whether a label says that it is one, and so of a picture of its own.
        is_labelled: bool,
    },
    Body,
}

/// A longer paragraph is no mere credit. In bytes.
const LONGEST_CREDIT: usize = 400;

/// A longer paragraph is no caption, though a line above announces some. In
/// bytes.
const LONGEST_ANNOUNCED: usize = 1_500;

/// What each paragraph is.
pub(super) fn roles(text: &str, paragraphs: &[Paragraph], known: Known) -> Vec<Role> {
    let given: Option<HashSet<&str>> =
        known.captions.map(|captions| captions.iter().map(|caption| caption.trim()).collect());
    let sought: Option<Vec<Finder>> = known
        .captions
        .map(|given| given.iter().map(|caption| Finder::new(caption.trim())).collect());
    let mut roles: Vec<Role> = Vec::with_capacity(paragraphs.len());
    let mut titled = known.title.is_some();
    let mut before_lead = true;
    // How many of the paragraphs to come are captions, by a line above them.
    let mut announced = 0_usize;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let read = paragraph.read(text);
        // Most of a story needs no closer look where the record gives its captions.
        let holds_none = (titled || !before_lead)
            && sought.as_ref().is_some_and(|sought| !holds_one(&read, sought));
        let heading = label::heading(&read).filter(|_| known.captions.is_none());
        if let Some(heading) = heading {
            announced = match heading {
                Heading::Caption => 1,
                Heading::Captions => usize::MAX,
                Heading::Story => 0,
            };
            roles.push(Role::Furniture);
            continue;
        }
        if announced > 0 && read.len() <= LONGEST_ANNOUNCED {
            announced -= 1;
            roles.push(announced_caption(&read));
            continue;
        }
        announced = 0;
        let role = if before_lead && known.title.is_some_and(|title| title.trim() == read) {
            Role::Title
        } else if before_lead && !titled && furniture::is_breadcrumb(&read) {
            Role::Furniture
        } else if before_lead && masthead::published(&read).is_some() {
            Role::Dates
        } else if furniture::is_furniture(&read)
            || before_lead && titled && is_byline(&read, roles.last())
        {
            Role::Furniture
        } else if holds_none {
            if is_mere_credit(&read) { Role::Credit } else { Role::Body }
        } else {
            let place = Surroundings {
                before_lead,
                adjoins_caption: paragraph.adjoins
                    && matches!(roles.last(), Some(Role::Caption { .. })),
                before_credit: paragraphs.get(index + 1).is_some_and(|next| is_credit(text, next)),
            };
            match caption::read(&read, place) {
                Reading::Caption { words, .. }
                    if given.as_ref().is_some_and(|given| !is_given(&read, words, given)) =>
                {
                    Role::Body
                }
                Reading::Caption { words, credit, is_labelled } => {
                    Role::Caption { words, credit, is_labelled }
                }
                Reading::Credit => Role::Credit,
                Reading::None if before_lead && !titled && is_headline(&read) => Role::Title,
                Reading::None => Role::Body,
            }
        };
        titled |= role == Role::Title;
        before_lead &= role != Role::Body;
        roles.push(role);
    }
    mark_footer(text, paragraphs, &mut roles);
    roles
}

/// Whether a line in front of the story names its author: nobody whom it is of.
/// Right below the headline a name by itself does.
fn is_byline(line: &str, before: Option<&Role>) -> bool {
    byline::is_byline(line)
        || matches!(before, None | Some(Role::Title | Role::Dates)) && byline::is_lone_name(line)
}

/// A paragraph below "CAPTIONS:": a caption, whatever its words, without the
/// mark of a list.
fn announced_caption(text: &str) -> Role {
    let bare = text.trim_start_matches(['-', '*', '•', '–', ' ']);
    let bare = match bare.trim_start_matches(|c: char| c.is_ascii_digit()) {
        rest if rest.len() < bare.len() => rest.strip_prefix(['.', ')', ':']).unwrap_or(bare),
        _ => bare,
    };
    let start = text.len() - bare.trim_start().len();
    let words = label::read(text).map_or(Span::new(start, text.len()), |label| label.words);
    Role::Caption { words, credit: None, is_labelled: true }
}

/// Whether one of the captions that the record gives stands in a paragraph;
/// no other can be one, which spares most of a story a closer look.
fn holds_one(text: &str, captions: &[Finder]) -> bool {
    captions.iter().any(|caption| {
        text.len() >= caption.needle().len() && caption.find(text.as_bytes()).is_some()
    })
}

/// Whether a paragraph is nothing but a credit.
fn is_credit(text: &str, paragraph: &Paragraph) -> bool {
    if paragraph.span.len() > 120 {
        return false;
    }
    let read = paragraph.read(text);
    is_mere_credit(&read) && !furniture::is_furniture(&read)
}

fn is_mere_credit(text: &str) -> bool {
    text.len() <= LONGEST_CREDIT && caption::is_credit(text)
}

/// Whether a caption is one of those that the record gives, with or without
/// its credit.
fn is_given(text: &str, words: Span, given: &HashSet<&str>) -> bool {
    let own = words.of(text);
    let bare = credit::trailing(own).map_or(own, |credit| &own[..credit.start]);
    [text, own, bare].iter().any(|form| given.contains(form.trim()))
}

/// Short lines that run from a piece of furniture to the end are the footer;
/// anywhere else they would be headings.
fn mark_footer(text: &str, paragraphs: &[Paragraph], roles: &mut [Role]) {
    let fragments = |(paragraph, role): &(&Paragraph, &Role)| {
        **role == Role::Body && is_fragment(&paragraph.read(text))
    };
    let tail = paragraphs.iter().zip(&*roles).rev().take_while(fragments).count();
    let start = roles.len() - tail;
    if start > 0 && roles[start - 1] == Role::Furniture {
        roles[start..].fill(Role::Furniture);
    }
}

/// Short and no sentence.
fn is_fragment(text: &str) -> bool {
    text.len() < 60 && !text.ends_with(['.', '!', '?', '"', '”'])
}

/// Whether a line in front of the story could be its headline: no sentence, or
/// one with most of its words in capitals.
fn is_headline(text: &str) -> bool {
    if text.len() > 250 || text.ends_with([':', ';', ',']) {
        return false;
    }
    if !text.ends_with('.') || text.ends_with("...") {
        return true;
    }
    let (mut all, mut capitals) = (0, 0);
    for word in words(text) {
        all += 1;
        capitals += usize::from(word.is_capitalised());
    }
    all >= 3 && capitals * 4 >= all * 3 && masthead::dateline(text).is_none()
}
