//! How two names of persons relate.

mod key;
mod nickname;

pub use key::key;
pub use nickname::same_given_name;

use crate::mention::Person;

/// How the first name stands to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameRelation {
    /// Nothing speaks for one person.
    Different,
    /// The same family name with another given name.
    OtherGiven,
    /// All but the same letters: one of the two is a slip.
    Misspelt,
    /// Another romanisation, a nickname, an initial.
    Variant,
    /// The same words, or fewer of them.
    Same,
}

/// How `a` stands to `b`. The relation is the same both ways.
pub fn relate(a: &Person, b: &Person) -> NameRelation {
    if a.parts == b.parts || is_part_of(a, b) || is_part_of(b, a) {
        return NameRelation::Same;
    }
    if a.parts.len() < 2 || b.parts.len() < 2 {
        return relate_single(a, b);
    }
    let family = relate_words(a.family_key(), b.family_key());
    let given = relate_given(a, b);
    match (family, given) {
        (Likeness::Same, Likeness::Other) => NameRelation::OtherGiven,
        // The order may be turned: "Viktor Orbán", "Orbán Viktor".
        (Likeness::Other, _) if turned(a, b) => NameRelation::Same,
        (Likeness::Other, _) | (_, Likeness::Other) => NameRelation::Different,
        (Likeness::Slip, Likeness::Same | Likeness::Alike)
        | (Likeness::Same | Likeness::Alike, Likeness::Slip) => NameRelation::Misspelt,
        (Likeness::Slip, Likeness::Slip) => NameRelation::Different,
        (Likeness::Same, Likeness::Same) => NameRelation::Same,
        _ => NameRelation::Variant,
    }
}

/// How alike two words of names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Other,
    Slip,
    Alike,
    Same,
}

fn relate_words(a: &str, b: &str) -> Likeness {
    if a == b {
        return Likeness::Same;
    }
    let shorter = a.chars().count().min(b.chars().count());
    let distance = strsim::osa_distance(a, b);
    if shorter >= 4 && key(a) == key(b) && distance * 3 <= shorter + 3 && !is_slip(a, b) {
        return Likeness::Alike;
    }
    match distance {
        1 if shorter >= 4 => Likeness::Slip,
        2 if shorter >= 8 => Likeness::Slip,
        _ => Likeness::Other,
    }
}

/// Whether a difference that the key forgives looks like a slip of the pen
/// all the same: two letters swapped, or a letter doubled or dropped.
fn is_slip(a: &str, b: &str) -> bool {
    let (mut letters_a, mut letters_b): (Vec<char>, Vec<char>) =
        (a.chars().collect(), b.chars().collect());
    letters_a.sort_unstable();
    letters_b.sort_unstable();
    letters_a == letters_b
}

fn relate_given(a: &Person, b: &Person) -> Likeness {
    let mut best = Likeness::Other;
    for x in a.given_keys() {
        for y in b.given_keys() {
            let is_initial =
                |initial: &str, name: &str| initial.len() == 1 && name.starts_with(initial);
            best = best.max(match () {
                () if is_initial(x, y) || is_initial(y, x) || same_given_name(x, y) => {
                    Likeness::Alike
                }
                () => relate_words(x, y),
            });
        }
    }
    best
}

/// One of the two is a single word: the other's family name, all but.
fn relate_single(a: &Person, b: &Person) -> NameRelation {
    let (single, other) = if a.parts.len() < 2 { (a, b) } else { (b, a) };
    match relate_words(single.family_key(), other.family_key()) {
        Likeness::Same => NameRelation::Same,
        Likeness::Alike => NameRelation::Variant,
        Likeness::Slip if single.family_key().len() >= 6 => NameRelation::Misspelt,
        _ => NameRelation::Different,
    }
}

/// Whether every word of `short` stands in `long`, the family name as such.
fn is_part_of(short: &Person, long: &Person) -> bool {
    let family = short.family_key();
    let names_family = long.family_key() == family
        || short.parts.len() == 1 && long.parts.first().is_some_and(|p| p == family);
    names_family && short.parts.iter().all(|part| long.parts.contains(part))
}

/// Whether the same words stand in another order.
fn turned(a: &Person, b: &Person) -> bool {
    let sorted = |person: &Person| {
        let mut parts = person.parts.clone();
        parts.sort_unstable();
        parts
    };
    sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use super::{NameRelation::*, relate};
    use crate::mention::Person;

    #[test]
    fn an_editor_would_agree() {
        for (a, b, relation) in [
            ("Ilhan Omar", "Omar", Same),
            ("Alexander Lukashenko", "Alyaksandr Lukashenka", Variant),
            ("Sviatlana Tsikhanouskaya", "Svetlana Tikhanovskaya", Variant),
            ("Bill Clinton", "William Clinton", Variant),
            ("J. Biden", "Joe Biden", Variant),
            ("Nancy Pelosi", "Nancy Peolsi", Misspelt),
            ("Nancy Pelosi", "Paul Pelosi", OtherGiven),
            ("Viktor Orban", "Orban Viktor", Same),
            ("Angela Merkel", "Emmanuel Macron", Different),
            ("John Smith", "Jane Smyth", Different),
            ("George Bush", "George W. Bush", Same),
            ("Xi Jinping", "Xi", Same),
        ] {
            let person = |name: &str| {
                Person::named(&name.split(' ').collect::<Vec<_>>(), None).expect("a name")
            };
            assert_eq!(relate(&person(a), &person(b)), relation, "{a} / {b}");
            assert_eq!(relate(&person(b), &person(a)), relation, "{b} / {a}");
        }
    }
}
