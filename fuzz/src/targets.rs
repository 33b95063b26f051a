use std::io::Cursor;
use std::path::PathBuf;
use std::sync::LazyLock;

use cutline::Linter;
use cutline::audit::cache::{Cache, Trust};
use cutline::audit::journal::{Journal, Stamp};
use cutline::config;
use cutline::read::{Fields, Format, photo, told_from};
use cutline::rule::{self, RuleSet};

use crate::frame;
use crate::wire as lsp;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(RuleSet::builtin().expect("the built-in rules are sound")));

fn read(bytes: &[u8], format: Format) {
    for story in
        told_from("story", bytes.to_vec(), format, &Fields::default()).into_iter().flatten()
    {
        // What is told of a place has to lie in its text.
        for (part, text) in story.captions() {
            assert_eq!(story.text(part).map(|text| text.as_str()), Some(text.as_str()));
            let _ = text.to_source(text.span());
        }
    }
}

pub fn text(bytes: &[u8]) {
    read(bytes, Format::Plain);
}

pub fn markdown(bytes: &[u8]) {
    read(bytes, Format::Markdown);
}

pub fn page(bytes: &[u8]) {
    read(bytes, Format::Html);
}

pub fn records(bytes: &[u8]) {
    read(bytes, Format::Json);
    read(bytes, Format::JsonLines);
    read(bytes, Format::Yaml);
}

pub fn table(bytes: &[u8]) {
    read(bytes, Format::Csv);
    read(bytes, Format::Tsv);
}

pub fn xml(bytes: &[u8]) {
    read(bytes, Format::Xml);
}

/// An archive, and what stands in a sound record of one: the answer of a
/// server, and its page.
pub fn archive(bytes: &[u8]) {
    let page = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", bytes].concat();
    for archive in [bytes, &frame::record(bytes), &frame::record(&page)] {
        read(archive, Format::Warc);
        for page in cutline::read::warc::pages(Cursor::new(archive), "archive").flatten() {
            let _ = page.story();
        }
    }
}

/// A document, and what stands in a sound package of one: its text, its styles,
/// its relations.
pub fn document(bytes: &[u8]) {
    read(bytes, Format::Office);
    let word: &[u8] = br#"<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Quay</w:t></w:r></w:p></w:body></w:document>"#;
    let (styles, relations) = ("word/styles.xml", "word/_rels/document.xml.rels");
    for parts in [
        &[("word/document.xml", bytes)][..],
        &[("word/document.xml", word), (styles, bytes), (relations, bytes)],
        &[("word/document.xml", word), ("_rels/.rels", bytes), ("docProps/core.xml", bytes)],
        &[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", bytes)],
        &[("page.html", bytes)],
    ] {
        read(&frame::package(parts), Format::Office);
    }
}

pub fn mail(bytes: &[u8]) {
    read(bytes, Format::Mail);
}

pub fn picture(bytes: &[u8]) {
    photo::read_from(bytes);
}

/// The first line is a caption, the others are its story.
pub fn mention(bytes: &[u8]) {
    for story in told_from("story", bytes.to_vec(), Format::Plain, &Fields::default()) {
        let _ = story.map(|story| LINTER.check(story));
    }
    let said = String::from_utf8_lossy(bytes);
    let (caption, text) = said.split_once('\n').unwrap_or((&said, "A fair was held in Graz."));
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let record = format!(
        r#"{{"text": "{}", "published": "2020-10-11", "captions": ["{}"]}}"#,
        escaped(text).replace('\n', "\\n"),
        escaped(caption)
    );
    for story in told_from("story", record.into_bytes(), Format::Json, &Fields::default()) {
        let _ = story.map(|story| LINTER.check(story));
    }
}

pub fn rule(bytes: &[u8]) {
    let _ = rule::parse("rule.yaml", "own", &String::from_utf8_lossy(bytes));
}

pub fn configuration(bytes: &[u8]) {
    let _ = config::parse("cutline.yaml", &String::from_utf8_lossy(bytes));
}

/// A cache, and the journal of an audit.
pub fn kept(bytes: &[u8]) {
    let folder: PathBuf = std::env::temp_dir().join(format!("cutline-fuzz-{}", std::process::id()));
    let (cache, work) = (folder.join("cache"), folder.join("audit/work"));
    cutline::files::Mark::Cache.make(&cache).expect("there is room");
    cutline::files::Mark::Audit.make(&work).expect("there is room");
    std::fs::write(cache.join("index"), bytes).expect("there is room");
    let _ = Cache::open(&cache, Trust::Named).close(&[]);
    std::fs::write(work.join("journal.json"), bytes).expect("there is room");
    std::fs::write(work.join("inputs"), bytes).expect("there is room");
    let inputs = || std::iter::once(Stamp { path: Some("a".into()), state: None });
    let _ = Journal::open(&folder.join("audit"), "manner", inputs(), false);
}

pub fn wire(bytes: &[u8]) {
    let mut from = Cursor::new(bytes);
    while let Ok(Some(_)) = lsp::read(&mut from) {}
}
