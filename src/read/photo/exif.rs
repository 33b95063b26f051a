//! What a camera writes: when, where, and what its owner has set up.

use encoding_rs::WINDOWS_1252;
use exif::{Context, Error, Exif, In, Rational, Reader, Tag, Value};

use super::value::point;
use crate::article::{Entry, Property};

pub(super) const XMP: Tag = Tag(Context::Tiff, 700);
pub(super) const IPTC: Tag = Tag(Context::Tiff, 33723);
pub(super) const PHOTOSHOP: Tag = Tag(Context::Tiff, 34377);

/// What stands in EXIF data, as far as it can be read, and whether some of it
/// cannot.
pub(super) fn parse(bytes: Vec<u8>) -> Option<(Exif, bool)> {
    if !is_bearable(&bytes) {
        return None;
    }
    match Reader::new().continue_on_error(true).read_raw(bytes) {
        Ok(found) => Some((found, false)),
        Err(Error::PartialResult(part)) => Some((part.into_inner().0, true)),
        Err(_) => None,
    }
}

/// More fields than this in all directories are no picture's.
const MOST_FIELDS: usize = 20_000;

/// Directories in directories: of EXIF, of GPS, of interoperability.
const DEEPEST: usize = 3;

/// Whether the data have as many fields as can be borne. Directories may lie
/// over one another, so that few bytes can hold any number of fields.
fn is_bearable(bytes: &[u8]) -> bool {
    let is_little = bytes.starts_with(b"II");
    let mut left = MOST_FIELDS;
    let mut next = number(bytes, 4, 4, is_little).unwrap_or(0);
    // No more of those that follow one another are read.
    for _ in 0..8 {
        match directory(bytes, next, is_little, DEEPEST, &mut left) {
            Some(behind) if behind != 0 => next = behind,
            _ => break,
        }
    }
    left > 0
}

/// Counts the fields of a directory and of those in it; where the next begins.
fn directory(
    bytes: &[u8],
    at: usize,
    is_little: bool,
    deep: usize,
    left: &mut usize,
) -> Option<usize> {
    /// Fields that tell where another directory begins.
    const POINTERS: [usize; 3] = [0x8769, 0x8825, 0xa005];
    let count = number(bytes, at, 2, is_little)?;
    for field in 0..count {
        *left = left.checked_sub(1)?;
        let at = at + 2 + field * 12;
        let tag = number(bytes, at, 2, is_little)?;
        if POINTERS.contains(&tag)
            && deep > 0
            && let Some(inner) = pointer(bytes, at, is_little)
        {
            directory(bytes, inner, is_little, deep - 1, left);
        }
    }
    number(bytes, at + 2 + count * 12, 4, is_little)
}

/// The first number in a field.
fn pointer(bytes: &[u8], field: usize, is_little: bool) -> Option<usize> {
    let length: usize = match number(bytes, field + 2, 2, is_little)? {
        1 => 1,
        3 => 2,
        4 => 4,
        _ => return None,
    };
    let count = number(bytes, field + 4, 4, is_little)?;
    let at = match length.checked_mul(count)? {
        ..=4 => field + 8,
        _ => number(bytes, field + 8, 4, is_little)?,
    };
    number(bytes, at, length, is_little)
}

fn number(bytes: &[u8], at: usize, length: usize, is_little: bool) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    let sum = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
    Some(if is_little { bytes.iter().rev().fold(0, sum) } else { bytes.iter().fold(0, sum) })
}

/// The bytes of a field that holds a block of another kind.
pub(super) fn bytes(exif: &Exif, tag: Tag) -> Option<Vec<u8>> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Byte(bytes) | Value::Undefined(bytes, _) => Some(bytes.clone()),
        // Some write the IPTC record as numbers of four bytes.
        Value::Long(numbers) => {
            let of = |number: &u32| match exif.little_endian() {
                true => number.to_le_bytes(),
                false => number.to_be_bytes(),
            };
            Some(numbers.iter().flat_map(of).collect())
        }
        _ => None,
    }
}

/// What the data say of the picture.
pub(super) fn entries(exif: &Exif) -> Vec<Entry> {
    let texts = [
        (Property::Caption, Tag::ImageDescription, "EXIF ImageDescription"),
        (Property::Clock, Tag::DateTimeOriginal, "EXIF DateTimeOriginal"),
        (Property::Creator, Tag::Artist, "EXIF Artist"),
        (Property::Copyright, Tag::Copyright, "EXIF Copyright"),
    ];
    let mut entries: Vec<Entry> = texts
        .into_iter()
        .filter_map(|(property, tag, label)| {
            let text = text(exif, tag)?;
            let text = match property {
                Property::Clock => day(&text)?,
                Property::Caption if is_made_by_camera(&text) => return None,
                _ => text,
            };
            Some((property, label.to_owned(), text))
        })
        .collect();
    if let Some(at) = position(exif) {
        entries.push((Property::Point, "EXIF GPS".to_owned(), at));
    }
    entries
}

fn text(exif: &Exif, tag: Tag) -> Option<String> {
    let Value::Ascii(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let bytes = parts.iter().find(|part| !part.is_empty())?;
    let decoded = |bytes: &Vec<u8>| match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    };
    Some(decoded(bytes)).filter(|text| !text.trim().is_empty())
}

/// "2019:03:08 14:05:33" as a day; a clock that was never set tells none.
fn day(text: &str) -> Option<String> {
    let day = text.get(..10)?.replace(':', "-");
    let is_day = day.parse::<jiff::civil::Date>().is_ok_and(|day| day.year() > 1900);
    is_day.then_some(day)
}

/// What cameras put where a caption could stand.
fn is_made_by_camera(text: &str) -> bool {
    const MARKS: [&str; 12] = [
        "olympus digital camera",
        "sony dsc",
        "minolta digital camera",
        "konica minolta",
        "digital camera",
        "exif_jpeg",
        "dcim\\",
        "dcim/",
        "default",
        "samsung",
        "kodak digital",
        "untitled",
    ];
    let text = text.trim().to_lowercase();
    MARKS.iter().any(|mark| text.starts_with(mark))
}

fn position(exif: &Exif) -> Option<String> {
    let degrees = |tag: Tag, reference: Tag, negative: u8| {
        let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
        let part = |index: usize| parts.get(index).map_or(0.0, Rational::to_f64);
        let size = part(0) + part(1) / 60.0 + part(2) / 3600.0;
        let Value::Ascii(side) = &exif.get_field(reference, In::PRIMARY)?.value else {
            return None;
        };
        let is_negative = side.first()?.first()?.to_ascii_uppercase() == negative;
        Some(if is_negative { -size } else { size })
    };
    let north = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S')?;
    let east = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W')?;
    point(north, east)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Little-endian data with these directories, each of fields of a tag and a
    /// value that is one number of four bytes.
    fn data(directories: &[&[(u16, u32)]]) -> Vec<u8> {
        let mut bytes = b"II*\0\x08\0\0\0".to_vec();
        for fields in directories {
            bytes.extend((fields.len() as u16).to_le_bytes());
            for (tag, value) in *fields {
                bytes.extend(tag.to_le_bytes());
                bytes.extend([4, 0, 1, 0, 0, 0]);
                bytes.extend(value.to_le_bytes());
            }
            bytes.extend([0; 4]);
        }
        bytes
    }

    #[test]
    fn directories_that_lie_over_one_another_are_not_read() {
        assert!(parse(data(&[&[(0x8769, 26)], &[(0x9000, 1)]])).is_some());
        assert!(parse(data(&[&[(0x8769, 8)]])).is_some(), "in itself, to a depth");
        // Each of the fields leads into the bytes of the directory itself,
        // where a number of fields can be read at every second byte.
        let fields: Vec<(u16, u32)> = (0..5_000).map(|at| (0x8769, 10 + 2 * at)).collect();
        assert!(parse(data(&[&fields])).is_none());
        // So many fields side by side are none of a camera's either.
        let fields = vec![(0x9000, 1); 25_000];
        assert!(parse(data(&[&fields])).is_none());
    }
}
