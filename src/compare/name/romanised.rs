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
    "abbas", "abd", "abdallah", "abdel", "abdol", "abdou", "abdul", "abdulla", "abdullah", "abu",
    "adel", "ahmad", "ahmadi", "ahmed", "ali", "alireza", "amadou", "amin", "amir", "anwar",
    "ashraf", "ayman", "aziz", "azzam", "badr", "bagher", "bakr", "baqer", "bashar", "bilal",
    "boubacar", "djamel", "ebrahim", "ebrahimi", "fahd", "faisal", "farhad", "fatima", "faysal",
    "fazl", "fuad", "gholam", "ghulam", "habib", "hafez", "hafiz", "haidar", "hamad", "hamdi",
    "hamed", "hamid", "hamza", "haqqani", "haroun", "hasan", "hasheem", "hashem", "hashemi",
    "hassan", "heidar", "hisham", "hosni", "hossam", "hossein", "hosseini", "husain", "husam",
    "husni", "hussain", "hussein", "ibrahim", "idriss", "ilyas", "imad", "imran", "iqbal",
    "ismail", "issa", "jaafar", "jabbar", "jaber", "jafar", "jalal", "jalil", "jamal", "javad",
    "jawad", "kamal", "kareem", "karim", "karimi", "kassem", "khaled", "khalid", "khalil", "khan",
    "latif", "mahamat", "mahdi", "mahmood", "mahmoud", "mahmud", "majid", "malik", "mamadou",
    "mansour", "mansur", "marwan", "masood", "masoud", "massoud", "maxamed", "moammar", "mohamad",
    "mohamed", "mohammad", "mohammed", "mohamud", "mohsen", "mokhtar", "moktar", "morteza",
    "mostafa", "mouhamad", "moukhtar", "mousavi", "moussa", "moustafa", "muammar", "mubarak",
    "muhammad", "muhammed", "mujahid", "mukhtar", "musa", "mustafa", "najib", "naser", "nasir",
    "nasser", "noor", "nouri", "omair", "omar", "osama", "osman", "othman", "oumar", "parvez",
    "pervez", "qadir", "qasem", "qasim", "rahim", "rahimi", "rahman", "ramadan", "ramzi", "rashid",
    "rehman", "reza", "ridha", "riyad", "saad", "saddam", "saeed", "said", "saif", "salah",
    "saleh", "salem", "salih", "salim", "salman", "sami", "samir", "sayed", "seyed", "seyyed",
    "shah", "shahid", "sharif", "shawkat", "shukri", "siddiq", "sulaiman", "suleiman", "taha",
    "taher", "tahir", "taleb", "tariq", "tawfiq", "umar", "usama", "uthman", "wael", "waleed",
    "wali", "walid", "yahya", "yaqub", "yasin", "yasir", "yasser", "yassin", "younes", "younis",
    "yousef", "yousif", "youssef", "yusif", "yusuf", "zahir", "zaki", "ziad", "zubair",
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
