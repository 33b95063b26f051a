//! What stands beside a word over all its occurrences in a text (Chieu and Ng
//! 2003, "Named entity recognition with a maximum entropy approach"): a name
//! met in full settles its short forms.

use super::look::{DOTTED_CAPITAL, LONE_CAPITAL, Look};
use crate::language::cue::Cue;
use crate::tokens::Token;

/// Where those bits begin that are looked at together, four each.
pub(super) const FOURS: [u32; 4] = [0, 3, 7, 11];
/// The word stands in lower case somewhere in the text.
pub(super) const LOWER: u32 = 1 << 11;
/// It stands capitalised within a sentence somewhere.
const INSIDE: u32 = 1 << 12;
/// It stands in the text more than once with a capital.
pub(super) const AGAIN: u32 = 1 << 13;

/// What stands beside a capitalised word here, one bit a property; `before`
/// and `after` are its neighbours, with whether they are capitalised.
pub(super) fn company(token: Token, before: (Look, bool), after: (Look, bool)) -> u32 {
    let ((before, cap_before), (after, cap_after)) = (before, after);
    let bits = [
        cap_before && before.entry.given >= 4 && before.cue == Cue::None,
        before.shape == DOTTED_CAPITAL || before.shape == LONE_CAPITAL,
        before.cue == Cue::Title,
        after.cue == Cue::Doing && !cap_after,
        cap_after && after.cue == Cue::Organisation,
        cap_after && after.cue == Cue::Place,
        before.cue == Cue::Locative && !cap_before,
        cap_after && after.entry.surname >= 3 && after.cue == Cue::None,
        cap_before && before.cue == Cue::None,
        cap_after && after.cue == Cue::None,
        before.cue == Cue::Kin,
    ];
    let inside = if token.opens_sentence { 0 } else { INSIDE };
    bits.iter().enumerate().map(|(bit, set)| u32::from(*set) << bit).sum::<u32>() | inside
}
