//! Messages as they go through the pipe: a head that tells their length, and
//! JSON.

use std::io::{self, BufRead, ErrorKind, Read, Write};

/// More than any document that is edited by hand, in bytes.
const LONGEST: usize = 64 << 20;

/// A head has a line or two; longer ones are none.
const LONGEST_HEAD: u64 = 4 << 10;

/// The next message; nothing where the other side has hung up between two.
///
/// # Errors
/// Where it breaks off, or its head does not tell its length: nobody knows
/// then where the next one begins.
pub fn read(from: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    let mut is_first = true;
    loop {
        let mut line = Vec::new();
        from.take(LONGEST_HEAD).read_until(b'\n', &mut line)?;
        if !line.ends_with(b"\n") {
            let is_end = line.is_empty() && is_first;
            return if is_end { Ok(None) } else { Err(ErrorKind::UnexpectedEof.into()) };
        }
        is_first = false;
        let line = line.trim_ascii();
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_at(line.iter().position(|b| *b == b':').unwrap_or(0));
        if name.eq_ignore_ascii_case(b"Content-Length") {
            let value = std::str::from_utf8(&value[1..]).ok();
            length = value.and_then(|value| value.trim().parse::<usize>().ok());
        }
    }
    let length = length.filter(|length| *length <= LONGEST);
    let length = length.ok_or_else(|| io::Error::other("a message does not tell its length"))?;
    let mut message = Vec::new();
    from.take(length as u64).read_to_end(&mut message)?;
    match message.len() == length {
        true => Ok(Some(message)),
        false => Err(ErrorKind::UnexpectedEof.into()),
    }
}

/// Sends a message.
///
/// # Errors
/// Where the other side has hung up.
pub fn write(to: &mut impl Write, message: &str) -> io::Result<()> {
    write!(to, "Content-Length: {}\r\n\r\n{message}", message.len())?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_apart_by_their_length() {
        let mut pipe = Vec::new();
        for message in ["{}", "", "\"東京\r\n\r\n\""] {
            write(&mut pipe, message).unwrap();
        }
        pipe.extend(b"content-length:1\r\nContent-Type: any\r\n\r\n7");
        let mut from = pipe.as_slice();
        for expected in ["{}", "", "\"東京\r\n\r\n\"", "7"] {
            assert_eq!(read(&mut from).unwrap().as_deref(), Some(expected.as_bytes()));
        }
        assert_eq!(read(&mut from).unwrap(), None);
    }

    #[test]
    fn what_has_no_end_is_refused() {
        for broken in [
            "Content-Length: 3\r\n\r\n{}",
            "Content-Length: 3\r\n",
            "Content-Length: three\r\n\r\n{}",
            "Content-Length: 99999999999999\r\n\r\n{}",
            "Content-Length\r\n\r\n{}",
            ":\r\n\r\n",
            "\r\n",
            "{}",
        ] {
            assert!(read(&mut broken.as_bytes()).is_err(), "{broken}");
        }
        let endless = io::repeat(b'x');
        assert!(read(&mut io::BufReader::new(endless)).is_err());
    }
}
