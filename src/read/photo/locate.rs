//! Where on this machine the file of a picture is.

use std::path::{Component, Path, PathBuf};

use crate::files::Bounds;

/// A longer address is no address of a picture, in bytes.
const LONGEST: usize = 4096;

/// The file of the picture at `src` in the story in the file at `story`, if it
/// is at hand: beside the story, or in the `media_root`, which stands for the
/// root of the site that the story is published on.
///
/// An address on the web is never one of a file, nor is one that begins with a
/// slash where there is no media root. What lies in the media root is looked
/// for nowhere else, however many `..` it has, and what lies beside the story
/// nowhere out of its repository; no link leads out of either.
pub fn locate(src: &str, story: &Path, media_root: Option<&Path>) -> Option<PathBuf> {
    let src = src.trim();
    if src.is_empty() || src.len() > LONGEST || is_elsewhere(src) {
        return None;
    }
    let beside = (!src.starts_with('/')).then(|| story.parent().unwrap_or(Path::new("")));
    spellings(src).find_map(|name| {
        let beside = beside.map(|folder| folder.join(&name)).filter(|file| file.is_file());
        let in_root = || Some(media_root?.join(inside(&name)?)).filter(|file| file.is_file());
        let of_story = || Bounds::of(story.parent().unwrap_or(Path::new("")));
        let is_in_root =
            |file: &PathBuf| media_root.is_some_and(|root| Bounds::at(root).hold(file));
        beside.filter(|file| of_story().hold(file)).or_else(|| in_root().filter(is_in_root))
    })
}

/// Whether an address is one on the web, in the page itself or on another
/// machine: `https://…`, `//host/…`, `data:…`, `\\host\…`, `C:\…`.
fn is_elsewhere(src: &str) -> bool {
    let scheme = src.find(':').is_some_and(|colon| {
        let before = &src[..colon];
        !before.is_empty()
            && before.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    });
    scheme || src.starts_with("//") || src.contains('\\') || src.contains('\0')
}

/// How a file may be called that an address names: as it is written, without
/// its query, and with its percent-escapes decoded.
fn spellings(src: &str) -> impl Iterator<Item = String> + use<> {
    let path = src.split(['?', '#']).next().unwrap_or(src);
    let decoded = unescaped(path);
    let mut names = vec![src.to_owned(), path.to_owned(), decoded];
    names.dedup();
    names.retain(|name| !name.is_empty() && !name.contains(['\0', '\\']));
    names.into_iter()
}

/// The way to a file from the root of a site, which no `..` leads out of.
fn inside(name: &str) -> Option<PathBuf> {
    let mut way = PathBuf::new();
    for step in Path::new(name).components() {
        match step {
            Component::ParentDir => _ = way.pop(),
            Component::Normal(step) => way.push(step),
            Component::CurDir | Component::RootDir => {}
            Component::Prefix(_) => return None,
        }
    }
    Some(way)
}

/// Percent-escapes decoded; those of no character are left as they are.
pub(crate) fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match hex.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_another_machine_names_no_file() {
        for src in [
            "https://news.example/a.jpg",
            "HTTP://news.example/a.jpg",
            "//news.example/a.jpg",
            "data:image/gif;base64,R0lGOD",
            "file:///etc/hosts",
            "\\\\host\\share\\a.jpg",
            "C:\\a.jpg",
            "a\0.jpg",
            "",
        ] {
            assert_eq!(locate(src, Path::new("story.md"), Some(Path::new("/"))), None, "{src}");
        }
    }

    #[test]
    fn no_step_leads_out_of_the_media_root() {
        for (name, way) in [
            ("/img/a.jpg", "img/a.jpg"),
            ("/../../etc/hosts", "etc/hosts"),
            ("img/../../a.jpg", "a.jpg"),
            ("./a.jpg", "a.jpg"),
            ("..", ""),
        ] {
            assert_eq!(inside(name), Some(PathBuf::from(way)), "{name}");
        }
    }
}
