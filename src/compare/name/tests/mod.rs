//! What an editor would say of two names.
use super::{NameRelation::*, relate};
use crate::mention::Person;

fn person(name: &str) -> Person {
    Person::named(&name.split_whitespace().collect::<Vec<_>>(), None).expect("a name")
}

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
        ("Vladimir Vladimirovich Putin", "Vladimir Putin", Same),
        ("Mohammed bin Salman bin Abdulaziz Al Saud", "Mohammed bin Salman", Same),
        ("George H.W. Bush", "George W. Bush", OtherGiven),
        ("George H.W. Bush", "George Bush", Same),
        ("J.K. Rowling", "Joanne Rowling", Variant),
        ("Jean-Claude Juncker", "Jean Claude Juncker", Same),
        ("Hillary Rodham Clinton", "Hillary Clinton", Same),
        ("Hillary", "Hillary Clinton", Same),
        ("Trump", "Melania Trump", Same),
        ("John F. Kennedy", "John Fitzgerald Kennedy", Variant),
        ("ABDOLLAHI Hamed", "Hamed Abdollahi", Same),
        ("Alexandria Ocasio-Cortez", "Alexandria Cortez", Same),
        ("Maria Sanchez", "Marta Sanchez", OtherGiven),
        ("Clinton", "Clitnon", Misspelt),
        ("Dr Anthony Fauci", "Anthony Fauci", Same),
        ("Ali Khamenei", "Ruhollah Khomeini", Different),
        ("Ben Wallace", "Benjamin Wallace", Variant),
        ("李明", "李明", Same),
        ("Владимир Путин", "Vladimir Putin", Same),
    ] {
        let (x, y) = (person(a), person(b));
        assert_eq!(relate(&x, &y), relation, "{a} / {b}");
        assert_eq!(relate(&y, &x), relation, "{b} / {a}");
    }
}

mod slips;
mod variants;

/// Whether `relate` gives the same both ways; the relation.
fn relation(a: &str, b: &str) -> super::NameRelation {
    let (a, b) = (person(a), person(b));
    let relation = relate(&a, &b);
    assert_eq!(relation, relate(&b, &a), "{a:?} {b:?}");
    relation
}

proptest::proptest! {
    #[test]
    fn any_two_names_relate_both_ways(
        a in proptest::collection::vec("\\PC{0,30}|[a-zA-Z.-]{1,9}|[а-яёі]{1,9}", 1..14),
        b in proptest::collection::vec("\\PC{0,30}|[a-zA-Z.-]{1,9}|[а-яёі]{1,9}", 1..14),
        shared in 0usize..4,
    ) {
        let mut b = b;
        b.extend(a.iter().take(shared).cloned());
        let named = |words: &[String]| {
            Person::named(&words.iter().map(String::as_str).collect::<Vec<_>>(), None)
        };
        if let (Some(a), Some(b)) = (named(&a), named(&b)) {
            assert_eq!(relate(&a, &a), Same);
            assert_eq!(relate(&a, &b), relate(&b, &a));
        }
    }

    #[test]
    fn spellings_of_one_letter_pool_relate_both_ways(a in "[aeiouyhkcgst]{4,9} [aeiouyhkcgst]{4,9}", b in "[aeiouyhkcgst]{4,9} [aeiouyhkcgst]{4,9}") {
        relation(&a, &b);
    }
}
