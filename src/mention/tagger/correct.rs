//! What a story says for sure about its names, after the model has spoken: one
//! story calls one person by one name, and who is called "Mr." is a person.

use super::{Label, Name, replace_overlapping};
use crate::fold::{fold, key_of};
use crate::language::cue::{Cue, cue_of};
use crate::lexicon;
use crate::mention::known::Known;
use crate::tokens::Tokens;
use crate::words::Class;

/// Corrects `names`, which are in order, and adds those that a courtesy title
/// gives away. `caps` are the capitalised tokens.
pub(super) fn correct(tokens: Tokens, caps: &[usize], known: &[Known], names: &mut Vec<Name>) {
    super::halved::halved(tokens, names);
    titled(tokens, caps, names);
    introduced(tokens, names);
    super::surname::surnames(tokens, caps, known, names);
    super::defined::defined(tokens, names);
    for at in 0..names.len() {
        untitle(tokens, known, names, at);
    }
    super::unnamed::unlabel(tokens, known, names);
}

/// "Mr Trump wipes": the capitalised words behind the title are a person.
fn titled(tokens: Tokens, caps: &[usize], names: &mut Vec<Name>) {
    let mut added = Vec::new();
    for &at in caps {
        if !Class::AddressInCapitals.has(tokens.word(at)) {
            continue;
        }
        let dot = tokens.get(at + 1).is_some_and(|t| t.glued && t.is_mark(tokens.text, "."));
        let first = at + 1 + usize::from(dot);
        let next = names.partition_point(|name| name.end <= first);
        match names.get_mut(next) {
            Some(name) if name.first <= first => name.label = Label::Person,
            _ => {
                let run = tokens[first.min(tokens.len())..].iter().take(4);
                let length = run.take_while(|t| t.is_cap() && !t.opens_sentence).count();
                let free = names.get(next).map_or(usize::MAX, |name| name.first);
                let end = (first + length).min(free);
                if end > first {
                    added.push(Name { first, end, label: Label::Person });
                }
            }
        }
    }
    replace_overlapping(names, added);
}

/// "First minister Nicola Sturgeon": a title before a given name; "Speaker of
/// the House Nancy Pelosi": the chamber is a part of the title.
fn introduced(tokens: Tokens, names: &mut [Name]) {
    let mut scratch = String::new();
    for name in names.iter_mut().filter(|name| name.label == Label::Organisation) {
        let is_chamber = matches!(tokens.word(name.first), "House" | "Senate" | "Commons");
        let first = name.first + usize::from(is_chamber);
        let words = &tokens[first..name.end];
        if !(2..=3).contains(&words.len()) || words.iter().any(|t| !t.is_cap()) {
            continue;
        }
        let Some(before) = name.first.checked_sub(1) else { continue };
        let mut cue_at = |at: usize| cue_of(key_of(tokens.word(at), &mut scratch));
        if (is_chamber || cue_at(before) == Cue::Title)
            && (first..name.end).all(|at| !matches!(cue_at(at), Cue::Organisation | Cue::Title))
            && lexicon::entry(&fold(tokens.word(first))).given >= 2
        {
            (name.first, name.label) = (first, Label::Person);
        }
    }
}

/// "U.S. Rep. Lang", "House Committee Chairman Lang": the title before a
/// person is no part of the body's name.
fn untitle(tokens: Tokens, known: &[Known], names: &mut [Name], at: usize) {
    let person = names.get(at + 1).filter(|next| next.label == Label::Person).map(|n| n.first);
    let name = &mut names[at];
    let is_dot = tokens.get(name.end).is_some_and(|t| t.glued && t.is_mark(tokens.text, "."));
    if name.label != Label::Organisation || person != Some(name.end + usize::from(is_dot)) {
        return;
    }
    let end = name.end;
    while name.end - name.first > 1 && tokens[name.end - 1].cue() == Cue::Title {
        name.end -= 1;
    }
    let is_place = |name: &Name| {
        Known::at(known, name.first).is_some_and(|k| (k.first, k.end) == (name.first, name.end))
    };
    if name.end < end && is_place(name) {
        name.label = Label::Place;
    }
}

#[cfg(test)]
mod tests {
    use super::correct;
    use crate::mention::known;
    use crate::mention::label::{Label, Name};
    use crate::mention::tagger::names;
    use crate::tokens::Tokens;
    use crate::tokens::tokens;

    #[test]
    fn the_title_before_a_person_is_no_part_of_a_body() {
        let name = |first, end, label| Name { first, end, label };
        for (text, body, label) in [
            ("Ohio Rep. Ann Lee spoke", "Ohio", Label::Place),
            ("House Panel Chairman Ann Lee spoke", "House Panel", Label::Organisation),
        ] {
            let tokens = tokens(text);
            let person = tokens.iter().position(|t| t.of(text) == "Ann").expect(text);
            let end = if tokens[person - 1].of(text) == "." { person - 1 } else { person };
            let mut found =
                vec![name(0, end, Label::Organisation), name(person, person + 2, Label::Person)];
            correct(
                Tokens::new(text, &tokens),
                &[],
                &known(Tokens::new(text, &tokens)),
                &mut found,
            );
            let span = tokens[found[0].first].span().cover(tokens[found[0].end - 1].span());
            assert_eq!((span.of(text), found[0].label), (body, label), "{text}");
        }
    }

    #[test]
    fn what_is_sure_overrules_what_is_likely() {
        for (text, persons) in [
            ("Mr Quill wiped Mr Osterley's coat", vec!["Quill", "Osterley"]),
            ("Scottish first minister Nicola Harrow spoke", vec!["Nicola Harrow"]),
            ("Nancy Holloway met Mrs. Adeyemi. Mrs", vec!["Nancy Holloway", "Adeyemi"]),
            ("Mary Dearborn met Dearborn's aide", vec!["Mary Dearborn", "Dearborn"]),
            ("Kerry Boston spoke in Boston", vec!["Kerry Boston"]),
        ] {
            let tokens = tokens(text);
            let found: Vec<&str> =
                names(Tokens::new(text, &tokens), &known(Tokens::new(text, &tokens)))
                    .iter()
                    .filter(|name| name.label == Label::Person)
                    .map(|name| {
                        tokens[name.first].span().cover(tokens[name.end - 1].span()).of(text)
                    })
                    .map(|name| name.trim_start_matches("Mr ").trim_start_matches("Mrs. "))
                    .map(|name| name.trim_end_matches("'s"))
                    .collect();
            assert_eq!(found, persons, "{text}");
        }
    }
}
