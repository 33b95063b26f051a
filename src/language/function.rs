//! Function words: the small words that every text is full of, by which a
//! language is known and which are no part of a name.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use super::calendar::Language;

/// How much of a text is looked at, in bytes.
const LOOKED_AT: usize = 2048;
/// Fewer letters than these tell nothing.
const LEAST_LETTERS: usize = 200;

/// Languages that are told apart. Those without a calendar of their own stand
/// here so that a text in them is not taken for a neighbour's.
const LISTS: &[(Option<Language>, &str)] = &[
    (
        Some(Language::English),
        "
    a about after all also an and are as at be been but by can for from had has have he her
    his how i if in into is it its last like more no not of on one or our out over said she so
    some than that the their them they this to two up was we were what when which who will
    with would you
",
    ),
    (
        Some(Language::German),
        "
    ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf
    aus bei beide beiden beim bereits bis da dabei dafür dagegen damit danach dann daran darauf
    darüber das dass dem den denen denn der deren des deshalb dessen die dies diese diesem
    diesen dieser dieses doch dort drei durch ein eine einem einen einer eines einige er erst
    erste ersten es etwa etwas euch für ganz gar gegen gegenüber geht gibt habe haben hat hatte
    hatten hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jede
    jedem jeden jeder jetzt kann kein keine keinen kennt können laut man mehr mehrere mein mit
    muss nach nachdem neben nicht nichts noch nun nur ob oder ohne rund schon sehr sei sein
    seine seinem seinen seiner seit selbst sich sie sind so sogar solche soll sollen sondern
    sowie statt trotz über um und uns unser unter viel viele vielen vom von vor während wann war
    waren warum was weil weitere weiteren welche wenn wer werden wie wieder will wir wird wo
    worden wurde wurden zu zum zur zwar zwei zwischen
",
    ),
    (
        Some(Language::French),
        "
    à alors après au aussi autre autres aux avait avant avec avoir ce cela celle celui ces cet
    cette ceux chez comme contre dans de depuis des deux dont du durant elle elles en encore
    enfin entre est et été
    être eux fait il ils je la le les leur leurs lors lui mais même moins ne ni nos notre nous
    on ont ou où par pas pendant peut plus pour qu quand que qui sa sans se selon ses si son
    sont sous sur très tous tout toute toutes un une vers vous
",
    ),
    (
        Some(Language::Spanish),
        "
    a además al algunos ante antes aquí así aunque bajo cada como con contra cuando de del desde donde
    dos durante e el ella ellos en entre era es esa ese esta está están este esto estos fue
    fueron ha había han hasta hay la las le les lo los más mientras muy no nos o otra otro para
    pero por porque que quien se sea según ser si sido sin sobre son su sus también tiene todo
    todos tras un una unos y ya
",
    ),
    (
        None,
        "ai al alla anche che con da dal dei del della delle di e è gli ha i il in l la le lo nel nella non per più si sono un una",
    ),
    (
        None,
        "a ao aos as com da das de do dos e em foi mais na nas não no nos o os ou para pela pelo por que se ser sua são também um uma é",
    ),
    (
        None,
        "aan al als bij dat de die door een en er geen had heeft het hij in is maar met naar niet nog of om ook op te tot uit van voor was wat werd wordt ze zich zijn",
    ),
    (
        None,
        "at av bl da de den der det du eller en er et etter for fra ha han har hun i ikke jeg kan med men mot og om på seg sig sin skal som så til var ved vil være",
    ),
    (
        None,
        "att av blev de den det ett efter en för från har hon han i inte jag kan med men mot när och om på sig som ska till under upp var vi än är över",
    ),
];

/// The words with a bit for each list that they stand in.
static WORDS: LazyLock<HashMap<&str, u16>> = LazyLock::new(|| {
    let mut words = HashMap::with_capacity(1024);
    for (index, (_, list)) in LISTS.iter().enumerate() {
        for word in list.split_ascii_whitespace() {
            *words.entry(word).or_default() |= 1 << index;
        }
    }
    words
});

/// In which of the lists a word stands, a bit each.
fn lists(lower: &str) -> u16 {
    WORDS.get(lower).copied().unwrap_or(0)
}

/// Whether a lower-case word is a function word of the language.
pub fn is_function_word(lower: &str, language: Language) -> bool {
    let list = LISTS.iter().position(|(of, _)| *of == Some(language));
    list.is_some_and(|index| lists(lower) >> index & 1 == 1)
}

/// The language that `text` is written in, by its first 2 KiB. `None` if that
/// is less than 200 letters, or if no language whose calendar is known leads.
pub fn detect(text: &str) -> Option<Language> {
    let Counts { counts, letters, words } = Counts::of(text);
    let (best, most) = best(&counts)?;
    // What looks like two languages akin is one of them, and no English.
    let is_rival = |index: usize| index != best && (best == ENGLISH || index == ENGLISH);
    let rivals = counts.iter().enumerate().filter(|(index, _)| is_rival(*index));
    let second = rivals.map(|(_, count)| *count).max()?;
    // A fifth of any running text are words of these lists.
    let leads = most * 4 >= second * 5 && most * 5 >= words;
    LISTS[best].0.filter(|_| leads && letters >= LEAST_LETTERS)
}

/// Whether a text of 200 letters or more is surely none in English, though
/// perhaps in no language that is read.
pub fn is_foreign(text: &str) -> bool {
    let Counts { counts, letters, .. } = Counts::of(text);
    let most = best(&counts).map_or(0, |(_, most)| most);
    letters >= LEAST_LETTERS && most > 0 && most * 4 >= counts[ENGLISH] * 5
}

/// English among the lists.
const ENGLISH: usize = 0;

fn best(counts: &[u32]) -> Option<(usize, u32)> {
    let all = counts.iter().enumerate();
    let (best, most) = all.max_by_key(|(index, count)| (**count, LISTS.len() - index))?;
    Some((best, *most))
}

/// How many words of each list stand at the start of a text.
struct Counts {
    counts: [u32; LISTS.len()],
    letters: usize,
    words: u32,
}

impl Counts {
    fn of(text: &str) -> Counts {
        let head = &text[..text.floor_char_boundary(LOOKED_AT)];
        let mut counts = [0u32; LISTS.len()];
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
            while left != 0 {
                counts[left.trailing_zeros() as usize] += 1;
                left &= left - 1;
            }
        }
        Counts { counts, letters, words }
    }
}

#[cfg(test)]
mod tests {
    use super::{detect, is_function_word};
    use crate::language::calendar::Language::{self, *};

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
                None,
            ),
            (
                "Kommunestyret i den lille byen stemte på tirsdag for en ny bro over elva, som har \
                 vært stengt siden flommen i fjor. Ordføreren sa at den skal være åpen før \
                 sommeren er over, og at den gamle broen blir revet så snart det lar seg gjøre.",
                None,
            ),
            ("Der Bürgermeister ist zu kurz für ein Urteil.", None),
            ("", None),
        ];
        for (text, language) in cases {
            let story = format!("{text}\n\n{text}");
            assert_eq!(detect(&story), *language, "{text}");
        }
        assert_eq!(detect(&"字".repeat(5_000)), None);
    }

    #[test]
    fn function_words_belong_to_their_language() {
        assert!(is_function_word("und", German) && !is_function_word("und", English));
        assert!(is_function_word("les", French) && !is_function_word("merkel", German));
    }
}
