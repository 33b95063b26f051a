//! Words for relatives and partners, by language; "son-in-law" and "ex-wife"
//! are known by the "son" and the "wife" in them.

/// The words of one language: of one relative, and of several.
struct Kin {
    language: &'static str,
    one: &'static [&'static str],
    several: &'static [&'static str],
}

#[rustfmt::skip]
const KIN: &[Kin] = &[
    Kin {
        language: "en",
        one: &[
            "wife", "husband", "spouse", "partner", "girlfriend", "boyfriend", "fiancé", "fiancée",
            "fiance", "fiancee", "widow", "widower", "bride", "groom",
            "son", "daughter", "father", "mother", "dad", "mom", "mum", "parent", "child", "baby",
            "brother", "sister", "sibling", "twin", "stepson", "stepdaughter", "stepfather",
            "stepmother", "stepbrother", "stepsister", "nephew", "niece", "uncle", "aunt", "cousin",
            "grandson", "granddaughter", "grandchild", "grandfather", "grandmother", "granddad",
            
            
            "godson", "goddaughter", "relative", "descendant",
        ],
        several: &[
            "sons", "daughters", "parents", "children", "kids", "brothers", "sisters", "siblings",
            "twins", "couple", "nephews", "nieces", "cousins", "grandsons", "granddaughters",
            "grandchildren", "grandparents", "relatives", "newlyweds", "triplets",
        ],
    },
    Kin {
        language: "de",
        one: &[
            "frau", "ehefrau", "gattin", "mann", "ehemann", "gatte", "partner", "partnerin",
            "lebensgefährte", "lebensgefährtin", "freundin", "freund", "verlobte", "verlobter",
            "witwe", "witwer", "sohn", "tochter", "vater", "mutter", "bruder", "schwester", "neffe",
            "nichte", "onkel", "tante", "cousin", "cousine", "enkel", "enkelin", "großvater",
            "großmutter", "schwiegersohn", "schwiegertochter", "schwager", "schwägerin",
            "stiefsohn", "stieftochter", "exfrau", "exmann", 
        ],
        several: &[
            "söhne", "töchter", "eltern", "kinder", "brüder", "schwestern", "geschwister",
            "zwillinge", "ehepaar", "eheleute", "paar",
        ],
    },
    Kin {
        language: "fr",
        one: &[
            "femme", "épouse", "mari", "époux", "compagne", "compagnon", "fiancée", "fiancé",
            "veuve", "veuf", "fils", "fille", "père", "mère", "frère", "sœur", "soeur", "neveu",
            "nièce", "oncle", "tante", "cousin", "cousine", 
            "gendre", 
            
        ],
        several: &["filles", "parents", "enfants", "frères", "sœurs", "jumeaux", "couple", "époux"],
    },
    Kin {
        language: "es",
        one: &[
            "esposa", "esposo", "mujer", "marido", "pareja", "novia", "novio", "prometida",
            "prometido", "viuda", "viudo", "hijo", "hija", "padre", "madre", "hermano", "hermana",
            "sobrino", "sobrina", "tío", "tía", "primo", "prima", "nieto", "nieta", "abuelo",
            "abuela", "yerno", "nuera", "cuñado", "cuñada", "suegro", "suegra", "exesposa",
            "exmarido", "exmujer",
        ],
        several: &["hijos", "hijas", "padres", "hermanos", "hermanas", "gemelos", "matrimonio"],
    },
];

/// How many relatives a word speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// "wife", "son"
    One,
    /// "sons", "parents"
    Several,
}

/// How many relatives a word in small letters speaks of, in the language of
/// that two-letter code, if it speaks of any.
pub fn kin(word: &str, language: &str) -> Option<Count> {
    let words = KIN.iter().find(|kin| language.starts_with(kin.language))?;
    match () {
        () if words.one.contains(&word) => Some(Count::One),
        () if words.several.contains(&word) => Some(Count::Several),
        () => None,
    }
}

/// Whether a word in small letters says whose somebody is: "his".
pub fn is_possessive(word: &str) -> bool {
    #[rustfmt::skip]
    const WHOSE: &[&str] = &[
        "his", "her", "their", "whose", "'s", "’s", "my", "our",
        "sein", "seine", "seiner", "seinem", "seinen", "ihr", "ihre", "ihrer", "ihrem", "ihren",
        "deren", "dessen",
        "son", "sa", "ses", "leur", "leurs",
        "su", "sus",
    ];
    WHOSE.contains(&word)
}

/// Whether a word in small letters stands between a relative and the name of
/// whose it is: "wife of".
pub fn is_of(word: &str) -> bool {
    ["of", "to", "von", "des", "de", "du", "del"].contains(&word)
}

/// Whether a word in small letters may stand before a word for a relative, or
/// between it and the name: "his late elder brother".
pub fn is_beside(word: &str) -> bool {
    #[rustfmt::skip]
    const BESIDE: &[&str] = &[
        "late", "elder", "older", "younger", "eldest", "oldest", "youngest", "twin", "then",
        "former", "ex", "estranged", "longtime", "new", "only", "first", "second", "third", "the",
        "teenage", "adult", "infant", "big", "little", "slain", "common-law",
        "verstorbene", "verstorbener", "ältere", "älterer", "jüngere", "jüngerer",
        "défunt", "défunte", "ancien", "ancienne", "la", "le", "el", "die", "der",
        "difunto", "difunta", "mayor", "menor",
    ];
    BESIDE.contains(&word)
}
