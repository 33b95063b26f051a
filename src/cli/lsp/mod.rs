//! The editor server: the pipe behind the Language Server Protocol, over
//! standard input and output. It writes no document, and nothing but messages
//! to standard output.
//!
//! The conversation goes on while a document is checked: what takes its time is
//! done [beside](worker) it, and ended when nobody wants it any more.

mod action;
mod diagnostics;
mod document;
mod hints;
mod hover;
mod out;
pub mod position;
mod session;
mod stop;
mod uri;
mod wire;
mod worker;
mod workspace;

use std::io::{self, BufReader};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use self::session::{Session, Turn};
use self::worker::{Done, Worker};
use super::exit::Exit;
use super::output::error_line;
use super::select::SettingArgs;

/// Serve editors, over standard input and output
///
/// Speaks the Language Server Protocol: an editor starts it, and shows what is
/// found in the stories that are open in it. The configuration of each story is
/// found as for `cutline check`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    settings: SettingArgs,
    // Some editors always give it; there is no other way to talk.
    #[arg(long, hide = true)]
    stdio: bool,
}

/// What the conversation waits for.
enum Event {
    Heard(Vec<u8>),
    Done(Done),
    HungUp,
}

/// Events that wait, before the editor has to.
const WAITING: usize = 64;

/// Talks until the editor takes its leave.
pub fn run(args: &Args) -> Exit {
    let (sender, events) = sync_channel(WAITING);
    let results = sender.clone();
    let worker = Worker::start(move |done| results.send(Event::Done(done)).is_ok());
    // It ends with the process: nothing interrupts a read from a pipe.
    std::thread::spawn(move || listen(&sender));
    match talk(Session::new(&args.settings, worker), &events) {
        Ok(Turn::Over { is_proper: true }) => Exit::Clean,
        _ => Exit::Abrupt,
    }
}

fn listen(events: &SyncSender<Event>) {
    let mut stdin = BufReader::new(io::stdin());
    loop {
        let event = match wire::read(&mut stdin) {
            Ok(Some(message)) => Event::Heard(message),
            Ok(None) => Event::HungUp,
            Err(error) => {
                error_line(&format!("the editor cannot be understood: {error}"));
                Event::HungUp
            }
        };
        let is_last = matches!(event, Event::HungUp);
        if events.send(event).is_err() || is_last {
            return;
        }
    }
}

fn talk(mut session: Session, events: &Receiver<Event>) -> io::Result<Turn> {
    let mut stdout = io::stdout().lock();
    let mut next = events.recv().ok();
    while let Some(event) = next {
        let turn = match event {
            Event::Heard(message) => session.hear(&message),
            Event::Done(done) => {
                session.take_in(done);
                Turn::Goes
            }
            Event::HungUp => Turn::Over { is_proper: false },
        };
        // What was typed meanwhile is heard first: the latest text wins.
        next = events.try_recv().ok();
        if next.is_none() && turn == Turn::Goes {
            session.go_on();
        }
        for message in session.take_out() {
            wire::write(&mut stdout, &message)?;
        }
        if turn != Turn::Goes {
            return Ok(turn);
        }
        next = next.or_else(|| events.recv().ok());
    }
    Ok(Turn::Over { is_proper: false })
}
