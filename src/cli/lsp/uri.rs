use std::path::PathBuf;

/// The path that a `file:` URI names; other documents have none.
pub fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    // An authority names this machine, if it is there at all.
    let path = decoded(&rest[rest.find('/')?..])?;
    let is_drive =
        |path: &str| matches!(path.as_bytes(), [b'/', d, b':', ..] if d.is_ascii_alphabetic());
    Some(PathBuf::from(if is_drive(&path) { &path[1..] } else { &path }))
}

/// A text with `%20` and the like as the bytes that they stand for.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_paths() {
        for (uri, expected) in [
            ("file:///workspace/a%20b.md", Some("/workspace/a b.md")),
            ("file://localhost/workspace/%C3%A9.md", Some("/workspace/é.md")),
            ("file:///c%3A/workspace/a.md", Some("c:/workspace/a.md")),
            ("file:///workspace/%", None),
            ("file:///workspace/%zz", None),
            ("file:///workspace/%FF", None),
            ("file://", None),
            ("untitled:Untitled-1", None),
            ("", None),
        ] {
            assert_eq!(path(uri), expected.map(PathBuf::from), "{uri}");
        }
    }
}
