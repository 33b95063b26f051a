//! Stories in other languages than English, each with its own caption and one of
//! another story.

use cutline::Linter;
use cutline::article::Source;
use cutline::read::{Format, stories};
use cutline::rule::{RuleSet, Severity, Verdict};
use serde_json::json;

/// What is found in a caption under a story that does not say its language: the
/// rules at warning or worse, and the verdict.
fn judged(caption: &str, story: &str) -> (Vec<String>, Verdict) {
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    let record = json!({"published": "2024-03-05", "text": story, "captions": [caption]});
    let source = Source::new("desk", record.to_string());
    let story = stories(source, Format::Json).into_iter().next();
    let report = linter.check(story.expect("a story").expect("a sound record"));
    let loud = report.all().filter(|finding| finding.severity > Severity::Note);
    (loud.map(|finding| finding.rule.clone()).collect(), report.captions[0].verdict)
}

/// A brief, its caption, and the caption of a story of another country.
const BRIEFS: &[(&str, &str, &str)] = &[
    (
        "BERLIN – Arbeitsminister Hubertus Kallweit hat am Dienstag in Berlin die Rentenreform \
         vorgestellt. Das Niveau soll bis 2030 stabil bleiben, sagte der Politiker.",
        "Arbeitsminister Hubertus Kallweit stellt am Dienstag in Berlin die Rentenreform vor.",
        "Der brasilianische Präsident Otavio Meireles spricht in Brasília.",
    ),
    (
        "MADRID – El ministro José Luis Arizcun presentó el martes en Madrid la reforma de las \
         pensiones. La medida entrará en vigor en enero, dijo el ministro.",
        "El ministro José Luis Arizcun presenta la reforma de las pensiones el martes en Madrid.",
        "La canciller Birgit Kallweit saluda a los bomberos el miércoles en Dresde, Alemania.",
    ),
    (
        "PARIS – Le ministre Olivier Dussart a présenté mardi à Paris la réforme des retraites. \
         L'âge légal passera à 64 ans, a dit le ministre. Les syndicats appellent à la grève.",
        "Le ministre Olivier Dussart présente la réforme des retraites mardi à Paris.",
        "Le gouverneur Salomon Jarama visite mercredi les maisons détruites à Oaxaca, au Mexique.",
    ),
    (
        "BRASÍLIA – O ministro Carlos Lupinho apresentou na terça-feira em Brasília a reforma das \
         aposentadorias. A medida vale a partir de janeiro, disse o ministro.",
        "O ministro Carlos Lupinho apresenta a reforma na terça-feira em Brasília.",
        "O presidente Emmanuel Delorme visita os bombeiros em Marselha, na França.",
    ),
    (
        "ROMA – La ministra Marina Caldarone ha presentato martedì a Roma la riforma delle \
         pensioni. La misura entrerà in vigore a gennaio, ha detto la ministra.",
        "La ministra Marina Caldarone presenta la riforma delle pensioni martedì a Roma.",
        "Il presidente Otavio Meireles parla ai giornalisti a Brasilia, in Brasile.",
    ),
    (
        "DEN HAAG – Minister Carola Schoutema heeft dinsdag in Den Haag de nieuwe pensioenwet \
         gepresenteerd. De wet gaat in januari in, zei de minister.",
        "Minister Carola Schoutema presenteert dinsdag in Den Haag de pensioenwet.",
        "President Emmanuel Delorme bezoekt brandweerlieden in Marseille, Frankrijk.",
    ),
];

#[test]
fn a_caption_of_another_country_is_called_foreign_and_the_storys_own_is_not() {
    for (story, own, other) in BRIEFS {
        assert_eq!(judged(own, story), (vec![], Verdict::Belongs), "{own}");
        assert_eq!(
            judged(other, story),
            (vec!["foreign-caption".to_owned()], Verdict::Mismatch),
            "{other}"
        );
    }
}

/// Stories with a caption that names nobody, and is set elsewhere or not.
#[test]
fn a_picture_of_another_country_is_doubtful_though_it_names_nobody() {
    let gozo = "MALAGA – El alcalde Julio Berrocal visitó el lunes los pueblos de la sierra en \
                España. Las fuentes están secas desde abril, dijo el alcalde Berrocal.";
    let flood = "PORTO ALEGRE – O prefeito Ivo Taveira disse na terça-feira que a água baixou. \
                 As escolas seguem fechadas até segunda-feira, segundo a prefeitura.";
    let metz = "METZ – Le maire Bruno Vasseur a inauguré lundi le nouveau pont sur la Moselle. \
                Les travaux ont duré trois ans, a dit le maire.";
    let torino = "TORINO – La sindaca Carla Bellomi ha aperto lunedì il nuovo ponte sul Po. I \
                  lavori sono durati tre anni, ha detto la sindaca.";
    let doubt = &["doubtful-caption"][..];
    for (caption, story, expected) in [
        ("Bomberos limpian una calle inundada cerca de Toluca, en México.", gozo, doubt),
        ("Vista de la sierra cerca de Guadalajara.", gozo, &[]),
        ("Plaza Mayor de Ocaña.", gozo, &[]),
        ("Moradores limpam as ruas no centro de Lisboa.", flood, doubt),
        ("Moradores limpam as ruas no centro de Porto Alegre.", flood, &[]),
        ("Passageiros esperam o comboio na cidade do Porto, em Portugal.", flood, doubt),
        ("Des pompiers pompent l'eau près de la gare d'Alexandrie, en Égypte.", metz, doubt),
        ("Des passants sur le pont à Metz.", metz, &[]),
        ("Manifestanti protestano contro la riforma a Valencia.", torino, doubt),
        ("Passanti sul ponte a Torino.", torino, &[]),
    ] {
        assert_eq!(judged(caption, story).0, expected, "{caption}");
    }
}

/// Ages as each language writes them behind a name.
#[test]
fn an_age_is_read_in_each_language() {
    let spanish = "MADRID – El alcalde José Luis Arizcun, de 55 años, abrió el martes el puente.";
    let french = "PARIS – Le maire Olivier Dussart, 52 ans, a inauguré mardi le pont de la gare.";
    let italian = "ROMA – La sindaca Marina Caldarone, 48 anni, ha aperto martedì il ponte.";
    let portuguese = "LISBOA – O presidente Ivo Taveira, de 38 anos, abriu na terça-feira a ponte.";
    let german = "BERLIN – Bürgermeister Hubertus Kallweit (61) eröffnete am Dienstag die Brücke.";
    let age = &["age-conflict"][..];
    for (caption, story, expected) in [
        ("José Luis Arizcun, de 45 años, en el puente.", spanish, age),
        ("José Luis Arizcun, de 55 años, en el puente.", spanish, &[]),
        ("Olivier Dussart (25 ans) sur le pont de la gare.", french, age),
        ("Olivier Dussart, 52 ans, sur le pont de la gare.", french, &[]),
        ("Marina Caldarone, 84 anni, sul ponte.", italian, age),
        ("Ivo Taveira, de 83 anos, na ponte.", portuguese, age),
        ("Hubertus Kallweit (16) auf der neuen Brücke.", german, age),
        ("Hubertus Kallweit, 61 Jahre, auf der neuen Brücke.", german, &[]),
        ("Der 16-jährige Hubertus Kallweit auf der neuen Brücke.", german, age),
        ("Der 61-jährige Tischler Hubertus Kallweit auf der neuen Brücke.", german, &[]),
    ] {
        assert_eq!(judged(caption, story).0, expected, "{caption}");
    }
}

#[test]
fn of_a_language_that_is_not_read_only_what_needs_none_is_said() {
    let story = "STOCKHOLM – Arbetsministern Sten Hallqvist lade på tisdagen fram ett förslag om \
                 pensioner i Stockholm. Reformen ska gälla från januari, sade ministern, som inte \
                 ville svara på frågor om vad den kostar.";
    for (caption, expected) in [
        ("Presidenten Otavio Meireles talar i Brasília den 8 mars 2019.", vec![]),
        ("Arbetsministern Sten Halqvist i Stockholm.", vec![]),
        ("Bild från 31.02.2024", vec!["impossible-date"]),
        ("DSC_0412.jpg", vec!["placeholder-caption"]),
    ] {
        assert_eq!(
            judged(caption, story),
            (expected.iter().map(|rule| (*rule).to_owned()).collect(), Verdict::Unclear),
            "{caption}"
        );
    }
}

#[test]
fn lands_without_end_are_read_in_one_pass() {
    let lands = "España ".repeat(60_000);
    assert_eq!(judged(&lands, &lands), (vec![], Verdict::Unclear));
}
