//! Which of a caption's dates are those of its picture, and which an editor
//! must hear of.

use cutline::Linter;
use cutline::article::Source;
use cutline::read::{Format, stories};
use cutline::rule::{RuleSet, Verdict};
use serde_json::json;

/// What is known of a story beside its captions.
#[derive(Clone, Copy)]
struct Story {
    language: &'static str,
    published: &'static str,
    title: &'static str,
    text: &'static str,
}

const STRIKE: Story = Story {
    language: "en",
    published: "2024-05-13",
    title: "Teachers march",
    text: "LINZ, Austria - Teachers marched through Linz on Monday and asked for higher pay. Jana \
           Holub, who leads the union, said that the strike goes on until the city pays more. The \
           mayor will meet them.",
};

const STREIK: Story = Story {
    language: "de",
    text: "LINZ - Die Lehrerinnen sind am Montag durch Linz gezogen und haben mehr Lohn verlangt. \
           Jana Holub, die die Gewerkschaft leitet, sagte, der Streik gehe weiter, bis die Stadt \
           mehr zahlt und die Schulen mehr Geld bekommen.",
    ..STRIKE
};

const HUELGA: Story = Story {
    language: "es",
    text: "LINZ - Los maestros marcharon el lunes por Linz y pidieron mejores salarios. Jana Holub, \
           que dirige el sindicato, dijo que la huelga sigue hasta que la ciudad pague más a las \
           escuelas.",
    ..STRIKE
};

const GREVE: Story = Story {
    language: "fr",
    text: "LINZ - Les enseignants ont défilé lundi dans Linz et ont demandé de meilleurs salaires. \
           Jana Holub, qui dirige le syndicat, a déclaré que la grève continue tant que la ville \
           ne paie pas plus.",
    ..STRIKE
};

struct Desk(Linter);

impl Desk {
    fn new() -> Desk {
        Desk(Linter::new(RuleSet::builtin().expect("the built-in rules are sound")))
    }

    /// The rules that speak up about a caption, and its verdict.
    fn check(&self, story: Story, caption: &str) -> (Vec<String>, Verdict) {
        let record = json!({"published": story.published, "title": story.title,
            "text": story.text, "captions": [caption], "language": story.language});
        let source = Source::new("desk", record.to_string());
        let article = stories(source, Format::Json).into_iter().next();
        let report = self.0.check(article.expect("a story").expect("a sound record"));
        let rules = report.all().map(|finding| finding.rule.clone()).collect();
        (rules, report.captions[0].verdict)
    }

    /// Holds that one of `rules` speaks up, or that none does.
    fn hold(&self, story: Story, rules: &[&str], is_told: bool, captions: &[&str]) {
        for caption in captions {
            let (found, _) = self.check(story, caption);
            let told = found.iter().any(|rule| rules.contains(&rule.as_str()));
            assert_eq!(told, is_told, "{caption} / {}: {found:?}", story.text);
        }
    }
}

#[test]
fn a_day_to_come_is_no_date_of_the_picture() {
    let desk = Desk::new();
    let future = &["future-date"];
    let silent = [
        "The strike runs through June 20, 2024.",
        "Jana Holub will speak in Linz, Austria, on Saturday, May 25, 2024.",
        "The new school opens in Linz on September 9, 2024.",
        "Jana Holub takes office on July 1, 2024.",
        "Jana Holub is due to address the council on May 30, 2024.",
        "Teachers in Linz have until May 30, 2024, to accept the offer.",
        "On June 3, 2024, the council will vote on the budget.",
        "The exhibition “Chalk” is on view from May 1 through July 14, 2024.",
        "A campaign poster for the June 9, 2024, election in Linz.",
        "Map: closed streets in Linz on May 20, 2024",
    ];
    desk.hold(STRIKE, future, false, &silent);
    let german = [
        "Ab dem 1. September 2024 leitet Jana Holub die Schule.",
        "Die Schule wird am 1. September 2024 eröffnet.",
        "Das Konzert findet am 1. September 2024 in Linz statt.",
        "Die Ausstellung läuft noch bis zum 30. Juni 2024.",
    ];
    desk.hold(STREIK, future, false, &german);
    let spanish = [
        "La soprano Ana Mora actuará el 11 de junio de 2024.",
        "La escuela abre el 1 de septiembre de 2024.",
        "Exposición de tizas, hasta el 30 de junio de 2024.",
    ];
    desk.hold(HUELGA, future, false, &spanish);
    let french = [
        "L'école ouvrira le 1er septembre 2024.",
        "L'exposition dure jusqu'au 30 juin 2024.",
        "Jana Holub prend ses fonctions à partir du 1er juin 2024.",
    ];
    desk.hold(GREVE, future, false, &french);
}

#[test]
fn a_picture_of_the_future_is_found_whatever_stands_around_its_date() {
    let desk = Desk::new();
    let future = &["future-date"];
    let told = [
        "A teacher holds a map in Linz, Austria, on May 20, 2024.",
        "Teachers march past a poster for the election in Linz on May 20, 2025.",
        "Jana Holub looks at a planning map in Linz on May 20, 2025.",
        "Jana Holub, expected to run for mayor, waves in Linz on May 20, 2025.",
        "Jana Holub, who will retire next year, waves to teachers in Linz on May 20, 2025.",
        "Teachers march for a bill that would raise their pay, in Linz, Austria, May 20, 2025.",
        "Teachers march in Linz. (Donau Press/Eva Stix) May 20, 2025.",
        "Teachers march in Linz in this photo taken by Eva Stix on May 20, 2025.",
        "The new school in Linz, in this illustration taken May 20, 2025.",
    ];
    desk.hold(STRIKE, future, true, &told);
    desk.hold(STREIK, future, true, &["Lehrerinnen ziehen am 20. Mai 2025 durch Linz."]);
    desk.hold(HUELGA, future, true, &["Maestros marchan en Linz el 20 de mayo de 2025."]);
    desk.hold(GREVE, future, true, &["Des enseignants défilent à Linz le 20 mai 2025."]);
}

#[test]
fn a_meeting_that_is_planned_is_shown_by_nobody_yet() {
    let planned = Story {
        text: "LINZ, Austria - Union leader Jana Holub and Mayor Otto Brell are to meet on May 27, \
               2024, in the town hall of Linz, both said on Monday.",
        ..STRIKE
    };
    let shown = "Union leader Jana Holub and Mayor Otto Brell shake hands in Linz on May 27, 2024.";
    let desk = Desk::new();
    desk.hold(planned, &["future-date"], true, &[shown]);
    desk.hold(planned, &["future-date"], false, &["The town hall of Linz, May 27, 2024: a plan."]);
}

#[test]
fn stretches_of_time_answer_for_what_lies_within() {
    let desk = Desk::new();
    let rules = &["date-conflict", "archive-unmarked"];
    let owls = |text: &'static str, language: &'static str| Story {
        language,
        published: "2021-04-01",
        title: "Uppsala",
        text,
    };
    let caption = "Doctoral student Elsa Holmen climbs to a nest box in May 2019.";
    for text in [
        "Great grey owls hunt by day near Uppsala. Between 2016 and 2020 they moved by an hour.",
        "Great grey owls hunt by day near Uppsala. From 2016 to 2020 they moved by an hour.",
        "Great grey owls hunt by day near Uppsala, as was seen in the years 2016-2020.",
        "Great grey owls hunt by day near Uppsala, as has been seen since 2016.",
        "Great grey owls hunt by day near Uppsala, as was seen over the past five years.",
    ] {
        desk.hold(owls(text, "en"), rules, false, &[caption]);
    }
    for text in [
        "Great grey owls hunt by day near Uppsala. In 2016 and 2020 they moved by an hour.",
        "Great grey owls hunt by day near Uppsala. From 2009 to 2014 they moved by an hour.",
        "Great grey owls hunt by day near Uppsala, as was seen over the past five months.",
        "Great grey owls hunt by day near Uppsala, as has been seen since February 2021.",
    ] {
        desk.hold(owls(text, "en"), rules, true, &[caption]);
    }
    let text = "Bartkäuze jagen bei Uppsala am Tag. Für die Jahre 2016 bis 2020 ist das belegt.";
    let german = "Doktorandin Elsa Holmen klettert im Mai 2019 zu einem Nistkasten.";
    desk.hold(owls(text, "de"), rules, false, &[german]);
    let text = "Los cárabos cazan de día cerca de Uppsala. Desde 2016 se sabe que es así.";
    let spanish = "La doctoranda Elsa Holmen sube a un nido en mayo de 2019.";
    desk.hold(owls(text, "es"), rules, false, &[spanish]);
    let text = "Les chouettes chassent de jour près d'Uppsala. De 2016 à 2020, on l'a vu souvent.";
    let french = "La doctorante Elsa Holmen monte à un nid en mai 2019.";
    desk.hold(owls(text, "fr"), rules, false, &[french]);
}

const PRIZE: Story = Story {
    language: "en",
    published: "2022-10-07",
    title: "Prize in literature",
    text: "STOCKHOLM - The French writer Aline Verdier won the great prize in literature on \
           Thursday for 50 years of books about her own life. Verdier, 82, was in her kitchen in \
           Cergy and did not answer the telephone.",
};

#[test]
fn the_occasion_before_is_one_of_its_own() {
    let desk = Desk::new();
    let rules = &["year-slip", "date-conflict", "place-conflict"];
    let silent = [
        "Last year's winner, Adil Karume, at home in Canterbury on Oct. 7, 2021.",
        "The previous winner, Adil Karume, in Canterbury on Oct. 7, 2021.",
        "Adil Karume, who won the prize in 2021, in Canterbury on Oct. 7, 2021.",
    ];
    desk.hold(PRIZE, rules, false, &silent);
    let told = [
        "Aline Verdier smiles in Stockholm on Oct. 6, 2021.",
        "Aline Verdier holds last year's book in Stockholm on Oct. 6, 2020.",
        "Aline Verdier, defending her view, in Stockholm on Oct. 6, 2021.",
    ];
    desk.hold(PRIZE, rules, true, &told);
}

/// Within the week before, the story's day is a slip wherever it was; farther back only
/// where the caption is of the story's own places.
#[test]
fn a_picture_of_the_person_elsewhere_the_year_before_is_no_slip() {
    let slip = &["year-slip"];
    let desk = Desk::new();
    desk.hold(
        PRIZE,
        slip,
        true,
        &["Aline Verdier smiles in her kitchen in Cergy, Sept. 20, 2021."],
    );
    desk.hold(
        PRIZE,
        slip,
        false,
        &["Aline Verdier reads in Tashkent, Uzbekistan, Sept. 20, 2021."],
    );
}

#[test]
fn what_is_added_to_an_old_page_is_of_its_last_day() {
    let Desk(linter) = Desk::new();
    for (updated, found) in [("2021-06-01", false), ("2013-06-01", true)] {
        let story = json!({
            "published": "2012-05-10",
            "updated": updated,
            "title": "How a law is made",
            "text": "The law is made in Washington. President Joe Biden signs it in Washington.",
            "captions": ["President Joe Biden signs a law in Washington."],
        });
        let source = Source::new("page", story.to_string());
        let article = stories(source, Format::Json).into_iter().next();
        let report = linter.check(article.expect("a story").expect("a sound record"));
        let is_told = report.all().any(|finding| finding.rule == "anachronism");
        assert_eq!(is_told, found, "{updated}");
    }
}

#[test]
fn an_anniversary_excuses_the_year_that_it_points_to() {
    let desk = Desk::new();
    let rules = &["year-slip", "date-conflict", "archive-unmarked"];
    let fire = Story {
        language: "en",
        published: "2021-09-03",
        title: "A town remembers",
        text: "TVER - The town of Tver marked the tenth anniversary of the fire in its School No. 4 \
               on Thursday. Parents laid flowers at the gate, and the mayor spoke.",
    };
    desk.hold(fire, rules, false, &["Families wait at the gate in Tver on September 2, 2011."]);
    desk.hold(fire, rules, true, &["Families wait at the gate in Tver on September 2, 2018."]);
}

#[test]
fn a_day_long_ago_is_no_slip_of_the_year() {
    let desk = Desk::new();
    let slip = &["year-slip"];
    let told = ["Jana Holub speaks in Linz on May 12, 2023.", "Jana Holub speaks, May 12, 2014."];
    desk.hold(STRIKE, slip, true, &told);
    desk.hold(STRIKE, slip, false, &["Jana Holub speaks in Linz on May 12, 2007."]);
}

#[test]
fn a_weekday_without_a_year_is_judged_near_publication_alone() {
    let desk = Desk::new();
    let rules = &["weekday-mismatch"];
    let told = [
        "Teachers march in Linz on Tuesday, May 6.",
        "Teachers march, Friday, May 1.",
        "Teachers march in Linz on Thursday, May 15.",
        "Teachers march in Linz on Monday, April 30.",
    ];
    desk.hold(STRIKE, rules, true, &told);
    let silent = [
        "Teachers march in Linz on Monday, May 6.",
        "Teachers march in Linz on Friday, December 16.",
        "Teachers march in Linz on Tuesday, January 30.",
        "Teachers march in Linz on Wednesday, May 15.",
        "Teachers march in Linz on Tuesday, April 30.",
    ];
    desk.hold(STRIKE, rules, false, &silent);
}

#[test]
fn one_date_is_told_of_once() {
    let rules = ["future-date", "weekday-mismatch", "year-slip", "date-conflict"];
    for (caption, expected) in [
        ("Teachers march in Linz, Friday, May 20, 2030.", "future-date"),
        ("Teachers march in Linz, Friday, May 12, 2022.", "weekday-mismatch"),
        ("A crane lifts a lorry out of a canal in Lyon, France, May 12, 2022.", "year-slip"),
    ] {
        let (found, _) = Desk::new().check(STRIKE, caption);
        let found: Vec<&String> =
            found.iter().filter(|rule| rules.contains(&rule.as_str())).collect();
        assert_eq!(found, [expected], "{caption}");
    }
}

#[test]
fn what_is_no_caption_is_not_judged() {
    let desk = Desk::new();
    for text in [
        "November 3, 2021 · 5 min read",
        "Olaf Brenner is a senior writer at the Helsinki Post. Follow him on Twitter",
        "Watch: How President Olaf Brenner met Marie Lacombe in Helsinki",
        "This story was updated on November 3, 2021, with a comment of Olaf Brenner.",
        "Click here to see Olaf Brenner in Helsinki, Finland",
    ] {
        let (found, verdict) = desk.check(STRIKE, text);
        assert_eq!((found.as_slice(), verdict), ([].as_slice(), Verdict::Unclear), "{text}");
    }
    let (found, _) = desk.check(STRIKE, "caption goes here");
    assert_eq!(found, ["placeholder-caption"]);
}
