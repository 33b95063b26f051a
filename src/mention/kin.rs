//! What one person is to another: "his wife, Maria", "Marsh's son Tim", "Ann
//! Lee, the sister of Tom Lee".

mod plain;

use std::collections::BTreeMap;

use super::beside::{Beside, MOST_TITLE};
use super::{Facts, Mention};
use crate::language::Language;
use crate::language::bond::{Bond, Hold, Sex};
use crate::language::kin::is_beside;
use crate::tokens::{Kind, is_genitive};

/// Two persons of a text, and what one is to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kin {
    /// Who it is, as an index of the text's persons.
    pub who: usize,
    /// Whose, likewise.
    pub whose: usize,
    /// What the first is to the second.
    pub bond: Bond,
    /// Whether it is a tie of another time or sort: "former", "step-".
    pub is_once: bool,
}

/// As many words may stand before a word for kin: "46-year-old late elder".
const MOST_BESIDE: usize = 6;

/// As many persons before "his" are looked at.
const MOST_BEFORE: usize = 8;

/// What two persons of a text are to one another, where it says so, in order;
/// the spans cover the word for it and the name of who it is. If `reads_on`,
/// a sentence may speak of whom the one before it began with.
pub fn kin(text: &str, facts: &Facts, reads_on: bool, language: Language) -> Vec<Mention<Kin>> {
    if language != Language::English {
        return plain::kin(text, facts, language);
    }
    let mut reader = KinReader {
        beside: Beside { text, facts },
        reads_on,
        known: BTreeMap::new(),
        sexes: BTreeMap::new(),
        open: 0,
        last: 0,
    };
    let mut found = Vec::new();
    for (at, token) in facts.tokens.iter().enumerate() {
        if token.opens_sentence {
            (reader.last, reader.open) = (reader.open, at);
        }
        if let Some(sex) = pronoun(token.of(text)) {
            reader.note(at, sex);
        }
        if token.kind == Kind::Word
            && let Some(bond) =
                Bond::of(token.key, Language::English).filter(|bond| bond.hold != Hold::Once)
            && let Some(kin) = reader.read(at, bond)
        {
            reader.known.insert(kin.who, (bond.sex, kin.whose));
            let marker = reader.marker(at);
            if let Some(sex) = marker.and_then(|at| pronoun(reader.beside.word(at))) {
                reader.sexes.insert(kin.whose, sex);
            }
            let span = token.span().cover(facts.persons[kin.who].span);
            found.push(Mention { span, value: kin });
        }
    }
    found
}

struct KinReader<'a> {
    beside: Beside<'a>,
    reads_on: bool,
    /// Who was said to be somebody's, their sex where the word told it, and
    /// whose they are.
    known: BTreeMap<usize, (Option<Sex>, usize)>,
    /// Who was meant by "his" or "her".
    sexes: BTreeMap<usize, Sex>,
    /// The first tokens of the present sentence and of the one before.
    open: usize,
    last: usize,
}

impl KinReader<'_> {
    /// Reads the word for kin at the token `at`.
    fn read(&self, at: usize, bond: Bond) -> Option<Kin> {
        // "mother-in-law"
        if self.beside.is(at + 1, "-")
            && self.beside.token(at + 1).is_some_and(|hyphen| hyphen.glued)
        {
            return None;
        }
        let (first, is_once) = self.beside(at);
        let before = self.marker(at);
        let kin = |(who, whose)| Kin { who, whose, bond, is_once };
        if self.beside.word(at + 1) == "of" {
            let whose = self.beside.starting(at + 2, MOST_TITLE)?;
            let before = before.and_then(|at| self.named_before(at));
            let behind = || {
                let comma = self.beside.end(whose);
                self.beside.is(comma, ",").then(|| self.beside.starting(comma + 1, 0)).flatten()
            };
            let who = before.or_else(behind)?;
            return (who != whose).then(|| kin((who, whose)));
        }
        let marker = before?;
        let (owner, start) = match self.beside.word(marker) {
            mark if is_genitive(mark) => {
                let owner = self.beside.ending(marker)?;
                (Some(owner), self.beside.first(owner))
            }
            word if pronoun(word).is_some() => (None, marker),
            "whose" => {
                let before = marker.checked_sub(1).filter(|_| marker > self.open)?;
                (Some(self.named_before(before).or_else(|| self.beside.ending(marker))?), marker)
            }
            // "N. and daughter N.", "N. with wife N."
            "and" | "with" if first == at => {
                let who = self.beside.starting(at + 1, 0)?;
                let whose =
                    self.beside.ending(marker).filter(|whose| !self.known.contains_key(whose))?;
                return Some(kin((who, whose)));
            }
            _ => return None,
        };
        let joins = self.beside.is(at + 1, ",") || matches!(self.beside.word(at + 1), "is" | "was");
        let behind = self.beside.starting(at + 1 + usize::from(joins), 0);
        let behind = behind.or_else(|| self.titled(at + 1));
        let ahead = || start.checked_sub(1).filter(|_| start > self.open);
        let who = behind.or_else(|| ahead().and_then(|at| self.named_before(at)))?;
        let whose = match owner {
            Some(owner) => owner,
            None => self.meant(marker, pronoun(self.beside.word(marker)), who)?,
        };
        (who != whose).then(|| kin((who, whose)))
    }

    /// Where it stands whose the word for kin at `at` is: "his", a genitive.
    fn marker(&self, at: usize) -> Option<usize> {
        let (first, _) = self.beside(at);
        first.checked_sub(1).filter(|_| first > self.open)
    }

    /// Notes that somebody is somebody's, by "his" at the token `at`, though not
    /// as kin: "his campaign manager, N.", "her teacher N.".
    fn note(&mut self, at: usize, sex: Sex) {
        let is_word = |at: &usize| {
            self.beside.token(*at).is_some_and(|token| token.kind == Kind::Word && !token.is_cap())
        };
        let end = (at + 1..at + 1 + MOST_TITLE).take_while(is_word).last();
        let Some(end) = end.map(|end| end + 1) else { return };
        let end = end + usize::from(self.beside.is(end, ","));
        if let Some(who) = self.beside.starting(end, 0)
            && let Some(whose) = self.meant(at, Some(sex), who)
        {
            self.known.entry(who).or_insert((None, whose));
            self.sexes.insert(whose, sex);
        }
    }

    /// Where the words begin that go with the word for kin at `at`: "late
    /// elder", and whether one of them says that the tie is no more.
    fn beside(&self, at: usize) -> (usize, bool) {
        let (mut first, mut is_once) = (at, false);
        while first > self.open && at - first < MOST_BESIDE {
            let token = self.beside.facts.tokens[first - 1];
            let word = token.of(self.beside.text);
            let once =
                Bond::of(token.key, Language::English).is_some_and(|bond| bond.hold == Hold::Once);
            let goes_with = once
                || is_beside(word)
                || matches!(word, "-" | "year" | "old" | "a")
                || token.kind == Kind::Number;
            if !goes_with {
                break;
            }
            is_once |= once;
            first -= 1;
        }
        (first, is_once)
    }

    /// Whom "his" means that stands at the token `at`: the nearest person
    /// before it who is not said to be somebody's, or is known to be a man.
    fn meant(&self, at: usize, sex: Option<Sex>, who: usize) -> Option<usize> {
        let persons = &self.beside.facts.persons;
        let here = self.persons_before(at);
        let is_other = |person: &usize| {
            let own = self.sexes.get(person);
            own.is_some() && own.copied() != sex
        };
        let fits = |person: &usize| match self.known.get(person) {
            _ if is_other(person) => false,
            // "N., Joe Tranter's uncle, and his daughter": N.'s.
            None => !self.has_kin(*person),
            Some((known, _)) => known.is_some() && *known == sex,
        };
        let from = self.beside.facts.tokens.get(self.open)?.span().start;
        let nearest = (0..here).rev().take(MOST_BEFORE);
        let mut inside = nearest.take_while(|index| persons[*index].span.start >= from);
        let found = inside.find(|person| *person != who && fits(person));
        if found.is_some() || !self.reads_on || self.open == self.last {
            return found;
        }
        let start = self.beside.facts.tokens.get(self.last)?.span().start;
        let first = persons.partition_point(|person| person.span.start < start);
        let before =
            (first..persons.len()).take(MOST_BEFORE).take_while(|i| persons[*i].span.end <= from);
        // "Beside her stood her lawyer, N. Her son": she is still the same.
        let owner = || before.clone().find_map(|i| self.known.get(&i)).map(|(_, whose)| *whose);
        before.clone().find(fits).or_else(|| owner().filter(|whose| !is_other(whose)))
    }

    /// Whether a word for kin stands behind the person's genitive: "N.'s uncle".
    fn has_kin(&self, person: usize) -> bool {
        let end = self.beside.end(person);
        let kin = self.beside.token(end + 1).map(|token| token.key);
        is_genitive(self.beside.word(end))
            && kin.is_some_and(|key| Bond::of(key, Language::English).is_some())
    }

    /// The person whose name ends before the token `at`, with nothing between
    /// them but "," or "is", and an age.
    fn named_before(&self, at: usize) -> Option<usize> {
        let joins = self.beside.is(at, ",") || matches!(self.beside.word(at), "is" | "was");
        joins.then(|| self.beside.ending_with_age(at)).flatten()
    }

    /// The person behind a role that stands at the token `at`: "his wife, the
    /// actress N."
    fn titled(&self, at: usize) -> Option<usize> {
        let mut at = at + usize::from(self.beside.is(at, ","));
        at += usize::from(matches!(self.beside.word(at), "the"));
        let start = self.beside.token(at)?.span().start;
        let role = self.beside.facts.roles.partition_point(|role| role.span.start < start);
        let role = self.beside.facts.roles.get(role).filter(|role| role.span.start == start)?;
        let person = &self.beside.facts.persons[role.value.index];
        (person.span.start > role.span.end).then_some(role.value.index)
    }

    /// How many persons start before the token `at`.
    fn persons_before(&self, at: usize) -> usize {
        let start = self.beside.facts.tokens[at].span().start;
        self.beside.facts.persons.partition_point(|person| person.span.start < start)
    }
}

/// Of what sex he or she is of whom a word says whose somebody is.
fn pronoun(word: &str) -> Option<Sex> {
    match word {
        "his" | "His" => Some(Sex::Male),
        "her" | "Her" => Some(Sex::Female),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::kin;
    use crate::language::Language;
    use crate::mention::{Context, Facts};

    fn seen(text: &str) -> Vec<String> {
        let facts = Facts::of(text, &Context::default());
        let name = |index: usize| facts.persons[index].span.of(text);
        let found = kin(text, &facts, true, Language::English).into_iter();
        let found = found.map(|m| {
            let once = if m.value.is_once { "once " } else { "" };
            let (who, whose) = (name(m.value.who), name(m.value.whose));
            format!("{who}: {once}{} of {whose}", m.value.bond.relation)
        });
        found.collect()
    }

    #[test]
    fn a_word_for_kin_stands_between_two_names() {
        for (text, expected) in [
            ("Robert Lang and his wife, Susan Lang, wave.", "Susan Lang: spouse of Robert Lang"),
            ("Robert Lang's daughter Maria Lang waves.", "Maria Lang: child of Robert Lang"),
            ("Maria Lang, the sister of Robert Lang, waves.", "Maria Lang: sibling of Robert Lang"),
            ("Maria Lang, 40, his sister, met Robert Lang.", ""),
            ("Robert Lang met Maria Lang, 40, his sister.", "Maria Lang: sibling of Robert Lang"),
            ("Maria Lang is the mother of Robert Lang.", "Maria Lang: parent of Robert Lang"),
            (
                "Robert Lang with his ex-wife Susan Clarke.",
                "Susan Clarke: once spouse of Robert Lang",
            ),
            ("Robert Lang with his mother-in-law, Susan Clarke.", ""),
            (
                "Robert Lang spoke. His lawyer, Susan Clarke, did not.",
                "Susan Clarke: counsel of Robert Lang",
            ),
            ("The couple's son waits for Robert Lang.", ""),
        ] {
            assert_eq!(seen(text).join("; "), expected, "{text}");
        }
    }
}
