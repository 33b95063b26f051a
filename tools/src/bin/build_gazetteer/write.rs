//! From the gathered places to the bytes of the index.

use std::collections::BTreeMap;

use cutline::gazetteer::Kind;
use cutline::gazetteer::layout::{self, Posting, Record};

use crate::Error;
use crate::ambiguity::Words;
use crate::atlas::{Atlas, Draft, Name};

pub fn index(atlas: &Atlas, words: &Words) -> Result<Vec<u8>, Error> {
    let mut records = Vec::new();
    let mut texts = String::new();
    let mut text_at: BTreeMap<&str, usize> = BTreeMap::new();
    for draft in &atlas.places {
        let at = *text_at.entry(&draft.name).or_insert_with(|| {
            texts.push_str(&draft.name);
            texts.len() - draft.name.len()
        });
        let record = Record {
            name_at: u32::try_from(at)?,
            name_len: u8::try_from(draft.name.len())?,
            latitude: draft.latitude as f32,
            longitude: draft.longitude as f32,
            population: draft.population,
            within: draft.within.map(u32::try_from).transpose()?,
            kind: draft.kind,
            is_actor: draft.is_actor,
        };
        records.extend(record.encode());
    }

    let mut members: Vec<(usize, usize)> = atlas.members.clone();
    members.sort_unstable();
    members.dedup();
    let members: Vec<u8> = members
        .into_iter()
        .flat_map(|(region, member)| [region as u32, member as u32])
        .flat_map(u32::to_le_bytes)
        .collect();

    let is_country = |place: usize| atlas.places[place].kind == Kind::Country;
    let codes = atlas.by_code.iter().filter(|&(_, &place)| is_country(place));
    let codes: Vec<u8> = codes.flat_map(|(code, _)| code.bytes()).collect();

    let mut postings = Vec::new();
    let mut names = fst::MapBuilder::memory();
    for (name, named) in &atlas.names {
        let first = postings.len() / layout::POSTING;
        let mut named: Vec<&Name> = named.iter().collect();
        named.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.place.cmp(&b.place)));
        for (index, name) in named.iter().enumerate() {
            let posting = Posting {
                place: u32::try_from(name.place)?,
                name_kind: name.name_kind,
                written: name.written,
                is_last: index + 1 == named.len(),
            };
            postings.extend(posting.encode());
        }
        let largest = named.iter().map(|n| standing(&atlas.places[n.place])).max();
        let ambiguity = words.of(name, largest.unwrap_or(0));
        names.insert(name, layout::encode_name(first, ambiguity))?;
    }
    let names = names.into_inner()?;
    Ok(layout::join([&records, &postings, &members, &codes, texts.as_bytes(), &names]))
}

/// The inhabitants that speak for reading a name as this place. Counties go
/// by their full name; what the tables list beside towns is well known.
fn standing(draft: &Draft) -> u32 {
    match draft.kind {
        Kind::City | Kind::Subdivision => draft.population,
        Kind::County => 0,
        _ => u32::MAX,
    }
}
