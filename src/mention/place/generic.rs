//! The common noun that goes with a name: "Harris County", "Salinas Valley".

use crate::gazetteer::Kind;

/// What a noun makes of the name that it stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Generic {
    /// A street: no place on our map.
    Street,
    /// A unit of this kind, called by the name with the noun or without.
    Unit(Kind),
    /// A feature of the land, or a site: another place than the bare name.
    Feature,
    /// A public body or an establishment that stands in the place.
    Body,
    /// A newspaper or the like, at home there but read elsewhere.
    Press,
}

/// Longest noun, in bytes.
const LONGEST: usize = 14;

/// What the noun `word` makes of the name before it, in either case.
pub(super) fn generic(word: &str) -> Option<Generic> {
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    Some(match std::str::from_utf8(lower).ok()? {
        "street" | "streets" | "road" | "roads" | "avenue" | "avenues" | "ave" | "boulevard"
        | "blvd" | "lane" | "highway" | "hwy" | "drive" | "parkway" | "turnpike" | "terrace"
        | "freeway" | "expressway" | "alley" | "crescent" | "pike" | "rd" => Generic::Street,
        "county" | "counties" | "parish" | "borough" => Generic::Unit(Kind::County),
        "state" | "province" | "oblast" | "prefecture" | "governorate" | "region" => {
            Generic::Unit(Kind::Subdivision)
        }
        "city" | "town" | "township" | "village" => Generic::Unit(Kind::City),
        "river" | "lake" | "valley" | "bay" | "park" | "creek" | "island" | "islands" | "beach"
        | "mountains" | "mountain" | "hill" | "hills" | "forest" | "canyon" | "ranch"
        | "colony" | "bridge" | "square" | "camp" | "desert" | "falls" | "springs" | "heights"
        | "grove" | "peninsula" | "gulf" | "sea" | "coast" | "plateau" | "plains" | "farm"
        | "ridge" | "point" | "harbor" | "harbour" | "reservoir" | "dam" | "basin"
        | "wilderness" | "plaza" | "stadium" | "airport" | "station" | "side" | "shore"
        | "ocean" | "strait" | "channel" => Generic::Feature,
        "police" | "sheriff" | "fire" | "department" | "bureau" | "school" | "schools"
        | "university" | "college" | "hospital" | "council" | "commission" | "court" | "courts"
        | "board" | "chamber" | "authority" | "library" | "museum" | "hall" | "center"
        | "centre" | "church" | "ministry" | "government" | "senate" | "house" | "legislature"
        | "supreme" | "army" | "navy" | "elementary" | "district" | "agency" | "assembly"
        | "parliament" | "association" | "institute" | "academy" | "society" | "office"
        | "jail" | "prison" | "cathedral" | "synagogue" | "mosque" | "committee" | "club"
        | "patrol" | "corrections" | "attorney" | "mayor" | "embassy" | "consulate"
        | "festival" | "fair" | "zoo" | "theater" | "theatre" | "service" | "services"
        | "clinic" | "guard" | "party" | "republican" | "democratic" | "republicans"
        | "democrats" | "general" | "administration" | "high" => Generic::Body,
        "times" | "post" | "herald" | "tribune" | "daily" | "gazette" | "journal" | "news"
        | "review" | "star" | "sun" | "telegraph" | "press" | "chronicle" | "examiner"
        | "globe" | "mirror" | "observer" | "magazine" | "radio" | "tv" | "inquirer"
        | "dispatch" | "sentinel" | "courier" | "monitor" | "advocate" => Generic::Press,
        _ => return None,
    })
}
