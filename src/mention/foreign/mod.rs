//! Second thoughts about names in German, French and Spanish: the tagger
//! learnt English, where a capital in mid-sentence is a name and an article
//! is none.

mod german;
mod romance;

use std::collections::HashSet;

use super::PlaceName;
use super::person::is_title;
use super::place::Known;
use super::tagger::{Label, Name};
use super::token::{Case, Kind, Token};
use crate::gazetteer::{self, How, gazetteer};
use crate::language::calendar::{Language, is_calendar_word};
use crate::language::fold::fold;
use crate::language::function::is_function_word;
use crate::lexicon::{self, Entry};

/// Corrects how the text was cut for the language.
pub(super) fn settle_tokens(text: &str, language: Language, tokens: &mut Vec<Token>) {
    if language == Language::French {
        romance::unjoin(text, tokens);
    }
}

/// Corrects what the gazetteer knows of the text for the language.
pub(super) fn settle_known(
    text: &str,
    tokens: &[Token],
    language: Language,
    known: &mut Vec<Known>,
) {
    match language {
        Language::English => {}
        Language::German => german::settle_known(text, tokens, known),
        Language::French | Language::Spanish => {
            romance::settle_known(text, tokens, language, known);
        }
    }
}

/// Drops what is no name in the language, and cuts names to what is.
pub(super) fn settle(
    text: &str,
    tokens: &[Token],
    known: &[Known],
    language: Language,
    names: &mut Vec<Name>,
) {
    let reader = Reader { text, tokens, language };
    match language {
        Language::English => {}
        Language::French | Language::Spanish => {
            romance::parted(text, tokens, names);
            names.retain_mut(|name| {
                romance::without_opener(text, tokens, known, language, name)
                    && (name.label != Label::Person || reader.without_article(name))
            });
        }
        Language::German => *names = reader.among_nouns(known, names),
    }
}

/// Whether the language has such a name for a place: the tagger's guess alone
/// is none, and what American states are abbreviated to are plain words.
pub(super) fn is_place(name: &PlaceName, language: Language) -> bool {
    // Nouns that some village is called by, or stand for "in the middle".
    const NOUNS: [&str; 13] = [
        "berg", "ende", "gerät", "land", "länder", "mitte", "norden", "osten", "pr", "see",
        "süden", "tal", "westen",
    ];
    let Some(place) = name.place else { return language == Language::English };
    if language == Language::German && NOUNS.contains(&name.name.to_lowercase().as_str()) {
        return false;
    }
    let is_state = gazetteer().kind(place) == gazetteer::Kind::Subdivision;
    language == Language::English || !(is_state && name.how == How::Abbreviation)
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    language: Language,
}

impl Reader<'_> {
    fn lower(&self, at: usize) -> String {
        self.tokens[at].of(self.text).to_lowercase()
    }

    fn entry(&self, at: usize) -> Entry {
        lexicon::entry(&fold(self.tokens[at].of(self.text)))
    }

    /// Cuts articles, prepositions and titles off the start of a French or
    /// Spanish name. `false` if what is left is no name: "Un Népalais",
    /// "Ministra de la Presidencia", "Le CNRS".
    fn without_article(&self, name: &mut Name) -> bool {
        const NEVER_NAMES: [&str; 8] = ["un", "une", "des", "les", "una", "unos", "los", "las"];
        let start = name.first;
        while name.first < name.end {
            let token = self.tokens[name.first];
            let lower = self.lower(name.first);
            let small = token.kind == Kind::Word && !token.is_cap();
            let cut = match token.is_cap() {
                true => NEVER_NAMES.contains(&lower.as_str()) || self.is_title(name.first),
                false => !small || is_function_word(&lower, self.language) || lower == "d",
            };
            if !cut {
                break;
            }
            name.first += 1;
        }
        match self.caps(*name).as_slice() {
            [] => false,
            [_] => name.first == start || self.is_titled(name.first),
            [article, acronym] => {
                let is_article = is_function_word(&self.lower(*article), self.language);
                !(is_article && self.tokens[*acronym].case == Case::Upper)
            }
            _ => true,
        }
    }

    /// The capitalised words of a name; the parts of a compound are one.
    fn caps(&self, name: Name) -> Vec<usize> {
        let hyphened = |at: usize| {
            at > name.first && self.tokens[at].glued && self.tokens[at - 1].is_mark(self.text, "-")
        };
        (name.first..name.end).filter(|at| self.tokens[*at].is_cap() && !hyphened(*at)).collect()
    }

    /// The names among what may be nouns of German, which are capitalised all.
    fn among_nouns(&self, known: &[Known], names: &[Name]) -> Vec<Name> {
        let mut kept: Vec<Name> = Vec::with_capacity(names.len());
        let mut singles = Vec::new();
        // Words of full names, by which a surname alone is known.
        let mut borne = HashSet::new();
        for name in names {
            match name.label {
                Label::Person => {}
                Label::Organisation => {
                    let is_noun = |at| self.looks_noun(at);
                    match german::body(self.text, self.tokens, *name, is_noun) {
                        Some(body) if !self.opens_small(body) => kept.push(body),
                        _ => kept.extend(german::places_within(known, *name)),
                    }
                    continue;
                }
                _ => {
                    kept.push(*name);
                    continue;
                }
            }
            for run in self.runs(*name) {
                let Some(run) = self.bare(run) else { continue };
                match self.caps(run).as_slice() {
                    [] => {}
                    [_] => singles.push(run),
                    caps if self.is_full_name(caps) => {
                        borne.extend(caps.iter().map(|at| self.lower(*at)));
                        kept.push(run);
                    }
                    _ => {}
                }
            }
        }
        kept.extend(singles.into_iter().filter(|run| {
            let is_borne = |at: &usize| borne.contains(&self.lower(*at));
            self.is_titled(run.first) || self.caps(*run).iter().any(is_borne)
        }));
        kept.sort_unstable_by_key(|name| name.first);
        kept
    }

    fn is_title(&self, at: usize) -> bool {
        is_title(self.text, self.tokens[at])
    }

    fn is_titled(&self, first: usize) -> bool {
        first > 0 && self.is_title(first - 1)
    }

    /// "Als Würdigung des Humoristen"; an article may belong to a name.
    fn opens_small(&self, name: Name) -> bool {
        let word = self.lower(name.first);
        is_function_word(&word, self.language) && !matches!(word.as_str(), "der" | "die" | "das")
    }

    /// The stretches between function words and names of days and months.
    fn runs(&self, name: Name) -> Vec<Name> {
        let mut runs = Vec::new();
        let mut first = name.first;
        for at in name.first..name.end {
            if self.parts(at, first, name.end) {
                runs.push(Name { first, end: at, ..name });
                first = at + 1;
            }
        }
        runs.push(Name { first, ..name });
        runs
    }

    /// Whether the word at `at` is no part of the name that began at `first`.
    fn parts(&self, at: usize, first: usize, end: usize) -> bool {
        if self.tokens[at].kind != Kind::Word {
            return false;
        }
        let lower = self.lower(at);
        if is_calendar_word(&lower, self.language) {
            // "August Macke"
            let goes_on = at + 1 < end && self.tokens[at + 1].is_cap();
            return !(goes_on && self.entry(at).given >= 3);
        }
        let joins = !self.tokens[at].is_cap() && at > first;
        let is_particle = match lower.as_str() {
            "von" | "zu" | "van" => self.entry(at - usize::from(at > 0)).given > 0,
            "der" | "den" | "dem" => {
                matches!(self.lower(at - usize::from(at > 0)).as_str(), "von" | "van" | "zu")
            }
            _ => false,
        };
        is_function_word(&lower, self.language) && !(joins && is_particle)
    }

    /// A run without marks at its ends, and without titles and other nouns
    /// before a given name: "Schiedsrichter Joao Pinheiro".
    fn bare(&self, mut run: Name) -> Option<Name> {
        let word = |at: usize| self.tokens[at].kind == Kind::Word;
        while run.end > run.first
            && !word(run.end - 1)
            && self.tokens[run.end - 1].of(self.text) != "."
        {
            run.end -= 1;
        }
        let titles = (run.first..run.end).rev().skip(1);
        let title = titles.clone().find(|at| self.is_title(*at));
        run.first = title.map_or(run.first, |title| title + 1);
        while run.first < run.end && !word(run.first) {
            run.first += 1;
        }
        let next = (run.first + 1..run.end).find(|at| self.tokens[*at].is_cap());
        if let Some(next) = next
            && self.looks_common(run.first)
            && self.entry(next).given >= 2
        {
            run.first = next;
        }
        (run.first < run.end).then_some(run)
    }

    /// Whether two capitalised words or more are a given name and a surname.
    fn is_full_name(&self, caps: &[usize]) -> bool {
        let [first, .., last] = caps else { return false };
        let initial = self.tokens[*first].of(self.text).chars().nth(1).is_none();
        // "SVP Schweiz"
        let is_acronym = |at: usize| self.tokens[at].case == Case::Upper;
        if !initial && is_acronym(*first) && !is_acronym(*last) {
            return false;
        }
        initial
            || self.entry(*first).given > 0
            || !self.looks_common(*first) && !self.looks_noun(*last)
    }

    /// Whether no given name is known to be spelt so, and nouns and adjectives end so.
    fn looks_common(&self, at: usize) -> bool {
        const ENDINGS: [&str; 6] = ["e", "er", "en", "em", "es", "s"];
        let lower = self.lower(at);
        self.entry(at).given == 0
            && (self.looks_noun(at) || ENDINGS.iter().any(|ending| lower.ends_with(ending)))
    }

    fn looks_noun(&self, at: usize) -> bool {
        const ENDINGS: [&str; 14] = [
            "ung", "ungen", "heit", "keit", "schaft", "tion", "tät", "nis", "chen", "innen",
            "zentrum", "platz", "spiel", "angaben",
        ];
        let lower = self.lower(at);
        ENDINGS.iter().any(|ending| lower.len() > ending.len() && lower.ends_with(ending))
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::{Context, Facts};

    fn persons(caption: &str, language: &str) -> Vec<String> {
        let context = Context { language: Some(language.to_owned()), ..Context::default() };
        let facts = Facts::of_caption(caption, &context);
        facts.persons.iter().map(|m| m.span.of(caption).to_owned()).collect()
    }

    #[test]
    fn a_capital_makes_no_person_of_a_german_noun() {
        for (caption, expected) in [
            ("Der Hafen vor der Küste war seit Mai im Betrieb.", vec![]),
            ("Schlaf und Erholung helfen am Montag.", vec![]),
            ("Intensive Regenfälle in der Steiermark", vec![]),
            ("Kräfte der Grazer Feuerwehr im Einsatz", vec![]),
            (
                "Bundeskanzlerin Angela Merkel (links) und Finanzminister Olaf Scholz",
                vec!["Angela Merkel", "Olaf Scholz"],
            ),
            ("Die Entscheidung von Schiedsrichter Peter Kowalski", vec!["Peter Kowalski"]),
            ("Ursula von der Leyen spricht in Brüssel", vec!["Ursula von der Leyen"]),
            ("Der Essener AfD-Politiker Keller", vec!["Keller"]),
            ("Der Präsident der SVP Schweiz", vec![]),
        ] {
            assert_eq!(persons(caption, "de"), expected, "{caption}");
        }
    }

    /// What a text names, each kind in order: places, then organisations.
    fn others(text: &str, language: &str) -> (Vec<String>, Vec<String>) {
        let context = Context { language: Some(language.to_owned()), ..Context::default() };
        let facts = Facts::of(text, &context);
        let places = facts.places.iter().filter(|m| !m.value.is_demonym());
        (
            places.map(|m| m.span.of(text).to_owned()).collect(),
            facts.organisations.iter().map(|m| m.span.of(text).to_owned()).collect(),
        )
    }

    #[test]
    fn nouns_in_a_row_are_no_body_and_no_village() {
        for (text, places, bodies) in [
            (
                "Die Beziehungen zwischen Deutschland und Frankreich sind gut.",
                vec!["Deutschland", "Frankreich"],
                vec![],
            ),
            (
                "Sie sprachen über die Wirtschaftspolitik der Europäischen Union.",
                vec![],
                vec!["Europäischen Union"],
            ),
            ("Er forderte Tempo beim Bau von Wohnungen.", vec![], vec![]),
            ("Oder es fällt saurer Regen.", vec![], vec![]),
            ("Das Schiff legte in Waren an.", vec!["Waren"], vec![]),
            ("Die Regierung Albaniens trat zurück.", vec!["Albaniens"], vec![]),
            ("Das Material enthält Anteile des Elements Iridium.", vec![], vec![]),
        ] {
            let (places, bodies): (Vec<&str>, Vec<&str>) = (places, bodies);
            assert_eq!(others(text, "de").0, places, "{text}");
            assert_eq!(others(text, "de").1, bodies, "{text}");
        }
    }

    #[test]
    fn a_small_word_is_no_part_of_the_name_behind_it() {
        for (text, language, places) in [
            ("Le ministre arrive de l'Iran.", "fr", vec!["Iran"]),
            ("En France, le ministre parle.", "fr", vec!["France"]),
            ("Cela a permis un accord.", "fr", vec![]),
            ("Le ministre de la Côte d'Ivoire parle.", "fr", vec!["Côte d'Ivoire"]),
            ("En España hay un acuerdo.", "es", vec!["España"]),
        ] {
            assert_eq!(others(text, language).0, places, "{text}");
        }
        for (text, language, expected) in [
            ("Le rôle d'Anton Petrov est joué.", "fr", vec!["Anton Petrov"]),
            (
                "Les ministres Pierre Dubois et Marie Lefèvre arrivent.",
                "fr",
                vec!["Pierre Dubois", "Marie Lefèvre"],
            ),
            (
                "Los entrenadores Daniel Romero y Javier Ortega llegan.",
                "es",
                vec!["Daniel Romero", "Javier Ortega"],
            ),
            ("El autor José Romero y Ortega habla.", "es", vec!["José Romero y Ortega"]),
        ] {
            assert_eq!(persons(text, language), expected, "{text}");
        }
    }

    #[test]
    fn an_article_opens_no_name() {
        for (caption, language, expected) in [
            ("Un Népalais prie à Katmandou.", "fr", vec![]),
            ("Le président Emmanuel Macron à Paris", "fr", vec!["Emmanuel Macron"]),
            ("Camille Le Goff à Lyon", "fr", vec!["Camille Le Goff"]),
            ("Carmen Ortega, Ministra de la Presidencia", "es", vec!["Carmen Ortega"]),
            (
                "La ministra Carmen Ortega saluda al alcalde Luis Romero",
                "es",
                vec!["Carmen Ortega", "Luis Romero"],
            ),
        ] {
            assert_eq!(persons(caption, language), expected, "{caption}");
        }
    }
}
