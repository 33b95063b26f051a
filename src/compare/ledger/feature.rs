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
    /// Mean over the caption's words of how much oftener the story has each than news at large, in log-odds; 0 for one it lacks.
    Fit = "fit",
    /// How much oftener the story has the best of the words than news at large, in log-odds.
    FitBest = "fit-best",
    /// Share of the caption's words that stand nowhere in the story.
    Lacking = "lacking",
    /// Log of the bits of common words that the story shares.
    WordsShared = "words-shared",
    /// Log of the bits of common words that the story lacks.
    WordsMissing = "words-missing",
    /// Share of the caption's common words, by bits, that the story has.
    WordsShare = "words-share",
    /// Number of rare words that the story lacks, at most six.
    WordsLacking = "words-lacking",
    /// Bits of common words that stand in the title, at most thirty.
    WordsTitle = "words-title",
    /// Bits of common words that stand in the lead, at most sixty.
    WordsLead = "words-lead",
    /// The same number, times the share of common words that the story has.
    PhrasesAmong = "phrases-among",
    /// Log of the bits of name words that the story shares.
    NamesShared = "names-shared",
    /// Log of the bits of name words that the story lacks.
    NamesMissing = "names-missing",
    /// Bits of name words that the story lacks, at most sixty: a long list has names that no story would.
    NamesListed = "names-listed",
    /// Share of the caption's name words, by bits, that the story has.
    NamesShare = "names-share",
    /// Number of name words that the story lacks, at most eight.
    NamesLacking = "names-lacking",
    /// Bits of name words that stand in the title, at most thirty.
    NamesTitle = "names-title",
    /// Bits of name words that stand in the lead, at most sixty.
    NamesLead = "names-lead",
    /// Number of phrases ending in a name that the story has too, at most five.
    NamesPhrases = "names-phrases",
    /// 1 if the story lacks the caption's first name.
    FirstNameLacking = "first-name-lacking",
    /// 1 if the caption has names and the story none of them.
    NamesNone = "names-none",
    /// How often the story has the most frequent shared name, against its own most frequent one.
    NamesMost = "names-most",
    /// The same, times `fit-best`: a name that is all over the story ties any picture of its bearer to it.
    NamesMostAlone = "names-most-alone",
    /// Share of the story's eight main names, by weight, that the caption has.
    MainNames = "main-names",
    /// Share of the title, by bits, that the caption has.
    TitleShare = "title-share",
    /// The same, times `names-share`: what both tell counts once.
    TitleShareNamed = "title-share-named",
    /// Share of the caption's words, by bits, that stand in one sentence of the story.
    Sentence = "sentence",
    /// The square of the same: most of the caption in one sentence.
    SentenceWhole = "sentence-whole",
    /// Number of persons whom the story names, at most three.
    PersonsShared = "persons-shared",
    /// Number of persons whom the title names, at most two.
    PersonsTitle = "persons-title",
    /// Number of persons whom the story does not name, at most three.
    PersonsAbsent = "persons-absent",
    /// 1 if the caption names persons and the story, which has its own, none of them.
    PersonsAllAbsent = "persons-all-absent",
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
    /// Number of countries that the caption names by their people or adjective and the story does not speak of, at most two.
    DemonymsElsewhere = "demonyms-elsewhere",
    /// If the story speaks of the caption's day or month, the share of its common words that the story lacks.
    DateNamed = "date-named",
    /// 1 if the story gives the caption's very day with its year, over a month before publication.
    DateShared = "date-shared",
    /// 1 if the caption gives a date with its year.
    Dated = "dated",
    /// 1 if the story speaks of the caption's year only.
    DateYear = "date-year",
    /// 1 if the nearest date is one or two days after publication.
    DateNextDay = "date-next-day",
    /// 1 if the nearest date is the day of publication.
    DateSameDay = "date-same-day",
    /// 1 if the nearest date is the day before publication.
    DateDayBefore = "date-day-before",
    /// 1 if the nearest date is two to four days before publication.
    DateDaysBefore = "date-days-before",
    /// 1 if the nearest date is five to seven days before publication.
    DateWeekBefore = "date-week-before",
    /// 1 if the nearest date is up to a month before publication.
    DateMonthBefore = "date-month-before",
    /// 1 if the nearest date is one to four months before publication.
    DateMonthsBefore = "date-months-before",
    /// 1 if the nearest date is four months to a year before publication.
    DateYearBefore = "date-year-before",
    /// 1 if the nearest date is over a year before publication.
    DateYearsBefore = "date-years-before",
    /// If a date is over two months before publication, the `main-names` that the caption has: an old picture of the story's main person.
    DateOldMain = "date-old-main",
    /// 1 if the picture is older than two months and marked as such.
    DateMarked = "date-marked",
    /// 1 if a date is after publication.
    DateAfter = "date-after",
    /// 1 if the year stands nowhere in a story without a date.
    DateUnplaced = "date-unplaced",
    /// 1 if the caption names a weekday without a date, and so does the story.
    WeekdayNamed = "weekday-named",
    /// 1 if the caption names a weekday without a date that the story does not name, and that was not in the two days up to publication.
    WeekdayOther = "weekday-other",
    /// Number of words of one field, such as sport or the courts, of which the story has none, at most three.
    FieldOther = "field-other",
    /// Share of the story's words of any field that are of the caption's field.
    FieldShared = "field-shared",
    /// Log of the number of different words in the story.
    StoryLength = "story-length",
    /// Log of how many times shorter than 400 words the story is.
    Brief = "brief",
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
            Feature::Lacking
            | Feature::WordsMissing
            | Feature::WordsLacking
            | Feature::NamesMissing
            | Feature::NamesLacking
            | Feature::FirstNameLacking
            | Feature::NamesMostAlone
            | Feature::TitleShareNamed
            | Feature::PersonsAbsent
            | Feature::PlacesElsewhere
            | Feature::PlacesAllElsewhere
            | Feature::PlacesAside
            | Feature::DateNextDay
            | Feature::DemonymsElsewhere
            | Feature::FieldOther
            | Feature::PersonsAllAbsent
            | Feature::NamesNone
            | Feature::DateYearBefore
            | Feature::DateYearsBefore
            | Feature::DateAfter
            | Feature::DateUnplaced
            | Feature::WeekdayOther => Lean::Against,
            Feature::StoryLength
            | Feature::Brief
            | Feature::CaptionLength
            | Feature::NamesListed
            | Feature::DateMonthBefore
            | Feature::DateMonthsBefore
            | Feature::Dated
            | Feature::DateMarked => Lean::Either,
            _ => Lean::For,
        }
    }

    /// Whether it is no evidence of its own, but what the others stand against.
    pub fn sets_scale(self) -> bool {
        matches!(
            self,
            Feature::StoryLength
                | Feature::Brief
                | Feature::CaptionLength
                | Feature::NamesListed
                | Feature::Dated
        )
    }

    /// The feature that tells of the same words, and to which this one only
    /// adds or takes: the two are one reason.
    pub fn qualifies(self) -> Option<Feature> {
        match self {
            Feature::NamesMostAlone => Some(Feature::NamesMost),
            Feature::TitleShareNamed => Some(Feature::TitleShare),
            Feature::FirstNameLacking | Feature::NamesNone => Some(Feature::NamesLacking),
            Feature::PersonsAllAbsent => Some(Feature::PersonsAbsent),
            Feature::PlacesAllElsewhere => Some(Feature::PlacesElsewhere),
            _ => None,
        }
    }

    /// Whether it is about when the picture was taken.
    pub fn is_date(self) -> bool {
        (Feature::DateNamed..=Feature::WeekdayOther).contains(&self)
    }
}
