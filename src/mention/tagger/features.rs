//! What the model looks at: each feature is a number that stands for
//! "this property has this value here".

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use super::company::{self, AGAIN, LOWER, company};
use super::listed::{Stretch, stretches};
use super::look::{CAPITAL, Look, place_code};
use super::rows::Rows;
use crate::language::cue::Cue;
use crate::lexicon::Entry;
use crate::mention::known::Known;
use crate::tokens::{Kind, Token, Tokens};

/// A text as the model sees it.
pub struct Document<'t> {
    tokens: Tokens<'t>,
    /// The capitalised tokens, in order.
    caps: Vec<usize>,
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
    pub fn new(tokens: Tokens<'t>, known: &[Known]) -> Document<'t> {
        let mut looks = vec![Look::OUTSIDE; tokens.len()];
        let caps: Vec<usize> = (0..tokens.len()).filter(|index| tokens[*index].is_cap()).collect();
        let mut looked = 0;
        for &index in &caps {
            let end = (index + WINDOW + 1).min(tokens.len());
            for at in looked.max(index.saturating_sub(WINDOW))..end {
                looks[at] = Look::at(tokens[at], tokens.text);
            }
            looked = end;
        }
        for stretch in known {
            let code = place_code(stretch);
            for (offset, look) in looks[stretch.first..stretch.end].iter_mut().enumerate() {
                look.place = code + u8::from(offset > 0);
            }
        }
        list(tokens, &mut looks);
        let (headed, runs) = (headed(&tokens), runs(&tokens));
        let mut document = Document { tokens, caps: Vec::new(), looks, headed, runs };
        let words = document.companies(&caps);
        for &index in &caps {
            document.looks[index].company = words[&tokens[index].key];
        }
        document.caps = caps;
        document
    }

    /// The capitalised tokens, in order.
    pub fn caps(&self) -> &[usize] {
        &self.caps
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
        let word = token.of(self.tokens.text);
        let class = u32::from(here.lists);
        let headed = u32::from(self.headed[index]);
        let opens =
            u32::from(token.opens_sentence) * 2 + u32::from(token.opens_paragraph) + 4 * headed;
        let at_start = u32::from(index == region.start);
        let at_end = u32::from(index + 1 == region.end);
        // Each property has a number of its own.
        let mut add = |rows: Rows, values: &[u32], at: u32| add(rows.feature(values, at));
        let group = u32::from(here.group);
        let [b2, b, a, a2] = [before2, before, after, after2].map(|l| u32::from(l.entry.class));
        let [gb2, gb, ga, ga2] = [before2, before, after, after2].map(|l| u32::from(l.group));
        let here_class = u32::from(here.entry.class);
        let lower = u32::from(here.company & LOWER != 0);
        // The run of capitalised words: what closes and opens it, and what
        // stands before and behind it.
        let run = &self.runs[index];
        let (start, end) = (run.start as usize, run.end as usize);
        let (behind, ahead) = ((index - start).min(3) as u32, (end - 1 - index).min(3) as u32);
        let (left, right) = (self.look(start as isize - 1), self.look(end as isize));
        let (head, lead) = (self.look(end as isize - 1), self.look(start as isize));
        let wide = (end - start).min(4) as u32 - 1;
        let (is_head, is_lead) = (u32::from(ahead == 0), u32::from(behind == 0));
        let in_run = ahead * 4 + wide;
        // The cue that closes the region says what the whole of it is.
        let last = self.look(region.end as isize - 1);
        let first = self.look(region.start as isize);
        let length = region.len().min(5) as u32;

        // The words themselves.
        let words = Rows::new(1, 8);
        add(words, &[here.word], 0);
        add(words, &[before.word], 1);
        add(words, &[after.word], 2);
        add(words, &[before2.word], 3);
        add(words, &[after2.word], 4);
        add(words, &[head.word], 5 + is_head);
        let beside_run = Rows::new(2, 8);
        add(beside_run, &[left.word], behind);
        add(beside_run, &[right.word], 4 + ahead);
        let ends = Rows::new(3, 8);
        add(ends, &[lead.word], 2 * is_lead + is_head);
        add(ends, &[last.word], 4 + at_end);
        let pairs = Rows::new(4, 2);
        add(pairs, &[before.word, here.word], 0);
        add(pairs, &[here.word, after.word], 1);
        // How they are written, and where.
        let shape = u32::from(here.shape);
        let shapes = Rows::new(5, 8);
        add(shapes, &[shape], headed);
        add(shapes, &[shape], 4 + 2 * at_start + at_end);
        add(Rows::new(6, 1), &[before.shape.into(), shape, after.shape.into()], 0);
        add(Rows::new(7, 1), &[ending(word, 2), class], 0);
        add(Rows::new(8, 8), &[class % 10, shape], opens);
        // What the lists make of them.
        let (cue, cue_before, cue_after) = (here.cue as u32, before.cue as u32, after.cue as u32);
        let list_pairs = Rows::new(9, 2);
        add(list_pairs, &[before.lists.into(), class], 0);
        add(list_pairs, &[class, after.lists.into()], 1);
        add(Rows::new(10, 16), &[class], 2 * opens + lower);
        add(Rows::new(11, 16), &[class], cue_before);
        add(Rows::new(12, 16), &[class], cue_after);
        add(Rows::new(13, 16), &[class, behind], left.cue as u32);
        add(Rows::new(14, 16), &[class, ahead], right.cue as u32);
        for (part, shift) in company::FOURS.into_iter().enumerate() {
            // 15 to 18.
            add(Rows::new(15 + part as u32, 16), &[class], here.company >> shift & 15);
        }
        add(Rows::new(19, 16), &[0], cue);
        add(Rows::new(20, 16), &[cue_before], before2.cue as u32);
        add(Rows::new(21, 16), &[cue_after], after2.cue as u32);
        // Words used alike.
        let classes = Rows::new(22, 8);
        add(classes, &[here_class], 0);
        add(classes, &[b], 1);
        add(classes, &[a], 2);
        add(classes, &[b2], 3);
        add(classes, &[a2], 4);
        add(Rows::new(23, 16), &[here_class], 2 * opens + lower);
        let class_pairs = Rows::new(24, 2);
        add(class_pairs, &[b, here_class], 0);
        add(class_pairs, &[here_class, a], 1);
        let fine = Rows::new(25, 8);
        add(fine, &[here.entry.fine.into()], 0);
        add(fine, &[before.entry.fine.into()], 1);
        add(fine, &[after.entry.fine.into()], 2);
        add(fine, &[head.entry.fine.into()], 3 + is_head);
        let group_pairs = Rows::new(26, 2);
        add(group_pairs, &[gb, group], 0);
        add(group_pairs, &[group, ga], 1);
        let group_triples = Rows::new(27, 4);
        add(group_triples, &[gb, group, ga], 0);
        add(group_triples, &[gb2, gb, group], 1);
        add(group_triples, &[group, ga, ga2], 2);
        // The run and the region.
        add(Rows::new(28, 16), &[head.cue as u32], 4 * ahead + behind);
        add(Rows::new(29, 16), &[head.entry.class.into()], in_run);
        add(Rows::new(30, 16), &[lead.group.into(), head.group.into()], in_run);
        add(Rows::new(31, 16), &[lead.lists.into(), head.lists.into()], in_run);
        add(Rows::new(32, 16), &[lead.place.into(), head.place.into()], in_run);
        add(Rows::new(33, 4), &[head.entry.fine.into(), right.group.into()], wide);
        add(Rows::new(34, 8), &[last.cue as u32], length);
        add(Rows::new(35, 2), &[first.cue as u32], at_start);
        // What the gazetteer makes of them.
        let (place, long) = (u32::from(here.place), u32::from(region.len() > 1));
        add(Rows::new(36, 2), &[place], long);
        add(Rows::new(37, 16), &[place], cue_before);
        add(Rows::new(38, 16), &[place], cue_after);
        add(Rows::new(39, 16), &[place, is_lead], left.cue as u32);
        // What lists of names make of them.
        let [was_listed, listed, is_listed] =
            [before, here, after].map(|look| u32::from(look.listed));
        let length = u32::from(here.listed_length);
        if listed != 0 {
            let is_run = u32::from(length as usize == end - start);
            add(Rows::new(40, 8), &[listed], length.min(4));
            add(Rows::new(41, 1), &[listed, class], 0);
            add(Rows::new(42, 8), &[listed], 4 * is_run + wide);
            add(Rows::new(43, 8), &[listed, shape], opens);
            add(Rows::new(44, 1), &[listed, group], 0);
            add(Rows::new(45, 1), &[listed, place], 0);
            add(Rows::new(46, 16), &[listed, behind], left.cue as u32);
        }
        if was_listed + listed + is_listed != 0 {
            add(Rows::new(47, 16), &[was_listed, is_listed], listed);
        }
        if lead.listed + head.listed != 0 {
            add(Rows::new(48, 16), &[head.listed.into()], in_run);
            add(Rows::new(49, 16), &[lead.listed.into()], in_run);
        }
    }

    /// Whether a word that stands alone is no name, whatever stands around it:
    /// "I", a day of the week, or one so common, and so little like a name, that
    /// its capital at the start of a sentence says nothing: "The", "But".
    pub fn is_bare(&self, index: usize) -> bool {
        const COMMON: u8 = 27;
        let look = self.look(index as isize);
        let written = self.tokens[index].of(self.tokens.text);
        if written == "I" || look.cue == Cue::Calendar && written.ends_with("day") {
            return true;
        }
        let Entry { frequency, given, surname, .. } = look.entry;
        self.tokens[index].opens_sentence
            && frequency >= COMMON
            && given == 0
            && surname == 0
            && look.place == 0
            && look.shape == CAPITAL
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
fn list(tokens: Tokens, looks: &mut [Look]) {
    for stretch in stretches(tokens) {
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

fn ending(word: &str, letters: usize) -> u32 {
    let start = match word.is_ascii() {
        true => word.len().saturating_sub(letters),
        false => word.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at),
    };
    hash(word[start..].bytes())
}

/// 32-bit FNV-1a.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
