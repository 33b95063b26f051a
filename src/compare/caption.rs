//! The asking side: what a caption says, credits left out.

use crate::article::{Article, Part, Span};
use crate::fold::{self, folded};
use crate::language::Language;
use crate::language::background;
use crate::language::credit;
use crate::language::cue::{Cue, cue_of};
use crate::language::function::is_function_word;
use crate::language::non_caption::{NonCaption, non_caption};
use crate::language::stem;
use crate::lexicon;
use crate::mention::{Context, Facts};
use crate::tokens::{Case, Kind};

/// So many bytes of a caption are compared; no caption has as many, and what
/// looks like one is a story that got there by mistake.
pub(crate) const LONGEST_CAPTION: usize = 64 << 10;

/// A caption, ready to be compared.
pub struct Caption<'a> {
    /// Which of the article's texts it is.
    pub part: Part,
    /// Its characters.
    pub text: &'a str,
    /// What it speaks of, outside its credits.
    pub facts: Facts,
    /// Its words that carry meaning, in order; names among them.
    pub words: Vec<Word>,
    /// Whether most of its common words are English.
    pub is_english: bool,
    /// Whether most of its common words are known in the story's language, so
    /// that it can be weighed which of them the two share.
    pub is_weighed: bool,
    /// The first sentence, which says what the picture shows, in bytes.
    pub first_sentence: Span,
    /// Whether it only says who made the picture, so that nobody and nothing
    /// in it is in the picture.
    pub is_only_credit: bool,
    /// Whether it is only what announces a maker, who was left out or stands
    /// elsewhere: "Photo:".
    pub is_only_label: bool,
    /// What it is where it is about no picture at all: nothing in it is held
    /// against the story, and there is no verdict.
    pub kind: Option<NonCaption>,
}

/// A word of a caption that can tie it to a story.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Bytes of the caption.
    pub span: Span,
    /// The [`stem::key`].
    pub key: u64,
    /// Bits that it says to meet this word in news; see [`background::surprise`].
    pub surprise: f64,
    /// Bits that it says to share this word; see [`background::rarity`].
    pub rarity: f64,
    /// Part of a name: capitalised inside a sentence, or known as a name.
    pub is_name: bool,
    /// The word right before it, if nothing stands between: for phrases.
    pub before: Option<u64>,
    /// The word right after it, likewise.
    pub after: Option<u64>,
}

/// Words rarer than this many bits in English carry meaning: "house" has 8.
pub(super) const MEANINGFUL: f64 = 5.5;

/// Bits of surprise of the commonest word of a language.
const COMMONEST: f64 = 4.0;

impl<'a> Caption<'a> {
    /// Reads the facts and words of one of the article's captions.
    pub fn new(article: &'a Article, part: Part, context: &Context) -> Caption<'a> {
        let text = article.text(part).map_or("", |text| text.as_str());
        let text = &text[..text.floor_char_boundary(LONGEST_CAPTION)];
        let facts = Facts::of_caption(text, context);
        // "am 22. Januar": the full stop of an ordinal ends no sentence.
        let splits_date =
            |at: usize| facts.dates.iter().any(|date| date.span.start < at && at < date.span.end);
        let ends = facts.tokens.iter().skip(1).find(|token| {
            let at = token.span().start;
            token.opens_sentence && at > 25 && !splits_date(at)
        });
        let first_sentence = Span::new(0, ends.map_or(text.len(), |t| t.span().start));
        let words = words(text, &facts, context);
        let is_english = is_in(&facts, Language::English);
        let is_weighed = match context.language() {
            Language::English => is_english,
            other => is_in(&facts, other),
        };
        let is_only_credit = is_only_credit(&facts);
        let is_only_label = credit::is_label(text);
        let kind = non_caption(text);
        Caption {
            part,
            text,
            facts,
            words,
            is_english,
            is_weighed,
            first_sentence,
            is_only_credit,
            is_only_label,
            kind,
        }
    }

    /// Whether it says anything of a picture, and not only who made it.
    pub fn is_about_picture(&self) -> bool {
        self.kind.is_none() && !self.is_only_credit && !self.is_only_label
    }
}

fn words(text: &str, facts: &Facts, context: &Context) -> Vec<Word> {
    let language = context.language();
    let mut words: Vec<Word> = Vec::new();
    let mut scratch = String::new();
    let mut before = None;
    // Whether the token before the present one is the last of `words`.
    let mut follows = false;
    for token in &facts.tokens {
        let span = token.span();
        if token.kind == Kind::Mark || facts.is_credit(span) {
            before = None;
            follows = false;
            continue;
        }
        let folded = folded(token.of(text), &mut scratch);
        let key = stem::key(folded);
        if let Some(last) = words.last_mut().filter(|_| follows) {
            last.after = Some(key);
        }
        follows = false;
        let entry = lexicon::entry_of(token.key);
        let is_dated = token.cue() == Cue::Calendar || facts.is_dated(span);
        let telling =
            token.kind == Kind::Word && folded.len() >= 2 && !is_dated && !facts.is_marker(span);
        let is_seen = || facts.is_named(span) || facts.is_placed(span);
        let is_name = token.is_cap()
            && (!token.opens_sentence
                || !background::is_listed(token.key, language)
                || facts.is_named(span))
            && (!language.grammar().capital_nouns || is_seen())
            && (facts.is_person(span) || !is_plain(token.key, folded, context));
        let surprise = background::surprise(token.key, language);
        let bits = match language {
            Language::English => entry.rarity(),
            _ => surprise - COMMONEST,
        };
        if telling && (bits > MEANINGFUL || is_name && bits > 2.0) {
            let rarity = background::rarity(token.key, language);
            words.push(Word { span, key, surprise, rarity, is_name, before, after: None });
            follows = true;
        }
        before = Some(key);
    }
    words
}

/// Whether a word is no name by itself, though it may stand with a capital: a
/// function word, a courtesy or office title, a month or a weekday.
pub(super) fn is_plain(key: u64, folded: &str, context: &Context) -> bool {
    matches!(cue_of(key), Cue::Title | Cue::Calendar)
        || is_function_word(folded, context.language())
        || is_function_word(folded, Language::English)
}

/// Whether all words stand in credits, but for archive markers.
fn is_only_credit(facts: &Facts) -> bool {
    let mut words = facts.tokens.iter().filter(|token| token.kind != Kind::Mark);
    let is_aside = |span: Span| facts.is_credit(span) || facts.is_marker(span);
    !facts.credits.is_empty() && words.all(|token| is_aside(token.span()))
}

/// Whether a text's lower-case words are for the most part known in a language.
fn is_in(facts: &Facts, language: Language) -> bool {
    let common = facts.tokens.iter().filter(|t| t.kind == Kind::Word && t.case == Case::Lower);
    // A genitive's "s" is of no language.
    let genitive = fold::key("s".bytes());
    let common = common.filter(|t| t.key != genitive && !facts.is_credit(t.span()));
    let (mut all, mut known) = (0, 0);
    for token in common {
        all += 1;
        known += usize::from(background::is_listed(token.key, language));
    }
    known * 5 >= all * 4
}
