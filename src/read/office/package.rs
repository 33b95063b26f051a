//! The zip that a document is kept in: its parts, read one at a time, each
//! only as far as a document's part may go. Nothing is written to disk.

use std::io::{BufReader, Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// A larger file is not read, in bytes.
pub const LARGEST_FILE: usize = 96 << 20;

/// More parts are in no document.
const MOST_PARTS: usize = 10_000;

/// A larger text part is not read, in bytes when it is unpacked.
const LARGEST_TEXT: u64 = 32 << 20;

/// A larger picture is not looked into, in bytes when it is unpacked.
const LARGEST_PICTURE: u64 = 32 << 20;

/// So much is unpacked of the pictures of one document, in bytes.
const MOST_PICTURES: u64 = 256 << 20;

/// How each part's entry in a zip's directory begins.
const ENTRY: &[u8] = b"PK\x01\x02";

/// How a zip begins, with a part or with none.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// How the files begin that Word wrote before 2007, and writes today to hold a
/// document with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// An open zip.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked for pictures.
    left: u64,
}

/// A part that is being unpacked.
pub(super) type Part<'p, 'b> = BufReader<Limited<ZipFile<'p, Cursor<&'b [u8]>>>>;

/// A reader that fails where it should have ended.
pub(super) struct Limited<R> {
    reader: R,
    left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.left == 0 && !buffer.is_empty() {
            // What ends here to the byte is whole.
            return match self.reader.read(&mut [0])? {
                0 => Ok(0),
                _ => Err(std::io::Error::other(too_large())),
            };
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.reader.read(&mut buffer[..most])?;
        self.left -= read as u64;
        Ok(read)
    }
}

fn too_large() -> String {
    let most = LARGEST_TEXT >> 20;
    format!(
        "its text takes more than {most} MiB unpacked, which no story does: save the story alone \
            in a new document"
    )
}

impl<'b> Package<'b> {
    /// Opens the zip in `bytes`.
    ///
    /// # Errors
    /// A sentence on why it is none that can be read, and what to do.
    pub fn open(bytes: &'b [u8]) -> Result<Package<'b>, String> {
        if bytes.starts_with(COMPOUND) {
            return Err("this document is protected with a password, or in the format of Word before 2007: \
                        open it in Word, take the password off and save it as .docx"
                .into());
        }
        if !ZIP.iter().any(|start| bytes.starts_with(start)) {
            return Err("this is no document of Word or LibreOffice, whatever its name says: \
                        open it in the program that made it and save it anew"
                .into());
        }
        if bytes.len() > LARGEST_FILE {
            return Err(large());
        }
        // Before any of them takes memory.
        if memmem::find_iter(bytes, ENTRY).take(MOST_PARTS + 1).count() > MOST_PARTS {
            return Err(format!(
                "this zip has more than {MOST_PARTS} parts, which no story has: unpack it and \
                    check the stories in it"
            ));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        Ok(Package { archive, left: MOST_PICTURES })
    }

    /// The names of all parts, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.archive.file_names()
    }

    /// Whether there is a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part of text; none where there is no part of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'b>>, String> {
        match self.archive.by_name(name) {
            Ok(file) => {
                let part = Limited { reader: file, left: LARGEST_TEXT };
                Ok(Some(BufReader::with_capacity(16 << 10, part)))
            }
            Err(ZipError::FileNotFound) => Ok(None),
            Err(error) => Err(broken(error)),
        }
    }

    /// The bytes of a picture, where there is one of that name that is not too
    /// large.
    pub fn picture(&mut self, name: &str) -> Option<Vec<u8>> {
        let file = self.archive.by_name(name).ok()?;
        let most = LARGEST_PICTURE.min(self.left);
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes);
        self.left = self.left.saturating_sub(bytes.len() as u64);
        (read.is_ok() && bytes.len() as u64 <= most).then_some(bytes)
    }
}

/// What is said of a file that is larger than any that is read.
pub(super) fn large() -> String {
    let most = LARGEST_FILE >> 20;
    format!(
        "this file is larger than {most} MiB: save it without its pictures, or with smaller ones"
    )
}

/// Why a zip cannot be read, for an editor.
fn broken(error: ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            "this file is protected with a password: take the password off and save it anew".into()
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            "this file is packed in a way that documents are not: open it in the program that \
                made it and save it anew"
                .into()
        }
        _ => "this file is damaged or was cut off on its way: get it again, or open it in the \
            program that made it and save it anew"
            .into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_at_the_limit_is_whole() {
        for (text, is_whole) in [("four", true), ("fives", false), ("", true)] {
            let mut read = String::new();
            let mut limited = Limited { reader: text.as_bytes(), left: 4 };
            assert_eq!(limited.read_to_string(&mut read).is_ok(), is_whole, "{text}");
        }
    }
}
