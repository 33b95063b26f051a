//! Portuguese.

use super::calendar::Word::*;
use super::calendar::{
    self, Bearings, Calendar, DateStyle, Season as S, Shift as To, Unit as U, full, short, shy,
};
use super::grammar::Grammar;
use super::numerals::Numerals;

pub(super) static GRAMMAR: Grammar = Grammar {
    hyphened_weekdays: true,
    lone_articles: true,
    numerals: NUMERALS,
    ..Grammar::of("pt", &CALENDAR)
};

const NUMERALS: Numerals = Numerals {
    is_spaced: true,
    to: &["a", "ou"],
    between: "entre",
    and: "e",
    joins_ones: true,
    of: &["de"],
    ..Numerals::POINTED
};

static CALENDAR: Calendar =
    Calendar::new(WORDS, DateStyle { shift_follows: true, ..DateStyle::DAY_FIRST }, BEARINGS);

#[rustfmt::skip]
const BEARINGS: Bearings = Bearings {
    until: &[
        "até", "até o", "até ao", "a partir de", "a partir do", "desde o", "antes de",
        "previsto para", "prevista para", "marcado para", "marcada para",
    ],
    behind: &[],
    closing: &[],
    opening: &["abre", "abrem", "começa", "começam", "inicia", "estreia", "arranca", "inaugura"],
    future: &[
        "vai", "vão", "deve", "devem", "está previsto", "está prevista", "prevê", "planeja",
        "pretende",
    ],
    planned: &["previsto", "prevista", "previstos", "previstas", "marcado", "marcada"],
    endings: &["rá", "rão"],
    no_verbs: &["pará", "atrás", "sabará"],
    subordinate: &["que", "quem", "cujo", "cuja", "onde", "quando", "se", "enquanto"],
    picture: &[
        "foto", "fotos", "fotografia", "imagem", "imagens", "ilustração", "captura", "vídeo",
        "selfie", "retrato",
    ],
    taken: &["tirada", "tiradas", "feita", "captada", "datada", "de"],
    earlier: &[
        "atual campeão", "atual campeã", "detentor do título", "detentora do título", "anterior",
        "um ano antes", "edição anterior",
    ],
    last_years: &["do ano passado", "ano passado"],
    to: &["a", "ao", "até"],
    and: &["e"],
    between: &["entre"],
    past: &["últimos", "últimas", "passados", "passadas", "última"],
    few: &["poucos", "vários", "alguns"],
    naming: &[
        "exercício", "temporada", "agenda", "horizonte", "expo", "orçamento", "turma de", "safra",
    ],
    anniversary: &["aniversário", "aniversários", "comemoração"],
    jubilees: &[("centenário", 100), ("bicentenário", 200)],
    years_since: &["depois", "desde", "após"],
};

#[rustfmt::skip]
const WORDS: &[(&str, calendar::Word)] = &[
    ("janeiro", Month(full(1))), ("fevereiro", Month(full(2))), ("março", Month(full(3))),
    ("abril", Month(full(4))), ("maio", Month(full(5))), ("junho", Month(full(6))),
    ("julho", Month(full(7))), ("agosto", Month(full(8))), ("setembro", Month(full(9))),
    ("outubro", Month(full(10))), ("novembro", Month(full(11))), ("dezembro", Month(full(12))),
    ("jan", Month(shy(short(1)))), ("fev", Month(short(2))), ("mar", Month(shy(short(3)))),
    ("abr", Month(short(4))), ("jun", Month(short(6))), ("jul", Month(short(7))),
    ("ago", Month(short(8))), ("set", Month(shy(short(9)))), ("out", Month(shy(short(10)))),
    ("nov", Month(short(11))), ("dez", Month(short(12))),

    ("segunda-feira", Weekday(full(1))), ("terça-feira", Weekday(full(2))),
    ("quarta-feira", Weekday(full(3))), ("quinta-feira", Weekday(full(4))),
    ("sexta-feira", Weekday(full(5))), ("sábado", Weekday(full(6))), ("domingo", Weekday(full(7))),

    ("primavera", Season(S::Spring, false)), ("verão", Season(S::Summer, false)),
    ("outono", Season(S::Autumn, false)), ("inverno", Season(S::Winter, false)),

    ("dia", Unit(U::Day)), ("semana", Unit(U::Week)), ("mês", Unit(U::Month)),
    ("ano", Unit(U::Year)), ("década", Unit(U::Decade)), ("século", Unit(U::Century)),
    ("dias", Units(U::Day)), ("semanas", Units(U::Week)), ("meses", Units(U::Month)),
    ("anos", Units(U::Year)), ("décadas", Units(U::Decade)), ("trimestre", Quarter),
    ("noite", DayPart), ("tarde", DayPart), ("manhã", DayPart), ("madrugada", DayPart),

    ("hoje", Day(0)), ("ontem", Day(-1)), ("anteontem", Day(-2)), ("amanhã", Day(1)),
    ("passado", Shift(To::Last)), ("passada", Shift(To::Last)), ("última", Shift(To::Last)),
    ("último", Shift(To::Last)), ("este", Shift(To::This)), ("esta", Shift(To::This)),
    ("neste", Shift(To::This)), ("nesta", Shift(To::This)), ("próximo", Shift(To::Next)),
    ("próxima", Shift(To::Next)),

    ("um", Cardinal(1)), ("uma", Cardinal(1)), ("dois", Cardinal(2)), ("duas", Cardinal(2)),
    ("três", Cardinal(3)), ("quatro", Cardinal(4)), ("cinco", Cardinal(5)), ("seis", Cardinal(6)),
    ("sete", Cardinal(7)), ("oito", Cardinal(8)), ("nove", Cardinal(9)), ("primeiro", Ordinal(1)), ("º", OrdinalSuffix),
    ("segundo", Ordinal(2)), ("terceiro", Ordinal(3)), ("quarto", Ordinal(4)), ("há", AgoBefore),

    ("início", Part), ("começo", Part), ("meados", Part), ("final", Part), ("em", In),
    ("desde", In), ("até", In), ("durante", In), ("entre", In), ("antes", In), ("após", In),
    ("de", Of), ("do", Of), ("da", Of), ("o", The), ("a", The), ("os", The), ("as", The),
    ("e", Link), ("ao", Link), ("ou", Link),

    ("pessoas", Counted), ("euros", Counted), ("reais", Counted), ("dólares", Counted),
    ("metros", Counted), ("quilômetros", Counted), ("quilómetros", Counted), ("horas", Counted),
    ("toneladas", Counted), ("soldados", Counted), ("homens", Counted), ("mulheres", Counted),
    ("habitantes", Counted), ("milhões", Counted), ("mortos", Counted), ("que", Quantity),
    ("cerca", Quantity), ("quase", Quantity), ("menos", Quantity), ("voo", Designator),
    ("número", Designator), ("resolução", Designator), ("cada", Every), ("disse", Past),
    ("anunciou", Past), ("foi", Past), ("havia", Past), ("será", Future), ("serão", Future),
];
