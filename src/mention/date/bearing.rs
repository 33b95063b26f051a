//! What a date is of, as the words around it say.

use jiff::civil::Date;

use super::cues::Cues;
use super::form::{Form, Found};
use super::lex::{Lex, Lexed};
use super::linked::is_linked;
use super::period::Period;
use crate::language::calendar::{Cue, Unit, Word};

/// What a date is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bearing {
    /// What the sentence tells of: of a caption, what its picture shows.
    #[default]
    Told,
    /// The picture, and the words say so: "photo taken on May 3".
    Taken,
    /// What is to come, or a bound: "takes office on April 1", "until May 5".
    Announced,
    /// An occasion before this one: "last year's winner, on Oct. 7, 2021".
    Earlier,
    /// Nothing that happened: the year tells which one of several is meant,
    /// as in "class of 2026" and "the 2030 goals".
    Naming,
}

/// So many words before a date are looked at, however long its sentence is.
const NEARBY: usize = 60;

/// So many words may stand between a date and what is right before it:
/// articles and prepositions.
const FILLERS: usize = 4;

/// What a date is of, given those that were found before it.
pub(super) fn bearing(
    cues: &Cues,
    lexed: &Lexed,
    found: &[Found],
    index: usize,
    year: Option<i16>,
    published: Option<Date>,
) -> Bearing {
    let around = Around::of(cues, lexed, found[index]);
    match () {
        () if around.names_one() => Bearing::Naming,
        () if around.is_taken() => Bearing::Taken,
        () if around.is_earlier(found, index, year, published) => Bearing::Earlier,
        () if around.is_announced() || around.ends_a_stretch(found, index) => Bearing::Announced,
        () => Bearing::Told,
    }
}

/// A date and the words around it.
struct Around<'a> {
    cues: &'a Cues<'a>,
    lexed: &'a Lexed<'a>,
    date: Found,
    /// The first token of the date's sentence, or of what is looked at of it.
    opens: usize,
    /// The token behind the date's sentence, or behind what is looked at of it.
    ends: usize,
}

impl<'a> Around<'a> {
    fn of(cues: &'a Cues<'a>, lexed: &'a Lexed<'a>, date: Found) -> Self {
        let opens = |at: &usize| lexed.opens_sentence(*at);
        let least = date.first.saturating_sub(NEARBY);
        let most = lexed.len().min(date.last + 1 + NEARBY);
        Around {
            cues,
            lexed,
            date,
            opens: (least..=date.first).rev().find(opens).unwrap_or(least),
            ends: (date.last + 1..most).find(opens).unwrap_or(most),
        }
    }

    /// Articles and prepositions, which say nothing themselves.
    fn is_filler(&self, at: usize) -> bool {
        let is_word = matches!(
            self.lexed.at(at),
            Lex::Word(Word::The | Word::On | Word::At | Word::Part | Word::Edge | Word::Weekday(_))
        );
        is_word || matches!(self.lexed.of(at), "noon" | "midnight")
    }

    /// Whether a phrase of `cue` ends at `last`, and begins at `least` or behind.
    fn has(&self, cue: Cue, last: usize, least: usize) -> bool {
        self.cues.has(cue, last, least)
    }

    /// Whether some phrase stands right before the date, or before the articles
    /// and prepositions there.
    fn stands_behind(&self, cue: Cue) -> bool {
        let opens = self.opens;
        let mut at = self.date.first;
        for _ in 0..=FILLERS {
            let Some(before) = at.checked_sub(1).filter(|before| *before >= opens) else {
                return false;
            };
            if self.has(cue, before, opens) {
                return true;
            }
            if !self.is_filler(before) {
                return false;
            }
            at = before;
        }
        false
    }

    /// "photo taken by the police on May 3", "this May 3, 2019, photo".
    fn is_taken(&self) -> bool {
        const REACH: usize = 10;
        let opens = self.opens;
        let from = self.date.first.saturating_sub(REACH).max(opens);
        let is_picture = |at: usize| self.has(Cue::Picture, at, opens);
        let taken = (from..self.date.first).rev().find(|at| self.has(Cue::Taken, *at, opens));
        // What made the picture stands between, not what it shows.
        let made = taken.is_some_and(|at| {
            let near = self.date.first - at <= 2 || self.lexed.word(at + 1) == Some(Word::In);
            near && (at.saturating_sub(3).max(opens)..at).any(is_picture)
        });
        let comma = usize::from(self.lexed.is_mark(self.date.last + 1, &[',']));
        let behind = self.date.last + 1 + comma;
        let shown = || (behind..self.ends.min(behind + 3)).any(is_picture);
        let this = |at: usize| matches!(self.lexed.at(at), Lex::Word(Word::Shift(_)));
        made || self.date.first > opens && this(self.date.first - 1) && shown()
    }

    /// A year that tells which budget, class or campaign is meant.
    fn names_one(&self) -> bool {
        let Form::Known(Period::Year(_)) = self.date.form else { return false };
        let (lexed, opens) = (self.lexed, self.opens);
        let Some(before) = self.date.first.checked_sub(1).filter(|at| *at >= opens) else {
            return self.noun_follows();
        };
        if self.has(Cue::Naming, before, opens) {
            return true;
        }
        let of_year = lexed.at(before) == Lex::Word(Word::Unit(Unit::Year));
        let is_name = lexed.is_capital(before)
            && lexed.at(before) == Lex::Other
            && !lexed.opens_sentence(before);
        let placed = matches!(lexed.at(before), Lex::Word(Word::In | Word::Since))
            && !self.lexed.of(before).eq_ignore_ascii_case("for");
        !of_year && (is_name || !placed && self.noun_follows())
    }

    /// Whether the word behind the date is none that goes on with the sentence.
    fn noun_follows(&self) -> bool {
        let (lexed, next) = (self.lexed, self.date.last + 1);
        let is_word = lexed.is_lower_word(next) || lexed.is_capital(next);
        let is_bound = lexed.opens_sentence(next)
            || self.has(Cue::Subordinate, next, next)
            || self.has(Cue::Future, next, next);
        is_word && lexed.at(next) == Lex::Other && !is_bound && lexed.of(next).len() > 3
    }

    /// Of another occasion than the story's, which the sentence says.
    fn is_earlier(
        &self,
        found: &[Found],
        index: usize,
        year: Option<i16>,
        published: Option<Date>,
    ) -> bool {
        let (opens, ends) = (self.opens, self.ends);
        let Some(published) = published else { return false };
        let named = |cue: Cue| (opens..ends).any(|at| self.has(cue, at, opens));
        let Some(year) = year else {
            let possessive = self.lexed.is_possessive(self.date.last + 1);
            let is_last = self.has(Cue::LastYears, self.date.last, opens);
            return is_last && (possessive || self.lexed.is_lower_word(self.date.last + 1));
        };
        if year >= published.year() {
            return false;
        }
        let says = |at: usize| {
            let is_unit = matches!(self.lexed.word(at + 1), Some(Word::Unit(_) | Word::Units(_)));
            !is_unit && self.has(Cue::Earlier, at, opens)
        };
        // "who won the prize in 2021": the year stands there a second time.
        let again = |(other, found): (usize, &Found)| {
            let is_year = found.form == Form::Known(Period::Year(year));
            other != index && is_year && found.first >= opens && found.last < ends
        };
        let near = index.saturating_sub(4)..found.len().min(index + 5);
        (opens..ends).any(says)
            || year == published.year() - 1 && named(Cue::LastYears)
            || near.clone().zip(&found[near]).any(again)
    }

    /// "takes office on", "until", "opens in Riga on", "will play on".
    fn is_announced(&self) -> bool {
        let comma = usize::from(self.lexed.is_mark(self.date.last + 1, &[',']));
        let behind = self.date.last + 1 + comma;
        behind < self.ends && self.has(Cue::Behind, behind, behind)
            || self.stands_behind(Cue::Until)
            || self.is_closed()
            || self.opens_behind_a_place()
            || self.is_in_the_future()
            || self.heads_the_future()
    }

    /// "findet am 1. Mai in Graz statt".
    fn is_closed(&self) -> bool {
        let clause = self.date.last + 1..self.ends;
        let mut clause =
            clause.take_while(|at| !matches!(self.lexed.at(*at), Lex::Mark(',' | ';')));
        clause.any(|at| self.has(Cue::Closing, at, at))
    }

    /// "opens on", "opens in the town hall of Riga, Latvia, on".
    fn opens_behind_a_place(&self) -> bool {
        let (lexed, opens) = (self.lexed, self.opens);
        let mut at = self.date.first;
        while let Some(before) = at.checked_sub(1).filter(|before| *before >= opens) {
            if self.has(Cue::Opening, before, opens) {
                return !lexed.opens_sentence(before);
            }
            let is_name = lexed.is_capital(before) && lexed.at(before) == Lex::Other;
            let joins = matches!(lexed.at(before), Lex::Word(Word::In | Word::Of) | Lex::Mark(','));
            if !is_name && !joins && !self.is_filler(before) {
                return false;
            }
            at = before;
        }
        false
    }

    /// Whether a verb before the date puts it in the future.
    fn is_in_the_future(&self) -> bool {
        let (lexed, opens) = (self.lexed, self.opens);
        let mut cut_off = false;
        // "…, in Austin, Texas, May 20, 2025": set behind the whole sentence.
        let is_tail = self.date.first > opens && lexed.at(self.date.first - 1) == Lex::Mark(',');
        for at in (opens..self.date.first).rev() {
            let mark = lexed.at(at);
            if matches!(mark, Lex::Mark(';' | ':' | '—' | '–' | '(' | ')')) {
                return false;
            }
            if mark == Lex::Mark(',') {
                cut_off |= !self.is_within_a_place(at);
                continue;
            }
            let (cue, is_main) = match self.cues.first_of(Cue::Future, at, opens) {
                Some(first) => (first, true),
                None if self.is_future_verb(at) => (at, true),
                None => match self.cues.first_of(Cue::Planned, at, opens) {
                    Some(first) => (first, false),
                    None => continue,
                },
            };
            let is_apart = cut_off || is_tail;
            if !is_apart || is_main && !self.is_subordinate(cue) {
                return true;
            }
        }
        false
    }

    /// Whether the clause of token `at` is one within another.
    fn is_subordinate(&self, at: usize) -> bool {
        let opens = self.opens;
        let clause = (opens..at).rev().take_while(|at| self.lexed.at(*at) != Lex::Mark(','));
        let begins_apart = at > opens && self.lexed.at(at - 1) == Lex::Mark(',');
        begins_apart || clause.into_iter().any(|at| self.has(Cue::Subordinate, at, at))
    }

    /// A comma in "Riga, Latvia, on", as against one that ends a clause.
    fn is_within_a_place(&self, comma: usize) -> bool {
        let behind = comma + 1;
        let goes_on =
            self.lexed.is_capital(behind) || behind >= self.date.first || self.is_filler(behind);
        comma > 0 && self.lexed.is_capital(comma - 1) && goes_on
    }

    /// A verb that is in the future by its ending: "tocará".
    fn is_future_verb(&self, at: usize) -> bool {
        const SHORTEST: usize = 5;
        let word = self.lexed.of(at);
        self.lexed.is_lower_word(at)
            && word.len() >= SHORTEST
            && self.lexed.calendar.bearings.endings.iter().any(|ending| word.ends_with(ending))
            && !self.lexed.calendar.bearings.no_verbs.contains(&word)
    }

    /// "On May 20, the hall will open": the date stands first.
    fn heads_the_future(&self) -> bool {
        let heads = (self.opens..self.date.first).all(|at| self.is_filler(at));
        let ends = self.ends;
        let clause = (self.date.last + 1..ends).take_while(|at| {
            !self.has(Cue::Subordinate, *at, *at)
                && !matches!(self.lexed.at(*at), Lex::Mark(';' | ':' | '—' | '–' | '('))
        });
        let is_future =
            |at: usize| self.has(Cue::Future, at, self.date.last + 1) || self.is_future_verb(at);
        heads && clause.into_iter().any(is_future)
    }

    /// The last day of what goes on from one to the other.
    fn ends_a_stretch(&self, found: &[Found], index: usize) -> bool {
        let Some(before) = index.checked_sub(1).map(|before| found[before]) else { return false };
        let gap = before.last + 1..self.date.first;
        let is_to = |at: usize| {
            matches!(self.lexed.at(at), Lex::Mark('-' | '–' | '—')) || self.has(Cue::To, at, at)
        };
        is_linked(self.lexed, before, self.date) && gap.into_iter().any(is_to)
    }
}
