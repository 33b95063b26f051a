//! How a stretch that the gazetteer knows is read: by the words around it, by
//! what the tagger makes of it, and by how the text uses the name elsewhere.

mod compound;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::around::{Around, Located};
use super::candidate::Candidate;
use super::generic::Generic;
use crate::gazetteer::{Hit, Kind as PlaceKind, NameKind, Written, gazetteer};
use crate::language::cue::{Cue, cue_in_any_case};
use crate::mention::known::Known;
use crate::mention::known::Meanings;
use crate::mention::label::{Label, Name};
use crate::tokens::{Case, Kind, Token};
use crate::words::Class;

/// A known stretch with what stands around it.
pub(super) struct Stretch {
    pub known: Known,
    /// What the tagger makes of it.
    pub name: Option<Name>,
    /// The candidate before it.
    pub last: Option<Candidate>,
    /// The known stretch behind it.
    pub next: Option<Known>,
}

/// What the text as a whole says of its names.
pub(super) struct Disambiguator<'t> {
    around: Around<'t>,
    /// Names that the text clearly uses as places somewhere.
    settled: HashSet<(usize, u8)>,
    /// The words of full names of persons.
    persons: HashSet<&'t str>,
}

impl<'t> Disambiguator<'t> {
    /// Looks through the text once for what it says of each name.
    pub fn new(around: Around<'t>, known: &[Known], names: &[Name]) -> Disambiguator<'t> {
        let mut persons = HashSet::new();
        for name in names.iter().filter(|name| name.label == Label::Person) {
            let words = &around.tokens[name.first..name.end];
            if words.iter().filter(|token| token.is_cap()).count() > 1 {
                persons.extend(words.iter().map(|token| token.of(around.tokens.text)));
            }
        }
        let mut reader = Disambiguator { around, settled: HashSet::new(), persons };
        let mut tally: HashMap<(usize, u8), i32> = HashMap::new();
        let mut left = names;
        for stretch in known {
            left = &left[left.iter().take_while(|name| name.end <= stretch.first).count()..];
            let name = left.first().filter(|name| name.first < stretch.end);
            let vote = match name {
                Some(name) if name.label == Label::Person => -1,
                Some(name) if name.label == Label::Organisation && is_village(stretch) => -1,
                _ if reader.is_street(stretch) => 0,
                Some(name) if name.label == Label::Place && name.first == stretch.first => 2,
                Some(name) if name.first < stretch.first || name.end > stretch.end => 0,
                _ if around.located(stretch.first) == Located::Surely => 2,
                _ => 0,
            };
            *tally.entry(stretch.hits.key()).or_default() += vote;
        }
        reader.settled = tally.into_iter().filter(|(_, n)| *n > 0).map(|(key, _)| key).collect();
        reader
    }

    /// How a known stretch is read, if it is a place.
    pub fn read(&self, stretch: &Stretch) -> Option<Candidate> {
        let Stretch { known: Known { first, mut end, hits }, name, last, .. } = *stretch;
        let best = hits.first()?;
        if last.is_some_and(|last| last.end > first) {
            return None;
        }
        if best.name_kind == NameKind::Demonym {
            // "the Texans" may be a club, "a German" a person: weak either way.
            let is_free = name.is_none_or(|name| name.label != Label::Person);
            return is_free.then_some(Candidate { first, end, hits, wants: None, is_aside: false });
        }
        if self.is_street(&stretch.known)
            || self.is_money(first, end)
            || cue_in_any_case(self.around.word(first)) == Cue::Calendar
        {
            return None;
        }
        // "Puno region", "Washington state": the noun is no part of the name.
        let mut wants = None;
        let around = self.around;
        while end - first > 1 && around.tokens[end - 1].case == Case::Lower {
            match around.noun(end - 1) {
                Some(Generic::Unit(kind)) => (wants, end) = (Some(kind), end - 1),
                _ => break,
            }
        }
        if wants.is_none() {
            wants = self.wanted(first, end);
        }
        let mut candidate = Candidate { first, end, hits, wants, is_aside: false };
        if let Some(Generic::Feature | Generic::Unit(_)) = self.noun_behind(end) {
            let kind = around.noun(end);
            candidate.end += 1;
            candidate.hits = match kind {
                Some(Generic::Unit(kind)) if has_kind(hits, kind) => hits,
                _ => Meanings::none(),
            };
            let is_whole = name.is_some_and(|n| n.label == Label::Place && n.end > end);
            let is_located = around.located(first) != Located::No;
            return (is_whole || is_located || !candidate.hits.is_empty()).then_some(candidate);
        }
        candidate.is_aside = self.is_aside(first, end, name);
        let is_place = match candidate.is_aside {
            true => {
                self.is_clear(best, first)
                    || is_land(best) && !best.ambiguity.common_word && !self.is_a_person(first, end)
                    || self.settled.contains(&hits.key())
            }
            false => self.is_place(stretch, end, best),
        };
        // "The Kremlin said", "White House staff": who, not where.
        let is_actor = gazetteer().place(best.place).is_actor;
        candidate.is_aside |= is_actor && around.located(first) == Located::No;
        is_place.then_some(candidate)
    }

    /// Whether a known name stands for a place here.
    fn is_place(&self, stretch: &Stretch, end: usize, best: Hit) -> bool {
        let Stretch { known, name, last, next } = stretch;
        let first = known.first;
        // "Threats to the Homeland": no small town has an article.
        let located = match self.around.before(first, 1) {
            "the" if !is_big(best) || best.ambiguity.common_word => Located::No,
            _ => self.around.located(first),
        };
        let behind_place =
            self.around.before(first, 1) == "," && last.is_some_and(|last| last.end + 1 == first);
        if self.is_postal_code(first, end, best) {
            return behind_place || located == Located::Surely && self.is_acronym_of_land(first);
        }
        let framed = behind_place
            || self.around.is_dateline(first, end)
            || self.holds_next(end, next.as_ref());
        let settled = self.settled.contains(&known.hits.key());
        if self.is_titled(first, end) && !framed && located != Located::Surely {
            return false;
        }
        let clear = self.is_clear(best, first);
        // "The state of the Union", "the Gulf": no town has an article.
        let has_article = self.around.before(first, 1) == "the" && !clear;
        let bears_none =
            best.ambiguity.common_word || self.around.before(first, 2) == "of" || !is_big(best);
        if has_article && bears_none && is_unit(best) {
            return false;
        }
        if !framed && located != Located::Surely {
            let is_small = !is_big(best);
            let is_surname =
                is_small && end - first == 1 && self.persons.contains(self.around.word(first));
            if is_surname || self.is_acronym(first, end, best) {
                return false;
            }
        }
        let Some(name) = name else {
            return match best.ambiguity.common_word && !clear {
                true => located == Located::Surely && settled && self.is_cap_amid(first),
                false => {
                    located != Located::No && (clear || !self.is_a_person(first, end))
                        || framed
                        || settled
                        || is_big(best) && (clear || is_land(best) && !self.is_a_person(first, end))
                }
            };
        };
        let is_whole = name.first >= first && name.end <= known.end;
        match name.label {
            Label::Place if is_whole || name.first >= first => {
                let opens = self.around.tokens[first].opens_sentence;
                let in_place = located != Located::No || framed || !opens;
                !best.ambiguity.common_word || clear || is_whole && name.end >= end && in_place
            }
            Label::Place => clear || located != Located::No && !best.ambiguity.common_word,
            Label::Person if is_whole => {
                let is_person = self.is_a_person(first, end);
                // "Secretary Tom Price": a town in Australia has the name too.
                let called = is_person && self.around.is_given_name(first);
                let unlike =
                    end - first > 1 && best.ambiguity.is_none() && !called && !is_hamlet(best);
                located == Located::Surely
                    || unlike
                    || !is_person
                        && (located == Located::Perhaps
                            || framed
                            || settled
                            || clear && is_big(best))
            }
            Label::Person => {
                let titled =
                    name.first == first && cue_in_any_case(self.around.after(end)) == Cue::Title;
                let behind = first > name.first
                    && matches!(self.around.before(first, 1), "of" | "in" | "from" | "near");
                (titled || behind) && (clear || settled)
            }
            // "In Congress": a village in Arizona has the name too.
            Label::Organisation if is_whole && is_village(known) => framed,
            Label::Organisation if is_whole => {
                let place = gazetteer().place(best.place);
                located != Located::No
                    || settled
                    || framed
                    || !place.is_actor && is_big(best)
                    // "The Kremlin said": it acts, and it is in Moscow.
                    || place.is_actor && place.kind == PlaceKind::Seat && clear
            }
            Label::Organisation => false,
            Label::Other if is_whole => located != Located::No || clear || settled,
            Label::Other => false,
        }
    }

    /// Whether the name is a place unless something speaks against it.
    fn is_clear(&self, best: Hit, first: usize) -> bool {
        match best.written {
            Written::Capitals => self.is_cap_amid(first),
            Written::Period => true,
            Written::Capitalised => best.ambiguity.is_none(),
        }
    }

    /// Whether the capitals of a name stand out from their surroundings.
    fn is_cap_amid(&self, first: usize) -> bool {
        let shouts = |at: Option<usize>| {
            at.and_then(|at| self.around.tokens.get(at))
                .is_some_and(|t| t.case == Case::Upper && t.of(self.around.tokens.text).len() > 3)
        };
        !shouts(first.checked_sub(1)) && !shouts(Some(first + 1))
    }

    /// Whether a short word in capitals is none of the towns that are spelt
    /// like it: "SWAT", "NICE".
    fn is_acronym(&self, first: usize, end: usize, best: Hit) -> bool {
        let word = self.around.tokens[first];
        end - first == 1
            && word.case == Case::Upper
            && word.span().len() <= 5
            && best.written == Written::Capitalised
            && self.is_cap_amid(first)
    }

    /// Whether the name is elsewhere in the text, or here, a person's.
    fn is_a_person(&self, first: usize, end: usize) -> bool {
        end - first == 1 && self.persons.contains(self.around.word(first))
            || self.around.is_behind_given_name(first)
    }

    /// "Lincoln, Nebraska": the name that follows is of a larger place.
    fn holds_next(&self, end: usize, next: Option<&Known>) -> bool {
        let is_larger = |hit: Hit| {
            let kind = gazetteer().kind(hit.place);
            hit.name_kind != NameKind::Demonym
                && matches!(kind, PlaceKind::Country | PlaceKind::Subdivision)
        };
        self.around.after(end) == ","
            && next.is_some_and(|next| next.first == end + 1 && next.hits.iter().any(is_larger))
    }

    /// Whether it is a part of an organisation's name that says where that
    /// is, or the state of a politician: "Georgia Bureau of Investigation",
    /// "the University of Oklahoma", "R-Texas".
    fn is_aside(&self, first: usize, end: usize, name: Option<Name>) -> bool {
        let before = self.around.before(first, 1);
        if before == "-" && Class::PartyLetter.has(self.around.before(first, 2)) {
            return true;
        }
        let Some(name) = name.filter(|n| n.first < first || n.end > end) else {
            return self.noun_in_run(end);
        };
        let leads = (name.first..first).all(|at| self.around.tokens[at].case == Case::Lower);
        let placed = matches!(before, "of" | "in" | "at");
        let is_body = |range: std::ops::Range<usize>| {
            let mut nouns = range.map(|at| self.around.noun(at)).peekable();
            let mut body = false;
            nouns.all(|noun| {
                body |= noun == Some(Generic::Body);
                noun != Some(Generic::Press)
            }) && body
        };
        name.label == Label::Organisation
            && (leads && is_body(end..name.end) || placed && is_body(name.first..first))
    }

    /// Whether a public body's noun follows in the same run of capitals.
    fn noun_in_run(&self, end: usize) -> bool {
        let run = (end..end + 4).take_while(|at| self.around.is_cap(*at));
        run.map(|at| self.around.noun(at)).any(|noun| noun == Some(Generic::Body))
    }

    /// The noun right behind `end` that belongs to the name, capitalised and
    /// the last of its run: "Salinas Valley", not "Las Vegas City Council".
    fn noun_behind(&self, end: usize) -> Option<Generic> {
        let is_last = self.around.is_cap(end) && !self.around.is_cap(end + 1);
        self.around.noun(end).filter(|_| is_last)
    }

    /// The kind that a small noun asks for: "the state of Georgia",
    /// "Douglas county".
    fn wanted(&self, first: usize, end: usize) -> Option<PlaceKind> {
        let is_behind_of =
            self.around.before(first, 1) == "of" && !self.around.before(first, 2).is_empty();
        let before = first.checked_sub(2).filter(|_| is_behind_of);
        let nouns = [
            self.around.noun_after(end).map(|noun| (noun, end)),
            before.and_then(|at| Some((self.around.noun(at)?, at))),
        ];
        nouns.into_iter().flatten().find_map(|(noun, at)| match noun {
            Generic::Unit(kind) if self.around.tokens[at].case == Case::Lower => Some(kind),
            _ => None,
        })
    }

    fn is_street(&self, stretch: &Known) -> bool {
        self.around.is_street(stretch.first, stretch.end)
    }

    /// "US$1,800", "$US 1.5 billion".
    fn is_money(&self, first: usize, end: usize) -> bool {
        self.around.before(first, 1) == "$" || self.around.after(end) == "$"
    }

    /// Two or three capitals for a state, which are a word otherwise: "OK",
    /// "IN", "ACT".
    fn is_postal_code(&self, first: usize, end: usize, best: Hit) -> bool {
        best.written == Written::Capitals
            && end - first == 1
            && matches!(self.around.word(first).len(), 2 | 3)
            && gazetteer().kind(best.place) == PlaceKind::Subdivision
    }

    /// "in NSW": three capitals can stand for a state by themselves.
    fn is_acronym_of_land(&self, first: usize) -> bool {
        self.around.word(first).len() == 3
    }

    /// "Prince William", "Queen Elizabeth": a title before a given name, though
    /// a county may be called so.
    fn is_titled(&self, first: usize, end: usize) -> bool {
        end - first == 2
            && cue_in_any_case(self.around.word(first)) == Cue::Title
            && self.around.is_given_name(first + 1)
    }

    /// Whether a place that is on no map may be taken from the tagger.
    pub fn is_unmapped_place(&self, name: &Name) -> bool {
        let (text, tokens) = (self.around.tokens.text, self.around.tokens);
        let worded = |t: &Token| t.kind == Kind::Word && t.of(text).chars().count() > 2;
        let noun = self.around.noun(name.end - 1);
        tokens[name.first].is_cap()
            && tokens[name.first..name.end].iter().any(worded)
            && !matches!(noun, Some(Generic::Street | Generic::Press))
            && !self.around.is_street(name.first, name.end)
    }
}

/// Whether even the best known place of this name is a small town.
fn is_village(known: &Known) -> bool {
    known.hits.first().is_some_and(|best| !is_big(best))
}

fn has_kind(hits: Meanings, kind: PlaceKind) -> bool {
    hits.iter().any(|hit| gazetteer().kind(hit.place) == kind)
}

/// Whether it is a town or a part of a country.
fn is_unit(hit: Hit) -> bool {
    let kind = gazetteer().kind(hit.place);
    matches!(kind, PlaceKind::City | PlaceKind::County | PlaceKind::Subdivision)
}

/// Whether it is a country or a first-level part of one.
fn is_land(hit: Hit) -> bool {
    let kind = gazetteer().kind(hit.place);
    matches!(kind, PlaceKind::Country | PlaceKind::Subdivision)
}

/// Whether it is a town that hardly anybody knows.
fn is_hamlet(hit: Hit) -> bool {
    const FEW: u32 = 5_000;
    let place = gazetteer().place(hit.place);
    place.kind == PlaceKind::City && place.population < FEW
}

/// Whether a place of this name is known well enough to be meant.
fn is_big(hit: Hit) -> bool {
    let place = gazetteer().place(hit.place);
    !matches!(place.kind, PlaceKind::City | PlaceKind::County) || place.population >= 50_000
}
