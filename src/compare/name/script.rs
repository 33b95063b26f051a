//! Names in Arabic and Korean script against their Latin forms: whether one
//! can be a romanisation of the other, letter by letter.
//!
//! Arabic script leaves short vowels out and every land romanises it in its own
//! way, so that only consonants are held against one another. Hangul is read
//! by the Revised Romanization and by the older habits that Korean families
//! keep in their names ("Park", "Lee", "Roh").

use super::spelling::LONGEST;

/// The most letters of a word that is compared; a Korean name of three
/// syllables has nine.
const MOST: usize = LONGEST;

/// A script whose letters are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Arabic,
    Hangul,
}

impl Script {
    fn of(word: &str) -> Option<Script> {
        match word.chars().next()? {
            '\u{600}'..='\u{6ff}' => Some(Script::Arabic),
            '\u{1100}'..='\u{11ff}' => Some(Script::Hangul),
            _ => None,
        }
    }
}

/// Whether one of two folded words is in Arabic or Korean script and the
/// other may be its romanisation.
pub fn is_romanisation(a: &str, b: &str) -> bool {
    match (Script::of(a), Script::of(b)) {
        (Some(script), None) if b.is_ascii() => reads(script, a, b.as_bytes()),
        (None, Some(script)) if a.is_ascii() => reads(script, b, a.as_bytes()),
        _ => false,
    }
}

/// Whether a folded word is in a script that is read letter by letter here.
pub fn is_read(word: &str) -> bool {
    Script::of(word).is_some()
}

/// The syllables of a folded Korean word apart from its first, which is the
/// family name in all but a handful of names; `None` for other words.
pub fn behind_first_syllable(word: &str) -> Option<usize> {
    if Script::of(word) != Some(Script::Hangul) {
        return None;
    }
    word.char_indices().skip(1).find(|(_, c)| is_initial(*c)).map(|(at, _)| at)
}

/// Whether the letter opens a syllable.
fn is_initial(jamo: char) -> bool {
    matches!(jamo, '\u{1100}'..='\u{1112}')
}

fn reads(script: Script, word: &str, latin: &[u8]) -> bool {
    if latin.is_empty() || latin.len() > LONGEST {
        return false;
    }
    // The servant of, with the article that Latin script gives to him.
    if script == Script::Arabic && word == "عبد" {
        return latin.starts_with(b"abd") && latin.len() <= "abdoul".len();
    }
    // A bit for each number of Latin letters that may be read so far.
    let mut reached: u32 = 1;
    let mut before = None;
    for (at, letter) in word.chars().enumerate() {
        if at == MOST {
            return false;
        }
        let mut next = 0;
        for spelling in spellings(script, letter, before) {
            for from in (0..=latin.len()).filter(|from| reached >> from & 1 == 1) {
                let Some(rest) = latin[from..].strip_prefix(spelling.as_bytes()) else { continue };
                next |= 1 << (from + spelling.len());
                // A consonant may be doubled.
                let last = spelling.as_bytes().last();
                if script == Script::Arabic && last.is_some() && rest.first() == last {
                    next |= 1 << (from + spelling.len() + 1);
                }
            }
        }
        if script == Script::Arabic {
            next = past_vowels(next, latin);
        }
        if next == 0 {
            return false;
        }
        reached = next;
        before = Some(letter);
    }
    reached >> latin.len() & 1 == 1
}

/// What is reached when vowels are passed over.
fn past_vowels(mut reached: u32, latin: &[u8]) -> u32 {
    for (at, letter) in latin.iter().enumerate() {
        if reached >> at & 1 == 1 && matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u') {
            reached |= 1 << (at + 1);
        }
    }
    reached
}

/// How a letter may be written; not at all where one of them is empty.
fn spellings(script: Script, letter: char, before: Option<char>) -> &'static [&'static str] {
    match (script, letter, before) {
        // The article before sun letters: "ash-Shams", "Abdurrahman".
        (Script::Arabic, 'ل', Some('ا')) => &["l", ""],
        (Script::Arabic, ..) => arabic(letter),
        // "Lee", "Lim", "Ryu": the North and old families keep the liquid.
        (Script::Hangul, 'ᄋ', None) => &["", "l", "r", "rh"],
        (Script::Hangul, ..) => hangul(letter),
    }
}

#[rustfmt::skip]
fn arabic(letter: char) -> &'static [&'static str] {
    match letter {
        'ب' | 'پ' => &["b", "p"],
        'ت' => &["t", "th"],
        'ط' => &["t"],
        'ث' => &["th", "s", "t"],
        'ج' => &["j", "g", "dj", "dzh", "zh"],
        'چ' => &["ch", "tch"],
        'ح' | 'ه' | 'ۀ' | 'ہ' | 'ھ' => &["h", ""],
        'ة' => &["h", "t", ""],
        'خ' => &["kh", "h", "ch", "k", "x"],
        'د' => &["d"],
        'ذ' => &["dh", "z", "d", "th"],
        'ر' => &["r"],
        'ز' => &["z"],
        'ژ' => &["zh", "j"],
        'س' | 'ص' => &["s", "c"],
        'ش' => &["sh", "ch"],
        'ض' => &["d", "dh", "z"],
        'ظ' => &["z", "dh", "d", "th"],
        'غ' => &["gh", "g"],
        'ف' => &["f", "v", "ph"],
        'ق' => &["q", "k", "g", "gh", "c"],
        'ك' | 'ک' => &["k", "c", "q"],
        'گ' => &["g", "k"],
        'ل' => &["l"],
        'م' => &["m"],
        'ن' => &["n"],
        'و' => &["w", "v", ""],
        'ي' | 'ی' | 'ى' => &["y", ""],
        // Vowels, hamza, ayn and what stands above and below the letters.
        'ا' | 'ء' | 'ع' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => &[""],
        _ => &[],
    }
}

#[rustfmt::skip]
fn hangul(letter: char) -> &'static [&'static str] {
    match letter {
        'ᄀ' => &["g", "k"], 'ᄁ' => &["kk", "gg", "k"], 'ᄂ' => &["n", "r"],
        'ᄃ' => &["d", "t"], 'ᄄ' => &["tt", "dd", "t"], 'ᄅ' => &["r", "l", "n"],
        'ᄆ' => &["m"], 'ᄇ' => &["b", "p"], 'ᄈ' => &["pp", "bb", "p"],
        'ᄉ' => &["s", "sh"], 'ᄊ' => &["ss", "s"], 'ᄋ' => &[""],
        'ᄌ' => &["j", "ch"], 'ᄍ' => &["jj", "j"], 'ᄎ' => &["ch"],
        'ᄏ' => &["k"], 'ᄐ' => &["t"], 'ᄑ' => &["p"], 'ᄒ' => &["h"],
        'ᅡ' => &["a", "ah", "ar"], 'ᅢ' => &["ae", "ai", "e"], 'ᅣ' => &["ya"],
        'ᅤ' => &["yae"], 'ᅥ' => &["eo", "u", "o", "uh", "ur"], 'ᅦ' => &["e"],
        'ᅧ' => &["yeo", "you", "yu", "yo"], 'ᅨ' => &["ye", "e"], 'ᅩ' => &["o", "oh"],
        'ᅪ' => &["wa"], 'ᅫ' => &["wae"], 'ᅬ' => &["oe", "oi"], 'ᅭ' => &["yo"],
        'ᅮ' => &["u", "oo", "woo", "wu"], 'ᅯ' => &["wo"], 'ᅰ' => &["we"],
        'ᅱ' => &["wi", "ui"], 'ᅲ' => &["yu", "yoo", "you"], 'ᅳ' => &["eu", "u"],
        'ᅴ' => &["ui", "eui", "ee"], 'ᅵ' => &["i", "ee", "yi", "y"],
        'ᆨ' => &["k", "g", "ck"], 'ᆫ' => &["n"], 'ᆮ' | 'ᆽ' | 'ᆾ' | 'ᇀ' => &["t"],
        'ᆯ' => &["l", "r"], 'ᆷ' => &["m"], 'ᆸ' | 'ᇁ' => &["p", "b"],
        'ᆺ' | 'ᆻ' => &["t", "s"], 'ᆼ' => &["ng"], 'ᇂ' => &["h", ""],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::is_romanisation;
    use crate::fold::fold;

    #[test]
    fn a_word_is_read_in_another_script() {
        for (word, latin) in [
            ("محمد", "Muhammad"),
            ("محمد", "Mohamed"),
            ("حسین", "Hossein"),
            ("الظواهري", "Zawahiri"),
            ("عبدالرحمن", "Abdurrahman"),
            ("قاسم", "Ghasem"),
            ("خالد", "Khalid"),
            ("مؤمنی", "Momeni"),
            ("김", "Kim"),
            ("박", "Park"),
            ("이", "Lee"),
            ("이", "Yi"),
            ("노", "Roh"),
            ("정은", "Jongun"),
            ("정은", "Jeongeun"),
        ] {
            assert!(is_romanisation(&fold(word), &fold(latin)), "{word} {latin}");
            assert!(is_romanisation(&fold(latin), &fold(word)), "{latin} {word}");
        }
        for (word, latin) in [
            ("محمد", "Mustafa"),
            ("خالد", "Walid"),
            ("حسن", "Hamid"),
            ("김", "Lee"),
            ("정은", "Jongil"),
            ("李明", "Li"),
            ("محمد", ""),
        ] {
            assert!(!is_romanisation(&fold(word), &fold(latin)), "{word} {latin}");
        }
    }
}
