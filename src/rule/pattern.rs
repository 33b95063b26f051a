//! Patterns of rules: regular expressions that take time linear in the text.

use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

/// Bytes that one pattern may take in memory once it is compiled.
const LARGEST: usize = 4 << 20;
/// How deep groups may stand in each other.
const DEEPEST: u32 = 50;

/// A pattern no longer than this, in bytes, is never [too large](LARGEST),
/// if it counts nothing and a class of characters counts as [`CLASS`] bytes.
const SHORT: usize = 2048;
const CLASS: usize = 64;

/// When patterns are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compile {
    /// At once, where one may be too large: a stranger's.
    Now,
    /// When it is first matched: those that come with cutline, which its tests
    /// compile.
    Later,
}

/// A pattern, ready to be matched.
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    pattern: String,
    ignore_case: bool,
    regex: OnceLock<Regex>,
}

impl Compiled {
    /// The pattern as it is matched.
    pub fn regex(&self) -> &Regex {
        self.regex.get_or_init(|| {
            regex(&self.pattern, self.ignore_case).expect("short patterns are sound and small")
        })
    }
}

impl PartialEq for Compiled {
    fn eq(&self, other: &Compiled) -> bool {
        (&self.pattern, self.ignore_case) == (&other.pattern, other.ignore_case)
    }
}

/// What is wrong with a pattern.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Characters before the place in the pattern where it goes wrong.
    pub at: usize,
    /// What is wrong there.
    pub says: String,
}

/// What is wrong with a pattern as it is written, if anything is.
pub(super) fn fault(pattern: &str) -> Option<Fault> {
    let mut parser = regex_syntax::ParserBuilder::new().nest_limit(DEEPEST).build();
    let (offset, says) = match parser.parse(pattern).err()? {
        regex_syntax::Error::Parse(error) => (error.span().start.offset, error.kind().to_string()),
        regex_syntax::Error::Translate(error) => {
            (error.span().start.offset, error.kind().to_string())
        }
        other => (0, other.to_string()),
    };
    let before = pattern.get(..offset).unwrap_or(pattern);
    Some(Fault { at: before.chars().count(), says })
}

/// Makes patterns ready; with `whole` they have to be all of a text.
pub(super) fn compile(
    patterns: &[String],
    ignore_case: bool,
    whole: bool,
    when: Compile,
) -> Result<Vec<Compiled>, String> {
    let compiled = patterns.iter().map(|pattern| match whole {
        true => build(&format!(r"\A(?:{pattern})\z"), ignore_case, when),
        false => build(pattern, ignore_case, when),
    });
    let told = |(result, pattern): (Result<_, regex::Error>, &String)| {
        let pattern = crate::yaml::shorten(pattern);
        result.map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => format!("the pattern `{pattern}` is too large"),
            _ => format!("`{pattern}` is no pattern"),
        })
    };
    compiled.zip(patterns).map(told).collect()
}

/// One pattern for all of some words and phrases, if there are any.
pub(super) fn compile_words(
    words: &[String],
    ignore_case: bool,
    when: Compile,
) -> Result<Option<Compiled>, String> {
    let edge = |c: Option<char>| if c.is_some_and(char::is_alphanumeric) { r"\b" } else { "" };
    let escaped =
        words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()).map(|word| {
            let (first, last) = (edge(word.chars().next()), edge(word.chars().next_back()));
            // However many spaces or line ends stand between two words.
            let parts: Vec<String> = word.split_whitespace().map(regex::escape).collect();
            format!("{first}{}{last}", parts.join(r"\s+"))
        });
    let all: Vec<String> = escaped.collect();
    match all.is_empty() {
        true => Ok(None),
        false => match build(&all.join("|"), ignore_case, when) {
            Ok(compiled) => Ok(Some(compiled)),
            Err(_) => Err("`words` holds too many words".to_owned()),
        },
    }
}

/// A sound and short pattern is compiled when it is first matched: most are not.
fn build(pattern: &str, ignore_case: bool, when: Compile) -> Result<Compiled, regex::Error> {
    let built = OnceLock::new();
    if when == Compile::Now && (!is_short(pattern) || fault(pattern).is_some()) {
        let _ = built.set(regex(pattern, ignore_case)?);
    }
    Ok(Compiled { pattern: pattern.to_owned(), ignore_case, regex: built })
}

fn is_short(pattern: &str) -> bool {
    let is_class = |two: &&[u8]| matches!(two, [b'\\', b'a'..=b'z' | b'A'..=b'Z'] | [b'[', b'^']);
    let classes = pattern.as_bytes().windows(2).filter(is_class).count();
    let dots = pattern.bytes().filter(|b| *b == b'.').count();
    !pattern.contains('{') && pattern.len() + CLASS * (classes + dots) <= SHORT
}

fn regex(pattern: &str, ignore_case: bool) -> Result<Regex, regex::Error> {
    let mut builder = RegexBuilder::new(pattern);
    builder.case_insensitive(ignore_case).size_limit(LARGEST).nest_limit(DEEPEST + 2).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Regex {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        compile_words(&words, true, Compile::Now).unwrap().unwrap().regex().clone()
    }

    #[test]
    fn words_are_whole_words_to_the_letter() {
        for (word, text, found) in [
            ("seen here", "Mayor Lee, Seen  here on Friday", Some("Seen  here")),
            ("seen here", "unseen hereabouts", None),
            ("a.m.", "at 9 A.M. on Monday", Some("A.M.")),
            ("a.m.", "axm", None),
            ("(r)", "Lee (R) speaks", Some("(R)")),
            ("straße", "die Straße", Some("Straße")),
        ] {
            assert_eq!(words(&[word]).find(text).map(|m| m.as_str()), found, "{text}");
        }
    }

    #[test]
    fn a_broken_pattern_is_told_at_its_place() {
        for (pattern, at) in [("(abc", 0), ("é[z-a]", 2), ("a**b(?<", 7), ("x{9,1}", 1)] {
            assert_eq!(fault(pattern).map(|fault| fault.at), Some(at), "{pattern}");
        }
        assert_eq!(fault(r"\b[1-9]\b"), None);
        assert!(build(r"\w{2000}", false, Compile::Now).is_err());
    }

    #[test]
    fn a_pattern_that_breaks_what_is_put_around_it_is_told() {
        let patterns = ["(?x) jpg # the ending".to_owned()];
        assert_eq!(fault(&patterns[0]), None);
        assert!(compile(&patterns, true, false, Compile::Now).is_ok());
        assert!(compile(&patterns, true, true, Compile::Now).is_err());
    }

    #[test]
    fn a_short_pattern_is_never_too_large() {
        for piece in [
            r"\w", r"\W", r"\pL", r"\PN", ".", "[^a]", r"\w+", r"\b\w", "(.)", "é|", "a*", "[a-€]",
            "[K-ſ]", "[0-𐍈]",
        ] {
            let longest = (1..).map(|times| piece.repeat(times)).take_while(|p| is_short(p)).last();
            let pattern = format!(r"\A(?:{})\z", longest.unwrap());
            assert!(regex(&pattern, true).is_ok(), "{piece}");
        }
    }
}
