//! The editor server: the pipe behind the Language Server Protocol, over
//! standard input and output. It writes no document, and nothing but messages
//! to standard output.

mod action;
mod diagnostics;
mod document;
mod hover;
mod position;
mod protocol;
mod session;
mod uri;
mod wire;

use std::collections::VecDeque;
use std::io::{self, BufReader};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::time::Duration;

use serde_json::Value;

use self::protocol::{CancelParams, Message, ResponseError};
use self::session::{Session, Turn};
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

/// Messages that wait while a story is checked, before the editor has to.
const WAITING: usize = 1024;

/// Talks until the editor takes its leave.
pub fn run(args: &Args) -> Exit {
    let (sender, receiver) = sync_channel(WAITING);
    // It ends with the process: nothing interrupts a read from a pipe.
    std::thread::spawn(move || {
        let mut stdin = BufReader::new(io::stdin());
        let mut leaving = Leaving::default();
        loop {
            match wire::read(&mut stdin) {
                Ok(Some(message)) => {
                    leaving.hear(&message);
                    if sender.send(message).is_err() {
                        break;
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    error_line(&format!("the editor cannot be understood: {error}"));
                    break;
                }
            }
        }
    });
    match talk(&args.settings, &receiver) {
        Ok(Turn::Over { is_proper: true }) => Exit::Clean,
        _ => Exit::Abrupt,
    }
}

/// Whether the editor has taken its leave, in whatever the server is busy with.
#[derive(Default)]
struct Leaving {
    is_announced: bool,
}

/// How long a check may take to its end when the editor is gone.
const GRACE: Duration = Duration::from_secs(1);

impl Leaving {
    /// Hears a message before its turn: a check that goes on when the editor has
    /// said that it leaves is ended with the process.
    fn hear(&mut self, message: &[u8]) {
        // Longer ones bring a text.
        if message.len() > 1_000 {
            return;
        }
        let said = serde_json::from_slice::<Value>(message).unwrap_or_default();
        match said.get("method").and_then(Value::as_str) {
            Some("shutdown") => self.is_announced = true,
            Some("exit") => {
                let code = i32::from(!self.is_announced);
                std::thread::spawn(move || {
                    std::thread::sleep(GRACE);
                    std::process::exit(code);
                });
            }
            _ => {}
        }
    }
}

/// What waits to be heard.
#[derive(Default)]
struct Queue {
    messages: VecDeque<Message>,
    is_closed: bool,
}

fn talk(settings: &SettingArgs, receiver: &Receiver<Vec<u8>>) -> io::Result<Turn> {
    let mut session = Session::new(settings);
    let mut queue = Queue::default();
    let mut stdout = io::stdout().lock();
    loop {
        queue.fill(receiver, &mut session);
        let turn = match queue.messages.pop_front() {
            Some(message) => session.hear(message),
            // The latest text wins: what was typed meanwhile was heard before.
            None => {
                session.check_one();
                Turn::Goes
            }
        };
        for message in session.take_out() {
            wire::write(&mut stdout, &message)?;
        }
        if turn != Turn::Goes {
            return Ok(turn);
        }
        if queue.is_closed && queue.messages.is_empty() {
            return Ok(Turn::Over { is_proper: false });
        }
    }
}

impl Queue {
    /// Takes in all that has come; where nothing is to be done, waits for more.
    fn fill(&mut self, receiver: &Receiver<Vec<u8>>, session: &mut Session) {
        if self.messages.is_empty() && !session.has_stale() && !self.is_closed {
            match receiver.recv() {
                Ok(message) => self.add(&message, session),
                Err(_) => self.is_closed = true,
            }
        }
        while !self.is_closed {
            match receiver.try_recv() {
                Ok(message) => self.add(&message, session),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => self.is_closed = true,
            }
        }
    }

    fn add(&mut self, message: &[u8], session: &mut Session) {
        let message: Message = match serde_json::from_slice::<Value>(message) {
            Err(error) => {
                let error = ResponseError::new(ResponseError::PARSE_ERROR, error.to_string());
                return session.refuse(&Value::Null, error);
            }
            Ok(value) => match serde_json::from_value(value) {
                Ok(message) => message,
                Err(error) => {
                    let code = ResponseError::INVALID_REQUEST;
                    let error = ResponseError::new(code, error.to_string());
                    return session.refuse(&Value::Null, error);
                }
            },
        };
        if message.method.as_deref() != Some("$/cancelRequest") {
            return self.messages.push_back(message);
        }
        // One that is answered already is none to cancel.
        let Ok(CancelParams { id }) = serde_json::from_value(message.params) else { return };
        let waits = |waiting: &Message| waiting.id.as_ref() == Some(&id);
        if let Some(index) = self.messages.iter().position(waits) {
            self.messages.remove(index);
            let error = ResponseError::new(ResponseError::CANCELLED, "cancelled");
            session.refuse(&id, error);
        }
    }
}
