//! Where in a picture's file its metadata stand. Of most files only the heads
//! of its parts are read, and the picture itself is skipped.

use std::io::{self, BufRead, ErrorKind, Read, Seek, SeekFrom};

use super::block::{Blocks, LARGEST_BLOCK, MOST_PARTS, array, block, skip};
use super::{exif, heif, png};

/// A larger TIFF file, which has to be read whole, is not read, in bytes.
const LARGEST_WHOLE: u64 = 32 << 20;

/// Why a file gave nothing.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It is no picture of a kind that is read.
    Foreign,
    /// It is too large to be read.
    Large,
    /// It breaks off, or cannot be read.
    Broken,
}

impl From<io::Error> for Trouble {
    fn from(_: io::Error) -> Trouble {
        Trouble::Broken
    }
}

/// Finds the metadata in a file of so many bytes. What kind of file it is tells
/// its content, whatever its name.
pub(super) fn blocks(file: &mut (impl BufRead + Seek), length: u64) -> Result<Blocks, Trouble> {
    let mut start = Vec::new();
    file.by_ref().take(12).read_to_end(&mut start)?;
    let mut blocks = Blocks::default();
    let read = match start.as_slice() {
        [0xff, 0xd8, ..] => {
            file.seek(SeekFrom::Start(2))?;
            jpeg(file, &mut blocks)
        }
        [0x89, b'P', b'N', b'G', ..] => {
            file.seek(SeekFrom::Start(8))?;
            png::chunks(file, &mut blocks)
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P'] => {
            webp(file, length, &mut blocks)
        }
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => {
            file.seek(SeekFrom::Start(0))?;
            return tiff(file, length, blocks);
        }
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => {
            file.seek(SeekFrom::Start(0))?;
            heif(file, &mut blocks)
        }
        _ => return Err(Trouble::Foreign),
    };
    // What is over was left where it is, unread.
    blocks.is_broken |= read.is_err() && !blocks.is_over;
    Ok(blocks)
}

fn jpeg(file: &mut (impl BufRead + Seek), blocks: &mut Blocks) -> io::Result<()> {
    let mut resources = Vec::new();
    let read = segments(file, blocks, &mut resources);
    blocks.add_resources(&resources);
    read
}

fn segments(
    file: &mut (impl BufRead + Seek),
    blocks: &mut Blocks,
    resources: &mut Vec<u8>,
) -> io::Result<()> {
    for _ in 0..MOST_PARTS {
        if blocks.is_over {
            return Ok(());
        }
        let [mut lead, mut marker] = array(file)?;
        // Any number of fill bytes may stand before a marker.
        while lead == 0xff && marker == 0xff {
            [marker] = array(file)?;
        }
        if lead != 0xff {
            lead = 0;
        }
        match (lead, marker) {
            // The picture begins, or the file ends.
            (0xff, 0xda | 0xd9) => return Ok(()),
            (0xff, 0xd0..=0xd7 | 0x01) => continue,
            (0xff, _) => {}
            _ => return Err(ErrorKind::InvalidData.into()),
        }
        let length = u64::from(u16::from_be_bytes(array(file)?));
        let Some(length) = length.checked_sub(2) else {
            return Err(ErrorKind::InvalidData.into());
        };
        if !matches!(marker, 0xe1 | 0xed) {
            skip(file, length)?;
            continue;
        }
        let Some(bytes) = block(file, length)? else { continue };
        if let Some(packet) = bytes.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0") {
            blocks.add_xmp(packet.to_vec());
        } else if bytes.starts_with(b"Exif\0") {
            blocks.add_exif(&bytes);
        } else if let Some(part) = bytes.strip_prefix(b"Photoshop 3.0\0")
            && resources.len() as u64 <= LARGEST_BLOCK
        {
            // Resources that are too long for one segment go on in the next.
            resources.extend_from_slice(part);
        }
    }
    Err(ErrorKind::InvalidData.into())
}

fn webp(file: &mut (impl BufRead + Seek), whole: u64, blocks: &mut Blocks) -> io::Result<()> {
    for _ in 0..MOST_PARTS {
        if blocks.is_over {
            return Ok(());
        }
        if file.fill_buf()?.is_empty() {
            let is_inside = file.stream_position()? <= whole;
            return if is_inside { Ok(()) } else { Err(ErrorKind::UnexpectedEof.into()) };
        }
        let kind: [u8; 4] = array(file)?;
        let length = u64::from(u32::from_le_bytes(array(file)?));
        match &kind {
            b"EXIF" | b"XMP " => match block(file, length)? {
                Some(bytes) if &kind == b"EXIF" => blocks.add_exif(&bytes),
                Some(bytes) => blocks.add_xmp(bytes),
                None => {}
            },
            _ => skip(file, length)?,
        }
        skip(file, length % 2)?;
    }
    Err(ErrorKind::InvalidData.into())
}

/// A file that has to be read whole, for its metadata may stand anywhere.
fn whole(file: &mut impl Read, length: u64) -> Result<Vec<u8>, Trouble> {
    if length > LARGEST_WHOLE {
        return Err(Trouble::Large);
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_WHOLE).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn tiff(file: &mut impl Read, length: u64, mut blocks: Blocks) -> Result<Blocks, Trouble> {
    let (found, is_broken) = exif::parse(whole(file, length)?).ok_or(Trouble::Broken)?;
    blocks.is_broken = is_broken;
    exif::bytes(&found, exif::XMP).into_iter().for_each(|packet| blocks.add_xmp(packet));
    exif::bytes(&found, exif::IPTC).into_iter().for_each(|record| blocks.add_iptc(record));
    if let Some(resources) = exif::bytes(&found, exif::PHOTOSHOP) {
        blocks.add_resources(&resources);
    }
    blocks.exif = Some(found);
    Ok(blocks)
}

fn heif(file: &mut (impl BufRead + Seek), blocks: &mut Blocks) -> io::Result<()> {
    let heif::Items { exif, xmp, is_over } = heif::items(file)?;
    blocks.is_over |= is_over;
    exif.iter().for_each(|bytes| blocks.add_exif(bytes));
    xmp.into_iter().for_each(|packet| blocks.add_xmp(packet));
    Ok(())
}
