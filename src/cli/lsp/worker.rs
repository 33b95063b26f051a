//! What is done beside the conversation, one piece at a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, SyncSender, channel};

use cutline::read::ReadError;
use gen_lsp_types::json_rpc::ResponseObject;

use super::Event;
use super::document::Found;
use crate::cli::caught;

/// A thread that works.
pub struct Worker {
    pieces: Sender<Piece>,
}

type Piece = Box<dyn FnOnce() -> Result<Done, Stopped> + Send>;

/// What came of a piece of work.
pub enum Done {
    Found(Box<Found>),
    Answer(ResponseObject),
    /// A fault of cutline itself.
    Failed(ReadError),
    Stopped,
}

impl Worker {
    /// Starts the thread, which tells what it has done. It ends with the
    /// conversation.
    pub fn start(events: SyncSender<Event>) -> Worker {
        let (pieces, waiting) = channel::<Piece>();
        std::thread::spawn(move || {
            for piece in waiting {
                let done = match caught::or_told("", piece) {
                    Ok(done) => done.unwrap_or(Done::Stopped),
                    Err(told) => told.result.err().map_or(Done::Stopped, Done::Failed),
                };
                if events.send(Event::Done(done)).is_err() {
                    break;
                }
            }
        });
        Worker { pieces }
    }

    pub fn work(&self, piece: impl FnOnce() -> Result<Done, Stopped> + Send + 'static) {
        // The thread is there as long as this is.
        let _ = self.pieces.send(Box::new(piece));
    }
}

/// Whether a piece of work is not wanted any more. It asks by itself, so that
/// nothing is ever torn off.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

/// That a piece of work has ended before its time.
#[derive(Debug, PartialEq, Eq)]
pub struct Stopped;

impl Stop {
    /// Ends the work; whether nobody had done so before.
    pub fn set(&self) -> bool {
        !self.0.swap(true, Ordering::Relaxed)
    }

    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub fn ask(&self) -> Result<(), Stopped> {
        if self.is_set() { Err(Stopped) } else { Ok(()) }
    }
}
