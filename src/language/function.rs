//! Function words: the small words that every text is full of, by which a
//! language is known and which are no part of a name.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use super::Language;
use crate::words::Class;

/// How much of a text is looked at, in bytes.
const LOOKED_AT: usize = 2048;
/// Fewer letters than these tell nothing.
const LEAST_LETTERS: usize = 200;

/// The codes of the languages that are told apart: those that are read, and
/// others that stand here so that a text in them is not taken for a
/// neighbour's.
static CODES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut codes: Vec<&str> = Language::ALL.iter().map(|language| language.code()).collect();
    let others = Class::FunctionWord.rows().iter().map(|row| row.language);
    let others: BTreeSet<&str> = others.filter(|code| !codes.contains(code)).collect();
    codes.extend(others);
    codes
});

/// Parts of a word that is of one language alone.
const WHOLE: u32 = 840;

/// Most languages that can be told apart.
const MOST: usize = 16;

/// The words with a bit for each language that they are of.
static WORDS: LazyLock<HashMap<&str, u16>> = LazyLock::new(|| {
    let mut words = HashMap::with_capacity(1024);
    for row in Class::FunctionWord.rows() {
        let index = CODES.iter().take(MOST).position(|code| *code == row.language);
        *words.entry(row.word).or_default() |= index.map_or(0, |index| 1 << index);
    }
    words
});

/// Which languages' word it is, a bit each.
fn lists(lower: &str) -> u16 {
    WORDS.get(lower).copied().unwrap_or(0)
}

/// Whether a lower-case word is a function word of the language.
pub fn is_function_word(lower: &str, language: Language) -> bool {
    lists(lower) >> language as usize & 1 == 1
}

/// The language that `text` is written in, by its first 2 KiB. `None` if that
/// is too little to tell, or if no language that is read leads.
pub fn detect(text: &str) -> Option<Language> {
    let Counts { counts, shares, letters, words } = Counts::of(text);
    let best = leading(&shares)?;
    let most = counts[best];
    // What looks like two languages akin is one of them, and no English.
    let is_rival = |index: usize| index != best && (best == ENGLISH || index == ENGLISH);
    let rivals = counts.iter().enumerate().filter(|(index, _)| is_rival(*index));
    let second = rivals.map(|(_, count)| *count).max()?;
    // A fifth of any running text are such words.
    let leads = most * 4 >= second * 5 && most * 5 >= words;
    let is_told = leads && letters >= LEAST_LETTERS || is_plain(most, second, words);
    Language::ALL.get(best).copied().filter(|_| is_told)
}

/// Whether a text that is short tells its language all the same: a fifth of
/// its words are that language's, and few of them another's.
fn is_plain(most: u32, second: u32, words: u32) -> bool {
    const LEAST_WORDS: u32 = 5;
    most >= LEAST_WORDS && most * 5 >= words && most >= second * 2
}

/// Whether a text of 200 letters or more is surely none in English, though
/// perhaps in no language that is read.
pub fn is_foreign(text: &str) -> bool {
    let Counts { counts, shares, letters, words } = Counts::of(text);
    let most = leading(&shares).map_or(0, |best| counts[best]);
    let english = counts[ENGLISH];
    letters >= LEAST_LETTERS && most > 0 && most * 4 >= english * 5
        || is_plain(most, english, words)
}

/// English among the languages.
const ENGLISH: usize = Language::English as usize;

/// The language with the largest share of the words.
fn leading(shares: &[u32]) -> Option<usize> {
    let all = shares.iter().enumerate();
    all.max_by_key(|(index, share)| (**share, MOST - index)).map(|(best, _)| best)
}

/// How many words of each language stand at the start of a text.
struct Counts {
    counts: [u32; MOST],
    /// The same, where a word of several languages is shared among them: "la"
    /// says less than "gli". In parts of [`WHOLE`].
    shares: [u32; MOST],
    letters: usize,
    words: u32,
}

impl Counts {
    fn of(text: &str) -> Counts {
        let head = &text[..text.floor_char_boundary(LOOKED_AT)];
        let mut counts = [0u32; MOST];
        let mut shares = [0u32; MOST];
        let (mut letters, mut words) = (0, 0);
        let mut lower = String::new();
        for word in head.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            letters += word.chars().count();
            words += 1;
            const LONGEST: usize = 16;
            if word.len() > LONGEST {
                continue;
            }
            lower.clear();
            if word.is_ascii() {
                lower.push_str(word);
                lower.make_ascii_lowercase();
            } else {
                lower.extend(word.chars().flat_map(char::to_lowercase));
            }
            let mut left = lists(&lower);
            let share = WHOLE.checked_div(left.count_ones()).unwrap_or(0);
            while left != 0 {
                counts[left.trailing_zeros() as usize] += 1;
                shares[left.trailing_zeros() as usize] += share;
                left &= left - 1;
            }
        }
        Counts { counts, shares, letters, words }
    }
}

#[cfg(test)]
mod tests {
    use super::{CODES, MOST, detect, is_function_word};
    use crate::language::Language::{self, *};

    #[test]
    fn stories_show_their_language() {
        let cases: &[(&str, Option<Language>)] = &[
            (
                "The council of the small town voted on Tuesday for a new bridge over the river, \
                 which had been closed since the flood of last year. The mayor said that it would \
                 be open by the end of the summer, and that the old one was to be pulled down. \
                 Nobody voted against it.",
                Some(English),
            ),
            (
                "Der Gemeinderat der kleinen Stadt hat am Dienstag für eine neue Brücke über den \
                 Fluss gestimmt, die seit dem Hochwasser des vergangenen Jahres gesperrt ist. Die \
                 Bürgermeisterin sagte, dass sie bis zum Ende des Sommers fertig sein soll.",
                Some(German),
            ),
            (
                "Le conseil municipal de la petite ville a voté mardi pour un nouveau pont sur la \
                 rivière, fermé depuis la crue de l'année dernière. La maire a déclaré qu'il serait \
                 ouvert avant la fin de l'été et que l'ancien pont serait démoli.",
                Some(French),
            ),
            (
                "El concejo de la pequeña ciudad votó el martes por un nuevo puente sobre el río, \
                 cerrado desde la inundación del año pasado. La alcaldesa dijo que estará abierto \
                 antes del fin del verano y que el viejo puente será derribado por completo.",
                Some(Spanish),
            ),
            (
                "O conselho da pequena cidade votou na terça-feira por uma nova ponte sobre o rio, \
                 fechada desde a cheia do ano passado. A prefeita disse que não estará aberta antes \
                 do fim do verão e que a ponte antiga será demolida pelos homens da cidade.",
                Some(Portuguese),
            ),
            (
                "Kommunestyret i den lille byen stemte på tirsdag for en ny bro over elva, som har \
                 vært stengt siden flommen i fjor. Ordføreren sa at den skal være åpen før \
                 sommeren er over, og at den gamle broen blir revet så snart det lar seg gjøre.",
                None,
            ),
            (
                "Il consiglio comunale ha votato martedì per un nuovo ponte sul fiume, chiuso dalla \
                 piena dell'anno scorso. La sindaca ha detto che sarà aperto prima della fine.",
                Some(Italian),
            ),
            (
                "De gemeenteraad van de kleine stad heeft dinsdag gestemd voor een nieuwe brug over \
                 de rivier, die sinds het hoogwater van vorig jaar gesloten is.",
                Some(Dutch),
            ),
            ("Der Bürgermeister in Ulm.", None),
            ("", None),
        ];
        for (text, language) in cases {
            let story = format!("{text}\n\n{text}");
            assert_eq!(detect(&story), *language, "{text}");
        }
        assert_eq!(detect(&"字".repeat(5_000)), None);
    }

    #[test]
    fn every_language_has_room_for_its_bit() {
        assert!(CODES.len() <= MOST);
    }

    #[test]
    fn function_words_belong_to_their_language() {
        assert!(is_function_word("und", German) && !is_function_word("und", English));
        assert!(is_function_word("les", French) && !is_function_word("merkel", German));
    }
}
