//! Wrong, broken and hostile input through the real binary: cutline ends by
//! itself, says in an editor's words what is wrong and where, checks what can
//! be checked, and exits with 2 where something could not be.

#[cfg(target_os = "linux")]
mod bombs;
#[cfg(unix)]
mod git;
#[cfg(unix)]
mod growth;
#[cfg(unix)]
mod output;
#[cfg(unix)]
mod reads;
#[cfg(target_os = "linux")]
mod signals;
#[cfg(unix)]
mod writes;

use crate::common::{Run, Sandbox};
use serde_json::{Value, json};

const STORY: &str = "\
Mayor opens the new bridge in Lyon

October 11, 2020

Mayor Paul Carter opens the bridge in Lyon, France, on Saturday, October 10, 2020. (AFP photo)

LYON, France (AFP) - The mayor of Lyon, Paul Carter, opened a new bridge over the Rhone on
Saturday, and hundreds of people came to see it.
";

fn check(name: &str, content: impl AsRef<[u8]>) -> Run {
    Sandbox::new().file(name, content).run(&["check", "--threads", "1", name])
}

/// The records of a JSON Lines report.
fn records(story: &Value) -> Value {
    let run = Sandbox::new().file("s.json", story.to_string()).run(&[
        "check",
        "--threads",
        "1",
        "--format",
        "jsonl",
        "s.json",
    ]);
    assert_ne!(run.code, 2, "{}", run.err);
    serde_json::from_str(&run.out).expect("one record")
}

fn wide(text: &str, mark: &[u8], unit: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect()
}

#[test]
fn what_is_no_story_is_said_at_its_place_and_exits_with_2() {
    let nothing = "there is nothing to read in this text: expected a story";
    let no_record = "there is nothing to read: expected a story record";
    let binary = "this is a binary file, not a text (NUL byte at byte 8)";
    let utf16 = "this text is in UTF-16: save it as UTF-8, or convert it with \
                 `iconv -f UTF-16 -t UTF-8`";
    let word = "this file is damaged or was cut off on its way: get it again, or open it in the \
                program that made it and save it anew";
    let markup = "this is a text in another markup than Markdown, which cutline does not read: \
                  convert it to Markdown or HTML, for instance with pandoc";
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01".repeat(9);
    let bomb = "---\na: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n\
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c]\n\
                e: [*d, *d, *d, *d, *d, *d, *d, *d]\n---\nText\n";
    let deep = format!("---\ntitle: {}\n---\nText\n", "[".repeat(5_000));
    let held = "this is more than front matter can hold: expected a title, dates and pictures";
    for (name, content, said) in [
        ("a.txt", b"".to_vec(), format!("a.txt: {nothing}")),
        ("a.txt", b" \n\t\r\n".to_vec(), format!("a.txt: {nothing}")),
        ("a.md", b"".to_vec(), format!("a.md: {nothing}")),
        ("a.html", b" \n \n".to_vec(), format!("a.html: {nothing}")),
        ("a.html", b"<nav></nav><p> </p>".to_vec(), format!("a.html: {nothing}")),
        ("a.json", b"".to_vec(), format!("a.json:1:1: {no_record}")),
        ("a.json", b"\n \n".to_vec(), format!("a.json:3:1: {no_record}")),
        ("a.txt", png.clone(), format!("a.txt: {binary}")),
        ("a.jsonl", png, format!("a.jsonl: {binary}")),
        ("a.docx", b"PK\x03\x04".to_vec(), format!("a.docx: {word}")),
        ("a.adoc", b"= Title".to_vec(), format!("a.adoc: {markup}")),
        ("a.jsonl", wide("{}", b"\xff\xfe", u16::to_le_bytes), format!("a.jsonl: {utf16}")),
        (
            "a.json",
            b"{\"title\": \"Zo\xc3\xab\"".to_vec(),
            "a.json:1:15: this is not JSON: it breaks off inside an object".into(),
        ),
        (
            "a.json",
            "[".repeat(9_000).into_bytes(),
            "a.json:1:128: this is nested deeper than any story record".into(),
        ),
        (
            "a.json",
            b"{\"stories\": [\n  {\"text\": \"a\", \"captions\": [\"b\"]},\n  {\"text\": 5},\n  7]}".to_vec(),
            "a.json:3:12: `text` must be a string, found a number\n\
             error: a.json:4:3: a story record must be an object, found a number"
                .into(),
        ),
        (
            "a.md",
            b"---\ntitle: \"open\n---\nText\n".to_vec(),
            "a.md:2:8: the YAML front matter cannot be read: unclosed quote; \
             quote a value that holds a colon or a quotation mark"
                .into(),
        ),
        (
            "a.md",
            b"{\n \"title\": \"a\",\n \"date\" 1\n}\nText\n".to_vec(),
            "a.md:3:9: the JSON front matter cannot be read: expected `:`".into(),
        ),
        ("a.md", bomb.into(), format!("a.md:6:17: {held}")),
        ("a.md", deep.into_bytes(), format!("a.md:2:263: {held}")),
    ] {
        let run = check(name, &content);
        assert_eq!((run.err, run.code), (format!("error: {said}\n"), 2));
        assert!(run.out.ends_with("could not be read\n"), "{}", run.out);
    }
}

#[test]
fn a_text_in_another_encoding_is_read_with_a_notice() {
    let bytes = |text: &str| text.chars().map(|c| c as u8).collect::<Vec<u8>>();
    let with_umlaut = format!("{STORY}\n\nZo\u{eb} said so.\n");
    let wide_text = "this text is in UTF-16 and is read as such; save it as UTF-8";
    let windows = "this text is not in UTF-8 and is read as windows-1252";
    for (content, said) in [
        (wide(&with_umlaut, b"\xff\xfe", u16::to_le_bytes), wide_text),
        (wide(&with_umlaut, b"\xfe\xff", u16::to_be_bytes), wide_text),
        (wide(&with_umlaut, b"", u16::to_le_bytes), wide_text),
        (bytes(&with_umlaut), windows),
    ] {
        let run = check("a.txt", &content);
        let said = format!("a.txt: {said}");
        assert!(run.err.contains(&said), "{}", run.err);
        assert_ne!(run.code, 2, "{}", run.err);
    }
}

#[test]
fn bad_records_among_good_ones_leave_the_good_ones_checked() {
    let good = json!({ "id": "good", "text": STORY }).to_string();
    let lines = format!("{good}\n{{\"id\": 1 2}}\n\0\n{good}\n[1]\n{{\"text\": \"cut\n{good}");
    let run = Sandbox::new().file("s.jsonl", lines).run(&[
        "check",
        "--threads",
        "1",
        "--format",
        "jsonl",
        "s.jsonl",
    ]);
    let read = |line: &str| serde_json::from_str::<Value>(line).expect("a record");
    let faults: Vec<Value> =
        run.out.lines().map(|line| read(line)["error"]["line"].clone()).collect();
    assert_eq!(
        faults,
        [json!(null), json!(2), json!(3), json!(null), json!(5), json!(6), json!(null)]
    );
    assert_eq!(run.code, 2);
}

#[test]
fn what_is_written_otherwise_is_the_same_story() {
    let plain = check("a.txt", STORY);
    assert_eq!((plain.code, plain.err.as_str()), (0, ""));
    for content in [
        format!("\u{feff}{STORY}"),
        STORY.replace('\n', "\r\n"),
        STORY.replace("Rhone", "Rho\u{200b}ne"),
    ] {
        assert_eq!(check("a.txt", &content), plain, "{content:?}");
    }
}

#[test]
fn nothing_of_a_story_steers_the_terminal() {
    let evil = "\u{1b}[2J\u{202e}\u{9b}31m\u{7}\u{200b}\u{2066}";
    let caption = format!("Mayor Paula {evil}Carter in Minsk, Belarus, on Friday, May 5, 2037.");
    let story = json!({ "id": evil, "title": evil, "published": "2020-10-11", "text": STORY,
        "captions": [caption] });
    let sandbox = Sandbox::new().file("s.json", story.to_string()).file(
        "rules/evil.yaml",
        "id: future-date\nsummary: s\nseverity: error\ncheck: date\n\
         with: { relation: after-publication, tolerance: 1d }\n\
         message: \"\\e[2J\\u202E{caption}\"\nhelp: \"\\a\\u200B\"\nwhy: w\n",
    );
    let shown = ["check", "--show", "note", "--rules", "rules", "--format"];
    for format in ["text", "concise", "json", "jsonl"] {
        let run = sandbox.run(&[&shown[..], &[format, "s.json"]].concat());
        assert_eq!((run.code, run.err.as_str()), (1, ""), "{format}");
        let steers = |c: char| {
            c.is_control() && c != '\n' || matches!(c, '\u{202e}' | '\u{2066}' | '\u{200b}')
        };
        // JSON is for programs, and says what is there; control characters
        // are escapes in it all the same.
        let steers = |c: char| steers(c) && (c.is_control() || !format.starts_with("json"));
        assert_eq!(run.out.chars().find(|c| steers(*c)), None, "{format}: {:?}", run.out);
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_said_and_the_files_beside_it_are_checked() {
    let sandbox = Sandbox::new().file("good.txt", STORY).file("folder/inner.png", "x");
    std::os::unix::fs::symlink("nowhere", sandbox.path().join("link.txt")).unwrap();
    std::os::unix::fs::symlink("loop.txt", sandbox.path().join("loop.txt")).unwrap();
    let run = sandbox.run(&["check", "link.txt", "loop.txt", "folder", "good.txt", "none.md"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.out, "1 story, 1 caption checked: 4 could not be read\n",
        "the good one is checked"
    );
    assert_eq!(
        run.err,
        "error: link.txt: there is no such file\n\
         error: loop.txt: it cannot be read: Too many levels of symbolic links (os error 40)\n\
         error: folder: there is no story in this folder: expected files ending in .txt, .md, \
         .markdown, .mdx, .qmd, .rmd, .html, .htm, .json, .jsonl, .ndjson, .yaml, .yml, .csv, .tsv, .docx, .odt, .eml, .xml, .rss, .atom, .nitf, .warc or .warc.gz\n\
         error: none.md: there is no such file\n"
    );
}

#[test]
fn a_story_given_as_a_command_is_answered_with_the_command() {
    let sandbox = Sandbox::new().file("story.txt", STORY);
    let run = sandbox.run(&["story.txt"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("tip: to check stories, say `cutline check story.txt`"),
        "{}",
        run.err
    );
    let run = sandbox.run(&["check", "--rules", "nowhere", "story.txt"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "error: nowhere: there is no such folder or file\n")
    );
}

/// Nesting, repetition and runs of marks: each shape is at least 20,000 deep
/// or long, and none may take the stack, or time that grows faster than it.
#[test]
fn shapes_that_break_parsers_are_read() {
    let long = 20_000;
    for (name, shape) in [
        ("a.html", format!("{}x{}", "<div>".repeat(long), "</div>".repeat(long))),
        ("a.html", "<figure><figcaption>".repeat(long) + "x"),
        ("a.html", "<table><tr><td>".repeat(long / 4) + "x"),
        ("a.html", "<b><i>".repeat(long / 2) + "x"),
        ("a.md", "> ".repeat(long) + "x"),
        ("a.md", "*a **b ".repeat(long / 4)),
        ("a.md", "![".repeat(long) + "x"),
        ("a.md", "{{< figure ".repeat(long / 8) + "[caption "),
        ("a.txt", "(".repeat(long)),
        ("a.txt", "(AP Photo/".repeat(long / 8)),
        ("a.txt", "a\u{301}".repeat(long)),
        ("a.txt", ". ".repeat(long)),
        ("a.txt", "12/10/".repeat(long / 4)),
        ("a.txt", "President October ".repeat(long / 8)),
        ("a.txt", "x".repeat(long * 10)),
    ] {
        let title = if name == "a.html" { "<h1>Title</h1>" } else { "" };
        let run = check(name, format!("{title}{shape}"));
        assert!(run.code < 2, "{name} {:.20}: {}", shape, run.err);
        assert!(run.out.starts_with("1 story, "), "{name} {:.20}: {}", shape, run.out);
    }
}

#[test]
fn a_caption_that_is_a_list_is_compared_by_its_first_names() {
    let absent = |number: usize| {
        let names: Vec<String> = (0..number).map(|i| format!("Boris {}", name(i))).collect();
        let caption = format!("Mayor Paul Carter meets {}.", names.join(", "));
        let report = records(&json!({ "text": STORY, "captions": [caption] }));
        let findings = report["captions"][0]["findings"].as_array().unwrap().clone();
        findings.iter().filter(|finding| finding["rule"] == "person-absent").count()
    };
    let (few, many) = (absent(20), absent(2_000));
    assert!((15..=20).contains(&few), "{few} of 20");
    assert!((50..=100).contains(&many), "{many} of 2,000");
}

#[test]
fn a_name_deep_in_a_roll_of_names_is_still_found() {
    let roll: Vec<String> =
        (0..3_000).map(|i| format!("Then Boris {} was called.", name(i))).collect();
    let text = format!("{STORY}\n{}\n", roll.join("\n\n"));
    let caption = format!("Boris {} takes the oath in Lyon.", name(2_999));
    let report = records(&json!({ "text": text, "captions": [caption] }));
    assert_eq!(report["captions"][0]["findings"], json!([]));
}

#[test]
fn captions_stacked_by_the_dozen_are_told_of_a_rival_nearby() {
    let foreign = |i: usize| {
        format!("Boris {} greets Ingrid Kokelu in Minsk, Belarus, on May 5, 2013.", name(i))
    };
    let mut stack: Vec<String> = (0..30).map(foreign).collect();
    stack
        .insert(1, "Mayor Paul Carter opens the bridge in Lyon, France, as people look on.".into());
    let captions: String =
        stack.iter().map(|c| format!("<div class=\"image-caption\">{c}</div>")).collect();
    let html = format!(
        "<article><h1>Mayor opens the new bridge in Lyon</h1>\
         <div class=\"lead-image\"><img src=\"a.jpg\">{captions}</div>{}</article>",
        format!("<p>{STORY}</p>").repeat(9)
    );
    let report = records(&json!({ "html": html, "published": "2020-10-11" }));
    let captions = report["captions"].as_array().unwrap();
    assert_eq!(captions.len(), 31);
    let told: Vec<usize> = (0..captions.len())
        .filter(|i| {
            let findings = captions[*i]["findings"].as_array().unwrap();
            findings.iter().any(|finding| finding["rule"] == "stacked-captions")
        })
        .collect();
    let near: Vec<usize> = (0..=11).filter(|i| *i != 1).collect();
    assert_eq!(told, near, "rivals stand within ten captions");
}

/// A name that no list has, another for each number.
fn name(number: usize) -> String {
    const SYLLABLES: [&str; 12] =
        ["ba", "de", "go", "ka", "lu", "mi", "no", "pe", "ro", "su", "ta", "ve"];
    let syllable = |power: u32| SYLLABLES[number / 12_usize.pow(power) % 12];
    format!("Ka{}{}{}{}berg", syllable(0), syllable(1), syllable(2), syllable(3))
}

#[test]
fn each_promise_names_its_test() {
    let page = include_str!("../../SECURITY.md");
    let sources = [
        ("hostile::writes", include_str!("hostile/writes.rs")),
        ("hostile::reads", include_str!("hostile/reads.rs")),
        ("hostile::bombs", include_str!("hostile/bombs.rs")),
        ("hostile::signals", include_str!("hostile/signals.rs")),
        ("hostile::output", include_str!("hostile/output.rs")),
        ("hostile::git", include_str!("hostile/git.rs")),
        ("hostile::growth", include_str!("hostile/growth.rs")),
        ("serve", include_str!("serve.rs")),
        ("serve::bounds", include_str!("serve/bounds.rs")),
        ("serve::refused", include_str!("serve/refused.rs")),
        ("serve::watched", include_str!("serve/watched.rs")),
        ("lsp", include_str!("lsp.rs")),
        ("hostile", include_str!("hostile.rs")),
    ];
    let is_test = |words: &&str| {
        ["hostile::", "lsp::", "serve::"].iter().any(|module| words.starts_with(module))
    };
    let named = page.split('`').filter(is_test);
    let mut count = 0;
    for path in named {
        let (module, test) = path.rsplit_once("::").expect("it is a path");
        let source = sources.iter().find(|(name, _)| *name == module).expect(path).1;
        assert!(source.contains(&format!("#[test]\nfn {test}() {{")), "{path}");
        count += 1;
    }
    assert!(count > 20, "{count} tests are named");
}
