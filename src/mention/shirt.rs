//! Numbers that players wear: "N. (19)", "No. 9 N.", "N., who wears No. 9,".

use super::{Facts, Mention};
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// The number that a player wears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shirt {
    /// Which of the text's persons wears it, as an index.
    pub person: usize,
    /// The number.
    pub number: u32,
    /// Whether it is said to be one, "No. 9", and may be no age: "(19)".
    pub is_said: bool,
}

/// As many tokens may stand between a name and its number: "N., who wears No. 9".
const REACH: usize = 6;

/// The numbers that a text's persons wear, in order of the persons; the spans
/// cover the digits alone.
pub fn shirts(text: &str, facts: &Facts) -> Vec<Mention<Shirt>> {
    let reader = ShirtParser { tokens: Tokens::new(text, &facts.tokens) };
    let found = facts.persons.iter().enumerate().filter_map(|(person, mention)| {
        let tokens = &facts.tokens;
        let first = tokens.partition_point(|token| token.span().start < mention.span.start);
        let end = tokens.partition_point(|token| token.span().start < mention.span.end);
        let next = facts.persons.get(person + 1).map_or(text.len(), |next| next.span.start);
        let (at, is_said) = reader.before(first).or_else(|| reader.behind(end, next))?;
        let number = tokens[at].of(text).parse().ok().filter(|number| *number < 100)?;
        let span = tokens[at].span();
        Some(Mention { span, value: Shirt { person, number, is_said } })
    });
    found.collect()
}

struct ShirtParser<'a> {
    tokens: Tokens<'a>,
}

impl ShirtParser<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.word(at)
    }

    fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number)
    }

    /// The number behind "No." or "#" at the token `at`.
    fn said(&self, at: usize) -> Option<usize> {
        let number = match self.word(at) {
            "No" | "no" if self.word(at + 1) == "." => at + 2,
            "#" => at + 1,
            _ => return None,
        };
        self.is_number(number).then_some(number)
    }

    /// "No. 9 N."
    fn before(&self, first: usize) -> Option<(usize, bool)> {
        let least = first.saturating_sub(3);
        let at = (least..first).find(|at| self.said(*at).is_some_and(|number| number + 1 == first));
        Some((self.said(at?)?, true))
    }

    /// "N. (19)", "N. (No. 9)", "N., who wears No. 9,"; before the name that
    /// starts at `next`.
    fn behind(&self, end: usize, next: usize) -> Option<(usize, bool)> {
        if self.word(end) == "(" && self.is_number(end + 1) && self.word(end + 2) == ")" {
            return Some((end + 1, false));
        }
        let near = (end..end + REACH).take_while(|at| {
            self.tokens
                .get(*at)
                .is_some_and(|token| !token.opens_sentence && token.span().end <= next)
        });
        let wears = |at: usize| {
            let mut words = (end..at).map(|at| self.word(at));
            at - end <= 1 || words.any(|word| Class::Shirt.has(word))
        };
        let mut said = near.filter(|at| wears(*at)).filter_map(|at| self.said(at));
        Some((said.next()?, true))
    }
}

#[cfg(test)]
mod tests {
    use super::shirts;
    use crate::mention::{Context, Facts};

    #[test]
    fn a_number_stands_beside_a_name() {
        for (text, expected) in [
            ("Lena Ortiz (19) heads in.", "Lena Ortiz 19 false"),
            ("Lena Ortiz (No. 7) heads in.", "Lena Ortiz 7 true"),
            ("They met No. 7 Lena Ortiz there.", "Lena Ortiz 7 true"),
            ("Lena Ortiz, who wears No. 7, heads in.", "Lena Ortiz 7 true"),
            ("Lena Ortiz, wearing the No. 7 jersey, heads in.", "Lena Ortiz 7 true"),
            ("Lena Ortiz beat the No. 7 seed.", ""),
            ("Lena Ortiz, 19, heads in.", ""),
        ] {
            let facts = Facts::of(text, &Context::default());
            let found = shirts(text, &facts).into_iter();
            let found = found.map(|m| {
                let name = facts.persons[m.value.person].span.of(text);
                format!("{name} {} {}", m.value.number, m.value.is_said)
            });
            assert_eq!(found.collect::<Vec<String>>().join("; "), expected, "{text}");
        }
    }
}
