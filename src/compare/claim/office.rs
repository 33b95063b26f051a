//! Who holds an office that only one can hold, and of what.

use super::Refuted;
use super::roster::{Roster, name_of};
use super::statement::{Statement, statements};
use crate::article::{Excerpt, Part, Span};
use crate::compare::name::{NameRelation, relate};
use crate::compare::{Comparison, MOST_NAMED, PersonRelation, PersonTie, PlaceRelation, past};
use crate::fold::fold;
use crate::gazetteer::{Kind, PlaceId, gazetteer};
use crate::language::office::Seat;
use crate::mention::{Office, Person, Whose, offices};

pub(super) fn refuted(comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, persons, .. } = comparison;
    let claims = offices(caption.text, &caption.facts);
    if claims.is_empty() || past::is_old(caption, story) {
        return Vec::new();
    }
    let mut told = statements(story, offices);
    told.retain(|office| !past::looks_back(office.at, story));
    if told.is_empty() {
        return Vec::new();
    }
    let roster = Roster::of(story);
    let refuted = claims.iter().take(MOST_NAMED).filter_map(|claim| {
        let tie = persons.iter().find(|tie| tie.index == claim.value.person)?;
        let named = roster.places(tie, caption);
        let asked = Asked { comparison, tie, office: &claim.value };
        let is_named = |text: usize, index: usize| named.contains(&(text, index));
        let own = |told: &&Statement<Office>| is_named(told.index, told.value.person);
        let same = || told.iter().filter(|told| told.value.name == claim.value.name);
        // Whoever was it once may be called so.
        let has_role = story.facts.iter().enumerate().any(|(text, (_, facts))| {
            let roles = facts.roles.iter();
            let mut roles = roles.filter(|role| role.value.name == claim.value.name);
            roles.any(|role| is_named(text, role.value.index))
        });
        let other = match has_role {
            true => {
                let is_right = same().filter(own).any(|told| !asked.is_of_another(told));
                let mut others = same().filter(own).filter(|told| asked.is_of_another(told));
                others.next().filter(|_| !is_right)
            }
            false => asked.other_holder(&same().collect::<Vec<_>>()),
        }?;
        Some(Refuted {
            caption: claim.span,
            story: other.at,
            subject: name_of(tie, caption.text),
            answer: None,
        })
    });
    refuted.collect()
}

/// Who holds an office in the story.
fn holder<'t>(told: &'t Statement<Office>) -> &'t Person {
    &told.facts.persons[told.value.person].value
}

/// An office that the caption gives to somebody.
struct Asked<'c> {
    comparison: &'c Comparison<'c>,
    tie: &'c PersonTie,
    office: &'c Office,
}

impl Asked<'_> {
    /// Who else holds the office, if only one of the story does.
    fn other_holder<'t>(
        &self,
        told: &[&'t Statement<'t, Office>],
    ) -> Option<&'t Statement<'t, Office>> {
        let caption = self.comparison.caption;
        let person = &caption.facts.persons[self.tie.index].value;
        let first = *told.first()?;
        let is_one =
            told.iter().all(|other| holder(other).family_key() == holder(first).family_key());
        let is_other = relate(person, holder(first)) == NameRelation::Different;
        let is_of_country = self.office.seat == Seat::Country;
        let is_known = match self.tie.relation {
            PersonRelation::Absent => {
                self.is_same(first) && self.is_here() && (!is_of_country || is_lead(first.at))
            }
            // Who was president once may be named so for life.
            _ if is_of_country => false,
            relation => relation >= PersonRelation::Variant && self.may_be_same(first),
        };
        (is_one && is_other && is_known).then_some(first)
    }

    /// Whether both are said to be offices of the same, or of neither it is said.
    fn is_same(&self, told: &Statement<Office>) -> bool {
        match (&self.office.of, &told.value.of) {
            (Whose::Unsaid, Whose::Unsaid) => true,
            (Whose::Place(a, _), Whose::Place(b, _)) => a == b,
            (Whose::Body(a) | Whose::Place(_, a), Whose::Body(b) | Whose::Place(_, b)) => {
                share_words(a.of(self.comparison.caption.text), b.of(told.text))
            }
            _ => false,
        }
    }

    /// The same, or of one of the two alone it is said.
    fn may_be_same(&self, told: &Statement<Office>) -> bool {
        let is_unsaid = |office: &Office| office.of == Whose::Unsaid;
        self.is_same(told) || is_unsaid(self.office) || is_unsaid(&told.value)
    }

    /// Whether the caption names a place that the story names.
    fn is_here(&self) -> bool {
        self.comparison.places.iter().any(|tie| tie.relation == PlaceRelation::Same)
    }

    /// Whether the story says of the same person's office that it is of another
    /// country, town or company.
    fn is_of_another(&self, told: &Statement<Office>) -> bool {
        match (&self.office.of, &told.value.of) {
            (Whose::Place(a, _), Whose::Place(b, _)) => are_apart(*a, *b, self.office.seat),
            (Whose::Body(a), Whose::Body(b)) => {
                let own = a.of(self.comparison.caption.text);
                !share_words(own, b.of(told.text)) && !self.knows(*a)
            }
            _ => false,
        }
    }

    /// Whether the story has a word of the caption's name.
    fn knows(&self, name: Span) -> bool {
        let Comparison { caption, story, .. } = self.comparison;
        let words = caption.words.iter().filter(|word| name.contains(word.span));
        let words: Vec<u64> = words.map(|word| word.key).collect();
        words.is_empty() || words.iter().any(|key| story.word(*key).is_some())
    }
}

/// Whether it stands in the title or at the start of the body.
fn is_lead(at: Excerpt) -> bool {
    /// How far into the body the lead reaches, in bytes.
    const LEAD: usize = 700;
    at.part == Part::Title || at.span.start < LEAD
}

/// Whether nobody holds one office of both.
fn are_apart(a: PlaceId, b: PlaceId, seat: Seat) -> bool {
    let places = gazetteer();
    match seat {
        Seat::Country => {
            let is_country = |id: PlaceId| places.kind(id) == Kind::Country;
            is_country(a) && is_country(b) && a != b
        }
        _ => a != b && !places.contains(a, b) && !places.contains(b, a),
    }
}

/// Whether two names have a word in common that tells, or one is made of the
/// other's first letters.
fn share_words(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold).collect()
    };
    let (a, b) = (words(a), words(b));
    let initials = |words: &[String]| -> String {
        words.iter().filter_map(|word| word.chars().next()).collect()
    };
    let is_short =
        |one: &[String], other: &[String]| matches!(one, [word] if *word == initials(other));
    a.iter().any(|word| word.len() > 2 && b.contains(word)) || is_short(&a, &b) || is_short(&b, &a)
}
