//! A draft as a simple page, which is then read as pages are: the places of its
//! words lead back to the draft's lines.

use crate::article::{Article, Source, Span, Text};
use crate::read::{html, label, plain};

use super::draft::{Block, Draft, Look, Paragraph, Role, Run};

/// A longer first paragraph is no headline, in bytes.
const LONGEST_TITLE: usize = 250;

/// What a document says of itself beside its text.
#[derive(Debug, Default)]
pub(super) struct About {
    pub title: Option<String>,
    pub authors: Vec<String>,
}

/// The story of a draft. Its source is the draft's text, a line a paragraph.
pub(super) fn article(name: &str, draft: Draft, about: &About) -> Article {
    let Draft { text, blocks, .. } = draft;
    let scrape = scrape(&text, &blocks);
    let read = plain::story_in(scrape.as_str(), plain::Known::default()).through(&scrape);
    let title = title(&text, &blocks, read.title.as_ref());
    let mut page =
        Page { text: &text, html: Text::default(), title, is_above: is_above(&text, &blocks) };
    page.write(&blocks);
    let authors: Vec<Text> =
        about.authors.iter().map(|name| Text::verbatim(name, Span::new(0, name.len()))).collect();
    let mut article = html::piece_by(page.html.as_str(), &authors).through(&page.html);
    if article.pictures.is_empty() {
        // A text without pictures may have captions all the same.
        let known = article.title.as_ref().map(|title| title.as_str().to_owned());
        let known = plain::Known { title: known.as_deref(), captions: None };
        let told = plain::story_in(scrape.as_str(), known).through(&scrape);
        if !told.pictures.is_empty() {
            let title = article.title.take();
            article = Article { title, is_plain: false, ..told };
        }
    }
    article.published = article.published.or(read.published);
    article.updated = article.updated.or(read.updated);
    article.dateline = article.dateline.take().or(read.dateline);
    article.sources = vec![Source::field(name, text)];
    name_pictures(name, &mut article);
    if article.title.is_none()
        && let Some(title) = about.title.as_deref().map(str::trim).filter(|title| !title.is_empty())
    {
        let own = Text::verbatim(title, Span::new(0, title.len()));
        article.title = Some(own.in_source(article.sources.len()));
        article.sources.push(Source::field(name, title));
    }
    article
}

/// Puts the names of the pictures' parts, which the text does not have, in a
/// source of their own, one a line.
fn name_pictures(name: &str, article: &mut Article) {
    let index = article.sources.len();
    let mut names = String::new();
    for src in article.pictures.iter_mut().filter_map(|picture| picture.src.as_mut()) {
        let own = src.as_str().to_owned();
        let at = Span::new(names.len(), names.len() + own.len());
        names.push_str(&own);
        names.push('\n');
        *src = Text::verbatim(&names, at).in_source(index);
    }
    if !names.is_empty() {
        article.sources.push(Source::field(name, names));
    }
}

/// The paragraphs as a plain text has them, blank lines between.
fn scrape(text: &str, blocks: &[Block]) -> Text {
    let mut scrape = Text::default();
    for paragraph in paragraphs(blocks).filter(|p| p.role != Role::Made && p.has_words(text)) {
        for run in &paragraph.runs {
            match run {
                Run::Words(at, _) => scrape.push(at.of(text), at.start),
                Run::Break => scrape.push_for("\n", end(paragraph)),
                Run::Picture { .. } => {}
            }
        }
        scrape.push_for("\n\n", end(paragraph));
    }
    scrape
}

fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &Paragraph> {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    })
}

fn end(paragraph: &Paragraph) -> Span {
    Span::new(paragraph.line.end, paragraph.line.end)
}

/// The line of the headline: the paragraph that is styled as one, else the
/// heading that opens the story, else what reads as one.
fn title(text: &str, blocks: &[Block], read: Option<&Text>) -> Option<Span> {
    /// What may stand above a headline: a kicker, a date, a name.
    const BEFORE: usize = 3;
    let said = || paragraphs(blocks).filter(|paragraph| paragraph.has_words(text));
    let styled = said().find(|paragraph| paragraph.role == Role::Title);
    let heading = || {
        let at = said().position(|paragraph| paragraph.role == Role::Heading)?;
        let is_short = |p: &Paragraph| p.line.len() <= LONGEST_TITLE;
        (at <= BEFORE && said().take(at).all(is_short)).then(|| said().nth(at))?
    };
    let found = styled.or_else(heading).or_else(|| {
        let read = read?;
        let span = read.to_source(read.span());
        said().find(|paragraph| paragraph.line.contains(span))
    });
    found.or_else(|| first(text, said())).map(|paragraph| paragraph.line)
}

/// The first paragraph, where it is short, no sentence, and a longer one follows.
fn first<'p>(text: &str, mut said: impl Iterator<Item = &'p Paragraph>) -> Option<&'p Paragraph> {
    let (first, next) = (said.next()?, said.next()?);
    let words = first.line.of(text).trim();
    let is_headline = first.role == Role::Body
        && !first.has_pictures()
        && words.len() <= LONGEST_TITLE
        && words.len() < next.line.len()
        && !words.ends_with(['.', ':', ')', ',', ';'])
        && words.split_whitespace().count() >= 2
        && label::read(words).is_none();
    is_headline.then_some(first)
}

/// The paragraph in a block that is not empty.
fn told<'b>(text: &str, block: &'b Block) -> Option<&'b Paragraph> {
    match block {
        Block::Paragraph(p) if p.has_words(text) || p.has_pictures() => Some(p),
        _ => None,
    }
}

fn is_empty(text: &str, block: &Block) -> bool {
    matches!(block, Block::Paragraph(_)) && told(text, block).is_none()
}

fn is_caption(text: &str, block: &Block) -> bool {
    told(text, block).is_some_and(|p| p.role == Role::Caption && p.has_words(text))
}

fn is_picture(text: &str, block: &Block) -> bool {
    told(text, block).is_some_and(|p| p.has_pictures() && !p.has_words(text))
}

/// Whether the captions stand above their pictures: as rule they stand below.
fn is_above(text: &str, blocks: &[Block]) -> bool {
    let all: Vec<&Block> = blocks.iter().filter(|block| !is_empty(text, block)).collect();
    let pairs = |first: fn(&str, &Block) -> bool, second: fn(&str, &Block) -> bool| {
        all.windows(2).filter(|pair| first(text, pair[0]) && second(text, pair[1])).count()
    };
    pairs(is_caption, is_picture) > pairs(is_picture, is_caption)
}

struct Page<'t> {
    text: &'t str,
    html: Text,
    /// The line of the headline.
    title: Option<Span>,
    is_above: bool,
}

impl Page<'_> {
    fn write(&mut self, blocks: &[Block]) {
        let mut at = 0;
        let mut is_list = false;
        while at < blocks.len() {
            let to = self.figure(blocks, at);
            let is_item =
                to.is_none() && told(self.text, &blocks[at]).is_some_and(|p| p.role == Role::Item);
            if is_item != is_list {
                self.tag(if is_item { "<ul>" } else { "</ul>" }, Span::default());
                is_list = is_item;
            }
            match (&blocks[at], to) {
                (_, Some(to)) => {
                    self.write_figure(&blocks[at..to]);
                    at = to;
                    continue;
                }
                (Block::Open(name), _) => self.tag(&format!("<{name}>"), Span::default()),
                (Block::Close(name), _) => self.tag(&format!("</{name}>"), Span::default()),
                (Block::Paragraph(p), _) => self.paragraph(p),
            }
            at += 1;
        }
    }

    /// Where the figure ends that begins at a block: pictures and captions by
    /// their style.
    fn figure(&self, blocks: &[Block], from: usize) -> Option<usize> {
        let text = self.text;
        let behind = |mut at: usize, is_one: fn(&str, &Block) -> bool| {
            let mut end = None;
            while let Some(block) = blocks.get(at).filter(|b| is_one(text, b) || is_empty(text, b))
            {
                at += 1;
                end = if is_one(text, block) { Some(at) } else { end };
            }
            end
        };
        let first = &blocks[from];
        if is_caption(text, first) {
            let captions = behind(from, is_caption)?;
            let own = told(text, first).is_some_and(Paragraph::has_pictures);
            if own {
                return Some(from + 1);
            }
            // A caption over a table, or below one, is the table's.
            let near =
                |block: Option<&Block>, is_table: fn(&Block) -> bool| block.is_some_and(is_table);
            let before = blocks[..from].iter().rfind(|block| !is_empty(text, block));
            let after = blocks[captions..].iter().find(|block| !is_empty(text, block));
            let is_tables = near(after, |b| matches!(b, Block::Open("table")))
                || near(before, |b| matches!(b, Block::Close("table")));
            if is_tables {
                return None;
            }
            let pictures = behind(captions, is_picture).filter(|_| self.is_above);
            return Some(pictures.unwrap_or(captions));
        }
        if !is_picture(text, first) || self.is_above {
            return None;
        }
        behind(behind(from, is_picture)?, is_caption)
    }

    fn write_figure(&mut self, blocks: &[Block]) {
        self.tag("<figure>", Span::default());
        let of = |block| told(self.text, block);
        let told: Vec<&Paragraph> = blocks.iter().filter_map(of).collect();
        for paragraph in &told {
            for run in &paragraph.runs {
                if let Run::Picture { src, alt } = run {
                    self.picture(src, *alt);
                }
            }
        }
        for paragraph in told.into_iter().filter(|p| p.has_words(self.text)) {
            let at = Span::new(paragraph.line.start, paragraph.line.start);
            self.tag("<figcaption>", at);
            self.runs(paragraph, false);
            self.tag("</figcaption>", end(paragraph));
        }
        self.tag("</figure>", Span::default());
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let name = match paragraph.role {
            Role::Made => return,
            _ if Some(paragraph.line) == self.title => "h1",
            Role::Title | Role::Heading => "h2",
            Role::Item => "li",
            Role::Body | Role::Caption => "p",
        };
        if !paragraph.has_words(self.text) && !paragraph.has_pictures() {
            return;
        }
        let start = Span::new(paragraph.line.start, paragraph.line.start);
        self.tag(&format!("<{name}>"), start);
        self.runs(paragraph, true);
        self.tag(&format!("</{name}>"), end(paragraph));
    }

    fn runs(&mut self, paragraph: &Paragraph, has_pictures: bool) {
        for run in &paragraph.runs {
            match run {
                Run::Words(at, Look { is_italic, is_bold }) => {
                    let (start, end) = (Span::new(at.start, at.start), Span::new(at.end, at.end));
                    self.tag(if *is_bold { "<b>" } else { "" }, start);
                    self.tag(if *is_italic { "<em>" } else { "" }, start);
                    self.words(*at);
                    self.tag(if *is_italic { "</em>" } else { "" }, end);
                    self.tag(if *is_bold { "</b>" } else { "" }, end);
                }
                Run::Break => self.tag("<br>", end(paragraph)),
                Run::Picture { src, alt } if has_pictures => self.picture(src, *alt),
                Run::Picture { .. } => {}
            }
        }
    }

    fn picture(&mut self, src: &str, alt: Span) {
        let at = Span::new(alt.start, alt.start);
        self.tag("<img src=\"", at);
        self.tag(&src.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;"), at);
        self.tag("\" alt=\"", at);
        self.words(alt);
        self.tag("\">", at);
    }

    fn tag(&mut self, tag: &str, at: Span) {
        self.html.push_for(tag, at);
    }

    /// The words at a place of the draft, as HTML writes them.
    fn words(&mut self, at: Span) {
        let said = at.of(self.text);
        let mut done = 0;
        for (index, sign) in said.match_indices(['&', '<', '>', '"']) {
            let escaped = match sign {
                "&" => "&amp;",
                "<" => "&lt;",
                ">" => "&gt;",
                _ => "&quot;",
            };
            self.html.push(&said[done..index], at.start + done);
            self.html.push_for(escaped, Span::new(index, index + 1).shift(at.start));
            done = index + 1;
        }
        self.html.push(&said[done..], at.start + done);
    }
}
