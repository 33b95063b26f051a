//! What takes the processor: a few threads for all connections.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use super::response::Response;

/// Threads that answer requests.
pub struct Workers {
    // A piece of work keeps its part of the budget for bodies, so that those
    // which nobody waits for any more are bounded, too.
    pieces: Mutex<Sender<Piece>>,
}

type Piece = Box<dyn FnOnce() + Send>;

impl Workers {
    /// Starts so many threads, or one a processor.
    pub fn start(number: Option<usize>) -> std::io::Result<Workers> {
        let processors = || std::thread::available_parallelism().map_or(1, usize::from);
        let (pieces, waiting) = channel::<Piece>();
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..number.unwrap_or_else(processors) {
            let waiting = waiting.clone();
            std::thread::Builder::new().spawn(move || work(&waiting))?;
        }
        Ok(Workers { pieces: Mutex::new(pieces) })
    }

    /// The answer that a piece of work comes to before the deadline. What is late is
    /// not waited for; the work ends by itself.
    pub fn answer(
        &self,
        deadline: Instant,
        work: impl FnOnce() -> Response + Send + 'static,
    ) -> Response {
        let (send, done) = sync_channel(1);
        let piece = move || {
            let answer = match Instant::now() < deadline {
                // Nothing that the work has begun is looked at again.
                true => catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| failed()),
                false => late(),
            };
            // Who has asked may wait no longer.
            let _ = send.send(answer);
        };
        let pieces = self.pieces.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match pieces.send(Box::new(piece)) {
            Ok(()) => match done.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(answer) => answer,
                Err(RecvTimeoutError::Timeout) => late(),
                Err(RecvTimeoutError::Disconnected) => failed(),
            },
            Err(_) => failed(),
        }
    }
}

fn work(pieces: &Mutex<Receiver<Piece>>) {
    loop {
        let piece = pieces.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match piece {
            Ok(piece) => piece(),
            Err(_) => return,
        }
    }
}

/// That a check took too long, or had to wait for too many others.
pub fn late() -> Response {
    let response = Response::fault(503, "the check would take longer than a request may");
    response.with("Retry-After", "2")
}

fn failed() -> Response {
    let help = "please report it, with what was sent";
    Response::fault(500, &format!("cutline failed on this request, which is its own fault: {help}"))
}
