use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::LineColumn;
use crate::suggest::{expected, nearest};

/// What is wrong with a tree, and how to go on.
#[derive(Debug)]
pub struct Fault {
    pub message: Box<str>,
    pub help: Option<Box<str>>,
    /// The key whose value it is about.
    pub key: Option<Box<str>>,
    /// The key that an unknown one was probably meant to be.
    pub meant: Option<&'static str>,
    /// Which node, and where the fault stands: set by the innermost node.
    pub place: Option<(usize, LineColumn)>,
    pub mend: Mend,
}

/// How to make a tree that can be read.
#[derive(Debug)]
pub enum Mend {
    /// Put a stand-in in place of the node.
    Replace,
    /// Leave out a key of the mapping.
    Drop(Box<str>),
    /// Give the mapping a key that it lacks.
    Add(&'static str),
}

impl Fault {
    pub fn new(message: String) -> Fault {
        Fault {
            message: message.into(),
            help: None,
            key: None,
            meant: None,
            place: None,
            mend: Mend::Replace,
        }
    }

    /// This fault with its place, unless it has one.
    pub fn at(mut self, id: usize, at: LineColumn) -> Fault {
        self.place.get_or_insert((id, at));
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Fault {
        Fault::new(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Fault {
        let wanted = wanted.to_string();
        let wanted = match wanted.as_str() {
            "f64" => "a number",
            "a sequence" => "a list",
            "a map" => "a mapping",
            name if name.starts_with("struct ") => "a mapping",
            name if name.starts_with("enum ") => "a name",
            other => other,
        };
        let help = match found {
            Unexpected::Str(text) if wanted == "a list" => {
                format!("expected a list, as in `[\"{}\"]`", shorten(text))
            }
            _ => format!("expected {wanted}"),
        };
        let found = match found {
            Unexpected::Str(text) => format!("`{}`", shorten(text)),
            Unexpected::Unit | Unexpected::Option => "nothing".to_owned(),
            Unexpected::Seq => "a list".to_owned(),
            Unexpected::Map => "a mapping".to_owned(),
            other => other.to_string(),
        };
        Fault { help: Some(help.into()), ..Fault::new(format!("found {found}")) }
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Fault {
        Fault::invalid_type(found, wanted)
    }

    fn unknown_variant(name: &str, known: &'static [&'static str]) -> Fault {
        Fault {
            help: expected(name, known).map(Box::from),
            ..Fault::new(format!("unknown value `{}`", shorten(name)))
        }
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Fault {
        Fault {
            help: expected(name, known).map(Box::from),
            meant: nearest(name, known.iter().copied()),
            mend: Mend::Drop(name.into()),
            ..Fault::new(format!("unknown key `{}`", shorten(name)))
        }
    }

    fn missing_field(name: &'static str) -> Fault {
        Fault { mend: Mend::Add(name), ..Fault::new(format!("the key `{name}` is missing")) }
    }
}

/// As much of a text as a message can bear.
pub fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
