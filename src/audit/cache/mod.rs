//! Results of the last run, kept so that files that have not changed need not
//! be judged again.
//!
//! A file is known by its bytes and by all that decides what is said of them;
//! its path only tells what can be dropped. What is kept is what the rules
//! said: the story itself is read again, which is quick and cannot be stale.

mod kept;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{xxh3_128, xxh3_128_with_seed};

use crate::Linter;
use crate::article::Article;
use crate::files::{self, Mark};
use crate::read::Format;
use crate::rule::StoryReport;
use kept::{Kept, KeptRef};

/// The one file of a cache.
const INDEX: &str = "index";

/// What the file begins with; the build follows.
const MAGIC: &str = "cutline cache 2 ";

/// A build of cutline: its version and a digest of what it was built from.
const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("CUTLINE_BUILD"));

/// More bytes than this are not kept.
const LARGEST: usize = 256 << 20;

/// Tells the bytes of one file, read in one format, from all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Content(u128);

impl Content {
    /// The content of a file.
    pub fn of(bytes: &[u8], format: Format) -> Content {
        Content(xxh3_128_with_seed(bytes, format as u64))
    }

    /// The same content of a file whose name tells something of its stories.
    pub fn told(self, name: &impl std::fmt::Debug) -> Content {
        Content(xxh3_128(format!("{self:?} {name:?}").as_bytes()))
    }
}

/// Tells all that decides what is said of a story from all other such things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner(u128);

impl std::fmt::Display for Manner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{BUILD}-{:032x}", self.0)
    }
}

impl Manner {
    /// The manner of a linter, with what else is added to the stories.
    pub fn of(linter: &Linter, more: &impl std::fmt::Debug) -> Manner {
        // This form of a value shows every field of every part, so that none
        // can be forgotten.
        Manner(xxh3_128(format!("{linter:?} {more:?}").as_bytes()))
    }
}

type Key = u128;

fn key(content: Content, manner: Manner) -> Key {
    let both = [content.0.to_le_bytes(), manner.0.to_le_bytes()];
    xxh3_128(both.as_flattened())
}

/// One file's results, as they stand in the index.
#[derive(Serialize, Deserialize)]
struct Entry<'a> {
    path: &'a str,
    key: Key,
    results: &'a [u8],
}

/// Where in the index the results of one file stand.
struct Known {
    path: String,
    key: Key,
    results: Range<usize>,
}

/// The results of the last run, and those of this one.
pub struct Cache {
    folder: PathBuf,
    trust: Trust,
    /// The index as it was read.
    index: Vec<u8>,
    known: Vec<Known>,
    by_key: HashMap<Key, usize>,
    /// What this run has used and made.
    run: Mutex<Run>,
}

/// Which caches are believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Those of a folder that the user named.
    Named,
    /// Those that were written into the folder where it is: one that came with
    /// a repository may say of its stories what it likes.
    Here,
}

impl Trust {
    /// A number that goes into the sum over the index.
    fn seed(self, folder: &Path) -> u64 {
        match self {
            Trust::Named => 0,
            Trust::Here => place(folder).unwrap_or(1),
        }
    }
}

/// What tells a folder from all others of this machine, its copies among them.
#[cfg(unix)]
fn place(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    let found = fs::symlink_metadata(folder).ok()?;
    Some(found.ino().rotate_left(32) ^ found.dev())
}

#[cfg(not(unix))]
fn place(folder: &Path) -> Option<u64> {
    let made = fs::symlink_metadata(folder).ok()?.created().ok()?;
    u64::try_from(made.duration_since(std::time::UNIX_EPOCH).ok()?.as_nanos()).ok()
}

#[derive(Default)]
struct Run {
    /// The key of each file that was checked.
    keys: BTreeMap<String, Key>,
    made: HashMap<Key, Vec<u8>>,
    bytes: usize,
}

impl Cache {
    /// The cache in a folder. One that is not there, is broken, was written by
    /// another build or is not to be trusted is empty.
    pub fn open(folder: &Path, trust: Trust) -> Cache {
        let path = folder.join(INDEX);
        let is_ours = files::owned(folder, Mark::Cache) && files::real(&path).is_ok();
        let read = || files::bounded(&path, 2 * LARGEST as u64).ok().flatten();
        let index = is_ours.then(read).flatten().unwrap_or_default();
        let known = entries(&index, trust.seed(folder)).unwrap_or_default();
        let by_key = known.iter().enumerate().map(|(at, known)| (known.key, at)).collect();
        Cache { folder: folder.to_owned(), trust, index, known, by_key, run: Mutex::default() }
    }

    /// The reports on the stories of the file at `path`: what is known of them,
    /// or what `check` says.
    pub fn reports(
        &self,
        path: String,
        content: Content,
        manner: Manner,
        stories: Vec<Article>,
        check: impl Fn(Article) -> StoryReport,
    ) -> Vec<StoryReport> {
        let key = key(content, manner);
        if let Some(results) = self.recall(key, &stories) {
            self.run().keys.insert(path, key);
            return stories.into_iter().zip(results).map(|(a, kept)| kept.restore(a)).collect();
        }
        let reports: Vec<StoryReport> = stories.into_iter().map(check).collect();
        let kept: Vec<KeptRef> = reports.iter().map(KeptRef::of).collect();
        if let Ok(results) = postcard::to_stdvec(&kept) {
            let mut run = self.run();
            if run.bytes + results.len() <= LARGEST {
                run.bytes += results.len();
                run.keys.insert(path, key);
                run.made.insert(key, results);
            }
        }
        reports
    }

    fn recall(&self, key: Key, stories: &[Article]) -> Option<Vec<Kept>> {
        let known = &self.known[*self.by_key.get(&key)?];
        let results = self.index.get(known.results.clone())?;
        let kept: Vec<Kept> = postcard::from_bytes(results).ok()?;
        let fits = kept.len() == stories.len()
            && kept.iter().zip(stories).all(|(kept, article)| kept.fits(article));
        fits.then_some(kept)
    }

    /// Keeps what this run has used and made. Of other files it keeps what was
    /// known, unless they are in one of the `folders` that were checked whole.
    ///
    /// # Errors
    /// Where the folder cannot be written to.
    pub fn close(self, folders: &[String]) -> io::Result<()> {
        let run = self.run.into_inner().unwrap_or_else(PoisonError::into_inner);
        let was_checked = |path: &str| {
            folders.iter().any(|folder| {
                let rest = path.strip_prefix(folder.as_str());
                folder.is_empty() || rest.is_some_and(|rest| rest.starts_with('/'))
            })
        };
        let old: BTreeMap<&str, Key> =
            self.known.iter().map(|known| (known.path.as_str(), known.key)).collect();
        let mut new: BTreeMap<&str, Key> = old.clone();
        new.retain(|path, _| !was_checked(path));
        new.extend(run.keys.iter().map(|(path, key)| (path.as_str(), *key)));
        if new == old {
            return Ok(());
        }
        let mut content = Vec::new();
        for (path, key) in new {
            let known = || Some(self.known[*self.by_key.get(&key)?].results.clone());
            let made = run.made.get(&key).map(Vec::as_slice);
            let Some(results) = made.or_else(|| self.index.get(known()?)) else { continue };
            if content.len() + results.len() > LARGEST {
                break;
            }
            let entry = Entry { path, key, results };
            content = postcard::to_extend(&entry, content).map_err(io::Error::other)?;
        }
        if !files::owned(&self.folder, Mark::Cache) {
            Mark::Cache.make(&self.folder)?;
            files::replace(&self.folder.join(".gitignore"), b"*\n")?;
        }
        let mut index = head();
        let sum = xxh3_128_with_seed(&content, self.trust.seed(&self.folder));
        index.extend(sum.to_le_bytes());
        index.extend(content);
        files::replace(&self.folder.join(INDEX), &index)
    }

    fn run(&self) -> MutexGuard<'_, Run> {
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn head() -> Vec<u8> {
    format!("{MAGIC}{BUILD}\n").into_bytes()
}

/// What stands in an index, if it is whole and of this build.
fn entries(index: &[u8], seed: u64) -> Option<Vec<Known>> {
    let (sum, mut rest) = index.strip_prefix(head().as_slice())?.split_first_chunk()?;
    if xxh3_128_with_seed(rest, seed) != u128::from_le_bytes(*sum) {
        return None;
    }
    let mut known = Vec::new();
    while !rest.is_empty() {
        let (Entry { path, key, results }, tail) = postcard::take_from_bytes(rest).ok()?;
        let end = index.len() - tail.len();
        let results = end - results.len()..end;
        known.push(Known { path: path.to_owned(), key, results });
        rest = tail;
    }
    Some(known)
}
