use crate::language::calendar::{Calendar, Word};
use crate::tokens::{Case, Kind, Token, Tokens};

/// What a token can be in a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Lex {
    /// Nothing, or the edge of the paragraph.
    Other,
    Number {
        value: u32,
        digits: u8,
    },
    Word(Word),
    Mark(char),
}

/// A text's tokens with their meanings.
pub(super) struct Lexed<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) calendar: &'static Calendar,
    lexes: Vec<Lex>,
}

impl<'a> Lexed<'a> {
    pub(super) fn new(tokens: Tokens<'a>, calendar: &'static Calendar) -> Self {
        let lexes = tokens.iter().map(|token| lex(tokens.text, *token, calendar)).collect();
        Lexed { tokens, calendar, lexes }
    }

    pub(super) fn len(&self) -> usize {
        self.lexes.len()
    }

    /// The meaning of token `at`.
    pub(super) fn at(&self, at: usize) -> Lex {
        self.lexes.get(at).copied().unwrap_or(Lex::Other)
    }

    /// The meaning of token `at`, seen from inside the same paragraph before it.
    pub(super) fn ahead(&self, at: usize) -> Lex {
        match self.tokens.get(at) {
            Some(token) if !token.opens_paragraph => self.lexes[at],
            _ => Lex::Other,
        }
    }

    /// The meaning of the token before `at` in the same paragraph.
    pub(super) fn behind(&self, at: usize) -> Lex {
        match self.before(at) {
            Some(before) => self.lexes[before],
            None => Lex::Other,
        }
    }

    /// The token before `at`, if it is of the same paragraph.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        match self.tokens.get(at) {
            Some(token) if !token.opens_paragraph => at.checked_sub(1),
            _ => None,
        }
    }

    /// The word class of token `at`, seen from before it.
    pub(super) fn word(&self, at: usize) -> Option<Word> {
        match self.ahead(at) {
            Lex::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.ahead(at), Lex::Mark(mark) if marks.contains(&mark))
    }

    /// Whether token `at` follows the one before without a space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    pub(super) fn of(&self, at: usize) -> &'a str {
        self.tokens.word(at)
    }

    /// A word with a capital, in the same paragraph as the token before it.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_cap() && !t.opens_paragraph)
    }

    pub(super) fn is_lower_word(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.kind == Kind::Word && t.case == Case::Lower && !t.opens_paragraph)
    }

    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|t| t.opens_sentence)
    }

    /// Whether a preposition that a month or year follows stands before `at`.
    pub(super) fn is_placed(&self, at: usize) -> bool {
        matches!(self.behind(at), Lex::Word(Word::In | Word::Since))
    }

    /// A word that is counted rather than dated.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        matches!(self.ahead(at), Lex::Word(Word::Counted | Word::Units(_)) | Lex::Mark('%' | '°'))
    }

    /// A noun in the plural by its looks, which may be counted.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        self.is_lower_word(at)
            && self.ahead(at) == Lex::Other
            && self.of(at).len() > 3
            && self.of(at).ends_with('s')
            && !self.of(at).ends_with("ss")
    }

    /// A genitive `'s` or a bare apostrophe.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.of(at).starts_with(['\'', '’', 'ʼ', '‘', '`'])
    }
}

fn lex(text: &str, token: Token, calendar: &Calendar) -> Lex {
    let written = || token.of(text);
    match token.kind {
        Kind::Word => calendar.lexicon.find(token.key, written).map_or(Lex::Other, Lex::Word),
        // Longer numbers are no dates, and their value would overflow.
        Kind::Number if written().len() > 8 => Lex::Other,
        Kind::Number => {
            let value = written().bytes().fold(0, |value, b| value * 10 + u32::from(b - b'0'));
            Lex::Number { value, digits: written().len() as u8 }
        }
        Kind::Mark => written().chars().next().map_or(Lex::Other, Lex::Mark),
    }
}
