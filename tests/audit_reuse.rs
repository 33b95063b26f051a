//! One picture in several stories, through the real binary.

mod common;

use std::fs;

use common::{Run, Sandbox};
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
