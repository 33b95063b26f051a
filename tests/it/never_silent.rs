//! What was not found or not read is told: silence would look like all clear.

use crate::common::{Run, Sandbox};
use serde_json::Value;

const TEXT: &str = "Mayor Lena Ortiz opened the bridge over the Mur in Graz on Tuesday.";

fn check(here: &Sandbox, args: &[&str]) -> Run {
    here.run(&[&["check", "--no-cache", "--threads", "1"], args].concat())
}

#[test]
fn data_among_the_stories_is_passed_over_and_told() {
    let here = Sandbox::new()
        .file("a.md", format!("![](b.jpg)\n*A bridge in Graz.*\n\n{TEXT}\n"))
        .file(
            "house-rules/a.yaml",
            "id: a\nsummary: b\nexamples:\n  - caption: A tram in Rome\n    story: It rains.\n",
        )
        .file("package.json", r#"{"name":"site","version":"1.0.0","scripts":{"build":"x"}}"#)
        .file("tsconfig.json", "{\n  // paths\n  \"compilerOptions\": {}\n}\n")
        .file("_config.yml", "title: A site\nurl: https://a.example\n")
        .file(
            "data/image.yaml",
            "uid: a\ndate: 2022-03-18\ncaption: A bridge in Rome, May 3, 2013\n",
        )
        .file("data/menu.yaml", "- {name: Home, url: /}\n- {name: News, url: /news}\n")
        .file("data/prices.csv", "name,price\ntea,3\ncoffee,4\n")
        .file("data/log.jsonl", "{\"level\":\"info\"}\n{\"level\":\"info\"}\n");
    let run = check(&here, &["."]);
    assert_eq!(run.code, 0, "{}", run.err);
    let passed: Vec<&str> =
        run.err.lines().filter_map(|line| line.strip_prefix("note: ")?.split(':').next()).collect();
    assert_eq!(
        passed,
        [
            "_config.yml",
            "data/image.yaml",
            "data/log.jsonl",
            "data/menu.yaml",
            "data/prices.csv",
            "house-rules/a.yaml",
            "package.json",
            "tsconfig.json"
        ]
    );
    assert_eq!(
        run.out,
        "1 story, 1 caption checked: nothing to report; 8 files without a story passed over\n"
    );
    // Named outright each of them is an error.
    let run = check(&here, &["package.json", "data/prices.csv"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.err.lines().filter(|line| line.starts_with("error: ")).count(), 2);
}

#[test]
fn templates_and_empty_pages_of_a_site_are_passed_over_in_a_folder() {
    let here = Sandbox::new()
        .file("a.md", format!("![](b.jpg)\n*A bridge in Graz.*\n\n{TEXT}\n"))
        .file("archetypes/default.md", "+++\ntitle = '{{ .Name }}'\ndate = {{ .Date }}\n+++\n")
        .file(
            "layouts/figure.html",
            "<figure><img src=\"{{ image | url }}\"><figcaption>{{ caption }}</figcaption></figure>\n",
        )
        .file("layouts/partials/foot.html", "<script src=\"/a.js\"></script>\n")
        .file("layouts/list.json", "{{- $pages := .Pages -}}\n[{{ range $pages }}{}{{ end }}]\n")
        .file("feeds/empty.xml", "<rss version=\"2.0\"><channel></channel></rss>\n");
    let run = check(&here, &["."]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("1 caption checked"), "{}", run.out);
    assert!(run.out.contains("4 files without a story passed over"), "{}", run.out);
    let run = check(&here, &["layouts/partials/foot.html"]);
    assert_eq!(run.code, 2, "named outright it is an error: {}", run.err);
}

#[test]
fn a_story_that_is_broken_is_an_error_in_a_folder_too() {
    for (name, content) in [
        ("a.json", r#"{"text": "It rains.", "captions": ["A tram" "#),
        ("a.json", r#"{"text": 5}"#),
        ("a.yaml", "text: [It rains\ncaption: A tram\n"),
        ("a.jsonl", "{\"text\": \"It rains.\"}\n{\"text\": \"It\n"),
    ] {
        let run = check(&Sandbox::new().file(name, content), &["."]);
        assert_eq!(run.code, 2, "{content}: {}", run.err);
    }
}

#[test]
fn many_files_without_a_story_are_told_in_few_lines() {
    let mut here = Sandbox::new().file("a.txt", TEXT);
    for number in 0..60 {
        here = here.file(&format!("data/{number}.json"), r#"{"x": 1}"#);
    }
    let run = check(&here, &["."]);
    assert_eq!(run.code, 0);
    assert!(run.err.lines().count() <= 13, "{}", run.err);
    assert!(run.err.contains("50 more files hold no story"), "{}", run.err);
}

#[test]
fn a_key_that_may_be_a_caption_is_told_in_every_format() {
    let story = format!(
        r#"{{"text": "{TEXT}", "photos": [{{"url": "b.jpg", "legend": "The new bridge"}}]}}"#
    );
    let here = Sandbox::new().file("s.json", story);
    let run = check(&here, &["s.json"]);
    assert!(run.err.contains("`photos[0].legend` looks like a caption"), "{}", run.err);
    assert!(run.err.contains("`fields: {caption: photos.legend}`"), "{}", run.err);
    assert!(run.out.contains("1 picture without words"), "{}", run.out);
    for format in ["json", "jsonl", "sarif", "junit"] {
        let run = check(&here, &["--format", format, "s.json"]);
        assert!(run.out.contains("photos[0].legend"), "{format}: {}", run.out);
    }
    for format in ["markdown", "html", "github"] {
        let run = check(&here, &["--format", format, "s.json"]);
        assert!(run.out.contains("1 key that looks like a caption not read"), "{format}");
    }
    // Once it is named, it is a caption, and nothing is missing.
    let here = here.file("cutline.yaml", "fields: {caption: photos.legend}\n");
    let run = check(&here, &["s.json"]);
    assert_eq!((run.err.as_str(), run.code), ("", 0));
    assert!(run.out.starts_with("1 story, 1 caption checked: nothing to report"), "{}", run.out);
}

#[test]
fn a_house_can_say_where_its_prose_stands() {
    let here = Sandbox::new()
        .file(
            "s.json",
            format!(r#"{{"lede": {{"words": "{TEXT}"}}, "caption": "Mayor Lena Ortis in Graz."}}"#),
        )
        .file("cutline.yaml", "fields: {body: lede.words}\n");
    let run = check(&here, &["s.json"]);
    assert!(run.out.contains("name-misspelt"), "{}", run.out);
}

#[test]
fn a_gate_in_which_nothing_was_checked_can_fail() {
    let bare = Sandbox::new().file("a.txt", TEXT);
    let run = check(&bare, &["a.txt"]);
    assert_eq!(run.code, 0);
    assert_eq!(
        run.out,
        "1 story, 0 captions checked: no caption was found; 1 story without a caption\n"
    );
    let run = check(&bare, &["--require-captions", "a.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("no caption was checked, and --require-captions asks"), "{}", run.err);
    let here = bare.file("cutline.yaml", "require_captions: true\n");
    let run = check(&here, &["a.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("`require_captions` (cutline.yaml:1)"), "{}", run.err);
    assert_eq!(check(&here, &["--exit-zero", "a.txt"]).code, 0);
    let run = here.run(&["audit", "--out", "audit", "a.txt"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let here = here.file("b.md", format!("![](b.jpg)\n*A bridge in Graz.*\n\n{TEXT}\n"));
    assert_eq!(check(&here, &["a.txt", "b.md"]).code, 0);
}

#[test]
fn an_alternative_text_is_judged_where_there_is_no_caption() {
    let story = format!(
        "---\ndate: 2025-03-04\n---\n\n![Mayor Lena Ortis in Graz on Monday, March 4, 2025](b.jpg)\n\n{TEXT}\n"
    );
    let here = Sandbox::new().file("a.md", story);
    let run = check(&here, &["--format", "json", "a.md"]);
    let report: Value = serde_json::from_str(&run.out).expect("a document");
    let story = &report["stories"][0];
    assert_eq!(story["captions"], serde_json::json!([]));
    assert_eq!(report["summary"]["alts"], 1);
    let found: Vec<(&str, &str)> = story["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|finding| finding["severity"] != "note")
        .map(|finding| (finding["rule"].as_str().unwrap(), finding["in"].as_str().unwrap()))
        .collect();
    assert_eq!(found, [("name-misspelt", "alt 1"), ("weekday-mismatch", "alt 1")]);
    let run = check(&here, &["a.md"]);
    assert!(run.out.contains("Lena Ortis in the alternative text is spelt"), "{}", run.out);
    assert!(run.out.contains("1 story, 0 captions, 1 alternative text checked"), "{}", run.out);
    let here = here.file("cutline.yaml", "alt: ignore\n");
    let run = check(&here, &["a.md"]);
    assert_eq!((run.code, run.out.contains("name-misspelt")), (0, false), "{}", run.out);
}

#[test]
fn an_alternative_text_is_never_foreign_by_its_words_alone() {
    let story = format!(
        "![A brown dog sleeps beside a basket of red apples under an old wooden table](b.jpg)\n\n{}\n",
        format!("{TEXT}\n\n").repeat(8)
    );
    let run = check(&Sandbox::new().file("a.md", story), &["--fail-on", "warning", "a.md"]);
    assert_eq!(run.code, 0, "{}", run.out);
}

#[test]
fn a_text_in_another_encoding_is_read_with_a_notice() {
    let text = "Caption: Bürgermeisterin Lena Ortiz in Graz. (Foto: Mur Press/Eva Stix)\n\n\
                Bürgermeisterin Lena Ortiz eröffnete die Brücke.\n";
    let latin: Vec<u8> =
        text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin 1")).collect();
    let wide: Vec<u8> =
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let plain = Sandbox::new().file("a.txt", text).run(&["inspect", "a.txt"]);
    for (bytes, name) in [(latin, "windows-1252"), (wide, "UTF-16")] {
        let run = Sandbox::new().file("a.txt", &bytes).run(&["inspect", "a.txt"]);
        assert!(run.err.contains(name), "{}", run.err);
        assert_eq!((run.out, run.code), (plain.out.clone(), 0));
    }
}

#[test]
fn inspect_tells_what_was_read_and_where_it_stands() {
    let story = format!(
        r#"{{"id": "1", "title": "Bridge reopens", "date": "2025-03-04", "lang": "en", "body": "{TEXT}", "photos": [{{"url": "b.jpg", "caption": "Mayor Lena Ortiz in Graz."}}, {{"url": "c.jpg", "alt": "A tram on the bridge"}}]}}"#
    );
    let here = Sandbox::new().file("s.json", story);
    let run = here.run(&["inspect", "--format", "jsonl", "s.json"]);
    let record: Value = serde_json::from_str(&run.out).expect("one record");
    assert_eq!(
        [&record["title"], &record["published"], &record["dated_by"], &record["language"]],
        ["Bridge reopens", "2025-03-04", "date", "en"]
    );
    let captions: Vec<[&str; 3]> = record["captions"]
        .as_array()
        .expect("captions")
        .iter()
        .map(|shown| ["of", "text", "key"].map(|key| shown[key].as_str().unwrap_or("")))
        .collect();
    assert_eq!(
        captions,
        [
            ["caption", "Mayor Lena Ortiz in Graz.", "photos[0].caption"],
            ["alt", "A tram on the bridge", ""]
        ]
    );
    let of_caption = record["mentions"].as_array().expect("mentions").iter();
    assert!(of_caption.clone().any(|m| m["in"] == "caption" && m["text"] == "Graz"), "{}", run.out);
    let text = here.run(&["inspect", "s.json"]).out;
    for part in
        ["published: 2025-03-04, by date\n", "language: en\n", "caption: in photos[0].caption\n"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_story_in_a_language_that_is_not_read_is_told() {
    let story = "Arbetsministern Sten Hallqvist lade på tisdagen fram ett förslag om pensioner. \
                 Reformen ska gälla från januari, sade ministern, som inte ville svara på frågor.\n\n\
                 Caption: Arbetsministern Sten Hallqvist i Stockholm.\n";
    let here = Sandbox::new().file("a.txt", story).file("b.txt", story);
    let run = here.run(&["check", "."]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("2 stories are in a language that is not read, in a.txt, b.txt"),
        "{}",
        run.err
    );
}
