//! Second thoughts about names in Romance languages: small words run into
//! names, "l'Iran", and begin sentences before them, "En France".

use super::text::ForeignText;
use crate::gazetteer::{Kind as Place, gazetteer};
use crate::language::Language;
use crate::language::background;
use crate::language::cue::Cue;
use crate::language::function::is_function_word;
use crate::mention::known::Known;
use crate::mention::label::{Label, Name};
use crate::tokens::{Case, Kind, Token, Tokens, is_apostrophe};
use crate::words::Class;

/// Parts a French name from the small word before it: "l'Iran" is two words.
/// One that stands within a name is left to it: "Jeanne d'Arc".
pub(super) fn unjoin(text: &str, tokens: &mut Vec<Token>) {
    let joined = |at: usize, token: &Token| {
        let word = token.of(text);
        let (apostrophe, mark) = word.char_indices().find(|(_, c)| is_apostrophe(*c))?;
        let front = &word[..apostrophe];
        let rest = apostrophe + mark.len_utf8();
        let is_name = word[rest..].starts_with(char::is_uppercase);
        let is_within = is_name && token.case == Case::Lower && at > 0 && tokens[at - 1].is_cap();
        let is_small = Class::Elided.has_in_any_case(front);
        (is_small && rest < word.len() && !is_within && (is_name || token.is_cap())).then_some(rest)
    };
    let cuts: Vec<Option<usize>> =
        tokens.iter().enumerate().map(|(at, token)| joined(at, token)).collect();
    if cuts.iter().all(Option::is_none) {
        return;
    }
    let old = std::mem::take(tokens);
    tokens.reserve(old.len() + cuts.len());
    for (token, cut) in old.into_iter().zip(cuts) {
        match cut {
            Some(at) => tokens.extend(token.cut(text, at)),
            None => tokens.push(token),
        }
    }
}

/// Whether the word only has its capital because it opens a sentence; an
/// article may belong to a name, "Le Pen".
fn is_opener(text: &str, token: Token, language: Language) -> bool {
    let word = token.of(text).to_lowercase();
    token.kind == Kind::Word
        && token.opens_sentence
        && is_function_word(&word, language)
        && !Class::RomanceArticle.has(&word)
}

/// Takes from what the gazetteer knows the small words that open sentences, and
/// towns that are only the front of another name: "Lagos de Saliencia".
pub(super) fn correct_known(tokens: Tokens, language: Language, known: &mut Vec<Known>) {
    known.retain(|place| {
        let is_alone = place.end > place.first + 1;
        (is_alone || !is_opener(tokens.text, tokens[place.first], language))
            && !is_front(tokens, language, place)
            && !is_noun(tokens, language, place)
    });
}

/// Whether a common word with a capital is rather that word than the village of
/// its name: "Presidente da República", "Vista".
fn is_noun(tokens: Tokens, language: Language, known: &Known) -> bool {
    const KNOWN: u32 = 300_000;
    let Some(best) = known.hits.first() else { return false };
    let place = gazetteer().place(best.place);
    let is_village = matches!(place.kind, Place::City | Place::County | Place::District)
        && place.population < KNOWN;
    let is_common = || background::is_common(tokens[known.first].key, language);
    // "Río Escabas": the river, whichever town is called so for short.
    let names_on = || {
        let next = tokens.get(known.end);
        next.is_some_and(|next| next.is_cap() && !next.opens_sentence)
    };
    known.end == known.first + 1
        && (is_village || names_on())
        && is_common()
        && !is_led_to(tokens, known.first)
}

/// Whether the words before a name lead to a place: "en Toledo", "la provincia de
/// Toledo".
fn is_led_to(tokens: Tokens, first: usize) -> bool {
    let before = |back: usize| {
        let at = first.checked_sub(back)?;
        let goes_on = tokens[at + 1..=first].iter().all(|token| !token.opens_sentence);
        goes_on.then(|| tokens[at])
    };
    let Some(joint) = before(1) else { return false };
    let is_unit = || before(2).is_some_and(|noun| noun.is_of(Class::PlaceLead));
    joint.cue() == Cue::Locative || Class::OfKin.has(joint.of(tokens.text)) && is_unit()
}

/// Whether "de" and another name stand behind a town, which is then none, or
/// another one: "Puebla de Sanabria"; not so of a large one, unless a common word
/// is written so.
fn is_front(tokens: Tokens, language: Language, known: &Known) -> bool {
    const LARGE: u32 = 1_000_000;
    let Some([of, name]) = tokens.get(known.end..known.end + 2) else { return false };
    let Some(best) = known.hits.first() else { return false };
    let place = gazetteer().place(best.place);
    let joins = Class::OfKin.has(of.of(tokens.text)) && name.is_cap() && !name.opens_sentence;
    let is_word = || {
        let key = tokens[known.first].key;
        known.end == known.first + 1 && background::is_listed(key, language)
    };
    joins && place.kind == Place::City && (place.population < LARGE || is_word())
}

/// Cuts the small word that opens a sentence off a name; what is left is a
/// place if the gazetteer knows it as one, and no person behind "En". `false`
/// if nothing is left.
pub(super) fn without_opener(
    tokens: Tokens,
    known: &[Known],
    language: Language,
    name: &mut Name,
) -> bool {
    if !is_opener(tokens.text, tokens[name.first], language) {
        return true;
    }
    if tokens.word(name.first) == "En" && name.label == Label::Person {
        name.label = Label::Place;
    }
    name.first += 1;
    let place = Known::at(known, name.first);
    if place.is_some_and(|place| (place.first, place.end) == (name.first, name.end)) {
        name.label = Label::Place;
    }
    name.first < name.end
}

/// Two persons where "et" or "y" joins them: "Ana Ruiz y Luis Romero", but
/// "José Ortega y Gasset".
pub(super) fn parted(tokens: Tokens, names: &mut Vec<Name>) {
    let caps = |first: usize, end: usize| tokens[first..end].iter().filter(|t| t.is_cap()).count();
    let and = |name: &Name| {
        let joins = |at: &usize| matches!(tokens.word(*at), "et" | "y" | "e");
        (name.first + 1..name.end.saturating_sub(1)).find(|at| {
            let (before, behind) = (caps(name.first, *at), caps(at + 1, name.end));
            let is_surname = tokens.word(*at) != "et" && before > 1 && behind == 1;
            joins(at) && before > 0 && behind > 0 && !is_surname
        })
    };
    let mut all = Vec::with_capacity(names.len());
    for mut name in std::mem::take(names) {
        while name.label == Label::Person
            && let Some(at) = and(&name)
        {
            all.push(Name { end: at, ..name });
            name.first = at + 1;
        }
        all.push(name);
    }
    *names = all;
}

impl ForeignText<'_> {
    /// Cuts articles, prepositions and titles off the start of a French or
    /// Spanish name. `false` if what is left is no name: "Un Népalais",
    /// "Ministra de la Presidencia", "Le CNRS".
    pub(super) fn without_article(&self, name: &mut Name) -> bool {
        let start = name.first;
        while name.first < name.end {
            let token = self.tokens[name.first];
            let lower = self.lower(name.first);
            let small = token.kind == Kind::Word && !token.is_cap();
            let cut = match token.is_cap() {
                true => Class::NeverName.has(&lower) || self.is_title(name.first),
                false => !small || is_function_word(&lower, self.language) || lower == "d",
            };
            if !cut {
                break;
            }
            name.first += 1;
        }
        match self.caps(*name).as_slice() {
            [] => false,
            [only] => {
                let is_small = is_function_word(&self.lower(*only), self.language);
                !is_small && name.first == start || self.is_titled(name.first)
            }
            [article, acronym] => {
                let is_article = is_function_word(&self.lower(*article), self.language);
                let is_acronym = is_article && self.tokens[*acronym].case == Case::Upper;
                !is_acronym && !self.is_phrase(*name)
            }
            _ => !self.is_phrase(*name),
        }
    }

    /// Whether a noun stands before "de" or "du", and what is behind it says of
    /// what or whom: "Vino de Nantes", "'Venus' de Maillol".
    fn is_phrase(&self, name: Name) -> bool {
        /// So common is a given name that it is no noun.
        const GIVEN: u8 = 3;
        let of = (name.first + 1..name.end).find(|at| !self.tokens[*at].is_cap());
        let Some(of) = of else { return false };
        let is_quoted = self.tokens[of].kind == Kind::Mark && self.tokens[of].glued;
        let is_small = is_function_word(&self.lower(of), self.language);
        let is_noun = || {
            let key = self.tokens[name.first].key;
            of == name.first + 1
                && self.entry(name.first).given < GIVEN
                && background::is_listed(key, self.language)
        };
        is_quoted && matches!(self.tokens.word(of), "'" | "’") || is_small && is_noun()
    }
}
