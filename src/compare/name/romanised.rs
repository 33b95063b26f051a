//! Whether a name was carried over from another script, where one letter
//! more or less is a habit and no slip.

use super::words::Word;

/// Endings of patronymics and family names of Eastern Slavs and Georgians,
/// and of Arabic and Persian compounds.
const ENDINGS: &[&str] = &[
    "ovich", "evich", "avich", "ovych", "evych", "ivych", "ovna", "evna", "auna", "euna", "ivna",
    "enko", "enka", "chuk", "shvili", "adze", "ullah", "allah", "ollah", "uddin", "eddin",
    "eddine", "zadeh", "nejad",
];

/// Names that the Muslim world shares, sorted.
const NAMES: &[&str] = &[
    "abbas", "abd", "abdallah", "abdel", "abdol", "abdou", "abdul", "abdulla", "abu", "adel",
    "ahmad", "ahmed", "ali", "amin", "amir", "anwar", "aziz", "bakr", "bashar", "ebrahim",
    "fatima", "habib", "hafiz", "hamad", "hamed", "hamid", "haqqani", "hasan", "hashem", "hassan",
    "hosni", "hossein", "husain", "husni", "hussain", "hussein", "ibrahim", "ismail", "jaber",
    "jamal", "karim", "khaled", "khalid", "khalil", "khan", "mahdi", "mahmood", "mahmoud",
    "mahmud", "majid", "malik", "mansour", "mansur", "masood", "masoud", "massoud", "moammar",
    "mohamad", "mohamed", "mohammad", "mohammed", "mohsen", "morteza", "moussa", "muammar",
    "mubarak", "muhammad", "muhammed", "musa", "mustafa", "nasir", "nasser", "noor", "nouri",
    "omar", "osama", "osman", "othman", "parvez", "pervez", "qasem", "qasim", "rahim", "rahman",
    "rashid", "rehman", "reza", "saad", "saddam", "saeed", "said", "saleh", "salem", "salih",
    "salim", "salman", "sami", "seyed", "shah", "shahid", "sulaiman", "suleiman", "tariq", "umar",
    "usama", "uthman", "walid", "yahya", "yasin", "yasir", "yasser", "yassin", "yousef", "yousif",
    "youssef", "yusif", "yusuf",
];

/// Whether one of the words says so.
pub fn is_romanised(words: &[Word]) -> bool {
    words.iter().any(|word| {
        NAMES.binary_search(&word.text).is_ok()
            || ENDINGS
                .iter()
                .any(|ending| word.text.len() > ending.len() && word.text.ends_with(ending))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_sorted() {
        assert!(super::NAMES.is_sorted());
    }
}
