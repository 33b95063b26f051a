//! Persons: names without the titles, positions and party tags around them.

mod half;
mod name;
mod nobody;

use std::borrow::Cow;

pub use self::name::Person;
use super::Mention;
use super::label::{Label, Name};
use crate::fold::fold;
use crate::language::cue::{Cue, cue};
use crate::lexicon;
use crate::tokens::{Case, Kind, Token, Tokens, is_genitive};
use crate::words::Class;

/// The persons among tagged names, in order.
pub fn persons(tokens: Tokens, names: &[Name]) -> Vec<Mention<Person>> {
    let mut persons: Vec<Mention<Person>> = names
        .iter()
        .filter(|n| n.label == Label::Person)
        .filter_map(|n| person(tokens, n))
        .collect();
    share_family_names(tokens.text, &mut persons);
    persons
}

/// "Donald and Melania Trump": the first has the second's family name.
fn share_family_names(text: &str, persons: &mut [Mention<Person>]) {
    for at in 1..persons.len() {
        let [one, other] = &mut persons[at - 1..=at] else { continue };
        let between = text.get(one.span.end..other.span.start).map(str::trim);
        let [given] = one.value.parts.as_slice() else { continue };
        let entry = lexicon::entry(given);
        if matches!(between, Some("and" | "&"))
            && !other.value.given.is_empty()
            && other.value.family_part > 0
            && entry.given >= 3
            && entry.given > entry.surname
        {
            one.value.given = std::mem::take(&mut one.value.family);
            one.value.family = other.value.family.clone();
            one.value.parts.push(other.value.family_key().to_owned());
            one.value.family_part = 1;
        }
    }
}

fn person(tokens: Tokens, name: &Name) -> Option<Mention<Person>> {
    let (first, end) = bare(tokens, name.first, name.end);
    if nobody::is_nobody(tokens, first, end) || is_title_alone(tokens, first, end) {
        return None;
    }
    let mut words: Vec<&str> = tokens[first..end]
        .iter()
        .filter(|t| t.kind == Kind::Word)
        .map(|t| t.of(tokens.text))
        .filter(|word| !is_genitive(word))
        .collect();
    let mut span = tokens.get(first)?.span().cover(tokens.get(end.checked_sub(1)?)?.span());
    if let [given, _, ..] = words.as_mut_slice()
        && let Some(title) = glued_title(given)
    {
        *given = &given[title..];
        span.start += title;
    }
    // "Robert Lang Jr.": the dot is a part of the word.
    if matches!(words.last(), Some(&("Jr" | "Sr")))
        && let Some(dot) = tokens.get(end).filter(|t| t.glued && t.is_mark(tokens.text, "."))
    {
        span.end = dot.span().end;
    }
    let value = Person::named(&words, title_before(tokens, first))?;
    Some(Mention { span, value })
}

/// "Vermont Sen. Bernie Sanders": whether the last word is no name but the short
/// form of a title, and the name comes behind its dot; or, of "Mr Justice
/// MacDonald", a title that was taken for a name.
fn is_title_alone(tokens: Tokens, first: usize, end: usize) -> bool {
    let is_title_here = |at: usize| {
        let is_courtesy = |before: usize| matches!(tokens.word(before), "Mr" | "Mrs" | "Ms");
        tokens.word(at) == "Justice" && at.checked_sub(1).is_some_and(is_courtesy)
    };
    if end == first + 1
        && is_title_here(first)
        && tokens.get(end).is_some_and(|next| next.is_cap() && !next.opens_sentence)
    {
        return true;
    }
    let (Some(title), Some([dot, name])) = (end.checked_sub(1), tokens.get(end..end + 2)) else {
        return false;
    };
    dot.is_mark(tokens.text, ".")
        && dot.glued
        && name.is_cap()
        && !name.opens_sentence
        && cue(&fold(tokens.word(title))) == Cue::Title
        && !is_given_here(&tokens, title, first)
}

/// How many bytes of a word are a title that lost its space: of
/// "MinisterBenjamin" the first eight.
fn glued_title(word: &str) -> Option<usize> {
    let inner = word.char_indices().skip(1).find(|(_, c)| c.is_uppercase())?.0;
    let (title, name) = word.split_at(inner);
    (cue(&fold(title)) == Cue::Title && lexicon::entry(&fold(name)).given > 0).then_some(inner)
}

/// The name's tokens without titles before and marks and genitives behind.
fn bare(tokens: Tokens, mut first: usize, mut end: usize) -> (usize, usize) {
    while end > first && (tokens[end - 1].kind == Kind::Mark || is_genitive(tokens.word(end - 1))) {
        end -= 1;
    }
    // Titles that the tagger took in, and what stands before them: "Judge
    // Jones", "US Rep. Omar", "House Speaker Pelosi".
    let titles = (first..end.saturating_sub(1))
        .rev()
        .find(|at| is_title(tokens.text, tokens[*at]) && !is_given_here(&tokens, *at, first));
    if let Some(title) = titles {
        let name = (title + 1..end).find(|at| tokens[*at].kind == Kind::Word);
        first = name.unwrap_or(first);
    }
    // An office is no given name: "Speaker of the House Nancy Pelosi",
    // "Secretary of Homeland Security Kirstjen Nielsen".
    let of = matches!(tokens.word(first), "of" | "for");
    let is_office = |token: Token| {
        let bears = lexicon::entry_of(token.key).given >= 3;
        is_office(tokens.text, token) || of && token.is_cap() && !bears
    };
    while end - first > 2
        && (is_office(tokens[first]) || matches!(tokens.word(first), "of" | "for" | "the"))
    {
        first += 1;
    }
    // "Referee Smith"
    if end - first == 2 && Class::Occupation.has(tokens.word(first)) {
        first += 1;
    }
    while end - first > 1 && tokens[first].kind != Kind::Word {
        first += 1;
    }
    end = half::end(tokens, first, end);
    (first, end)
}

/// Whether the title at `at` is part of the name that starts at `first`: in
/// "Martin Luther King" it stands behind a given name.
fn is_given_here(tokens: &[Token], at: usize, first: usize) -> bool {
    at > first && lexicon::entry_of(tokens[first].key).given >= 3
}

fn is_office(text: &str, token: Token) -> bool {
    Class::BeforeTitle.has(token.of(text))
}

/// Whether the word stands before names: "Rep.", "Ministra", "Außenminister".
pub(super) fn is_title(text: &str, token: Token) -> bool {
    let word = token.of(text);
    // German makes new ones by joining: "Finanzministerin", "Nationaltrainer".
    let ends_so = || {
        const LONGEST: usize = 60;
        if word.len() > LONGEST {
            return false;
        }
        let lower: Cow<str> = match word.is_ascii() {
            true => word.into(),
            false => word.to_lowercase().into(),
        };
        let stem = strip_ending(&lower, "in").unwrap_or(&lower);
        Class::OfficeEnding.words().iter().any(|office| strip_ending(stem, office).is_some())
    };
    token.kind == Kind::Word
        && (token.cue() == Cue::Title || token.is_of(Class::Title) || token.is_cap() && ends_so())
}

/// What stands before the ending, in whatever case that is written.
fn strip_ending<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    let (stem, own) = word.split_at_checked(word.len().checked_sub(ending.len())?)?;
    own.eq_ignore_ascii_case(ending).then_some(stem)
}

/// The title or role written right before the token at `first`.
fn title_before(tokens: Tokens, first: usize) -> Option<String> {
    const REACH: usize = 8;
    let mut start = first;
    let mut titled = false;
    while start > 0 && first - start < REACH && !(start < first && tokens[start].opens_sentence) {
        let token = tokens[start - 1];
        let word = token.of(tokens.text);
        let joins = matches!(word, "of" | "the" | "vice" | "prime" | "former");
        let takes = match token.kind {
            Kind::Word => is_title(tokens.text, token) || token.case != Case::Lower || joins,
            Kind::Mark => matches!(word, "." | "-") && token.glued,
            Kind::Number => false,
        };
        if !takes {
            break;
        }
        titled |= is_title(tokens.text, token);
        start -= 1;
    }
    while start < first
        && matches!(
            tokens.word(start),
            "of" | "the" | "The" | "-" | "." | "Der" | "Die" | "El" | "La" | "Le"
        )
    {
        start += 1;
    }
    if !titled || start >= first {
        return None;
    }
    let span = tokens[start].span().cover(tokens[first - 1].span());
    Some(span.of(tokens.text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Person, persons};
    use crate::mention::{known, tagger};
    use crate::tokens::Tokens;
    use crate::tokens::tokens;

    #[test]
    fn captions_name_persons_among_titles_parties_and_positions() {
        for (caption, expected) in [
            (
                "US Rep. Anna Okafor (D-MN) (L) talks with Speaker of the House Martha Lindqvist (D-CA)",
                vec!["Anna Okafor", "Martha Lindqvist"],
            ),
            (
                "Robert Lang, right, shakes hands with Maria Gomez",
                vec!["Robert Lang", "Maria Gomez"],
            ),
            (
                "From left: Peter Holm, Susan Clarke and David Mwangi at the summit",
                vec!["Peter Holm", "Susan Clarke", "David Mwangi"],
            ),
            ("Kevin Walsh, 34, of Springfield, appears in court", vec!["Kevin Walsh"]),
            ("Kim Tae-min meets Karen Adams", vec!["Kim Tae-min", "Karen Adams"]),
            ("Defense Minister Chiu Kuo-cheng speaks", vec!["Chiu Kuo-cheng"]),
            ("Supporters at a Joe Biden-led rally", vec!["Joe Biden"]),
            ("A jet takes off from USS Theodore Roosevelt", vec![]),
            ("Evacuees take shelter from Tropical Storm Linda", vec![]),
            ("Robert Lang Jr. meets Maria Gomez", vec!["Robert Lang Jr.", "Maria Gomez"]),
            ("Vermont Sen. Anna Okafor and VP Clarke", vec!["Anna Okafor", "Clarke"]),
            ("MinisterRobert Lang speaks at the port.", vec!["Robert Lang"]),
            ("Special Envoy for Climate Linda Chavez speaks", vec!["Linda Chavez"]),
            ("Mr. Pembroke's lawyer, Linda Chavez, speaks", vec!["Pembroke", "Linda Chavez"]),
            ("The Queen Mary 2 leaves Southampton on Monday.", vec![]),
            ("Queen Mary and Robert Lang wave in Southampton.", vec!["Mary", "Robert Lang"]),
            ("The ferry Queen Victoria leaves Southampton.", vec![]),
            ("Guards line the steps of the Norman Porch", vec![]),
            ("Mr Justice MacDonald leaves the court in Leeds.", vec!["MacDonald"]),
            ("Referee Gomez shows a card to Robert Lang", vec!["Gomez", "Robert Lang"]),
            ("Santa Claus waves to Maria Gomez", vec!["Maria Gomez"]),
            ("June Hallworth speaks to reporters.", vec!["June Hallworth"]),
            ("Mayor April Hallworth and May Carter speak.", vec!["April Hallworth", "May Carter"]),
            ("In June Maria Gomez spoke to reporters.", vec!["Maria Gomez"]),
        ] {
            let tokens = tokens(caption);
            let names =
                tagger::names(Tokens::new(caption, &tokens), &known(Tokens::new(caption, &tokens)));
            let found: Vec<&str> = persons(Tokens::new(caption, &tokens), &names)
                .iter()
                .map(|m| m.span.of(caption))
                .collect();
            assert_eq!(found, expected, "{caption}");
        }
    }

    #[test]
    fn a_couple_shares_its_family_name() {
        for (caption, expected) in [
            ("Peter and Susan Clarke arrive", vec!["Peter Clarke", "Susan Clarke"]),
            ("Walker and Susan Clarke arrive", vec![" Walker", "Susan Clarke"]),
        ] {
            let tokens = tokens(caption);
            let names =
                tagger::names(Tokens::new(caption, &tokens), &known(Tokens::new(caption, &tokens)));
            let found = persons(Tokens::new(caption, &tokens), &names);
            let full: Vec<String> =
                found.iter().map(|m| format!("{} {}", m.value.given, m.value.family)).collect();
            assert_eq!(full, expected, "{caption}");
        }
    }

    #[test]
    fn titles_are_kept_beside_the_name() {
        for (caption, title) in [
            ("Sen. Anna Okafor speaks", "Sen."),
            ("Swedish Prime Minister Peter Holm arrives", "Swedish Prime Minister"),
        ] {
            let tokens = tokens(caption);
            let names =
                tagger::names(Tokens::new(caption, &tokens), &known(Tokens::new(caption, &tokens)));
            let found = persons(Tokens::new(caption, &tokens), &names);
            let titles: Vec<_> = found.iter().map(|m| m.value.title.as_deref()).collect();
            assert_eq!(titles, [Some(title)], "{caption}");
        }
    }

    #[test]
    fn names_fall_into_given_and_family() {
        for (name, given, family, parts) in [
            ("Ilhan Omar", "Ilhan", "Omar", "ilhan omar"),
            ("George W. Bush", "George W.", "Bush", "george w bush"),
            ("Ursula von der Leyen", "Ursula", "von der Leyen", "ursula leyen"),
            ("Mohammed bin Salman", "Mohammed", "bin Salman", "mohammed salman"),
            ("Kim Jong Un", "Jong Un", "Kim", "kim jong un"),
            ("Martin Luther King Jr", "Martin Luther", "King", "martin luther king"),
            ("Madonna", "", "Madonna", "madonna"),
            ("Carmen Ho Ka man", "Carmen Ka man", "Ho", "carmen ho ka man"),
            ("Oh Se jin", "Se jin", "Oh", "oh se jin"),
            ("Prayut Chan o cha", "Prayut o cha", "Chan", "prayut chan o cha"),
            ("Kim Clijsters", "Kim", "Clijsters", "kim clijsters"),
            ("Ben Wallace", "Ben", "Wallace", "ben wallace"),
            ("Al Gore", "Al", "Gore", "al gore"),
            ("Van Jones", "Van", "Jones", "van jones"),
            ("Van Hollen", "", "Van Hollen", "hollen"),
            ("Zine Ben Ali", "Zine", "Ben Ali", "zine ali"),
            ("Ben Ali", "", "Ben Ali", "ali"),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            let person = Person::named(&words, None).expect(name);
            assert_eq!((person.given.as_str(), person.family.as_str()), (given, family), "{name}");
            assert_eq!(person.parts.join(" "), parts, "{name}");
        }
        assert_eq!(Person::named(&["Jr"], None), None);
    }
}
