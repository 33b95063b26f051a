//! The number that an organisation's name starts with: "6PR", "101st Airborne
//! Division". The model sees too few of them to be sure.

use super::{Label, Name, replace_overlapping};
use crate::fold::fold;
use crate::language::cue::Cue;
use crate::tokens::{Kind, Token, Tokens};
use crate::words::Class;

/// Lets the names of organisations among `names`, which are in order, start
/// with their numbers.
pub(super) fn numbered(tokens: Tokens, names: &mut Vec<Name>) {
    *names = names.iter().filter_map(|name| uncounted(tokens, *name)).collect();
    let mut whole: Vec<Name> = Vec::new();
    for at in 0..tokens.len() {
        if tokens[at].kind != Kind::Number || tokens[at].glued {
            continue;
        }
        let end = match tokens.get(at + 1) {
            Some(next) if next.glued && next.is_cap() => station(&tokens, names, at),
            Some(next) if next.glued && Class::OrdinalEnding.has(next.of(tokens.text)) => {
                counted(tokens, at + 2)
            }
            _ => None,
        };
        whole.extend(end.and_then(|end| organisation(names, at, end)));
    }
    replace_overlapping(names, whole);
}

/// An organisation without the year before it, "2019 Harbour Agency"; `None`
/// where nothing is left or it is a count: "45 Democrats". Any other name as it is.
fn uncounted(tokens: Tokens, name: Name) -> Option<Name> {
    let [number, word, rest @ ..] = &tokens[name.first..name.end] else { return Some(name) };
    if name.label != Label::Organisation || number.kind != Kind::Number || word.glued {
        return Some(name);
    }
    let is_year = matches!(number.of(tokens.text).parse(), Ok(1900..=2099));
    let is_count = rest.is_empty() && (is_year || word.of(tokens.text).ends_with('s'));
    (!is_count).then_some(Name { first: name.first + usize::from(is_year), ..name })
}

/// Most capitalised words of a counted body.
const MOST_WORDS: usize = 5;

/// "6PR": where an organisation that is glued to the number at `at` ends; "9News"
/// is one even where "News" was read as no name.
fn station(tokens: &[Token], names: &[Name], at: usize) -> Option<usize> {
    let next = names.partition_point(|name| name.end <= at + 1);
    match names.get(next).filter(|name| name.first <= at + 1) {
        Some(name) => (name.label == Label::Organisation).then_some(name.end),
        None => (tokens[at + 1].cue() == Cue::Organisation).then_some(at + 2),
    }
}

/// Where a body ends whose first word, behind its number, stands at `first`.
fn counted(tokens: Tokens, first: usize) -> Option<usize> {
    let run = tokens.get(first..)?.iter().take(MOST_WORDS);
    let words = run.take_while(|token| token.is_cap() && !token.opens_sentence);
    let is_body = |token: &Token| Class::CountedUnit.has(fold(token.of(tokens.text)).as_str());
    words.enumerate().filter(|(_, token)| is_body(token)).last().map(|(at, _)| first + at + 1)
}

/// The tokens, and an organisation that goes on behind them, as one name; `None`
/// where another name is in the way.
fn organisation(names: &[Name], first: usize, end: usize) -> Option<Name> {
    let from = names.partition_point(|name| name.end <= first);
    let to = names.partition_point(|name| name.first < end);
    let goes_on = |name: &Name| name.end > end && name.label != Label::Organisation;
    if names[from..to].iter().any(|name| name.first < first || goes_on(name)) {
        return None;
    }
    let end = names[from..to].last().map_or(end, |name| name.end.max(end));
    Some(Name { first, end, label: Label::Organisation })
}

#[cfg(test)]
mod tests {
    use crate::mention::known;
    use crate::mention::label::Label;
    use crate::mention::tagger::names;
    use crate::tokens::Tokens;
    use crate::tokens::tokens;

    #[test]
    fn a_number_belongs_to_the_name_that_it_tells_from_others() {
        for (text, name) in [
            ("Soldiers of the 82nd Airborne Division landed in Kabul.", "82nd Airborne Division"),
            ("The 24th Mechanised Brigade held the town.", "24th Mechanised Brigade"),
            (
                "A gunner of the 42nd Separate Mechanised Brigade.",
                "42nd Separate Mechanised Brigade",
            ),
            ("He serves on the 9th Circuit Court of Appeals.", "9th Circuit Court of Appeals"),
            ("A crew of 6PR was there.", "6PR"),
            ("It was the 2019 Harbour Finance Agency report.", "Harbour Finance Agency"),
            ("The presenter told 9News that it was over.", "9News"),
            ("It was the 3rd Microsoft conference in Oslo.", "Microsoft"),
        ] {
            let tokens = tokens(text);
            let found: Vec<&str> =
                names(Tokens::new(text, &tokens), &known(Tokens::new(text, &tokens)))
                    .iter()
                    .filter(|name| name.label == Label::Organisation)
                    .map(|name| {
                        tokens[name.first].span().cover(tokens[name.end - 1].span()).of(text)
                    })
                    .collect();
            assert_eq!(found, [name], "{text}");
        }
    }
}
