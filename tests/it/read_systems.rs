//! Records as content systems and their interfaces give them: the story and
//! its captions are found wherever they stand, and nobody else's.

use cutline::article::{Article, Source, Text};
use cutline::read::{Format, record, stories};
use proptest::prelude::*;
use serde_json::{Value, json};

const FIRST: &str = "Captain Ines Okafor brought the ferry Marta back to Malmo on Tuesday.";
const SECOND: &str = "About two hundred people waited on the quay.";
const CAPTION: &str = "Captain Ines Okafor waves from the bridge.";

/// Title, day, body and per picture `caption|src`, to compare at a glance.
fn digest(article: &Article) -> String {
    let text = |text: &Option<Text>| text.as_ref().map_or(String::new(), |t| t.as_str().to_owned());
    let day = article.published.map_or(String::new(), |day| day.to_string());
    let body = article.body.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    let pictures = article.pictures.iter().map(|picture| {
        let captions: Vec<&str> = picture.captions.iter().map(Text::as_str).collect();
        format!(" # {}|{}", captions.join("+"), text(&picture.src))
    });
    let whole =
        format!("{} # {day} # {body}{}", text(&article.title), pictures.collect::<String>());
    let short = [(FIRST, "FIRST"), (SECOND, "SECOND"), (CAPTION, "CAPTION")];
    short.iter().fold(whole, |whole, (long, name)| whole.replace(long, name))
}

fn read(json: &str) -> Vec<Article> {
    let json = json.replace("FIRST", FIRST).replace("SECOND", SECOND).replace("CAPTION", CAPTION);
    let found = record::document(&Source::new("s.json", json.as_str()));
    found.into_iter().map(|story| story.unwrap_or_else(|e| panic!("{e}: {json}"))).collect()
}

#[test]
fn a_story_is_read_from_the_answer_of_a_content_system() {
    let found = "Ferry returns # 2025-03-04 # FIRST SECOND # CAPTION|f.jpg";
    for (json, expected) in [
        // A blog's interface: rendered HTML, the picture embedded.
        (
            r#"[{"id":8,"date":"2025-03-04T18:00:00","title":{"rendered":"Ferry returns"},"content":{"rendered":"<p>FIRST</p><p>SECOND</p>"},"_embedded":{"author":[{"name":"Jo","description":"Jo has written of ships for years."}],"wp:featuredmedia":[{"caption":{"rendered":"<p>CAPTION</p>\n"},"source_url":"f.jpg","media_details":{"image_meta":{"caption":"Made by a camera of a kind"}}}]}}]"#,
            found,
        ),
        // Rich text as JSON in a string.
        (
            r#"{"posts":[{"title":"Ferry returns","published_at":"2025-03-04T10:00:00.000Z","html":null,"lexical":"{\"root\":{\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"extended-text\",\"text\":\"FIRST\"}]},{\"type\":\"image\",\"src\":\"f.jpg\",\"caption\":\"<span>CAPTION</span>\"},{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\",\"text\":\"SECOND\"}]}]}}"}]}"#,
            found,
        ),
        (
            r#"{"title":"Ferry returns","published_at":"2025-03-04","mobiledoc":"{\"version\":\"0.3.1\",\"markups\":[],\"cards\":[[\"image\",{\"src\":\"f.jpg\",\"caption\":\"CAPTION\"}]],\"sections\":[[1,\"p\",[[0,[],0,\"FIRST\"]]],[10,0],[1,\"p\",[[0,[],0,\"SECOND\"]]]]}"}"#,
            found,
        ),
        // Entries and the assets beside them, which they refer to.
        (
            r#"{"items":[{"sys":{"id":"e"},"fields":{"title":"Ferry returns","publishDate":"2025-03-04","hero":{"sys":{"type":"Link","linkType":"Asset","id":"a"}},"body":{"nodeType":"document","content":[{"nodeType":"paragraph","content":[{"nodeType":"text","value":"FIRST"}]},{"nodeType":"paragraph","content":[{"nodeType":"text","value":"SEC"},{"nodeType":"hyperlink","content":[{"nodeType":"text","value":"OND"}]}]}]}}}],"includes":{"Asset":[{"sys":{"id":"a","type":"Asset"},"fields":{"description":"CAPTION","file":{"url":"f.jpg"}}},{"sys":{"id":"b","type":"Asset"},"fields":{"description":"Of another story altogether.","file":{"url":"b.jpg"}}}]}}"#,
            "Ferry returns # 2025-03-04 # FIRST SECOND # CAPTION|f.jpg",
        ),
        (
            r#"{"data":{"type":"node--article","id":"n","attributes":{"title":"Ferry returns","created":"2025-03-04T10:00:00+00:00","body":{"processed":"<p>FIRST</p><p>SECOND</p>"}},"relationships":{"field_media":{"data":{"type":"media--image","id":"m"}}}},"included":[{"type":"media--image","id":"m","attributes":{"field_caption":"CAPTION"},"relationships":{"field_image":{"data":{"type":"file--file","id":"f"}}}},{"type":"file--file","id":"f","attributes":{"uri":{"url":"/f.jpg"}}}]}"#,
            "Ferry returns # 2025-03-04 # FIRST SECOND # CAPTION|/f.jpg",
        ),
        // Attributes within data, and blocks of a page.
        (
            r#"{"data":[{"id":7,"attributes":{"title":"Ferry returns","content":"FIRST\n\nSECOND","publishedAt":"2025-03-04T10:00:00Z","cover":{"data":{"attributes":{"alternativeText":"A ferry","caption":"CAPTION","url":"f.jpg","formats":{"thumbnail":{"url":"t.jpg"}}}}}}}]}"#,
            found,
        ),
        (
            r#"{"data":{"title":"Ferry returns","publishedAt":"2025-03-04","blocks":[{"__component":"shared.rich-text","body":"FIRST\n\nSECOND"},{"__component":"shared.media","file":{"caption":"CAPTION","url":"f.jpg"}}]}}"#,
            found,
        ),
        // Blocks of a notebook; its title is a property.
        (
            r#"{"object":"page","properties":{"Name":{"type":"title","title":[{"plain_text":"Ferry returns"}]},"Date":{"type":"date","date":{"start":"2025-03-04"}}},"children":[{"object":"block","type":"paragraph","paragraph":{"rich_text":[{"type":"text","plain_text":"FIRST"}]}},{"object":"block","type":"image","image":{"type":"external","external":{"url":"f.jpg"},"caption":[{"plain_text":"CAPTION"}]}},{"object":"block","type":"paragraph","paragraph":{"rich_text":[{"plain_text":"SECOND"}]}}]}"#,
            found,
        ),
        // A newspaper's elements; what is related is another story's.
        (
            r#"{"type":"story","headlines":{"basic":"Ferry returns"},"display_date":"2025-03-04T10:00:00Z","credits":{"by":[{"name":"Jo","image":{"caption":"Jo Marsh, staff"}}]},"content_elements":[{"type":"text","content":"FIRST"},{"type":"image","url":"f.jpg","caption":"CAPTION"},{"type":"text","content":"<b>SECOND</b>"}],"related_content":{"basic":[{"promo_items":{"basic":{"type":"image","caption":"A tram in Rome."}}}]}}"#,
            found,
        ),
        (
            r#"{"response":{"content":{"id":"a","type":"article","webTitle":"Ferry returns","webPublicationDate":"2025-03-04T10:00:00Z","fields":{"body":"<p>FIRST</p><p>SECOND</p>"},"elements":[{"type":"image","assets":[{"file":"f.jpg","typeData":{"caption":"CAPTION","credit":"Ann Lee"}},{"file":"g.jpg","typeData":{"caption":"CAPTION"}}]}]}}}"#,
            found,
        ),
        // Spans of portable text; a document of an editor; its stretches.
        (
            r#"{"result":[{"_type":"post","publishedAt":"2025-03-04","title":"Ferry returns","body":[{"_type":"block","children":[{"_type":"span","text":"FIRST"}]},{"_type":"figure","asset":{"url":"f/f.jpg"},"caption":"CAPTION"},{"_type":"block","children":[{"_type":"span","text":"SECOND"}]}]}]}"#,
            "Ferry returns # 2025-03-04 # FIRST SECOND # CAPTION|f/f.jpg",
        ),
        (
            r#"{"title":"Ferry returns","date":"2025-03-04","content":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"FIRST"}]},{"type":"figure","content":[{"type":"image","attrs":{"src":"f.jpg"}},{"type":"figcaption","content":[{"type":"text","text":"CAPTION"}]}]},{"type":"paragraph","content":[{"type":"text","text":"SECOND"}]}]}}"#,
            found,
        ),
        (
            r#"{"title":"Ferry returns","date":"2025-03-04","delta":{"ops":[{"insert":"FIRST\n"},{"insert":{"image":"f.jpg"}},{"insert":"\nSECOND\n"}]},"image":"f.jpg","image_caption":"CAPTION"}"#,
            found,
        ),
        (
            r#"{"title":"Ferry returns","date":"2025-03-04","body":{"blocks":[{"text":"FIRST","type":"unstyled"},{"text":"SECOND","type":"unstyled"}],"entityMap":{"0":{"type":"IMAGE","data":{"src":"f.jpg","caption":"CAPTION"}}}}}"#,
            found,
        ),
        (
            r#"{"story":{"published_at":"2025-03-04T10:00:00Z","content":{"component":"article","title":"Ferry returns","image":{"filename":"f.jpg"},"image_caption":"CAPTION","body":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"FIRST"}]},{"type":"paragraph","content":[{"type":"text","text":"SECOND"}]}]}}}}"#,
            found,
        ),
        // A query's edges, a framework's properties, a wire's envelope.
        (
            r#"{"data":{"posts":{"edges":[{"node":{"title":"Ferry returns","date":"2025-03-04T10:00:00","content":"<p>FIRST</p><p>SECOND</p>","featuredImage":{"node":{"sourceUrl":"f.jpg","caption":"<p>CAPTION</p>"}}}}]}}}"#,
            found,
        ),
        (
            r#"{"props":{"pageProps":{"post":{"title":"Ferry returns","date":"2025-03-04","contentHtml":"<p>FIRST</p><p>SECOND</p>","coverImage":{"src":"f.jpg","caption":"CAPTION"}}}}}"#,
            found,
        ),
        (
            r#"{"data":{"item":{"type":"text","headline":"Ferry returns","firstcreated":"2025-03-04T09:00:00Z","body_nitf":"<p>FIRST</p><p>SECOND</p>","associations":{"1":{"type":"picture","description_caption":"CAPTION","renditions":{"main":{"href":"f.jpg"}}}}}}}"#,
            found,
        ),
        // Houses of their own.
        (
            r#"{"headline":"Ferry returns","pubDate":"2025-03-04","copy":"FIRST\n\nSECOND","photos":{"lead":{"file":"f.jpg","cutline":"CAPTION","photographer":"Ann Lee"}}}"#,
            found,
        ),
        (
            r#"{"title":"Ferry returns","date":"2025-03-04","text":["FIRST","SECOND"],"image_captions":{"f.jpg":"CAPTION"}}"#,
            found,
        ),
    ] {
        let stories = read(json);
        assert_eq!(stories.len(), 1, "{json}");
        assert_eq!(digest(&stories[0]), expected, "{json}");
        assert!(stories[0].notices.is_empty(), "{:?}: {json}", stories[0].notices);
        assert!(stories[0].unread.is_empty(), "{:?}: {json}", stories[0].unread);
    }
}

#[test]
fn alternative_text_and_credit_come_with_their_picture() {
    let json = r#"{"title":"Ferry returns","text":"FIRST","lead_image":{"url":"f.jpg"},"lead_image_caption":"CAPTION","lead_image_alt":"A ferry","lead_image_credit":"Ann Lee","images":[{"src":"q.jpg","alt":"A quay","caption":"The quay.","credit":{"by":[{"name":"Bo Ek"}]}}]}"#;
    let stories = read(json);
    let said: Vec<[&str; 3]> = stories[0]
        .pictures
        .iter()
        .map(|p| [&p.src, &p.alt, &p.credit].map(|t| t.as_ref().map_or("", Text::as_str)))
        .collect();
    assert_eq!(said, [["f.jpg", "A ferry", "Ann Lee"], ["q.jpg", "A quay", "Bo Ek"]]);
}

#[test]
fn what_looks_like_a_caption_and_is_not_read_is_named() {
    for (json, unread) in [
        (
            r#"{"text":"FIRST","photos":[{"url":"f.jpg","legend":"A ferry at a quay"}]}"#,
            "photos[0].legend",
        ),
        (
            r#"{"text":"FIRST","gallery":{"a":{"url":"f.jpg","note":"A ferry lies at a quay"}}}"#,
            "gallery.a.note",
        ),
        (
            r#"{"text":"FIRST","captions":["A ferry."],"image_caption":"A quay in Malmo."}"#,
            "image_caption",
        ),
    ] {
        assert_eq!(read(json)[0].unread, [unread], "{json}");
    }
    for json in [
        r#"{"text":"FIRST","photos":[{"url":"f.jpg","caption":"A ferry.","note":"Do not crop this one"}]}"#,
        r#"{"text":"FIRST","author":{"name":"Jo","bio":"Jo has written of ships for years"}}"#,
    ] {
        assert_eq!(read(json)[0].unread, [""; 0], "{json}");
    }
}

#[test]
fn a_finding_points_into_the_field_that_it_was_found_in() {
    let json = r#"{"body":[{"type":"paragraph","text":"It rains."},{"type":"html","html":"<p>It <b>pours</b> &amp; blows.</p>"}],"photos":[{"caption":"<em>A wet</em> tram"}]}"#;
    let article = &read(json)[0];
    assert_eq!(article.body.as_str(), "It rains.\n\nIt pours & blows.");
    for (text, word, stands_for) in [
        (&article.body, "rains", "rains"),
        (&article.body, "pours", "pours"),
        (&article.body, "&", "&amp;"),
        (&article.pictures[0].captions[0], "tram", "tram"),
    ] {
        let at = text.as_str().find(word).expect(word);
        let source = &article.sources[text.source()];
        let span = text.to_source(cutline::article::Span::new(at, at + word.len()));
        assert_eq!(span.of(source.text()), stands_for, "{word}");
    }
    let caption = &article.sources[article.pictures[0].captions[0].source()];
    assert_eq!(caption.key(), Some("photos[0].caption"));
}

#[test]
fn records_in_yaml_are_read_as_those_of_json_are() {
    let yaml = format!(
        "title: Ferry returns\ndate: 2025-03-04\ntext: |\n  {FIRST}\n\n  {SECOND}\nphotos:\n  - src: \
         f.jpg\n    caption: {CAPTION}\n---\ntitle: Second\ntext: It rains.\n"
    );
    let found = stories(Source::new("s.yaml", yaml), Format::Yaml);
    let found: Vec<String> = found.iter().flatten().map(digest).collect();
    assert_eq!(
        found,
        ["Ferry returns # 2025-03-04 # FIRST SECOND # CAPTION|f.jpg", "Second #  # It rains."]
    );
    for (yaml, line, column, said) in [
        ("title: a\ntext: [b\n", 2, 7, "YAML cannot be read"),
        ("- text: a\n- text: b\n  captions:\n    x: 1\n", 4, 5, "`captions` must be a list"),
        ("- 7\n", 1, 3, "must be an object, found a number"),
    ] {
        let found = stories(Source::new("s.yaml", yaml), Format::Yaml);
        let error = found.iter().find_map(|story| story.as_ref().err()).expect(yaml);
        assert!(error.message.contains(said), "{error:?}");
        assert_eq!((error.line, error.column), (Some(line), Some(column)), "{error:?}");
    }
}

#[test]
fn a_table_holds_a_story_a_row() {
    for (table, format) in [
        (
            "Title,Published,Text,Photo Caption\n\"Ferry, again\",2025-03-04,\"It\nrains.\",A tram\n",
            Format::Csv,
        ),
        (
            "\u{feff}title;date;body;caption\nFerry, again;2025-03-04;\"It\nrains.\";A tram\n",
            Format::Csv,
        ),
        (
            "title\tdate\tstory\tcutline\r\nFerry, again\t2025-03-04\t\"It\nrains.\"\tA tram\r\n",
            Format::Tsv,
        ),
        (
            "title|date|text|captions\nFerry, again|2025-03-04|\"It\nrains.\"|\"[\"\"A tram\"\"]\"\n",
            Format::Csv,
        ),
    ] {
        let found = stories(Source::new("s.csv", table), format);
        let found: Vec<String> = found.iter().flatten().map(digest).collect();
        assert_eq!(found, ["Ferry, again # 2025-03-04 # It rains. # A tram|"], "{table}");
    }
    let table =
        "id,text,caption_1,caption_2\n1,It rains.,A tram,A bus\n2,It,rains,,too\n3,,,\n4,Sun.,,\n";
    let found = stories(Source::new("s.csv", table), Format::Csv);
    let errors: Vec<_> = found.iter().filter_map(|story| story.as_ref().err()).collect();
    assert_eq!(errors.iter().map(|error| error.line).collect::<Vec<_>>(), [Some(3), Some(4)]);
    assert!(errors[0].message.contains("the row has 5 cells and the first one 4"), "{errors:?}");
    let captions: Vec<usize> =
        found.iter().flatten().map(|article| article.captions().count()).collect();
    assert_eq!(captions, [2, 0]);
    let found = stories(Source::new("s.csv", "name,price\ntea,3\n"), Format::Csv);
    let error = found[0].as_ref().expect_err("nothing in it is a story's");
    assert!(error.message.ends_with("the columns are: name, price"), "{error:?}");
}

#[test]
fn hostile_records_of_any_make_are_stories_or_errors() {
    let deep = |open: &str, close: &str| {
        format!("{{\"text\":\"x\",\"images\":{}{}}}", open.repeat(120), close.repeat(120))
    };
    let wide = format!("{{\"text\":\"x\",\"images\":[{}1]}}", "0,".repeat(2_000_000));
    let pictures =
        format!("{{\"text\":\"x\",\"images\":[{}{{}}]}}", r#"{"url":"a/b"},"#.repeat(50_000));
    let nested = format!("{{\"lexical\":\"{}\"}}", "[".repeat(50_000));
    for json in [
        deep("[", "]"),
        deep(r#"{"image":"#, "}").replace("}}}", "0}}}"),
        wide,
        pictures,
        nested,
        r#"{"text":"x","caption":{"caption":{"caption":5}}}"#.to_owned(),
        r#"{"text":"x","caption":7,"caption":"A tram"}"#.to_owned(),
        r#"{"blocks":[[[]],null,5,{"type":5}],"title":"x"}"#.to_owned(),
        r#"{"mobiledoc":"{\"markups\":[],\"sections\":[[10,-1],[10,1e300],[1],[3,0,[[5]]]]}","title":"x"}"#.to_owned(),
    ] {
        let found = record::document(&Source::new("s.json", json.as_str()));
        assert_eq!(found.len(), 1, "{:.80}", json);
    }
    let twice = &read(r#"{"text":"x","caption":7,"caption":"A tram"}"#)[0];
    assert!(twice.notices.iter().any(|notice| notice.contains("`caption` stands twice")));
    let number = &read(r#"{"text":"x","caption":7}"#)[0];
    assert!(number.notices[0].contains("`caption` holds a number"), "{:?}", number.notices);
    let open = format!("text,caption\n\"{}", "x,\n".repeat(100_000));
    assert_eq!(stories(Source::new("s.csv", open), Format::Csv).len(), 1);
}

/// Any JSON of the keys that records have, however it makes no sense.
fn values() -> impl Strategy<Value = Value> {
    const KEYS: &[&str] = &[
        "text",
        "body",
        "content",
        "blocks",
        "children",
        "type",
        "title",
        "caption",
        "captions",
        "images",
        "src",
        "alt",
        "data",
        "attributes",
        "fields",
        "items",
        "node",
        "sys",
        "id",
        "included",
        "associations",
        "lexical",
        "mobiledoc",
        "sections",
        "markups",
        "cards",
        "date",
        "rendered",
        "value",
        "legend",
        "innerHTML",
        "insert",
        "ops",
        "x",
    ];
    const WORDS: &[&str] =
        &["A tram", "a/b.jpg", "<p>x &amp; y</p>", "[1", "{\"root\":{}}", "2025-03-04", ""];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        prop::sample::select(WORDS).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        let key = prop::sample::select(KEYS);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..6).prop_map(|members| {
                Value::Object(members.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
            }),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_a_record_holds_its_texts_lead_back_to_their_sources(value in values()) {
        let json = value.to_string();
        let found = record::document(&Source::new("s.json", json.as_str()));
        for article in found.iter().flatten() {
            let captions = article.captions().map(|(_, text)| text);
            for text in captions.chain([&article.body]).chain(&article.title) {
                let source = article.sources[text.source()].text();
                let span = text.to_source(text.span());
                prop_assert!(source.get(span.start..span.end).is_some(), "{json}");
            }
        }
        let yaml = stories(Source::new("s.yaml", json.as_str()), Format::Yaml);
        prop_assert!(yaml.len() <= found.len().max(1), "{json}");
    }
}
