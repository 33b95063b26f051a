//! What the reports look like, from findings made by hand.

use cutline::article::{Article, Excerpt, Part, Picture, Source, Span, Text};
use cutline::language;
use cutline::read::ReadError;
use cutline::report::{Outcome, Seen, Summary, concise, json, seen, text};
use cutline::rule::{CaptionReport, Finding, Reason, Severity, StoryReport, Verdict};
use serde_json::{Value, json};

const CAPTION: Part = Part::Caption { picture: 0, index: 0 };

const SCRAPE: &str = "Mayor opens bridge

Mayor Ada Holm cuts the ribbon on March 8, 2019. (Fjord Photo)

The new bridge in Bergen was opened on Saturday, October 10, 2020.
Mayor Ada Holm said that it had cost less than planned.
";

fn find(text: &Text, words: &str) -> Span {
    let start = text.as_str().find(words).expect(words);
    Span::new(start, start + words.len())
}

/// A story of one file, with its caption between title and body.
fn scraped(source: &str) -> Article {
    let paragraphs: Vec<Span> = source
        .split_inclusive("\n\n")
        .scan(0, |at, paragraph| {
            let span = Span::new(*at, *at + paragraph.trim_end().len());
            *at += paragraph.len();
            Some(span)
        })
        .collect();
    let text = |index: usize| Text::verbatim(source, paragraphs[index]);
    Article {
        title: Some(text(0)),
        published: Some("2020-10-11".parse().unwrap()),
        body: text(2),
        pictures: vec![Picture { captions: vec![text(1)], ..Picture::default() }],
        sources: vec![Source::new("bridge.txt", source)],
        ..Article::default()
    }
}

/// The same story as a record: each text is a source of its own.
fn recorded() -> Article {
    let scrape = scraped(SCRAPE);
    let caption = scrape.pictures[0].captions[0].as_str();
    let body = scrape.body.as_str();
    Article {
        id: Some("a17".to_owned()),
        notices: vec!["`updated`: no date: `soon`".to_owned()],
        body: Text::verbatim(body, Span::new(0, body.len())),
        pictures: vec![Picture {
            src: Some(Text::verbatim("img/7.jpg", Span::new(0, 9))),
            captions: vec![Text::verbatim(caption, Span::new(0, caption.len())).in_source(1)],
            ..Picture::default()
        }],
        title: None,
        sources: vec![
            Source::new("stories.jsonl:3 text", body),
            Source::field("stories.jsonl:3 caption 1", caption),
        ],
        ..scrape
    }
}

fn report(article: Article) -> StoryReport {
    let caption = article.text(CAPTION).unwrap();
    let at = Excerpt::new(CAPTION, find(caption, "March 8, 2019"));
    let told = Excerpt::new(Part::Body, find(&article.body, "October 10, 2020"));
    let same = Excerpt::new(Part::Body, find(&article.body, "Mayor Ada Holm"));
    let reason = |at, says: &str, weight| Reason { at, says: says.to_owned(), weight };
    let reasons = vec![
        reason(Some(same), "the same person", 3.0),
        reason(Some(told), "the story is set in October 2020", -2.00004),
        reason(None, "no word of the caption is rare", 0.0),
    ];
    StoryReport {
        captions: vec![CaptionReport {
            part: CAPTION,
            verdict: Verdict::Belongs,
            score: 0.731_058_578_6,
            findings: vec![Finding {
                rule: "date-conflict".to_owned(),
                severity: Severity::Error,
                message: "the caption is dated March 8, 2019, the story is set in October 2020"
                    .to_owned(),
                help: Some("If this is an archive picture, mark it FILE.".to_owned()),
                at,
                evidence: vec![
                    reasons[1].clone(),
                    reason(None, "\"2019\" is not in the story", 0.0),
                ],
                fix: None,
            }],
            reasons,
        }],
        article,
        ..StoryReport::default()
    }
}

fn outcome(report: StoryReport) -> Outcome {
    Outcome { path: "bridge.txt".to_owned(), result: Ok(report) }
}

fn unreadable() -> Outcome {
    let message = "expected `,` or `}` in the record".to_owned();
    let error = ReadError { message, line: Some(4), column: Some(17) };
    Outcome { path: "stories.jsonl".to_owned(), result: Err(error) }
}

const PLAIN: text::Style = text::Style { colour: false, least: Severity::Note, explain: false };

#[test]
fn text_shows_caption_and_story_of_one_file() {
    insta::assert_snapshot!(text::story(&outcome(report(scraped(SCRAPE))), PLAIN));
}

#[test]
fn text_shows_the_texts_of_a_record_and_the_ledger() {
    let style = text::Style { explain: true, ..PLAIN };
    insta::assert_snapshot!(text::story(&outcome(report(recorded())), style));
}

#[test]
fn text_is_coloured_when_asked() {
    colored::control::set_override(true);
    let style = text::Style { colour: true, explain: true, ..PLAIN };
    let shown = text::story(&outcome(report(scraped(SCRAPE))), style);
    insta::assert_snapshot!(shown.replace('\u{1b}', "ESC"));
}

#[test]
fn evidence_in_the_caption_is_marked_beside_it_and_only_the_first_is_shown() {
    let mut report = report(scraped(SCRAPE));
    let caption = report.article.text(CAPTION).unwrap();
    let ribbon = Excerpt::new(CAPTION, find(caption, "the ribbon"));
    let finding = &mut report.captions[0].findings[0];
    let reason = |at| Reason { at, says: "said here".to_owned(), weight: 0.0 };
    finding.severity = Severity::Warning;
    finding.evidence = vec![reason(Some(finding.at)), reason(Some(ribbon))];
    finding.evidence.extend((0..5).map(|_| reason(None)));
    insta::assert_snapshot!(text::story(&outcome(report), PLAIN));
}

#[test]
fn a_long_line_is_shown_around_what_is_marked() {
    let long = "word ".repeat(200_000);
    let source =
        SCRAPE.replace("cuts", &format!("{long}cuts")).replace("(Fjord", &format!("{long}(Fjord"));
    let shown = text::story(&outcome(report(scraped(&source))), PLAIN);
    assert!(shown.len() < 2_000, "{} bytes", shown.len());
    insta::assert_snapshot!(shown);
}

#[test]
fn a_mark_over_several_lines_is_shown_on_its_first() {
    let mut report = report(scraped(&SCRAPE.replace("ribbon on", "ribbon\r\non")));
    let caption = report.article.text(CAPTION).unwrap();
    report.captions[0].findings[0].at = Excerpt::new(CAPTION, caption.span());
    insta::assert_snapshot!(text::story(&outcome(report), PLAIN));
}

#[test]
fn any_stretch_of_any_text_can_be_marked() {
    let source =
        SCRAPE.replace("cuts", "\r\nc\tu\u{200b}ts 東京\r\n\u{301}").replace("The", "\u{feff}");
    let whole = report(scraped(&source));
    let caption = whole.article.text(CAPTION).unwrap().clone();
    let boundaries: Vec<usize> = caption.as_str().char_indices().map(|(at, _)| at).collect();
    for (index, start) in boundaries.iter().enumerate() {
        for end in &boundaries[index..] {
            let mut report = whole.clone();
            let finding = &mut report.captions[0].findings[0];
            finding.at = Excerpt::new(CAPTION, Span::new(*start, *end));
            finding.evidence[0].at = Some(Excerpt::new(Part::Body, Span::new(0, *end)));
            let shown = text::story(&outcome(report), PLAIN);
            assert!(shown.contains('^'), "{start}..{end}: {shown}");
        }
    }
}

#[test]
fn nothing_from_the_input_steers_the_terminal() {
    let hostile = "\u{1b}[2J\u{9b}31m\u{202e}\u{200b}\u{7}\ttab 東京 ";
    let source = SCRAPE.replace("cuts", &format!("{hostile}cuts")).replace("The new", hostile);
    let mut story = report(scraped(&source));
    story.article.sources[0] = Source::new(format!("{hostile}.txt"), source);
    let finding = &mut story.captions[0].findings[0];
    for text in
        [&mut finding.message, finding.help.as_mut().unwrap(), &mut finding.evidence[0].says]
    {
        text.insert_str(0, hostile);
    }
    let outcome = Outcome { path: hostile.to_owned(), result: Ok(story) };
    let shown = text::story(&outcome, text::Style { explain: true, ..PLAIN });
    let lines = concise::story(&outcome, Severity::Note);
    let record = json::record(&outcome, true);
    for output in [&shown, &lines, &record] {
        let steering = output.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(steering, None, "{output}");
    }
    assert!(!shown.contains(['\u{202e}', '\u{200b}']));
    let back: Value = serde_json::from_str(&record).unwrap();
    assert_eq!(back["path"], hostile, "a program gets the text as it is");
    insta::assert_snapshot!(shown);
}

#[test]
fn concise_is_a_line_a_finding() {
    insta::assert_snapshot!(concise::story(&outcome(report(recorded())), Severity::Note));
}

#[test]
fn json_lines_are_the_result_record() {
    let records: Vec<Value> = [
        json::record(&outcome(report(scraped(SCRAPE))), false),
        json::record(&outcome(report(recorded())), true),
        json::record(&unreadable(), true),
    ]
    .iter()
    .map(|line| {
        assert!(!line.contains('\n'));
        serde_json::from_str(line).unwrap()
    })
    .collect();
    insta::assert_snapshot!(serde_json::to_string_pretty(&records).unwrap());
}

#[test]
fn the_spans_of_json_are_bytes_of_the_source() {
    let record: Value =
        serde_json::from_str(&json::record(&outcome(report(recorded())), false)).unwrap();
    let caption = &record["captions"][0];
    let span = &caption["findings"][0]["span"];
    let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
    assert_eq!(&caption["text"].as_str().unwrap()[at("start")..at("end")], "March 8, 2019");
}

#[test]
fn a_json_document_holds_the_records_and_the_summary() {
    let outcomes = [outcome(report(scraped(SCRAPE))), unreadable()];
    let mut summary = Summary::default();
    outcomes.iter().for_each(|outcome| summary.add(outcome));
    let records: Vec<String> = outcomes.iter().map(|o| json::record(o, false)).collect();
    let document = format!("{}{}{}", json::opening(), records.join(","), json::closing(&summary));
    let document: Value = serde_json::from_str(&document).unwrap();
    assert_eq!(document["stories"].as_array().unwrap().len(), 2);
    assert_eq!(
        document["summary"],
        json!({"stories": 1, "captions": 1, "mismatches": 0, "errors": 1, "warnings": 0,
               "notes": 0, "unreadable": 1, "suppressed": 0, "accepted": 0, "alts": 0,
               "uncaptioned": 0, "wordless": 0, "unread": 0, "passed_over": 0})
    );
}

#[test]
fn the_last_line_counts() {
    for (counts, line) in [
        ([1, 1, 0, 0, 0, 0, 0], "1 story, 1 caption checked: nothing to report"),
        (
            [3, 5, 1, 1, 2, 3, 0],
            "3 stories, 5 captions checked: 1 mismatch; 1 error, 2 warnings, 3 notes",
        ),
        ([0, 0, 0, 0, 0, 0, 1], "0 stories, 0 captions checked: 1 could not be read"),
    ] {
        let [stories, captions, mismatches, errors, warnings, notes, unreadable] = counts;
        let summary = Summary {
            stories,
            captions,
            mismatches,
            errors,
            warnings,
            notes,
            unreadable,
            ..Summary::default()
        };
        assert_eq!(text::summary(&summary, PLAIN), format!("{line}\n"));
    }
}

#[test]
fn inspect_shows_what_is_seen_where() {
    let article = scraped(SCRAPE);
    let body = &article.body;
    let seen = [
        Seen {
            kind: "person",
            at: Excerpt::new(CAPTION, find(article.text(CAPTION).unwrap(), "Ada Holm")),
            value: json!({"given": "Ada", "family": "Holm", "title": "Mayor"}),
        },
        Seen {
            kind: "place",
            at: Excerpt::new(Part::Body, find(body, "Bergen")),
            value: json!({"name": "Bergen", "country": "NO"}),
        },
        Seen {
            kind: "date",
            at: Excerpt::new(Part::Body, find(body, "Saturday, October 10, 2020")),
            value: json!({"timex": "2020-10-10"}),
        },
        Seen {
            kind: "role",
            at: Excerpt::new(CAPTION, find(article.text(CAPTION).unwrap(), "Mayor")),
            value: json!({"name": "mayor", "person": "Ada Holm", "standing": "holds"}),
        },
    ];
    insta::assert_snapshot!(seen::text(&article, &language(&article), &seen));
    insta::assert_snapshot!(
        "inspect_record",
        seen::record(&article, &article, &language(&article), &seen)
    );
}
