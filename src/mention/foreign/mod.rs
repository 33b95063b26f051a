//! Second thoughts about names in other languages than English, which the
//! tagger learnt: there a capital in mid-sentence is a name and an article is none.

mod capital;
mod lands;
mod nouns;
mod relabel;
mod romance;
mod text;
mod weekday;

use self::text::ForeignText;
use super::PlaceName;
use super::label::{Label, Name};
use crate::gazetteer::{self, NameKind, gazetteer};
use crate::language::Language;
use crate::language::background;
use crate::mention::known::Known;
use crate::tokens::{Token, Tokens};
use crate::words::Class;

/// Corrects how the text was cut for the language.
pub(super) fn correct_tokens(text: &str, language: Language, tokens: &mut Vec<Token>) {
    let grammar = language.grammar();
    if grammar.elides {
        romance::unjoin(text, tokens);
    }
    if grammar.hyphened_weekdays {
        weekday::join(text, language, tokens);
    }
}

/// Corrects what the gazetteer knows of the text for the language.
pub(super) fn correct_known(tokens: Tokens, language: Language, known: &mut Vec<Known>) {
    let grammar = language.grammar();
    if !grammar.is_tagged && !grammar.capital_nouns {
        // "Lens" is a word in English alone.
        let is_word = |at: usize| background::is_common(tokens[at].key, language);
        known.iter_mut().filter(|place| !is_word(place.first)).for_each(|place| {
            place.hits = place.hits.of_no_word();
        });
    }
    if grammar.capital_nouns {
        capital::correct_known(tokens, language, known);
    }
    if grammar.lone_articles {
        romance::correct_known(tokens, language, known);
    }
    if !grammar.is_tagged {
        lands::add(tokens, language, known);
    }
}

/// Drops what is no name in the language, and cuts names to what is.
pub(super) fn correct_names(
    tokens: Tokens,
    known: &[Known],
    language: Language,
    names: &mut Vec<Name>,
) {
    let reader = ForeignText { tokens, language };
    let grammar = language.grammar();
    if !grammar.is_tagged {
        names.retain_mut(|name| reader.behind_dash(name) && !reader.is_opening_word(*name));
    }
    if grammar.lone_articles {
        romance::parted(tokens, names);
        names.retain_mut(|name| {
            romance::without_opener(tokens, known, language, name)
                && (name.label != Label::Person || reader.without_article(name))
        });
    }
    if grammar.capital_nouns {
        *names = reader.among_nouns(known, names);
    }
    if !grammar.is_tagged {
        *names = reader.relabelled(known, names);
    }
}

/// Whether the language has such a name for a place: the tagger's guess alone
/// is none, and what American states are abbreviated to are plain words.
pub(super) fn is_place(name: &PlaceName, language: Language) -> bool {
    let Some(place) = name.place else { return language.grammar().is_tagged };
    if language.grammar().capital_nouns && Class::NounAndName.has(name.name.to_lowercase().as_str())
    {
        return false;
    }
    let is_state = gazetteer().kind(place) == gazetteer::Kind::Subdivision;
    language.grammar().is_tagged || !(is_state && name.name_kind == NameKind::Abbreviation)
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::gazetteer;
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
            ("Lena Ortiz Solo-Vorstellung in Dortmund", vec!["Lena Ortiz"]),
            ("Lena Ortiz-Brandt in Dortmund", vec!["Lena Ortiz-Brandt"]),
            ("Obwohl Ortiz verletzt war, spielte er.", vec![]),
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
            ("Vista de los Lagos de Saliencia.", "es", vec![]),
            ("O Presidente da República chega ao Porto.", "pt", vec!["Porto"]),
            ("Una calle de Málaga de noche.", "es", vec!["Málaga"]),
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
    fn a_sentence_begins_with_a_common_word_and_a_dateline_is_no_part_of_a_name() {
        for (text, language, place) in [
            ("TORINO – Il Lanterna ha vinto.", "it", "TORINO"),
            ("Les mineurs ont marché à Lens.", "fr", "Lens"),
            ("Een brand in het noorden van Utrecht.", "nl", "Utrecht"),
            ("La lluvia en la provincia de Toledo.", "es", "Toledo"),
            ("Der Markt in der Stadt Homs.", "de", "Homs"),
            ("La foire dans la ville d'Alep.", "fr", "Alep"),
            ("O rio na cidade do Porto.", "pt", "Porto"),
        ] {
            let (places, bodies) = others(text, language);
            assert_eq!(places, [place], "{text}");
            assert!(bodies.iter().all(|body| !body.contains('–')), "{text}: {bodies:?}");
        }
        assert_eq!(persons("Agenten zoeken in het bos.", "nl"), [""; 0]);
    }

    #[test]
    fn lands_and_regions_are_known_by_their_names_in_the_language() {
        for (text, language, expected) in [
            ("Er lebt seit Jahren in den USA.", "de", vec!["USA"]),
            ("Die Grenze zwischen der Türkei und Syrien.", "de", vec!["Türkei", "Syrien"]),
            ("Sie lebt seit Jahren in der Toskana.", "de", vec!["Toskana"]),
            ("De bommen in Noord-Ierland.", "nl", vec!["Noord-Ierland"]),
            ("Las lluvias en Castilla y León.", "es", vec!["Castilla y León"]),
            ("Le gouverneur du Nouveau-Mexique parle.", "fr", vec!["Nouveau-Mexique"]),
            ("Il treno parte per l'Inghilterra.", "it", vec!["Inghilterra"]),
            ("O governador da Califórnia falou.", "pt", vec!["Califórnia"]),
        ] {
            assert_eq!(others(text, language).0, expected, "{text}");
        }
    }

    #[test]
    fn a_town_is_known_by_its_adjective_before_a_noun() {
        for (text, expected) in [
            ("Der Hamburger Senat tagt.", vec!["Hamburg"]),
            ("Im Zürcher Rathaus und am Münchner Flughafen", vec!["Zurich", "Munich"]),
            ("Der Karlsruher Hof und der Dresdner Zoo", vec!["Karlsruhe", "Dresden"]),
            ("Der Berliner Architekt Jonas Ortiz", vec!["Berlin"]),
            ("Der Maler Max Ortiz stellt aus.", vec![]),
            ("Sie isst einen Hamburger und geht.", vec![]),
        ] {
            let context = Context { language: Some("de".to_owned()), ..Context::default() };
            let facts = Facts::of(text, &context);
            let towns = facts.places.iter().filter(|m| m.value.is_demonym());
            let names = towns.filter_map(|m| Some(gazetteer().place(m.value.place?).name()));
            assert_eq!(names.collect::<Vec<_>>(), expected, "{text}");
        }
        assert_eq!(persons("Der Berliner Architekt Jonas Ortiz", "de"), ["Jonas Ortiz"]);
        assert_eq!(persons("Das sei falsch, sagte Vukovar-Ortiz.", "de"), ["Vukovar-Ortiz"]);
    }

    #[test]
    fn a_body_is_cut_out_of_the_words_around_it() {
        for (text, language, expected) in [
            (
                "La Universidad de Murcia y el Colegio de Arquitectos callan.",
                "es",
                vec!["Universidad de Murcia", "Colegio de Arquitectos"],
            ),
            ("El Ayuntamiento de Cieza calla.", "es", vec!["Ayuntamiento de Cieza"]),
            ("Das Landgericht Kassel weist die Klage ab.", "de", vec!["Landgericht Kassel"]),
            ("El portavoz del PSOE calla.", "es", vec!["PSOE"]),
            ("De rente van de ECB daalt.", "nl", vec!["ECB"]),
            ("NUNCA habló del capítulo XIV.", "es", vec![]),
            ("De Amerikaanse economie groeit.", "nl", vec![]),
        ] {
            assert_eq!(others(text, language).1, expected, "{text}");
            assert_eq!(persons(text, language), [""; 0], "{text}");
        }
        let text = "La presidente del Consiglio Giulia Ferretti parla.";
        assert_eq!(persons(text, "it"), ["Giulia Ferretti"]);
    }

    #[test]
    fn an_article_opens_no_name() {
        for (caption, language, expected) in [
            ("Un Népalais prie à Katmandou.", "fr", vec![]),
            ("Le président Emmanuel Macron à Paris", "fr", vec!["Emmanuel Macron"]),
            ("Camille Le Goff à Lyon", "fr", vec!["Camille Le Goff"]),
            ("Carmen Ortega, Ministra de la Presidencia", "es", vec!["Carmen Ortega"]),
            ("Vino de Ortega en la mesa", "es", vec![]),
            ("Carmen de Ortega saluda", "es", vec!["Carmen de Ortega"]),
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
