//! How the built index lies in its bytes: little-endian, no padding.
//!
//! A header (magic, then the length of each section), then the sections:
//! records, postings, members, country codes, names, and an `fst::Map` from
//! folded name to `posting index << 3 | ambiguity`. Nothing needs parsing before use.

use super::{Ambiguity, Kind, NameKind, Written};

/// Opens every index of this layout.
pub const MAGIC: [u8; 8] = *b"cutgaz01";
/// How many sections there are.
pub const SECTIONS: usize = 6;
/// The bytes of one record.
pub const RECORD: usize = 20;
/// The bytes of one posting.
pub const POSTING: usize = 4;
/// The bytes of one pair in the members section: a region and one member.
pub const MEMBER: usize = 8;

const NOWHERE: u32 = (1 << 20) - 1;
const AMBIGUITY_BITS: u32 = 3;

/// One place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Record {
    /// Where its name starts in the names section, below 2^24.
    pub name_at: u32,
    /// The length of its name in bytes.
    pub name_len: u8,
    /// Degrees north.
    pub latitude: f32,
    /// Degrees east.
    pub longitude: f32,
    /// Inhabitants, 0 where unknown.
    pub population: u32,
    /// The next larger place that holds it whole.
    pub within: Option<u32>,
    /// What it is.
    pub kind: Kind,
    /// Whether the name also stands for those who work there.
    pub is_actor: bool,
}

impl Record {
    /// The record's bytes.
    pub fn encode(&self) -> [u8; RECORD] {
        let within = self.within.unwrap_or(NOWHERE);
        let traits = within | (self.kind as u32) << 20 | u32::from(self.is_actor) << 25;
        let mut bytes = [0; RECORD];
        for (slot, value) in bytes.chunks_exact_mut(4).zip([
            self.name_at << 8 | u32::from(self.name_len),
            self.latitude.to_bits(),
            self.longitude.to_bits(),
            self.population,
            traits,
        ]) {
            slot.copy_from_slice(&value.to_le_bytes());
        }
        bytes
    }

    /// The record in `bytes`, if they are one.
    pub fn decode(bytes: &[u8]) -> Option<Record> {
        let name = word(bytes, 0)?;
        let traits = word(bytes, 4)?;
        Some(Record {
            name_at: name >> 8,
            name_len: (name & 0xff) as u8,
            latitude: f32::from_bits(word(bytes, 1)?),
            longitude: f32::from_bits(word(bytes, 2)?),
            population: word(bytes, 3)?,
            within: Some(traits & NOWHERE).filter(|&id| id != NOWHERE),
            kind: *Kind::ALL.get((traits >> 20 & 31) as usize)?,
            is_actor: traits >> 25 & 1 == 1,
        })
    }
}

/// One place that a name may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Posting {
    /// The place's number, below 2^20.
    pub place: u32,
    /// What kind of name for it the name is.
    pub name_kind: NameKind,
    /// How the name must be written.
    pub written: Written,
    /// Whether the name means no further place.
    pub is_last: bool,
}

impl Posting {
    /// The posting in four bytes.
    pub fn encode(&self) -> [u8; POSTING] {
        let bits = self.place
            | (self.name_kind as u32) << 20
            | (self.written as u32) << 23
            | u32::from(self.is_last) << 25;
        bits.to_le_bytes()
    }

    /// The posting in `bytes`, if they are one.
    pub fn decode(bytes: &[u8]) -> Option<Posting> {
        let bits = word(bytes, 0)?;
        Some(Posting {
            place: bits & NOWHERE,
            name_kind: *NameKind::ALL.get((bits >> 20 & 7) as usize)?,
            written: *Written::ALL.get((bits >> 23 & 3) as usize)?,
            is_last: bits >> 25 & 1 == 1,
        })
    }
}

/// The map's value for a name: the index of its first posting, and its flags.
pub fn encode_name(posting: usize, ambiguity: Ambiguity) -> u64 {
    let flags = u64::from(ambiguity.common_word)
        | u64::from(ambiguity.given_name) << 1
        | u64::from(ambiguity.surname) << 2;
    (posting as u64) << AMBIGUITY_BITS | flags
}

/// The index of a name's first posting, and its flags.
pub fn decode_name(value: u64) -> (usize, Ambiguity) {
    let ambiguity = Ambiguity {
        common_word: value & 1 == 1,
        given_name: value >> 1 & 1 == 1,
        surname: value >> 2 & 1 == 1,
    };
    ((value >> AMBIGUITY_BITS) as usize, ambiguity)
}

/// The `index`th little-endian word of `bytes`.
pub fn word(bytes: &[u8], index: usize) -> Option<u32> {
    let four = bytes.get(index * 4..index * 4 + 4)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

/// Puts an index together from its sections.
pub fn join(sections: [&[u8]; SECTIONS]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    for section in sections {
        bytes.extend((section.len() as u32).to_le_bytes());
    }
    sections.iter().for_each(|section| bytes.extend(*section));
    bytes
}

/// Takes an index apart, if `bytes` are one.
pub fn split(bytes: &[u8]) -> Option<[&[u8]; SECTIONS]> {
    let body = bytes.strip_prefix(&MAGIC)?;
    let mut rest = body.get(SECTIONS * 4..)?;
    let mut sections = [rest; SECTIONS];
    for (index, section) in sections.iter_mut().enumerate() {
        (*section, rest) = rest.split_at_checked(word(body, index)? as usize)?;
    }
    Some(sections)
}
