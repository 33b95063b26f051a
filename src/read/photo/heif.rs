//! HEIF, of which HEIC and AVIF are kinds: boxes, one of which tells where in
//! the file its metadata stand (ISO/IEC 14496-12 and 23008-12).

use std::io::{self, ErrorKind, Read, Seek, SeekFrom};

use super::block::{LARGEST_BLOCK, MOST, MOST_PARTS, array, block, skip};

/// What a file has of metadata.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Items {
    /// EXIF, from its TIFF header on.
    pub exif: Vec<Vec<u8>>,
    /// XMP packets.
    pub xmp: Vec<Vec<u8>>,
    /// Whether there is more than is read.
    pub is_over: bool,
}

/// An item with metadata.
struct Item {
    id: u64,
    is_exif: bool,
}

/// Reads the metadata of a file that stands at its start.
///
/// # Errors
/// A file that breaks off, or is none of HEIF.
pub(super) fn items(file: &mut (impl Read + Seek)) -> io::Result<Items> {
    for _ in 0..MOST_PARTS {
        let short = u64::from(u32::from_be_bytes(array(file)?));
        let kind: [u8; 4] = array(file)?;
        let (length, head) = match short {
            1 => (u64::from_be_bytes(array(file)?), 16),
            other => (other, 8),
        };
        let Some(length) = length.checked_sub(head) else { break };
        if &kind != b"meta" {
            skip(file, length)?;
            continue;
        }
        let broken = || io::Error::from(ErrorKind::InvalidData);
        let meta = block(file, length)?.ok_or_else(broken)?;
        return read(file, &meta).ok_or_else(broken);
    }
    Err(ErrorKind::InvalidData.into())
}

/// The items that the box called `meta` tells of.
fn read(file: &mut (impl Read + Seek), meta: &[u8]) -> Option<Items> {
    let mut found = Items::default();
    let (mut listed, mut places, mut data) = (None, None, &[][..]);
    // Its version comes first.
    for (kind, content) in boxes(meta.get(4..)?) {
        match kind {
            b"iinf" => listed = Some(content),
            b"iloc" => places = Some(content),
            b"idat" => data = content,
            _ => {}
        }
    }
    let (Some(listed), Some(places)) = (listed, places) else { return Some(found) };
    let items = listed_items(listed)?;
    if items.is_empty() {
        return Some(found);
    }
    let mut read: u64 = 0;
    for (id, is_inside, extents) in located(places)? {
        let Some(item) = items.iter().find(|item| item.id == id) else { continue };
        // One item may be named any number of times.
        let length = extents.iter().map(|(_, length)| *length).fold(0, u64::saturating_add);
        read = length.saturating_add(read);
        if read > MOST {
            found.is_over = true;
            break;
        }
        let mut bytes = Vec::new();
        for (offset, length) in extents {
            if bytes.len() as u64 + length > LARGEST_BLOCK {
                return None;
            }
            match is_inside {
                true => {
                    let start = usize::try_from(offset).ok()?;
                    let end = start.checked_add(usize::try_from(length).ok()?)?;
                    bytes.extend_from_slice(data.get(start..end)?);
                }
                false => {
                    file.seek(SeekFrom::Start(offset)).ok()?;
                    bytes.extend(block(file, length).ok()??);
                }
            }
        }
        match item.is_exif {
            true => {
                // How many bytes stand before the header of TIFF.
                let (before, rest) = bytes.split_first_chunk::<4>()?;
                let before = usize::try_from(u32::from_be_bytes(*before)).ok()?;
                found.exif.push(rest.get(before..)?.to_vec());
            }
            false => found.xmp.push(bytes),
        }
    }
    Some(found)
}

/// The items that are EXIF or XMP.
fn listed_items(list: &[u8]) -> Option<Vec<Item>> {
    let mut list = Bytes(list);
    let version = list.number(4)? >> 24;
    list.number(if version == 0 { 2 } else { 4 })?;
    let mut items = Vec::new();
    for (kind, entry) in boxes(list.0) {
        if kind != b"infe" || items.len() > 100 {
            continue;
        }
        let mut entry = Bytes(entry);
        let id_length = match entry.number(4)? >> 24 {
            2 => 2,
            3 => 4,
            _ => continue,
        };
        let id = entry.number(id_length)?;
        entry.take(2)?;
        match entry.take(4)? {
            b"Exif" => items.push(Item { id, is_exif: true }),
            b"mime" => {
                let mut texts = entry.0.split(|byte| *byte == 0).skip(1);
                if texts.next() == Some(b"application/rdf+xml") {
                    items.push(Item { id, is_exif: false });
                }
            }
            _ => {}
        }
    }
    Some(items)
}

/// An item's number, whether it stands in the box itself, and its pieces:
/// where each begins, and how long it is.
type Located = (u64, bool, Vec<(u64, u64)>);

/// Where each item stands.
fn located(places: &[u8]) -> Option<Vec<Located>> {
    let mut places = Bytes(places);
    let version = places.number(4)? >> 24;
    let sizes = places.number(2)?;
    let size = |shift: u32| (sizes >> shift & 0xf) as usize;
    let index_size = if matches!(version, 1 | 2) { size(0) } else { 0 };
    let count = places.number(if version == 2 { 4 } else { 2 })?;
    let mut all = Vec::new();
    // Each takes six bytes or more, so that no count is believed.
    for _ in 0..count {
        let id = places.number(if version == 2 { 4 } else { 2 })?;
        let method = if version == 0 { 0 } else { places.number(2)? & 0xf };
        let other_file = places.number(2)?;
        let base = places.number(size(4))?;
        let mut extents = Vec::new();
        for _ in 0..places.number(2)? {
            places.take(index_size)?;
            let offset = base.checked_add(places.number(size(12))?)?;
            extents.push((offset, places.number(size(8))?));
        }
        if other_file == 0 && method < 2 {
            all.push((id, method == 1, extents));
        }
    }
    Some(all)
}

/// The boxes in a box, as far as they are whole.
fn boxes(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = Bytes(bytes);
    std::iter::from_fn(move || {
        let length = usize::try_from(rest.number(4)?).ok()?;
        let kind = rest.take(4)?;
        let content = if length == 0 { rest.0.len() } else { length.checked_sub(8)? };
        Some((kind, rest.take(content)?))
    })
}

/// Bytes that are taken from the start.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number of so many bytes, no more than eight; none is zero.
    fn number(&mut self, count: usize) -> Option<u64> {
        let bytes = self.take(count).filter(|bytes| bytes.len() <= 8)?;
        Some(bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }
}
