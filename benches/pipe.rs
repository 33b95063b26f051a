//! How fast cutline is, on one thread: the whole pipe, its stages, its start.
//!
//! The stories are made up by a fixed recipe, so that figures of two days can
//! be held against each other.

use std::process::{Command, Stdio};

use cutline::Linter;
use cutline::article::{Article, Source};
use cutline::compare::{Caption, Comparison, Story};
use cutline::mention::{Context, Facts};
use cutline::read::{Format, stories};
use cutline::rule::RuleSet;
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use mimalloc::MiMalloc;

/// As the program allocates.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    divan::main();
}

/// Stories in a round of the whole pipe.
const STORIES: u64 = 64;

/// The whole pipe, from bytes to findings.
#[divan::bench(sample_count = 20)]
fn pipe_plain(bencher: Bencher) {
    pipe(bencher, Format::Plain, plain);
}

#[divan::bench(sample_count = 20)]
fn pipe_html(bencher: Bencher) {
    pipe(bencher, Format::Html, html);
}

fn pipe(bencher: Bencher, format: Format, write: fn(&Draft) -> String) {
    let linter = Linter::new(rules());
    let texts: Vec<String> = (0..STORIES).map(|number| write(&Draft::new(number))).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(texts.len())).bench(|| {
        for text in &texts {
            black_box(linter.check(read(text, format)));
        }
    });
}

#[divan::bench]
fn read_plain(bencher: Bencher) {
    reading(bencher, Format::Plain, plain);
}

#[divan::bench]
fn read_html(bencher: Bencher) {
    reading(bencher, Format::Html, html);
}

fn reading(bencher: Bencher, format: Format, write: fn(&Draft) -> String) {
    let text = write(&Draft::new(1));
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(&text, format));
}

/// Persons, places, organisations and dates of a body.
#[divan::bench]
fn facts_of_a_body(bencher: Bencher) {
    let article = read(&plain(&Draft::new(1)), Format::Plain);
    let context = Context::of(&article);
    let body = article.body.as_str();
    bencher.counter(BytesCount::of_str(body)).bench(|| Facts::of(body, &context));
}

/// The same over longer and longer texts, in KiB: as many bytes a second show
/// that the time is linear in the length.
#[divan::bench(args = [64, 256, 1024], sample_count = 5, sample_size = 1)]
fn facts_by_length(bencher: Bencher, kib: usize) {
    let bodies = (0..).map(|number| Draft::new(number).paragraphs.join("\n\n"));
    by_length(bencher, kib, bodies);
}

/// The same over a text that is all names, dates and commas.
#[divan::bench(args = [64, 256, 1024], sample_count = 5, sample_size = 1)]
fn facts_of_a_list_by_length(bencher: Bencher, kib: usize) {
    let list = "Anna Lindqvist (left), Paris, May 5, 2020, the European Commission, 11 people,";
    by_length(bencher, kib, std::iter::repeat(list.to_owned()));
}

fn by_length(bencher: Bencher, kib: usize, pieces: impl Iterator<Item = String>) {
    let mut text = String::new();
    for piece in pieces {
        if text.len() >= kib << 10 {
            break;
        }
        text.push_str(&piece);
        text.push_str("\n\n");
    }
    let context = Context::default();
    bencher.counter(BytesCount::of_str(&text)).bench(|| Facts::of(&text, &context));
}

/// One caption against its story, both read already.
#[divan::bench]
fn compare_a_caption(bencher: Bencher) {
    let article = read(&plain(&Draft::new(1)), Format::Plain);
    let context = Context::of(&article);
    let story = Story::new(&article, &context);
    let (part, _) = article.captions().next().expect("the story has captions");
    let caption = Caption::new(&article, part, &context);
    bencher.counter(ItemsCount::new(1_u8)).bench(|| {
        let comparison = Comparison::new(&caption, &story);
        let clues = comparison.clues(|_| true);
        (comparison.persons, clues)
    });
}

/// The built-in rules from their YAML.
#[divan::bench]
fn start_rules() -> RuleSet {
    rules()
}

/// A process that opens gazetteer, lexicon, model and rules for one story.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn start_and_check_one_story(bencher: Bencher) {
    let folder = std::env::temp_dir().join(format!("cutline-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written to");
    let path = folder.join("story.txt");
    std::fs::write(&path, plain(&Draft::new(1))).expect("the story can be written");
    bencher.bench(|| run(&["check".as_ref(), path.as_os_str()]));
    // What is left behind in the temporary folder harms nobody.
    let _ = std::fs::remove_dir_all(folder);
}

/// A process that has nothing to do: what the system takes for itself.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn start_and_do_nothing() {
    run(&["--version".as_ref()]);
}

fn run(args: &[&std::ffi::OsStr]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cutline"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().expect("cutline starts");
}

fn rules() -> RuleSet {
    RuleSet::builtin().expect("the built-in rules are sound")
}

fn read(text: &str, format: Format) -> Article {
    let story = stories(Source::new("story", text), format).into_iter().next();
    story.and_then(Result::ok).expect("the drafts are stories")
}

/// A story that was never filed: headline, paragraphs and two captions.
struct Draft {
    headline: String,
    paragraphs: Vec<String>,
    captions: [String; 2],
}

/// Bytes of a body, as news agencies file them.
const BODY: usize = 6_000;

const GIVEN: [&str; 12] = [
    "Anna", "Peter", "Maria", "John", "Helen", "Ahmed", "Ingrid", "Luis", "Fatima", "Oleg",
    "Grace", "Thomas",
];
const FAMILY: [&str; 12] = [
    "Lindqvist",
    "Marchetti",
    "O'Connor",
    "Haddad",
    "Kowalski",
    "Vance",
    "Okafor",
    "Petrenko",
    "Almeida",
    "Whitfield",
    "Sørensen",
    "Castillo",
];
const TOWNS: [(&str, &str); 8] = [
    ("Lyon", "France"),
    ("Gdansk", "Poland"),
    ("Nairobi", "Kenya"),
    ("Portland", "Oregon"),
    ("Leipzig", "Germany"),
    ("Valencia", "Spain"),
    ("Osaka", "Japan"),
    ("Bergen", "Norway"),
];
const MONTHS: [&str; 6] = ["January", "March", "May", "July", "October", "December"];
const SENTENCES: [&str; 14] = [
    "{person} told reporters in {town} on {date} that repairs to the harbour wall would begin within weeks.",
    "The council had put off the vote twice, once in {date} and again after the spring floods.",
    "“Nobody here believed that the ferry would ever run again,” said {surname}, who has lived by the quay since 1987.",
    "Engineers from {country} measured the damage and found cracks in eleven of the forty pillars.",
    "About 1,200 households were without water for three days, according to the regional authority.",
    "A spokesman for the ministry declined to say who would pay for the work.",
    "{person}, the head of the fishermen's union, called the plan “a bandage on a broken leg.”",
    "Prices on the market square have risen by a fifth since {date}, traders said.",
    "The old lighthouse, built in 1904, was not harmed, but the road that leads to it is closed.",
    "In {other}, a similar project took seven years and cost twice what had been promised.",
    "{surname} said the first ships were expected on Monday, weather permitting.",
    "Volunteers carried sandbags through the night while children slept in the town hall.",
    "Insurance companies estimate the losses at 45 million euros, a figure that {surname} disputes.",
    "The European Commission is to decide on a grant before the end of the year.",
];

/// Numbers that look drawn by lot and are the same each time.
struct Lot(u64);

impl Lot {
    fn draw<T: Copy>(&mut self, from: &[T]) -> T {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from[(self.0 >> 33) as usize % from.len()]
    }

    fn person(&mut self) -> (&'static str, &'static str) {
        (self.draw(&GIVEN), self.draw(&FAMILY))
    }
}

impl Draft {
    fn new(number: u64) -> Draft {
        let mut lot = Lot(number);
        let cast: Vec<_> = (0..4).map(|_| lot.person()).collect();
        let (town, country) = lot.draw(&TOWNS);
        let month = lot.draw(&MONTHS);
        let mut paragraphs = vec![format!(
            "{}, {country} (AP) — {} {} opened the rebuilt harbour of {town} on Saturday.",
            town.to_uppercase(),
            cast[0].0,
            cast[0].1
        )];
        while paragraphs.iter().map(String::len).sum::<usize>() < BODY {
            let sentences: Vec<String> = (0..3)
                .map(|_| {
                    let (given, family) = lot.draw(&cast);
                    let (other, _) = lot.draw(&TOWNS);
                    let date = format!("{} {}, 2020", lot.draw(&MONTHS), lot.0 % 28 + 1);
                    lot.draw(&SENTENCES)
                        .replace("{person}", &format!("{given} {family}"))
                        .replace("{surname}", family)
                        .replace("{town}", town)
                        .replace("{country}", country)
                        .replace("{other}", other)
                        .replace("{date}", &date)
                })
                .collect();
            paragraphs.push(sentences.join(" "));
        }
        let shown = |(given, family): (&str, &str), does: &str, day: u8| {
            format!(
                "{given} {family} {does} in {town}, {country}, on {month} {day}, 2020. \
                 The rebuilding took three years. (AP Photo/Ann Lee)"
            )
        };
        Draft {
            headline: format!("{town} gets its harbour back after three years"),
            captions: [
                shown(cast[0], "waves to the crowd at the harbour", 10),
                shown(cast[1], "shakes hands with fishermen at the quay", 11),
            ],
            paragraphs,
        }
    }
}

/// As it is copied from a page.
fn plain(draft: &Draft) -> String {
    let [first, second] = &draft.captions;
    let body = draft.paragraphs.join("\n\n");
    format!("{}\n\nOctober 12, 2020\n\n{first}\n\n{second}\n\n{body}\n", draft.headline)
}

/// As it is published, with a page around it.
fn html(draft: &Draft) -> String {
    let body: String = draft.paragraphs.iter().map(|p| format!("<p>{p}</p>\n")).collect();
    let figures: String = draft
        .captions
        .iter()
        .enumerate()
        .map(|(i, caption)| {
            format!(
                "<figure><img src=\"/{i}.jpg\" alt=\"\"><figcaption>{caption}</figcaption></figure>\n"
            )
        })
        .collect();
    let links: String =
        (0..40).map(|i| format!("<li><a href=\"/section/{i}\">Section {i}</a></li>\n")).collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>{headline} | The Gazette</title>\n\
         <meta property=\"article:published_time\" content=\"2020-10-12T08:00:00Z\"></head><body>\n\
         <nav><ul>{links}</ul></nav>\n<main><article><h1>{headline}</h1>\n{figures}{body}</article></main>\n\
         <footer><ul>{links}</ul></footer></body></html>\n",
        headline = draft.headline
    )
}
