//! IPTC-IIM, the record that agencies have sent with their pictures since 1991
//! (Information Interchange Model, version 4.2).

use encoding_rs::WINDOWS_1252;

use super::value::days;
use crate::article::{Entry, Property};

/// Data sets of the second record that say something of the picture.
const SETS: [(u8, Property, &str); 12] = [
    (120, Property::Caption, "IPTC Caption"),
    (105, Property::Headline, "IPTC Headline"),
    (55, Property::Created, "IPTC Date Created"),
    (92, Property::Sublocation, "IPTC Sublocation"),
    (90, Property::City, "IPTC City"),
    (95, Property::Region, "IPTC Province"),
    (101, Property::Country, "IPTC Country"),
    (80, Property::Creator, "IPTC By-line"),
    (110, Property::Credit, "IPTC Credit"),
    (115, Property::Source, "IPTC Source"),
    (116, Property::Copyright, "IPTC Copyright"),
    (40, Property::Instructions, "IPTC Instructions"),
];

/// The sign by which a record says that it is in UTF-8: ESC % G.
const UTF_8: &[u8] = b"\x1b%G";

/// What a record says of the picture, and whether it is broken.
pub(super) fn entries(mut bytes: &[u8]) -> (Vec<Entry>, bool) {
    let mut entries = Vec::new();
    let mut is_utf_8 = false;
    let mut is_broken = false;
    while let [0x1c, record, set, rest @ ..] = bytes {
        let Some((value, rest)) = value(rest) else {
            is_broken = true;
            break;
        };
        bytes = rest;
        match (*record, *set) {
            (1, 90) => is_utf_8 = value == UTF_8,
            (2, set) => {
                let known = SETS.iter().find(|(number, ..)| *number == set);
                entries.extend(known.and_then(|(_, property, label)| {
                    let text = text(value, is_utf_8);
                    let text = if *property == Property::Created { days(&text)? } else { text };
                    Some((*property, (*label).to_owned(), text))
                }));
            }
            _ => {}
        }
    }
    (entries, is_broken)
}

/// The value of a data set behind its length.
fn value(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    let length = u16::from_be_bytes(*length);
    if length & 0x8000 == 0 {
        return rest.split_at_checked(usize::from(length));
    }
    // The length of a longer value is a number of so many bytes.
    let (digits, rest) = rest.split_at_checked(usize::from(length & 0x7fff))?;
    if digits.len() > 4 {
        return None;
    }
    let length = digits.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
    rest.split_at_checked(length)
}

/// Text in UTF-8, where the record says so or it is nothing else; in Latin 1
/// otherwise, as Windows has it.
fn text(bytes: &[u8], is_utf_8: bool) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if is_utf_8 => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(record: u8, number: u8, value: &[u8]) -> Vec<u8> {
        let length = (value.len() as u16).to_be_bytes();
        [&[0x1c, record, number][..], &length, value].concat()
    }

    fn read(sets: &[Vec<u8>]) -> Vec<(&'static str, String)> {
        let (entries, _) = entries(&sets.concat());
        let name = |label: &str| SETS.iter().find(|(.., known)| *known == label).unwrap().2;
        entries.into_iter().map(|(_, label, text)| (name(&label), text)).collect()
    }

    #[test]
    fn text_is_read_in_the_set_of_characters_that_the_record_names() {
        let city = |text: &str| vec![("IPTC City", text.to_owned())];
        for (sets, wanted) in [
            (vec![set(1, 90, UTF_8), set(2, 90, "Łódź".as_bytes())], "Łódź"),
            (vec![set(2, 90, "Łódź".as_bytes())], "Łódź"),
            (vec![set(2, 90, b"K\xf6ln")], "Köln"),
            (vec![set(1, 90, UTF_8), set(2, 90, b"K\xf6ln")], "K\u{fffd}ln"),
        ] {
            assert_eq!(read(&sets), city(wanted));
        }
    }

    #[test]
    fn days_are_read_as_far_as_they_are_known() {
        for (written, day) in [
            ("20190308", Some("2019-03-08")),
            ("20190300", Some("2019-03")),
            ("20190000", Some("2019")),
            ("00000000", None),
            ("20191308", None),
            ("8.3.2019", None),
        ] {
            let found = read(&[set(2, 55, written.as_bytes())]);
            assert_eq!(found.first().map(|(_, day)| day.as_str()), day, "{written}");
        }
    }

    #[test]
    fn a_value_that_is_longer_than_its_record_breaks_it_off() {
        let long = [&[0x1c, 2, 90, 0x80, 4, 0, 0, 0, 4][..], b"Graz"].concat();
        assert_eq!(entries(&long).0[0].2, "Graz");
        for end in 0..long.len() {
            assert!(entries(&long[..end]).0.is_empty(), "{end}");
        }
        let lying = [0x1c, 2, 90, 0xff, 0xff, 1];
        assert!(entries(&lying).1);
    }
}
