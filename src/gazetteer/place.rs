/// The number of a place in the gazetteer; stable within one build of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub(super) u32);

/// An ISO 3166-1 alpha-2 code ("BY"), and "XK" for Kosovo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode(pub(super) [u8; 2]);

impl CountryCode {
    /// The code for two ASCII letters in either case.
    pub fn new(code: &str) -> Option<CountryCode> {
        let letters: [u8; 2] = code.as_bytes().try_into().ok()?;
        letters
            .iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| CountryCode(letters.map(|b| b.to_ascii_uppercase())))
    }

    /// The two capital letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// One entry of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place<'g> {
    /// Its number.
    pub id: PlaceId,
    /// Its [name](Place::name), which few ask for.
    pub(super) text: &'g [u8],
    /// What it is.
    pub kind: Kind,
    /// Degrees north, of about its middle.
    pub latitude: f32,
    /// Degrees east, of about its middle.
    pub longitude: f32,
    /// Inhabitants, 0 where unknown.
    pub population: u32,
    /// The next larger place that holds it whole.
    pub within: Option<PlaceId>,
    /// Whether the name also stands for those who work there ("the Kremlin
    /// said"), so that a text that has it act speaks of an organisation.
    pub is_actor: bool,
}

impl<'g> Place<'g> {
    /// Its name in English, or as it is known there.
    pub fn name(&self) -> &'g str {
        std::str::from_utf8(self.text).unwrap_or_default()
    }
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$of])* $variant,)+ }

        impl $name {
            /// All of them, in the order of their numbers in the index.
            pub const ALL: &[$name] = &[$($name::$variant,)+];

            /// The word for it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }
        }
    };
}

named! {
    /// What a place is.
    Kind {
        /// A continent.
        Continent = "continent",
        /// A country or a territory with a country code of its own.
        Country = "country",
        /// A first-level part of a country: a state, province, oblast.
        Subdivision = "subdivision",
        /// A second-level part: a county, parish, province.
        County = "county",
        /// A city, town or village.
        City = "city",
        /// A part of a city.
        District = "district",
        /// An area that is none of these, inside a country or across several.
        Region = "region",
        /// An island or a group of them.
        Island = "island",
        /// An ocean, sea, strait, lake or river.
        Water = "water",
        /// A mountain or a range.
        Mountain = "mountain",
        /// A desert.
        Desert = "desert",
        /// A national park or the like.
        Park = "park",
        /// A building, square, bridge, camp or other site.
        Landmark = "landmark",
        /// A seat of power.
        Seat = "seat",
        /// An airport.
        Airport = "airport",
        /// A stadium, hall or racecourse.
        Stadium = "stadium",
        /// A university or laboratory.
        Campus = "campus",
        /// A military or space base.
        Base = "base",
    }
}

named! {
    /// What kind of name a name is for its place.
    NameKind {
        /// The name that the place goes by.
        Official = "official",
        /// A short form, another spelling, the name in another language.
        Alternate = "alternate",
        /// "U.S.", "Calif."
        Abbreviation = "abbreviation",
        /// The adjective or the people: "Belarusian", "Texans".
        Demonym = "demonym",
        /// A former name: "Leningrad".
        Historical = "historical",
    }
}

named! {
    /// How a name must be written for it to be the name.
    Written {
        /// With a capital letter: "Paris".
        Capitalised = "capitalised",
        /// In capitals alone: "US", "N.Y.", but not "us".
        Capitals = "capitals",
        /// With a capital and a period behind it: "Wash.", but not "Wash".
        Period = "period",
    }
}

impl Written {
    /// Whether a stretch of text, as it stands there, is written like this.
    /// Letters of scripts without case pass.
    pub fn fits(self, as_written: &str) -> bool {
        let has_lower = || as_written.chars().any(char::is_lowercase);
        let has_upper = as_written.chars().any(char::is_uppercase);
        match self {
            Written::Capitalised => has_upper || !has_lower(),
            Written::Capitals => !has_lower(),
            Written::Period => has_upper && as_written.ends_with('.'),
        }
    }

    /// How a name that is spelt like this must be written.
    pub fn of(name: &str) -> Written {
        let has_lower = name.chars().any(char::is_lowercase);
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        match (has_lower, name.ends_with('.')) {
            (false, _) if letters > 1 && name.is_ascii() => Written::Capitals,
            (true, true) => Written::Period,
            _ => Written::Capitalised,
        }
    }
}

/// What else a name may be, so that it wants support from its surroundings
/// before it is read as a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ambiguity {
    /// An everyday English word: "Reading", "Mobile", "Nice".
    pub common_word: bool,
    /// A given name: "Georgia", "Chelsea".
    pub given_name: bool,
    /// A surname among the 5,000 most frequent in the US: "Lincoln".
    pub surname: bool,
}

impl Ambiguity {
    /// Whether the name is none of these.
    pub fn is_none(self) -> bool {
        self == Ambiguity::default()
    }
}

/// One place that a name may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The place.
    pub place: PlaceId,
    /// What kind of name for it the name is.
    pub name_kind: NameKind,
    /// How the name must be written.
    pub written: Written,
    /// What else the name may be; the same for all hits of a name.
    pub ambiguity: Ambiguity,
}
