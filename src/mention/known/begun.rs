//! Where the first words of places' names lead, kept from text to text: they
//! come back.

use std::cell::RefCell;

use crate::gazetteer::{Step, Walker, fold_into, gazetteer};
use crate::tokens::Token;

/// How many words are kept.
const WORDS: usize = 2048;

thread_local! {
    static BEGUN: RefCell<Begun> = RefCell::new(Begun { words: vec![None; WORDS] });
}

/// Calls `ask` with what this thread has kept.
pub(super) fn with<T>(ask: impl FnOnce(&mut Begun) -> T) -> T {
    BEGUN.with_borrow_mut(ask)
}

/// Where a first word leads.
#[derive(Clone)]
pub(super) struct Beginning {
    /// Behind the word.
    pub walker: Walker<'static>,
    /// Whether a longer name starts with it.
    pub goes_on: bool,
}

/// Words with where they lead. Each has one place, which another may take.
pub(super) struct Begun {
    /// With the key of its word; nothing where no name starts so.
    words: Vec<Option<(u64, Option<Beginning>)>>,
}

impl Begun {
    /// Where a word leads; `None` if no name starts with it.
    pub fn beginning(
        &mut self,
        text: &str,
        token: Token,
        folded: &mut String,
    ) -> Option<Beginning> {
        let word = token.of(text);
        // Words with marks in them may have the same key, "D'Ivry" and "Divry".
        if !word.bytes().all(|b| b.is_ascii_alphabetic()) {
            return read(word, folded);
        }
        let kept = &mut self.words[token.key as usize % WORDS];
        match kept {
            Some((key, begun)) if *key == token.key => begun.clone(),
            _ => kept.insert((token.key, read(word, folded))).1.clone(),
        }
    }
}

fn read(word: &str, folded: &mut String) -> Option<Beginning> {
    fold_into(folded, word);
    let mut walker = gazetteer().walker();
    let is_alive = !matches!(walker.step(folded), Step::Dead);
    is_alive.then(|| Beginning { goes_on: walker.goes_on(), walker })
}
