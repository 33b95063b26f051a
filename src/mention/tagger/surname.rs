//! One story calls one person by one name: who was named in full is meant by
//! the surname alone.

use foldhash::HashSet;

use super::{Label, Name, replace_overlapping};
use crate::fold::key_of;
use crate::gazetteer::{Kind as Place, gazetteer};
use crate::language::cue::Cue;
use crate::language::family::{is_family_first, leads};
use crate::lexicon::entry_of;
use crate::mention::known::Known;
use crate::tokens::{Case, Kind, Token, Tokens, half_behind};

/// A single word that is the surname of a person's full name in the same text
/// is a person, unless it was read as a place, and as one may be meant. Where
/// it stands alone and was read as no name, it is one too. `caps` are the
/// capitalised tokens.
pub(super) fn surnames(tokens: Tokens, caps: &[usize], known: &[Known], names: &mut Vec<Name>) {
    let surnames: HashSet<u64> = names
        .iter()
        .flat_map(|name| surnames_of(tokens, name))
        .flatten()
        .map(|token| token.key)
        .collect();
    if surnames.is_empty() {
        return;
    }
    part(tokens, &surnames, names);
    for name in names.iter_mut().filter(|name| name.end == name.first + 1) {
        let at = name.first;
        if surnames.contains(&tokens[at].key)
            && !(name.label == Label::Place && may_be_place(&tokens, known, at))
        {
            name.label = Label::Person;
        } else if name.label == Label::Organisation && is_family(tokens.text, tokens[at], &surnames)
        {
            name.label = Label::Other;
        }
    }
    let mut next = 0;
    let mut alone = Vec::new();
    for &at in caps {
        next += names[next..].iter().take_while(|name| name.end <= at).count();
        let is_free = names.get(next).is_none_or(|name| name.first > at);
        if is_free && surnames.contains(&tokens[at].key) && is_alone(tokens, at) {
            alone.push(Name { first: at, end: at + 1, label: Label::Person });
        }
    }
    replace_overlapping(names, alone);
}

/// Makes two persons of "Bush-Obama" where the text names both of them.
fn part(tokens: Tokens, surnames: &HashSet<u64>, names: &mut Vec<Name>) {
    let mut parted = Vec::new();
    for name in names.iter() {
        if let [one, hyphen, other] = &tokens[name.first..name.end]
            && hyphen.is_mark(tokens.text, "-")
            && one.key != other.key
            && [one, other].iter().all(|word| surnames.contains(&word.key))
        {
            let one = Name { end: name.first + 1, label: Label::Person, ..*name };
            let other = Name { first: name.first + 2, label: Label::Person, ..*name };
            parted.extend([one, other]);
        }
    }
    replace_overlapping(names, parted);
}

/// "the Clintons": whether the word is the plural of a surname.
fn is_family(text: &str, token: Token, surnames: &HashSet<u64>) -> bool {
    let stem = token.of(text).strip_suffix('s');
    stem.is_some_and(|stem| surnames.contains(&key_of(stem, &mut String::new())))
}

/// Whether the capitalised word at `at` can be a name by itself: it stands
/// beside no other capitals, and is no word of all texts, "He" and "I", nor a
/// common one that opens a sentence, as in "Long lines formed", nor the short
/// form of a title.
fn is_alone(tokens: Tokens, at: usize) -> bool {
    const COMMON: u8 = 20;
    const COMMONEST: u8 = 27;
    let token = tokens[at];
    let entry = entry_of(token.key);
    let is_title = token.cue() == Cue::Title
        && tokens.get(at + 1).is_some_and(|t| t.glued && t.is_mark(tokens.text, "."));
    if is_title || entry.frequency >= COMMONEST && entry.surname < 3 {
        return false;
    }
    let beside = |at: Option<usize>| {
        let joins = |t: &Token| t.is_cap() || t.glued && t.is_mark(tokens.text, "-");
        at.and_then(|at| tokens.get(at)).is_some_and(joins)
    };
    let before = at.checked_sub(1).filter(|_| !token.opens_sentence);
    let after = Some(at + 1).filter(|at| tokens.get(*at).is_some_and(|t| !t.opens_sentence));
    let acts = after.is_some_and(|at| {
        let next = tokens[at];
        next.cue() == Cue::Doing
            || matches!(next.of(tokens.text), "'s" | "’s" | "was" | "is" | "has")
    });
    !beside(before) && !beside(after) && (!token.opens_sentence || acts || entry.frequency < COMMON)
}

/// What a person's full name is shortened to: its last word, and the first of
/// one that may be written family name first. Capitals behind a name that is
/// not written so are no part of it: "Trump U.N. speech".
fn surnames_of(tokens: Tokens, name: &Name) -> [Option<Token>; 2] {
    let words = || tokens[name.first..name.end].iter().filter(|t| t.kind == Kind::Word);
    let (Some(first), Some(last)) = (words().next(), words().nth(1).and(words().next_back()))
    else {
        return [None; 2];
    };
    let is_odd = last.case == Case::Upper && words().any(|t| t.case == Case::Capital);
    if name.label != Label::Person || is_odd {
        return [None; 2];
    }
    // "Kim Jong-un": what stands behind the hyphen is a word more.
    let half = half_behind(tokens, name.end).is_some();
    let is_last = !leads(first.key, last.key, words().count() + usize::from(half));
    [is_last.then_some(*last), is_family_first(first.key).then_some(*first)]
}

/// Whether the word can be the place that it is called like, where a person of
/// that name is in the text: the gazetteer knows it, and it is no small town
/// or stands behind "in".
fn may_be_place(tokens: &[Token], known: &[Known], at: usize) -> bool {
    const SMALL: u32 = 100_000;
    let Some(known) = Known::at(known, at) else { return false };
    let best = known.hits.first().map(|hit| gazetteer().place(hit.place));
    let is_small = best.is_some_and(|place| place.kind == Place::City && place.population < SMALL);
    !is_small || at > 0 && tokens[at - 1].cue() == Cue::Locative
}

#[cfg(test)]
mod tests {
    use super::surnames;
    use crate::mention::known;
    use crate::mention::label::{Label, Name};
    use crate::mention::tagger::names;
    use crate::tokens::Tokens;
    use crate::tokens::{Token, tokens};

    fn caps(tokens: &[Token]) -> Vec<usize> {
        (0..tokens.len()).filter(|at| tokens[*at].is_cap()).collect()
    }

    #[test]
    fn who_was_named_in_full_is_meant_by_the_surname() {
        for (text, surname, times) in [
            ("Carol Page was heard. Lawyers said that Page had left.", "Page", 1),
            ("Minister Sun Lijun was jailed. The court said Sun had pleaded guilty.", "Sun", 1),
            ("Rep. Park Ji-won spoke. Later, critics of Park said no.", "Park", 1),
            ("Mary Long was there. Long lines formed at noon.", "Long", 0),
            ("Wang He spoke. \"No!\" He left.", "He", 0),
        ] {
            let tokens = tokens(text);
            let found = names(Tokens::new(text, &tokens), &known(Tokens::new(text, &tokens)));
            let is_surname = |name: &&Name| {
                name.label == Label::Person
                    && name.end == name.first + 1
                    && tokens[name.first].of(text) == surname
            };
            assert_eq!(found.iter().filter(is_surname).count(), times, "{text}");
        }
    }

    #[test]
    fn two_who_are_named_together_are_two_and_a_family_is_no_body() {
        let name = |first, end, label| Name { first, end, label };
        let text = "Ann Lee met Bo Roe. The Lee-Roe talks failed. The Lees left.";
        let tokens = tokens(text);
        let mut found = vec![
            name(0, 2, Label::Person),
            name(3, 5, Label::Person),
            name(7, 10, Label::Person),
            name(14, 15, Label::Organisation),
        ];
        surnames(
            Tokens::new(text, &tokens),
            &caps(&tokens),
            &known(Tokens::new(text, &tokens)),
            &mut found,
        );
        let after =
            [name(7, 8, Label::Person), name(9, 10, Label::Person), name(14, 15, Label::Other)];
        assert_eq!(found[2..], after);
    }

    #[test]
    fn capitals_behind_a_name_are_no_surname() {
        let text = "Ann Lee CNN told CNN of it";
        let tokens = tokens(text);
        let name = |first, end, label| Name { first, end, label };
        let mut found = vec![name(0, 3, Label::Person), name(4, 5, Label::Organisation)];
        surnames(
            Tokens::new(text, &tokens),
            &caps(&tokens),
            &known(Tokens::new(text, &tokens)),
            &mut found,
        );
        assert_eq!(found[1].label, Label::Organisation);
    }
}
