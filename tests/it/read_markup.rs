//! Whole pages as content systems write them: each `tests/pages/NAME.html` or
//! `.md` has beside it, in `NAME.txt`, the story that is in it.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::story::{holds_the_law, rendered};
use cutline::article::{Article, Source};
use cutline::read::{ReadError, html, markdown};
use proptest::prelude::*;

type Reader = fn(Source) -> Result<Article, ReadError>;

const READERS: [Reader; 2] = [html::story, markdown::story];

#[test]
fn the_story_is_found_in_the_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of pages is there")
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|e| e == "html" || e == "md"))
        .collect();
    pages.sort();
    assert!(pages.len() >= 10, "the pages are there");
    for path in pages {
        let source = std::fs::read_to_string(&path).expect("the page can be read");
        let is_page = path.extension().is_some_and(|e| e == "html");
        let read = if is_page { html::story } else { markdown::story };
        let article = read(Source::new("page", source)).expect("the page is sound");
        holds_the_law(&article);
        let found = rendered(&article);
        let expected = path.with_extension("txt");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&expected, &found).expect("the story can be written");
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(found, expected, "{}", path.display());
    }
}

#[test]
fn faulty_front_matter_is_told_with_its_place() {
    for (source, line, column, says) in [
        ("---\ntitle: \"Never closed\n---\nText", 2, 8, "YAML"),
        ("---\ntitle: a\n\nText", 1, 1, "never closed"),
        ("+++\ntitle = \"a\"\ndate = \n+++\n", 3, 8, "TOML"),
        ("{\n \"title\": \"a\",\n}\nText", 3, 1, "JSON"),
    ] {
        let error = markdown::story(Source::new("page", source)).expect_err(source);
        assert!(error.message.contains(says), "{error}");
        assert_eq!((error.line, error.column), (Some(line), Some(column)), "{error}");
    }
}

#[test]
fn a_rule_across_the_page_is_no_front_matter() {
    for source in ["---\n\nThe text.", "---\nThe text.\n---\n", "{The text.", "The text."] {
        let article = markdown::story(Source::new("page", source)).expect(source);
        assert!(article.body.as_str().contains("The text."), "{source}");
    }
}

#[test]
fn hostile_sources_take_no_time_and_no_stack() {
    let many = |unit: &str, n: usize| unit.repeat(n);
    let numbered = |unit: fn(usize) -> String, n: usize| (0..n).map(unit).collect::<String>();
    for (name, source) in [
        ("elements", many("<div>", 40_000)),
        ("spans in text", format!("{}deep{}", many("<span>", 20_000), many("</span>", 20_000))),
        ("formatting", numbered(|n| format!("<p><b class={n}>x"), 10_000)),
        ("links", numbered(|n| format!("<a href={n}><div>x"), 10_000)),
        ("lists", many("<ul><li>", 40_000)),
        ("tables", many("<table><tr><td>x", 20_000)),
        ("text in tables", format!("<table>{}", many("x<tr>", 20_000))),
        ("figures", many("<figure><img src=a>", 20_000)),
        ("captions", format!("<div><img src=a>{}</div>", many("<p class=caption>x</p>", 20_000))),
        ("images", many("<img src=a.jpg alt=b>", 20_000)),
        ("caption shortcodes", many("[caption]", 8_000)),
        ("pairs of shortcodes", many("[caption]<img>[/caption]", 10_000)),
        ("attributes", format!("<p {}>", numbered(|n| format!("a{n}=1 "), 20_000))),
        ("entities", many("&amp;&#x41;&notanentity", 20_000)),
        ("braces", many("{{", 20_000)),
        ("open braces", many("{{< figure ", 20_000)),
        ("tags of Liquid", many("{% include figure src=\"a\" %}", 10_000)),
        ("components", many("<Figure a={", 20_000)),
        ("open components", many("<Figure caption=\"a\">", 20_000)),
        ("fences", many("::: {#fig-a}\n", 20_000)),
        ("mixed fences", format!("{}{}", many(":::: a\n", 20_000), many(":::\n", 20_000))),
        ("figures of MyST", many("```{figure} a\n:alt: b\n", 10_000)),
        ("lines below pictures", many("![](a.jpg)\nA tram on the bridge.\n\n", 10_000)),
        ("pictures in a row", format!("<table><tr>{}", many("<td><img src=a>", 20_000))),
        ("labels", many("Photo 1: a tram on the bridge.\n\n", 10_000)),
        ("quotes", many("> ", 20_000)),
        ("brackets", many("[![", 20_000)),
        ("stars", many("*a **b ", 10_000)),
        ("JSON", format!("<script type=application/ld+json>{}", many("[", 40_000))),
        (
            "closed JSON",
            format!(
                "<script type=application/ld+json>{}{}</script>",
                many("[", 9_000),
                many("]", 9_000)
            ),
        ),
        ("YAML", format!("---\na: {}\n---\n", many("[", 40_000))),
        ("TOML", format!("+++\na = {}\n+++\n", many("[", 40_000))),
    ] {
        for read in READERS {
            let start = Instant::now();
            if let Ok(article) = read(Source::new("page", source.clone())) {
                assert!(article.body.as_str().len() <= 2 * source.len());
            }
            // What grows with the square takes many minutes; a busy machine takes some.
            let took = start.elapsed();
            assert!(took < Duration::from_secs(90), "{name} took {took:?}");
        }
    }
}

/// Pieces of markup in any order: more of it goes wrong than in any letters.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "<p>", "</p>", "<div class=caption>", "</div>", "<article>", "</article>", "<b>", "</b>",
            "<a href=x>", "</a>", "<figure>", "</figure>", "<figcaption>", "</figcaption>",
            "<img src=a.jpg alt='x &amp; y'>", "<img src=\"b.jpg\" data-caption=\"&lt;i&gt;z\">",
            "<table>", "<tr>", "<td>", "</table>", "<br>", "<script>", "</script>", "<!--", "-->",
            "<title>", "</title>", "<h1>", "</h1>", "<ul><li>", "&amp;", "&nbsp;", "&#x1f600;",
            "&eacute", "&bogus;", "&", "<", "\r\n", "\n", "\n\n", "\0", "\u{200b}", "\u{ad}",
            "[caption id=1]", "[/caption]", "<noscript>", "<template>", "<svg>", "<form>",
            "# ", "*", "**", "_", "`", "```\n", "> ", "- ", "![alt](a.jpg \"T\")", "![", "](b.jpg)",
            "{{< figure src=\"a.jpg\" caption=\"Ca \\\"p\\\" é\" >}}", "{% include img.html src='x' %}",
            "{: .caption}", "{{", "}}", "<Figure caption={`x é`} />", "<Image src=\"a\">", "</Image>",
            "::: {#fig-a}\n", ":::\n", "/// caption\n", "///\n", "![[a.jpg|x|3]]", "{% endfigure %}",
            "{{ image({ src: 'a', caption: 'é' }) }}", "Photo 1: ", "<small>", "<center>", "---\n", "+++\n", "title: 'it''s'\n", "title = \"\\u00e9\"\n",
            "{\"title\": \"\\ud83d\\ude00 x\"}\n", "caption: >\n  folded\n  text\n", "| a | b |\n|---|---|\n",
            "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"a\\u00e9 \\\"b\\\"\"}</script>",
        ]).prop_map(str::to_owned),
        "[a-zé中 ]{1,12}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_letter_stands_where_its_text_says(source in soup()) {
        for read in READERS {
            if let Ok(article) = read(Source::new("page", source.clone())) {
                holds_the_law(&article);
            }
        }
    }
}
