//! Which word of one name answers to which of another, and what follows.

use std::cell::LazyCell;

use super::NameRelation;
use super::likeness::{Likeness, likeness};
use super::nickname::same_given_name;
use super::romanised::is_romanised;
use super::script;
use super::spelling::{LONGEST, Spots, is_gendered, spots};
use super::words::{MOST, Word, Words};

/// The words of two names, paired.
pub struct Pairing<'a> {
    short: &'a [Word<'a>],
    long: &'a [Word<'a>],
    /// What each word is paired as.
    paired_short: [Likeness; MOST],
    paired_long: [Likeness; MOST],
    pairs: usize,
    /// Whether a word of the one's family name is paired with one of the
    /// other's, other than by a slip.
    family: bool,
    slips: usize,
    is_foreign: bool,
    spots: Spots,
}

impl<'a> Pairing<'a> {
    /// Pairs the words of `short`, which are no more, with those of `long`:
    /// the likest first.
    pub fn new(short: &'a Words<'a>, long: &'a Words<'a>) -> Pairing<'a> {
        let is_foreign = short.is_foreign || long.is_foreign;
        let (short, long) = (short.as_slice(), long.as_slice());
        let mut pairing = Pairing {
            short,
            long,
            paired_short: [Likeness::Other; MOST],
            paired_long: [Likeness::Other; MOST],
            pairs: 0,
            family: false,
            slips: 0,
            is_foreign,
            spots: Spots::default(),
        };
        let foreign = LazyCell::new(|| is_foreign || is_romanised(short) || is_romanised(long));
        let mut likenesses = [[Likeness::Other; MOST]; MOST];
        let mut any = false;
        for (i, a) in short.iter().enumerate() {
            for (j, b) in long.iter().enumerate() {
                likenesses[i][j] = likeness(*a, *b, || *foreign);
                any |= !matches!(likenesses[i][j], Likeness::Other | Likeness::Initial);
            }
        }
        pairing.pair(&likenesses, |likeness| likeness == Likeness::Same);
        pairing.pair_joined();
        if !any && pairing.pairs == 0 {
            return pairing;
        }
        pairing.pair_nicknames();
        pairing.pair(&likenesses, |likeness| matches!(likeness, Likeness::Alike(_)));
        pairing.pair(&likenesses, |likeness| likeness == Likeness::Initial);
        pairing.pair(&likenesses, |likeness| likeness == Likeness::Slip);
        pairing
    }

    fn pair(&mut self, likenesses: &[[Likeness; MOST]; MOST], takes: impl Fn(Likeness) -> bool) {
        for (i, row) in likenesses.iter().enumerate().take(self.short.len()) {
            // Of several words like it, the one in the same role.
            let mut found: Option<usize> = None;
            for (j, likeness) in row.iter().enumerate().take(self.long.len()) {
                if self.paired_short[i] == Likeness::Other
                    && self.paired_long[j] == Likeness::Other
                    && takes(*likeness)
                    && found.is_none_or(|found| {
                        let role = self.short[i].family;
                        self.long[found].family != role && self.long[j].family == role
                    })
                {
                    found = Some(j);
                }
            }
            if let Some(j) = found {
                self.join(i..i + 1, j..j + 1, row[j]);
            }
        }
    }

    fn pair_nicknames(&mut self) {
        for i in 0..self.short.len() {
            for j in 0..self.long.len() {
                if self.are_free(i..i + 1, j..j + 1)
                    && same_given_name(self.short[i].text, self.long[j].text)
                {
                    self.join(i..i + 1, j..j + 1, Likeness::Nickname);
                }
            }
        }
    }

    /// Pairs two neighbours with one word: Jong Un, Jongun.
    fn pair_joined(&mut self) {
        for i in 0..self.short.len() {
            for j in 0..self.long.len() {
                if let Some(likeness) = self.joined(&self.short[i..], self.long[j]) {
                    if self.are_free(i..i + 2, j..j + 1) {
                        self.join(i..i + 2, j..j + 1, likeness);
                    }
                } else if let Some(likeness) = self.joined(&self.long[j..], self.short[i])
                    && self.are_free(i..i + 1, j..j + 2)
                {
                    self.join(i..i + 1, j..j + 2, likeness);
                }
            }
        }
    }

    fn joined(&self, two: &[Word], one: Word) -> Option<Likeness> {
        let [first, second, ..] = two else { return None };
        if first.other_script || one.other_script {
            let joined = [first.text, second.text].concat();
            let reads = second.text.len() > 1 && script::is_romanisation(&joined, one.text);
            return reads.then_some(Likeness::Alike(Spots::OTHER_SCRIPT));
        }
        let (middle, whole) = (first.text.len(), first.text.len() + second.text.len());
        if middle < 2
            || second.text.len() < 2
            || whole > LONGEST
            || whole.abs_diff(one.text.len()) > 2
            || ((first.letters | second.letters) ^ one.letters).count_ones() > 6
        {
            return None;
        }
        let mut letters = [0; LONGEST];
        letters[..middle].copy_from_slice(first.text.as_bytes());
        letters[middle..whole].copy_from_slice(second.text.as_bytes());
        let letters = &letters[..whole];
        match letters == one.text.as_bytes() {
            true => Some(Likeness::Same),
            false => spots(letters, one.text.as_bytes(), || false).map(Likeness::Alike),
        }
    }

    fn are_free(&self, short: std::ops::Range<usize>, long: std::ops::Range<usize>) -> bool {
        self.paired_short[short]
            .iter()
            .chain(&self.paired_long[long])
            .all(|l| *l == Likeness::Other)
    }

    fn join(
        &mut self,
        short: std::ops::Range<usize>,
        long: std::ops::Range<usize>,
        likeness: Likeness,
    ) {
        let has_family = |words: &[Word]| words.iter().any(|word| word.family);
        // Khamenei is a spelling of Khomeini only where all else agrees.
        let is_sure = match likeness {
            Likeness::Alike(spots) => spots.weak <= 1,
            likeness => likeness > Likeness::Nickname,
        };
        self.family |= is_sure
            && has_family(&self.short[short.clone()])
            && has_family(&self.long[long.clone()]);
        self.paired_short[short].fill(likeness);
        self.paired_long[long].fill(likeness);
        self.pairs += 1;
        match likeness {
            Likeness::Alike(spots) => self.spots = self.spots.and(spots),
            // Given names in two languages' forms are as good a sign.
            Likeness::Nickname => self.spots.strong = self.spots.strong.saturating_add(1),
            Likeness::Slip => self.slips += 1,
            _ => {}
        }
    }

    /// What the pairs say.
    pub fn relation(&self) -> NameRelation {
        let (short, long) =
            (&self.paired_short[..self.short.len()], &self.paired_long[..self.long.len()]);
        if self.pairs == 0 {
            return NameRelation::Different;
        }
        if short.len() == 1 {
            return self.of_single(short[0]);
        }
        if self.initials_differ() {
            return if self.family { NameRelation::OtherGiven } else { NameRelation::Different };
        }
        if self.shares_lineage() {
            return NameRelation::Variant;
        }
        let whole = |side: &[Likeness]| side.iter().all(|l| *l != Likeness::Other);
        let sure = short.iter().any(|l| matches!(l, Likeness::Same | Likeness::Alike(_)));
        if sure && (whole(short) || whole(long)) {
            match self.slips {
                0 => return self.without_slips(),
                1 => return NameRelation::Misspelt,
                _ => {}
            }
        }
        let first = |words: &[Word], paired: &[Likeness]| {
            // Where the family name leads, all that follows is one given name.
            let first = words.iter().zip(paired).next().filter(|(word, _)| !word.family);
            first.is_some_and(|(_, l)| {
                !matches!(l, Likeness::Other | Likeness::Slip | Likeness::Initial)
            })
        };
        match self.family {
            // What stands between may differ: lists know more than stories.
            true if first(self.short, short) && first(self.long, long) => {
                self.without_slips().min(NameRelation::Variant)
            }
            true => NameRelation::OtherGiven,
            false => NameRelation::Different,
        }
    }

    /// Every word is paired: what they differ by.
    fn without_slips(&self) -> NameRelation {
        let side = &self.paired_short[..self.short.len()];
        if side.iter().all(|l| matches!(l, Likeness::Same | Likeness::Other)) {
            NameRelation::Same
        } else if self.is_one_weak_spot() {
            NameRelation::Misspelt
        } else {
            NameRelation::Variant
        }
    }

    /// Whether all the difference is one that a slip makes as easily as
    /// another habit of spelling. Habits show in more than one place.
    fn is_one_weak_spot(&self) -> bool {
        self.spots == Spots { weak: 1, strong: 0 }
            && !self.is_foreign
            && !is_romanised(self.short)
            && !is_romanised(self.long)
    }

    /// One of the names is a single word: the first, the last or the family
    /// name of the other.
    fn of_single(&self, paired: Likeness) -> NameRelation {
        let at = self.paired_long.iter().position(|l| *l != Likeness::Other).unwrap_or(0);
        let last = self.long.len() - 1;
        let family = self.long[at].family;
        let stands_alone = family || at == 0 || at == last;
        let long_enough = self.short[0].text.len() >= 5
            && family
            && !is_gendered(self.short[0].text, self.long[at].text);
        match paired {
            Likeness::Same if stands_alone => NameRelation::Same,
            Likeness::Alike(_) if stands_alone && !self.is_one_weak_spot() => NameRelation::Variant,
            Likeness::Alike(_) | Likeness::Slip if long_enough => NameRelation::Misspelt,
            _ => NameRelation::Different,
        }
    }

    /// Whether two names carried over from another script share the person's
    /// own, the father's and the grandfather's: the tribe and the town behind
    /// them are given or not, and differently.
    fn shares_lineage(&self) -> bool {
        const OWN_FATHERS_GRANDFATHERS: usize = 3;
        let shares = |side: &[Likeness]| {
            side.iter()
                .take(OWN_FATHERS_GRANDFATHERS)
                .filter(|l| matches!(l, Likeness::Same | Likeness::Alike(_) | Likeness::Nickname))
                .count()
                == OWN_FATHERS_GRANDFATHERS
        };
        shares(&self.paired_short[..self.short.len()])
            && shares(&self.paired_long[..self.long.len()])
            && is_romanised(self.short)
            && is_romanised(self.long)
    }

    /// Whether both names have initials between, and they contradict:
    /// George W. and George H. W.
    fn initials_differ(&self) -> bool {
        let mut a = initials(self.short, &self.paired_short);
        let mut b = initials(self.long, &self.paired_long);
        loop {
            match (a.next(), b.next()) {
                (Some(a), Some(b)) if a == b => {}
                (Some(_), Some(_)) => return true,
                _ => return false,
            }
        }
    }
}

/// The initials among words that stand for no longer word of the other name.
fn initials<'a>(words: &'a [Word], paired: &'a [Likeness]) -> impl Iterator<Item = &'a str> {
    words
        .iter()
        .zip(paired)
        .filter(|(word, likeness)| word.is_initial() && **likeness != Likeness::Initial)
        .map(|(word, _)| word.text)
}
