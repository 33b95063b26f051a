//! How far the work is, on a terminal.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use cutline::audit::journal::Position;
use indicatif::{ProgressBar, ProgressStyle};

use super::super::input::Input;

/// A line on standard error that tells how much is done, how fast it goes and
/// how long it will take; nothing where standard error is no terminal.
pub struct Progress {
    bar: ProgressBar,
    read: Arc<AtomicU64>,
    begun: Instant,
    stories: usize,
    before: usize,
}

impl Progress {
    /// The progress of work on these inputs from a position on.
    pub fn new(inputs: &[Input], position: Position) -> Progress {
        let bytes = |inputs: &[Input]| -> u64 {
            let paths = inputs.iter().filter_map(Input::path);
            paths.filter_map(|path| std::fs::metadata(path).ok()).map(|file| file.len()).sum()
        };
        let is_stream = inputs.iter().any(Input::is_stdin);
        let bar = match is_stream {
            true => ProgressBar::new_spinner(),
            false => ProgressBar::new(bytes(inputs)),
        };
        let template = match is_stream {
            true => "{spinner} {msg} · {elapsed}",
            false => "{bar:28.dim} {percent:>3} % · {msg} · {eta} left",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("━╸─"));
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        let done = bytes(&inputs[..position.inputs.min(inputs.len())]);
        bar.set_position(done);
        bar.reset_eta();
        let read = Arc::new(AtomicU64::new(done));
        Progress {
            bar,
            read,
            begun: Instant::now(),
            stories: position.stories,
            before: position.stories,
        }
    }

    /// Counts the bytes that are read.
    pub fn read(&self) -> Arc<AtomicU64> {
        self.read.clone()
    }

    /// So many stories more are done.
    pub fn add(&mut self, stories: usize) {
        self.stories += stories;
        let seconds = self.begun.elapsed().as_secs_f64().max(0.001);
        let rate = (self.stories - self.before) as f64 / seconds;
        self.bar.set_position(self.read.load(Ordering::Relaxed));
        if !self.bar.is_hidden() {
            self.bar.set_message(format!("{} stories · {rate:.0} a second", self.stories));
        }
    }

    /// All is done.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}
