//! Dutch.

use super::calendar::Word::*;
use super::calendar::{
    self, Bearings, Calendar, DateStyle, Season as S, Shift as To, Unit as U, full, short, shy,
};
use super::grammar::Grammar;
use super::numerals::Numerals;

pub(super) static GRAMMAR: Grammar = Grammar {
    joined_genitive: true,
    numerals: NUMERALS,
    late_participles: true,
    ..Grammar::of("nl", &CALENDAR)
};

const NUMERALS: Numerals =
    Numerals { to: &["tot", "of"], between: "tussen", and: "en", ..Numerals::POINTED };

static CALENDAR: Calendar = Calendar::new(WORDS, DateStyle::DAY_FIRST, BEARINGS);

#[rustfmt::skip]
const BEARINGS: Bearings = Bearings {
    until: &["tot", "tot en met", "vanaf", "uiterlijk", "voor", "gepland op", "gepland voor"],
    behind: &["gepland"],
    closing: &["plaats"],
    opening: &["opent", "openen", "begint", "beginnen", "start", "starten", "verschijnt"],
    future: &["zal", "zullen", "gaat", "gaan", "moet", "moeten", "wil", "willen"],
    planned: &["gepland", "geplande", "voorzien"],
    endings: &[],
    no_verbs: &[],
    subordinate: &["die", "dat", "wie", "waar", "wanneer", "als", "terwijl", "nadat", "omdat"],
    picture: &[
        "foto", "foto's", "beeld", "beelden", "illustratie", "screenshot", "video", "selfie",
        "portret",
    ],
    taken: &["genomen", "gemaakt", "gedateerd", "van"],
    earlier: &["titelverdediger", "regerend kampioen", "vorige", "een jaar eerder"],
    last_years: &["van vorig jaar", "vorig jaar"],
    to: &["tot", "tot en met"],
    and: &["en"],
    between: &["tussen"],
    past: &["afgelopen", "voorbije", "laatste"],
    few: &["enkele", "paar", "aantal"],
    naming: &[
        "begrotingsjaar", "seizoen", "agenda", "horizon", "expo", "begroting", "schooljaar",
        "lichting",
    ],
    anniversary: &["verjaardag", "jubileum", "herdenking"],
    jubilees: &[("eeuwfeest", 100)],
    years_since: &["na", "sinds", "later"],
};

#[rustfmt::skip]
const WORDS: &[(&str, calendar::Word)] = &[
    ("januari", Month(full(1))), ("februari", Month(full(2))), ("maart", Month(full(3))),
    ("april", Month(full(4))), ("mei", Month(shy(full(5)))), ("juni", Month(full(6))),
    ("juli", Month(full(7))), ("augustus", Month(full(8))), ("september", Month(full(9))),
    ("oktober", Month(full(10))), ("november", Month(full(11))), ("december", Month(full(12))),
    ("jan", Month(shy(short(1)))), ("feb", Month(short(2))), ("mrt", Month(short(3))),
    ("apr", Month(short(4))), ("jun", Month(short(6))), ("jul", Month(short(7))),
    ("aug", Month(short(8))), ("sep", Month(short(9))), ("sept", Month(short(9))),
    ("okt", Month(short(10))), ("nov", Month(short(11))), ("dec", Month(short(12))),

    ("maandag", Weekday(full(1))), ("dinsdag", Weekday(full(2))), ("woensdag", Weekday(full(3))),
    ("donderdag", Weekday(full(4))), ("vrijdag", Weekday(full(5))), ("zaterdag", Weekday(full(6))),
    ("zondag", Weekday(full(7))),

    ("lente", Season(S::Spring, false)), ("voorjaar", Season(S::Spring, false)),
    ("zomer", Season(S::Summer, false)), ("herfst", Season(S::Autumn, false)),
    ("najaar", Season(S::Autumn, false)), ("winter", Season(S::Winter, false)),

    ("dag", Unit(U::Day)), ("week", Unit(U::Week)), ("weekend", Unit(U::Weekend)),
    ("maand", Unit(U::Month)), ("jaar", Unit(U::Year)), ("decennium", Unit(U::Decade)),
    ("eeuw", Unit(U::Century)), ("dagen", Units(U::Day)), ("weken", Units(U::Week)),
    ("maanden", Units(U::Month)), ("jaren", Units(U::Year)), ("kwartaal", Quarter),
    ("nacht", DayPart), ("avond", DayPart), ("ochtend", DayPart), ("middag", DayPart),

    ("vandaag", Day(0)), ("gisteren", Day(-1)), ("eergisteren", Day(-2)), ("morgen", Day(1)),
    ("vorige", Shift(To::Last)), ("vorig", Shift(To::Last)), ("afgelopen", Shift(To::Last)),
    ("deze", Shift(To::This)), ("dit", Shift(To::This)), ("volgende", Shift(To::Next)),
    ("volgend", Shift(To::Next)), ("komende", Shift(To::Next)),

    ("een", Cardinal(1)), ("twee", Cardinal(2)), ("drie", Cardinal(3)), ("vier", Cardinal(4)),
    ("vijf", Cardinal(5)), ("zes", Cardinal(6)), ("zeven", Cardinal(7)), ("acht", Cardinal(8)),
    ("negen", Cardinal(9)), ("tien", Cardinal(10)), ("eerste", Ordinal(1)), ("tweede", Ordinal(2)),
    ("derde", Ordinal(3)), ("vierde", Ordinal(4)), ("geleden", Ago), ("later", Later),
    ("eerder", Earlier),

    ("begin", Part), ("midden", Part), ("eind", Part), ("in", In), ("sinds", In), ("vanaf", In),
    ("tijdens", In), ("tussen", In), ("na", In), ("op", On), ("van", Of), ("de", The), ("het", The),
    ("en", Link), ("tot", Link), ("of", Link),

    ("mensen", Counted), ("personen", Counted), ("procent", Counted), ("euro", Counted),
    ("dollar", Counted), ("meter", Counted), ("kilometer", Counted), ("uur", Counted),
    ("ton", Counted), ("soldaten", Counted), ("mannen", Counted), ("vrouwen", Counted),
    ("inwoners", Counted), ("miljoen", Counted), ("miljard", Counted), ("doden", Counted),
    ("ongeveer", Quantity), ("bijna", Quantity), ("ruim", Quantity), ("minstens", Quantity),
    ("circa", Quantity), ("vlucht", Designator), ("nummer", Designator), ("kamer", Designator),
    ("artikel", Designator), ("elke", Every), ("iedere", Every), ("zei", Past), ("was", Past),
    ("werd", Past), ("had", Past), ("heeft", Past), ("zal", Future), ("zullen", Future),
];
