//! Roles of persons: the office, rank or occupation that stands beside a name.

mod title;

use self::title::{can_end_title, is_past, past_prefixes, titles};
use super::place::PlaceName;
use super::{Mention, Person};
use crate::article::Span;
use crate::language::Language;
use crate::language::function::is_function_word;
use crate::language::kin::is_of;
use crate::tokens::{Case, Kind, Token, Tokens};
use crate::words::{Class, Row};

/// A person's role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// One name for all words of the role: `representative` for `Rep.`,
    /// `congresswoman` and `Congressman`.
    pub name: &'static str,
    /// Whose it is, as written.
    pub person: String,
    /// Which of the text's persons that is, as an index.
    pub index: usize,
    /// Whether the person holds it at the time that is spoken of.
    pub standing: Standing,
    /// Whether it is a role in a body that is no state: "Fed President",
    /// "president of the club".
    pub is_of_body: bool,
}

/// How a person stands to a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Holds it, if only as "acting".
    Holds,
    /// Held it: "former", "ex-", "then-", "late".
    Held,
    /// Is to hold it: "-elect", "candidate", "nominee".
    Seeks,
}

impl Standing {
    /// Its name, as `cutline inspect` gives it.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Holds => "holds",
            Standing::Held => "held",
            Standing::Seeks => "seeks",
        }
    }
}

/// The roles of `persons`, in the order of the persons; `places` tell states
/// from other bodies.
pub fn roles(
    tokens: Tokens,
    persons: &[Mention<Person>],
    places: &[Mention<PlaceName>],
    language: Language,
) -> Vec<Mention<Role>> {
    let reader = RoleParser { tokens, places, language };
    let role = |(index, person): (usize, &Mention<Person>)| {
        let first = tokens.partition_point(|t| t.span().start < person.span.start);
        let end = tokens.partition_point(|t| t.span().end <= person.span.end);
        let found = reader.before(first);
        let found = found.or_else(|| reader.behind(end)).or_else(|| reader.apposed(first, end))?;
        let span = tokens[found.first].span().cover(tokens[found.end - 1].span());
        let value = Role {
            name: found.name,
            person: person.span.of(tokens.text).to_owned(),
            index,
            standing: found.standing,
            is_of_body: found.is_of_body,
        };
        Some(Mention { span, value })
    };
    persons.iter().enumerate().filter_map(role).collect()
}

/// Whether a word before a title says that it is no more.
pub(crate) fn is_of_the_past(word: &str) -> bool {
    is_past(word)
}

/// Whether a word beside a title names no body: "Republican", "former".
pub(crate) fn is_beside(word: &str) -> bool {
    is_past(word) || Class::BesideTitle.has_in_any_case(word)
}

/// A role that was read, and the tokens that it stands on.
struct Found {
    first: usize,
    end: usize,
    name: &'static str,
    standing: Standing,
    is_of_body: bool,
}

struct RoleParser<'a> {
    tokens: Tokens<'a>,
    places: &'a [Mention<PlaceName>],
    language: Language,
}

/// As many words before or behind a name can belong to its role.
const REACH: usize = 8;

impl RoleParser<'_> {
    /// "former US Rep. Ilhan Omar": the role right before the token `name`.
    fn before(&self, name: usize) -> Option<Found> {
        // The words before the name, the nearest first, in lower case.
        let mut words: Vec<(usize, String)> = Vec::new();
        let mut at = name;
        while at > 0 && words.len() < REACH && !self.tokens[at].opens_sentence {
            at -= 1;
            let token = self.tokens[at];
            match token.kind {
                // Most names stand behind no title at all.
                Kind::Word if words.is_empty() && !can_end_title(token.key, self.language) => {
                    return None;
                }
                Kind::Word => words.push((at, token.of(self.tokens.text).to_lowercase())),
                // "Rep.", "vice-president", "then-Gov."
                Kind::Mark if matches!(token.of(self.tokens.text), "." | "-") && token.glued => {}
                _ => break,
            }
        }
        let coming =
            words.first().is_some_and(|(_, w)| matches!(w.as_str(), "elect" | "designate"));
        let words = &words[usize::from(coming)..];
        let is = |back: usize, word: &str| words.get(back).is_some_and(|(_, own)| own == word);
        let (name_of, length, sought) = match words.first()?.1.as_str() {
            word if Class::SoughtBehind.has(word) => {
                let race = Class::Race.rows().iter().find(|race| is(1, race.word))?;
                (race.value, 2, true)
            }
            last => {
                let is_written = |role: &Row| {
                    role.word.ends_with(last)
                        && role.word.rsplit(' ').enumerate().all(|(back, word)| is(back, word))
                };
                let own = titles(self.language);
                let role = own.iter().find(|role| is_written(role)).copied();
                if role.is_none() && self.language != Language::English {
                    return self.before_once(words);
                }
                let role = role?;
                (role.value, role.word.split(' ').count(), false)
            }
        };
        let name_of = match (name_of, words.get(length).map(|(_, w)| w.as_str())) {
            // "candidate for governor"
            (_, Some("for")) => return None,
            (_, Some(word)) if Class::SoughtLead.row(word, self.language.code()).is_some() => {
                return None;
            }
            (_, Some(word)) if Class::SecondTo.ends(word) => return None,
            ("senator", Some("state")) => "state senator",
            ("representative", Some("state")) => "state representative",
            (name, _) => name,
        };
        let mut standing = if coming || sought { Standing::Seeks } else { Standing::Holds };
        let qualified = words[length..].iter().take_while(|(at, word)| {
            self.tokens[*at].case != Case::Lower || is_past(word) || word == "acting"
        });
        if qualified.clone().any(|(_, word)| is_past(word)) {
            standing = Standing::Held;
        }
        let is_of_body = words.get(length).is_some_and(|(at, word)| {
            let token = self.tokens[*at];
            let is_plain = is_past(word) || Class::BesideTitle.has(word);
            token.is_cap() && !token.opens_sentence && !is_plain && !self.is_place(token.span())
        });
        let first = words[length - 1].0;
        Some(Found { first, end: name, name: name_of, standing, is_of_body })
    }

    /// "expresidente N.": a title that the word before it is written into says to be
    /// no more; `words` are those before the name, the nearest first.
    fn before_once(&self, words: &[(usize, String)]) -> Option<Found> {
        let is_written = |role: &Row| {
            let length = role.word.split(' ').count();
            let (first, rest) = role.word.split_once(' ').unwrap_or((role.word, ""));
            let is_joined = |word: &str| {
                let mut past = past_prefixes(self.language);
                past.any(|prefix| word.strip_prefix(prefix) == Some(first))
            };
            words.get(length - 1).is_some_and(|(_, word)| is_joined(word))
                && (rest.is_empty()
                    || rest.rsplit(' ').zip(words).all(|(word, (_, own))| word == own))
        };
        let role = titles(self.language).iter().find(|role| is_written(role))?;
        let first = words[role.word.split(' ').count() - 1].0;
        let standing = Standing::Held;
        Some(Found { first, end: words[0].0 + 1, name: role.value, standing, is_of_body: false })
    }

    /// "Poland's prime minister, N.", "the president of France, N,": the role
    /// before the comma that the name stands behind, from the token `first` on
    /// to before `end`.
    fn apposed(&self, first: usize, end: usize) -> Option<Found> {
        let comma = first.checked_sub(1)?;
        let closes = self.tokens.get(end).is_none_or(|next| {
            next.opens_sentence
                || [",", ".", ";", ")"].iter().any(|m| next.is_mark(self.tokens.text, m))
        });
        if !closes || !self.tokens[comma].is_mark(self.tokens.text, ",") {
            return None;
        }
        if self.language != Language::English {
            return self.apposed_plainly(comma);
        }
        let led = |found: &Found| {
            let before = found.first.checked_sub(1)?;
            let word = self.tokens[before].of(self.tokens.text);
            // "N, the mayor, N,": who knows whose it is.
            let is_list = |at: usize| self.tokens[at].is_mark(self.tokens.text, ",");
            match word {
                "'s" | "’s" => before.checked_sub(1),
                "the" | "The" if !before.checked_sub(1).is_some_and(is_list) => Some(before),
                _ => None,
            }
        };
        if let Some(found) = self.before(comma) {
            let whose = self.tokens[led(&found)?];
            let is_body = whose.is_cap() && whose.of(self.tokens.text) != "The";
            let is_of_body = is_body && !self.is_place(whose.span());
            return Some(Found { is_of_body, ..found });
        }
        let least = comma.saturating_sub(REACH / 2);
        let of = (least..comma).rev().find(|at| self.word(*at) == Some("of"))?;
        let whose = &self.tokens[of + 1..comma];
        let is_name = |token: &Token| token.is_cap() || token.of(self.tokens.text) == "the";
        if whose.is_empty() || !whose.iter().all(is_name) {
            return None;
        }
        let found = self.before(of).filter(|found| led(found).is_some())?;
        let is_of_body = !whose.iter().any(|token| self.is_place(token.span()));
        Some(Found { is_of_body, ..found })
    }

    /// The same in another language: "la ministra de Defensa, N.,", "der
    /// Bürgermeister von Graz, N.,"; `comma` stands before the name.
    fn apposed_plainly(&self, comma: usize) -> Option<Found> {
        let is_small = |at: usize| is_function_word(&self.lower(at), self.language);
        let is_led = |found: &Found| {
            self.tokens[found.first].opens_sentence
                || found.first.checked_sub(1).is_some_and(is_small)
                || found.standing == Standing::Held
        };
        if let Some(found) = self.before(comma) {
            return is_led(&found).then_some(found);
        }
        let least = comma.saturating_sub(REACH / 2);
        let of = (least..comma).rev().find(|at| is_of(&self.lower(*at)))?;
        let whose = of + 1..comma;
        let is_name = |at: usize| self.tokens[at].is_cap() || is_small(at);
        if whose.is_empty() || !whose.clone().all(is_name) {
            return None;
        }
        let found = self.before(of).filter(is_led)?;
        let is_of_body = !whose.clone().any(|at| self.is_place(self.tokens[at].span()));
        Some(Found { is_of_body, ..found })
    }

    /// "Ann Lee, the former mayor of Graz,": the role in the words set off by
    /// a comma behind the name that ends before the token `at`.
    fn behind(&self, at: usize) -> Option<Found> {
        let mut at = self.skip_party(at);
        let is_comma =
            |at: usize| self.tokens.get(at).is_some_and(|t| t.is_mark(self.tokens.text, ","));
        if !is_comma(at) {
            return None;
        }
        at += 1;
        // ", left, the House speaker"
        if self.word(at).is_some_and(|w| Class::Side.has(w)) && is_comma(at + 1) {
            at += 2;
        }
        let mut standing = Standing::Holds;
        let start = at;
        while at < start + REACH {
            let token =
                self.tokens.get(at).filter(|t| t.kind == Kind::Word && !t.opens_sentence)?;
            if let Some((name, end)) = self.title_at(at) {
                let mut is_of_body = false;
                let is_foreign = self.language != Language::English;
                if self.word(end) == Some("of") || is_foreign && is_of(&self.lower(end)) {
                    let whose = self.tokens.get(end + 1..(end + 3).min(self.tokens.len()))?;
                    is_of_body = !whose.iter().any(|token| self.is_place(token.span()));
                }
                return Some(Found { first: at, end, name, standing, is_of_body });
            }
            let word = token.of(self.tokens.text);
            if is_past(word) {
                standing = Standing::Held;
            }
            let is_modifier =
                token.case != Case::Lower || is_past(word) || Class::BeforeOffice.has(word);
            if !is_modifier {
                return None;
            }
            at += 1;
            // "then-mayor", "ex-president"
            if self.tokens.get(at).is_some_and(|t| t.is_mark(self.tokens.text, "-") && t.glued) {
                at += 1;
            }
        }
        None
    }

    /// The title whose words stand from `at` and which ends there: "mayor of",
    /// "the House speaker,".
    fn title_at(&self, at: usize) -> Option<(&'static str, usize)> {
        let length = |phrase: &str| phrase.split(' ').count();
        let matches = |phrase: &str| {
            phrase.split(' ').enumerate().all(|(offset, word)| {
                self.word(at + offset).is_some_and(|own| own.eq_ignore_ascii_case(word))
            })
        };
        let initial = self.word(at)?.as_bytes().first()?.to_ascii_lowercase();
        let own = titles(self.language).iter();
        let mut titles = own.filter(|role| role.word.as_bytes()[0] == initial);
        let Row { word: phrase, value: name, .. } = titles.find(|role| matches(role.word))?;
        let end = at + length(phrase);
        let ends = self.tokens.get(end).is_none_or(|next| {
            next.opens_sentence
                || matches!(
                    next.of(self.tokens.text),
                    "," | "." | ";" | ")" | "of" | "for" | "in" | "at" | "from" | "and" | "who"
                )
                || self.language != Language::English
                    && is_function_word(&self.lower(end), self.language)
        });
        ends.then_some((name, end))
    }

    /// Where "(D-MN)" behind a name ends.
    fn skip_party(&self, at: usize) -> usize {
        let opens = self.tokens.get(at).is_some_and(|t| t.is_mark(self.tokens.text, "("));
        let close = (at..at + 7)
            .find(|at| self.tokens.get(*at).is_some_and(|t| t.is_mark(self.tokens.text, ")")));
        close.filter(|_| opens).map_or(at, |close| close + 1)
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).filter(|t| t.kind == Kind::Word).map(|t| t.of(self.tokens.text))
    }

    /// The token's characters in lower case; none beyond the ends.
    fn lower(&self, at: usize) -> String {
        self.tokens.word(at).to_lowercase()
    }

    fn is_place(&self, span: Span) -> bool {
        let next = self.places.partition_point(|place| place.span.end <= span.start);
        self.places.get(next).is_some_and(|place| place.span.overlaps(span))
    }
}

#[cfg(test)]
mod tests {
    use super::Standing::{self, *};
    use crate::mention::{Context, Facts};

    fn seen(text: &str) -> Vec<(&'static str, String, Standing, bool)> {
        let facts = Facts::of(text, &Context::default());
        let roles = facts.roles.into_iter();
        roles
            .map(|m| (m.value.name, m.value.person, m.value.standing, m.value.is_of_body))
            .collect()
    }

    #[test]
    fn roles_stand_before_and_behind_names() {
        for (text, name, person, standing) in [
            ("US Rep. Anna Okafor (D-MN) speaks", "representative", "Anna Okafor", Holds),
            ("Congresswoman Anna Okafor speaks", "representative", "Anna Okafor", Holds),
            ("He met state Sen. Anna Okafor there", "state senator", "Anna Okafor", Holds),
            ("then-Gov. Robert Lang waves", "governor", "Robert Lang", Held),
            ("Former Vice President Robert Lang waves", "vice president", "Robert Lang", Held),
            ("President-elect Robert Lang waves", "president", "Robert Lang", Seeks),
            (
                "Republican presidential nominee Robert Lang waves",
                "president",
                "Robert Lang",
                Seeks,
            ),
            ("Speaker of the House Martha Lindqvist waits", "speaker", "Martha Lindqvist", Holds),
            ("Maria Gomez, the mayor of Graz, dances", "mayor", "Maria Gomez", Holds),
            ("Maria Gomez, left, the House speaker, dances", "speaker", "Maria Gomez", Holds),
            ("Maria Gomez, a former senator from Iowa, dances", "senator", "Maria Gomez", Held),
            ("Poland's prime minister, Robert Lang, waves", "prime minister", "Robert Lang", Holds),
            ("He met the mayor of Graz, Maria Gomez, there", "mayor", "Maria Gomez", Holds),
        ] {
            assert_eq!(seen(text), [(name, person.to_owned(), standing, false)], "{text}");
        }
    }

    #[test]
    fn a_body_of_its_own_has_a_president_too() {
        for (text, is_of_body) in [
            ("They met with Gazprom President Robert Lang again", true),
            ("Robert Lang, president of the rowing club, waves", true),
            ("They met with Polish President Robert Lang again", false),
            ("Robert Lang, president of Poland, waves", false),
        ] {
            let found: Vec<bool> = seen(text).into_iter().map(|(.., of_body)| of_body).collect();
            assert_eq!(found, [is_of_body], "{text}");
        }
    }

    #[test]
    fn deputies_and_neighbours_lend_no_role() {
        for text in [
            "The deputy mayor Maria Gomez waits",
            "The candidate for governor Maria Gomez waits",
            "Robert Lang, Maria Gomez and the coach wait",
            "The mayor said Maria Gomez would come",
            "Next to the mayor, Maria Gomez waits",
        ] {
            assert_eq!(seen(text), [], "{text}");
        }
    }
}
