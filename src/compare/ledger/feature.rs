macro_rules! features {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// What a clue is about: the name under which a scorecard weighs it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Feature { $($(#[doc = $doc])+ $variant,)+ }

        /// All features, in order.
        pub const FEATURES: &[Feature] = &[$(Feature::$variant,)+];

        impl Feature {
            /// The name that rules write.
            pub fn name(self) -> &'static str {
                match self { $(Feature::$variant => $name,)+ }
            }

            /// What its value is.
            pub fn describe(self) -> &'static str {
                match self { $(Feature::$variant => concat!($($doc),+).trim_ascii_start(),)+ }
            }
        }
    };
}

features! {
    /// Log of the bits of common words that the story shares.
    WordsShared = "words-shared",
    /// Log of the bits of common words that the story lacks.
    WordsMissing = "words-missing",
    /// Share of the caption's common words, by bits, that the story has.
    WordsShare = "words-share",
    /// Sum of the logs of how often the story has each shared common word.
    WordsOften = "words-often",
    /// Number of rare words that the story lacks, at most six.
    WordsLacking = "words-lacking",
    /// Number of rare words shared, at most four.
    WordsRare = "words-rare",
    /// Number of common words that stand in the title, at most four.
    WordsTitle = "words-title",
    /// Number of common words that stand in the lead, at most six.
    WordsLead = "words-lead",
    /// Log of the bits of name words that the story shares.
    NamesShared = "names-shared",
    /// Log of the bits of name words that the story lacks.
    NamesMissing = "names-missing",
    /// Share of the caption's name words, by bits, that the story has.
    NamesShare = "names-share",
    /// Sum of the logs of how often the story has each shared name word.
    NamesOften = "names-often",
    /// Number of name words that the story lacks, at most eight.
    NamesLacking = "names-lacking",
    /// Number of name words that stand in the title, at most three.
    NamesTitle = "names-title",
    /// Number of name words that stand in the lead, at most five.
    NamesLead = "names-lead",
    /// Log of how often the story has its most frequent shared name.
    NamesMost = "names-most",
    /// Number of two-word phrases that the story has too, at most five.
    Phrases = "phrases",
    /// Number of persons whom the story names, at most three.
    PersonsShared = "persons-shared",
    /// Number of persons whom the title names, at most two.
    PersonsTitle = "persons-title",
    /// Number of persons whom the story does not name, at most three.
    PersonsAbsent = "persons-absent",
    /// Number of places that the story names, at most three.
    PlacesShared = "places-shared",
    /// Number of places near, in or around one of the story's, at most two.
    PlacesNear = "places-near",
    /// Number of places in a country that the story speaks of, at most two.
    PlacesCountry = "places-country",
    /// Number of places in no country that the story speaks of, at most three.
    PlacesElsewhere = "places-elsewhere",
    /// Number of places in a country that the story mentions in passing, at most two.
    PlacesAside = "places-aside",
    /// 1 if the caption has places and all of them are elsewhere.
    PlacesAllElsewhere = "places-all-elsewhere",
    /// 1 if the caption's main place is the story's.
    PlaceSetting = "place-setting",
    /// 1 if the story speaks of the caption's day or month.
    DateNamed = "date-named",
    /// 1 if a date is within four days of publication.
    DateCurrent = "date-current",
    /// 1 if the story speaks of the caption's year only.
    DateYear = "date-year",
    /// 1 if a date is up to two months before publication.
    DateRecent = "date-recent",
    /// 1 if a date is up to a year before publication.
    DateEarlier = "date-earlier",
    /// 1 if a date is over a year before publication, and nothing says so.
    DateOld = "date-old",
    /// 1 if the picture is older than two months and marked as such.
    DateMarked = "date-marked",
    /// 1 if a date is after publication.
    DateAfter = "date-after",
    /// 1 if the year stands nowhere in a story without a date.
    DateUnplaced = "date-unplaced",
    /// Log of the number of different words in the story.
    StoryLength = "story-length",
    /// Log of the number of telling words in the caption.
    CaptionLength = "caption-length",
}

/// What a clue can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// It can only speak for the caption.
    For,
    /// It can only speak against it.
    Against,
    /// It sets the scale for the others, or can mean either.
    Either,
}

impl Feature {
    /// Which way its weight may point, so that a ledger reads as reasons.
    pub fn lean(self) -> Lean {
        match self {
            Feature::WordsMissing
            | Feature::WordsLacking
            | Feature::NamesMissing
            | Feature::NamesLacking
            | Feature::PersonsAbsent
            | Feature::PlacesElsewhere
            | Feature::PlacesAllElsewhere
            | Feature::PlacesAside
            | Feature::DateOld
            | Feature::DateAfter
            | Feature::DateUnplaced => Lean::Against,
            Feature::StoryLength
            | Feature::CaptionLength
            | Feature::DateRecent
            | Feature::DateEarlier
            | Feature::DateMarked => Lean::Either,
            _ => Lean::For,
        }
    }

    /// Whether it is about when the picture was taken.
    pub fn is_date(self) -> bool {
        (Feature::DateNamed..=Feature::DateUnplaced).contains(&self)
    }
}
