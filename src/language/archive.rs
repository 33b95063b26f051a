//! Words that say openly that a picture was not taken for this story.

use std::sync::LazyLock;

use super::sieve::Sieve;
use super::word::{Word, words};
use crate::article::Span;
use crate::words::Class;

/// What a marker says of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marker {
    /// It comes from the archive: "FILE PHOTO", "Archivbild".
    Archive,
    /// It only illustrates: "Symbolbild", "representational image".
    Illustration,
    /// Nobody says when it was taken: "in this undated photo".
    Undated,
}

impl Marker {
    /// The marker that the tables call so.
    fn called(name: &str) -> Option<Marker> {
        match name {
            "archive" => Some(Marker::Archive),
            "illustration" => Some(Marker::Illustration),
            "undated" => Some(Marker::Undated),
            _ => None,
        }
    }
}

/// Phrases that are a marker wherever they stand, word by word.
static PHRASES: LazyLock<Vec<(Marker, Vec<&str>)>> = LazyLock::new(|| {
    let rows = Class::Marker.rows().iter();
    rows.filter_map(|row| Some((Marker::called(row.value)?, row.word.split(' ').collect())))
        .collect()
});

/// The words that a marker is told by: all others are passed over.
static TELLING: LazyLock<Sieve> = LazyLock::new(|| {
    let phrases = PHRASES.iter().map(|(_, phrase)| phrase[0]);
    let words = Class::Picture.words().iter().chain(Class::ArchiveAlone.words());
    Sieve::new(phrases.chain(words.copied()))
});

/// The marker in a caption and where it stands; one of the archive before any
/// other, the first of a kind.
pub fn marker(text: &str) -> Option<(Marker, Span)> {
    let mut best: Option<(Marker, Span)> = None;
    for found in markers(text) {
        if found.0 == Marker::Archive {
            return Some(found);
        }
        if best.is_none_or(|(kind, _)| found.0 < kind) {
            best = Some(found);
        }
    }
    best
}

/// Whether a caption says that its picture only illustrates, be it an old one
/// or not.
pub fn is_illustration(text: &str) -> bool {
    markers(text).any(|(marker, _)| marker == Marker::Illustration)
}

/// All markers in a caption, in order.
fn markers(text: &str) -> impl Iterator<Item = (Marker, Span)> {
    let mut seen: [Option<Word>; 2] = [None, None];
    let mut ahead = words(text).peekable();
    std::iter::from_fn(move || {
        let word = ahead.next()?;
        let next = ahead.peek().copied();
        let look = || {
            before_picture(text, seen, word)
                .or_else(|| alone(text, word, next))
                .or_else(|| phrase(text, word))
        };
        let found = if TELLING.passes(&word) { look() } else { None };
        seen = [seen[1], Some(word)];
        Some(found)
    })
    .flatten()
}

/// "file photo", "undated handout photo": `word` is the picture, the marking
/// word is one of the two before it.
fn before_picture(text: &str, seen: [Option<Word>; 2], word: Word) -> Option<(Marker, Span)> {
    if !word.is_in(Class::Picture) {
        return None;
    }
    seen.into_iter().rev().flatten().find_map(|before| {
        let row = Class::BeforePicture.rows().iter().find(|row| before.is(row.word))?;
        let marker = Marker::called(row.value)?;
        let between = text.get(before.span.end..word.span.start)?;
        (!between.contains(['.', ';', ':'])).then_some((marker, before.span.cover(word.span)))
    })
}

/// A phrase of the table that begins with `word`.
fn phrase(text: &str, word: Word) -> Option<(Marker, Span)> {
    let (marker, length) =
        PHRASES.iter().filter(|(_, phrase)| word.is(phrase[0])).find_map(|(marker, phrase)| {
            let mut rest = words(&text[word.span.start..]).take(phrase.len());
            let mut end = 0;
            phrase
                .iter()
                .all(|expected| {
                    rest.next().is_some_and(|word| {
                        end = word.span.end;
                        word.is(expected)
                    })
                })
                .then_some((*marker, end))
        })?;
    Some((marker, Span::new(word.span.start, word.span.start + length)))
}

/// "FILE -", "(FILE)", "[File: …]", "…/AP, File".
fn alone(text: &str, word: Word, next: Option<Word>) -> Option<(Marker, Span)> {
    if !word.is_capitalised() && !text[..word.span.start].ends_with(['(', '[']) {
        return None;
    }
    if !word.is_in(Class::ArchiveAlone) {
        return None;
    }
    let before = text[..word.span.start].trim_end().chars().next_back();
    let behind = text[word.span.end..].trim_start();
    let closed = match behind.chars().next() {
        None | Some(')' | ']' | ':' | '–' | '—') => true,
        Some('-') => behind[1..].starts_with([' ', '-']),
        Some(c) => {
            before.is_none()
                && word.is_all_capitals()
                && (c == '/' || next.is_some_and(|n| n.is("in")))
        }
    };
    let opened = matches!(before, None | Some('(' | '[' | ',' | '/' | '|' | '–' | '—' | '.'));
    (opened && closed).then_some((Marker::Archive, word.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_found_in_the_shapes_that_agencies_use() {
        use Marker::*;
        for (text, kind, marker) in [
            ("FILE - In this March 17, 2016, file photo, a bridge is seen.", Archive, "FILE"),
            ("In this March 17, 2016, file photo, a bridge is seen.", Archive, "file photo"),
            ("FILE PHOTO: A tram crosses a square in Graz", Archive, "FILE PHOTO"),
            ("A tram crosses a square. (File photo)", Archive, "File photo"),
            ("(FILES) A tram crosses a square", Archive, "FILES"),
            ("A tram in Graz [File: Ann Lee/Reuters]", Archive, "File"),
            ("A tram in Graz. (AP Photo/Ann Lee, File)", Archive, "File"),
            ("A tram in Graz. Ann Lee/Getty Images, FILE", Archive, "FILE"),
            ("Eine Straßenbahn in Graz (Archivbild)", Archive, "Archivbild"),
            ("Un tramway à Graz. Photo d’archives", Archive, "Photo d’archives"),
            ("Un tranvía en Graz, en una imagen de archivo", Archive, "imagen de archivo"),
            ("Un tram a Graz (foto d'archivio)", Archive, "foto d'archivio"),
            ("Трамвай в Граце (архивное фото)", Archive, "архивное фото"),
            ("A lawyer in an undated handout photo", Undated, "undated handout photo"),
            ("A lawyer in an undated file photo", Archive, "file photo"),
            ("Ein Gericht (Symbolbild)", Illustration, "Symbolbild"),
            ("Un tribunal. Imagen referencial", Illustration, "Imagen referencial"),
            ("Un tribunal (photo d'illustration)", Illustration, "photo d'illustration"),
            ("Varias imágenes de archivo", Archive, "imágenes de archivo"),
            ("A court. Representational image", Illustration, "Representational image"),
        ] {
            let found = marker_text(text);
            assert_eq!(found, Some((kind, marker)), "{text}");
        }
    }

    #[test]
    fn files_and_archives_as_such_are_no_markers() {
        for text in [
            "Lawyers file a complaint in Graz",
            "A visitor to the National Archives photographs a charter",
            "Boxes of files: the court's cellar",
            "The X-Files, a series, returns",
            "File sharing is back",
            "She photographs the file. Photo editors wait.",
        ] {
            assert_eq!(marker_text(text), None, "{text}");
        }
    }

    fn marker_text(text: &str) -> Option<(Marker, &str)> {
        marker(text).map(|(kind, span)| (kind, span.of(text)))
    }
}
