//! The common noun that goes with a name: "Harris County", "Salinas Valley".

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::fold;
use crate::gazetteer::Kind;
use crate::words::Class;

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

/// What the noun with that [key](crate::fold::key) makes of the name before it.
pub(super) fn generic(key: u64) -> Option<Generic> {
    static BY_KEY: LazyLock<HashMap<u64, Generic>> = LazyLock::new(|| {
        let rows = Class::GenericNoun.rows().iter();
        rows.filter_map(|row| Some((fold::key(row.word.bytes()), named(row.value)?))).collect()
    });
    BY_KEY.get(&key).copied()
}

/// What the table calls so.
fn named(value: &str) -> Option<Generic> {
    Some(match value {
        "street" => Generic::Street,
        "county" => Generic::Unit(Kind::County),
        "subdivision" => Generic::Unit(Kind::Subdivision),
        "city" => Generic::Unit(Kind::City),
        "feature" => Generic::Feature,
        "body" => Generic::Body,
        "press" => Generic::Press,
        _ => return None,
    })
}
