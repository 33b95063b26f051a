//! Bodies of `multipart/form-data`: the files that a form sends.

use std::ops::Range;

use cutline::read::submission::last;

/// Parts of a form: a story and its pictures.
const MOST_PARTS: usize = 256;

/// Bytes of a part's headers.
const LARGEST_HEAD: usize = 4096;

/// One part of a form.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    pub name: String,
    /// The last part of the file's name, whatever folders stand before it.
    pub file: Option<String>,
    /// Where its content is in the body.
    pub content: Range<usize>,
}

/// The parts of a body.
///
/// # Errors
/// What is broken in it.
pub fn parts(content_type: &str, body: &[u8]) -> Result<Vec<Part>, &'static str> {
    let boundary = parameter(content_type, "boundary").filter(|b| (1..=70).contains(&b.len()));
    let boundary = boundary.ok_or("the form names no boundary of its parts")?;
    let mark = format!("--{boundary}");
    let mark = mark.as_bytes();
    let finder = memchr::memmem::Finder::new(mark);
    // A boundary is a line of its own.
    let is_line = |at: usize| {
        let is_start = at == 0 || body[..at].ends_with(b"\r\n");
        let rest = &body[at + mark.len()..];
        is_start && (rest.starts_with(b"\r\n") || rest.starts_with(b"--"))
    };
    let next =
        |from: usize| finder.find_iter(&body[from..]).map(|at| from + at).find(|at| is_line(*at));
    let mut parts = Vec::new();
    let mut at = next(0).ok_or("the form does not have the boundary that it names")? + mark.len();
    while !body[at..].starts_with(b"--") {
        at += 2;
        let end = next(at).ok_or("the form breaks off")?;
        let window = &body[at..end.min(at + LARGEST_HEAD)];
        let head = memchr::memmem::find(window, b"\r\n\r\n").ok_or("a part has no headers")?;
        let (name, file) = named(&window[..head]).ok_or("a part of the form has no name")?;
        if parts.len() == MOST_PARTS {
            return Err("the form has more than 256 parts");
        }
        // The line end before a boundary belongs to that.
        let start = at + head + 4;
        parts.push(Part { name, file, content: start..(end - 2).max(start) });
        at = end + mark.len();
    }
    Ok(parts)
}

/// What a part is called, and its file.
fn named(head: &[u8]) -> Option<(String, Option<String>)> {
    let head = String::from_utf8_lossy(head);
    let line = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("content-disposition").then(|| value.trim().to_owned())
    })?;
    let file = parameter(&line, "filename").map(|file| last(&file).to_owned());
    Some((parameter(&line, "name")?, file.filter(|file| !file.is_empty())))
}

/// A parameter of a header, quoted or not.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    let mut rest = header.split_once(';')?.1;
    loop {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => {
                let mut value = String::new();
                let mut chars = quoted.char_indices();
                let end = loop {
                    match chars.next()? {
                        (at, '"') => break at + 1,
                        // A browser writes a quotation mark as %22; others do so.
                        (_, '\\') if chars.as_str().starts_with('"') => {
                            value.push('"');
                            chars.next();
                        }
                        (_, c) => value.push(c),
                    }
                };
                (value, &quoted[end..])
            }
            None => {
                let end = after.find(';').unwrap_or(after.len());
                (after[..end].trim().to_owned(), &after[end..])
            }
        };
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = next.split_once(';')?.1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Found = Result<Vec<(String, Option<String>, String)>, &'static str>;

    fn form(parts: &str) -> Found {
        let body = parts.replace('\n', "\r\n");
        let found = super::parts("multipart/form-data; boundary=\"x y\"", body.as_bytes())?;
        let part = |p: Part| (p.name, p.file, body[p.content].replace("\r\n", "|"));
        Ok(found.into_iter().map(part).collect())
    }

    #[test]
    fn parts_have_names_files_and_contents() {
        let head = "Content-Disposition: form-data; name=\"story\"";
        let whole = |name: &str, file: Option<&str>, content: &str| {
            vec![(name.to_owned(), file.map(str::to_owned), content.to_owned())]
        };
        for (body, found) in [
            (format!("--x y\n{head}\n\nA fair.\n--x y--\n"), Ok(whole("story", None, "A fair."))),
            (
                format!(
                    "by the way\n--x y\nA: b\n{head}; filename=\"a/..\\\\b\\\"c.txt\"\n\n\nA\n\n--x y--"
                ),
                Ok(whole("story", Some("b\"c.txt"), "|A|")),
            ),
            (
                format!("--x y\n{head}; filename=c:\\d.txt\n\n--x yz\n--x y--"),
                Ok(whole("story", Some("d.txt"), "--x yz")),
            ),
            (
                format!("--x y\n{head}; filename=\n\nA--x y\n--x y--"),
                Ok(whole("story", None, "A--x y")),
            ),
            ("--x y--".to_owned(), Ok(vec![])),
            (format!("--x y\n{head}\n\nA fair."), Err("the form breaks off")),
            ("--x y\n--x y--".to_owned(), Err("a part has no headers")),
            ("--x y\nA: b\n\nc\n--x y--".to_owned(), Err("a part of the form has no name")),
            ("A fair.".to_owned(), Err("the form does not have the boundary that it names")),
            (String::new(), Err("the form does not have the boundary that it names")),
        ] {
            assert_eq!(form(&body), found, "{body:?}");
        }
        assert!(super::parts("multipart/form-data", b"").is_err());
    }
}
