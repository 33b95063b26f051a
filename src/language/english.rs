//! English.

use super::calendar::Word::*;
use super::calendar::{
    self, Bearings, Calendar, DateStyle, Feast, Holiday, Season as S, Shift as To, Unit as U, full,
    short, shy,
};
use super::grammar::Grammar;
use super::numerals::Numerals;

pub(super) static GRAMMAR: Grammar =
    Grammar { is_tagged: true, numerals: NUMERALS, ..Grammar::of("en", &CALENDAR) };

const NUMERALS: Numerals = Numerals {
    groups: &[","],
    point: ".",
    to: &["to", "or"],
    between: "between",
    and: "and",
    of: &["of"],
    bare_scales: false,
    ..Numerals::POINTED
};

static CALENDAR: Calendar = Calendar::new(
    WORDS,
    DateStyle {
        day_first: false,
        capitals: true,
        article_spans: true,
        titles: true,
        ..DateStyle::DAY_FIRST
    },
    BEARINGS,
);

#[rustfmt::skip]
const BEARINGS: Bearings = Bearings {
    until: &[
        "until", "till", "by", "through", "before", "ahead of", "for", "starting", "beginning",
        "due", "effective", "as of", "no later than", "takes office", "takes over",
        "takes effect", "takes place", "comes into force", "goes into effect", "goes on sale",
        "on sale", "on view", "on display", "expires", "expire", "scheduled", "slated",
        "planned", "deadline", "up to",
    ],
    behind: &["deadline", "election", "elections", "referendum", "runoff", "primary", "vote"],
    closing: &[],
    opening: &[
        "opens", "open", "starts", "start", "begins", "begin", "runs", "run", "premieres",
        "debuts", "returns", "resumes", "reopens", "closes", "ends", "airs", "kicks off",
        "gets under way", "launches", "arrives in cinemas", "comes out", "faces", "takes place",
    ],
    future: &[
        "will", "shall", "won't", "won’t", "going to", "is to", "are to", "is set to",
        "are set to", "is due", "are due", "is expected", "are expected", "is scheduled",
        "are scheduled", "is slated", "are slated", "is planned", "are planned", "plans to",
        "plan to", "hopes to", "hope to", "is likely to", "are likely to", "would", "upcoming",
        "is about to", "are about to", "announced for", "aims to", "takes over as", "take over as", "takes up", "ready to", "intends to",
    ],
    planned: &["expected", "scheduled", "slated", "planned", "due", "set to", "poised"],
    endings: &[],
    no_verbs: &[],
    subordinate: &[
        "who", "whom", "whose", "which", "that", "where", "when", "whether", "if", "as",
        "while", "after", "because", "since", "saying", "so",
    ],
    picture: &[
        "photo", "photos", "photograph", "photographs", "picture", "pictures", "image",
        "images", "illustration", "frame", "screenshot", "screengrab", "still", "video",
        "footage", "selfie", "snapshot", "portrait",
    ],
    taken: &["taken", "made", "shot", "captured", "grabbed", "released", "dated", "from"],
    earlier: &[
        "defending champion", "defending champions", "defending winner", "reigning",
        "titleholder", "title holder", "title holders", "previous", "the year before",
        "a year earlier", "past winner", "past champion",
    ],
    last_years: &["last year's", "last year’s", "last year", "last season", "last season's"],
    to: &["to", "through", "until", "till"],
    and: &["and"],
    between: &["between"],
    past: &["past", "last"],
    few: &["few", "several", "couple"],
    naming: &[
        "fiscal year", "financial year", "school year", "academic year", "model year",
        "tax year", "fiscal", "fy", "class of", "graduates of", "vintage", "season",
        "generation of", "team of", "vision", "agenda", "expo", "horizon", "target", "budget",
    ],
    anniversary: &["anniversary", "anniversaries", "commemoration", "commemorated", "jubilee"],
    jubilees: &[("centenary", 100), ("centennial", 100), ("bicentennial", 200), ("bicentenary", 200)],
    years_since: &["since", "after", "on", "ago", "later"],
};

#[rustfmt::skip]
const WORDS: &[(&str, calendar::Word)] = &[
    ("january", Month(full(1))), ("february", Month(full(2))), ("march", Month(shy(full(3)))),
    ("april", Month(shy(full(4)))), ("may", Month(shy(full(5)))), ("june", Month(shy(full(6)))),
    ("july", Month(full(7))), ("august", Month(shy(full(8)))), ("september", Month(full(9))),
    ("october", Month(full(10))), ("november", Month(full(11))), ("december", Month(full(12))),
    ("jan", Month(shy(short(1)))), ("feb", Month(short(2))), ("mar", Month(shy(short(3)))),
    ("apr", Month(short(4))), ("jun", Month(shy(short(6)))), ("jul", Month(shy(short(7)))),
    ("aug", Month(short(8))), ("sep", Month(shy(short(9)))), ("sept", Month(short(9))),
    ("oct", Month(short(10))), ("nov", Month(short(11))), ("dec", Month(short(12))),

    ("monday", Weekday(full(1))), ("tuesday", Weekday(full(2))), ("wednesday", Weekday(full(3))),
    ("thursday", Weekday(full(4))), ("friday", Weekday(full(5))), ("saturday", Weekday(full(6))),
    ("sunday", Weekday(full(7))),
    ("mon", Weekday(shy(short(1)))), ("tue", Weekday(short(2))), ("tues", Weekday(short(2))),
    ("wed", Weekday(shy(short(3)))), ("weds", Weekday(short(3))), ("thu", Weekday(short(4))),
    ("thur", Weekday(short(4))), ("thurs", Weekday(short(4))), ("fri", Weekday(short(5))),
    ("sat", Weekday(shy(short(6)))), ("sun", Weekday(shy(short(7)))),

    ("spring", Season(S::Spring, true)), ("summer", Season(S::Summer, false)),
    ("autumn", Season(S::Autumn, false)), ("fall", Season(S::Autumn, true)),
    ("winter", Season(S::Winter, false)),

    ("day", Unit(U::Day)), ("week", Unit(U::Week)), ("weekend", Unit(U::Weekend)),
    ("month", Unit(U::Month)), ("year", Unit(U::Year)), ("decade", Unit(U::Decade)),
    ("century", Unit(U::Century)),
    ("days", Units(U::Day)), ("weeks", Units(U::Week)), ("months", Units(U::Month)),
    ("years", Units(U::Year)), ("decades", Units(U::Decade)),
    ("quarter", Quarter), ("half", Half),
    ("q1", QuarterCode(1)), ("q2", QuarterCode(2)), ("q3", QuarterCode(3)), ("q4", QuarterCode(4)),
    ("morning", DayPart), ("afternoon", DayPart), ("evening", DayPart), ("night", DayPart),

    ("today", Day(0)), ("tonight", Day(0)), ("yesterday", Day(-1)), ("tomorrow", Day(1)),
    ("tmr", Day(1)),
    ("last", Shift(To::Last)), ("this", Shift(To::This)), ("next", Shift(To::Next)),
    ("coming", Shift(To::Coming)), ("that", Shift(To::Same)), ("same", Shift(To::Same)),
    ("following", Shift(To::Following)), ("previous", Shift(To::Previous)),
    ("past", Shift(To::Last)),

    ("a", Cardinal(1)), ("an", Cardinal(1)), ("one", Cardinal(1)), ("two", Cardinal(2)),
    ("three", Cardinal(3)), ("four", Cardinal(4)), ("five", Cardinal(5)), ("six", Cardinal(6)),
    ("seven", Cardinal(7)), ("eight", Cardinal(8)), ("nine", Cardinal(9)), ("ten", Cardinal(10)),
    ("eleven", Cardinal(11)), ("twelve", Cardinal(12)), ("thirteen", Cardinal(13)),
    ("fourteen", Cardinal(14)), ("fifteen", Cardinal(15)), ("twenty", Cardinal(20)),
    ("thirty", Cardinal(30)), ("forty", Cardinal(40)), ("fifty", Cardinal(50)),
    ("first", Ordinal(1)), ("second", Ordinal(2)), ("third", Ordinal(3)), ("fourth", Ordinal(4)),
    ("fifth", Ordinal(5)), ("sixth", Ordinal(6)), ("seventh", Ordinal(7)), ("eighth", Ordinal(8)),
    ("ninth", Ordinal(9)), ("tenth", Ordinal(10)), ("eleventh", Ordinal(11)),
    ("twelfth", Ordinal(12)), ("thirteenth", Ordinal(13)), ("fourteenth", Ordinal(14)),
    ("fifteenth", Ordinal(15)), ("sixteenth", Ordinal(16)), ("seventeenth", Ordinal(17)),
    ("eighteenth", Ordinal(18)), ("nineteenth", Ordinal(19)), ("twentieth", Ordinal(20)),
    ("st", OrdinalSuffix), ("nd", OrdinalSuffix), ("rd", OrdinalSuffix), ("th", OrdinalSuffix),
    ("ago", Ago), ("later", Later), ("earlier", Earlier), ("previously", Earlier),

    ("early", Part), ("late", Part), ("end", Edge), ("beginning", Edge),
    ("start", Edge), ("rest", Edge), ("remainder", Edge), ("mid", Part), ("middle", Part),
    ("in", In), ("since", Since), ("by", In), ("until", In), ("till", In), ("during", In),
    ("from", In), ("throughout", In), ("between", In), ("before", In),
    ("after", In), ("circa", In), ("for", In),
    ("on", On), ("of", Of), ("at", At), ("the", The),
    ("its", The), ("his", The), ("her", The), ("their", The), ("our", The), ("my", The),
    ("and", Link), ("to", Link), ("or", Link), ("through", Link),

    ("people", Counted), ("percent", Counted), ("per", Counted), ("men", Counted),
    ("women", Counted), ("children", Counted), ("troops", Counted), ("dollars", Counted),
    ("pounds", Counted), ("euros", Counted), ("miles", Counted), ("feet", Counted),
    ("meters", Counted), ("metres", Counted), ("acres", Counted), ("tons", Counted),
    ("tonnes", Counted), ("hours", Counted), ("hrs", Counted), ("gmt", Counted),
    ("utc", Counted), ("km", Counted), ("square", Counted), ("votes", Counted), ("bc", Counted),
    ("bce", Counted), ("deaths", Counted), ("million", Counted), ("billion", Counted),
    ("thousand", Counted), ("soldiers", Counted), ("students", Counted), ("jobs", Counted),
    ("points", Counted), ("calories", Counted), ("victims", Counted),
    ("than", Quantity), ("least", Quantity), ("some", Quantity), ("nearly", Quantity),
    ("almost", Quantity), ("over", Quantity), ("about", Quantity), ("around", Quantity),
    ("approximately", Quantity), ("roughly", Quantity), ("most", Quantity), ("only", Quantity),
    ("flight", Designator), ("resolution", Designator), ("boeing", Designator),
    ("room", Designator), ("highway", Designator), ("route", Designator),
    ("section", Designator), ("article", Designator), ("no", Designator),
    ("number", Designator), ("model", Designator), ("channel", Designator),
    ("suite", Designator), ("box", Designator), ("page", Designator), ("bill", Designator),
    ("every", Every), ("each", Every), ("any", Every),
    ("will", Future), ("shall", Future), ("upcoming", Future), ("slated", Future),
    ("scheduled", Future),
    ("said", Past), ("told", Past), ("was", Past), ("were", Past), ("had", Past), ("did", Past),
    ("announced", Past), ("reported", Past), ("tweeted", Past), ("wrote", Past), ("says", Past),
    ("voted", Past), ("signed", Past), ("met", Past), ("called", Past), ("asked", Past),
    ("times", Masthead), ("mirror", Masthead), ("telegraph", Masthead), ("express", Masthead),
    ("herald", Masthead), ("mail", Masthead),
    ("black", Nickname), ("bloody", Nickname), ("super", Nickname), ("cyber", Nickname),
    ("palm", Nickname), ("ash", Nickname), ("fat", Nickname), ("giving", Nickname),
    ("holy", Nickname), ("maundy", Nickname), ("casual", Nickname), ("news", Nickname),

    ("christmas", Feast(&[
        feast(&["eve"], Holiday::Fixed(12, 24)), feast(&["day"], Holiday::Fixed(12, 25)),
        timid(&[], Holiday::Fixed(12, 25)),
    ])),
    ("new", Feast(&[
        feast(&["year", "eve"], Holiday::Fixed(12, 31)), feast(&["years", "eve"], Holiday::Fixed(12, 31)),
        feast(&["year", "day"], Holiday::Fixed(1, 1)), feast(&["years", "day"], Holiday::Fixed(1, 1)),
    ])),
    ("independence", Feast(&[feast(&["day"], Holiday::Fixed(7, 4))])),
    ("thanksgiving", Feast(&[
        feast(&["day"], Holiday::Nth(11, 4, 4)), timid(&[], Holiday::Nth(11, 4, 4)),
    ])),
    ("labor", Feast(&[feast(&["day"], Holiday::Nth(9, 1, 1))])),
    ("memorial", Feast(&[feast(&["day"], Holiday::Nth(5, 1, -1))])),
    ("columbus", Feast(&[feast(&["day"], Holiday::Nth(10, 1, 2))])),
    ("presidents", Feast(&[feast(&["day"], Holiday::Nth(2, 1, 3))])),
    ("veterans", Feast(&[feast(&["day"], Holiday::Fixed(11, 11))])),
    ("armistice", Feast(&[feast(&["day"], Holiday::Fixed(11, 11))])),
    ("bastille", Feast(&[feast(&["day"], Holiday::Fixed(7, 14))])),
    ("boxing", Feast(&[feast(&["day"], Holiday::Fixed(12, 26))])),
    ("earth", Feast(&[feast(&["day"], Holiday::Fixed(4, 22))])),
    ("valentine", Feast(&[feast(&["day"], Holiday::Fixed(2, 14))])),
    ("mother", Feast(&[feast(&["day"], Holiday::Nth(5, 7, 2))])),
    ("father", Feast(&[feast(&["day"], Holiday::Nth(6, 7, 3))])),
    ("juneteenth", Feast(&[timid(&[], Holiday::Fixed(6, 19))])),
    ("halloween", Feast(&[timid(&[], Holiday::Fixed(10, 31))])),
    ("mlk", Feast(&[feast(&["day"], Holiday::Nth(1, 1, 3))])),
    ("patrick", Feast(&[feast(&["day"], Holiday::Fixed(3, 17))])),
    ("good", Feast(&[feast(&["friday"], Holiday::Easter(-2))])),
    ("easter", Feast(&[
        feast(&["sunday"], Holiday::Easter(0)), feast(&["monday"], Holiday::Easter(1)),
        timid(&[], Holiday::Easter(0)),
    ])),
];

const fn feast(rest: &'static [&'static str], day: Holiday) -> Feast {
    Feast { rest, day, shy: false }
}

const fn timid(rest: &'static [&'static str], day: Holiday) -> Feast {
    Feast { rest, day, shy: true }
}
