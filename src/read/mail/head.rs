//! The heads of a mail and of its parts, looked over before anything is taken
//! apart: no mail may take more memory or go deeper than a mail does.

/// More lines are in the heads of no mail and its parts.
const MOST_LINES: usize = 10_000;

/// More bytes are in the heads of no mail and its parts.
const MOST_BYTES: usize = 1 << 20;

/// More lines of what is read are in the heads of no mail and its parts.
const MOST_READ: usize = 2_000;

/// More marks between parts are in no mail.
const MOST_MARKS: usize = 20_000;

/// How the heads begin that are read, in small letters.
const READ: [&[u8]; 4] = [b"content-", b"subject", b"date", b"mime-"];

/// Looks over a mail and makes attachments of the mails in it, so that they
/// are not opened. Whether there was one.
///
/// # Errors
/// A sentence on why it is not read.
pub(super) fn tame(bytes: &mut [u8]) -> Result<bool, &'static str> {
    let (mut lines, mut sum, mut read, mut marks) = (0, 0, 0, 0);
    let mut has_mail = false;
    let mut at = 0;
    // A head begins with the mail and behind each mark.
    let mut is_head = true;
    let mut is_read = false;
    // Whether a type's first value goes on.
    let mut is_type = false;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let length = memchr::memchr2(b'\n', b'\r', rest).map_or(rest.len(), |end| end + 1);
        // A line may end in two bytes.
        let length = length
            + usize::from(rest[..length].ends_with(b"\r") && rest.get(length) == Some(&b'\n'));
        let line = &mut bytes[at..at + length];
        at += length;
        let own = line.trim_ascii_start();
        let dashes = memchr::memmem::find_iter(line, b"--").count();
        marks += dashes;
        is_head = dashes > 0 || (is_head && !own.is_empty());
        let begins = READ.iter().any(|name| starts_with(own, name));
        if begins {
            is_read = true;
            is_type = starts_with(own, b"content-type");
            read += 1;
        } else if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            is_read = false;
            is_type = false;
        }
        if is_head || is_read {
            lines += 1;
            sum += line.len();
        }
        if is_type {
            let end = memchr::memchr(b';', line);
            is_type = end.is_none();
            let kind = &mut line[..end.unwrap_or(length)];
            has_mail |= rename(kind, b"message", b"x-other");
            rename(kind, b"digest", b"x-many");
        }
        let is_none = lines > MOST_LINES || sum > MOST_BYTES || read > MOST_READ;
        if is_none || marks > MOST_MARKS {
            return Err(
                "this mail has more parts or longer heads than any mail: save its text as a file \
                    of its own",
            );
        }
    }
    Ok(has_mail)
}

fn starts_with(line: &[u8], name: &[u8]) -> bool {
    line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

/// Writes one word in the place of another of the same length; whether it stood there.
fn rename(line: &mut [u8], word: &[u8], other: &[u8]) -> bool {
    let mut found = false;
    let mut at = 0;
    while at + word.len() <= line.len() {
        if line[at..at + word.len()].eq_ignore_ascii_case(word) {
            line[at..at + word.len()].copy_from_slice(other);
            found = true;
        }
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_in_mails_become_attachments() {
        for (said, becomes) in [
            ("Content-Type: message/rfc822\r\n", "Content-Type: x-other/rfc822\r\n"),
            (
                "content-type:\r\n Message/rfc822; name=message\n",
                "content-type:\r\n x-other/rfc822; name=message\n",
            ),
            (
                "Content-Type: text/plain; x=message/rfc822\n",
                "Content-Type: text/plain; x=message/rfc822\n",
            ),
            ("Content-Type: multipart/digest\n", "Content-Type: multipart/x-many\n"),
            ("A message\n", "A message\n"),
        ] {
            let mut bytes = said.as_bytes().to_vec();
            let has_mail = tame(&mut bytes).expect("it is short");
            assert_eq!(String::from_utf8_lossy(&bytes), becomes);
            assert_eq!(has_mail, becomes.contains("x-other"), "{said}");
        }
    }
}
