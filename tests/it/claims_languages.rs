//! Tolls, figures, outcomes, roles and kin in other languages than English: what of a caption
//! the story tells otherwise, and what looks like it and is right.

use cutline::Linter;
use cutline::article::Source;
use cutline::read::{Format, stories};
use cutline::rule::RuleSet;
use serde_json::json;

/// The words that a rule points at in a caption under a story.
fn found(rule: &str, language: &str, story: &str, caption: &str) -> Vec<String> {
    let record = json!({
        "published": "2024-06-11", "language": language, "text": story, "captions": [caption],
    });
    let article = stories(Source::new("a.json", record.to_string()), Format::Json).remove(0);
    let rules = RuleSet::builtin().expect("they are sound");
    let report = Linter::new(rules).check(article.expect("the record is sound"));
    let findings = report.captions.iter().flat_map(|caption| &caption.findings);
    let of_rule = findings.filter(|finding| finding.rule == rule);
    of_rule.map(|finding| report.article.quote(finding.at).to_owned()).collect()
}

/// What a caption says, and what of it is pointed at.
type Case = (&'static str, Option<&'static str>);

/// Asks one rule about captions under one story.
fn ask(rule: &str, language: &str, story: &str, cases: &[Case]) {
    for (caption, points_at) in cases {
        let expected: Vec<&str> = points_at.iter().copied().collect();
        assert_eq!(
            found(rule, language, story, caption),
            expected,
            "{rule}, {language}: {caption}"
        );
    }
}

#[test]
fn a_toll_is_held_against_the_storys() {
    let rule = "count-conflict";
    ask(
        rule,
        "de",
        "Bei dem Beben in der Türkei gab es mindestens 20 Tote. Zunächst war von 14 Toten die \
         Rede. Mehr als 300 Menschen wurden bei dem Beben nach ersten Angaben verletzt. Das \
         Hochwasser davor hatte 1.200 Häuser zerstört.",
        &[
            ("Helfer nach dem Beben, bei dem es 12 Tote gab.", Some("12 Tote")),
            ("Helfer nach dem Beben, bei dem zwölf Menschen starben.", Some("zwölf Menschen")),
            ("Helfer nach dem Beben, bei dem es 14 Tote gab.", None),
            ("Helfer nach dem Beben mit mehr als zwanzig Toten.", None),
            ("Helfer nach dem Beben, bei dem 35 Menschen ums Leben kamen.", None),
            ("Helfer: Vor zehn Jahren gab es hier zwölf Tote.", None),
            ("Zwölf Menschen stehen nach dem Beben vor ihren Häusern.", None),
            ("Helfer nach dem Beben, bei dem 30 Menschen verletzt wurden.", Some("30 Menschen")),
        ],
    );
    ask(
        rule,
        "es",
        "Un terremoto en Turquía dejó veinte muertos, según las autoridades. En el hospital hay \
         45 personas heridas. En un primer momento se habló de 14 muertos. Las lluvias \
         causaron 1.200 desplazados.",
        &[
            ("Rescate tras el terremoto, que dejó 12 muertos.", Some("12 muertos")),
            ("El pueblo donde murieron 24 personas.", Some("24 personas")),
            ("Rescate tras el terremoto, que dejó 14 muertos.", None),
            ("El pueblo donde murieron veinte personas.", None),
            ("El hospital, con 35 heridos.", Some("35 heridos")),
            ("Hace diez años hubo aquí 12 muertos.", None),
            ("Doce personas esperan ante el hospital.", None),
        ],
    );
    ask(
        rule,
        "fr",
        "Un séisme en Turquie a fait vingt morts. À l'hôpital, 45 personnes ont été blessées. Les \
         crues avaient fait 1 200 morts.",
        &[
            ("Les secours après le séisme, qui a fait 12 morts.", Some("12 morts")),
            ("Le village où 24 personnes sont mortes.", Some("24 personnes")),
            ("Le village où vingt personnes sont mortes.", None),
            ("L'hôpital, où 35 personnes ont été soignées.", None),
            ("Le village après les crues et leurs 1 200 morts.", None),
            ("Le village après les crues, qui ont tué 2 100 personnes.", Some("2 100 personnes")),
        ],
    );
    ask(
        rule,
        "pt",
        "Um sismo na Turquia fez vinte mortos. No hospital há 45 feridos. As cheias fizeram \
         1.200 mortos.",
        &[
            ("As equipas depois do sismo, que fez 12 mortos.", Some("12 mortos")),
            ("A aldeia onde morreram 24 pessoas.", Some("24 pessoas")),
            ("A aldeia onde morreram vinte pessoas.", None),
            ("O hospital, onde estão 35 feridos.", Some("35 feridos")),
        ],
    );
    ask(
        rule,
        "it",
        "Un terremoto in Turchia ha causato venti morti. In ospedale ci sono 45 feriti. Le \
         alluvioni avevano causato 1.200 vittime.",
        &[
            ("I soccorsi dopo il terremoto, che ha causato 12 morti.", Some("12 morti")),
            ("Il paese dove sono morte 24 persone.", Some("24 persone")),
            ("Il paese dove sono morte venti persone.", None),
            ("L'ospedale, con 35 feriti.", Some("35 feriti")),
        ],
    );
    ask(
        rule,
        "nl",
        "Bij een beving in Turkije zijn twintig doden gevallen. Bij de instorting raakten 45 \
         mensen gewond. De overstroming kostte 1.200 mensen het leven.",
        &[
            ("Hulp na de beving, waarbij 12 doden vielen.", Some("12 doden")),
            ("Het dorp waar 24 mensen omkwamen.", Some("24 mensen")),
            ("Het dorp waar twintig mensen omkwamen.", None),
            ("De instorting, waarbij 35 mensen gewond raakten.", Some("35 mensen")),
        ],
    );
}

#[test]
fn a_figure_is_held_against_the_storys() {
    let rule = "figure-conflict";
    for (language, story, slip, at, right) in [
        (
            "de",
            "Die Arbeitslosigkeit in Kärnten sank im Mai auf 5,4 Prozent.",
            "Kärnten: Die Arbeitslosigkeit sank auf 4,5 Prozent.",
            "4,5",
            "Kärnten: Die Arbeitslosigkeit sank auf rund fünf Prozent.",
        ),
        (
            "es",
            "El paro en Asturias bajó en mayo al 5,4 por ciento.",
            "El paro en Asturias bajó al 4,5 %.",
            "4,5",
            "El paro en Asturias bajó a cerca del cinco por ciento.",
        ),
        (
            "fr",
            "Le chômage dans le Jura est tombé en mai à 5,4 pour cent.",
            "Le chômage dans le Jura est tombé à 4,5 %.",
            "4,5",
            "Le chômage dans le Jura est tombé à environ cinq pour cent.",
        ),
        (
            "pt",
            "A renovação da estação custa 2,4 milhões de euros.",
            "A renovação da estação custa 24 milhões de euros.",
            "24 milhões",
            "A renovação da estação custa mais de dois milhões de euros.",
        ),
        (
            "it",
            "Il restauro della stazione costa 2,4 milioni di euro.",
            "Il restauro della stazione costa 24 milioni di euro.",
            "24 milioni",
            "Il restauro della stazione costa oltre due milioni di euro.",
        ),
        (
            "nl",
            "De verbouwing van het station kost 300.000 euro.",
            "De verbouwing van het station kost 30.000 euro.",
            "30.000",
            "De verbouwing van het station kost ruim 300.000 euro.",
        ),
    ] {
        ask(rule, language, story, &[(slip, Some(at)), (right, None)]);
    }
    for (language, story, right) in [
        ("de", "Der Weg ist 14 Kilometer lang.", "Die Etappe ist 12 Kilometer lang."),
        ("es", "La ruta tiene 14 kilómetros.", "La etapa de 12 kilómetros de la ruta."),
        ("fr", "Le prix est passé de 4,5 à 5,4 euros.", "Le prix était de 4,5 euros."),
        ("nl", "Het museum telt 120 werken.", "Een zaal van het museum met 12 werken van vrouwen."),
    ] {
        ask(rule, language, story, &[(right, None)]);
    }
}

#[test]
fn an_outcome_is_held_against_the_storys() {
    let rule = "outcome-conflict";
    ask(
        rule,
        "de",
        "Das Landgericht hat den Unternehmer Peter Kowalski am Dienstag wegen Betrugs verurteilt. \
         Jonas Brandl hat die Wahl verloren. \
         Tobias Lindner ist bei einem Unfall ums Leben gekommen.",
        &[
            ("Peter Kowalski wurde vom Landgericht freigesprochen.", Some("freigesprochen")),
            ("Die Richterin sprach Peter Kowalski frei.", Some("sprach Peter Kowalski frei")),
            ("Peter Kowalski wurde nicht freigesprochen.", None),
            ("Der Fahrer von Peter Kowalski wurde freigesprochen.", None),
            ("Peter Kowalski mit seinem Fahrer, der freigesprochen wurde.", None),
            ("Jonas Brandl jubelt: Er hat die Wahl gewonnen.", Some("Wahl gewonnen")),
            ("Jonas Brandl verlor die Wahl.", None),
            ("Tobias Lindner hat den Unfall überlebt.", Some("überlebt")),
            ("Tobias Lindner, der 2010 einen Unfall überlebte.", None),
        ],
    );
    ask(
        rule,
        "de",
        "Peter Kowalski wurde vom Amtsgericht verurteilt, doch das Landgericht sprach ihn frei.",
        &[("Peter Kowalski wurde am Dienstag freigesprochen.", None)],
    );
    ask(
        rule,
        "es",
        "El tribunal condenó el martes al empresario Pedro Aldana por fraude. Julio Barrena perdió \
         ayer las elecciones. Tomás Linares murió el lunes en un accidente.",
        &[
            ("El empresario Pedro Aldana fue absuelto por el tribunal.", Some("absuelto")),
            ("El empresario Pedro Aldana no fue absuelto.", None),
            ("El hermano de Pedro Aldana fue absuelto.", None),
            ("Julio Barrena celebra: ganó las elecciones.", Some("ganó las elecciones")),
            ("Tomás Linares sobrevivió al accidente.", Some("sobrevivió")),
        ],
    );
    ask(
        rule,
        "fr",
        "Le tribunal a condamné mardi Pierre Aldebert pour fraude. Julien Barral a perdu \
         l'élection dimanche. Thomas Linard est mort lundi dans un accident.",
        &[
            ("Pierre Aldebert a été acquitté par le tribunal.", Some("acquitté")),
            ("Pierre Aldebert n'a pas été acquitté.", None),
            ("L'associé de Pierre Aldebert a été acquitté.", None),
            ("Julien Barral a remporté l'élection.", Some("remporté l'élection")),
            ("Thomas Linard a survécu à l'accident.", Some("survécu")),
        ],
    );
    for (language, story, slip, at, right) in [
        (
            "pt",
            "O tribunal condenou na terça-feira o empresário Pedro Aldeia por fraude.",
            "O empresário Pedro Aldeia foi absolvido pelo tribunal.",
            "absolvido",
            "O sócio de Pedro Aldeia foi absolvido pelo tribunal.",
        ),
        (
            "it",
            "Giulio Barresi ha perso le elezioni di domenica.",
            "Giulio Barresi ha vinto le elezioni.",
            "vinto le elezioni",
            "Giulio Barresi non ha vinto le elezioni.",
        ),
        (
            "nl",
            "Thomas Linders is maandag bij een ongeluk om het leven gekomen.",
            "Thomas Linders heeft het ongeluk overleefd.",
            "overleefd",
            "De vrouw van Thomas Linders heeft het ongeluk overleefd.",
        ),
    ] {
        ask(rule, language, story, &[(slip, Some(at)), (right, None)]);
    }
}

#[test]
fn a_judge_is_none_of_the_judged() {
    for (language, story, caption) in [
        (
            "fr",
            "La juge Anne Berthier a condamné l'homme à douze ans de prison.",
            "La juge Anne Berthier, qui a acquitté un homme en mai.",
        ),
        (
            "pt",
            "A juíza Ana Bernardes condenou o homem a doze anos de prisão.",
            "A juíza Ana Bernardes, que absolveu um homem em maio.",
        ),
    ] {
        ask("outcome-conflict", language, story, &[(caption, None)]);
    }
}

#[test]
fn a_role_is_held_against_the_one_that_excludes_it() {
    let rule = "role-conflict";
    for (language, story, cases) in [
        (
            "de",
            "Bundespräsident Martin Hofer eröffnete die Ausstellung. Die Außenministerin, Julia \
             Steiner, reiste nach Madrid. Jonas Brandl, der Bürgermeister von Graz, kam später.",
            [
                ("Bundeskanzler Martin Hofer bei der Eröffnung.", Some("Bundeskanzler")),
                ("Altkanzler Martin Hofer bei der Eröffnung.", None),
                ("Der frühere Bundeskanzler Martin Hofer bei der Eröffnung.", None),
                (
                    "Verteidigungsministerin Julia Steiner in Madrid.",
                    Some("Verteidigungsministerin"),
                ),
                ("Ministerin Julia Steiner in Madrid.", None),
                ("Der stellvertretende Ministerpräsident Jonas Brandl in Graz.", None),
                ("Jonas Brandl, Landeshauptmann, in Graz.", Some("Landeshauptmann")),
            ]
            .as_slice(),
        ),
        (
            "es",
            "La ministra de Exteriores, Julia Santoro, viajó a Berlín. El presidente del \
             Gobierno, Martín Olmedo, se quedó. El alcalde de Burgos, Julio Barrena, también.",
            &[
                ("La ministra de Defensa, Julia Santoro, en Berlín.", Some("ministra de Defensa")),
                ("La exministra de Defensa Julia Santoro en Berlín.", None),
                ("El presidente Martín Olmedo en su despacho.", None),
                ("El rey Martín Olmedo en su despacho.", Some("rey")),
                ("El gobernador Julio Barrena en Burgos.", Some("gobernador")),
                ("El antiguo gobernador Julio Barrena en Burgos.", None),
            ],
        ),
        (
            "fr",
            "Le Premier ministre Martin Olivet a inauguré l'exposition. La ministre de la Santé, \
             Julie Santerre, est restée à Paris.",
            &[
                ("Le président Martin Olivet à l'exposition.", Some("président")),
                ("L'ancien président Martin Olivet à l'exposition.", None),
                (
                    "La ministre de la Défense, Julie Santerre, à Paris.",
                    Some("ministre de la Défense"),
                ),
            ],
        ),
        (
            "pt",
            "O primeiro-ministro Martim Oliva inaugurou a exposição. A ministra da Saúde, Júlia \
             Santoro, ficou em Lisboa.",
            &[
                ("O presidente Martim Oliva na exposição.", Some("presidente")),
                ("O ex-presidente Martim Oliva na exposição.", None),
                ("A ministra da Defesa, Júlia Santoro, em Lisboa.", Some("ministra da Defesa")),
            ],
        ),
        (
            "it",
            "Il presidente della Repubblica, Martino Olivieri, ha inaugurato la mostra. La \
             ministra degli Esteri, Giulia Santoro, è rimasta a Roma.",
            &[
                ("Il premier Martino Olivieri alla mostra.", Some("premier")),
                ("L'ex premier Martino Olivieri alla mostra.", None),
                (
                    "La ministra della Difesa, Giulia Santoro, a Roma.",
                    Some("ministra della Difesa"),
                ),
            ],
        ),
        (
            "nl",
            "Premier Maarten Olivier opende de tentoonstelling.",
            &[
                ("Koning Maarten Olivier opent de tentoonstelling.", Some("Koning")),
                ("Oud-burgemeester Maarten Olivier opent de tentoonstelling.", None),
                ("Burgemeester Maarten Olivier opent de tentoonstelling.", Some("Burgemeester")),
            ],
        ),
    ] {
        ask(rule, language, story, cases);
    }
}

#[test]
fn what_one_is_to_another_is_held_against_the_story() {
    let rule = "kin-conflict";
    for (language, story, cases) in [
        (
            "de",
            "Der Maler Georg Wexholm kam mit seiner Tochter Anna Wexholm. Anna Berger ist die \
             Schwester von Lukas Berger.",
            [
                (
                    "Georg Wexholm mit seiner Frau Anna Wexholm am Montag.",
                    Some("Frau Anna Wexholm"),
                ),
                ("Georg Wexholm mit seiner ältesten Tochter Anna Wexholm.", None),
                ("Anna Berger, die Mutter von Lukas Berger, am Montag.", Some("Mutter")),
                ("Anna Berger, die Schwester von Lukas Berger, am Montag.", None),
                ("Georg Wexholm und Lukas Berger mit seiner Frau Anna Wexholm.", None),
            ]
            .as_slice(),
        ),
        (
            "es",
            "El pintor Jorge Valmaseda vino con su hija Ana Valmaseda. Su hermano esperaba fuera.",
            &[
                ("Jorge Valmaseda con su esposa, Ana Valmaseda.", Some("esposa, Ana Valmaseda")),
                ("Jorge Valmaseda con su hija mayor, Ana Valmaseda.", None),
            ],
        ),
        (
            "fr",
            "Anne Berthier est la sœur de Lucas Berthier.",
            &[
                ("Anne Berthier, mère de Lucas Berthier, lundi.", Some("mère")),
                ("Anne Berthier, soeur de Lucas Berthier, lundi.", None),
            ],
        ),
        (
            "pt",
            "O pintor Jorge Valadares veio com a sua filha Ana Valadares.",
            &[
                ("Jorge Valadares com a sua mulher Ana Valadares.", Some("mulher Ana Valadares")),
                ("Jorge Valadares com a filha Ana Valadares.", None),
            ],
        ),
        (
            "it",
            "Il pittore Giorgio Valmarana è venuto con sua figlia Anna Valmarana.",
            &[
                (
                    "Giorgio Valmarana con la sua moglie Anna Valmarana.",
                    Some("moglie Anna Valmarana"),
                ),
                ("Giorgio Valmarana con l'ex moglie Anna Valmarana.", None),
            ],
        ),
        (
            "nl",
            "Schilder Joris Valken kwam met zijn dochter Anna Valken.",
            &[
                ("Joris Valken met zijn vrouw Anna Valken.", Some("vrouw Anna Valken")),
                ("Joris Valken met zijn jongste dochter Anna Valken.", None),
            ],
        ),
    ] {
        for (caption, points_at) in cases {
            let found = found(rule, language, story, caption);
            let is_there = points_at.is_none_or(|at| found.iter().any(|it| it.contains(at)));
            assert_eq!((found.len(), is_there), (points_at.iter().count(), true), "{caption}");
        }
    }
}
