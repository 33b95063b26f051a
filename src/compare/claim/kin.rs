//! What one person is to another.

use super::roster::Roster;
use super::statement::{Places, Statement, statements};
use super::{Refuted, sentence};
use crate::compare::name::{NameRelation, relate};
use crate::compare::{Comparison, MOST_NAMED};
use crate::language::Language;
use crate::language::bond::{Bond, Hold};
use crate::mention::{Kin, kin};

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let language = story.language();
    let claims = kin(caption.text, &caption.facts, false, language);
    if claims.is_empty() {
        return Vec::new();
    }
    let told = statements(story, |text, facts| kin(text, facts, true, language));
    if told.is_empty() {
        return Vec::new();
    }
    let roster = Roster::of(story);
    let claims = claims.iter().filter(|claim| !claim.value.is_once).take(MOST_NAMED);
    let refuted = claims.filter_map(|claim| {
        let tie = |index: usize| persons.iter().find(|tie| tie.index == index);
        let pair = Pair {
            language,
            bond: claim.value.bond,
            who: roster.places(tie(claim.value.who)?, caption),
            whose: roster.places(tie(claim.value.whose)?, caption),
            alone: roster.only_two(
                &caption.facts.persons[claim.value.who].value,
                &caption.facts.persons[claim.value.whose].value,
            ),
        };
        if pair.who.is_empty() || pair.whose.is_empty() {
            return None;
        }
        if told.iter().any(|told| pair.is_told(told)) {
            return None;
        }
        let name = &caption.facts.persons[claim.value.who].value;
        let is_other = |told: &&Statement<Kin>| {
            [told.value.who, told.value.whose].iter().all(|index| {
                let other = &told.facts.persons[*index].value;
                told.names(&pair.whose, *index) || relate(name, other) == NameRelation::Different
            })
        };
        let mut of_both = told.iter().filter(|told| pair.is_of(told).is_some()).take(MOST_NAMED);
        let other = of_both.find(|told| pair.is_told_otherwise(told)).or_else(|| {
            let mut taken = told.iter().filter(|told| pair.is_taken(told)).filter(is_other);
            taken.next()
        })?;
        Some(Refuted {
            caption: claim.span,
            story: other.at,
            subject: claim.span.of(caption.text).to_owned(),
            answer: None,
        })
    });
    refuted.collect()
}

/// Two persons of the caption, and where the story names them.
struct Pair {
    /// In which the story is told.
    language: Language,
    /// What the first is to the second.
    bond: Bond,
    who: Places,
    whose: Places,
    /// The surname that the story's persons share of whom only these two bear
    /// it: of one of them alone, the other is meant.
    alone: Option<String>,
}

impl Pair {
    /// Whether the story's tie is of these two, and which way round.
    fn is_of(&self, told: &Statement<Kin>) -> Option<bool> {
        let Kin { who, whose, .. } = told.value;
        let is_alone = |index: usize| {
            let parts = &told.facts.persons[index].value.parts;
            self.alone.as_ref().is_some_and(|family| *parts == [family.as_str()])
        };
        let is_whose = |index: usize| told.names(&self.whose, index) || is_alone(index);
        if told.names(&self.who, who) && is_whose(whose) {
            return Some(true);
        }
        (told.names(&self.who, whose) && is_whose(who)).then_some(false)
    }

    /// Whether the story says the same of the two.
    fn is_told(&self, told: &Statement<Kin>) -> bool {
        let bond = told.value.bond;
        match self.is_of(told) {
            Some(true) => self.bond.agrees(bond.relation, bond.sex),
            Some(false) => self.bond.relation == bond.inverse,
            None => false,
        }
    }

    /// Whether the story says of the two what excludes the caption's.
    fn is_told_otherwise(&self, told: &Statement<Kin>) -> bool {
        let bond = told.value.bond;
        let are_both_work = self.bond.hold == Hold::Work && bond.hold == Hold::Work;
        if told.value.is_once || are_both_work || self.is_of(told).is_none() {
            return false;
        }
        // "Her mother, N., and her sister": who knows which of the two N. is.
        let around = sentence::around(&told.facts.tokens, told.at.span.start);
        let mut words = around.iter().filter_map(|token| Bond::of(token.key, self.language));
        let is_said =
            words.any(|bond| bond.hold != Hold::Once && self.bond.agrees(bond.relation, bond.sex));
        !is_said
    }

    /// Whether the story gives to another what only one can be, and the caption
    /// gives to this one: "his wife".
    fn is_taken(&self, told: &Statement<Kin>) -> bool {
        let (own, bond) = (self.bond, told.value.bond);
        if own.hold != Hold::One || bond.hold != Hold::One || told.value.is_once {
            return false;
        }
        let is_of_whose = |person: usize| told.names(&self.whose, person);
        let is_of_who = |person: usize| told.names(&self.who, person);
        let Kin { who, whose, .. } = told.value;
        if own.relation == own.inverse && bond.relation == own.relation {
            let one = |a: usize, b: usize| {
                is_of_whose(a) && !is_of_who(b) || is_of_who(a) && !is_of_whose(b)
            };
            return one(who, whose) || one(whose, who);
        }
        own.relation == bond.relation
            && own.sex == bond.sex
            && is_of_whose(whose)
            && !is_of_who(who)
    }
}
