//! Spanish.

use super::calendar::Word::*;
use super::calendar::{
    self, Bearings, Calendar, DateStyle, Feast, Holiday, Season as S, Shift as To, Unit as U, full,
    short, shy,
};
use super::grammar::Grammar;
use super::numerals::Numerals;

pub(super) static GRAMMAR: Grammar =
    Grammar { lone_articles: true, numerals: NUMERALS, ..Grammar::of("es", &CALENDAR) };

const NUMERALS: Numerals = Numerals {
    is_spaced: true,
    to: &["a", "o"],
    between: "entre",
    and: "y",
    joins_ones: true,
    of: &["de"],
    ..Numerals::POINTED
};

static CALENDAR: Calendar =
    Calendar::new(WORDS, DateStyle { shift_follows: true, ..DateStyle::DAY_FIRST }, BEARINGS);

#[rustfmt::skip]
const BEARINGS: Bearings = Bearings {
    until: &[
        "hasta", "hasta el", "a partir del", "a partir de", "desde el", "antes del", "para el",
        "previsto para el", "prevista para el", "previsto el", "prevista el", "a más tardar el",
    ],
    behind: &[],
    closing: &[],
    opening: &[
        "abre", "abren", "comienza", "comienzan", "empieza", "arranca", "inicia", "estrena",
        "se inaugura", "se celebra", "vuelve",
    ],
    future: &["va a", "van a", "está previsto", "está prevista", "prevé", "prevén", "planea"],
    planned: &["previsto", "prevista", "previstos", "previstas", "programado", "programada"],
    endings: &["rá", "rán", "ra\u{301}", "ra\u{301}n"],
    no_verbs: &["detrá"],
    subordinate: &["que", "quien", "quienes", "cuyo", "cuya", "donde", "cuando", "si", "mientras"],
    picture: &[
        "foto", "fotos", "fotografía", "imagen", "imágenes", "ilustración", "captura", "vídeo",
        "video", "selfi", "retrato",
    ],
    taken: &["tomada", "tomadas", "tomado", "hecha", "captada", "fechada", "del"],
    earlier: &[
        "vigente campeón", "vigente campeona", "actual campeón", "actual campeona",
        "campeón defensor", "campeona defensora", "defensor del título", "anterior",
        "un año antes", "edición anterior",
    ],
    last_years: &["del año pasado", "año pasado", "del pasado año", "pasado año"],
    to: &["a", "al", "hasta"],
    and: &["y"],
    between: &["entre"],
    past: &["últimos", "últimas", "pasados", "pasadas", "última"],
    few: &["pocos", "varios", "unos"],
    naming: &[
        "ejercicio", "curso", "temporada", "promoción", "promoción de", "agenda", "horizonte",
        "expo", "presupuesto", "campaña", "clase de",
    ],
    anniversary: &["aniversario", "aniversarios", "conmemoración"],
    jubilees: &[("centenario", 100), ("bicentenario", 200)],
    years_since: &["después", "desde", "tras"],
};

#[rustfmt::skip]
const WORDS: &[(&str, calendar::Word)] = &[
    ("enero", Month(full(1))), ("febrero", Month(full(2))), ("marzo", Month(full(3))),
    ("abril", Month(shy(full(4)))), ("mayo", Month(shy(full(5)))), ("junio", Month(full(6))),
    ("julio", Month(shy(full(7)))), ("agosto", Month(full(8))), ("septiembre", Month(full(9))),
    ("setiembre", Month(full(9))), ("octubre", Month(full(10))), ("noviembre", Month(full(11))),
    ("diciembre", Month(full(12))),
    ("ene", Month(short(1))), ("feb", Month(short(2))), ("mar", Month(shy(short(3)))),
    ("abr", Month(short(4))), ("ago", Month(short(8))), ("sep", Month(short(9))),
    ("sept", Month(short(9))), ("oct", Month(short(10))), ("nov", Month(short(11))),
    ("dic", Month(short(12))),

    ("lunes", Weekday(full(1))), ("martes", Weekday(full(2))), ("miércoles", Weekday(full(3))),
    ("miercoles", Weekday(full(3))), ("jueves", Weekday(full(4))), ("viernes", Weekday(full(5))),
    ("sábado", Weekday(full(6))), ("sabado", Weekday(full(6))), ("domingo", Weekday(full(7))),

    ("primavera", Season(S::Spring, false)), ("verano", Season(S::Summer, false)),
    ("otoño", Season(S::Autumn, false)), ("invierno", Season(S::Winter, false)),

    ("día", Unit(U::Day)), ("semana", Unit(U::Week)), ("mes", Unit(U::Month)),
    ("año", Unit(U::Year)), ("década", Unit(U::Decade)), ("siglo", Unit(U::Century)),
    ("días", Units(U::Day)), ("semanas", Units(U::Week)), ("meses", Units(U::Month)),
    ("años", Units(U::Year)), ("décadas", Units(U::Decade)), ("trimestre", Quarter),
    ("noche", DayPart), ("tarde", DayPart), ("madrugada", DayPart),

    ("hoy", Day(0)), ("ayer", Day(-1)), ("anteayer", Day(-2)),
    ("pasado", Shift(To::Last)), ("pasada", Shift(To::Last)), ("última", Shift(To::Last)),
    ("último", Shift(To::Last)), ("este", Shift(To::This)), ("esta", Shift(To::This)),
    ("próximo", Shift(To::Next)), ("próxima", Shift(To::Next)), ("proximo", Shift(To::Next)),

    ("un", Cardinal(1)), ("una", Cardinal(1)), ("dos", Cardinal(2)), ("tres", Cardinal(3)),
    ("cuatro", Cardinal(4)), ("cinco", Cardinal(5)), ("seis", Cardinal(6)), ("siete", Cardinal(7)),
    ("ocho", Cardinal(8)), ("nueve", Cardinal(9)), ("diez", Cardinal(10)),
    ("primero", Ordinal(1)), ("primer", Ordinal(1)), ("segundo", Ordinal(2)),
    ("tercer", Ordinal(3)), ("cuarto", Ordinal(4)), ("º", OrdinalSuffix),
    ("hace", AgoBefore),

    ("inicios", Part), ("principios", Part), ("mediados", Part), ("finales", Part),
    ("en", In), ("desde", Since), ("hasta", In), ("durante", In), ("entre", In), ("antes", In),
    ("tras", In), ("de", Of), ("del", Of), ("el", The), ("la", The), ("los", The), ("las", The),
    ("y", Link), ("al", Link), ("o", Link),

    ("personas", Counted), ("euros", Counted), ("dólares", Counted), ("pesos", Counted),
    ("metros", Counted), ("kilómetros", Counted), ("km", Counted), ("horas", Counted),
    ("toneladas", Counted), ("soldados", Counted), ("hombres", Counted), ("mujeres", Counted),
    ("habitantes", Counted), ("millones", Counted), ("muertos", Counted),
    ("que", Quantity), ("unos", Quantity), ("unas", Quantity), ("casi", Quantity),
    ("menos", Quantity), ("vuelo", Designator), ("número", Designator),
    ("resolución", Designator), ("cada", Every), ("dijo", Past), ("anunció", Past), ("fue", Past), ("había", Past), ("será", Future), ("serán", Future),

    ("navidad", Feast(&[Feast { rest: &[], day: Holiday::Fixed(12, 25), shy: true }])),
    ("nochebuena", Feast(&[Feast { rest: &[], day: Holiday::Fixed(12, 24), shy: false }])),
    ("nochevieja", Feast(&[Feast { rest: &[], day: Holiday::Fixed(12, 31), shy: false }])),
];
