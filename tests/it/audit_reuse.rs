//! One picture in several stories, through the real binary.

use std::fs;

use crate::common::{Run, Sandbox};
use serde_json::Value;

fn record(id: &str, day: &str, src: &str, caption: &str) -> String {
    format!(
        "{{\"id\":\"{id}\",\"published\":\"{day}\",\"text\":\"Water ran through the streets.\",\
         \"captions\":[{{\"text\":\"{caption}\",\"src\":\"{src}\"}}]}}\n"
    )
}

const PASSAU: &str = "Firefighters wade through a street in Passau, Germany, June 4, 2013.";
const ALTENA: &str = "Firefighters wade through a street in Altena, Germany, July 15, 2021.";
const PHOTO: &str = "https://news.example/2013/06/flood";

fn found(lines: &str) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    let records = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("a record"));
    records.map(|r| (text(&r["here"]["story"]), text(&r["there"]["story"]))).collect()
}

fn audit(records: &[String]) -> Vec<(String, String)> {
    let here = Sandbox::new().file("a.jsonl", records.concat());
    let run = here.run(&["audit", "--out", "audit", "--fail-on", "never", "a.jsonl"]);
    assert_eq!(run.code, 0, "{}", run.err);
    found(&fs::read_to_string(here.path().join("audit/reuse.jsonl")).expect("it is there"))
}

#[test]
fn captions_that_cannot_both_be_true_are_found_wherever_the_picture_is_served_from() {
    let old = record("old", "2013-06-05", &format!("{PHOTO}-1024x683.jpg"), PASSAU);
    let new = |src: &str, caption: &str| record("new", "2021-07-16", src, caption);
    let same = format!("{PHOTO}.jpg?w=640");
    let pair = vec![("new".to_owned(), "old".to_owned())];
    for (src, caption, is_found) in [
        (same.as_str(), ALTENA, true),
        ("https://i0.wp.com/news.example/2013/06/flood-300x200.jpg?resize=300", ALTENA, true),
        ("https://news.example/2013/06/other.jpg", ALTENA, false),
        (&same, PASSAU, false),
        (&same, "firefighters wade through a street in Passau, Germany (June 4, 2013)", false),
        (&same, &format!("FILE - {ALTENA}"), false),
        (&same, "Firefighters at work in Passau in June 2013.", false),
        (&same, "Firefighters at work in Bavaria.", false),
        (&same, "Firefighters at work in Hamburg on Monday.", true),
        (&same, "Water in the streets.", false),
    ] {
        let wanted = if is_found { pair.clone() } else { Vec::new() };
        assert_eq!(audit(&[old.clone(), new(src, caption)]), wanted, "{src} {caption}");
        assert_eq!(audit(&[new(src, caption), old.clone()]), wanted, "{src} {caption}, turned");
    }
}

#[test]
fn a_file_is_known_by_its_content() {
    let story = |picture: &str, day: &str, caption: &str| {
        format!(
            "---\ntitle: Flood\ndate: {day}\n---\n\n![]({picture})\n*{caption}*\n\nWater ran.\n"
        )
    };
    let here = Sandbox::new()
        .file("news/old/a.md", story("pictures/IMG_1.jpg", "2013-06-05", PASSAU))
        .file("news/old/pictures/IMG_1.jpg", b"\xff\xd8 the flood")
        .file("news/new/b.md", story("flood.jpg", "2021-07-16", ALTENA))
        .file("news/new/flood.jpg", b"\xff\xd8 the flood")
        .file("news/else/c.md", story("flood.jpg", "2021-07-16", ALTENA))
        .file("news/else/flood.jpg", b"\xff\xd8 another flood");
    here.run(&["audit", "--out", "audit", "news"]);
    let reuse = fs::read_to_string(here.path().join("audit/reuse.jsonl")).expect("it is there");
    let pair = ("news/new/b.md".to_owned(), "news/old/a.md".to_owned());
    assert_eq!(found(&reuse), [pair]);
    let summary = fs::read_to_string(here.path().join("audit/summary.json")).expect("it is there");
    let summary: Value = serde_json::from_str(&summary).expect("it is JSON");
    assert_eq!(
        (&summary["reused"], &summary["rules"]["reused-picture"]["warnings"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn the_two_steps_by_themselves_come_to_the_same() {
    let days = ["2013-06-05", "2015-02-01", "2021-07-16"];
    let captions = [PASSAU, "Water in the streets.", ALTENA];
    let records: Vec<String> = (0..30)
        .map(|n| {
            record(
                &format!("s{n}"),
                days[n % 3],
                &format!("{PHOTO}{}_640w.jpg", n / 3),
                captions[n % 3],
            )
        })
        .collect();
    let here = Sandbox::new().file("a.jsonl", records.concat());
    here.run(&["audit", "--out", "audit", "a.jsonl"]);
    let whole = fs::read_to_string(here.path().join("audit/reuse.jsonl")).expect("it is there");
    assert_eq!(found(&whole).len(), 10);
    let mapped = here.run_with(&["audit", "--map"], &[], &records.concat());
    assert_eq!((mapped.code, mapped.err.as_str()), (0, ""));
    let mut uses: Vec<String> = Vec::new();
    for line in mapped.out.lines() {
        let story: Value = serde_json::from_str(line).expect("a record");
        let caption = &story["captions"][0];
        uses.push(format!(
            "{{\"key\":{},\"published\":{},\"story\":{},\"section\":{},\"text\":{}}}\n",
            caption["picture"], story["published"], story["id"], "\"a\"", caption["text"]
        ));
    }
    // In any order, as long as those of one picture stand together.
    let key = |line: &String| line.split(',').next().map(str::to_owned);
    uses.reverse();
    uses.sort_by_key(key);
    let reduced = here.run_with(&["reuse"], &[], &uses.concat());
    let plain = |lines: &str| lines.replace("\"section\":\"<stdin>\"", "\"section\":\"a\"");
    assert_eq!(reduced, Run { code: 0, out: plain(&whole), err: String::new() });
    let wrong = here.run_with(&["reuse"], &[], "\n{\"key\":\"a\"}\n");
    assert!(wrong.code == 2 && wrong.err.starts_with("error: <stdin>:2: "), "{}", wrong.err);
}

#[test]
fn a_picture_of_many_captions_stands_for_its_subject() {
    let records = |count: usize| -> Vec<String> {
        let caption = |n: usize| format!("A flag in Graz on March {}, {}.", n % 28 + 1, 1990 + n);
        let day = |n: usize| format!("{}-12-01", 1990 + n);
        (0..count).map(|n| record(&format!("s{n}"), &day(n), PHOTO, &caption(n))).collect()
    };
    assert_eq!(audit(&records(30)).len(), 29);
    assert_eq!(audit(&records(51)), []);
}

#[test]
fn of_a_long_caption_both_ways_compare_the_same() {
    let long = |caption: &str| format!("{caption}{}", " Water ran on.".repeat(400));
    let (old, new) = (long(PASSAU), long(ALTENA));
    let records =
        [record("old", "2013-06-05", PHOTO, &old), record("new", "2021-07-16", PHOTO, &new)];
    let here = Sandbox::new().file("a.jsonl", records.concat());
    here.run(&["audit", "--out", "audit", "a.jsonl"]);
    let whole = fs::read_to_string(here.path().join("audit/reuse.jsonl")).expect("it is there");
    assert_eq!(found(&whole).len(), 1);
    let of = |story: &str, day: &str, text: &str| {
        format!(
            "{{\"key\":\"news.example/2013/06/flood\",\"published\":\"{day}\",\
             \"story\":\"{story}\",\"section\":\"a\",\"text\":\"{text}\"}}\n"
        )
    };
    let uses = of("old", "2013-06-05", &old) + &of("new", "2021-07-16", &new);
    assert_eq!(here.run_with(&["reuse"], &[], &uses).out, whole);
}

/// Two captions of one picture, the days of their stories, and whether they
/// cannot both be true.
const PAIRS: &[(&str, &str, &str, &str, bool)] = &[
    // Another place.
    (
        "2015-03-02",
        "A flooded street in Bremen, Germany.",
        "2019-06-10",
        "A flooded street in Porto, Portugal.",
        true,
    ),
    (
        "2018-01-09",
        "Lorries wait at a border post near Lviv, Ukraine.",
        "2022-03-01",
        "Lorries wait at a border post in Jordan.",
        true,
    ),
    (
        "2016-05-05",
        "Students march through Santiago, Chile.",
        "2021-05-05",
        "Students march through Bogota, Colombia.",
        true,
    ),
    (
        "2017-08-01",
        "A burning warehouse in Leeds on Tuesday.",
        "2020-08-04",
        "A burning warehouse in Beirut on Tuesday.",
        true,
    ),
    (
        "2014-02-11",
        "Snow lies on the market square of Krakow, Poland.",
        "2018-02-20",
        "Snow lies on a market square in Rome.",
        true,
    ),
    (
        "2019-04-01",
        "Children in a camp outside Amman, Jordan.",
        "2020-04-01",
        "Children in a camp on the Greek island of Lesbos.",
        true,
    ),
    (
        "2012-10-30",
        "A subway station under water in New York.",
        "2021-09-02",
        "A subway station under water in Mumbai.",
        true,
    ),
    (
        "2010-01-20",
        "Rescuers search a collapsed house in Port-au-Prince, Haiti.",
        "2015-04-27",
        "Rescuers search a collapsed house in Kathmandu, Nepal.",
        true,
    ),
    // Another day.
    (
        "2011-03-13",
        "A harbour after the wave, March 12, 2011.",
        "2018-09-30",
        "A harbour after the wave, September 29, 2018.",
        true,
    ),
    (
        "2020-05-02",
        "An empty runway, May 1, 2020.",
        "2021-01-08",
        "An empty runway, January 7, 2021.",
        true,
    ),
    (
        "2016-11-09",
        "Voters queue outside a school on Nov. 8, 2016.",
        "2020-11-04",
        "Voters queue outside a school on Nov. 3, 2020.",
        true,
    ),
    (
        "2013-06-05",
        "Sandbags are filled on June 4, 2013.",
        "2013-07-01",
        "Sandbags are filled on June 30, 2013.",
        true,
    ),
    // Another person.
    (
        "2017-01-10",
        "Ingrid Halvorsen speaks to reporters.",
        "2021-02-10",
        "Astrid Nyberg speaks to reporters.",
        true,
    ),
    (
        "2018-03-10",
        "Tomas Brandt leaves the court.",
        "2019-03-10",
        "Pavel Horak leaves the court.",
        true,
    ),
    // The same, told otherwise.
    (
        "2015-03-02",
        "A flooded street in Bremen, Germany.",
        "2015-03-09",
        "Water in the streets of Bremen last week.",
        false,
    ),
    (
        "2015-03-02",
        "A flooded street in Bremen.",
        "2016-01-02",
        "A flooded street in northern Germany.",
        false,
    ),
    ("2018-07-07", "Dancers on a square in Lyon.", "2018-07-08", "Dancers in France.", false),
    (
        "2018-07-07",
        "Dancers on a square in Seville, Spain, July 6, 2018.",
        "2019-01-01",
        "Dancers in Seville in July 2018.",
        false,
    ),
    (
        "2018-07-07",
        "Dancers on a square, July 6, 2018.",
        "2018-07-09",
        "Dancers on a square, July 7, 2018.",
        false,
    ),
    (
        "2020-02-20",
        "A crowd on February 19.",
        "2021-06-20",
        "A crowd on February 19. (Photo)",
        false,
    ),
    (
        "2017-01-10",
        "Ingrid Halvorsen speaks to reporters.",
        "2021-02-10",
        "Halvorsen speaks to reporters.",
        false,
    ),
    (
        "2017-01-10",
        "Ingrid Halvorsen speaks to reporters.",
        "2021-02-10",
        "The minister speaks to reporters.",
        false,
    ),
    (
        "2017-01-10",
        "Ingrid Halvorsen and Pavel Horak shake hands.",
        "2021-02-10",
        "Pavel Horak, right, with Ingrid Halvorsen.",
        false,
    ),
    // Says that it is old, or is no photograph of an event.
    (
        "2013-06-05",
        "Sandbags are filled in Passau on June 4, 2013.",
        "2021-07-16",
        "FILE - Sandbags are filled in Altena, Germany, July 15, 2021.",
        false,
    ),
    (
        "2013-06-05",
        "Sandbags are filled in Passau on June 4, 2013.",
        "2021-07-16",
        "Sandbags are filled in Altena, Germany. (File photo)",
        false,
    ),
    (
        "2016-02-02",
        "An illustration of a ship off Norway.",
        "2019-02-02",
        "Illustration: a ship off Chile.",
        false,
    ),
    // Says too little.
    ("2016-02-02", "A ship.", "2019-02-02", "A ship off Chile.", false),
    ("2016-02-02", "A doctor at work.", "2019-02-02", "A nurse at work.", false),
    ("2016-02-02", "Bread for sale.", "2019-02-02", "Bread has become dear.", false),
    // One lies in the other, or next to it.
    ("2016-02-02", "A tram in Graz, Austria.", "2019-02-02", "A tram in Austria.", false),
    ("2016-02-02", "A bridge in Mannheim.", "2019-02-02", "A bridge in Ludwigshafen.", false),
    ("2016-02-02", "The beach of Brighton.", "2019-02-02", "A beach in southern England.", false),
    // Countries spoken of, not photographed.
    (
        "2016-02-02",
        "The flags of France and Germany.",
        "2019-02-02",
        "Flags before talks of Spain and Italy.",
        false,
    ),
    (
        "2016-02-02",
        "Goods for Canada are loaded in Rotterdam.",
        "2019-02-02",
        "Containers in Rotterdam.",
        false,
    ),
];

#[test]
fn a_true_reuse_is_let_pass_and_a_false_one_is_told() {
    let records: Vec<String> = PAIRS
        .iter()
        .enumerate()
        .flat_map(|(n, (old_day, old, new_day, new, _))| {
            let src = format!("https://news.example/picture-of-pair-{n}.jpg");
            let name = |which: &str| format!("{which}{n}");
            [record(&name("old"), old_day, &src, old), record(&name("new"), new_day, &src, new)]
        })
        .collect();
    let told: Vec<String> = audit(&records).into_iter().map(|(here, _)| here).collect();
    let is_told = |n: usize| told.contains(&format!("new{n}")) || told.contains(&format!("old{n}"));
    let wrong: Vec<_> =
        PAIRS.iter().enumerate().filter(|(n, pair)| is_told(*n) != pair.4).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
