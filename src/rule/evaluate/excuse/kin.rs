//! Whether caption or story says that somebody is a relative or partner of
//! the story's person: a word for kin excuses a name only where it stands to
//! that name.

use crate::article::{Excerpt, Span};
use crate::compare::name::{NameRelation, relate};
use crate::compare::{PersonTie, Story};
use crate::fold::fold;
use crate::language::cue::Cue;
use crate::language::kin::{Count, is_beside, is_of, is_possessive, kin};
use crate::mention::Person;
use crate::rule::evaluate::judged::Judged;
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// As many words may stand between a name and the word for kin.
const REACH: usize = 10;

/// Whether the name at `at` is excused.
pub(super) fn holds(at: Span, judged: &Judged) -> bool {
    let (caption, story) = (judged.comparison.caption, judged.comparison.story);
    let words = Words {
        tokens: Tokens::new(caption.text, &caption.facts.tokens),
        language: story.language_code().unwrap_or("en"),
    };
    let (first, end) = words.within(at);
    let tie = judged.comparison.persons.iter().find(|tie| tie.caption == at);
    words.is_kin_before(first)
        || words.is_kin_behind(end)
        || tie.is_some_and(|tie| {
            has_namesake(tie, judged) || {
                let told = tie.story.and_then(|at| person_at(story, at));
                told.is_some_and(|told| {
                    words.is_kin_of(end, told) || story_has_kin(story, told, words.language)
                })
            }
        })
}

/// The story's person who is named at `at`.
fn person_at<'s>(story: &'s Story, at: Excerpt) -> Option<&'s Person> {
    story.persons().find(|(named, _)| *named == at).map(|(_, person)| person)
}

/// Whether the caption names another bearer of the surname: in full, or by the
/// surname alone before the name; behind it the surname alone is the same person
/// once more. Where that one is a person of the story, and the story has yet
/// another whose given name is much like this one's, the surname says nothing.
fn has_namesake(tie: &PersonTie, judged: &Judged) -> bool {
    let (caption, story) = (judged.comparison.caption, judged.comparison.story);
    let persons = &caption.facts.persons;
    let person = &persons[tie.index].value;
    let others: Vec<&Person> = persons
        .iter()
        .filter(|other| other.span != tie.caption)
        .filter(|other| other.value.family_key() == person.family_key())
        .filter(|other| other.span.start < tie.caption.start || other.value.parts.len() > 1)
        .map(|other| &other.value)
        .collect();
    let is_told =
        |told: &Person| others.iter().any(|other| relate(other, told) >= NameRelation::Variant);
    let told = tie.story.and_then(|at| person_at(story, at));
    let are_others_told = || {
        let mut told = story.persons().filter(|(_, told)| told.parts.len() > 1);
        told.any(|(_, told)| is_told(told))
    };
    let is_mixed_up = tie.is_close && told.is_some_and(|told| !is_told(told)) && are_others_told();
    match others.is_empty() {
        false => !is_mixed_up,
        true => is_written_before(tie, judged),
    }
}

/// Whether the surname stands before the name, behind another given name,
/// though nobody was seen there.
fn is_written_before(tie: &PersonTie, judged: &Judged) -> bool {
    let caption = judged.comparison.caption;
    let facts = &caption.facts;
    let family = facts.persons[tie.index].value.family_key();
    facts.tokens.iter().take_while(|token| token.span().end <= tie.caption.start).any(|token| {
        token.is_cap() && !facts.is_credit(token.span()) && fold(token.of(caption.text)) == family
    })
}

/// Whether the story says of `person` that somebody is their wife or the like:
/// "the wife of former president Mark Hart", "Mark Hart's wife".
fn story_has_kin(story: &Story, person: &Person, language: &str) -> bool {
    story.facts.iter().any(|(part, facts)| {
        let tokens = Tokens::new(story.text(*part), &facts.tokens);
        let words = Words { tokens, language };
        let named = facts.persons.iter().filter(|mention| mention.value.parts == person.parts);
        named.take(REACH).any(|mention| {
            let (first, end) = words.within(mention.span);
            words.is_whose(end) || words.is_kin_of_before(first)
        })
    })
}

/// The words of a text around a name.
struct Words<'t> {
    tokens: Tokens<'t>,
    language: &'t str,
}

impl Words<'_> {
    /// The tokens of a span: the first, and the one behind.
    fn within(&self, at: Span) -> (usize, usize) {
        let first = self.tokens.partition_point(|token| token.span().start < at.start);
        (first, self.tokens.partition_point(|token| token.span().start < at.end))
    }

    fn word(&self, at: usize) -> Option<String> {
        self.tokens.get(at).map(|token| token.of(self.tokens.text).to_lowercase())
    }

    fn kin(&self, at: usize) -> Option<Count> {
        kin(&self.word(at)?, self.language)
    }

    fn is_name_or_title(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.kind == Kind::Number || token.is_cap() || token.cue() == Cue::Title
        })
    }

    fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.kind == Kind::Mark && marks.contains(&token.of(self.tokens.text))
        })
    }

    /// "his wife, Jane Doe", "sons Mark and John Doe", "first lady Jane Doe".
    fn is_kin_before(&self, name: usize) -> bool {
        let (mut has_name, mut is_list) = (false, false);
        for at in (name.saturating_sub(REACH)..name).rev() {
            let Some(word) = self.word(at) else { return false };
            if self.tokens[at + 1].opens_sentence {
                return false;
            }
            match self.kin(at) {
                Some(Count::Several) => return true,
                Some(Count::One) => return !is_list,
                None if word == "lady" => {
                    return at > 0 && self.word(at - 1).as_deref() == Some("first");
                }
                None if word == "in" || word == "law" => {}
                None if self.is_mark(at, &[",", "-", "(", "\"", "“", "”", "'", "."]) => {
                    is_list |= has_name && word == ",";
                }
                None if ["and", "&", "und", "et", "y"].contains(&word.as_str()) => is_list = true,
                None if is_beside(&word) => {}
                None if self.is_name_or_title(at) => {
                    has_name |= self.tokens[at].cue() != Cue::Title;
                }
                None => return false,
            }
        }
        false
    }

    /// "Jane Doe, widow of …", "Jane Doe, his daughter", "Jane Doe (right), whose
    /// husband …"; no "Jane Doe, a mother of two".
    fn is_kin_behind(&self, end: usize) -> bool {
        if !self.is_mark(end, &[",", "("]) && self.word(end).as_deref() != Some("who") {
            return false;
        }
        for at in end..(end + REACH).min(self.tokens.len()) {
            let Some(word) = self.word(at) else { return false };
            if self.tokens[at].opens_sentence {
                return false;
            }
            if self.kin(at).is_some() {
                let before = self.word(at - 1).unwrap_or_default();
                let mut rest = at + 1..(at + REACH).min(self.tokens.len());
                let is_theirs = is_possessive(&before) || {
                    let beside = self.word(at.saturating_sub(2)).unwrap_or_default();
                    is_beside(&before) && is_possessive(&beside)
                };
                let of = self.skip_law(at + 1);
                let is_of = self.word(of).is_some_and(|word| is_of(&word))
                    && (self.is_definite(of)
                        || rest.any(|at| self.tokens[at].is_cap() || self.is_hers(at)));
                return is_theirs || is_of;
            }
            let passes = self.is_mark(at, &[",", "(", ")", "-", "'", "’"])
                || Class::BetweenKinAndName.has(&word)
                || is_possessive(&word)
                || is_beside(&word)
                || self.is_name_or_title(at);
            if !passes {
                return false;
            }
        }
        false
    }

    /// "of the harbour master", "du maire": of somebody who was spoken of.
    fn is_definite(&self, of: usize) -> bool {
        let is_any =
            |at: usize, words: &[&str]| self.word(at).is_some_and(|w| words.contains(&&*w));
        is_any(of, &["du", "del", "des"]) || is_any(of + 1, &["the", "la", "le", "el", "der"])
    }

    fn is_hers(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| is_possessive(&word) || ["him", "them"].contains(&&*word))
    }

    /// Behind "-in-law".
    fn skip_law(&self, at: usize) -> usize {
        let is_law = self.is_mark(at, &["-"]) && self.word(at + 1).as_deref() == Some("in");
        if is_law { at + 4 } else { at }
    }

    /// "Jane Doe and her husband, Mark": whether a word for kin behind the name
    /// is said of `other`, by the given name.
    fn is_kin_of(&self, end: usize, other: &Person) -> bool {
        let behind = end..self.tokens.len();
        behind.take_while(|at| !self.tokens[*at].opens_sentence).any(|at| {
            let is_theirs = at > 0 && self.word(at - 1).is_some_and(|word| is_possessive(&word));
            let next = if self.is_mark(at + 1, &[","]) { at + 2 } else { at + 1 };
            let named = self.tokens.get(next).map(|token| fold(token.of(self.tokens.text)));
            is_theirs
                && self.kin(at).is_some()
                && named.is_some_and(|named| other.given_keys().any(|given| given == named))
        })
    }

    /// "Mark Doe's wife"
    fn is_whose(&self, end: usize) -> bool {
        self.word(end).is_some_and(|word| word == "'s" || word == "’s")
            && (end + 1..end + 3).any(|at| self.kin(at) == Some(Count::One))
    }

    /// "the wife of former president Mark Doe"
    fn is_kin_of_before(&self, name: usize) -> bool {
        let mut at = name;
        while at > 0 && name - at < REACH && !self.tokens[at].opens_sentence {
            at -= 1;
            let Some(word) = self.word(at) else { return false };
            if is_of(&word) {
                let Some(kin) = at.checked_sub(1) else { return false };
                let article = kin.checked_sub(1).and_then(|at| self.word(at));
                let is_any = article.is_some_and(|word| Class::AnyKin.has(&word));
                return self.kin(kin) == Some(Count::One) && !is_any;
            }
            let passes =
                is_beside(&word) || self.is_name_or_title(at) || self.is_mark(at, &[".", "-"]);
            if !passes {
                return false;
            }
        }
        false
    }
}
