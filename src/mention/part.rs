//! Which part somebody plays: "N. as Violetta", "N. sang Violetta".

use super::{Facts, Mention};
use crate::language::cue::Cue;
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// The part that somebody plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which of the text's persons, as an index.
    pub person: usize,
    /// The keys of the words of its name.
    pub name: Vec<u64>,
}

/// Words of the longest name of a part.
const LONGEST: usize = 3;

/// The parts that a text's persons play, in order of the persons; the spans cover the
/// person and the part.
pub fn parts(text: &str, facts: &Facts) -> Vec<Mention<Part>> {
    let tokens = Tokens::new(text, &facts.tokens);
    let found = facts.persons.iter().enumerate().filter_map(|(person, mention)| {
        let end = facts.tokens.partition_point(|token| token.span().start < mention.span.end);
        let plays = |at: usize| {
            let token = tokens.get(at).filter(|token| !token.opens_sentence);
            token.is_some_and(|token| token.is_of(Class::PlaysPart))
        };
        // "Her understudy, N., sang"
        let at = end + usize::from(tokens.word(end) == ",");
        if !plays(at) {
            return None;
        }
        let first = at + 1;
        let run = facts.tokens.get(first..)?.iter().take(LONGEST);
        let run = run.take_while(|token| {
            token.kind == Kind::Word && token.is_cap() && !token.opens_sentence
        });
        let end = first + run.count();
        let name = tokens.get(first..end).filter(|name| !name.is_empty())?;
        // "As President", "as Prime Minister".
        let is_office = name.iter().all(|token| token.cue() == Cue::Title);
        let span = mention.span.cover(name.last()?.span());
        let is_place = facts.is_placed(name.first()?.span());
        let name = name.iter().map(|token| token.key).collect();
        (!is_office && !is_place).then_some(Mention { span, value: Part { person, name } })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::mention::{Context, Facts};

    #[test]
    fn a_part_stands_behind_the_one_who_plays_it() {
        for (text, expected) in [
            ("Ann Lee as Tosca in Linz.", "Ann Lee as Tosca"),
            (
                "Ann Lee, as Tosca, and Jo Moss as Baron Scarpia.",
                "Ann Lee, as Tosca; Jo Moss as Baron Scarpia",
            ),
            ("On Monday Ann Lee sang Tosca.", "Ann Lee sang Tosca"),
            ("Ann Lee as President of Austria", ""),
            ("Ann Lee as a maid", ""),
            ("Ann Lee as Linz wins", ""),
        ] {
            let facts = Facts::of(text, &Context::default());
            let found = parts(text, &facts).into_iter().map(|m| m.span.of(text).to_owned());
            assert_eq!(found.collect::<Vec<String>>().join("; "), expected, "{text}");
        }
    }
}
