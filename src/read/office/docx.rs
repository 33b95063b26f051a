//! Word documents: WordprocessingML in a package.

use std::collections::HashMap;
use std::io::BufRead;

use super::draft::{Block, Draft, Image, Look, Role};
use super::markup::{Element, Markup, Next};
use super::package::Package;
use super::page::About;
use super::styles::{Style, Styles};

/// The part that leads to all others.
const ROOT: &str = "_rels/.rels";

/// Whether a package is a Word document.
pub(super) fn is_one(package: &Package) -> bool {
    package.names().any(|name| name.starts_with("word/document"))
}

/// The draft in a Word document.
pub(super) fn read(package: &mut Package) -> Result<(Draft, About), String> {
    let main = related(package, ROOT, "")?.into_values().find(|(kind, _)| kind == "officeDocument");
    let main = main.map_or("word/document.xml".to_owned(), |(_, target)| target);
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = related(package, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let styles = relations.values().find(|(kind, _)| kind == "styles");
    let styles = styles.map_or(format!("{folder}/styles.xml"), |(_, target)| target.clone());
    let styles = match package.part(&styles)? {
        Some(part) => read_styles(Markup::new(part))?,
        None => Styles::default(),
    };
    let about = match package.part("docProps/core.xml")? {
        Some(part) => about(Markup::new(part))?,
        None => About::default(),
    };
    let Some(part) = package.part(&main)? else {
        return Err("there is no text in this document: open it in Word and save it anew".into());
    };
    let mut reader =
        Document { markup: Markup::new(part), styles, relations, draft: Draft::default() };
    reader.body()?;
    Ok((reader.draft, about))
}

/// What a part refers to, by the ids of its references: the last word of the
/// reference's type, and the part. What lies outside of the package is left out.
type Relations = HashMap<String, (String, String)>;

fn related(package: &mut Package, name: &str, folder: &str) -> Result<Relations, String> {
    let mut relations = Relations::new();
    let Some(part) = package.part(name)? else { return Ok(relations) };
    let mut markup = Markup::new(part);
    loop {
        match markup.next()? {
            Next::End => return Ok(relations),
            Next::Open(tag)
                if tag.name == "Relationship" && tag.says("TargetMode") != "External" =>
            {
                let kind = tag.says("Type").rsplit('/').next().unwrap_or_default().to_owned();
                let target = resolved(folder, tag.says("Target"));
                relations.insert(tag.says("Id").to_owned(), (kind, target));
            }
            _ => {}
        }
    }
}

/// The name of the part that `target` means in a part of `folder`.
fn resolved(folder: &str, target: &str) -> String {
    let (base, target) = match target.strip_prefix('/') {
        Some(target) => ("", target),
        None => (folder, target),
    };
    let mut way: Vec<&str> = base.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = way.pop(),
            step => way.push(step),
        }
    }
    way.join("/")
}

fn about(mut markup: Markup<impl BufRead>) -> Result<About, String> {
    let mut about = About::default();
    loop {
        match markup.next()? {
            Next::End => return Ok(about),
            Next::Open(tag) if tag.name == "title" => about.title = Some(markup.words()?),
            Next::Open(tag) if tag.name == "creator" => {
                let names = markup.words()?;
                let names = names.split(';').map(|name| name.trim().to_owned());
                about.authors.extend(names.filter(|name| !name.is_empty()));
            }
            _ => {}
        }
    }
}

fn read_styles(mut markup: Markup<impl BufRead>) -> Result<Styles, String> {
    let mut styles = Styles::default();
    let mut open: Option<(String, Style)> = None;
    loop {
        match markup.next()? {
            Next::End => return Ok(styles),
            Next::Open(tag) if tag.name == "style" => {
                open = Some((tag.says("styleId").to_owned(), Style::default()));
            }
            Next::Open(tag) => {
                if let Some((_, style)) = &mut open {
                    match tag.name.as_str() {
                        "name" => style.name = tag.says("val").to_owned(),
                        "basedOn" => style.parent = Some(tag.says("val").to_owned()),
                        "i" => style.is_italic = Some(tag.is_on()),
                        "b" => style.is_bold = Some(tag.is_on()),
                        // How a table's style sets its first row is no look of its own.
                        "tblStylePr" => markup.skip()?,
                        _ => {}
                    }
                }
            }
            Next::Close(name) if name == "style" => {
                if let Some((id, style)) = open.take() {
                    styles.add(id, style);
                }
            }
            _ => {}
        }
    }
}

struct Document<R> {
    markup: Markup<R>,
    styles: Styles,
    relations: Relations,
    draft: Draft,
}

/// What holds for the words that come next.
#[derive(Default)]
struct Now {
    /// How the open paragraphs' styles set their words, the innermost last.
    paragraphs: Vec<Look>,
    run: Look,
    is_text: bool,
    is_hidden: bool,
    /// Whether a field counts pictures: "Figure 1".
    counts: bool,
    /// The alternative text of the picture that is open, and whether it floats.
    picture: Image,
}

impl<R: BufRead> Document<R> {
    fn body(&mut self) -> Result<(), String> {
        let mut now = Now::default();
        loop {
            match self.markup.next()? {
                Next::End => return Ok(()),
                Next::Open(tag) => self.open(&tag, &mut now)?,
                Next::Words(words) if now.is_text && !now.is_hidden => {
                    self.draft.words(&words, now.run)?;
                }
                Next::Words(_) => {}
                Next::Close(name) => self.close(&name, &mut now)?,
            }
        }
    }

    fn open(&mut self, tag: &Element, now: &mut Now) -> Result<(), String> {
        match tag.name.as_str() {
            // What was deleted or moved away; what stands a second time for old
            // programs; notes and the words over characters.
            "del" | "moveFrom" | "Fallback" | "footnote" | "endnote" | "rt" | "oMath"
            | "pPrChange" | "rPrChange" | "sectPr" | "tblPr" | "trPr" | "tcPr" | "sdtEndPr" => {
                self.markup.skip()?;
            }
            "p" => {
                self.draft.open(Role::Body)?;
                now.paragraphs.push(Look::default());
            }
            "pStyle" => {
                let id = tag.says("val");
                self.draft.role(self.styles.role(id));
                if let Some(look) = now.paragraphs.last_mut() {
                    *look = look.with(self.styles.look(id));
                }
            }
            "numPr" if !self.draft.is_caption() && !self.draft.is_heading() => {
                self.draft.role(Role::Item);
            }
            "r" => {
                now.run = now.paragraphs.last().copied().unwrap_or_default();
                now.is_hidden = false;
            }
            "rStyle" => now.run = now.run.with(self.styles.look(tag.says("val"))),
            // What is set for a paragraph's own mark stands outside of any run.
            "i" => now.run.is_italic = tag.is_on(),
            "b" => now.run.is_bold = tag.is_on(),
            "vanish" => now.is_hidden = tag.is_on(),
            "t" => now.is_text = true,
            "tab" | "ptab" => self.draft.words(" ", now.run)?,
            "noBreakHyphen" => self.draft.words("-", now.run)?,
            "br" | "cr" => self.draft.line_break()?,
            // The stops of a paragraph are no tabs.
            "tabs" => self.markup.skip()?,
            "instrText" => {
                let field = self.markup.words()?;
                now.counts |= field.trim_start().starts_with("SEQ ");
            }
            "fldSimple" => now.counts |= tag.says("instr").trim_start().starts_with("SEQ "),
            "fldChar" if tag.says("fldCharType") == "end" => self.counted(now),
            "sdtPr" => {
                let mut is_empty = false;
                self.inside(|tag| is_empty |= tag.name == "showingPlcHdr" && tag.is_on())?;
                if is_empty {
                    self.prompt()?;
                }
            }
            "tbl" => self.draft.frame(Block::Open("table"))?,
            "tr" => self.draft.frame(Block::Open("tr"))?,
            "tc" => self.draft.frame(Block::Open("td"))?,
            "anchor" | "inline" => {
                now.picture = Image { floats: tag.name == "anchor", ..Image::default() };
            }
            "docPr" | "cNvPr" => {
                let said = tag.says("descr");
                if now.picture.alt.is_empty() {
                    now.picture.alt = said.to_owned();
                }
            }
            // A picture of the years before 2010.
            "shape" => now.picture = Image { alt: tag.says("alt").to_owned(), ..Image::default() },
            "blip" => self.picture(tag.says("embed"), now)?,
            "imagedata" => self.picture(tag.says("id"), now)?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, now: &mut Now) -> Result<(), String> {
        match name {
            "p" => {
                self.draft.close();
                now.paragraphs.pop();
            }
            "t" => now.is_text = false,
            "fldSimple" => self.counted(now),
            "tbl" => self.draft.frame(Block::Close("table"))?,
            "tr" => self.draft.frame(Block::Close("tr"))?,
            "tc" => self.draft.frame(Block::Close("td"))?,
            _ => {}
        }
        Ok(())
    }

    /// A field ends; what counts pictures is no part of a caption.
    fn counted(&mut self, now: &mut Now) {
        if std::mem::take(&mut now.counts) {
            self.draft.counted();
        }
    }

    fn picture(&mut self, id: &str, now: &mut Now) -> Result<(), String> {
        // One that is only linked is not fetched, and has a name all the same.
        let target = self.relations.get(id).map(|(_, target)| target.clone());
        let alt = std::mem::take(&mut now.picture.alt);
        self.draft.picture(Image { src: target.unwrap_or_default(), alt, ..now.picture })
    }

    /// Looks at all tags in the element that was opened last.
    fn inside(&mut self, mut look: impl FnMut(&Element)) -> Result<(), String> {
        let mut depth = 1;
        while depth > 0 {
            match self.markup.next()? {
                Next::Open(tag) => {
                    look(&tag);
                    depth += 1;
                }
                Next::Close(_) => depth -= 1,
                Next::End => break,
                Next::Words(_) => {}
            }
        }
        Ok(())
    }

    /// Passes over what a form says where nothing was filled in.
    fn prompt(&mut self) -> Result<(), String> {
        loop {
            match self.markup.next()? {
                Next::Open(tag) if tag.name == "sdtContent" => return self.markup.skip(),
                Next::Open(_) => self.markup.skip()?,
                Next::Close(_) | Next::End => return Ok(()),
                Next::Words(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_leads_to_a_part_of_the_package() {
        for (folder, target, part) in [
            ("word", "media/a.jpg", "word/media/a.jpg"),
            ("word", "/word/media/a.jpg", "word/media/a.jpg"),
            ("word", "../media/a.jpg", "media/a.jpg"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "../../../etc/hosts", "etc/hosts"),
        ] {
            assert_eq!(resolved(folder, target), part);
        }
    }
}
