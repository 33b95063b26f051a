//! Italian.

use super::calendar::Word::*;
use super::calendar::{
    self, Bearings, Calendar, DateStyle, Season as S, Shift as To, Unit as U, full, short, shy,
};
use super::grammar::Grammar;
use super::numerals::Numerals;

pub(super) static GRAMMAR: Grammar = Grammar {
    elides: true,
    lone_articles: true,
    numerals: NUMERALS,
    ..Grammar::of("it", &CALENDAR)
};

const NUMERALS: Numerals =
    Numerals { to: &["o"], between: "tra", and: "e", of: &["di"], ..Numerals::POINTED };

static CALENDAR: Calendar =
    Calendar::new(WORDS, DateStyle { shift_follows: true, ..DateStyle::DAY_FIRST }, BEARINGS);

#[rustfmt::skip]
const BEARINGS: Bearings = Bearings {
    until: &[
        "fino a", "fino al", "dal", "a partire dal", "entro", "entro il", "prima del",
        "previsto per", "prevista per", "previsto il", "prevista il", "in programma il",
    ],
    behind: &[],
    closing: &[],
    opening: &["apre", "aprono", "inizia", "iniziano", "comincia", "debutta", "parte"],
    future: &["deve", "devono", "sta per", "è previsto", "è prevista", "prevede", "intende"],
    planned: &["previsto", "prevista", "previsti", "previste", "programmato", "programmata"],
    endings: &["rà", "ranno"],
    no_verbs: &["città", "metà"],
    subordinate: &["che", "chi", "cui", "dove", "quando", "se", "mentre"],
    picture: &[
        "foto", "fotografia", "immagine", "immagini", "illustrazione", "fermo", "video", "selfie",
        "ritratto",
    ],
    taken: &["scattata", "scattate", "fatta", "ripresa", "datata", "del"],
    earlier: &[
        "campione in carica", "campionessa in carica", "detentore del titolo", "precedente",
        "un anno prima", "scorsa edizione",
    ],
    last_years: &["dell'anno scorso", "dell’anno scorso", "anno scorso", "scorso anno"],
    to: &["a", "al", "fino al"],
    and: &["e"],
    between: &["tra", "fra"],
    past: &["ultimi", "ultime", "scorsi", "scorse", "ultima"],
    few: &["pochi", "alcuni", "poche", "alcune"],
    naming: &["esercizio", "stagione", "agenda", "orizzonte", "expo", "bilancio", "classe"],
    anniversary: &["anniversario", "anniversari", "commemorazione"],
    jubilees: &[("centenario", 100), ("bicentenario", 200)],
    years_since: &["dopo", "da"],
};

#[rustfmt::skip]
const WORDS: &[(&str, calendar::Word)] = &[
    ("gennaio", Month(full(1))), ("febbraio", Month(full(2))), ("marzo", Month(full(3))),
    ("aprile", Month(full(4))), ("maggio", Month(full(5))), ("giugno", Month(full(6))),
    ("luglio", Month(full(7))), ("agosto", Month(full(8))), ("settembre", Month(full(9))),
    ("ottobre", Month(full(10))), ("novembre", Month(full(11))), ("dicembre", Month(full(12))),
    ("gen", Month(shy(short(1)))), ("feb", Month(short(2))), ("mar", Month(shy(short(3)))),
    ("apr", Month(short(4))), ("mag", Month(short(5))), ("giu", Month(short(6))),
    ("lug", Month(short(7))), ("ago", Month(short(8))), ("set", Month(shy(short(9)))),
    ("ott", Month(short(10))), ("nov", Month(short(11))), ("dic", Month(short(12))),

    ("lunedì", Weekday(full(1))), ("martedì", Weekday(full(2))), ("mercoledì", Weekday(full(3))),
    ("giovedì", Weekday(full(4))), ("venerdì", Weekday(full(5))), ("sabato", Weekday(full(6))),
    ("domenica", Weekday(full(7))),

    ("primavera", Season(S::Spring, false)), ("estate", Season(S::Summer, false)),
    ("autunno", Season(S::Autumn, false)), ("inverno", Season(S::Winter, false)),

    ("giorno", Unit(U::Day)), ("settimana", Unit(U::Week)), ("mese", Unit(U::Month)),
    ("anno", Unit(U::Year)), ("decennio", Unit(U::Decade)), ("secolo", Unit(U::Century)),
    ("giorni", Units(U::Day)), ("settimane", Units(U::Week)), ("mesi", Units(U::Month)),
    ("anni", Units(U::Year)), ("trimestre", Quarter), ("notte", DayPart), ("sera", DayPart),
    ("mattina", DayPart), ("pomeriggio", DayPart),

    ("oggi", Day(0)), ("ieri", Day(-1)), ("domani", Day(1)), ("scorso", Shift(To::Last)),
    ("scorsa", Shift(To::Last)), ("ultimo", Shift(To::Last)), ("ultima", Shift(To::Last)),
    ("questo", Shift(To::This)), ("questa", Shift(To::This)), ("prossimo", Shift(To::Next)),
    ("prossima", Shift(To::Next)),

    ("due", Cardinal(2)), ("tre", Cardinal(3)), ("quattro", Cardinal(4)), ("cinque", Cardinal(5)),
    ("sei", Cardinal(6)), ("sette", Cardinal(7)), ("otto", Cardinal(8)), ("nove", Cardinal(9)),
    ("dieci", Cardinal(10)), ("primo", Ordinal(1)), ("º", OrdinalSuffix), ("secondo", Ordinal(2)), ("terzo", Ordinal(3)),
    ("quarto", Ordinal(4)), ("fa", Ago),

    ("inizio", Part), ("metà", Part), ("fine", Part), ("in", In), ("nel", In), ("nell", In),
    ("dal", In), ("durante", In), ("tra", In), ("fra", In), ("prima", In), ("dopo", In), ("di", Of),
    ("del", Of), ("della", Of), ("dell", Of), ("il", The), ("lo", The), ("la", The), ("i", The),
    ("gli", The), ("le", The), ("l", The), ("e", Link), ("al", Link), ("o", Link),

    ("persone", Counted), ("euro", Counted), ("dollari", Counted), ("metri", Counted),
    ("chilometri", Counted), ("km", Counted), ("ore", Counted), ("tonnellate", Counted),
    ("soldati", Counted), ("uomini", Counted), ("donne", Counted), ("abitanti", Counted),
    ("milioni", Counted), ("morti", Counted), ("che", Quantity), ("circa", Quantity),
    ("quasi", Quantity), ("almeno", Quantity), ("meno", Quantity), ("volo", Designator),
    ("numero", Designator), ("risoluzione", Designator), ("ogni", Every), ("detto", Past),
    ("annunciato", Past), ("era", Past), ("ha", Past), ("sarà", Future), ("saranno", Future),
];
