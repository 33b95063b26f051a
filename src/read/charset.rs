//! How the bytes of a page or a document are to be read as text.

use encoding_rs::{Encoding, UTF_8};

use crate::article::NotUtf8;

/// Where a page has to say its encoding: the standard's 1,024 bytes, and some
/// more for pages that say it late.
const TELLING: usize = 4_096;

/// The encoding that bytes are in: a byte order mark goes before what came
/// with them (`header`), and that before what they say of themselves.
pub(super) fn of(bytes: &[u8], header: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let named = |label: &str| Encoding::for_label(label.as_bytes());
    header.and_then(named).or_else(|| declared(bytes).as_deref().and_then(named)).unwrap_or(UTF_8)
}

/// The encoding of a text that is no UTF-8 and does not say what else it is:
/// UTF-16 by its mark or its zeros, and windows-1252, as browsers take it,
/// where hardly a character would be one of UTF-8.
pub(super) fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    match NotUtf8::of(bytes) {
        Some(NotUtf8::Wide("UTF-16")) => return Encoding::for_bom(bytes).map(|(found, _)| found),
        Some(NotUtf8::Wide(name)) if name != "UTF-32" => {
            return Encoding::for_label(name.as_bytes());
        }
        Some(_) => return None,
        None => {}
    }
    if bytes.starts_with(b"\xef\xbb\xbf") || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (broken > sound).then_some(encoding_rs::WINDOWS_1252)
}

/// What an XML declaration or a `meta` element says at the start.
fn declared(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(TELLING)]).to_ascii_lowercase();
    let value = |rest: &str| -> Option<String> {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let label = rest.trim_start_matches(['"', '\'']);
        let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
        Some(label[..end.unwrap_or(label.len())].to_owned())
    };
    if let Some(declaration) = start.trim_start().strip_prefix("<?xml") {
        let declaration = declaration.split("?>").next().unwrap_or_default();
        if let Some((_, rest)) = declaration.split_once("encoding") {
            return value(rest);
        }
    }
    let mut metas = start.match_indices("<meta").filter_map(|(at, _)| {
        let tag = start[at..].split('>').next().unwrap_or_default();
        value(tag.split_once("charset")?.1)
    });
    // A page cannot tell in ASCII that it is in UTF-16.
    metas.next().filter(|label| !label.starts_with("utf-16"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_guessed_where_nothing_says_it() {
        for (bytes, name) in [
            (b"Caf\xe9 \x93Lyon\x94".as_slice(), Some("windows-1252")),
            ("Café “Lyon”".as_bytes(), None),
            (b"Caf\xc3\xa9 \xe2\x80\x9cLyon\xe9", None),
            (b"\xff\xfeC\0a\0", Some("UTF-16LE")),
            (b"\xfe\xff\0C\0a", Some("UTF-16BE")),
            (b"C\0a\0f\0e\0s\0", Some("UTF-16LE")),
            (b"\x7fELF\0\0\x01\x02", None),
        ] {
            assert_eq!(guess(bytes).map(|found| found.name()), name, "{bytes:?}");
        }
    }

    #[test]
    fn the_encoding_is_found_where_it_is_said() {
        for (start, header, name) in [
            ("<p>", None, "UTF-8"),
            ("<p>", Some("ISO-8859-1"), "windows-1252"),
            ("<?xml version='1.0' encoding='ISO-8859-2'?><rss>", None, "ISO-8859-2"),
            ("<meta charset=Shift_JIS>", None, "Shift_JIS"),
            ("<meta charset='koi8-r'>", Some("utf-8"), "UTF-8"),
            ("<meta http-equiv=a content='text/html; charset=euc-kr'>", None, "EUC-KR"),
            ("<meta charset='no such'>", Some("nor this"), "UTF-8"),
            ("\u{feff}<meta charset='koi8-r'>", Some("koi8-r"), "UTF-8"),
        ] {
            assert_eq!(of(start.as_bytes(), header).name(), name, "{start}");
        }
    }
}
