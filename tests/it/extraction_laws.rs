//! What holds of the facts of any text, however it is written: captions as
//! agencies write them, with anything between that a page can hold.

use std::cmp::Ordering;
use std::sync::LazyLock;

use cutline::Linter;
use cutline::article::{Article, Picture, Source, Span, Text};
use cutline::compare::name::relate;
use cutline::gazetteer::gazetteer;
use cutline::mention::{Context, Facts, Mention};
use cutline::read::record::records;
use cutline::rule::{RuleSet, StoryReport};
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of captions and stories.
const WRITTEN: &[&str] = &[
    "Mayor Claire Fontanel",
    "Rep. Anna Okafor (D-MN) (L)",
    "Kim Tae-min",
    "María José Ávila-O’Connor",
    "President Alexander Lukashenko",
    "Sigrún Hallsdóttir, 34,",
    "Петр Иванов",
    "王小明",
    "the European Commission",
    "FC Valur",
    "speaks with reporters in",
    "is seen at a rally near",
    "Lyon, France,",
    "Paris, Texas",
    "Minsk, Ukraine",
    "Washington, DC",
    "St. Petersburg",
    "the Belarusian capital",
    "on Monday, October 10, 2020",
    "on Oct. 10-12, 2020",
    "in 2019",
    "on 10/11/2020",
    "am 3. Oktober 2020",
    "le 1er mai 2021",
    "since the 1990s",
    "last week",
    "on February 30, 2024",
    "11 people were killed",
    "about 1,200 households",
    "second from left",
    "From left:",
    "FILE -",
    "(FILES)",
    "Archivbild",
    "(AP Photo/Ann Lee, File)",
    "REUTERS/Mike Blake",
    "[Ann Lee/Getty Images]",
    "© 2020 AFP",
    "“We will rebuild,”",
    "he said.",
];

/// What stands between the pieces.
const BETWEEN: &[&str] = &[" ", " ", " ", " ", ", ", ". ", "; ", "\n", "\n\n", " — ", "", "-"];

/// What a page can hold, and a hostile one does.
const HOSTILE: &[&str] = &[
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{ad}",
    "\u{301}",
    "\u{301}\u{302}\u{303}\u{304}",
    "\u{0}",
    "\u{1b}[2J",
    "\u{2028}",
    "\u{a0}",
    "\u{fffd}",
    "ﬁ",
    "ǅ",
    "ẞ",
    "İ",
    "٣",
    "１２",
    "🏳️‍🌈",
    "𝕬",
    "(((",
    "]])",
    "''’",
    "...",
    ",,,,",
    "99999999999999999999",
    "0000",
    "00/00/0000",
    "31/31/31",
    "2020-13-45",
    "-9999",
    "O'",
    "d’",
    "&#x27;",
];

fn caption() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(WRITTEN).prop_map(str::to_owned),
        2 => select(HOSTILE).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ];
    prop::collection::vec((piece, select(BETWEEN)), 0..16)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

/// A caption with hostile characters anywhere, inside of its words too.
fn broken_caption() -> impl Strategy<Value = String> {
    let insertion = (any::<prop::sample::Index>(), select(HOSTILE));
    (caption(), prop::collection::vec(insertion, 0..4)).prop_map(|(mut text, insertions)| {
        for (at, hostile) in insertions {
            let at = text.floor_char_boundary(at.index(text.len() + 1));
            text.insert_str(at, hostile);
        }
        text
    })
}

fn context() -> Context {
    Context { published: "2020-10-11".parse().ok(), ..Context::default() }
}

/// All stretches of a text that its facts point at, kind by kind.
fn stretches(facts: &Facts) -> Vec<(&'static str, Vec<Span>)> {
    fn spans<T>(mentions: &[Mention<T>]) -> Vec<Span> {
        mentions.iter().map(|mention| mention.span).collect()
    }
    vec![
        ("tokens", facts.tokens.iter().map(|token| token.span()).collect()),
        ("persons", spans(&facts.persons)),
        ("organisations", spans(&facts.organisations)),
        ("places", spans(&facts.places)),
        ("dates", spans(&facts.dates)),
        ("numbers", spans(&facts.numbers)),
        ("positions", spans(&facts.positions)),
        ("credits", facts.credits.clone()),
    ]
}

/// Each stretch is a piece of the text with something in it; those of a kind
/// stand in order and apart.
fn assert_laws(text: &str, facts: &Facts) {
    let shown: String = text.chars().take(300).collect();
    let mut all = stretches(facts);
    for (kind, spans) in &all {
        for pair in spans.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{kind} {pair:?} of {shown:?}");
        }
    }
    // One role may have two holders, and a marker stands alone.
    all.push(("roles", facts.roles.iter().map(|role| role.span).collect()));
    all.push(("marker", facts.marker.iter().map(|marker| marker.span).collect()));
    for (kind, spans) in all {
        for span in spans {
            let words = text.get(span.start..span.end);
            assert!(
                words.is_some_and(|words| !words.trim().is_empty()),
                "{kind} {span:?} {shown:?}"
            );
        }
    }
    for date in &facts.dates {
        if let Some((first, last)) = date.value.interval {
            assert!(first <= last, "{first} {last} of {shown:?}");
        }
    }
    for role in &facts.roles {
        assert!(role.value.index < facts.persons.len(), "{shown:?}");
    }
}

/// A story with one caption, as a record gives it.
fn story(body: &str, caption: &str) -> Article {
    let whole = |text: &str, source: usize| {
        Text::verbatim(text, Span::new(0, text.len())).in_source(source)
    };
    Article {
        published: "2020-10-11".parse().ok(),
        body: whole(body, 0),
        pictures: vec![Picture { captions: vec![whole(caption, 1)], ..Picture::default() }],
        sources: vec![Source::field("body", body), Source::field("caption", caption)],
        ..Article::default()
    }
}

fn check(body: &str, caption: &str) -> StoryReport {
    static LINTER: LazyLock<Linter> =
        LazyLock::new(|| Linter::new(RuleSet::builtin().expect("the built-in rules are sound")));
    LINTER.check(story(body, caption))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_fact_is_a_piece_of_its_text(text in broken_caption()) {
        assert_laws(&text, &Facts::of(&text, &context()));
        assert_laws(&text, &Facts::of_caption(&text, &context()));
    }

    #[test]
    fn empty_lines_before_a_text_move_its_facts_and_change_nothing(text in caption()) {
        let moved = format!("\n\n{text}");
        let (here, there) = (Facts::of(&text, &context()), Facts::of(&moved, &context()));
        for ((kind, here), (_, there)) in stretches(&here).into_iter().zip(stretches(&there)) {
            let here: Vec<Span> = here.into_iter().map(|span| span.shift(2)).collect();
            prop_assert_eq!(here, there, "{} of {:?}", kind, text);
        }
    }

    #[test]
    fn what_relates_both_ways_does(a in caption(), b in caption()) {
        let (a, b) = (Facts::of(&a, &context()), Facts::of(&b, &context()));
        for x in &a.persons {
            for y in &b.persons {
                prop_assert_eq!(relate(&x.value, &y.value), relate(&y.value, &x.value));
            }
        }
        let places = |facts: &Facts| -> Vec<_> {
            facts.places.iter().filter_map(|mention| mention.value.place).collect()
        };
        let map = gazetteer();
        for x in places(&a) {
            for y in places(&b) {
                let (there, back) = (map.distance_km(x, y), map.distance_km(y, x));
                prop_assert_eq!(there.total_cmp(&back), Ordering::Equal);
                prop_assert!(x == y || !(map.contains(x, y) && map.contains(y, x)));
            }
        }
    }

    #[test]
    fn a_caption_does_not_conflict_with_itself(caption in broken_caption()) {
        let report = check(&caption, &caption);
        let conflicts: Vec<&str> = report
            .all()
            .map(|finding| finding.rule.as_str())
            .filter(|rule| CONFLICTS.contains(rule))
            .collect();
        prop_assert_eq!(conflicts, Vec::<&str>::new(), "{:?}", caption);
    }

    #[test]
    fn escapes_that_are_no_characters_are_told_or_read(
        caption in broken_caption(),
        escape in select(&[r"\ud800", r"\udc00", r"\ud83d\ud83d", r"\u0000", r"\ud83c\udff3", r"\u12"][..]),
        cut in any::<bool>(),
    ) {
        let text = serde_json::to_string(&caption).expect("any text is JSON");
        let text = format!("{}{escape}\"", &text[..text.len() - 1]);
        let end = if cut { "" } else { "}" };
        let lines = format!("{{\"text\": \"It rained.\", \"captions\": [{text}]{end}\n{{\"text\": \"Sun.\"}}\n");
        let stories: Vec<_> = records(lines.as_bytes(), "s").collect();
        prop_assert_eq!(stories.len(), 2);
        match &stories[0] {
            Ok(article) => {
                for (_, caption) in article.captions() {
                    assert_laws(caption.as_str(), &Facts::of_caption(caption.as_str(), &context()));
                }
            }
            Err(error) => prop_assert_eq!(error.line, Some(1)),
        }
        prop_assert_eq!(stories[1].as_ref().map(|story| story.body.as_str()), Ok("Sun."));
    }
}

/// Rules that no text can break against itself.
const CONFLICTS: &[&str] =
    &["place-absent", "place-conflict", "person-absent", "name-misspelt", "given-name-conflict"];

/// Shapes that break readers of text. Each is long enough that time or stack
/// that grew faster than the text would show.
#[test]
fn shapes_without_end_are_read() {
    let shapes = [
        "x".repeat(1 << 20),
        "é".repeat(1 << 16),
        "X".repeat(1 << 16),
        "9".repeat(1 << 16),
        "1,".repeat(1 << 16),
        ",".repeat(100_000),
        "(".repeat(50_000),
        "()".repeat(20_000),
        format!("{}Ann Lee/AP{}", "(".repeat(20_000), ")".repeat(20_000)),
        "\u{202e}\u{200b}".repeat(20_000),
        format!("Ann{} Lee", "\u{301}".repeat(50_000)),
        "-".repeat(50_000),
        "A.".repeat(20_000),
        "O'".repeat(20_000),
        "Ann Lee ".repeat(5_000),
        "Paris, ".repeat(5_000),
        "May 5, ".repeat(5_000),
        "12/10/".repeat(10_000),
        "(left) ".repeat(10_000),
        "11 people, ".repeat(8_000),
        "President ".repeat(8_000),
        "of the ".repeat(10_000),
        "\u{0}".repeat(50_000),
        "🏳️‍🌈".repeat(20_000),
    ];
    for shape in &shapes {
        assert_laws(shape, &Facts::of_caption(shape, &context()));
        let report = check(&format!("Mayor Ann Lee spoke in Paris.\n\n{shape}"), shape);
        assert_eq!(report.captions.len(), 1);
    }
}
