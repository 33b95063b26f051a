//! What stands before the words of a story's names.

use foldhash::HashMap;

use super::texts::Texts;
use crate::article::{Excerpt, Part, Span};
use crate::compare::caption::MEANINGFUL;
use crate::fold::fold;
use crate::language::cue::{Cue, cue};
use crate::language::stem;
use crate::lexicon;
use crate::tokens::{Kind, Token};

/// A word is a given name, whatever else it is, from this commonness on.
pub(in crate::compare) const COMMON: u8 = 3;

/// The span of a capitalised word.
pub(in crate::compare) fn name(token: &Token) -> Option<Span> {
    (token.kind == Kind::Word && token.is_cap()).then_some(token.span())
}

/// Whether nothing but a space or a hyphen stands between.
pub(in crate::compare) fn is_neighbour(text: &str, first: Span, second: Span) -> bool {
    matches!(text.get(first.end..second.start), Some(" " | "-" | "\u{a0}"))
}

/// The capitalised words that stand right before each capitalised word of a
/// story's body.
#[derive(Debug, Clone, Default)]
pub(in crate::compare) struct Leads(HashMap<u64, Vec<(String, Excerpt)>>);

/// As many different words before one are kept.
const MOST_LEADS: usize = 8;

impl Leads {
    /// Reads the body once.
    pub(super) fn all(story: Texts) -> Leads {
        let mut leads = Leads::default();
        let text = story.text(Part::Body);
        for pair in story.tokens(Part::Body).windows(2) {
            let [lead, word] = pair else { continue };
            let (Some(first), Some(second)) = (name(lead), name(word)) else { continue };
            if word.opens_sentence || !is_neighbour(text, first, second) {
                continue;
            }
            let folded = fold(first.of(text));
            let entry = lexicon::entry(&folded);
            // Sentences and headlines give capitals to "With" and "If", and a
            // sentence to whatever its first word is.
            let says_nothing =
                entry.rarity() <= MEANINGFUL || lead.opens_sentence && entry.given < COMMON;
            let key = stem::key(&fold(second.of(text)));
            let known = leads.0.entry(key).or_default();
            let is_new = !says_nothing && known.iter().all(|(known, _)| *known != folded);
            if is_new && known.len() < MOST_LEADS {
                // What names a person or a thing goes before titles.
                let at = Excerpt::new(Part::Body, first.cover(second));
                match cue(&folded) {
                    Cue::None => known.insert(0, (folded, at)),
                    _ => known.push((folded, at)),
                }
            }
        }
        leads
    }

    /// The words before the word of that key.
    pub(in crate::compare) fn of(&self, key: u64) -> &[(String, Excerpt)] {
        self.0.get(&key).map_or(&[], Vec::as_slice)
    }
}
