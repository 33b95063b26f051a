//! What a camera writes: when, where, and what its owner has set up.

use std::io::{BufRead, Seek};

use encoding_rs::WINDOWS_1252;
use exif::{Context, Error, Exif, In, Rational, Reader, Tag, Value};

use super::point;
use crate::article::{Entry, Told};

pub(super) const XMP: Tag = Tag(Context::Tiff, 700);
pub(super) const IPTC: Tag = Tag(Context::Tiff, 33723);
pub(super) const PHOTOSHOP: Tag = Tag(Context::Tiff, 34377);

/// What stands in EXIF data, as far as it can be read, and whether some of it
/// cannot.
pub(super) fn parse(bytes: Vec<u8>) -> Option<(Exif, bool)> {
    match Reader::new().continue_on_error(true).read_raw(bytes) {
        Ok(found) => Some((found, false)),
        Err(Error::PartialResult(part)) => Some((part.into_inner().0, true)),
        Err(_) => None,
    }
}

/// What EXIF a file of HEIF has.
pub(super) enum InHeif {
    Found(Exif),
    Nothing,
    Broken,
}

pub(super) fn in_heif(file: &mut (impl BufRead + Seek)) -> InHeif {
    match Reader::new().continue_on_error(true).read_from_container(file) {
        Ok(found) => InHeif::Found(found),
        Err(Error::PartialResult(part)) => InHeif::Found(part.into_inner().0),
        Err(Error::NotFound(_) | Error::NotSupported(_)) => InHeif::Nothing,
        Err(_) => InHeif::Broken,
    }
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
        (Told::Caption, Tag::ImageDescription, "EXIF ImageDescription"),
        (Told::Clock, Tag::DateTimeOriginal, "EXIF DateTimeOriginal"),
        (Told::Creator, Tag::Artist, "EXIF Artist"),
        (Told::Copyright, Tag::Copyright, "EXIF Copyright"),
    ];
    let mut entries: Vec<Entry> = texts
        .into_iter()
        .filter_map(|(told, tag, label)| {
            let text = text(exif, tag)?;
            let text = match told {
                Told::Clock => day(&text)?,
                Told::Caption if is_made_by_camera(&text) => return None,
                _ => text,
            };
            Some((told, label.to_owned(), text))
        })
        .collect();
    if let Some(at) = position(exif) {
        entries.push((Told::Point, "EXIF GPS".to_owned(), at));
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
