//! French.

use super::calendar::Word::*;
use super::calendar::{
    self, Bearings, Calendar, DateStyle, Feast, Holiday, Season as S, Shift as To, Unit as U, full,
    short, shy,
};
use super::grammar::Grammar;
use super::numerals::Numerals;

pub(super) static GRAMMAR: Grammar = Grammar {
    elides: true,
    lone_articles: true,
    numerals: NUMERALS,
    ..Grammar::of("fr", &CALENDAR)
};

const NUMERALS: Numerals = Numerals {
    is_spaced: true,
    to: &["à", "ou"],
    between: "entre",
    and: "et",
    joins_ones: true,
    most_hyphened: 19,
    of: &["de", "d'", "d’"],
    ..Numerals::POINTED
};

static CALENDAR: Calendar =
    Calendar::new(WORDS, DateStyle { shift_follows: true, ..DateStyle::DAY_FIRST }, BEARINGS);

#[rustfmt::skip]
const BEARINGS: Bearings = Bearings {
    until: &[
        "jusqu'au", "jusqu’au", "jusqu'à", "jusqu’à", "jusqu'en", "jusqu’en", "à partir du",
        "à compter du", "dès le", "d'ici le", "d’ici le", "d'ici au", "d’ici au", "d'ici à",
        "d’ici à", "avant le", "prévu le", "prévue le", "prévus le", "prévues le", "attendu le",
        "attendue le", "pour le", "au plus tard le",
    ],
    behind: &[],
    closing: &[],
    opening: &["ouvre", "ouvrent", "commence", "débute", "sort", "démarre", "s'achève", "entre"],
    future: &[
        "va", "vont", "doit", "doivent", "sera", "seront", "aura", "auront", "prévoit",
        "est prévu", "est prévue", "sont prévus", "sont prévues", "est attendu", "est attendue",
    ],
    planned: &["prévu", "prévue", "prévus", "prévues", "attendu", "attendue"],
    endings: &["era", "ira", "dra", "tra", "vra", "ront"],
    no_verbs: &["extra", "contra", "ultra", "mantra", "cobra", "front", "affront", "opera"],
    subordinate: &["qui", "que", "dont", "où", "quand", "lorsque", "si", "alors", "tandis"],
    picture: &[
        "photo", "photos", "photographie", "image", "images", "cliché", "illustration",
        "capture", "vidéo", "selfie", "portrait",
    ],
    taken: &["prise", "prises", "pris", "réalisée", "datée", "du", "capturée"],
    earlier: &[
        "tenant du titre", "tenante du titre", "tenants du titre", "champion en titre",
        "championne en titre", "précédente", "précédent", "un an plus tôt", "un an auparavant",
    ],
    last_years: &[
        "de l'an dernier", "de l’an dernier", "l'an dernier", "l’an dernier", "l'an passé",
        "l’an passé", "année dernière", "année passée",
    ],
    to: &["à", "au", "jusqu'en", "jusqu’en", "jusqu'au", "jusqu’au"],
    and: &["et"],
    between: &["entre"],
    past: &["dernières", "derniers", "dernière", "passées", "passés"],
    few: &["quelques", "plusieurs"],
    naming: &[
        "exercice", "année scolaire", "saison", "promotion", "classe de", "budget", "agenda",
        "horizon", "expo", "millésime", "campagne",
    ],
    anniversary: &["anniversaire", "anniversaires", "commémoration"],
    jubilees: &[("centenaire", 100), ("bicentenaire", 200)],
    years_since: &["après", "depuis"],
};

#[rustfmt::skip]
const WORDS: &[(&str, calendar::Word)] = &[
    ("janvier", Month(full(1))), ("février", Month(full(2))), ("fevrier", Month(full(2))),
    ("mars", Month(shy(full(3)))), ("avril", Month(full(4))), ("mai", Month(shy(full(5)))),
    ("juin", Month(full(6))), ("juillet", Month(full(7))), ("août", Month(full(8))),
    ("aout", Month(full(8))), ("septembre", Month(full(9))), ("octobre", Month(full(10))),
    ("novembre", Month(full(11))), ("décembre", Month(full(12))), ("decembre", Month(full(12))),
    ("janv", Month(short(1))), ("févr", Month(short(2))), ("fév", Month(short(2))),
    ("avr", Month(short(4))), ("juil", Month(short(7))), ("sept", Month(shy(short(9)))),
    ("oct", Month(short(10))), ("nov", Month(short(11))), ("déc", Month(short(12))),

    ("lundi", Weekday(full(1))), ("mardi", Weekday(full(2))), ("mercredi", Weekday(full(3))),
    ("jeudi", Weekday(full(4))), ("vendredi", Weekday(full(5))), ("samedi", Weekday(full(6))),
    ("dimanche", Weekday(full(7))),

    ("printemps", Season(S::Spring, false)), ("été", Season(S::Summer, true)),
    ("automne", Season(S::Autumn, false)), ("hiver", Season(S::Winter, false)),

    ("jour", Unit(U::Day)), ("semaine", Unit(U::Week)), ("week-end", Unit(U::Weekend)),
    ("mois", Unit(U::Month)), ("année", Unit(U::Year)), ("annee", Unit(U::Year)),
    ("an", Unit(U::Year)), ("décennie", Unit(U::Decade)), ("siècle", Unit(U::Century)),
    ("ans", Units(U::Year)), ("années", Units(U::Year)), ("décennies", Units(U::Decade)),
    ("trimestre", Quarter), ("matin", DayPart), ("soir", DayPart), ("soirée", DayPart),
    ("nuit", DayPart), ("midi", DayPart),

    ("aujourd'hui", Day(0)), ("aujourd’hui", Day(0)), ("hier", Day(-1)), ("demain", Day(1)),
    ("dernier", Shift(To::Last)), ("dernière", Shift(To::Last)), ("derniere", Shift(To::Last)),
    ("passé", Shift(To::Last)), ("passée", Shift(To::Last)), ("ce", Shift(To::This)),
    ("cet", Shift(To::This)), ("cette", Shift(To::This)), ("prochain", Shift(To::Next)),
    ("prochaine", Shift(To::Next)),

    ("deux", Cardinal(2)), ("trois", Cardinal(3)), ("quatre", Cardinal(4)), ("cinq", Cardinal(5)),
    ("six", Cardinal(6)), ("huit", Cardinal(8)), ("neuf", Cardinal(9)),
    ("dix", Cardinal(10)), ("quinze", Cardinal(15)), ("vingt", Cardinal(20)),
    ("premier", Ordinal(1)), ("deuxième", Ordinal(2)), ("troisième", Ordinal(3)),
    ("quatrième", Ordinal(4)), ("er", OrdinalSuffix), ("ème", OrdinalSuffix), ("e", OrdinalSuffix),

    ("début", Part), ("mi", Part), ("fin", Part),
    ("en", In), ("depuis", Since), ("jusqu'en", In), ("jusqu’en", In), ("dès", In), ("pendant", In),
    ("entre", In), ("avant", In), ("après", In), ("vers", Quantity), ("de", Of), ("d", Of), ("du", Of),
    ("à", At), ("le", The), ("la", The), ("les", The), ("l", The),
    ("et", Link), ("au", Link), ("ou", Link),

    ("personnes", Counted), ("euros", Counted), ("dollars", Counted), ("mètres", Counted),
    ("kilomètres", Counted), ("km", Counted), ("heures", Counted), ("tonnes", Counted),
    ("soldats", Counted), ("hommes", Counted), ("femmes", Counted), ("enfants", Counted),
    ("habitants", Counted), ("salariés", Counted), ("millions", Counted), ("morts", Counted),
    ("que", Quantity), ("environ", Quantity), ("quelque", Quantity), ("moins", Quantity),
    ("vol", Designator), ("numéro", Designator), ("résolution", Designator),
    ("chaque", Every), ("déclaré", Past), ("annoncé", Past), ("était", Past), ("a", Past), ("sera", Future), ("seront", Future),

    ("noël", Feast(&[Feast { rest: &[], day: Holiday::Fixed(12, 25), shy: true }])),
];
