//! Where in a picture's file its metadata stand. Of most files only the heads
//! of its parts are read, and the picture itself is skipped.

use std::io::{self, BufRead, ErrorKind, Read, Seek, SeekFrom};

use super::{exif, heif, png};

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

/// A larger block is not read, in bytes.
pub(super) const LARGEST_BLOCK: u64 = 1 << 20;

/// So much is kept of all blocks of a file, once unpacked, in bytes.
pub(super) const MOST: u64 = 4 << 20;

/// A file with more parts is none, or is not read to its end.
pub(super) const MOST_PARTS: usize = 20_000;

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
