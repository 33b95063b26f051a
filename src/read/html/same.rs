//! Which pictures are one and the same.

use std::collections::BTreeMap;

use crate::article::{Picture, Text};

pub(super) fn push_caption(picture: &mut Picture, caption: Text) {
    if picture.captions.iter().all(|other| other.as_str() != caption.as_str()) {
        picture.captions.push(caption);
    }
}

/// Drops pictures that came twice, as a lead picture often does; what either
/// says is kept.
pub(in crate::read) fn once_each(pictures: Vec<Picture>) -> Vec<Picture> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: Vec<Picture> = Vec::new();
    for picture in pictures {
        let Some(key) = picture.src.as_ref().map(|src| file(src.as_str())) else {
            kept.push(picture);
            continue;
        };
        match known.get(&key) {
            Some(&at) => {
                let first = &mut kept[at];
                if first.captions.is_empty() {
                    first.captions = picture.captions;
                } else {
                    picture.captions.into_iter().for_each(|caption| push_caption(first, caption));
                }
                first.alt = first.alt.take().or(picture.alt);
                first.credit = first.credit.take().or(picture.credit);
            }
            None => {
                known.insert(key, kept.len());
                kept.push(picture);
            }
        }
    }
    kept
}

/// Endings of a picture's file.
const ENDINGS: [&str; 9] =
    [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg", ".bmp", ".tif"];

/// Parts of a query that name a picture's file.
const NAMES: [&str; 7] = ["url", "src", "id", "image", "file", "img", "path"];

/// What an address has to be equal in for the same picture: the file without
/// the query, or the file that the query names where the path is a program
/// ("/_next/image?url=…", "image.php?id=3"), each without WordPress's size.
fn file(src: &str) -> String {
    let src = src.split('#').next().unwrap_or(src);
    let (path, query) = src.split_once('?').unwrap_or((src, ""));
    let is_file = |name: &str| {
        let name = name.to_ascii_lowercase();
        ENDINGS.iter().any(|ending| name.ends_with(ending))
    };
    if is_file(path) || query.is_empty() {
        return without_size(path);
    }
    let named = query.split('&').filter_map(|part| part.split_once('='));
    let named = named.filter(|(name, _)| {
        let name = name.trim_start_matches("amp;");
        NAMES.iter().any(|known| name.ends_with(known))
    });
    let values: Vec<String> = named.map(|(_, value)| without_size(&decoded(value))).collect();
    if values.is_empty() { without_size(path) } else { format!("{path}?{}", values.join("&")) }
}

/// The text of a value in a query.
fn decoded(value: &str) -> String {
    value.replace("%2F", "/").replace("%2f", "/").replace("%3A", ":").replace("%3a", ":")
}

/// A file's name without WordPress's size, "-300x200".
fn without_size(path: &str) -> String {
    let path = path.split('?').next().unwrap_or(path);
    let Some((name, extension)) = path.rsplit_once('.') else { return path.to_owned() };
    let is_size = |part: &str| {
        part.split_once('x').is_some_and(|(w, h)| {
            let is_number = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
            is_number(w) && is_number(h)
        })
    };
    match name.rsplit_once('-') {
        Some((stem, size)) if is_size(size) => format!("{stem}.{extension}"),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_by_what_names_their_file() {
        for (one, other, is_same) in [
            ("/a-300x200.jpg", "/a.jpg?w=1", true),
            ("/a.jpg", "/b.jpg", false),
            ("/_next/image?url=%2Fa.jpg&w=640", "/_next/image?url=%2Fa.jpg&w=1080", true),
            ("/_next/image?url=%2Fa.jpg&w=640", "/_next/image?url=%2Fb.jpg&w=640", false),
            ("image.php?id=3&w=100", "image.php?id=3&w=200", true),
            ("image.php?id=3", "image.php?id=4", false),
        ] {
            assert_eq!(file(one) == file(other), is_same, "{one} {other}");
        }
    }
}
