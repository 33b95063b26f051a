//! What came of a matter for somebody: "N., who was acquitted", "a jury found
//! N. guilty", "N. pleaded not guilty".

mod plain;

use super::beside::{Beside, MOST_TITLE};
use super::{Facts, Mention};
use crate::language::Language;
use crate::language::outcome::{Phrase, Voice, is_void, phrases};
use crate::tokens::Kind;
use crate::words::Class;

/// What came of a matter for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// For whom, as an index of the text's persons.
    pub person: usize,
    /// The matter: "verdict".
    pub matter: &'static str,
    /// What came of it: "convicted".
    pub outcome: &'static str,
    /// Whether it can be held against another.
    pub is_clear: bool,
    /// Whether the matter is still open: "charged".
    pub is_pending: bool,
}

/// As many tokens may stand between a name and what it is the subject of.
const MOST_BETWEEN: usize = 25;

/// As many words may say what somebody is: "a former teacher who".
const MOST_NOUN: usize = 3;

/// What a text tells that came of a matter for its persons, in order; the spans
/// cover the phrase.
pub fn outcomes(text: &str, facts: &Facts, language: Language) -> Vec<Mention<Outcome>> {
    if language != Language::English {
        return plain::outcomes(text, facts, language);
    }
    let mut reader = OutcomeReader { beside: Beside { text, facts }, open: 0 };
    let mut found = Vec::new();
    for (at, token) in facts.tokens.iter().enumerate() {
        if token.opens_sentence {
            reader.open = at;
        }
        let phrases = phrases(token.key, Language::English);
        let read = phrases.iter().find_map(|phrase| reader.read(at, phrase));
        found.extend(read);
    }
    found
}

/// Whether a text in another language than English says of nobody in particular that
/// this came of the matter: who is meant by "ihn" is not read.
pub fn is_told_loosely(text: &str, facts: &Facts, language: Language, told: &Outcome) -> bool {
    language != Language::English && plain::is_told_loosely(text, facts, language, told)
}

/// The matters that a text says were decided anew.
pub fn changed(facts: &Facts, language: Language) -> impl Iterator<Item = &'static str> {
    let phrases = facts.tokens.iter().flat_map(move |token| phrases(token.key, language));
    phrases.filter(|phrase| phrase.voice == Voice::Changed).map(|phrase| phrase.matter)
}

struct OutcomeReader<'a> {
    beside: Beside<'a>,
    /// The first token of the present sentence.
    open: usize,
}

impl OutcomeReader<'_> {
    /// Reads the phrase where it stands at the token `at`.
    fn read(&self, at: usize, phrase: &Phrase) -> Option<Mention<Outcome>> {
        let (mut end, mut named) = (at + 1, None);
        for word in &phrase.rest {
            match word {
                Some(key) => {
                    self.beside
                        .token(end)
                        .filter(|token| token.key == *key && !token.opens_sentence)?;
                    end += 1;
                }
                None => {
                    let person = self.object(end)?;
                    named = Some(person);
                    end = self.beside.end(person);
                }
            }
        }
        let before = at.saturating_sub(3).max(self.open);
        if self.beside.facts.tokens[before..at]
            .iter()
            .any(|token| is_void(token.key, Language::English))
        {
            return None;
        }
        let person = match phrase.voice {
            Voice::Done | Voice::Pending => named.or_else(|| self.done(at, end)),
            Voice::Does | Voice::Seldom => self.subject(at),
            Voice::Against => {
                let reach = end..(end + MOST_TITLE);
                let against = reach.into_iter().find(|at| self.beside.word(*at) == "against")?;
                self.object(against + 1)
            }
            Voice::Owned => self.owner(at),
            Voice::Changed | Voice::Void => None,
        }?;
        let span =
            self.beside.facts.tokens[at].span().cover(self.beside.facts.tokens[end - 1].span());
        let (matter, outcome) = (phrase.matter, phrase.outcome);
        let is_clear = phrase.voice != Voice::Seldom;
        let is_pending = phrase.voice == Voice::Pending;
        Some(Mention { span, value: Outcome { person, matter, outcome, is_clear, is_pending } })
    }

    /// To whom it happens that is told from the token `at` to before `end`.
    fn done(&self, at: usize, end: usize) -> Option<usize> {
        let before = at.saturating_sub(3).max(self.open)..at;
        if before.into_iter().any(|at| is_auxiliary(self.beside.word(at))) {
            return self.subject(at);
        }
        // "N., convicted of theft,"
        if at > self.open && self.beside.is(at - 1, ",") {
            return self.beside.ending_with_age(at - 1);
        }
        // "N. weeps after the jury convicted her."
        match self.beside.word(end) {
            "him" | "her" => self.only_before(at),
            _ => self.object(end),
        }
    }

    /// Whose it is called that stands at the token `at`.
    fn owner(&self, at: usize) -> Option<usize> {
        let marker = at.checked_sub(1).filter(|_| at > self.open)?;
        match self.beside.word(marker) {
            "'s" | "’s" => self.beside.ending(marker),
            "his" | "her" => self.only_before(marker),
            _ => None,
        }
    }

    /// The one person whom the sentence names before the token `at`.
    fn only_before(&self, at: usize) -> Option<usize> {
        let from = self.beside.facts.tokens[self.open].span().start;
        let here = self.beside.facts.tokens[at].span().start;
        let first = self.beside.facts.persons.partition_point(|p| p.span.start < from);
        let end = self.beside.facts.persons.partition_point(|p| p.span.start < here);
        (first + 1 == end).then_some(first)
    }

    /// The person whose name starts at the token `at`, or behind words for what
    /// they are: "former harbor master N.", "its director, N.".
    fn object(&self, at: usize) -> Option<usize> {
        let beside = self.beside;
        let apposed = || {
            let comma = (at..at + MOST_TITLE).find(|at| beside.is(*at, ","))?;
            let before = self.beside.facts.tokens.get(at..comma)?;
            let is_title = before.iter().all(|token| beside.is_title(*token));
            is_title.then(|| beside.starting(comma + 1, 0)).flatten()
        };
        beside.starting(at, MOST_TITLE).or_else(apposed)
    }

    /// The person who is the subject of what stands at the token `at`.
    fn subject(&self, at: usize) -> Option<usize> {
        let here = self.beside.facts.tokens[at].span().start;
        let persons = &self.beside.facts.persons;
        let index = persons.partition_point(|p| p.span.end <= here).checked_sub(1)?;
        let from = self.beside.facts.tokens[self.open].span().start;
        let span = persons[index].span;
        if span.start < from {
            return None;
        }
        let (first, end) = (self.beside.first(index), self.beside.end(index));
        let between = self.beside.facts.tokens.get(end..at).filter(|b| b.len() <= MOST_BETWEEN)?;
        let mut between = between;
        // "N., 28, was": an age, as an aside.
        if let [comma, age, close, rest @ ..] = between
            && comma.is_mark(self.beside.text, ",")
            && age.kind == Kind::Number
            && close.is_mark(self.beside.text, ",")
        {
            between = rest;
        }
        let words: Vec<&str> = between.iter().map(|token| token.of(self.beside.text)).collect();
        if let [",", "who", rest @ ..] | ["who", rest @ ..] = words.as_slice() {
            return is_verbal(rest).then_some(index);
        }
        // "N., a former teacher who was": one who is theirs is led by "of".
        if let [",", "a" | "an" | "the", noun @ ..] = words.as_slice()
            && let Some(who) = noun.iter().take(MOST_NOUN + 1).position(|word| *word == "who")
            && !noun[..who].iter().any(|word| *word == "," || Class::Preposition.has(word))
        {
            return is_verbal(&noun[who + 1..]).then_some(index);
        }
        // "N. waves after being acquitted", "N. waves after she was acquitted".
        let is_spoken_of = |word: &str| matches!(word, "he" | "she" | "being");
        if let Some(last) = words.iter().rposition(|word| is_spoken_of(word))
            && is_verbal(&words[last + 1..])
        {
            return self.only_before(at);
        }
        // "N. waves after losing the election"
        if words.last() == Some(&"after") {
            return self.only_before(at);
        }
        if self.is_governed(first) {
            return None;
        }
        if is_verbal(&words) {
            return Some(index);
        }
        // "N. came by video and pleaded guilty": nobody else may have done it.
        let is_only = index == 0 || persons[index - 1].span.end <= from;
        let is_clause = |word: &&str| Class::EndsClause.has(word);
        let is_joined = words.contains(&"and") || words.last() == Some(&",");
        let is_one = is_only && !words.iter().any(is_clause);
        (is_one && is_joined).then_some(index)
    }

    /// Whether the name that starts at the token `first` is what a preposition
    /// governs: "the father of N.".
    fn is_governed(&self, first: usize) -> bool {
        let mut at = first;
        while at > self.open && first - at < MOST_TITLE {
            at -= 1;
            let token = self.beside.facts.tokens[at];
            let word = token.of(self.beside.text);
            if Class::Preposition.has(word) {
                return true;
            }
            let is_title = token.is_cap() || token.is_mark(self.beside.text, ".") && token.glued;
            if !is_title && word != "the" {
                return false;
            }
        }
        false
    }
}

/// Whether a word joins a subject to what happens to it: "was".
fn is_auxiliary(word: &str) -> bool {
    Class::Auxiliary.has(word)
}

/// Whether words between a subject and its verb belong to the verb alone:
/// "has also been".
fn is_verbal(words: &[&str]) -> bool {
    words
        .iter()
        .all(|word| is_auxiliary(word) || word.ends_with("ly") || Class::BesideVerb.has(word))
}

#[cfg(test)]
mod tests {
    use super::outcomes;
    use crate::language::Language;
    use crate::mention::{Context, Facts};

    fn seen(text: &str) -> String {
        let facts = Facts::of(text, &Context::default());
        let found = outcomes(text, &facts, Language::English).into_iter();
        let found = found.map(|m| {
            let name = facts.persons[m.value.person].span.of(text);
            format!("{name} {}", m.value.outcome)
        });
        found.collect::<Vec<String>>().join("; ")
    }

    #[test]
    fn what_comes_of_a_matter_is_bound_to_a_name() {
        for (text, expected) in [
            ("Robert Lang, who was acquitted, waves.", "Robert Lang cleared"),
            ("A jury acquitted Robert Lang of theft.", "Robert Lang cleared"),
            ("A jury found former mayor Robert Lang not guilty.", "Robert Lang cleared"),
            ("Robert Lang, convicted of theft, waves.", "Robert Lang convicted"),
            ("Robert Lang was found guilty.", "Robert Lang convicted"),
            ("Robert Lang, 40, came by video and pleaded not guilty.", "Robert Lang not guilty"),
            ("The judge dropped the charges of theft against Robert Lang.", "Robert Lang cleared"),
            ("The car of Robert Lang, who was killed in May.", "Robert Lang dead"),
            ("Robert Lang, a former teacher who was acquitted, waves.", "Robert Lang cleared"),
            ("Robert Lang, a friend of those who were acquitted, waves.", ""),
            ("The father of Robert Lang was killed in May.", ""),
            ("Robert Lang waves after he was convicted.", "Robert Lang convicted"),
            ("The zoo fired its director, Robert Lang.", "Robert Lang dismissed"),
            ("Robert Lang waves after his acquittal.", "Robert Lang cleared"),
            ("Robert Lang waves after losing the election.", "Robert Lang lost"),
            ("Robert Lang met Susan Clarke after her acquittal.", ""),
            ("Robert Lang was never convicted.", ""),
            ("Robert Lang's brother was wounded.", ""),
        ] {
            assert_eq!(seen(text), expected, "{text}");
        }
    }
}
