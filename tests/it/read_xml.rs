//! Feeds, exports and agency documents: each `tests/xml/NAME.xml` has beside
//! it, in `NAME.txt`, the stories that are in it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::common::Sandbox;
use crate::story::{holds_the_law, rendered};
use cutline::article::{Article, Source, Text};
use cutline::read::{Format, ReadError, stories};
use proptest::prelude::*;

fn documents() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/xml");
    let mut documents: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of documents is there")
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|e| e == "xml"))
        .map(|path| (path.clone(), std::fs::read_to_string(&path).expect("it can be read")))
        .collect();
    documents.sort();
    assert!(!documents.is_empty(), "the documents are there");
    documents
}

fn read(source: impl Into<String>) -> Vec<Result<Article, ReadError>> {
    stories(Source::new("document.xml", source), Format::Xml)
}

#[test]
fn the_stories_are_found_in_the_document() {
    for (path, source) in documents() {
        let mut page = String::new();
        for article in read(source) {
            let article = article.expect("the document is sound");
            holds_the_law(&article);
            let dateline = article.dateline.as_ref().map(|text| text.as_str());
            page += &format!("=== {:?}, dateline {dateline:?}\n", article.id);
            article.notices.iter().for_each(|notice| page += &format!("notice: {notice}\n"));
            page += &rendered(&article);
        }
        let expected = path.with_extension("txt");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&expected, &page).expect("the stories can be written");
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(page, expected, "{}", path.display());
    }
}

/// Each document has one caption with a wrong weekday.
#[test]
fn a_finding_stands_where_its_words_do() {
    const WRONG: &str = "Monday, October 10, 2020";
    for (path, source) in documents() {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        let at = source.find(WRONG).expect("the caption is there");
        let line = source[..at].matches('\n').count() + 1;
        let column = source[..at].chars().rev().take_while(|c| *c != '\n').count() + 1;
        let here = Sandbox::new().file(name, &source);
        let run = here.run(&["check", "--format", "concise", name]);
        let said =
            format!("{name}:{line}:{column}: error[weekday-mismatch] {WRONG} was a Saturday");
        assert!(run.out.lines().any(|line| line == said), "{said}\n{}{}", run.out, run.err);
        assert_eq!(run.code, 1, "{}", run.err);
        let seen = here.run(&["inspect", name]);
        assert!(seen.out.contains(&format!("{line}:{column}")), "{said}\n{}", seen.out);
    }
}

#[test]
fn a_document_in_another_encoding_is_read_and_its_bytes_counted() {
    let source = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<rss><channel><item>\
        <title>Fête à Liège</title><description>The Fête à Liège went on for a day.</description>\
        <enclosure type=\"image/jpeg\" url=\"a.jpg\"/><media:description>Köln on Monday, \
        October 10, 2020</media:description></item></channel></rss>";
    let bytes: Vec<u8> =
        source.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let start = bytes.windows(7).position(|bytes| bytes == b"Monday,").expect("it is there");
    let here = Sandbox::new().file("a.xml", &bytes);
    let run = here.run(&["check", "--format", "jsonl", "a.xml"]);
    assert_eq!(run.err, "");
    let record: serde_json::Value = serde_json::from_str(&run.out).expect("one record");
    assert_eq!(record["title"], "Fête à Liège");
    let finding = &record["captions"][0]["findings"][0];
    assert_eq!(
        (&finding["rule"], &finding["span"]["start"]),
        (&"weekday-mismatch".into(), &start.into())
    );
}

#[test]
fn what_is_no_story_is_said_at_its_place_and_the_others_are_read() {
    let item = "<item><title>Rain</title><description>It rains.</description></item>";
    for (source, stories, line, column, says) in [
        (String::new(), 0, None, None, "nothing to read"),
        ("<rss><channel/></rss>".into(), 0, Some(1), Some(1), "no story in this `<rss>`"),
        (
            "<?xml version='1.0'?>\n<project/>".into(),
            0,
            Some(2),
            Some(1),
            "its root is `<project>`",
        ),
        (
            "<rss><channel><item>\n<wp:post_type>nav</wp:post_type></item></channel></rss>".into(),
            0,
            Some(1),
            Some(1),
            "no story in this WordPress export",
        ),
        (
            format!("<rss><channel>{item}\n é<item><guid>7</guid></item>{item}</channel></rss>"),
            2,
            Some(2),
            Some(3),
            "nothing to read in the `<item>` `7`",
        ),
        (
            format!("<rss><channel>{item}\n<item><title>Half"),
            1,
            Some(2),
            Some(7),
            "breaks off inside `<title>`",
        ),
        (
            format!("<rss><channel>{item}\n<item></title></item></channel></rss>"),
            1,
            Some(2),
            Some(7),
            "this XML is broken",
        ),
    ] {
        let found = read(source.as_str());
        assert_eq!(found.iter().flatten().count(), stories, "{source}");
        let error = found.into_iter().find_map(Result::err).expect(&source);
        assert!(error.message.contains(says), "{error}");
        assert_eq!((error.line, error.column), (line, column), "{source}: {error}");
    }
}

#[test]
fn only_xml_with_stories_is_taken_from_a_folder() {
    let (_, export) = documents().remove(0);
    let here = Sandbox::new()
        .file("site/pom.xml", "<?xml version='1.0'?><project/>")
        .file("site/export.xml", &export);
    let run = here.run(&["check", "--format", "concise", "--fail-on", "never", "site"]);
    assert_eq!((run.code, run.out.is_empty()), (0, false), "{}", run.err);
    let run = here.run(&["check", "site/pom.xml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("site/pom.xml:1:22: "), "{}", run.err);
}

#[test]
fn hostile_documents_take_no_time_and_no_stack() {
    let feed = |inside: &str| format!("<rss><channel>{inside}</channel></rss>");
    let story = |inside: String| feed(&format!("<item><description>{inside}</description></item>"));
    let bomb =
        "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>";
    for (name, source) in [
        ("elements", "<rss>".repeat(100_000)),
        ("a bomb", format!("{bomb}{}", story("&c;".repeat(20_000)))),
        ("references", story("&amp;lt;".repeat(50_000))),
        ("ampersands", story("&".repeat(100_000))),
        ("items", feed(&"<item><title>x</title></item>".repeat(20_000))),
        ("open items", "<rss><channel>".to_owned() + &"<item>".repeat(200)),
        ("blank lines", story("x\n\n".repeat(30_000))),
        ("brackets", story("[".repeat(100_000))),
        ("shortcodes", story("[a b=c]x[gallery ".repeat(20_000))),
        ("captions", story("[a b=c][caption]".repeat(10_000))),
        ("attributes", feed(&format!("<item {}/>", "a='b' ".repeat(50_000)))),
        ("media", feed(&format!("<item>{}</item>", "<media:content url='a.jpg'/>".repeat(20_000)))),
        (
            "news items",
            format!("<newsMessage>{}</newsMessage>", "<newsItem guid='a'/>".repeat(20_000)),
        ),
        (
            "groups",
            format!(
                "<newsMessage>{}{}</newsMessage>",
                "<newsItem guid='a'><contentSet><inlineData>x</inlineData></contentSet></newsItem>",
                "<group><itemRef residref='a'/></group>".repeat(20_000)
            ),
        ),
    ] {
        let start = Instant::now();
        let length: usize =
            read(source.as_str()).iter().flatten().map(|a| a.body.as_str().len()).sum();
        assert!(length <= 2 * source.len(), "{name}");
        let took = start.elapsed();
        assert!(took < Duration::from_secs(90), "{name} took {took:?}");
    }
}

/// A document with some stretches cut out, doubled or replaced.
fn mutated() -> impl Strategy<Value = String> {
    let documents: Vec<String> = documents().into_iter().map(|(_, source)| source).collect();
    let scrap = prop::sample::select(vec![
        "",
        "<",
        ">",
        "&",
        "]]>",
        "<![CDATA[",
        "<item>",
        "</item>",
        "é",
        "\0",
        "&lt;p&gt;",
        "&#x20;",
        "<!--",
        "<p/>",
        "\u{feff}",
        "\"",
        "'",
        "<newsItem>",
        "</p>",
        "[caption]",
    ]);
    let cut = (0.0..1.0_f64, 0..200_usize, scrap);
    (prop::sample::select(documents), prop::collection::vec(cut, 1..6)).prop_map(
        |(source, cuts)| {
            cuts.into_iter().fold(source, |mut source, (at, length, scrap)| {
                let start = source.floor_char_boundary((at * source.len() as f64) as usize);
                let end = source.floor_char_boundary((start + length).min(source.len()));
                source.replace_range(start..end, scrap);
                source
            })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_letter_of_a_broken_document_stands_where_its_text_says(source in mutated()) {
        for article in read(source).iter().flatten() {
            holds_the_law(article);
        }
    }
}

/// What is said of the pictures of the first story: "1 IPTC City: Graz", …
fn told(document: &str) -> Vec<String> {
    let article = read(document).remove(0).expect("there is a story");
    let pictures = article.pictures.iter().enumerate();
    let fields = pictures.flat_map(|(index, picture)| {
        picture.metadata.fields.iter().map(move |field| (index + 1, field))
    });
    fields
        .map(|(picture, field)| {
            let listing = &article.sources[field.value.source()];
            let line = format!("{}: {}", field.label, field.value.as_str());
            assert!(listing.text().lines().any(|known| known == line), "{line}");
            format!("{picture} {line}")
        })
        .collect()
}

#[test]
fn what_agencies_and_wordpress_say_of_a_picture_is_kept_with_it() {
    let newsml = "<newsMessage><itemSet><newsItem guid=\"t\"><itemMeta><itemClass \
        qcode=\"ninat:text\"/></itemMeta><contentMeta><headline>Talks</headline></contentMeta>\
        <contentSet><inlineData contenttype=\"text/plain\">They talked in Minsk.</inlineData>\
        </contentSet></newsItem><newsItem guid=\"p\"><itemMeta><itemClass \
        qcode=\"ninat:picture\"/></itemMeta><contentMeta><contentCreated>2019-03-08T14:05:00-05:00\
        </contentCreated><located><name>Washington</name><broader><name>United States</name>\
        </broader></located><description role=\"drol:caption\">A rally</description><subject \
        type=\"cpnat:person\"><name>Ilhan Omar</name></subject><subject type=\"cpnat:abstract\">\
        <name>politics</name></subject></contentMeta><contentSet><remoteContent \
        href=\"p.jpg\"/></contentSet></newsItem></itemSet></newsMessage>";
    assert_eq!(
        told(newsml),
        [
            "1 NewsML contentCreated: 2019-03-08",
            "1 NewsML located: Washington, United States",
            "1 NewsML subject: Ilhan Omar"
        ]
    );
    let item = |kind: &str, more: &str| {
        format!("<item><title>x</title><wp:post_type>{kind}</wp:post_type>{more}</item>")
    };
    let kept = "a:1:{s:10:\"image_meta\";a:2:{s:6:\"credit\";s:8:\"Ann\r\nLee\";\
                s:17:\"created_timestamp\";s:10:\"1552053933\";}}";
    let library = item(
        "attachment",
        &format!(
            "<wp:post_id>7</wp:post_id><wp:attachment_url>https://x.example/up/a.jpg\
             </wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_metadata</wp:meta_key>\
             <wp:meta_value><![CDATA[{kept}]]></wp:meta_value></wp:postmeta>"
        ),
    );
    let shown = "<content:encoded><![CDATA[<p>A rally.</p><figure><img \
                 src=\"https://x.example/up/b.jpg\"/></figure><figure><img \
                 src=\"https://x.example/up/a-1024x683.jpg\"/></figure>]]></content:encoded>";
    let export = format!(
        "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><wp:wxr_version>1.2\
         </wp:wxr_version>{}{library}</channel></rss>",
        item("post", shown)
    );
    assert_eq!(
        told(&export),
        ["2 WordPress credit: Ann Lee", "2 WordPress created_timestamp: 2019-03-08"]
    );
}

#[test]
fn newsml_1_has_a_story_with_its_pictures_in_components() {
    let xml = r#"<NewsML Version="1.2"><NewsItem>
        <Identification><NewsIdentifier><DateId>20230321</DateId><NewsItemId>tram-1</NewsItemId></NewsIdentifier></Identification>
        <NewsManagement><FirstCreated>20230321T090000Z</FirstCreated><Status FormalName="Usable"/></NewsManagement>
        <NewsComponent>
          <NewsLines><HeadLine>Trams stop</HeadLine><DateLine>Linz, March 21</DateLine></NewsLines>
          <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
          <NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="Text"/>
            <DataContent><p>The trams of Linz stand still.</p><p>A wire broke.</p></DataContent></ContentItem></NewsComponent>
          <NewsComponent><Role FormalName="Photo"/>
            <NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent><p>A tram in Linz.</p></DataContent></ContentItem></NewsComponent>
            <NewsComponent><Role FormalName="Thumbnail"/><ContentItem Href="tram.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>
          </NewsComponent>
        </NewsComponent></NewsItem></NewsML>"#;
    let story = stories(Source::new("a.xml", xml), Format::Xml).remove(0).expect("it is sound");
    let said = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    assert_eq!(said(&story.title).as_deref(), Some("Trams stop"));
    assert_eq!(said(&story.dateline).as_deref(), Some("Linz, March 21"));
    assert_eq!(story.published.map(|day| day.to_string()).as_deref(), Some("2023-03-21"));
    assert_eq!(story.body.as_str(), "The trams of Linz stand still.\n\nA wire broke.");
    let [picture] = &story.pictures[..] else { panic!("{:?}", story.pictures) };
    assert_eq!(said(&picture.src).as_deref(), Some("tram.jpg"));
    assert_eq!(picture.captions[0].as_str(), "A tram in Linz.");
}
