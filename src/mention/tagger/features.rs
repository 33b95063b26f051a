//! What the model looks at: each feature is a number that stands for
//! "this property has this value here".

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use super::company::{self, AGAIN, LOWER, company};
use super::listed::{Stretch, stretches};
use super::look::{Look, place_code};
use super::model::TABLE_BITS;
use crate::language::cue::Cue;
use crate::lexicon::Entry;
use crate::mention::place::Known;
use crate::mention::token::{Kind, Token};

/// A text as the model sees it.
pub struct Document<'t> {
    text: &'t str,
    tokens: &'t [Token],
    looks: Vec<Look>,
    /// Whether the token stands in a line of which most words are capitalised.
    headed: Vec<bool>,
    /// For each capitalised token, the run of such that it stands in.
    runs: Vec<Range<u32>>,
}

/// How far from a capitalised word the model looks, in tokens.
const WINDOW: usize = 2;

impl<'t> Document<'t> {
    /// Looks at every token of `text` that is or stands near a capitalised word.
    pub fn new(text: &'t str, tokens: &'t [Token], known: &[Known]) -> Document<'t> {
        let mut looks = vec![Look::OUTSIDE; tokens.len()];
        let caps: Vec<usize> = (0..tokens.len()).filter(|index| tokens[*index].is_cap()).collect();
        let mut looked = 0;
        for &index in &caps {
            let end = (index + WINDOW + 1).min(tokens.len());
            for at in looked.max(index.saturating_sub(WINDOW))..end {
                looks[at] = Look::at(tokens[at], text);
            }
            looked = end;
        }
        for stretch in known {
            let code = place_code(stretch);
            for (offset, look) in looks[stretch.first..stretch.end].iter_mut().enumerate() {
                look.place = code + u8::from(offset > 0);
            }
        }
        list(text, tokens, &mut looks);
        let (headed, runs) = (headed(tokens), runs(tokens));
        let mut document = Document { text, tokens, looks, headed, runs };
        let words = document.companies(&caps);
        for &index in &caps {
            document.looks[index].company = words[&tokens[index].key];
        }
        document
    }

    /// What is found of each capitalised word over the whole text.
    fn companies(&self, caps: &[usize]) -> HashMap<u64, u32> {
        let mut words: HashMap<u64, u32> = HashMap::with_capacity(caps.len());
        // Most words in small letters part from all names at a glance.
        let mut glance = [0u64; 64];
        let bit = |key: u64| ((key >> 6) as usize % 64, 1 << (key % 64));
        let beside = |at: Option<usize>| {
            let cap = at.and_then(|at| self.tokens.get(at)).is_some_and(|t| t.is_cap());
            (at.map_or(Look::OUTSIDE, |at| self.look(at as isize)), cap)
        };
        for &index in caps {
            let (before, after) = (beside(index.checked_sub(1)), beside(Some(index + 1)));
            let token = self.tokens[index];
            let here = company(token, before, after);
            let entry = words.entry(token.key);
            entry.and_modify(|bits| *bits |= here | AGAIN).or_insert(here);
            let (at, mask) = bit(token.key);
            glance[at] |= mask;
        }
        let in_small = |token: &&Token| token.kind == Kind::Word && !token.is_cap();
        for token in self.tokens.iter().filter(in_small) {
            let (at, mask) = bit(token.key);
            if glance[at] & mask != 0
                && let Some(bits) = words.get_mut(&token.key)
            {
                *bits |= LOWER;
            }
        }
        words
    }

    /// Calls `add` with each feature of the token at `index`, which lies in `region`.
    pub fn features(&self, index: usize, region: &Range<usize>, add: &mut impl FnMut(u32)) {
        let token = self.tokens[index];
        let here = self.look(index as isize);
        let [before2, before, after, after2] =
            [-2, -1, 1, 2].map(|offset| self.look(index as isize + offset));
        let word = token.of(self.text);
        let class = u32::from(here.lists);
        let headed = u32::from(self.headed[index]);
        let opens =
            u32::from(token.opens_sentence) * 2 + u32::from(token.opens_paragraph) + 4 * headed;
        let at_start = u32::from(index == region.start);
        let at_end = u32::from(index + 1 == region.end);
        let mut add = |template: u32, values: &[u32]| add(feature(template, values));

        // The words themselves.
        add(1, &[here.word]);
        add(2, &[before.word]);
        add(3, &[after.word]);
        add(4, &[before2.word]);
        add(5, &[after2.word]);
        add(6, &[before.word, here.word]);
        add(7, &[here.word, after.word]);
        // How they are written, and where.
        add(8, &[here.shape.into(), headed]);
        add(9, &[before.shape.into(), here.shape.into(), after.shape.into()]);
        add(19, &[ending(word, 3), here.shape.into()]);
        add(20, &[ending(word, 2), class]);
        add(37, &[opening(word, 3), here.shape.into()]);
        add(21, &[at_start, at_end, here.shape.into()]);
        add(29, &[class % 10, here.shape.into(), opens]);
        // What the lists make of them.
        add(10, &[class]);
        add(11, &[before.lists.into(), class]);
        add(12, &[class, after.lists.into()]);
        add(13, &[class, opens, here.company & LOWER]);
        add(14, &[here.cue as u32]);
        add(15, &[before.cue as u32, class]);
        add(16, &[after.cue as u32, class]);
        add(17, &[before2.cue as u32, before.cue as u32]);
        add(18, &[after.cue as u32, after2.cue as u32]);
        // Words used alike.
        let group = u32::from(here.group);
        let [b2, b, a, a2] = [before2, before, after, after2].map(|l| u32::from(l.entry.class));
        let [gb2, gb, ga, ga2] = [before2, before, after, after2].map(|l| u32::from(l.group));
        let here_class = u32::from(here.entry.class);
        add(60, &[here_class]);
        add(61, &[u32::from(here.entry.fine)]);
        add(62, &[group, here.shape.into()]);
        add(63, &[b]);
        add(64, &[a]);
        add(65, &[b2]);
        add(66, &[a2]);
        add(67, &[gb, group]);
        add(68, &[group, ga]);
        add(69, &[gb, group, ga]);
        add(70, &[b, group]);
        add(71, &[group, a]);
        add(72, &[here_class, class]);
        add(73, &[gb2, gb, group]);
        add(74, &[group, ga, ga2]);
        add(75, &[u32::from(before.entry.fine)]);
        add(76, &[u32::from(after.entry.fine)]);
        add(77, &[here_class, opens, here.company & LOWER]);
        add(78, &[b, here_class]);
        add(79, &[here_class, a]);
        // The run of capitalised words: what closes and opens it, and what
        // stands before and behind it.
        let run = &self.runs[index];
        let (start, end) = (run.start as usize, run.end as usize);
        let (behind, ahead) = ((index - start).min(3) as u32, (end - 1 - index).min(3) as u32);
        let (left, right) = (self.look(start as isize - 1), self.look(end as isize));
        let (head, lead) = (self.look(end as isize - 1), self.look(start as isize));
        let wide = (end - start).min(4) as u32;
        add(22, &[left.word, behind]);
        add(23, &[right.word, ahead]);
        add(24, &[right.cue as u32, ahead, class]);
        add(25, &[left.cue as u32, behind, class]);
        add(80, &[u32::from(left.entry.class), behind, group]);
        add(81, &[u32::from(right.entry.class), ahead, group]);
        add(90, &[head.word, u32::from(ahead == 0)]);
        add(91, &[head.cue as u32, ahead, behind]);
        add(92, &[u32::from(head.entry.fine), u32::from(ahead == 0)]);
        add(93, &[u32::from(head.entry.class), ahead, wide]);
        add(94, &[lead.word, u32::from(behind == 0), u32::from(ahead == 0)]);
        add(95, &[u32::from(lead.entry.class), wide, ahead]);
        add(96, &[u32::from(left.entry.fine), wide]);
        add(97, &[u32::from(right.entry.fine), wide]);
        add(98, &[u32::from(lead.group), u32::from(head.group), wide, ahead]);
        add(104, &[lead.lists.into(), head.lists.into(), wide, ahead]);
        add(105, &[lead.place.into(), head.place.into(), wide, ahead]);
        add(106, &[ending(word, 4)]);
        add(107, &[u32::from(head.entry.fine), u32::from(right.group), wide]);
        add(108, &[u32::from(left.entry.class), u32::from(head.group), wide]);
        // The cue that closes the region says what the whole of it is.
        let last = self.look(region.end as isize - 1);
        let first = self.look(region.start as isize);
        let length = region.len().min(5) as u32;
        add(26, &[last.cue as u32, length]);
        add(27, &[last.word, at_end]);
        add(28, &[first.cue as u32, at_start]);
        add(82, &[u32::from(last.group), length, group]);
        add(83, &[u32::from(first.group), length, group]);
        for (part, shift) in company::FOURS.into_iter().enumerate() {
            add(40 + part as u32, &[here.company >> shift & 15, class]);
        }
        add(84, &[here.company & 0x7ff]);
        // What the gazetteer makes of them.
        let (place, long) = (u32::from(here.place), u32::from(region.len() > 1));
        add(30, &[place, long]);
        add(31, &[place, class]);
        add(32, &[u32::from(before.place), place, u32::from(after.place)]);
        add(33, &[place, before.cue as u32]);
        add(34, &[place, after.cue as u32]);
        add(35, &[place, left.cue as u32, u32::from(behind == 0)]);
        add(36, &[place, after.shape.into(), u32::from(after.place)]);
        add(85, &[place, group]);
        add(86, &[place, gb, ga]);
        // What lists of names make of them.
        let [was_listed, listed, is_listed] =
            [before, here, after].map(|look| u32::from(look.listed));
        let length = u32::from(here.listed_length);
        if listed != 0 {
            let is_run = u32::from(length as usize == end - start);
            add(110, &[listed, length.min(4)]);
            add(111, &[listed, class]);
            add(112, &[listed, is_run, wide]);
            add(113, &[listed, here.shape.into(), opens]);
            add(114, &[listed, group]);
            add(115, &[listed, place]);
            add(119, &[listed, left.cue as u32, behind]);
        }
        if was_listed + listed + is_listed != 0 {
            add(116, &[was_listed, listed, is_listed]);
        }
        if lead.listed + head.listed != 0 {
            add(117, &[head.listed.into(), ahead, wide]);
            add(118, &[lead.listed.into(), ahead, wide]);
        }
    }

    /// Whether a word that stands alone is no name, whatever stands around it:
    /// "I", a day of the week, or one so common, and so little like a name, that
    /// its capital at the start of a sentence says nothing: "The", "But".
    pub fn is_bare(&self, index: usize) -> bool {
        const COMMON: u8 = 27;
        let look = self.look(index as isize);
        let written = self.tokens[index].of(self.text);
        if written == "I" || look.cue == Cue::Calendar && written.ends_with("day") {
            return true;
        }
        let Entry { frequency, given, surname, .. } = look.entry;
        self.tokens[index].opens_sentence
            && frequency >= COMMON
            && given == 0
            && surname == 0
            && look.place == 0
            && look.shape == 85
    }

    fn look(&self, index: isize) -> Look {
        usize::try_from(index)
            .ok()
            .and_then(|i| self.looks.get(i))
            .copied()
            .unwrap_or(Look::OUTSIDE)
    }
}

/// Marks the names that stand in lists. What the gazetteer knows needs no
/// list: the White House is a place.
fn list(text: &str, tokens: &[Token], looks: &mut [Look]) {
    for stretch in stretches(text, tokens) {
        let Stretch { first, end, .. } = stretch;
        let looks = &mut looks[first..end];
        if looks.iter().all(|look| look.place != 0) {
            continue;
        }
        for (at, look) in (first..end).zip(looks) {
            look.listed = stretch.code(at);
            look.listed_length = (end - first) as u8;
        }
    }
}

/// For each token the run of capitalised words that it stands in, or itself.
fn runs(tokens: &[Token]) -> Vec<Range<u32>> {
    let mut runs: Vec<Range<u32>> = (0..tokens.len() as u32).map(|at| at..at + 1).collect();
    let mut at = 0;
    while at < tokens.len() {
        let goes_on = |token: &&Token| token.is_cap() && !token.opens_sentence;
        let more = match tokens[at].is_cap() {
            true => tokens[at + 1..].iter().take_while(goes_on).count(),
            false => 0,
        };
        let end = at + 1 + more;
        if more > 0 {
            runs[at..end].fill(at as u32..end as u32);
        }
        at = end;
    }
    runs
}

/// For each token, whether most words of its line are capitalised.
fn headed(tokens: &[Token]) -> Vec<bool> {
    let mut headed = vec![false; tokens.len()];
    let mut start = 0;
    while start < tokens.len() {
        let (mut end, mut words, mut caps) = (start, 0, 0);
        while end < tokens.len() && (end == start || !tokens[end].opens_paragraph) {
            words += usize::from(tokens[end].kind == Kind::Word);
            caps += usize::from(tokens[end].is_cap());
            end += 1;
        }
        if words >= 4 && caps * 5 >= words * 3 {
            headed[start..end].fill(true);
        }
        start = end;
    }
    headed
}

/// Multiplicative hashing: the upper bits depend on all values. Values behind the
/// first are below `1 << STEP`, but for two words, whose bits may mix.
#[inline(always)]
fn feature(template: u32, values: &[u32]) -> u32 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    const STEP: u32 = 13;
    let seed = u64::from(template + 1).wrapping_mul(0xd1b5_4a32_d192_ed03);
    let packed =
        values.iter().fold(0, |packed: u64, value| packed.rotate_left(STEP) ^ u64::from(*value));
    ((packed ^ seed).wrapping_mul(ODD) >> (64 - TABLE_BITS)) as u32
}

fn ending(word: &str, letters: usize) -> u32 {
    let start = match word.is_ascii() {
        true => word.len().saturating_sub(letters),
        false => word.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at),
    };
    hash(word[start..].bytes())
}

fn opening(word: &str, letters: usize) -> u32 {
    let end = match word.is_ascii() {
        true => word.len().min(letters),
        false => word.char_indices().nth(letters).map_or(word.len(), |(at, _)| at),
    };
    hash(word[..end].bytes())
}

/// 32-bit FNV-1a.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
