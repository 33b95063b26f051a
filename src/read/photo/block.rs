//! The blocks of a file that hold its metadata, and how much of them is borne.

use std::io::{self, ErrorKind, Read, Seek};

use super::exif;

/// A larger block is not read, in bytes.
pub(super) const LARGEST_BLOCK: u64 = 1 << 20;

/// So much is kept of all blocks of a file, once unpacked, in bytes.
pub(super) const MOST: u64 = 4 << 20;

/// A file with more parts is none, or is not read to its end.
pub(super) const MOST_PARTS: usize = 20_000;

/// The metadata of a file as they stand in it: no more than [`MOST`] bytes.
#[derive(Default)]
pub(super) struct Blocks {
    /// What EXIF says.
    pub exif: Option<::exif::Exif>,
    /// IPTC-IIM records.
    pub iptc: Vec<Vec<u8>>,
    /// XMP packets.
    pub xmp: Vec<Vec<u8>>,
    /// Whether some of it could not be read.
    pub is_broken: bool,
    /// How many bytes of them there are.
    bytes: u64,
    /// Whether there are more than are kept.
    pub is_over: bool,
}

impl Blocks {
    /// Whether a block of so many bytes is kept, too.
    pub fn keeps(&mut self, length: usize) -> bool {
        self.bytes = self.bytes.saturating_add(length as u64);
        self.is_over |= self.bytes > MOST;
        !self.is_over
    }

    pub fn add_xmp(&mut self, packet: Vec<u8>) {
        if self.keeps(packet.len()) {
            self.xmp.push(packet);
        }
    }

    pub fn add_iptc(&mut self, record: Vec<u8>) {
        if self.keeps(record.len()) {
            self.iptc.push(record);
        }
    }

    pub fn add_exif(&mut self, bytes: &[u8]) {
        if !self.keeps(bytes.len()) {
            return;
        }
        let bytes = bytes.strip_prefix(b"Exif\0\0").unwrap_or(bytes);
        match exif::parse(bytes.to_vec()) {
            Some((found, is_broken)) => {
                self.exif.get_or_insert(found);
                self.is_broken |= is_broken;
            }
            None => self.is_broken = true,
        }
    }

    /// Takes the IPTC record out of the resources that Photoshop keeps.
    pub fn add_resources(&mut self, mut bytes: &[u8]) {
        while let Some(rest) = bytes.strip_prefix(b"8BIM") {
            let Some((id, rest)) = rest.split_first_chunk::<2>() else { break };
            let name = rest.first().map_or(0, |length| usize::from(*length) + 1);
            let Some((size, rest)) =
                rest.get(name.next_multiple_of(2)..).and_then(|rest| rest.split_first_chunk::<4>())
            else {
                break;
            };
            let size = u32::from_be_bytes(*size) as usize;
            let Some(content) = rest.get(..size) else {
                self.is_broken = true;
                break;
            };
            if u16::from_be_bytes(*id) == 0x0404 {
                self.add_iptc(content.to_vec());
            }
            bytes = rest.get(size.next_multiple_of(2)..).unwrap_or_default();
        }
    }
}

/// The next `count` bytes, where that is no more than a block may have; others
/// are skipped.
pub(super) fn block(file: &mut (impl Read + Seek), count: u64) -> io::Result<Option<Vec<u8>>> {
    if count > LARGEST_BLOCK {
        skip(file, count)?;
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let read = file.by_ref().take(count).read_to_end(&mut bytes)?;
    match read as u64 == count {
        true => Ok(Some(bytes)),
        false => Err(ErrorKind::UnexpectedEof.into()),
    }
}

pub(super) fn skip(file: &mut impl Seek, count: u64) -> io::Result<()> {
    let count = i64::try_from(count).map_err(|_| ErrorKind::UnexpectedEof)?;
    file.seek_relative(count)
}

pub(super) fn array<const N: usize>(file: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}
