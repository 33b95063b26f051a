//! OpenDocument texts, as LibreOffice and others write them.

use std::io::{BufRead, Read};

use super::draft::{Block, Draft, Image, Look, Role};
use super::markup::{Element, Markup, Next};
use super::package::Package;
use super::page::About;
use super::styles::{Style, Styles};

/// The part with the text.
const CONTENT: &str = "content.xml";

/// Whether a package is an OpenDocument.
pub(super) fn is_one(package: &Package) -> bool {
    package.has(CONTENT)
}

/// The draft in an OpenDocument text.
pub(super) fn read(package: &mut Package) -> Result<(Draft, About), String> {
    if let Some(manifest) = package.part("META-INF/manifest.xml")? {
        let mut said = Vec::new();
        manifest.take(1 << 20).read_to_end(&mut said).map_err(|error| error.to_string())?;
        if memchr::memmem::find(&said, b"encryption-data").is_some() {
            return Err("this document is protected with a password: take the password off and \
                save it anew"
                .into());
        }
    }
    let mut styles = Styles::default();
    if let Some(part) = package.part("styles.xml")? {
        read_styles(&mut Markup::new(part), &mut styles)?;
    }
    let about = match package.part("meta.xml")? {
        Some(part) => about(Markup::new(part))?,
        None => About::default(),
    };
    let Some(part) = package.part(CONTENT)? else { return Ok(Default::default()) };
    let mut markup = Markup::new(part);
    read_styles(&mut markup, &mut styles)?;
    let mut reader = Text { markup, styles, draft: Draft::default() };
    reader.body()?;
    Ok((reader.draft, about))
}

fn about(mut markup: Markup<impl BufRead>) -> Result<About, String> {
    let mut about = About::default();
    loop {
        match markup.next()? {
            Next::End => return Ok(about),
            Next::Open(tag) if tag.name == "title" => about.title = Some(markup.words()?),
            Next::Open(tag) if matches!(tag.name.as_str(), "creator" | "initial-creator") => {
                about.authors.push(markup.words()?);
            }
            _ => {}
        }
    }
}

/// Reads styles up to the text.
fn read_styles(markup: &mut Markup<impl BufRead>, styles: &mut Styles) -> Result<(), String> {
    let mut open: Option<(String, Style)> = None;
    loop {
        match markup.next()? {
            Next::End => return Ok(()),
            Next::Open(tag) => match tag.name.as_str() {
                "body" => return Ok(()),
                "style" => {
                    let name = tag.says("name").to_owned();
                    let parent = Some(tag.says("parent-style-name").to_owned());
                    let parent = parent.filter(|parent| !parent.is_empty());
                    open = Some((name.clone(), Style { name, parent, ..Style::default() }));
                }
                "text-properties" => {
                    if let Some((_, style)) = &mut open {
                        let said =
                            |name: &str| Some(tag.says(name)).filter(|said| !said.is_empty());
                        style.is_italic = said("font-style").map(|said| said != "normal");
                        style.is_bold = said("font-weight").map(|said| said != "normal");
                    }
                }
                _ => {}
            },
            Next::Close(name) if name == "style" => {
                if let Some((name, style)) = open.take() {
                    styles.add(name, style);
                }
            }
            _ => {}
        }
    }
}

struct Text<R> {
    markup: Markup<R>,
    styles: Styles,
    draft: Draft,
}

/// What holds for the words that come next.
#[derive(Default)]
struct Now {
    /// The looks around them: of open paragraphs and spans, the innermost last.
    looks: Vec<Look>,
    /// How many lists they stand in.
    lists: usize,
    /// The frames that are open: the picture in each, if there is one.
    frames: Vec<Option<Image>>,
}

impl Now {
    fn look(&self) -> Look {
        self.looks.last().copied().unwrap_or_default()
    }
}

impl<R: BufRead> Text<R> {
    fn body(&mut self) -> Result<(), String> {
        let mut now = Now::default();
        loop {
            match self.markup.next()? {
                Next::End => return Ok(()),
                Next::Open(tag) => self.open(&tag, &mut now)?,
                Next::Words(words) => self.draft.words(&words, now.look())?,
                Next::Close(name) => self.close(&name, &mut now)?,
            }
        }
    }

    fn open(&mut self, tag: &Element, now: &mut Now) -> Result<(), String> {
        match tag.name.as_str() {
            // What was deleted, notes, remarks, what the program made, forms and
            // what stands a second time for other programs.
            "tracked-changes" | "note" | "annotation" | "table-of-content"
            | "illustration-index" | "table-index" | "alphabetical-index" | "ruby-text"
            | "forms" | "sequence-decls" | "math" | "event-listeners" => self.markup.skip()?,
            "p" | "h" => {
                let style = tag.says("style-name");
                let role = match (tag.name.as_str(), self.styles.role(style)) {
                    ("h", Role::Title) => Role::Title,
                    ("h", _) => Role::Heading,
                    (_, Role::Body) if now.lists > 0 => Role::Item,
                    (_, role) => role,
                };
                self.draft.open(role)?;
                now.looks.push(Look::default().with(self.styles.look(style)));
            }
            "span" => now.looks.push(now.look().with(self.styles.look(tag.says("style-name")))),
            "s" => self.draft.words(" ", now.look())?,
            "tab" => self.draft.words(" ", now.look())?,
            "line-break" => self.draft.line_break()?,
            "list" => now.lists += 1,
            "table" => self.draft.frame(Block::Open("table"))?,
            "table-row" => self.draft.frame(Block::Open("tr"))?,
            "table-cell" => self.draft.frame(Block::Open("td"))?,
            "frame" => {
                now.frames.push(None);
                let floats = tag.says("anchor-type") != "as-char";
                if let Some(frame) = now.frames.last_mut() {
                    *frame = Some(Image { floats, ..Image::default() });
                }
            }
            "image" => {
                if let Some(Some(image)) = now.frames.last_mut()
                    && image.src.is_empty()
                {
                    tag.says("href").trim_start_matches("./").clone_into(&mut image.src);
                }
            }
            // A text box is no picture, and is read in its place.
            "text-box" | "object" | "object-ole" => {
                if let Some(frame) = now.frames.last_mut() {
                    *frame = None;
                }
            }
            "desc" | "title" if !now.frames.is_empty() => {
                let said = self.markup.words()?;
                // What describes the picture goes before what it is called.
                if let Some(Some(image)) = now.frames.last_mut()
                    && (tag.name == "desc" || image.alt.is_empty())
                {
                    image.alt = said;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, now: &mut Now) -> Result<(), String> {
        match name {
            "p" | "h" => {
                self.draft.close();
                now.looks.pop();
            }
            "span" => _ = now.looks.pop(),
            "sequence" => self.draft.counted(),
            "list" => now.lists = now.lists.saturating_sub(1),
            "table" => self.draft.frame(Block::Close("table"))?,
            "table-row" => self.draft.frame(Block::Close("tr"))?,
            "table-cell" => self.draft.frame(Block::Close("td"))?,
            "frame" => {
                if let Some(Some(image)) = now.frames.pop()
                    && !image.src.is_empty()
                {
                    self.draft.picture(image)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}
