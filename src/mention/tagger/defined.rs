//! Abbreviations that a text defines: "the Bank of Lorland (BoL) said". What is
//! abbreviated says what the abbreviation is, wherever it stands.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use super::{Label, Name, replace_overlapping};
use crate::language::cue::Cue;
use crate::tokens::{Case, Kind, Token, Tokens};

/// Most tokens that an abbreviated name is looked for in.
const REACH: usize = 16;

/// Gives the abbreviations of bodies the label of what they stand for, and
/// takes it from those that stand for no name, "gross domestic product (GDP)".
/// A body's name is as long as its abbreviation says.
pub(super) fn defined(tokens: Tokens, names: &mut Vec<Name>) {
    let mut meant: HashMap<&str, Label> = HashMap::new();
    let mut whole = Vec::new();
    for (open, _) in tokens.text.match_indices('(') {
        let at = tokens.partition_point(|token| token.span().start < open);
        if let Some(first) = definition(tokens, at)
            && let Some(label) = label(&tokens, names, first..at)
        {
            if label == Label::Organisation {
                let is_word = |at: &usize| {
                    tokens[*at].kind == Kind::Word && !is_genitive(tokens.text, tokens[*at])
                };
                let last = (first..at).rev().find(is_word).unwrap_or(first);
                let body = body(names, first, last + 1);
                let follows = whole.last().is_none_or(|before: &Name| before.end <= body.first);
                whole.extend(follows.then_some(body));
            }
            meant.entry(tokens.word(at + 1)).or_insert(label);
        }
    }
    if meant.is_empty() {
        return;
    }
    replace_overlapping(names, whole);
    let mut next = 0;
    let mut added = Vec::new();
    for at in (0..tokens.len()).filter(|at| tokens[*at].is_cap()) {
        next += names[next..].iter().take_while(|name| name.end <= at).count();
        let Some(label) = meant.get(tokens.word(at)) else { continue };
        match names.get_mut(next).filter(|name| name.first <= at) {
            Some(name) if name.end == name.first + 1 => name.label = *label,
            Some(_) => {}
            None if *label == Label::Organisation => {
                added.push(Name { first: at, end: at + 1, label: *label });
            }
            None => {}
        }
    }
    replace_overlapping(names, added);
}

/// Where the words begin that the abbreviation in the bracket at `at` is made
/// of: the first letters of those before the bracket, those of small words
/// only where it does not come out without them, "Department of Rain (DoR)".
fn definition(tokens: Tokens, at: usize) -> Option<usize> {
    let [open, short, close] = tokens.get(at..at + 3)? else { return None };
    if !open.is_mark(tokens.text, "(") || !short.is_cap() || !close.is_mark(tokens.text, ")") {
        return None;
    }
    let letters: Vec<char> = short.of(tokens.text).chars().filter(|c| c.is_uppercase()).collect();
    if letters.len() < 2 {
        return None;
    }
    let before = &tokens[at.saturating_sub(REACH)..at];
    let spelt = |with_small| spelt(Tokens::new(tokens.text, before), letters.clone(), with_small);
    spelt(false).or_else(|| spelt(true)).map(|back| at - back)
}

/// How many of the last tokens the letters are the first ones of.
fn spelt(tokens: Tokens, mut letters: Vec<char>, with_small: bool) -> Option<usize> {
    for (back, token) in tokens.iter().rev().enumerate() {
        let initial = token.of(tokens.text).chars().next().and_then(|c| c.to_uppercase().next());
        let is_small = token.case == Case::Lower && token.span().len() <= 3;
        match token.kind {
            Kind::Word if (with_small || !is_small) && initial == letters.last().copied() => {
                letters.pop();
            }
            Kind::Word if is_small => {}
            Kind::Mark if matches!(token.of(tokens.text), "-" | "," | "&" | "’" | "'") => {}
            _ => return None,
        }
        if letters.is_empty() {
            return Some(back + 1);
        }
        if token.opens_sentence {
            return None;
        }
    }
    None
}

/// What the words of `run` name, as far as their ends or the model say; no
/// name where none of them is capitalised.
fn label(tokens: &[Token], names: &[Name], run: Range<usize>) -> Option<Label> {
    let words = || tokens[run.clone()].iter().filter(|t| t.kind == Kind::Word);
    let is_body = |token: Option<&Token>| token.is_some_and(|t| t.cue() == Cue::Organisation);
    let is_body = is_body(words().next()) || is_body(words().next_back());
    if words().all(|t| t.case == Case::Lower) {
        return (!is_body).then_some(Label::Other);
    }
    let from = names.partition_point(|name| name.end <= run.start);
    let inside = names[from..].iter().take_while(|name| name.first < run.end);
    let size = |name: &Name| name.end.min(run.end) - name.first.max(run.start);
    let longest = inside.max_by_key(|name| size(name)).filter(|name| 2 * size(name) >= run.len());
    match longest.map(|name| name.label) {
        Some(Label::Place) => None,
        _ if is_body => Some(Label::Organisation),
        Some(Label::Person) | None => None,
        label => label,
    }
}

/// The tokens from `first` to `end` as one organisation, with what belongs to
/// it before them: "the US Environment Agency".
fn body(names: &[Name], first: usize, end: usize) -> Name {
    let before = names.get(names.partition_point(|name| name.end <= first));
    let first = match before.filter(|name| name.label == Label::Organisation) {
        Some(name) => name.first.min(first),
        None => first,
    };
    Name { first, end, label: Label::Organisation }
}

fn is_genitive(text: &str, token: Token) -> bool {
    matches!(token.of(text), "'s" | "’s")
}

#[cfg(test)]
mod tests {
    use super::defined;
    use crate::mention::label::{Label, Name};
    use crate::tokens::{Tokens, tokens};

    #[test]
    fn an_abbreviation_is_what_the_text_says_it_is() {
        // What the model read, as words and label; what is a body then.
        type Read<'t> = &'t [(&'t str, Label)];
        let cases: [(&str, Read, &[&str]); 6] = [
            (
                "The Bank of Lorland (BoL) met. Then BoL spoke.",
                &[("Bank of Lorland", Label::Organisation)],
                &["Bank of Lorland", "BoL", "BoL"],
            ),
            (
                "The Office of Fish, Crabs and Eels (OFCE) closed.",
                &[("Office of Fish", Label::Organisation), ("Eels", Label::Other)],
                &["Office of Fish, Crabs and Eels", "OFCE"],
            ),
            (
                "The Institute for the Study of Rain (ISR) knew.",
                &[("Study of Rain", Label::Other)],
                &["Institute for the Study of Rain", "ISR"],
            ),
            (
                "The Clean Rivers Act (CRA) holds. A judge read the CRA.",
                &[("Clean Rivers Act", Label::Other), ("CRA", Label::Organisation)],
                &[],
            ),
            (
                "It burns liquid river gas (LRG). The LRG is cheap.",
                &[("LRG", Label::Organisation)],
                &[],
            ),
            (
                "The United Marsh Isles (UMI) voted.",
                &[("United Marsh Isles", Label::Place), ("UMI", Label::Place)],
                &[],
            ),
        ];
        for (text, read, bodies) in cases {
            let tokens = tokens(text);
            let mut names: Vec<Name> = Vec::new();
            for (words, label) in read {
                let start = text.rfind(words).expect(text);
                let first = tokens.partition_point(|t| t.span().start < start);
                let end = tokens.partition_point(|t| t.span().end <= start + words.len());
                names.push(Name { first, end, label: *label });
            }
            defined(Tokens::new(text, &tokens), &mut names);
            let found: Vec<&str> = names
                .iter()
                .filter(|name| name.label == Label::Organisation)
                .map(|name| tokens[name.first].span().cover(tokens[name.end - 1].span()).of(text))
                .collect();
            assert_eq!(found, bodies, "{text}");
        }
    }
}
