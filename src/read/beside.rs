//! Captions that a desk keeps apart from their story: in a file beside it, or
//! given by hand.

use std::path::{Path, PathBuf};

use super::{ReadError, budget, label, photo};
use crate::article::{Article, Picture, Source, Span, Text};
use crate::files::Bounds;

/// The file of the captions of the one story in its folder.
const COMMON: &str = "captions.txt";

/// What the names of captions files have behind that of the story's file.
const OWN: [&str; 2] = [".captions.txt", "-captions.txt"];

/// How the names of stories end that may have captions beside them.
const STORIES: [&str; 9] = ["txt", "md", "markdown", "html", "htm", "docx", "docm", "odt", "eml"];

/// The file of captions beside a story: `NAME.captions.txt`, `NAME-captions.txt`,
/// or `captions.txt` where the story is the only one in its folder.
pub fn captions_of(story: &Path) -> Option<PathBuf> {
    let stem = story.file_stem()?.to_str()?;
    let own = OWN.iter().map(|end| story.with_file_name(format!("{stem}{end}")));
    let common = || {
        let common = story.with_file_name(COMMON);
        (common.is_file() && story_of(&common).as_deref() == Some(story)).then_some(common)
    };
    (is_story(story) && !is_captions(story)).then_some(())?;
    let found = own.into_iter().find(|file| file.is_file()).or_else(common)?;
    // A link may lead to what nobody wanted to be read out.
    Bounds::of(found.parent()?).hold(&found).then_some(found)
}

/// The story that a file of captions belongs to, if its name says that it is
/// one and the story is there.
pub fn story_of(captions: &Path) -> Option<PathBuf> {
    let name = captions.file_name()?.to_str()?;
    if let Some(stem) = OWN.iter().find_map(|end| name.strip_suffix(end)) {
        let mut stories =
            STORIES.iter().map(|end| captions.with_file_name(format!("{stem}.{end}")));
        return stories.find(|story| story.is_file());
    }
    if name != COMMON {
        return None;
    }
    let folder = captions.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let mut stories = entries.flatten().filter_map(|entry| {
        let path = captions.with_file_name(entry.file_name());
        (is_story(&path) && !is_captions(&path) && path.is_file()).then_some(path)
    });
    // Which of several it belongs to nobody knows.
    let only = stories.next()?;
    stories.next().is_none().then_some(only)
}

fn is_story(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|own| STORIES.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
}

fn is_captions(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name == COMMON || OWN.iter().any(|end| name.ends_with(end))
}

/// Adds captions to a story. A source that is a field is one caption; any other
/// is a text with a caption a line or, where there are blank lines between, a
/// paragraph.
///
/// # Errors
/// More captions than a story may have; none of them is added then.
pub fn add(article: &mut Article, captions: Source) -> Result<(), ReadError> {
    let index = article.sources.len();
    let texts = match captions.is_field() {
        true => vec![Text::verbatim(captions.text(), Span::new(0, captions.text().len())).trim()],
        false => listed(captions.text()),
    };
    budget::captions(article.pictures.len() + texts.len())?;
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        let (src, caption) = parted(&text.in_source(index));
        let pictures = Picture { src, captions: vec![caption], ..Picture::default() };
        article.pictures.push(pictures);
    }
    // What is mended in it would be looked for in the story.
    article.sources.push(captions.shared());
    Ok(())
}

/// The captions in a list of them.
fn listed(text: &str) -> Vec<Text> {
    let lines = || {
        let mut at = 0;
        text.split_inclusive('\n').map(move |line| {
            let start = at;
            at += line.len();
            (start, line)
        })
    };
    let has_blank = text.trim().lines().any(|line| line.trim().is_empty());
    let mut found: Vec<Text> = Vec::new();
    let mut goes_on = false;
    for (start, line) in lines() {
        let words = Text::verbatim(text, Span::new(start, start + line.len())).trim();
        if words.is_empty() || label::heading(words.as_str()).is_some() {
            goes_on = false;
            continue;
        }
        match found.last_mut().filter(|_| goes_on && has_blank) {
            Some(before) => {
                let end = before.to_source(before.span()).end;
                before.push_for("\n", Span::new(end, words.to_source(words.span()).start));
                before.append(&words);
            }
            None => found.push(words),
        }
        goes_on = true;
    }
    found
}

/// The picture that a caption names in front of its words, and these: "1.",
/// "tram.jpg:", "Photo 2:" are none of them.
fn parted(text: &Text) -> (Option<Text>, Text) {
    let from = |text: &Text, at: usize| text.slice(Span::new(at, text.as_str().len())).trim();
    let said = text.as_str();
    let digits = said.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=2).contains(&digits) && said[digits..].starts_with(['.', ')']);
    let mark = match is_number {
        true => digits + 1,
        false => said.chars().next().filter(|c| "-*•–".contains(*c)).map_or(0, char::len_utf8),
    };
    let is_apart = said[mark..].starts_with(char::is_whitespace);
    let text = if is_apart { from(text, mark) } else { text.clone() };
    let said = text.as_str();
    let end = said.find(|c: char| c.is_whitespace() || c == ':').unwrap_or(said.len());
    let is_picture = photo::claims(Path::new(&said[..end]));
    let rest = said[end..].trim_start_matches([':', '-', '–', '—', ' ', '\t', '\n', '\r']);
    if is_picture && !rest.is_empty() {
        let src = text.slice(Span::new(0, end));
        return (Some(src), from(&text, said.len() - rest.len()));
    }
    match label::read(said) {
        Some(labelled) => (None, text.slice(labelled.words)),
        None => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_captions_has_one_a_line_or_a_paragraph() {
        for (text, captions) in [
            ("A tram.\nA ferry.\n", vec!["A tram.", "A ferry."]),
            ("A tram\nin Graz.\r\n\r\nA ferry.\n", vec!["A tram\nin Graz.", "A ferry."]),
            ("Captions:\n1. A tram.\n2) A ferry.", vec!["A tram.", "A ferry."]),
            ("tram.jpg: A tram.\nferry.jpg - A ferry.", vec!["A tram.", "A ferry."]),
            (
                "tram.jpg\nA tram.\n\nPhoto 2: A ferry lands in Linz.",
                vec!["A tram.", "A ferry lands in Linz."],
            ),
            ("- A tram.\n• A ferry.", vec!["A tram.", "A ferry."]),
            ("2020 was a year.\n\n\n", vec!["2020 was a year."]),
            ("", vec![]),
        ] {
            let mut article = Article::default();
            add(&mut article, Source::new("captions.txt", text)).expect("they are few");
            let found: Vec<&str> =
                article.pictures.iter().map(|p| p.captions[0].as_str()).collect();
            assert_eq!(found, captions, "{text:?}");
        }
    }
}
