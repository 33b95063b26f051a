//! Names of the story that the caption begins with another given name,
//! whether or not either was seen as a person's: "Ruth Lady Melania".

use super::MOST_NAMED;
use super::caption::Caption;
use super::name::same_given_name;
use super::person::{PersonRelation, PersonTie};
use super::story::Story;
use super::story::leads::{COMMON, is_neighbour, name};
use crate::article::{Excerpt, Span};
use crate::fold::fold;
use crate::gazetteer::gazetteer;
use crate::language::cue::{Cue, cue};
use crate::language::stem;
use crate::lexicon;

/// Two words of a caption, a given name and the next, of which the story has
/// the second alone, behind another word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Altered {
    /// Both words in the caption.
    pub caption: Span,
    /// Both words in the story.
    pub story: Excerpt,
}

/// Words no rarer than this many bits are small ones, in capitals or not: "in".
const SMALL: f64 = 3.0;

/// The altered names of the caption, in order. Persons that are missing from
/// the story, or have another given name there, are passed over.
pub(super) fn altered(caption: &Caption, story: &Story, persons: &[PersonTie]) -> Vec<Altered> {
    // Where other words than names stand with capitals or run together, two
    // words are no name.
    if !story.is_english() {
        return Vec::new();
    }
    let facts = &caption.facts;
    let settled = |span: Span| {
        let known = [PersonRelation::Absent, PersonRelation::OtherGiven, PersonRelation::Misspelt];
        facts.is_credit(span)
            || facts.is_dated(span)
            || facts.is_marker(span)
            || facts.is_placed(span)
            || persons.iter().any(|tie| known.contains(&tie.relation) && tie.caption.overlaps(span))
    };
    let pairs = facts.tokens.windows(2).enumerate().filter_map(|(at, pair)| {
        let [first, second] = pair else { return None };
        let (first, second) = (name(first)?, name(second)?);
        let is_pair = is_neighbour(caption.text, first, second) && !settled(first);
        is_pair.then_some((at, first, second))
    });
    let altered = pairs.filter_map(|(at, first, second)| {
        let given = fold(first.of(caption.text));
        let known = lexicon::entry(&given);
        let is_given = known.given >= COMMON && known.given > known.surname;
        if !is_given || cue(&given) != Cue::None || story.word(stem::key(&given)).is_some() {
            return None;
        }
        let surname = fold(second.of(caption.text));
        if surname.trim_end_matches('.').len() < 2 || lexicon::entry(&surname).rarity() <= SMALL {
            return None;
        }
        let leads = story.leads().of(stem::key(&surname));
        let (lead, found) = leads.first()?;
        let is_form = |lead: &String| {
            let (short, long) =
                if lead.len() < given.len() { (lead, &given) } else { (&given, lead) };
            // "MinisterBenjamin" has only lost its space.
            let is_part = long.starts_with(short.as_str()) || lead.ends_with(given.as_str());
            same_given_name(lead, &given) || is_part
        };
        // "Marie Louise Yovanovitch" is the story's Marie Yovanovitch.
        let before = at.checked_sub(1).map(|before| fold(facts.tokens[before].of(caption.text)));
        let is_known = |lead: &String| is_form(lead) || before.as_ref() == Some(lead);
        // "San Diego Food Bank": the given name is the end of another's.
        let is_inside = at.checked_sub(1).is_some_and(|before| {
            let token = &facts.tokens[before];
            let lead = name(token).filter(|lead| is_neighbour(caption.text, *lead, first));
            let whole = lead.map(|lead| fold(lead.cover(first).of(caption.text)));
            whole.is_some_and(|whole| gazetteer().lookup(&whole).next().is_some())
        });
        let differs =
            cue(lead) == Cue::None && !is_inside && !leads.iter().any(|(lead, _)| is_known(lead));
        differs.then_some(Altered { caption: first.cover(second), story: *found })
    });
    altered.take(MOST_NAMED).collect()
}
