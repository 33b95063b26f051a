use std::io::{self, BufWriter, ErrorKind, Stdout, Write};

use super::exit::Exit;
use cutline::report::visible;

/// Standard output.
pub struct Output(BufWriter<Stdout>);

/// Why nothing more can be written.
#[derive(Debug)]
pub enum Stop {
    /// Nobody reads on, as behind `| head`.
    Closed,
    /// The disk is full, or the like.
    Failed(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        match error.kind() {
            ErrorKind::BrokenPipe => Stop::Closed,
            _ => Stop::Failed(error),
        }
    }
}

impl Output {
    /// Takes hold of standard output.
    pub fn new() -> Output {
        Output(BufWriter::new(io::stdout()))
    }

    /// Writes a text as it is.
    pub fn write(&mut self, text: &str) -> Result<(), Stop> {
        Ok(self.0.write_all(text.as_bytes())?)
    }

    /// Hands on what was written so far.
    pub fn flush(&mut self) -> Result<(), Stop> {
        Ok(self.0.flush()?)
    }
}

impl Stop {
    /// Says what is to be said, and how the run ends that had come to `so_far`.
    pub fn exit(self, so_far: Exit) -> Exit {
        match self {
            Stop::Closed => so_far,
            Stop::Failed(error) => {
                error_line(&format!("cannot write the report: {error}"));
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

fn say(level: &str, message: &str) {
    // One write, so that lines of several processes do not mix. Where standard
    // error is closed there is nobody to tell.
    let line = format!("{level}: {}\n", visible(message));
    let _ = io::stderr().write_all(line.as_bytes());
}
