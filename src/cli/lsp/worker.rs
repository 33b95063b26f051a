//! What is done beside the conversation, one piece at a time.

use std::sync::mpsc::{Sender, channel};

use cutline::read::ReadError;
use gen_lsp_types::json_rpc::ResponseObject;

use super::document::Found;
use super::stop::Stopped;
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
    /// conversation: when nobody is told any more.
    pub fn start(tell: impl Fn(Done) -> bool + Send + 'static) -> Worker {
        let (pieces, waiting) = channel::<Piece>();
        std::thread::spawn(move || {
            for piece in waiting {
                let done = match caught::or_told("", piece) {
                    Ok(done) => done.unwrap_or(Done::Stopped),
                    Err(told) => told.result.err().map_or(Done::Stopped, Done::Failed),
                };
                if !tell(done) {
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
