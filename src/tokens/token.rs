//! Words, numbers and marks of a text, with what their shape says.

use std::ops::{Deref, Range};

use crate::article::Span;
use crate::fold::key_of;
use crate::language::cue::{Cue, cue_among};
use crate::words::{Class, Classes};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with inner apostrophes and digits: `O'Rourke`, `U.S.`, `J.`, `G20`.
    Word,
    /// ASCII digits only; `1,000` is three tokens, `3rd` is two.
    Number,
    /// One other character that is no white space, or an address of the web:
    /// nothing in it is written as text is.
    Mark,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `word`, and every token that is no word; also scripts without case.
    Lower,
    /// `Word`, `McCain`, `O'Rourke`, `A`.
    Capital,
    /// `WORD`, `U.S.`: two letters or more, none of them lower case.
    Upper,
}

/// One token. Offsets are bytes of the text it was cut from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The folded token as a number: what the [lexicon](crate::fold::key)
    /// knows it by, and the same for every spelling that folds alike.
    pub key: u64,
    /// What the folded token is good for.
    pub(crate) classes: Classes,
    /// What it is made of.
    pub kind: Kind,
    /// How it is written.
    pub case: Case,
    /// No white space stands before it.
    pub glued: bool,
    /// First token of a sentence.
    pub opens_sentence: bool,
    /// First token of a paragraph (line).
    pub opens_paragraph: bool,
}

/// A text with its tokens: what every reader of facts takes.
#[derive(Debug, Clone, Copy)]
pub struct Tokens<'t> {
    /// The text that they were cut from.
    pub text: &'t str,
    /// All of them, in order.
    pub all: &'t [Token],
}

impl<'t> Tokens<'t> {
    /// The tokens of `text`.
    #[inline]
    pub fn new(text: &'t str, all: &'t [Token]) -> Tokens<'t> {
        Tokens { text, all }
    }

    /// Those of a stretch.
    #[inline]
    pub fn within(self, range: Range<usize>) -> Tokens<'t> {
        Tokens { all: &self.all[range], ..self }
    }

    /// The characters of the token at `at`; none where there is none.
    #[inline]
    pub fn word(self, at: usize) -> &'t str {
        self.all.get(at).map_or("", |token| token.of(self.text))
    }
}

impl Deref for Tokens<'_> {
    type Target = [Token];

    #[inline]
    fn deref(&self) -> &[Token] {
        self.all
    }
}

impl Token {
    /// Where the token stands.
    pub fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The token's characters.
    pub fn of(self, text: &str) -> &str {
        self.span().of(text)
    }

    /// Whether the folded token is a word of the class.
    #[inline]
    pub(crate) fn is_of(self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// What the token says about the name beside it.
    #[inline]
    pub fn cue(self) -> Cue {
        cue_among(self.classes)
    }

    /// A capitalised or upper-case word.
    pub fn is_cap(self) -> bool {
        self.kind == Kind::Word && self.case != Case::Lower
    }

    /// A word cut in two before byte `at` of it; the first half is written as
    /// no name is, whatever its case.
    pub(crate) fn cut(self, text: &str, at: usize) -> [Token; 2] {
        let middle = self.start + at as u32;
        let (front, back) = self.of(text).split_at(at);
        let mut scratch = String::new();
        let is_upper =
            |word: &str| word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase);
        let case = match back.chars().next().is_some_and(char::is_uppercase) {
            true if is_upper(back) => Case::Upper,
            true => Case::Capital,
            false => Case::Lower,
        };
        let (front, back) = (key_of(front, &mut scratch), key_of(back, &mut scratch));
        let classes = Classes::of(front);
        [
            Token { end: middle, key: front, classes, case: Case::Lower, ..self },
            Token {
                start: middle,
                key: back,
                classes: Classes::of(back),
                case,
                glued: true,
                opens_sentence: false,
                opens_paragraph: false,
                ..self
            },
        ]
    }

    /// The word from this token to the end of `last`, written as this one is.
    pub(crate) fn joined(self, text: &str, last: Token) -> Token {
        let whole = Token { end: last.end, ..self };
        let key = key_of(whole.of(text), &mut String::new());
        Token { key, classes: Classes::of(key), ..whole }
    }

    /// Whether it is this very mark.
    pub fn is_mark(self, text: &str, mark: &str) -> bool {
        self.kind == Kind::Mark && self.of(text) == mark
    }
}

/// The word in lower case that a hyphen joins to the token before `end`:
/// of "Kim Jong-un" the last.
pub(crate) fn half_behind(tokens: Tokens, end: usize) -> Option<Token> {
    let [hyphen, half] = tokens.get(end..end + 2)? else { return None };
    let is_half = half.glued && half.kind == Kind::Word && half.case == Case::Lower;
    (hyphen.glued && hyphen.is_mark(tokens.text, "-") && is_half).then_some(*half)
}

/// Characters that show nothing: soft hyphen, zero-width and bidi controls.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a word is what makes a genitive of the name before it.
pub(crate) fn is_genitive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'S" | "’S" | "'" | "’")
}

/// Apostrophes, straight and typographic.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`')
}
