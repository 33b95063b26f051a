//! Whether a caption belongs to its story: what contradicts the story, be it
//! ever so short, and what is no contradiction.

use cutline::Linter;
use cutline::article::Source;
use cutline::read::{Format, stories};
use cutline::rule::{CaptionReport, Reason, RuleSet, Severity, Verdict};
use serde_json::json;

use crate::common::Sandbox;

struct Brief {
    language: &'static str,
    published: &'static str,
    title: &'static str,
    text: &'static str,
    caption: &'static str,
}

/// Stories of a sentence or two, each with its own caption.
const BRIEFS: &[Brief] = &[
    Brief {
        language: "en",
        published: "2024-03-12",
        title: "Ferry runs aground off Bergen",
        text: "BERGEN, Norway — A ferry ran aground off Bergen on Monday with 120 people on \
               board. Captain Arne Lund said nobody was hurt.",
        caption: "Captain Arne Lund stands beside his ferry in Bergen, Norway, on March 11, 2024.",
    },
    Brief {
        language: "en",
        published: "2023-06-02",
        title: "Kenya names new coach",
        text: "Kenya's football federation named Peter Odhiambo as coach on Thursday in Nairobi.",
        caption: "Peter Odhiambo holds a scarf in Nairobi on Thursday, June 1, 2023.",
    },
    Brief {
        language: "en",
        published: "2022-01-23",
        title: "Peru closes ruins after rain",
        text: "LIMA — Peru closed its best known ruins after heavy rains, minister Rosa Quispe \
               said on Saturday.",
        caption: "Minister Rosa Quispe speaks to reporters in Lima, Peru, January 22, 2022.",
    },
    Brief {
        language: "de",
        published: "2019-02-19",
        title: "Bäckerei in Dublin abgebrannt",
        text: "Eine Bäckerei in Dublin ist in der Nacht auf Dienstag abgebrannt. \
               Feuerwehrchefin Maeve Doyle nannte einen Ofen als Ursache.",
        caption: "Feuerwehrchefin Maeve Doyle in Dublin am 19. Februar 2019.",
    },
    Brief {
        language: "de",
        published: "2023-10-31",
        title: "Brücke in Montreal gesperrt",
        text: "Eine Brücke in Montreal ist am Montag gesperrt worden. Bürgermeisterin Lucie \
               Tremblay bat um Geduld.",
        caption: "Bürgermeisterin Lucie Tremblay steht am 30. Oktober 2023 in Montreal an der \
                  Brücke.",
    },
    Brief {
        language: "fr",
        published: "2020-09-08",
        title: "Le maire de Séoul ouvre un parc",
        text: "SÉOUL — Le maire Kim Tae-yong a ouvert lundi un parc à Séoul.",
        caption: "Le maire Kim Tae-yong plante un arbre à Séoul, le 7 septembre 2020.",
    },
    Brief {
        language: "fr",
        published: "2018-05-05",
        title: "Le zoo de Prague montre un panda",
        text: "Le zoo de Prague a montré vendredi son premier panda, a dit la directrice Jana \
               Novotna.",
        caption: "La directrice Jana Novotna avec le panda à Prague, le 4 mai 2018.",
    },
    Brief {
        language: "es",
        published: "2022-08-16",
        title: "Reabre la biblioteca de Sídney",
        text: "SÍDNEY — El bibliotecario Tom Hargreave reabrió el lunes la biblioteca de Sídney.",
        caption: "Tom Hargreave lleva libros en Sídney, el 15 de agosto de 2022.",
    },
    Brief {
        language: "es",
        published: "2019-04-03",
        title: "Lima inaugura un puente",
        text: "LIMA — La alcaldesa Rosa Quispe inauguró el martes un puente en Lima.",
        caption: "La alcaldesa Rosa Quispe en el puente de Lima, Perú, el 2 de abril de 2019.",
    },
];

fn report(brief: &Brief, caption: &str) -> CaptionReport {
    let record = json!({"published": brief.published, "title": brief.title, "text": brief.text,
        "language": brief.language, "captions": [caption]});
    let story = stories(Source::new("desk", record.to_string()), Format::Json).into_iter().next();
    let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
    let report = linter.check(story.expect("a story").expect("a sound record"));
    report.captions.into_iter().next().expect("a caption")
}

/// The rules that speak up at warning or error, in order.
fn loud(report: &CaptionReport) -> Vec<&str> {
    let findings = report.findings.iter().filter(|f| f.severity >= Severity::Warning);
    findings.map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn briefs_keep_their_own_captions_and_refuse_those_of_others() {
    for (index, brief) in BRIEFS.iter().enumerate() {
        let own = report(brief, brief.caption);
        assert_eq!(loud(&own), [""; 0], "{}: {}", brief.title, brief.caption);
        let mut others = BRIEFS.iter().cycle().skip(index + 1);
        let other = others.find(|other| other.language == brief.language);
        let other = other.expect("another of the same language");
        let foreign = report(brief, other.caption);
        let of = format!("{}: {}", brief.title, other.caption);
        assert_eq!(foreign.verdict, Verdict::Mismatch, "{of}");
        assert!(loud(&foreign).contains(&"foreign-caption"), "{of}");
    }
}

const CUP: Brief = Brief {
    language: "en",
    published: "2022-05-16",
    title: "Rovers win the cup on penalties",
    text: "LEEDS — Rovers won the cup on Saturday when Kostas Papadakis scored the last penalty of \
           a shoot-out against United.\n\nAfter 120 minutes without a goal both teams had scored \
           six times from the spot when Mason Hale saw his penalty saved by Anton Kramer. The \
           manager, Jan Kastler, said that his players had no nerves.\n\nUnited hit the post \
           twice. They have now lost three finals running.",
    caption: "Kostas Papadakis scores the last penalty in Leeds on May 14, 2022.",
};

#[test]
fn an_absent_person_alone_is_no_contradiction() {
    for caption in [
        "Referee Gary Beswick checks the monitor.",
        "Prime Minister Nigel Barrow watches from the stands.",
        "Former captain Stephen Harrow on the touchline.",
    ] {
        let report = report(&CUP, caption);
        assert_eq!(report.verdict, Verdict::Unclear, "{caption}");
        assert!(!loud(&report).contains(&"foreign-caption"), "{caption}");
    }
}

#[test]
fn an_office_is_of_its_country() {
    let brief = &BRIEFS[1];
    let foreign = report(brief, "Brazilian President Joana Prado arrives for a summit.");
    assert!(loud(&foreign).contains(&"foreign-caption"), "{:?}", foreign.findings);
    let own = report(brief, "Kenyan President Amos Kiprono arrives for a match.");
    assert!(!loud(&own).contains(&"foreign-caption"), "{:?}", own.findings);
}

#[test]
fn the_same_subject_elsewhere_and_long_ago_is_worth_a_minute() {
    let brief = Brief {
        title: "Nurses march in Lyon",
        published: "2023-03-24",
        text: "LYON — Nurses marched through Lyon on Thursday for higher wages. More than nine \
               thousand of them came, the police said.\n\nThe unions called for another march on \
               Tuesday.",
        ..CUP
    };
    let cases: [(&str, bool); 6] = [
        ("Nurses march for higher wages in Turin, Italy, on June 5, 2018.", true),
        ("Nurses march for higher wages in Turin, Italy, in June 2018.", true),
        ("FILE - Nurses march for higher wages in Turin, Italy, on June 5, 2018.", false),
        ("Nurses march for higher wages in Lyon on June 5, 2018.", false),
        ("Nurses march for higher wages in Lyon on Thursday, March 23, 2023.", false),
        ("Nurses march for higher wages in Paris on Thursday, March 23, 2023.", false),
    ];
    for (caption, is_doubted) in cases {
        let report = report(&brief, caption);
        let found = loud(&report);
        let whole = found.iter().any(|rule| rule.ends_with("-caption"));
        assert_eq!(whole, is_doubted, "{caption}: {found:?}");
        assert_eq!(report.verdict != Verdict::Belongs, is_doubted, "{caption}");
    }
}

#[test]
fn institutions_tie_a_story_to_their_country() {
    let brief = Brief {
        title: "Few believe in the vaccine",
        published: "2021-09-02",
        text: "One in three Republicans does not believe in the vaccine, a survey found. Among \
               Democrats it is one in twenty, the pollster Ann Reeder said.\n\nThe Pentagon wants \
               all soldiers to be vaccinated by December.",
        ..CUP
    };
    let report = report(&brief, "Doctor Peggy Mead waits for patients in Tulsa, Oklahoma.");
    assert!(!loud(&report).contains(&"foreign-caption"), "{:?}", report.findings);
}

#[test]
fn function_words_and_titles_are_no_names_that_are_shared() {
    let posts = ["Tokyo", "Canberra", "Ottawa", "Nairobi", "Accra"];
    let text: String = posts
        .iter()
        .map(|town| {
            format!("In {town}, the consul was late again, and President Hale shrugged.\n\n")
        })
        .collect();
    let text: &'static str = text.leak();
    let brief = Brief { title: "Empty chairs abroad", published: "2017-05-14", text, ..CUP };
    let report = report(&brief, "President Wanda Kowal of the singers' union at a Sit-In of 1962");
    assert_ne!(report.verdict, Verdict::Belongs);
    for Reason { says, .. } in report.reasons.iter().filter(|reason| reason.weight > 0.0) {
        let of_names = says.contains("name") && says.contains("“President”");
        assert!(!says.contains("“In”") && !of_names, "{says}");
    }
}

#[test]
fn a_ledger_says_a_thing_once_with_whole_names_and_adds_up() {
    let record = json!({
        "published": "2024-03-12",
        "title": "Ferry runs aground off Bergen",
        "text": "BERGEN, Norway — A ferry ran aground off Bergen on Monday. Captain Arne Lund said \
                 that nobody was hurt, and that the ferry from Bergen would be back on Friday.",
        "captions": ["Senator Maria Ventura speaks in Porto Alegre about a ferry."],
    });
    let source = Source::new("a.json", record.to_string());
    let article = stories(source, Format::Json).remove(0).expect("the record is sound");
    let report = Linter::new(RuleSet::builtin().expect("they are sound")).check(article);
    let caption = &report.captions[0];
    let told = |name: &str| {
        let says = caption.reasons.iter().filter(|reason| reason.says.contains(name));
        says.map(|reason| reason.says.as_str()).collect::<Vec<_>>()
    };
    assert!(told("“Maria Ventura”").len() <= 2, "{:?}", caption.reasons);
    assert!(told("“Maria”").is_empty() && told("“Porto”").is_empty(), "{:?}", caption.reasons);
    let sum: f64 = caption.reasons.iter().map(|reason| reason.weight).sum();
    assert!((1.0 / (1.0 + (-sum).exp()) - caption.score).abs() < 1e-9);
}

/// What a caption speaks of is told by places, days and rare names, and never by
/// words such as "warns": where there are no others, by none.
#[test]
fn a_caption_speaks_of_names_and_days() {
    let rule = "id: any-caption\nsummary: All are doubtful\nseverity: error\ncheck: belonging\n\
                with:\n  reported-where: [{ score-below: 0.99 }]\n\
                message: it speaks of {caption}\nwhy: To see what is said.\n";
    let story = json!({
        "published": "2023-03-21", "title": "Council argues over parking fees",
        "text": "The council of Graz argued over parking fees on Monday. Mayor Lena Ortiz wants \
                 them raised. Shopkeepers oppose the plan, she said in Graz, because customers \
                 would drive elsewhere, and ask for cheaper tickets on buses instead. A vote \
                 follows after Easter, once both committees have heard residents.",
        "captions": [
            "A sign warns swimmers of jellyfish near the old pier.",
            "Reactor staff at Flamanville walk past the Areva turbines.",
            "Warns: signs at the pier stand under water.",
            "Turbines at the mill stand still on May 4, 1998.",
        ],
    });
    let here =
        Sandbox::new().file("rules/any-caption.yaml", rule).file("a.json", story.to_string());
    let args = ["check", "--rules", "rules", "--select", "any-caption", "--format", "json"];
    let run = here.run(&[&args[..], &["a.json"]].concat());
    let report: serde_json::Value = serde_json::from_str(&run.out).expect(&run.err);
    let captions = report["stories"][0]["captions"].as_array().expect("captions");
    let said: Vec<&str> =
        captions.iter().filter_map(|caption| caption["findings"][0]["message"].as_str()).collect();
    assert_eq!(
        said,
        [
            "it speaks of other things",
            "it speaks of Flamanville and Areva",
            "it speaks of other things",
            "it speaks of May 4, 1998",
        ]
    );
    let evidence = captions[0]["findings"][0]["evidence"].as_array().expect("evidence");
    assert_eq!(evidence[0]["text"], "sign", "the words stay as its reasons");
}
