//! How a language speaks of dates: its months, weekdays and relative words.

mod cue;
mod lexicon;

pub use cue::{Cue, CueSet, CueWords};
pub use lexicon::Lexicon;

/// One language's way with dates.
pub struct Calendar {
    /// Every word that can be part of a date.
    pub lexicon: Lexicon,
    /// How dates are written.
    pub style: DateStyle,
    /// Words that tell what a date is of.
    pub bearings: Bearings,
    /// Which of them a word can end.
    pub cue_words: CueWords,
}

/// How dates are written.
#[derive(Debug, Clone, Copy)]
pub struct DateStyle {
    /// Whether 10/11/2020 is the tenth of November.
    pub day_first: bool,
    /// Whether months and weekdays are written with a capital.
    pub capitals: bool,
    /// Whether a day of the month takes a period: "10. Oktober".
    pub dotted_days: bool,
    /// Whether an article turns "last week" into a stretch of time, as in
    /// "the last week".
    pub article_spans: bool,
    /// Whether headings and titles are written with capitals: "This Week".
    pub titles: bool,
    /// Whether "last" may follow its noun, as in "samedi dernier".
    pub shift_follows: bool,
}

impl DateStyle {
    /// The day before the month, and nothing else of this.
    pub(super) const DAY_FIRST: DateStyle = DateStyle {
        day_first: true,
        capitals: false,
        dotted_days: false,
        article_spans: false,
        titles: false,
        shift_follows: false,
    };
}

impl Calendar {
    /// Of the lower-case `words` that can be part of a date.
    pub const fn new(
        words: &'static [(&'static str, Word)],
        style: DateStyle,
        bearings: Bearings,
    ) -> Calendar {
        Calendar { lexicon: Lexicon::new(words), style, bearings, cue_words: CueWords::new() }
    }

    /// Whether a lower-case word names a month or a weekday.
    ///
    /// Short forms that are also words or given names ("jan", "mar", "sun") do
    /// not count; full names that are ("may", "april") do.
    pub fn names(&self, folded_lower: &str) -> bool {
        match self.lexicon.get(folded_lower) {
            Some(Word::Month(name) | Word::Weekday(name)) => !(name.short && name.shy),
            _ => false,
        }
    }

    /// Which month a lower-case word names, in full or short; 1 is January.
    pub fn month(&self, lower: &str) -> Option<i8> {
        match self.lexicon.get(lower) {
            Some(Word::Month(name)) => Some(name.number),
            _ => None,
        }
    }

    /// Which weekday a lower-case word names, in full or short; 1 is Monday.
    pub fn weekday(&self, lower: &str) -> Option<i8> {
        match self.lexicon.get(lower) {
            Some(Word::Weekday(name)) => Some(name.number),
            _ => None,
        }
    }
}

/// Words, and phrases of several, that tell what a date beside them is of: the
/// picture, a day to come, an occasion before. In small letters.
pub struct Bearings {
    /// Right before a date that is to come or a bound: "until", "takes office".
    pub until: &'static [&'static str],
    /// Right behind a date that is to come: "deadline".
    pub behind: &'static [&'static str],
    /// At the end of the date's clause: "statt".
    pub closing: &'static [&'static str],
    /// Verbs that announce the day behind them, with or without a place
    /// between: "opens".
    pub opening: &'static [&'static str],
    /// What puts the rest of its clause in the future: "will".
    pub future: &'static [&'static str],
    /// The same of the words that it follows alone: "scheduled".
    pub planned: &'static [&'static str],
    /// How a verb in the future ends: "tocará".
    pub endings: &'static [&'static str],
    /// Words that end so and are no verb in the future.
    pub no_verbs: &'static [&'static str],
    /// What begins a clause of its own within a sentence: "who", "that".
    pub subordinate: &'static [&'static str],
    /// Words for a picture.
    pub picture: &'static [&'static str],
    /// What says when a picture was made: "taken".
    pub taken: &'static [&'static str],
    /// Who held a title before, or where the occasion before was:
    /// "defending champion".
    pub earlier: &'static [&'static str],
    /// The same, of the year before alone: "last year's".
    pub last_years: &'static [&'static str],
    /// What joins the ends of a stretch of time: "to", "until".
    pub to: &'static [&'static str],
    /// What joins them where one of `between` stands before: "and".
    pub and: &'static [&'static str],
    /// What stands before two ends that `and` joins: "between".
    pub between: &'static [&'static str],
    /// Before a unit that has just gone by, in the plural: "past", "last".
    pub past: &'static [&'static str],
    /// A small number that is not told: "few".
    pub few: &'static [&'static str],
    /// Before a year that tells which one is meant: "fiscal year", "class of".
    pub naming: &'static [&'static str],
    /// A day that comes round after so many years: "anniversary".
    pub anniversary: &'static [&'static str],
    /// The same for whole numbers of years: "centenary".
    pub jubilees: &'static [(&'static str, i16)],
    /// Behind a number of years that have gone by: "since", "after".
    pub years_since: &'static [&'static str],
}

impl Bearings {
    /// The words and phrases that tell `cue`.
    pub fn phrases(&self, cue: Cue) -> &'static [&'static str] {
        match cue {
            Cue::Until => self.until,
            Cue::Behind => self.behind,
            Cue::Closing => self.closing,
            Cue::Opening => self.opening,
            Cue::Future => self.future,
            Cue::Planned => self.planned,
            Cue::Subordinate => self.subordinate,
            Cue::Picture => self.picture,
            Cue::Taken => self.taken,
            Cue::Earlier => self.earlier,
            Cue::LastYears => self.last_years,
            Cue::To => self.to,
            Cue::Naming => self.naming,
        }
    }
}

/// The name of a month (`number` 1–12) or a weekday (1 is Monday).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Which one.
    pub number: i8,
    /// An abbreviation, which may take a period.
    pub short: bool,
    /// Also a plain word or a given name, so that it needs a witness.
    pub shy: bool,
}

/// A season of the northern year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A stretch of the calendar that words count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Year,
    Decade,
    Century,
}

/// Where a relative word points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// "last", "vergangenen", "pasado"
    Last,
    /// "this", "dieser"
    This,
    /// "next", "nächste"
    Next,
    /// "coming": the next one, however near
    Coming,
    /// "that", "the same": the one spoken of
    Same,
    /// "the following": after the one spoken of
    Following,
    /// "the previous": before the one spoken of
    Previous,
}

/// A day that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// The same month and day every year.
    Fixed(i8, i8),
    /// Month, weekday (1 is Monday) and which of them; -1 is the last.
    Nth(i8, i8, i8),
    /// Days after Easter Sunday.
    Easter(i8),
}

/// How a holiday's name goes on behind its first word.
pub struct Feast {
    /// Lower-case words behind the first; a genitive `'s` is left out.
    pub rest: &'static [&'static str],
    /// The day.
    pub day: Holiday,
    /// Whether the name is also that of a time of year, as in "a Christmas
    /// tree", so that a noun behind it matters.
    pub shy: bool,
}

/// What a word can be in a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Word {
    /// A month.
    Month(Name),
    /// A weekday.
    Weekday(Name),
    /// A season; the flag marks one that is also a plain word ("fall").
    Season(Season, bool),
    /// day, week, month, year, …
    Unit(Unit),
    /// A unit in the plural: days, weeks, …
    Units(Unit),
    /// quarter
    Quarter,
    /// half
    Half,
    /// "Q3"
    QuarterCode(i8),
    /// morning, night, …
    DayPart,
    /// Days from today: yesterday is -1.
    Day(i8),
    /// last, next, this, …
    Shift(Shift),
    /// A number in words.
    Cardinal(u8),
    /// An ordinal in words.
    Ordinal(u8),
    /// What follows the digits of an ordinal: "th", "er".
    OrdinalSuffix,
    /// ago
    Ago,
    /// "vor", "hace": stands before the number of units gone by.
    AgoBefore,
    /// later
    Later,
    /// earlier
    Earlier,
    /// early, late, mid
    Part,
    /// end, beginning
    Edge,
    /// A preposition that a month or a year follows.
    In,
    /// since: what it dates has begun.
    Since,
    /// "on", "am"
    On,
    /// "of", "de"
    Of,
    /// "at": a time of day follows.
    At,
    /// An article.
    The,
    /// "and", "to": joins the ends of a range or the items of a list.
    Link,
    /// A noun that is counted: a number before it is no year and no day.
    Counted,
    /// A word behind which a number is a quantity: "than", "about".
    Quantity,
    /// A noun that numbers name: "flight", "resolution".
    Designator,
    /// every, each: a weekday behind it is no single day.
    Every,
    /// will, shall
    Future,
    /// said, was: what is told of has happened.
    Past,
    /// A newspaper's name behind its weekday: "Times".
    Masthead,
    /// A word that changes the meaning of a weekday: "black", "palm".
    Nickname,
    /// The first word of a holiday.
    Feast(&'static [Feast]),
}

impl PartialEq for Feast {
    fn eq(&self, other: &Feast) -> bool {
        std::ptr::eq(self, other)
    }
}

impl std::fmt::Debug for Feast {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.day)
    }
}

pub(super) const fn full(number: i8) -> Name {
    Name { number, short: false, shy: false }
}

pub(super) const fn short(number: i8) -> Name {
    Name { number, short: true, shy: false }
}

pub(super) const fn shy(name: Name) -> Name {
    Name { shy: true, ..name }
}
