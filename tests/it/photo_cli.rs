//! Captions against what their pictures' own files say, through the real binary.

use std::fs;
use std::path::Path;

use crate::common::{Run, Sandbox};
use serde_json::Value;

fn photo(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/photos");
    fs::read(folder.join(name)).expect("it is there")
}

const MINSK: &str = "Belarusian President Alexander Lukashenko faces members of the opposition in a \
     detention center in Minsk, October 10, 2020. (Photo via Press Office of the President of \
     Belarus)";

fn story(src: &str, caption: &str) -> String {
    format!(
        "---\ntitle: Belarus leader sits down with jailed rivals\ndate: 2020-10-11\n---\n\n\
         ![]({src})\n*{caption}*\n\nPresident Alexander Lukashenko of Belarus has spent four and a \
         half hours at a table with opponents whom his own police had locked up, his press service \
         said. A picture shows eleven people around a bowl of flowers in a detention center in \
         Minsk.\n"
    )
}

/// A story with one picture, which is called `a.jpg` beside it.
fn with(picture: &str, caption: &str) -> Sandbox {
    Sandbox::new().file("story.md", story("a.jpg", caption)).file("a.jpg", photo(picture))
}

fn rules(run: &Run) -> Vec<String> {
    let report: Value = serde_json::from_str(run.out.lines().next().unwrap_or("{}")).expect("JSON");
    let captions = report["captions"].as_array().into_iter().flatten();
    let found = captions.flat_map(|caption| caption["findings"].as_array().into_iter().flatten());
    let mut rules: Vec<String> =
        found.map(|finding| finding["rule"].as_str().unwrap_or_default().to_owned()).collect();
    rules.retain(|rule| rule.starts_with("metadata-"));
    rules.sort();
    rules
}

fn check(here: &Sandbox, more: &[&str]) -> Run {
    here.run(&[&["check", "--format", "jsonl", "story.md"], more].concat())
}

#[test]
fn a_caption_of_minsk_under_a_picture_of_washington_is_told_by_its_file() {
    let run = with("plain.jpg", MINSK).run(&["check", "--format", "text", "story.md"]);
    for line in [
        "warning[metadata-date]: the caption is dated October 10, 2020, the picture's own metadata say March 8, 2019",
        "1 | IPTC Date Created: 2019-03-08",
        "warning[metadata-place]: the caption is set in Minsk, the picture's own metadata in Washington, 7443 km away",
        "2 | IPTC City: Washington",
        "warning[metadata-person]: the caption names Alexander Lukashenko, the picture's own metadata Ilhan Omar",
        "3 | XMP PersonInImage: Ilhan Omar",
        " ::: a.jpg:2:12",
    ] {
        assert!(run.out.contains(line), "{line}\n{}", run.out);
    }
    let run = check(&with("washington.jpg", MINSK), &[]);
    let wanted =
        ["caption", "credit", "date", "person", "place"].map(|of| format!("metadata-{of}"));
    assert_eq!(rules(&run), wanted);
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    let findings = report["captions"][0]["findings"].as_array().expect("a list");
    let place = findings.iter().find(|f| f["rule"] == "metadata-place").expect("it is there");
    let evidence = &place["evidence"][0];
    assert_eq!(evidence["of"], "metadata");
    assert_eq!(evidence["file"], "a.jpg");
    let says = evidence["says"].as_str().expect("a text");
    assert!(says.contains("XMP LocationShown: US Capitol, Washington"), "{says}");
    assert_eq!(place["span"]["line"], 7, "it points at the caption");
}

#[test]
fn an_honest_picture_and_one_that_says_nothing_are_left_in_peace() {
    for (picture, caption) in [
        ("minsk.jpg", MINSK),
        ("bare.jpg", MINSK),
        ("camera.jpg", MINSK),
        (
            "washington.jpg",
            "FILE - US Rep. Ilhan Omar speaks in Washington on March 8, 2019. (AFP photo)",
        ),
        ("washington.jpg", "Ilhan Omar at a rally in Washington, March 9, 2019. (Ann Smith/AFP)"),
        ("plain.jpg", "Protesters hold up signs. FILE PHOTO"),
    ] {
        let run = check(&with(picture, caption), &[]);
        assert_eq!(rules(&run), [] as [&str; 0], "{picture} {caption}");
        assert_eq!(run.err, "", "{picture}");
    }
}

#[test]
fn what_is_not_on_this_machine_is_passed_over_in_silence() {
    for src in [
        "https://news.example/a.jpg",
        "//news.example/a.jpg",
        "nix.jpg",
        "/a.jpg",
        "data:image/jpeg;base64,AA",
    ] {
        let here = with("plain.jpg", MINSK).file("story.md", story(src, MINSK));
        let run = check(&here, &[]);
        assert_eq!(rules(&run), [] as [&str; 0], "{src}");
        assert_eq!(run.err, "", "{src}");
    }
}

#[test]
fn the_media_root_stands_for_the_root_of_the_site() {
    let story = story("/img/a%20b.jpg?w=640", MINSK);
    let here = Sandbox::new()
        .file(".git/HEAD", "")
        .file("content/story.md", story)
        .file("static/img/a b.jpg", photo("plain.jpg"))
        .file("other/img/a b.jpg", photo("minsk.jpg"));
    let run = |more: &[&str]| {
        rules(&here.run(&[&["check", "--format", "jsonl", "content/story.md"], more].concat()))
            .len()
    };
    assert_eq!(run(&[]), 0);
    assert_eq!(run(&["--media-root", "static"]), 3);
    fs::write(here.path().join("cutline.yaml"), "media_root: static\n").expect("it can be written");
    assert_eq!(run(&[]), 3);
    assert_eq!(run(&["--media-root", "other"]), 0, "the command line beats the file");
    let shown = here.run(&["config", "content/story.md"]).out;
    let line = shown.lines().find(|line| line.starts_with("media_root: static"));
    assert!(line.is_some_and(|line| line.ends_with("cutline.yaml:1")), "{shown}");
    fs::write(here.path().join("cutline.yaml"), "media_root: nix\n").expect("it can be written");
    let run = here.run(&["check", "content/story.md"]);
    let said = "cutline.yaml:1:13: `media_root`: there is no folder `nix`: it is looked for beside this file";
    assert!(run.err.contains(said), "{}", run.err);
}

#[test]
fn a_kept_result_does_not_outlive_a_change_of_the_picture() {
    let here = Sandbox::new()
        .file(".git/HEAD", "")
        .file("news/story.md", story("a.jpg", MINSK))
        .file("news/a.jpg", photo("minsk.jpg"));
    let run = || here.run(&["check", "--format", "jsonl", "news"]);
    let first = run();
    assert_eq!(rules(&first).len(), 0);
    assert_eq!(run(), first);
    let put = |name: &str, bytes: &[u8]| {
        fs::write(here.path().join("news").join(name), bytes).expect("it can be written");
    };
    put("a.jpg", &photo("plain.jpg"));
    assert_eq!(rules(&run()).len(), 3);
    put("a.jpg", &photo("bare.jpg"));
    assert_eq!(rules(&run()).len(), 0);
    put("a.jpg.xmp", &photo("beside.xmp"));
    assert_eq!(rules(&run()), ["metadata-place"], "Linz is not Minsk");
    put("a.jpg", b"torn");
    assert!(run().err.contains("the picture news/a.jpg is none that its name says"));
}

#[test]
fn a_record_may_say_what_the_file_would() {
    let record = |metadata: &str| {
        format!(
            "{{\"published\":\"2020-10-11\",\"text\":\"President Alexander Lukashenko met the \
             opposition in Minsk.\",\"captions\":[{{\"text\":\"{MINSK}\",\"metadata\":{metadata}}}]}}"
        )
    };
    let run = |json: &str| {
        let args = ["check", "--format", "jsonl", "--input-format", "jsonl", "-"];
        Sandbox::new().run_with(&args, &[], json)
    };
    for (metadata, wanted) in [
        (r#"{"city":"Washington","country":"USA"}"#, &["metadata-place"][..]),
        (r#"{"created":"2019-03-08T14:05:00Z"}"#, &["metadata-date"]),
        (r#"{"person":["Ilhan Omar","Nancy Pelosi"]}"#, &["metadata-person"]),
        (r#"{"shown":"Minsk, Belarus","person":"Lukashenka","created":"20201010"}"#, &[]),
        (r#"{"width":640,"city":null}"#, &[]),
    ] {
        assert_eq!(rules(&run(&record(metadata))), wanted, "{metadata}");
    }
    for (metadata, said) in [
        (r#"{"city":5}"#, "`captions[0].metadata.city` must be a string, found a number"),
        (r#""Washington""#, "`captions[0].metadata` must be an object, found a string"),
    ] {
        let found = run(&record(metadata));
        assert_eq!(found.code, 2);
        assert!(found.err.contains(said), "{}", found.err);
    }
    let ninjs = format!(
        "{{\"headline\":\"Talks\",\"body_text\":\"President Alexander Lukashenko met the \
         opposition in Minsk.\",\"firstcreated\":\"2020-10-11\",\"associations\":{{\"main\":{{\
         \"type\":\"picture\",\"description_text\":\"{MINSK}\",\"contentcreated\":\
         \"2019-03-08T00:00:00Z\",\"located\":\"Washington\",\"person\":[{{\"name\":\"Ilhan \
         Omar\"}}]}}}}}}"
    );
    let wanted = ["metadata-date", "metadata-person", "metadata-place"];
    assert_eq!(rules(&run(&ninjs.replace('\n', " "))), wanted);
}

#[test]
fn every_report_shows_what_the_file_says() {
    let here = with("plain.jpg", MINSK);
    for format in ["text", "json", "html", "sarif", "junit", "markdown", "rdjson"] {
        let run = here.run(&["check", "--format", format, "story.md"]);
        assert!(run.out.contains("IPTC City: Washington"), "{format}\n{}", run.out);
    }
    let sarif: Value =
        serde_json::from_str(&here.run(&["check", "--format", "sarif", "story.md"]).out)
            .expect("JSON");
    let found = sarif["runs"][0]["results"].as_array().expect("a list");
    let place =
        found.iter().find(|found| found["ruleId"] == "metadata-place").expect("it is there");
    let related = &place["relatedLocations"][0]["physicalLocation"];
    assert_eq!(related["artifactLocation"]["uri"], "a.jpg");
}

#[test]
fn inspect_shows_what_pictures_say() {
    let here = with("plain.jpg", MINSK).file("bare.jpg", photo("bare.jpg"));
    let listing = "metadata 1, a.jpg\n  IPTC Date Created: 2019-03-08\n  IPTC City: Washington\n  \
                   XMP PersonInImage: Ilhan Omar\n";
    assert!(here.run(&["inspect", "story.md"]).out.ends_with(&format!("{listing}\n")));
    assert_eq!(here.run(&["inspect", "a.jpg"]).out, format!("{listing}\n"));
    let run = here.run(&["inspect", "--format", "jsonl", "a.jpg"]);
    let record: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(record["metadata"][1]["tells"], "city");
    assert_eq!(record["metadata"][1]["field"], "IPTC City");
    let run = here.run(&["inspect", "bare.jpg"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(run.err.contains("bare.jpg: the picture has no metadata that are read"), "{}", run.err);
    assert_eq!(here.run(&["inspect", "nix.jpg"]).code, 2);
}

#[test]
fn the_guide_shows_the_real_thing() {
    let here = Sandbox::new()
        .file("stories/minsk.md", story("omar.jpg", MINSK))
        .file("stories/omar.jpg", photo("plain.jpg"));
    let run = here.run(&["check", "--select", "metadata-place", "stories/minsk.md"]);
    let (finding, _) = run.out.split_once("\n\n").expect("a finding and a sum");
    let guide = crate::readme::page("docs/formats.md");
    assert!(guide.contains(finding), "docs/formats.md should show:\n{finding}");
}
