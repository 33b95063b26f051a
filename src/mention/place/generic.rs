//! The common noun that goes with a name: "Harris County", "Salinas Valley".

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::gazetteer::Kind;
use crate::lexicon;

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

/// The nouns, by what they make of a name.
const NOUNS: &[(Generic, &str)] = &[
    (
        Generic::Street,
        "
    street streets road roads avenue avenues ave boulevard blvd lane highway hwy drive
    parkway turnpike terrace freeway expressway alley crescent pike rd
",
    ),
    (Generic::Unit(Kind::County), "county counties parish borough"),
    (
        Generic::Unit(Kind::Subdivision),
        "
    state province oblast prefecture governorate region
",
    ),
    (Generic::Unit(Kind::City), "city town township village"),
    (
        Generic::Feature,
        "
    river lake valley bay park creek island islands beach mountains mountain hill hills
    forest canyon ranch colony bridge square camp desert falls springs heights grove
    peninsula gulf sea coast plateau plains farm ridge point harbor harbour reservoir dam
    basin wilderness plaza stadium airport station side shore ocean strait channel
",
    ),
    (
        Generic::Body,
        "
    police sheriff fire department bureau school schools university college hospital council
    commission court courts board chamber authority library museum hall center centre church
    ministry government senate house legislature supreme army navy elementary district
    agency assembly parliament association institute academy society office jail prison
    cathedral synagogue mosque committee club patrol corrections attorney mayor embassy
    consulate festival fair zoo theater theatre service services clinic guard party
    republican democratic republicans democrats general administration high
",
    ),
    (
        Generic::Press,
        "
    times post herald tribune daily gazette journal news review star sun telegraph press
    chronicle examiner globe mirror observer magazine radio tv inquirer dispatch sentinel
    courier monitor advocate
",
    ),
];

/// What the noun with that [key](crate::lexicon::key) makes of the name before it.
pub(super) fn generic(key: u64) -> Option<Generic> {
    static BY_KEY: LazyLock<HashMap<u64, Generic>> = LazyLock::new(|| {
        let all = |(noun, words): &(Generic, &'static str)| {
            let noun = *noun;
            words.split_whitespace().map(move |word| (lexicon::key(word.bytes()), noun))
        };
        NOUNS.iter().flat_map(all).collect()
    });
    BY_KEY.get(&key).copied()
}
