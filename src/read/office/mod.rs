//! Documents of writing programs: Word, LibreOffice, and the web page in a zip
//! that Google Docs gives.
//!
//! A document is read as a draft, its paragraphs in their order, and the draft
//! as the simple page that it would make, so that captions are found in it as
//! on a page. Places are told in the document's text, a line a paragraph.
//!
//! When a document was made or changed is no day of publication, and is not
//! read; nor is its language, which as a rule is the program's.

mod docx;
mod draft;
mod markup;
mod odt;
mod package;
mod page;
mod site;
mod styles;

use self::package::Package;
use super::error::some;
use super::{ReadError, photo};
use crate::article::Article;

/// A larger file is not read, in bytes.
pub const LARGEST: usize = package::LARGEST_FILE;

/// Whether a file that begins like this is such a document, or is kept as one
/// is: in a zip.
pub fn begins(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04")
}

/// Reads the story of a document; which program wrote it its content tells.
/// What the pictures inside of it say of themselves is read, too. Nothing is
/// fetched that it refers to.
///
/// # Errors
/// A document that is none, is damaged, has a password, is larger than any
/// story or has no word in it.
pub fn story(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    let fault = |message| ReadError { message, line: None, column: None };
    let mut package = Package::open(bytes).map_err(fault)?;
    let (mut article, folder) = read(&mut package, name).map_err(fault)?;
    photo::add_with(&mut article, name, |src| {
        let src = photo::unescaped(src);
        let own = if folder.is_empty() { src } else { format!("{folder}/{src}") };
        package.picture(&own)
    });
    some(article)
}

fn read(package: &mut Package, name: &str) -> Result<(Article, String), String> {
    let (draft, about) = if docx::is_one(package) {
        docx::read(package)?
    } else if odt::is_one(package) {
        odt::read(package)?
    } else if let Some(kind) = other(package) {
        return Err(format!(
            "this is {kind}, which cutline does not read: save its text as a document"
        ));
    } else {
        return site::read(package, name);
    };
    Ok((page::article(name, draft, &about), String::new()))
}

/// What else is kept in a zip.
fn other(package: &Package) -> Option<&'static str> {
    let has = |start: &str| package.names().any(|name| name.starts_with(start));
    Some(match () {
        () if has("xl/") => "a spreadsheet",
        () if has("ppt/") => "a slide show",
        () if has("META-INF/container.xml") => "a book (EPUB)",
        () if has("Index/") => "a Pages document",
        () => return None,
    })
}
