//! PNG, which keeps metadata in chunks of its own: EXIF, and texts under
//! keywords, some of them packed.

use std::io::{self, BufRead, ErrorKind, Read, Seek};

use flate2::read::ZlibDecoder;

use super::block::{Blocks, LARGEST_BLOCK, MOST_PARTS, array, block, skip};

/// Finds the metadata behind the signature of the file.
///
/// # Errors
/// A file that breaks off.
pub(super) fn chunks(file: &mut (impl BufRead + Seek), blocks: &mut Blocks) -> io::Result<()> {
    for _ in 0..MOST_PARTS {
        if blocks.is_over {
            return Ok(());
        }
        let length = u64::from(u32::from_be_bytes(array(file)?));
        let kind: [u8; 4] = array(file)?;
        match &kind {
            b"IEND" => return Ok(()),
            b"eXIf" | b"iTXt" | b"zTXt" | b"tEXt" => {
                if let Some(bytes) = block(file, length)? {
                    chunk(&kind, &bytes, blocks);
                }
            }
            _ => skip(file, length)?,
        }
        // A sum over the chunk.
        skip(file, 4)?;
    }
    Err(ErrorKind::InvalidData.into())
}

/// Of which texts something is read.
const KEYWORDS: [&[u8]; 5] = [
    b"XML:com.adobe.xmp",
    b"Raw profile type iptc",
    b"Raw profile type exif",
    b"Raw profile type APP1",
    b"Raw profile type xmp",
];

fn chunk(kind: &[u8; 4], bytes: &[u8], blocks: &mut Blocks) {
    if kind == b"eXIf" {
        blocks.add_exif(bytes);
        return;
    }
    let Some(end) = bytes.iter().position(|byte| *byte == 0) else { return };
    let (keyword, rest) = (&bytes[..end], &bytes[end + 1..]);
    // What is not read need not be unpacked.
    if !KEYWORDS.contains(&keyword) {
        return;
    }
    let content = match (kind, rest) {
        (b"tEXt", text) => Some(text.to_vec()),
        (b"zTXt", [0, packed @ ..]) => inflated(packed),
        (b"iTXt", [packed, _, rest @ ..]) => {
            // Behind the flags stand a language and the keyword in it.
            let mut parts = rest.splitn(3, |byte| *byte == 0);
            match (packed, parts.nth(2)) {
                (0, Some(text)) => Some(text.to_vec()),
                (_, Some(text)) => inflated(text),
                _ => None,
            }
        }
        _ => None,
    };
    let Some(content) = content else { return };
    match keyword {
        b"XML:com.adobe.xmp" => blocks.add_xmp(content),
        b"Raw profile type iptc" => {
            let profile = profile(&content);
            match profile.starts_with(b"8BIM") {
                true => blocks.add_resources(&profile),
                false => blocks.add_iptc(profile),
            }
        }
        b"Raw profile type exif" | b"Raw profile type APP1" => {
            let profile = profile(&content);
            match profile.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0") {
                Some(packet) => blocks.add_xmp(packet.to_vec()),
                None => blocks.add_exif(&profile),
            }
        }
        b"Raw profile type xmp" => blocks.add_xmp(profile(&content)),
        _ => {}
    }
}

/// What zlib has packed, as far as a block may be long.
fn inflated(packed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    ZlibDecoder::new(packed).take(LARGEST_BLOCK).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The bytes of a profile that is written in hexadecimal digits, behind a line
/// with its name and one with its length.
fn profile(text: &[u8]) -> Vec<u8> {
    let mut lines = text.split(|byte| *byte == b'\n').skip_while(|line| line.is_empty()).skip(2);
    let digits: Vec<u8> = lines
        .by_ref()
        .flatten()
        .filter_map(|byte| char::from(*byte).to_digit(16).map(|digit| digit as u8))
        .collect();
    digits.as_chunks::<2>().0.iter().map(|[high, low]| high << 4 | low).collect()
}
