//! The scripts of the report and of the audit's page, run in a browser over
//! pages that the binary writes of small stories: what a reader sees, and what
//! keys and clicks do.

mod browser;
#[cfg(unix)]
mod desk;
#[cfg(unix)]
mod proxy;

use serde_json::{Value, json};

use crate::common::Sandbox;

/// The rules that the stories here are made for.
const RULES: &str = "impossible-date,desk-notes,foreign-caption,place-absent";

/// What would run or break a page that took it for anything but words.
const ATTACK: &str = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\
                      <!--<svg/onload=alert(3)> $& ${7} \\u003c \u{2028}\u{202e}\u{0}";

/// A story that breaks off, a line of an archive.
const BROKEN: &str = "{\"id\":\"broken\",\"text\": \n";

fn line(record: &Value) -> String {
    format!("{record}\n")
}

/// A caption with a day that does not exist.
fn clown(id: &str) -> Value {
    json!({
        "id": id, "title": "A fair in Graz", "published": "2023-03-21", "section": "city",
        "text": "Zoë Lind opened a fair in Graz on Monday.\n\nIt goes on until Sunday.",
        "captions": ["Zoë Lind, a clown, at the fair in Graz on February 30, 2023."],
    })
}

/// A caption with words for the desk.
fn desk(id: &str) -> Value {
    json!({
        "id": id, "title": "A buoy in Oban", "published": "2023-05-06", "section": "coast",
        "text": "Divers found a buoy in Oban on Friday.",
        "captions": ["Divers with the buoy in Oban on Friday. NO RESALES."],
    })
}

/// A caption of which nothing is found.
fn bridge(id: &str) -> Value {
    json!({
        "id": id, "title": "A bridge in Graz", "published": "2023-05-02", "section": "city",
        "text": "Mayor Lena Ortiz opened a bridge in Graz on Monday.",
        "captions": ["Mayor Lena Ortiz opens the bridge in Graz on May 1, 2023."],
    })
}

/// A caption of another story, with more reasons than are shown at once, and
/// one that belongs. The story is so long that its column scrolls; from twice
/// as long a one the page leaves something out.
fn harbour(id: &str, length: usize) -> Value {
    let waits = "Ships waited in the rain, and nobody knew for how long. ".repeat(length);
    json!({
        "id": id, "title": "The harbour of Genoa is closed", "published": "2023-07-11",
        "section": "coast",
        "text": format!(
            "The harbour of Genoa was closed after a storm on Tuesday, July 11, 2023, the port \
             master Carlo Rossi said.\n\n{waits}\n\nGenoa has seen worse, Carlo Rossi said."
        ),
        "captions": [
            "In Tokyo, Japan, Jacinda Ardern, Angela Merkel and Shinzo Abe meet on July 3, 2018.",
            "Ships wait off the harbour of Genoa, Italy, on July 11, 2023.",
        ],
    })
}

/// A story without captions.
fn bare() -> Value {
    json!({"id": "bare", "text": "Rain fell.", "captions": []})
}

/// Findings of each severity, stories of which nothing is found, one without
/// captions and one that cannot be read.
fn many() -> String {
    let mut lines = line(&harbour("harbour", 350)) + BROKEN + &line(&bare());
    for n in 0..24 {
        lines += &line(&clown(&format!("clown{n:02}")));
        lines += &line(&desk(&format!("desk{n:02}")));
        lines += &line(&bridge(&format!("bridge{n:02}")));
    }
    lines
}

/// A rule whose every word would harm a page.
fn house_rule() -> String {
    let words = json!(ATTACK.replace('\0', "").replace("${7}", "{words}"));
    format!(
        "id: no-clowns\nsummary: {words}\nseverity: warning\ncheck: pattern\n\
         with: {{ words: [clown] }}\nmessage: {words}\nhelp: {words}\nwhy: Why not.\nexamples:\n\
         - {{ flags: true, caption: A clown., because: clown, story: A fair. }}\n\
         - {{ flags: false, caption: A fair., story: A fair. }}\n"
    )
}

/// Stories, one with and one without findings, and broken ones, in whose every
/// field is the attack.
fn hostile() -> Sandbox {
    let story = |caption: &str| {
        json!({
            "id": ATTACK, "title": ATTACK, "published": "2024-03-01", "section": ATTACK,
            "byline": ATTACK, "text": format!("A fair was held in Graz. {ATTACK}\n\n{ATTACK}"),
            "captions": [{ "src": ATTACK, "text": format!("{caption} {ATTACK}") }],
        })
    };
    let sum = json!({
        "id": "-1", "title": "=HYPERLINK(\"x\")", "published": ATTACK,
        "text": "A fair.", "captions": ["@A clown."],
    });
    let clown = story("A clown on February 30, 2024.");
    let lines = line(&clown) + &line(&story("A fair in Graz.")) + &line(&sum) + BROKEN;
    let name = |ending: &str| format!("news/<img src=x onerror=alert(4)>\"'&amp;{ending}");
    Sandbox::new()
        .file(&name(".jsonl"), lines)
        .file(&name(".json"), format!("{{\"{ATTACK}"))
        .file("house/no-clowns.yaml", house_rule())
}

const HOSTILE: [&str; 5] = ["--rules", "house", "--select", "no-clowns,impossible-date", "news"];

fn take_in_report(here: &Sandbox, args: &[&str], steps: &str) {
    let run = here.run(&[&["check", "--format", "html=page.html"], args].concat());
    assert!(here.path().join("page.html").exists(), "{}", run.err);
    browser::take(here, "page.html", steps);
}

fn take_in_audit(here: &Sandbox, args: &[&str], steps: &str) {
    let run = here.run(&[&["audit", "--out", "audit"], args].concat());
    assert!(here.path().join("audit/report.html").exists(), "{}", run.err);
    browser::take(here, "audit/report.html", steps);
}

fn report(stories: &str, steps: &str) {
    let here = Sandbox::new().file("news.jsonl", stories);
    take_in_report(&here, &["--select", RULES, "news.jsonl"], steps);
}

fn audit(stories: &str, steps: &str) {
    let here = Sandbox::new().file("news.jsonl", stories);
    take_in_audit(&here, &["--select", RULES, "news.jsonl"], steps);
}

#[test]
fn a_report_without_findings() {
    report(&line(&bridge("bridge")), include_str!("pages/report/none.js"));
}

#[test]
fn a_report_of_one_finding() {
    report(&line(&clown("clown")), include_str!("pages/report/one.js"));
}

#[test]
fn a_report_of_many_findings() {
    report(&many(), include_str!("pages/report/many.js"));
}

/// A link that somebody was sent; and the same page on a phone.
#[test]
fn pages_are_linked_and_carried_about() {
    let here = Sandbox::new().file("news.jsonl", many());
    let args = ["--select", RULES, "news.jsonl"];
    here.run(&[&["check", "--format", "html=page.html"], &args[..]].concat());
    here.run(&[&["audit", "--out", "audit"], &args[..]].concat());
    let (report, audit) = ("page.html", "audit/report.html");
    let wide = "1280,900";
    let (hash, steps) =
        ("#severity=none&words=genoa&finding=0.0", include_str!("pages/report/linked.js"));
    browser::take_at(&here, report, hash, wide, steps);
    let (hash, steps) = ("#section=coast&finding=0", include_str!("pages/audit/linked.js"));
    browser::take_at(&here, audit, hash, wide, steps);
    for page in [report, audit] {
        browser::take_at(&here, page, "", "500,900", include_str!("pages/phone.js"));
    }
}

#[test]
fn a_report_of_short_cards() {
    report(&line(&bare()).repeat(150), include_str!("pages/report/bare.js"));
}

#[test]
fn a_report_of_a_long_story() {
    report(&line(&harbour("long", 700)), include_str!("pages/report/long.js"));
}

#[test]
fn a_report_of_hostile_stories() {
    take_in_report(&hostile(), &HOSTILE, include_str!("pages/report/hostile.js"));
}

#[test]
fn an_audit_without_findings() {
    audit(&line(&bridge("bridge")), include_str!("pages/audit/none.js"));
}

#[test]
fn an_audit_of_one_finding() {
    audit(&line(&clown("clown")), include_str!("pages/audit/one.js"));
}

#[test]
fn an_audit_of_many_findings() {
    audit(&many(), include_str!("pages/audit/many.js"));
}

#[test]
fn an_audit_of_hostile_stories() {
    take_in_audit(&hostile(), &HOSTILE, include_str!("pages/audit/hostile.js"));
}

/// A year that is mistyped does not take the others off the plot.
#[test]
fn an_audit_over_centuries() {
    let on = |id: &str, day: &str| {
        let mut story = clown(id);
        story["published"] = json!(day);
        line(&story)
    };
    let days = ["1923-03-21", "2022-12-31", "2023-01-01", "2023-02-01", "2093-03-21"];
    let stories: String = days.iter().map(|day| on(day, day)).collect();
    audit(&stories, include_str!("pages/audit/centuries.js"));
}

/// A picture that stands in two stories has no verdict where it is used again.
#[test]
fn an_audit_of_a_reused_picture() {
    let used = |id: &str, day: &str, caption: &str| {
        json!({
            "id": id, "title": id, "published": day, "text": "A fair was held.",
            "captions": [{ "src": "https://photos.example/fair-8812.jpg", "text": caption }],
        })
    };
    let first = used("first", "2019-05-07", "Clowns at the fair in Graz, Austria, on May 6, 2019.");
    let again = used("again", "2023-07-11", "Clowns at the fair in Oban on July 10, 2023.");
    let here = Sandbox::new().file("news.jsonl", line(&first) + &line(&again));
    let args = ["--select", "reused-picture", "news.jsonl"];
    take_in_audit(&here, &args, include_str!("pages/audit/reused.js"));
}
