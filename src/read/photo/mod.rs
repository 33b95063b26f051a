//! Pictures' own files: where they are, and what they say of themselves in
//! EXIF, IPTC-IIM and XMP, inside of the file or in one beside it.

mod block;
mod container;
mod exif;
mod heif;
mod iptc;
mod locate;
mod png;
pub(super) mod value;
mod xmp;

pub use locate::locate;
pub(crate) use locate::unescaped;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Seek};
use std::path::{Path, PathBuf};

use self::container::Trouble;
use crate::article::{Article, Entry, Metadata, Picture};
use crate::files::{self, Bounds};

/// A larger file beside a picture is not read, in bytes.
const LARGEST_SIDECAR: u64 = 1 << 20;

/// A longer value is no caption, and not kept, in bytes.
const LONGEST_VALUE: usize = 64 << 10;

/// So many values of one file are kept.
const MOST_ENTRIES: usize = 1_000;

/// So many different files of one story are read: more are an export.
const MOST_FILES: usize = 1_000;

/// So much of what they say is kept, in bytes: a story may show one picture
/// any number of times.
const MOST_SAID: usize = 4 << 20;

/// Finds the files of a story's pictures, on this machine alone, and reads what
/// they say. `story` is the story's own file. Of files that are there but
/// cannot be read, a notice tells; of others, nothing.
pub fn add(article: &mut Article, story: &Path, media_root: Option<&Path>) {
    let find = |picture: &mut Picture| {
        let file = locate(picture.src.as_ref()?.as_str(), story, media_root)?;
        picture.file = Some(file.clone());
        Some(file)
    };
    let name = |file: &PathBuf| file.display().to_string();
    add_each(article, find, name, name, |file| read(file));
}

/// The same of a story whose pictures come with it: `picture` gives the bytes
/// of the one at an address, if it has it. `name` is what to call the story's
/// file.
pub fn add_with(
    article: &mut Article,
    name: &str,
    mut picture: impl FnMut(&str) -> Option<Vec<u8>>,
) {
    let find = |picture: &mut Picture| Some(picture.src.as_ref()?.as_str().to_owned());
    let read = |src: &String| {
        let Some(bytes) = picture(src) else { return Reading::default() };
        said_in(&mut Cursor::new(&bytes), bytes.len() as u64, claims(Path::new(src)))
    };
    add_each(article, find, String::clone, |_| name.to_owned(), read);
}

/// Adds to each picture what its file says: which `find` finds, messages call
/// by `called`, listings are named after by `listed`, and `read` reads once.
fn add_each<F: Ord + Clone>(
    article: &mut Article,
    find: impl Fn(&mut Picture) -> Option<F>,
    called: impl Fn(&F) -> String,
    listed: impl Fn(&F) -> String,
    mut read: impl FnMut(&F) -> Reading,
) {
    let mut known: BTreeMap<F, Vec<Entry>> = BTreeMap::new();
    let mut said = 0;
    for picture in &mut article.pictures {
        let Some(file) = find(picture) else { continue };
        if said > MOST_SAID || (known.len() >= MOST_FILES && !known.contains_key(&file)) {
            continue;
        }
        let entries = known.entry(file.clone()).or_insert_with(|| {
            let Reading { entries, fault } = read(&file);
            let notice = fault.map(|fault| format!("the picture {} {fault}", called(&file)));
            article.notices.extend(notice);
            entries
        });
        if !entries.is_empty() {
            let sources = article.sources.len();
            let (metadata, listing) =
                Metadata::listed(&listed(&file), entries.iter().cloned(), sources);
            said += listing.text().len();
            article.sources.push(listing);
            picture.metadata.fields.extend(metadata.fields);
        }
    }
}

/// A story that is nothing but a picture, to look at what its file says.
pub fn alone(path: &Path) -> Article {
    let name = path.display().to_string();
    let Reading { entries, fault } = read(path);
    let fault = fault.or(entries.is_empty().then_some("has no metadata that are read"));
    let (metadata, listing) = Metadata::listed(&name, entries, 0);
    let picture = Picture { file: Some(path.to_owned()), metadata, ..Picture::default() };
    Article {
        pictures: vec![picture],
        sources: vec![listing],
        notices: fault.map(|fault| format!("the picture {fault}")).into_iter().collect(),
        ..Article::default()
    }
}

/// All that the files of a story's pictures say: another listing is another
/// story.
pub fn listings(article: &Article) -> impl Iterator<Item = (usize, &str, &str)> {
    let pictures = article.pictures.iter().enumerate();
    pictures.flat_map(|(index, picture)| {
        let fields = picture.metadata.fields.iter();
        fields.map(move |field| (index, field.label.as_str(), field.value.as_str()))
    })
}

/// What a picture's file says.
#[derive(Debug, Default)]
pub struct Reading {
    /// Each field, in order.
    pub entries: Vec<Entry>,
    /// What is wrong with the file, to finish a sentence that begins with it.
    pub fault: Option<&'static str>,
}

/// Reads the metadata of a file, and of the XMP files beside it.
pub fn read(path: &Path) -> Reading {
    let mut reading = embedded(path);
    for beside in sidecars(path) {
        let Some(packet) = small_file(&beside) else { continue };
        let (entries, is_broken) = xmp::entries(&packet, "XMP sidecar");
        reading.entries.extend(entries);
        if is_broken {
            reading.fault.get_or_insert("has an XMP file beside it that is broken");
        }
    }
    reading
}

/// Reads the metadata in the bytes of a picture.
pub fn read_from(bytes: &[u8]) -> Reading {
    said_in(&mut Cursor::new(bytes), bytes.len() as u64, true)
}

/// What stands in the file itself.
fn embedded(path: &Path) -> Reading {
    let opened = files::open(path).and_then(|file| Ok((file.metadata()?, file)));
    let (about, file) = match opened {
        Ok(opened) => opened,
        Err(_) => return Reading { entries: Vec::new(), fault: Some("cannot be read") },
    };
    said_in(&mut BufReader::with_capacity(4096, file), about.len(), claims(path))
}

/// What a file of so many bytes says; whether its name says that it is a
/// picture decides whether it is a fault that it is none.
fn said_in(file: &mut (impl BufRead + Seek), length: u64, is_claimed: bool) -> Reading {
    let blocks = match container::blocks(file, length) {
        Ok(blocks) => blocks,
        Err(trouble) => {
            let fault = match trouble {
                Trouble::Foreign if !is_claimed => None,
                Trouble::Foreign => Some("is none that its name says, and tells nothing"),
                Trouble::Large => Some("is larger than 32 MiB, and is not read"),
                Trouble::Broken => Some("is broken, and tells nothing"),
            };
            return Reading { entries: Vec::new(), fault };
        }
    };
    let mut is_broken = blocks.is_broken;
    let mut entries = Vec::new();
    let records = blocks.iptc.iter().map(|record| iptc::entries(record));
    let packets = blocks.xmp.iter().map(|packet| xmp::entries(packet, "XMP"));
    for (found, fault) in records.chain(packets) {
        entries.extend(found);
        is_broken |= fault;
    }
    entries.extend(blocks.exif.iter().flat_map(exif::entries));
    let all = entries.len();
    entries.retain(|(_, _, value)| value.len() <= LONGEST_VALUE);
    entries.truncate(MOST_ENTRIES);
    if blocks.is_over || entries.len() < all {
        let fault = "has more metadata than any picture; what is within bounds is used";
        return Reading { entries, fault: Some(fault) };
    }
    let fault = is_broken.then_some("has metadata that are broken; what can be read is used");
    Reading { entries, fault }
}

/// Whether a file's name says that it is a picture of a kind that is read.
pub fn claims(path: &Path) -> bool {
    const ENDINGS: [&str; 10] =
        ["jpg", "jpeg", "png", "webp", "tif", "tiff", "heic", "heif", "hif", "avif"];
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
}

/// `flood.xmp` and `flood.jpg.xmp` beside `flood.jpg`.
pub fn sidecars(path: &Path) -> Vec<PathBuf> {
    let mut whole = path.as_os_str().to_owned();
    whole.push(".xmp");
    vec![path.with_extension("xmp"), PathBuf::from(whole)]
}

/// What stands in a file beside a picture, which no link leads out to.
fn small_file(path: &Path) -> Option<Vec<u8>> {
    let is_near = path.is_file() && Bounds::of(path.parent()?).hold(path);
    is_near.then(|| files::bounded(path, LARGEST_SIDECAR).ok().flatten()).flatten()
}
