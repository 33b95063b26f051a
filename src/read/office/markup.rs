//! The XML of a document's part as a stream of tags and words. Nothing that it
//! refers to is looked up.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// Elements nested deeper than this are in no document.
const DEEPEST: usize = 1_000;

/// An element, its names without their prefixes.
pub(super) struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// What an attribute says, or `""`.
    pub fn says(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// Whether a switch such as `<w:b/>` is on: it is unless it says no.
    pub fn is_on(&self) -> bool {
        !matches!(self.says("val"), "0" | "false" | "off" | "none")
    }
}

/// What comes next in a part.
pub(super) enum Next {
    Open(Element),
    /// The end of the element of this name.
    Close(String),
    Words(String),
    End,
}

pub(super) struct Markup<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: BufRead> Markup<R> {
    pub fn new(input: R) -> Markup<R> {
        let mut reader = Reader::from_reader(input);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Markup { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next tag or words.
    ///
    /// # Errors
    /// A sentence on what is wrong with the part.
    pub fn next(&mut self) -> Result<Next, String> {
        loop {
            self.buffer.clear();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(quick_xml::Error::Io(error)) if error.get_ref().is_some() => {
                    return Err(match error.kind() {
                        std::io::ErrorKind::Other => error.to_string(),
                        _ => broken(),
                    });
                }
                Err(_) => return Err(broken()),
            };
            return Ok(match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err("its text is nested deeper than any story's: save the story \
                            alone in a new document"
                            .into());
                    }
                    Next::Open(element(&tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Next::Close(lossy(tag.local_name().as_ref()))
                }
                Event::Text(text) => Next::Words(lossy(&text)),
                Event::CData(data) => Next::Words(lossy(&data)),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(c)) => Next::Words(c.to_string()),
                    _ => match resolve_html5_entity(&lossy(&name)) {
                        Some(said) => Next::Words(said.to_owned()),
                        None => continue,
                    },
                },
                Event::DocType(_) => {
                    return Err("it declares entities of its own, which no writing program does: \
                        open it in one and save it anew"
                        .into());
                }
                Event::Eof if self.depth > 0 => return Err(broken()),
                Event::Eof => Next::End,
                _ => continue,
            });
        }
    }

    /// Passes over the element that was opened last.
    pub fn skip(&mut self) -> Result<(), String> {
        let outer = self.depth.saturating_sub(1);
        while self.depth > outer {
            if let Next::End = self.next()? {
                break;
            }
        }
        Ok(())
    }

    /// The words in the element that was opened last.
    pub fn words(&mut self) -> Result<String, String> {
        const LONGEST: usize = 10_000;
        let outer = self.depth.saturating_sub(1);
        let mut said = String::new();
        while self.depth > outer {
            match self.next()? {
                Next::End => break,
                Next::Words(words) if said.len() < LONGEST => said.push_str(&words),
                _ => {}
            }
        }
        Ok(said)
    }
}

fn element(tag: &BytesStart) -> Element {
    let mut attributes = tag.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|attribute| {
        let value = lossy(&attribute.value);
        let value = unescape(&value).map_or(value.clone(), |said| said.into_owned());
        (lossy(attribute.key.local_name().as_ref()), value)
    });
    Element { name: lossy(tag.local_name().as_ref()), attributes: attributes.collect() }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn broken() -> String {
    "the text in this document is damaged: open it in the program that made it and save it anew"
        .into()
}
