use std::borrow::Cow;

use super::Outcome;
use crate::article::{Article, Excerpt, Part, Source, Span};
use crate::read::ReadError;

/// Where something stands in a file, as tools beside an editor look it up.
///
/// [`Article::locate`] tells of a field of a record where in the field a thing
/// stands; here it is the record that counts, for only the record has a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileLocation<'a> {
    /// The file: `/` between folders, no `./` before them.
    pub path: Cow<'a, str>,
    /// 1-based; unknown inside of a JSON document.
    pub line: Option<usize>,
    /// The very stretch; unknown inside of a record.
    pub region: Option<Region>,
}

/// A stretch of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub start: Point,
    /// Right behind the last character.
    pub end: Point,
    /// Bytes from the start of the file.
    pub bytes: Span,
}

/// A character of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    /// 1-based.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
    /// 1-based, in bytes.
    pub byte_column: usize,
}

impl<'a> FileLocation<'a> {
    /// Where an excerpt of a story stands.
    pub fn of(outcome: &'a Outcome, article: &Article, at: Excerpt) -> FileLocation<'a> {
        let path = path(&outcome.path);
        let text = article.text(at.part);
        let source = text.and_then(|text| article.sources.get(text.source()));
        let (Some(text), Some(source)) = (text, source) else {
            return FileLocation { path, line: None, region: None };
        };
        // A picture's file is a file of its own, of which no tool shows a line.
        let own = at.part.picture().and_then(|picture| article.pictures.get(picture));
        let file = own.and_then(|picture| picture.file.as_ref());
        if let (Part::Metadata { .. }, Some(file)) = (at.part, file) {
            let path = self::path(&file.display().to_string()).into_owned();
            return FileLocation { path: path.into(), line: None, region: None };
        }
        if source.is_field() {
            return FileLocation { path, line: record(source.name(), &outcome.path), region: None };
        }
        // Captions may stand in a file beside the story.
        let path = self::path(source.name()).into_owned().into();
        let span = text.to_source(at.span);
        let region = Region {
            start: point(source, span.start),
            end: point(source, span.end),
            bytes: source.locate(span).span,
        };
        FileLocation { path, line: Some(region.start.line), region: Some(region) }
    }

    /// Where a story could not be read on.
    pub fn of_error(outcome: &'a Outcome, error: &ReadError) -> FileLocation<'a> {
        FileLocation { path: path(&outcome.path), line: error.line, region: None }
    }
}

fn point(source: &Source, at: usize) -> Point {
    let here = source.locate(Span::new(at, at));
    Point { line: here.line, column: here.column, byte_column: source.byte_column(at) }
}

/// The line of a record, which a stream's sources are named by: `desk.jsonl:12`.
fn record(name: &str, path: &str) -> Option<usize> {
    name.strip_prefix(path)?.strip_prefix(':')?.parse().ok()
}

/// A path as repositories write it.
pub(super) fn path(path: &str) -> Cow<'_, str> {
    let mut path = match std::path::MAIN_SEPARATOR {
        '/' => Cow::Borrowed(path),
        other => Cow::Owned(path.replace(other, "/")),
    };
    while let Some(rest) = path.strip_prefix("./").filter(|rest| !rest.is_empty()) {
        path = Cow::Owned(rest.to_owned());
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Format, stories};
    use crate::rule::StoryReport;

    fn place_of(source: Source, format: Format, words: &str) -> (usize, FileLocation<'static>) {
        let path = source.name().split(':').next().unwrap_or_default().to_owned();
        let article = stories(source, format).remove(0).expect("it can be read");
        let (part, text) = article.captions().next().expect("it has a caption");
        let start = text.as_str().find(words).expect(words);
        let at = Excerpt::new(part, Span::new(start, start + words.len()));
        let result = Ok(StoryReport { article: article.clone(), ..StoryReport::default() });
        let outcome = Outcome { path, result };
        let place = FileLocation::of(&outcome, &article, at);
        (start, FileLocation { path: place.path.into_owned().into(), ..place })
    }

    #[test]
    fn a_stretch_of_a_file_is_told_to_the_byte() {
        let html = "\u{feff}<article><p>One.</p>\n<figure><img src=a><figcaption>Zoë &amp; Ana\nin \
                    Bergen</figcaption></figure></article>";
        let source = Source::decode("./a/b.html", html.as_bytes().to_vec()).expect("UTF-8");
        let (_, place) = place_of(source, Format::Html, "& Ana in");
        assert_eq!(place.path, "a/b.html");
        let region = place.region.expect("it is a file");
        assert_eq!(region.bytes.of(html), "&amp; Ana\nin");
        let line = html.lines().nth(1).expect("two lines");
        let at = line.find("&amp;").expect("it is there");
        assert_eq!(region.start.line, 2);
        assert_eq!(region.start.byte_column, at + 1);
        assert_eq!(region.start.column, line[..at].chars().count() + 1);
        assert_eq!((region.end.line, region.end.column, region.end.byte_column), (3, 3, 3));
    }

    #[test]
    fn of_a_record_the_line_is_told() {
        let record = r#"{"text":"It froze.","captions":["Ice in Bergen."]}"#;
        let (_, place) = place_of(Source::new("a.json", record), Format::Json, "Bergen");
        assert_eq!((&*place.path, place.line, place.region), ("a.json", None, None));
        let lines = format!("\n\n{record}\n");
        let (_, place) = place_of(Source::new("a.jsonl", lines), Format::JsonLines, "Bergen");
        assert_eq!((&*place.path, place.line, place.region), ("a.jsonl", Some(3), None));
    }
}
