use crate::article::Span;
use crate::compare::Story;
use crate::compare::name::{MOST_SLIPS, is_slip};
use crate::fold::fold;
use crate::language::stem;
use crate::lexicon;
use crate::rule::evaluate::diagnostic::Answer;
use crate::rule::evaluate::judged::Judged;
use crate::tokens::{Case, Kind, Tokens};

/// The story's spelling of the one word of a name that the caption misspells.
pub(super) fn answer(judged: &Judged, at: Span) -> Option<Answer> {
    let story = judged.comparison.story;
    let tie = judged.comparison.persons.iter().find(|tie| tie.caption == at)?;
    let named = tie.story?;
    let (_, facts) = story.facts.iter().find(|(part, _)| *part == named.part)?;
    let ours = words(Tokens::new(judged.text(), &judged.comparison.caption.facts.tokens), at);
    let theirs = words(Tokens::new(story.text(named.part), &facts.tokens), named.span);
    let strange = ours.iter().filter(|word| !theirs.iter().any(|other| other.key == word.key));
    let mut pairs = strange.flat_map(|word| {
        let other = |other: &&Word| is_slip(&word.key, &other.key, MOST_SLIPS);
        theirs.iter().filter(other).map(move |other| (word, other))
    });
    // Of several nobody knows which to mend, or by what.
    let (Some((wrong, right)), None) = (pairs.next(), pairs.next()) else { return None };
    if (wrong.case == Case::Upper) != (right.case == Case::Upper) {
        return None;
    }
    let whole = theirs.len() > 1;
    Some(Answer {
        at: wrong.span,
        replacement: right.text.to_owned(),
        is_supported: is_supported(story, &wrong.key, &right.key, whole),
    })
}

/// Whether the story spells the name in full or at least twice, in one way
/// only, and the caption's form is neither in the story nor known as a name.
fn is_supported(story: &Story, wrong: &str, right: &str, whole: bool) -> bool {
    let count = |word: &str| story.word(stem::key(word)).map_or(0, |found| found.count);
    let known = lexicon::entry(wrong);
    let is_name = known.given > 0 || known.surname > 0;
    let is_like = |part: &str| [right, wrong].iter().any(|word| is_slip(part, word, MOST_SLIPS));
    let mut parts = story.persons().flat_map(|(_, person)| &person.parts);
    let is_other = |part: &String| part != right && is_like(part);
    (whole || count(right) >= 2) && count(wrong) == 0 && !is_name && !parts.any(is_other)
}

/// A word of a name.
struct Word<'t> {
    text: &'t str,
    span: Span,
    case: Case,
    /// The word [folded](fold).
    key: String,
}

fn words<'t>(tokens: Tokens<'t>, within: Span) -> Vec<Word<'t>> {
    let first = tokens.partition_point(|token| token.span().start < within.start);
    let inside = tokens[first..].iter().take_while(|token| token.span().end <= within.end);
    inside
        .filter(|token| token.kind == Kind::Word)
        .map(|token| {
            let text = token.of(tokens.text);
            Word { text, span: token.span(), case: token.case, key: fold(text) }
        })
        .collect()
}
