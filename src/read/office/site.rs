//! A web page in a zip with its pictures, as Google Docs and others give it.

use crate::read::error::some;
use std::io::Read;

use super::package::Package;
use crate::article::{Article, Source};
use crate::read::{ReadError, charset, html};

/// A larger page is no story, in bytes.
const LARGEST: u64 = 3 << 20;

/// The story of the page in a zip, and the folder in the zip that its
/// pictures' addresses count from.
pub(super) fn read(package: &mut Package, name: &str) -> Result<(Article, String), String> {
    let page = page(package)?;
    let mut bytes = Vec::new();
    if let Some(part) = package.part(&page)? {
        part.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
    }
    if bytes.len() as u64 > LARGEST {
        let most = LARGEST >> 20;
        return Err(format!("the web page in it is larger than {most} MiB, which no story is"));
    }
    let (text, _, _) = charset::of(&bytes, None).decode(&bytes);
    let source = Source::field(name, text).under(&page);
    let article =
        html::story(source).and_then(some).map_err(|ReadError { message, .. }| message)?;
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    Ok((article, folder))
}

fn damaged() -> String {
    "the web page in it is damaged: get the file again".into()
}

/// The one page in a zip.
fn page(package: &Package) -> Result<String, String> {
    let is_page = |name: &&str| {
        let small = name.to_ascii_lowercase();
        // What a Mac puts beside each file.
        (small.ends_with(".html") || small.ends_with(".htm")) && !small.starts_with("__macosx/")
    };
    let mut pages = package.names().filter(is_page);
    match (pages.next(), pages.next()) {
        (Some(page), None) => Ok(page.to_owned()),
        (None, _) => {
            Err("there is no web page in this zip: unpack it and check the stories in it".into())
        }
        _ => {
            let count = 2 + pages.count();
            Err(format!("there are {count} web pages in this zip: unpack it and check the folder"))
        }
    }
}
