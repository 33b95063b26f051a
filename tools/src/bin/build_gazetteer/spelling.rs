//! Which of the many alternate names are worth having, and which further forms
//! a name has.

use cutline::gazetteer::fold;

/// Countries whose towns the news writes in many transliterations.
const TRANSLITERATED: [&str; 22] = [
    "AF", "AM", "AZ", "BY", "CN", "EG", "GE", "IL", "IN", "IQ", "IR", "KZ", "LB", "LY", "MM", "PK",
    "PS", "RU", "SD", "SY", "UA", "YE",
];

/// Countries whose captions name their towns in Cyrillic.
const CYRILLIC: [&str; 4] = ["BY", "KZ", "RU", "UA"];

/// The alternate names of a town that a Western newsroom may use.
pub fn alternates<'a>(
    name: &str,
    country: &str,
    population: u32,
    alternates: &'a [String],
) -> impl Iterator<Item = &'a str> {
    let folded = fold(name);
    let is_large = population >= 300_000;
    let spelling_floor = if TRANSLITERATED.contains(&country) { 5_000 } else { 15_000 };
    let wants_cyrillic =
        population >= 1_000_000 || population >= 100_000 && CYRILLIC.contains(&country);
    alternates.iter().map(String::as_str).filter(move |alternate| {
        if is_cyrillic(alternate) {
            return wants_cyrillic;
        }
        let other = fold(alternate);
        is_plain_latin(alternate)
            && other != folded
            && (is_large || population >= spelling_floor && is_spelling_of(&other, &folded))
    })
}

/// Whether two folded names are near enough to be spellings of one.
fn is_spelling_of(other: &str, name: &str) -> bool {
    strsim::jaro_winkler(other, name) >= 0.85 && other.split(' ').count() == name.split(' ').count()
}

fn is_cyrillic(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    name.chars().count() >= 4
        && name.starts_with(char::is_uppercase)
        && letters.all(|c| ('\u{410}'..='\u{44f}').contains(&c) || "ЁёІіЇїЄєҐґЎў".contains(c))
}

/// A capitalised word or words in Latin letters: no airport codes, no
/// romanisations letter by letter, no phrases.
fn is_plain_latin(name: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() && c < '\u{250}' || " -'’.".contains(c);
    name.chars().count() >= 4
        && name.starts_with(char::is_uppercase)
        && name.chars().any(char::is_lowercase)
        && name.chars().all(is_letter)
        && !has_soft_sign(name)
        && !is_phrase(name)
}

/// "Mins'k": an apostrophe that stands for a soft sign.
fn has_soft_sign(name: &str) -> bool {
    let vowels = "aeiouyAEIOUYāīūáéíóú";
    let after = name.split(['\'', '’']).skip(1);
    after.map(|rest| rest.chars().next()).any(|c| !c.is_some_and(|c| vowels.contains(c)))
}

/// "Lungsod ng Tel Aviv-Yafo", "Minsk osh": the word for a town in a language
/// that the news read here is not written in.
fn is_phrase(name: &str) -> bool {
    const TOWN: [&str; 16] = [
        "Lungsod", "Dakbayan", "Bandar", "Kota", "Thanh", "osh", "kent", "Cathair", "Cidade",
        "Vila", "borg", "stad", "shi", "urbo", "Urbo", "by",
    ];
    name.split(' ').count() > 4 || name.split([' ', '-']).any(|word| TOWN.contains(&word))
}

/// Other ways to write the head of a name: "St. Louis" and "Saint Louis".
pub fn heads(name: &str) -> Vec<String> {
    const PAIRS: [(&str, &str); 8] = [
        ("St. ", "Saint "),
        ("St ", "Saint "),
        ("Saint ", "St. "),
        ("Ste. ", "Sainte "),
        ("Sainte ", "Ste. "),
        ("Mount ", "Mt. "),
        ("Fort ", "Ft. "),
        ("Ft. ", "Fort "),
    ];
    let other = |&(head, other): &(&str, &str)| {
        name.strip_prefix(head).map(|rest| format!("{other}{rest}"))
    };
    PAIRS.iter().filter_map(other).collect()
}

/// The parts of "Donostia / San Sebastián" and of "Frankfurt (Oder)".
pub fn parts(name: &str) -> Vec<&str> {
    match (name.split_once(" / "), name.split_once(" (")) {
        (Some((one, other)), _) => vec![one, other],
        (None, Some((head, _))) => vec![head],
        (None, None) => vec![],
    }
}

/// The word that the news puts behind the name of a first-level part of a
/// country, and the other words that one meets there.
pub fn division_words(country: &str) -> &'static [&'static str] {
    match country {
        "US" | "CA" | "AU" | "GB" | "PS" => &[],
        "RU" | "UA" | "BY" | "KZ" | "KG" | "UZ" => &["Oblast", "Region", "Province"],
        "IN" | "NG" | "BR" | "MX" | "MM" | "DE" | "MY" | "VE" | "SD" | "SS" => &["State"],
        "IQ" | "SY" | "EG" | "YE" | "LB" | "JO" | "TN" => &["Governorate", "Province"],
        "JP" => &["Prefecture"],
        "FR" | "ET" | "GH" | "TZ" | "CL" | "SO" | "NZ" | "IT" | "PH" => &["Region"],
        "CO" | "GT" | "HN" | "HT" | "BO" | "PY" | "UY" => &["Department"],
        "HU" | "KE" | "RO" | "HR" | "NO" | "SE" | "EE" | "LR" => &["County"],
        _ => &["Province", "Region"],
    }
}

/// A division's name without the word for what it is.
pub fn bare_division(name: &str) -> &str {
    const WORDS: [&str; 17] = [
        "Oblast",
        "oblast",
        "Province",
        "Region",
        "Governorate",
        "Krai",
        "Kray",
        "Republic",
        "Prefecture",
        "Department",
        "District",
        "County",
        "State",
        "Voivodeship",
        "Municipality",
        "Canton",
        "Division",
    ];
    match name.rsplit_once(' ') {
        Some((bare, word)) if WORDS.contains(&word) => bare,
        _ => name,
    }
}

/// A county's name without the foreign word for what it is before it.
pub fn bare_county(name: &str) -> &str {
    const HEADS: [&str; 22] = [
        "Province of ",
        "Provincia di ",
        "Provincia de ",
        "Provincia dell'",
        "Provincia del ",
        "Département du ",
        "Département de la ",
        "Département des ",
        "Département de l'",
        "Département de ",
        "Département d'",
        "Royal Borough of ",
        "Borough of ",
        "District of ",
        "City and County of ",
        "City and Borough of ",
        "City of ",
        "Città metropolitana di ",
        "Metropolitan City of ",
        "County of ",
        "Province de ",
        "Província de ",
    ];
    HEADS.iter().find_map(|head| name.strip_prefix(head)).unwrap_or(name)
}

/// "Britons" for "Briton"; nothing where English adds no s.
pub fn plural(demonym: &str) -> Option<String> {
    const WITHOUT: [&str; 10] = ["s", "sh", "ch", "ese", "men", "man", "x", "z", "ic", "ois"];
    let is_plural = WITHOUT.iter().any(|end| demonym.ends_with(end));
    let is_man = demonym.ends_with("man")
        && !["German", "Roman", "Norman", "Ottoman", "Burman"].iter().any(|m| demonym.ends_with(m));
    let takes_s = !is_plural || demonym.ends_with("man") && !is_man;
    takes_s.then(|| format!("{demonym}s"))
}
