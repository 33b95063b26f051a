//! Stretches of a text that the gazetteer knows, whatever they mean there.

mod begun;

use self::begun::{Beginning, Begun};
use crate::gazetteer::{self, Hit, Hits, NameKind, Step, Written, fold, fold_into, gazetteer};
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// A stretch that is written like the name of a place.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What it can mean, the best known first.
    pub hits: Meanings,
}

/// The places that a name can mean, written as it is.
#[derive(Debug, Clone, Copy)]
pub struct Meanings {
    hits: Hits<'static>,
    /// One bit for each [`Written`] that the name, as it stands, passes for.
    fits: u8,
    form: Form,
}

/// How a word of a text stands for a name of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As that name is.
    Itself,
    /// As an adjective of towns: "Hamburger".
    Adjective,
    /// By the letters of another language for a land: "EEUU".
    Letters,
}

impl Meanings {
    /// Of a name that is on no map.
    pub(super) fn none() -> Meanings {
        Meanings { hits: Hits::none(), fits: 0, form: Form::Itself }
    }

    fn of(hits: Hits<'static>, as_written: &str) -> Option<Meanings> {
        let bit = |written: &Written| u8::from(written.fits(as_written)) << *written as u8;
        let fits = Written::ALL.iter().map(bit).sum();
        Some(Meanings { hits, fits, form: Form::Itself }).filter(|meanings| !meanings.is_empty())
    }

    /// The towns among them, of which the word is an adjective.
    pub(super) fn as_adjective(self) -> Meanings {
        Meanings { form: Form::Adjective, ..self }
    }

    /// The same of a land that is called by letters.
    pub(super) fn as_letters(self) -> Meanings {
        Meanings { form: Form::Letters, ..self }
    }

    /// The same of a name that is no common word of its text's language.
    pub(super) fn of_no_word(self) -> Meanings {
        Meanings { hits: self.hits.of_no_word(), ..self }
    }

    /// All of them, the best known first.
    pub fn iter(&self) -> impl Iterator<Item = Hit> + Clone + use<> {
        let Meanings { fits, form, .. } = *self;
        let hits = self.hits.filter(move |hit| fits >> hit.written as u8 & 1 == 1);
        let is_town = |hit: &Hit| gazetteer().kind(hit.place) == gazetteer::Kind::City;
        hits.filter(move |hit| form != Form::Adjective || is_town(hit)).map(move |hit| match form {
            Form::Itself => hit,
            Form::Adjective => Hit { name_kind: NameKind::Demonym, ..hit },
            Form::Letters => Hit { written: Written::Capitals, ..hit },
        })
    }

    /// The best known.
    pub fn first(&self) -> Option<Hit> {
        self.iter().next()
    }

    /// Whether it is an abbreviation that ends with its period.
    fn is_dotted(&self) -> bool {
        self.iter().any(|hit| hit.written == Written::Period)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.first().is_none()
    }

    /// The same number for two names exactly if they mean the same.
    pub(super) fn key(&self) -> (usize, u8) {
        (self.hits.position(), self.fits | (self.form as u8) << Written::ALL.len())
    }
}

impl Known {
    /// The one of `known`, which is in order, that the token at `at` lies in.
    pub fn at(known: &[Known], at: usize) -> Option<&Known> {
        known.get(known.partition_point(|place| place.end <= at)).filter(|place| place.first <= at)
    }

    /// The token at `at` as if it were written so: in another case of its
    /// grammar, say.
    pub fn written(at: usize, name: &str) -> Option<Known> {
        let hits = Meanings::of(gazetteer().lookup(&fold(name)), name)?;
        Some(Known { first: at, end: at + 1, hits })
    }
}

/// All such stretches, the longest at each word, in order, not overlapping.
pub fn known(tokens: Tokens) -> Vec<Known> {
    begun::with(|begun| known_by(begun, tokens))
}

fn known_by(begun: &mut Begun, tokens: Tokens) -> Vec<Known> {
    let mut all = Vec::new();
    let mut folded = String::new();
    let mut at = 0;
    while at < tokens.len() {
        // "6PR": the letters are no word of their own.
        let is_part = tokens[at].glued && at > 0 && tokens[at - 1].kind == Kind::Number;
        let begun = match tokens[at].is_cap() && !is_part {
            true => begun.beginning(tokens.text, tokens[at], &mut folded),
            false => None,
        };
        let found = begun.and_then(|begun| longest(tokens, at, begun, &mut folded));
        at = match found {
            Some((end, hits)) => {
                all.push(Known { first: at, end, hits });
                end
            }
            None => at + 1,
        };
    }
    all
}

/// The longest name of the gazetteer that starts at token `first` and is
/// written as that name must be, where that token leads to `begun`: one past
/// its last token, and its meanings.
fn longest(
    tokens: Tokens,
    first: usize,
    begun: Beginning,
    folded: &mut String,
) -> Option<(usize, Meanings)> {
    const MOST_TOKENS: usize = 12;
    let mut walker = gazetteer().walker();
    let mut before = walker.clone();
    let mut found = None;
    let is_behind = |back: usize, marks: &[&str]| {
        first.checked_sub(back).is_some_and(|at| marks.contains(&tokens.word(at)))
    };
    // "Selma, Ala.", "R-Ala."
    let behind_comma =
        is_behind(1, &[","]) || is_behind(1, &["-"]) && is_behind(2, Class::PartyLetter.words());
    for (offset, token) in tokens[first..].iter().take(MOST_TOKENS).enumerate() {
        let word = token.of(tokens.text);
        if offset > 0 && token.opens_paragraph {
            break;
        }
        if token.kind == Kind::Mark {
            match word {
                "." | "-" | "–" | "/" | "&" | "'" | "’" => {}
                _ => break,
            }
            if word == "&" {
                walker.step("and");
            }
            // "Calif." ends with its period.
            if word == "."
                && found.as_ref().is_some_and(|(end, _)| *end == first + offset)
                && offset < 2
            {
                extend_over_period(tokens, first, offset, &mut found);
            }
            continue;
        }
        let mut span = token.span();
        let is_genitive = matches!(word, "'s" | "’s");
        if is_genitive {
            // "Prince George's County": the genitive is a part of the word.
            if offset == 0 {
                break;
            }
            walker = before.clone();
            span = tokens[first + offset - 1].span().cover(span);
        }
        before = walker.clone();
        let step = if offset == 0 {
            walker = begun.walker.clone();
            walker.standing()
        } else if offset == 1 && !begun.goes_on && !is_genitive {
            break;
        } else {
            fold_into(folded, span.of(tokens.text));
            walker.step(folded)
        };
        match step {
            Step::Dead => break,
            Step::Prefix => {}
            Step::Match(hits) => {
                let end = first + offset + 1;
                let span = tokens[first].span().cover(token.span());
                // With its period, if one follows: "Wash." is a name, "Wash" is none.
                let dotted = || {
                    let period =
                        tokens.get(end).filter(|t| t.glued && t.is_mark(tokens.text, "."))?.span();
                    Meanings::of(hits, span.cover(period).of(tokens.text))
                };
                found = match (Meanings::of(hits, span.of(tokens.text)), dotted()) {
                    // "Portland, Ore." ends in a state, no matter what else
                    // goes by "Ore".
                    (_, Some(dotted)) if dotted.is_dotted() && behind_comma => {
                        Some((end + 1, dotted))
                    }
                    (Some(plain), _) => Some((end, plain)),
                    (None, dotted) => dotted.map(|dotted| (end + 1, dotted)).or(found),
                };
            }
        }
    }
    found
}

/// Takes in the period of an abbreviation: "Calif." but not "in Paris.".
fn extend_over_period(
    tokens: Tokens,
    first: usize,
    offset: usize,
    found: &mut Option<(usize, Meanings)>,
) {
    let Some((end, hits)) = found else { return };
    let ends_sentence = tokens.get(first + offset + 1).is_none_or(|next| next.opens_sentence);
    if !ends_sentence
        && hits.iter().any(|hit| hit.name_kind == NameKind::Abbreviation)
        && tokens.word(*end - 1).len() <= 5
    {
        *end += 1;
    }
}
