//! How the bytes of a page or a document are to be read as text.

use encoding_rs::{Encoding, UTF_8};

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
