//! Pictures that lack what they must have.

use super::diagnostic::Diagnostic;
use super::pattern::whole;
use crate::article::{Article, Part, Picture, Text};
use crate::glossary::Glossary;
use crate::rule::{Possession, PresenceCheck};
use crate::tokens::{Tokens, tokens};

/// The picture, if it lacks what the check asks for, and the text to point at.
pub(super) fn diagnostic(
    check: &PresenceCheck,
    article: &Article,
    picture: usize,
    glossary: &Glossary,
) -> Option<(Part, Diagnostic)> {
    let shown = article.pictures.get(picture)?;
    let is_asked = shown.src.is_some() || shown.alt.is_some() || check.of == Possession::Credit;
    if !is_asked || has(shown, check.of, glossary) || is_excused(check, shown) {
        return None;
    }
    let caption = Part::Caption { picture, index: 0 };
    let (src, alt) = (Part::Src { picture }, Part::Alt { picture });
    let order =
        if check.of == Possession::Credit { [caption, src, alt] } else { [src, alt, caption] };
    let (part, text) = order.into_iter().find_map(|part| Some((part, article.text(part)?)))?;
    let name = name(shown, text);
    let at = whole(text.as_str());
    Some((part, Diagnostic { at, values: vec![("picture", name)], evidence: Vec::new() }))
}

fn has(picture: &Picture, what: Possession, glossary: &Glossary) -> bool {
    let is_filled = |text: &Option<Text>| {
        text.as_ref().is_some_and(|text| text.as_str().contains(char::is_alphanumeric))
    };
    match what {
        Possession::Caption => picture.captions.iter().any(|caption| !caption.is_empty()),
        Possession::Alt => is_filled(&picture.alt),
        Possession::Src => is_filled(&picture.src),
        Possession::Credit => {
            let is_credited = |caption: &Text| {
                let text = caption.as_str();
                !glossary.credits(Tokens::new(text, &tokens(text))).is_empty()
            };
            is_filled(&picture.credit) || picture.captions.iter().any(is_credited)
        }
    }
}

fn is_excused(check: &PresenceCheck, picture: &Picture) -> bool {
    let texts = [&picture.src, &picture.alt].into_iter().flatten();
    texts.into_iter().any(|text| {
        let searched = &text.as_str()[..text.as_str().floor_char_boundary(LONGEST)];
        check.excused.iter().any(|pattern| pattern.regex().is_match(searched))
    })
}

/// No address is longer, in bytes.
const LONGEST: usize = 8_000;

/// What to call a picture: its file, or else the start of what is said of it.
fn name(picture: &Picture, text: &Text) -> String {
    const LONGEST_NAME: usize = 50;
    let file = picture.src.as_ref().and_then(|src| {
        let path = src.as_str().split(['?', '#']).next()?;
        path.trim_end_matches('/').rsplit('/').next().filter(|name| !name.is_empty())
    });
    let whole = file.unwrap_or(text.as_str());
    let mut name: String = whole.chars().take(LONGEST_NAME).collect();
    if name.len() < whole.len() {
        name.push('…');
    }
    name
}
