//! Names of several words as a text writes them: words with a capital in a row,
//! and the small words that join them.

use crate::article::Span;
use crate::fold::folded;
use crate::language::cue::Cue;
use crate::language::stem;
use crate::language::thing::Thing;
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// A word of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Bytes of the text.
    pub span: Span,
    /// The [lexicon key](crate::fold::key).
    pub key: u64,
    /// The [`stem::key`].
    pub stem: u64,
    /// Whether small words join it to the one before: "of", "for the".
    pub is_linked: bool,
    /// Whether it has a capital; a word for a thing may have none.
    pub is_name: bool,
    /// What it is in the name of a thing.
    pub thing: Option<Thing>,
}

/// The names of two words and more, in order.
pub(super) fn runs(tokens: Tokens) -> Vec<Vec<Piece>> {
    let mut scratch = String::new();
    let mut runs = Vec::new();
    let mut run: Vec<Piece> = Vec::new();
    let mut is_linked = false;
    let mut end = |run: &mut Vec<Piece>| {
        let done = std::mem::take(run);
        runs.extend(Some(done).filter(|run| run.len() > 1));
    };
    for token in tokens.all {
        let thing = Some(token)
            .filter(|token| token.is_of(Class::Thing))
            .and_then(|token| Thing::of(token.key));
        if token.opens_sentence || token.kind != Kind::Word {
            end(&mut run);
            is_linked = false;
        }
        let is_mute = token.kind != Kind::Word
            || matches!(token.cue(), Cue::Title | Cue::Calendar) && thing.is_none();
        if is_mute {
            end(&mut run);
            is_linked = false;
            continue;
        }
        if thing == Some(Thing::Link) {
            is_linked = !run.is_empty();
            continue;
        }
        let is_name = token.is_cap();
        let goes_on = is_name
            || match thing {
                Some(Thing::Behind(_)) => !run.is_empty() && !is_linked,
                Some(_) => true,
                None => false,
            };
        if !goes_on || !is_name && matches!(thing, Some(Thing::Before(_) | Thing::Of(_))) {
            end(&mut run);
            is_linked = false;
        }
        if goes_on {
            let stem = stem::key(folded(token.of(tokens.text), &mut scratch));
            run.push(Piece { span: token.span(), key: token.key, stem, is_linked, is_name, thing });
        }
        is_linked = false;
    }
    end(&mut run);
    runs
}
