//! Results on disk that survive a kill at any moment.
//!
//! Results are appended in blocks. Once a block is safely on disk, the journal
//! says how far the file can be trusted, and which input is next; what stands
//! behind that is cut off when the work goes on, and done again. Every result
//! is made of its story alone, so that the file ends up the same to the byte
//! however often the work was interrupted.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::files::{self, AtomicFile, Mark};

/// The file of results in the folder of an audit.
pub const RESULTS: &str = "results.jsonl";

/// The findings about pictures that are used again.
pub const REUSE: &str = "reuse.jsonl";

/// How often what is found where and when.
pub const SUMMARY: &str = "summary.json";

/// The page to look at.
pub const REPORT: &str = "report.html";

/// All that is written into the folder, beside the work.
const WRITTEN: [&str; 4] = [RESULTS, REUSE, SUMMARY, REPORT];

/// The folder in it that only the work itself needs.
pub const WORK: &str = "work";

/// The file in that folder that lists what the audit is of.
const INPUTS: &str = "inputs";

/// The file in it that tells how far the audit has come.
const JOURNAL: &str = "journal.json";

/// The file in it by which two audits keep apart.
const LOCK: &str = "lock";

/// Bytes of results from which on they are made safe.
const BLOCK: u64 = 256 << 10;

const VERSION: u32 = 2;

/// How far an audit has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Position {
    /// Inputs that are done, in order.
    pub inputs: usize,
    /// Pieces of the next input that are done.
    pub pieces: usize,
    /// Stories whose results are on disk.
    pub stories: usize,
    /// Bytes of their results.
    pub bytes: u64,
    /// Whether all is done.
    pub is_done: bool,
}

/// What the journal file holds.
#[derive(Debug, Serialize, Deserialize)]
struct Header {
    version: u32,
    manner: String,
    #[serde(flatten)]
    position: Position,
    /// A digest of the results up to there.
    sum: String,
}

/// Why an audit cannot begin or go on; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The folder or a file in it.
    #[error("{0}: {1}")]
    Io(String, io::Error),
    /// Two audits would write the same files.
    #[error("another audit is writing into {0}; wait for it, or name another folder")]
    Busy(String),
    /// An input is not what it was.
    #[error(
        "{input} {how} since the audit in {folder} began, so that it cannot go on; \
         --fresh begins anew"
    )]
    Changed {
        /// The input's path.
        input: String,
        /// "has changed", "is gone", "is new".
        how: &'static str,
        /// The audit's folder.
        folder: String,
    },
    /// Other rules, other options or another cutline.
    #[error(
        "the audit in {0} was begun with another cutline, other rules or other options, so that \
         it cannot go on; --fresh begins anew"
    )]
    OtherManner(String),
    /// Results that no journal tells of, or others than it says.
    #[error("{0} is not what an audit has left there; --fresh replaces it")]
    Foreign(String),
    /// A file of that name in a folder of somebody else.
    #[error("{0} was not written by an audit, and is left as it is; name another folder")]
    NotOurs(String),
    /// Standard input cannot be read again from its start.
    #[error(
        "the audit in {0} was of standard input, which cannot be read again; \
         --fresh begins anew"
    )]
    Stream(String),
}

/// An input, and by what a change of it is noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Its path as it was named; nothing for standard input.
    pub path: Option<String>,
    /// Bytes, and nanoseconds since 1970 of the last change.
    pub state: Option<(u64, u128)>,
}

impl Stamp {
    /// The stamp of the file at a path, or of none.
    pub fn of(path: &Path) -> Stamp {
        let state = fs::metadata(path).ok().and_then(|file| {
            let time = file.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
            Some((file.len(), time.as_nanos()))
        });
        Stamp { path: Some(path.display().to_string()), state }
    }

    fn line(&self) -> String {
        let (size, time) = self.state.unwrap_or_default();
        // A path may hold a line end; a line of the list may not.
        format!("{size} {time} {:?}\n", self.path.as_deref().unwrap_or_default())
    }
}

/// Results as they come, and the journal that tells how far they go.
pub struct Journal {
    results: BufWriter<File>,
    path: PathBuf,
    manner: String,
    position: Position,
    /// Bytes of results that the file on disk tells of.
    safe: u64,
    /// Over all results so far.
    digest: Box<Xxh3>,
    /// Held as long as this lives, and let go when the process is killed.
    _lock: File,
}

impl Journal {
    /// Opens the folder of an audit of these inputs in this manner, to go on
    /// where it was left; `is_fresh` throws away what is there.
    ///
    /// # Errors
    /// [`JournalError`] where it cannot go on from what is there.
    pub fn open(
        folder: &Path,
        manner: &str,
        inputs: impl Iterator<Item = Stamp>,
        is_fresh: bool,
    ) -> Result<Journal, JournalError> {
        let name = folder.display().to_string();
        let io = |error| JournalError::Io(name.clone(), error);
        let work = folder.join(WORK);
        if !files::owned(&work, Mark::Audit)
            && let Some(other) = WRITTEN.iter().map(|name| folder.join(name)).find(|f| is_there(f))
        {
            return Err(JournalError::NotOurs(other.display().to_string()));
        }
        Mark::Audit.make(&work).map_err(io)?;
        let own = WRITTEN.map(|name| folder.join(name));
        let kept = [LOCK, JOURNAL, INPUTS].map(|name| work.join(name));
        own.iter().chain(&kept).try_for_each(|file| files::real(file)).map_err(io)?;
        let options =
            || OpenOptions::new().create(true).truncate(false).write(true).open(work.join(LOCK));
        let lock = options().map_err(io)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(JournalError::Busy(name)),
            Err(TryLockError::Error(error)) => return Err(io(error)),
        }
        let (path, list) = (work.join(JOURNAL), work.join(INPUTS));
        let results = folder.join(RESULTS);
        let known = if is_fresh { None } else { read(&path).map_err(io)? };
        let mut digest = Box::new(Xxh3::new());
        let position = match known {
            Some(header) => {
                if header.version != VERSION || header.manner != manner {
                    return Err(JournalError::OtherManner(name));
                }
                compare(&list, inputs, &name)?;
                // What is in between may have been changed by hand, or the disk.
                let read = hash(&results, header.position.bytes, &mut digest);
                if read.is_err() || sum(&digest) != header.sum {
                    return Err(JournalError::Foreign(results.display().to_string()));
                }
                header.position
            }
            None if !is_fresh && is_there(&results) => {
                return Err(JournalError::Foreign(results.display().to_string()));
            }
            None => {
                remove(&path).map_err(io)?;
                remove(&results).map_err(io)?;
                write_list(&list, inputs).map_err(io)?;
                Position::default()
            }
        };
        let options = || OpenOptions::new().create(true).truncate(false).write(true).open(&results);
        let mut file = options().map_err(io)?;
        if file.metadata().map_err(io)?.len() < position.bytes {
            return Err(JournalError::Foreign(results.display().to_string()));
        }
        file.set_len(position.bytes).map_err(io)?;
        file.seek(SeekFrom::End(0)).map_err(io)?;
        let journal = Journal {
            results: BufWriter::with_capacity(1 << 16, file),
            path,
            manner: manner.to_owned(),
            position,
            safe: position.bytes,
            digest,
            _lock: lock,
        };
        journal.write().map_err(io)?;
        Ok(journal)
    }

    /// When the audit began; nothing where the disk cannot tell.
    pub fn began(&self) -> Option<SystemTime> {
        fs::metadata(self.path.with_file_name(INPUTS)).ok()?.modified().ok()
    }

    /// How far the work has come.
    pub fn position(&self) -> Position {
        self.position
    }

    /// Adds the results of a piece of an input: a line a story.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn add(&mut self, input: usize, lines: &[String]) -> io::Result<()> {
        for line in lines {
            for part in [line.as_bytes(), b"\n"] {
                self.results.write_all(part)?;
                self.digest.update(part);
            }
            self.position.bytes += line.len() as u64 + 1;
        }
        self.position.stories += lines.len();
        if input != self.position.inputs {
            (self.position.inputs, self.position.pieces) = (input, 0);
        }
        self.position.pieces += 1;
        if self.position.bytes >= self.safe + BLOCK { self.save() } else { Ok(()) }
    }

    /// Says that all inputs are done.
    ///
    /// # Errors
    /// Where that cannot be written.
    pub fn finish(&mut self) -> io::Result<()> {
        self.position.is_done = true;
        self.save()
    }

    /// Makes safe what was added.
    fn save(&mut self) -> io::Result<()> {
        self.results.flush()?;
        self.results.get_ref().sync_data()?;
        self.safe = self.position.bytes;
        self.write()
    }

    fn write(&self) -> io::Result<()> {
        let (manner, position) = (self.manner.clone(), self.position);
        let header = Header { version: VERSION, manner, position, sum: sum(&self.digest) };
        files::replace(&self.path, serde_json::to_string(&header)?.as_bytes())
    }
}

fn sum(digest: &Xxh3) -> String {
    format!("{:032x}", digest.digest128())
}

/// Takes the first `bytes` of a file into a digest.
fn hash(path: &Path, bytes: u64, digest: &mut Xxh3) -> io::Result<()> {
    if bytes == 0 {
        return Ok(());
    }
    let mut file = files::open(path)?.take(bytes);
    let mut buffer = vec![0; 64 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(()),
            read => digest.update(&buffer[..read]),
        }
    }
}

/// Whether something has this name, be it a link to nowhere.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn read(path: &Path) -> io::Result<Option<Header>> {
    let mut text = String::new();
    match files::open(path) {
        Ok(file) => file.take(1 << 16).read_to_string(&mut text)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(serde_json::from_str(&text).ok())
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn write_list(path: &Path, inputs: impl Iterator<Item = Stamp>) -> io::Result<()> {
    let mut list = BufWriter::new(AtomicFile::create(path)?);
    for stamp in inputs {
        list.write_all(stamp.line().as_bytes())?;
    }
    list.flush()?;
    list.get_mut().finish()
}

/// Holds the inputs against those of the run that began the audit.
fn compare(
    list: &Path,
    inputs: impl Iterator<Item = Stamp>,
    folder: &str,
) -> Result<(), JournalError> {
    let io = |error| JournalError::Io(list.display().to_string(), error);
    let mut known = BufReader::new(File::open(list).map_err(io)?).lines();
    let quoted = |line: &str| line.splitn(3, ' ').nth(2).map(|path| path.trim().to_owned());
    let changed = |input: String, how| {
        let input = input.trim_matches('"').to_owned();
        Err(JournalError::Changed { input, how, folder: folder.to_owned() })
    };
    for stamp in inputs {
        if stamp.path.is_none() {
            return Err(JournalError::Stream(folder.to_owned()));
        }
        let now = stamp.line();
        let Some(line) = known.next().transpose().map_err(io)? else {
            return changed(quoted(&now).unwrap_or_default(), "is new");
        };
        if line == now.trim_end_matches('\n') {
            continue;
        }
        let (before, here) = (quoted(&line).unwrap_or_default(), quoted(&now).unwrap_or_default());
        let is_gone = !Path::new(before.trim_matches('"')).exists();
        return match before == here {
            true => changed(here, "has changed"),
            false if is_gone => changed(before, "is gone"),
            false => changed(here, "is new"),
        };
    }
    match known.next().transpose().map_err(io)? {
        Some(line) => changed(quoted(&line).unwrap_or_default(), "is gone"),
        None => Ok(()),
    }
}
