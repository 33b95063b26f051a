use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Stdout, Write};
use std::path::Path;

use super::exit::Exit;
use cutline::files::AtomicFile;
use cutline::report::visible;

/// Standard output, or a file.
pub struct Output {
    writer: BufWriter<Target>,
    /// What to call it when it cannot be written.
    name: String,
}

enum Target {
    Stdout(Stdout),
    New(AtomicFile),
    Appended(File),
}

/// Why nothing more can be written.
#[derive(Debug)]
pub enum Stop {
    /// Nobody reads on, as behind `| head`.
    Closed,
    /// The disk is full, or the like: the sentence to say.
    Failed(String),
}

impl Output {
    /// Takes hold of standard output.
    pub fn new() -> Output {
        Output::to(Target::Stdout(io::stdout()), "the report".to_owned())
    }

    /// A file that takes the place of an older one when it is [finished](Output::finish).
    ///
    /// # Errors
    /// The sentence to say.
    pub fn file(path: &Path) -> Result<Output, String> {
        let name = path.display().to_string();
        match AtomicFile::create(path) {
            Ok(file) => Ok(Output::to(Target::New(file), name)),
            Err(error) => Err(failed(&name, &error)),
        }
    }

    /// A file that goes on behind what is in it.
    ///
    /// # Errors
    /// The sentence to say.
    pub fn append(path: &Path) -> Result<Output, String> {
        let name = path.display().to_string();
        match OpenOptions::new().append(true).create(true).open(path) {
            Ok(file) => Ok(Output::to(Target::Appended(file), name)),
            Err(error) => Err(failed(&name, &error)),
        }
    }

    fn to(target: Target, name: String) -> Output {
        Output { writer: BufWriter::new(target), name }
    }

    /// Writes a text as it is.
    pub fn write(&mut self, text: &str) -> Result<(), Stop> {
        let written = self.writer.write_all(text.as_bytes());
        self.stop(written)
    }

    /// Hands on what was written so far.
    pub fn flush(&mut self) -> Result<(), Stop> {
        let flushed = self.writer.flush();
        self.stop(flushed)
    }

    /// Says that all is written.
    pub fn finish(&mut self) -> Result<(), Stop> {
        self.flush()?;
        match self.writer.get_mut() {
            Target::New(file) => {
                let finished = file.finish();
                self.stop(finished)
            }
            Target::Stdout(_) | Target::Appended(_) => Ok(()),
        }
    }

    fn stop(&self, result: io::Result<()>) -> Result<(), Stop> {
        result.map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => Stop::Closed,
            _ => Stop::Failed(failed(&self.name, &error)),
        })
    }
}

/// What kept a report from being written, and what to do.
fn failed(name: &str, error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => {
            format!("cannot write {name}: there is no such folder; make it first")
        }
        ErrorKind::PermissionDenied => format!("cannot write {name}: permission denied"),
        ErrorKind::IsADirectory => format!("cannot write {name}: this is a folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            format!("cannot write {name}: {error}; make room, or name another place")
        }
        _ => format!("cannot write {name}: {error}"),
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Target::Stdout(to) => to.write(bytes),
            Target::New(to) => to.write(bytes),
            Target::Appended(to) => to.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Target::Stdout(to) => to.flush(),
            Target::New(to) => to.flush(),
            Target::Appended(to) => to.flush(),
        }
    }
}

impl Stop {
    /// Says what is to be said, and how the run ends that had come to `so_far`.
    pub fn exit(self, so_far: Exit) -> Exit {
        match self {
            Stop::Closed => so_far,
            Stop::Failed(sentence) => {
                error_line(&sentence);
                Exit::Trouble
            }
        }
    }
}

/// Writes a whole text to standard output.
pub fn print(text: &str) -> Exit {
    let mut output = Output::new();
    match output.write(text).and_then(|()| output.flush()) {
        Ok(()) => Exit::Clean,
        Err(stop) => stop.exit(Exit::Clean),
    }
}

/// Says on standard error what went wrong.
pub fn error_line(message: &str) {
    say("error", message);
}

/// Says on standard error what may be wrong.
pub fn warning_line(message: &str) {
    say("warning", message);
}

/// Says on standard error what is good to know.
pub fn notice_line(message: &str) {
    say("note", message);
}

fn say(level: &str, message: &str) {
    // One write, so that lines of several processes do not mix. Where standard
    // error is closed there is nobody to tell.
    let line = format!("{level}: {}\n", visible(message));
    let _ = io::stderr().write_all(line.as_bytes());
}
