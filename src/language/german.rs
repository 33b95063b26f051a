//! German.

use super::calendar::Word::*;
use super::calendar::{
    self, Bearings, Calendar, DateStyle, Feast, Holiday, Season as S, Shift as To, Unit as U, full,
    short, shy,
};
use super::grammar::Grammar;
use super::numerals::Numerals;

pub(super) static GRAMMAR: Grammar = Grammar {
    capital_nouns: true,
    joined_genitive: true,
    town_adjectives: TOWN_ADJECTIVES,
    numerals: NUMERALS,
    late_participles: true,
    ..Grammar::of("de", &CALENDAR)
};

/// "Hamburger", "Karlsruher", "Bremer", "Münchner", "Kassler", "Hannoveraner",
/// "Zürcher".
const TOWN_ADJECTIVES: &[(&str, &str)] = &[
    ("er", ""),
    ("r", ""),
    ("er", "en"),
    ("ner", "en"),
    ("ler", "el"),
    ("aner", ""),
    ("cher", "ich"),
];

const NUMERALS: Numerals = Numerals {
    groups: &[".", "’", "'"],
    to: &["bis", "oder"],
    between: "zwischen",
    and: "und",
    ..Numerals::POINTED
};

static CALENDAR: Calendar = Calendar::new(
    WORDS,
    DateStyle { capitals: true, dotted_days: true, ..DateStyle::DAY_FIRST },
    BEARINGS,
);

#[rustfmt::skip]
const BEARINGS: Bearings = Bearings {
    until: &[
        "ab", "bis", "bis zum", "spätestens", "frühestens", "geplant", "vorgesehen",
    ],
    behind: &["statt", "geplant", "vorgesehen"],
    closing: &["statt", "geplant", "vorgesehen", "eröffnen"],
    opening: &[
        "startet", "starten", "beginnt", "beginnen", "läuft", "öffnet", "öffnen", "endet",
        "eröffnet", "erscheint", "tritt", "gastiert", "steigt", "folgt",
    ],
    future: &[
        "wird", "werden", "soll", "sollen", "künftig", "künftige", "künftiger", "künftigen",
        "designierte", "designierter",
    ],
    planned: &["geplant", "geplante", "geplanten", "vorgesehen", "vorgesehene"],
    endings: &[],
    no_verbs: &[],
    subordinate: &[
        "der", "die", "das", "dem", "den", "deren", "dessen", "wo", "wenn", "ob", "dass",
        "während", "nachdem", "weil", "als",
    ],
    picture: &[
        "foto", "fotos", "bild", "bilder", "aufnahme", "luftaufnahme", "luftbild", "illustration",
        "screenshot", "video", "standbild", "selfie", "archivbild", "archivfoto",
    ],
    taken: &["aufgenommen", "vom", "entstanden", "gemacht", "von"],
    earlier: &[
        "titelverteidiger", "titelverteidigerin", "amtierende", "amtierender", "amtierenden",
        "vorherige", "vorherigen", "vorheriger", "ein jahr zuvor",
    ],
    last_years: &[
        "vorjahressieger", "vorjahressiegerin", "vorjahresgewinner", "vorjahresgewinnerin",
        "letztjährige", "letztjähriger", "letztjährigen", "vorjahr",
        "vorjahres", "vergangenes jahr", "vergangenen jahres", "letzten jahres",
    ],
    to: &["bis", "bis zum"],
    and: &["und"],
    between: &["zwischen"],
    past: &["letzten", "vergangenen", "letzte", "vergangene"],
    few: &["einigen", "wenigen", "paar", "mehreren"],
    naming: &[
        "haushaltsjahr", "geschäftsjahr", "schuljahr", "haushalt", "jahrgang", "saison",
        "modelljahr", "agenda", "expo", "vision", "horizont", "abiturjahrgang",
    ],
    anniversary: &["jahrestag", "jubiläum", "jahrestags", "geburtstag", "todestag", "gedenktag"],
    jubilees: &[("hundertjahrfeier", 100)],
    years_since: &["nach", "seit", "danach", "später"],
};

#[rustfmt::skip]
const WORDS: &[(&str, calendar::Word)] = &[
    ("januar", Month(full(1))), ("jänner", Month(full(1))), ("februar", Month(full(2))),
    ("feber", Month(full(2))), ("märz", Month(full(3))), ("april", Month(full(4))),
    ("mai", Month(full(5))), ("juni", Month(full(6))), ("juli", Month(full(7))),
    ("august", Month(shy(full(8)))), ("september", Month(full(9))), ("oktober", Month(full(10))),
    ("november", Month(full(11))), ("dezember", Month(full(12))),
    ("jan", Month(shy(short(1)))), ("jän", Month(short(1))), ("feb", Month(short(2))),
    ("mär", Month(short(3))), ("mrz", Month(short(3))), ("apr", Month(short(4))),
    ("jun", Month(shy(short(6)))), ("jul", Month(shy(short(7)))), ("aug", Month(short(8))),
    ("sep", Month(short(9))), ("sept", Month(short(9))), ("okt", Month(short(10))),
    ("nov", Month(short(11))), ("dez", Month(short(12))),

    ("montag", Weekday(full(1))), ("dienstag", Weekday(full(2))), ("mittwoch", Weekday(full(3))),
    ("donnerstag", Weekday(full(4))), ("freitag", Weekday(full(5))),
    ("samstag", Weekday(full(6))), ("sonnabend", Weekday(full(6))), ("sonntag", Weekday(full(7))),
    ("montagabend", Weekday(full(1))), ("dienstagabend", Weekday(full(2))),
    ("mittwochabend", Weekday(full(3))), ("donnerstagabend", Weekday(full(4))),
    ("freitagabend", Weekday(full(5))), ("samstagabend", Weekday(full(6))),
    ("sonntagabend", Weekday(full(7))),
    ("mo", Weekday(shy(short(1)))), ("di", Weekday(shy(short(2)))), ("mi", Weekday(shy(short(3)))),
    ("do", Weekday(shy(short(4)))), ("fr", Weekday(shy(short(5)))), ("sa", Weekday(shy(short(6)))),
    ("so", Weekday(shy(short(7)))),

    ("frühling", Season(S::Spring, true)), ("frühjahr", Season(S::Spring, false)),
    ("sommer", Season(S::Summer, false)), ("herbst", Season(S::Autumn, false)),
    ("winter", Season(S::Winter, false)),

    ("tag", Unit(U::Day)), ("woche", Unit(U::Week)), ("wochenende", Unit(U::Weekend)),
    ("monat", Unit(U::Month)), ("monats", Unit(U::Month)), ("jahr", Unit(U::Year)),
    ("jahres", Unit(U::Year)), ("jahre", Unit(U::Year)), ("jahrzehnt", Unit(U::Decade)),
    ("jahrhundert", Unit(U::Century)), ("jahrhunderts", Unit(U::Century)),
    ("tagen", Units(U::Day)), ("wochen", Units(U::Week)), ("monaten", Units(U::Month)),
    ("jahren", Units(U::Year)), ("jahrzehnten", Units(U::Decade)), ("quartal", Quarter), ("quartals", Quarter),
    ("morgens", DayPart), ("abend", DayPart), ("abends", DayPart), ("vormittag", DayPart),
    ("nachmittag", DayPart), ("nacht", DayPart), ("früh", DayPart),

    ("heute", Day(0)), ("gestern", Day(-1)), ("vorgestern", Day(-2)), ("übermorgen", Day(2)),
    ("vergangene", Shift(To::Last)), ("vergangenen", Shift(To::Last)),
    ("vergangener", Shift(To::Last)), ("vergangenes", Shift(To::Last)),
    ("letzte", Shift(To::Last)), ("letzten", Shift(To::Last)), ("letzter", Shift(To::Last)),
    ("letztes", Shift(To::Last)), ("vorige", Shift(To::Last)), ("vorigen", Shift(To::Last)),
    ("voriger", Shift(To::Last)), ("diese", Shift(To::This)), ("diesen", Shift(To::This)),
    ("dieser", Shift(To::This)), ("dieses", Shift(To::This)), ("diesem", Shift(To::This)),
    ("nächste", Shift(To::Next)), ("nächsten", Shift(To::Next)), ("nächster", Shift(To::Next)),
    ("nächstes", Shift(To::Next)), ("kommende", Shift(To::Coming)),
    ("kommenden", Shift(To::Coming)), ("kommender", Shift(To::Coming)),
    ("kommendes", Shift(To::Coming)),

    ("einem", Cardinal(1)), ("einer", Cardinal(1)), ("zwei", Cardinal(2)), ("drei", Cardinal(3)),
    ("vier", Cardinal(4)), ("fünf", Cardinal(5)), ("sechs", Cardinal(6)), ("sieben", Cardinal(7)),
    ("acht", Cardinal(8)), ("neun", Cardinal(9)), ("zehn", Cardinal(10)),
    ("ersten", Ordinal(1)), ("zweiten", Ordinal(2)), ("dritten", Ordinal(3)),
    ("vierten", Ordinal(4)), ("erste", Ordinal(1)), ("zweite", Ordinal(2)), ("dritte", Ordinal(3)),
    ("vierte", Ordinal(4)),
    ("vor", AgoBefore), ("später", Later), ("zuvor", Earlier),

    ("anfang", Part), ("mitte", Part), ("ende", Part),
    ("im", In), ("in", In), ("seit", Since), ("ab", In), ("von", In), ("vom", On), ("während", In),
    ("zwischen", In), ("nach", In), ("zum", On), ("am", On), ("des", Of), ("um", At),
    ("der", The), ("die", The), ("das", The), ("den", The), ("dem", The),
    ("und", Link), ("bis", Link), ("oder", Link),

    ("menschen", Counted), ("personen", Counted), ("prozent", Counted), ("euro", Counted),
    ("dollar", Counted), ("meter", Counted), ("metern", Counted), ("kilometer", Counted),
    ("uhr", Counted), ("tonnen", Counted), ("soldaten", Counted), ("stimmen", Counted),
    ("millionen", Counted), ("milliarden", Counted), ("mitarbeiter", Counted),
    ("einwohner", Counted), ("stunden", Counted), ("mal", Counted),
    ("als", Quantity), ("rund", Quantity), ("etwa", Quantity), ("fast", Quantity),
    ("knapp", Quantity), ("über", Quantity), ("mindestens", Quantity), ("circa", Quantity),
    ("flug", Designator), ("nummer", Designator), ("nr", Designator), ("zimmer", Designator),
    ("paragraf", Designator), ("artikel", Designator), ("jeden", Every), ("jeder", Every),
    ("wird", Future), ("werden", Future), ("sagte", Past), ("teilte", Past), ("war", Past), ("wurde", Past), ("hatte", Past),
    ("hat", Past), ("soll", Future), ("sollen", Future),

    ("weihnachten", Feast(&[Feast { rest: &[], day: Holiday::Fixed(12, 25), shy: true }])),
    ("heiligabend", Feast(&[Feast { rest: &[], day: Holiday::Fixed(12, 24), shy: false }])),
    ("silvester", Feast(&[Feast { rest: &[], day: Holiday::Fixed(12, 31), shy: true }])),
    ("neujahr", Feast(&[Feast { rest: &[], day: Holiday::Fixed(1, 1), shy: true }])),
    ("karfreitag", Feast(&[Feast { rest: &[], day: Holiday::Easter(-2), shy: false }])),
    ("ostersonntag", Feast(&[Feast { rest: &[], day: Holiday::Easter(0), shy: false }])),
    ("ostermontag", Feast(&[Feast { rest: &[], day: Holiday::Easter(1), shy: false }])),
    ("pfingstsonntag", Feast(&[Feast { rest: &[], day: Holiday::Easter(49), shy: false }])),
    ("pfingstmontag", Feast(&[Feast { rest: &[], day: Holiday::Easter(50), shy: false }])),
];
