//! How the bytes of a page or a document are to be read as text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::article::NotUtf8;

/// What is said of a text that is read as windows-1252 for want of better.
pub(super) const ASSUMED: &str = "this text is not in UTF-8 and is read as windows-1252, as \
    browsers do; save it as UTF-8, or convert it with `iconv -f WINDOWS-1252 -t UTF-8`";

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

/// An encoding that a text is seen to be in by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    LittleEndian,
    BigEndian,
    Windows,
}

/// Longer texts in UTF-16 are not read: where each of their characters stands
/// takes much memory. In bytes.
const LONGEST_WIDE: usize = 32 << 20;

impl Seen {
    pub fn encoding(self) -> &'static Encoding {
        match self {
            Seen::LittleEndian => UTF_16LE,
            Seen::BigEndian => UTF_16BE,
            Seen::Windows => WINDOWS_1252,
        }
    }

    pub fn is_wide(self) -> bool {
        self != Seen::Windows
    }

    /// What is said of it.
    pub fn notice(self) -> &'static str {
        match self {
            Seen::Windows => ASSUMED,
            _ => "this text is in UTF-16 and is read as such; save it as UTF-8",
        }
    }
}

/// The encoding of a text that is not in UTF-8, as far as it is seen. A text
/// in UTF-8 of which some bytes are broken is one in UTF-8.
pub(super) fn seen(bytes: &[u8]) -> Option<Seen> {
    match NotUtf8::of(bytes) {
        Some(NotUtf8::Binary(_)) => return None,
        Some(NotUtf8::Wide(name)) => {
            return match (name, bytes) {
                _ if bytes.len() > LONGEST_WIDE => None,
                ("UTF-16", [0xfe, 0xff, ..]) | ("UTF-16BE", _) => Some(Seen::BigEndian),
                ("UTF-16" | "UTF-16LE", _) => Some(Seen::LittleEndian),
                _ => None,
            };
        }
        None => {}
    }
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (broken > sound).then_some(Seen::Windows)
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
    fn a_text_that_says_nothing_is_seen_by_its_bytes() {
        for (bytes, encoding) in [
            (b"caf\xe9 cr\xe8me".as_slice(), Some(Seen::Windows)),
            ("café crème".as_bytes(), None),
            (b"caf\xc3\xa9 cr\xc3\xa8me \xff", None),
            (b"\xff\xfea\0b\0", Some(Seen::LittleEndian)),
            (b"\xfe\xff\0a\0b", Some(Seen::BigEndian)),
            (b"a\0b\0c\0d\0e\0", Some(Seen::LittleEndian)),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None),
            (b"\xff\xfe\0\0a\0\0\0", None),
        ] {
            assert_eq!(seen(bytes), encoding, "{bytes:?}");
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
