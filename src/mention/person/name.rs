//! A person's name: which of its words are given and which the family's.

use crate::language::cue::{Cue, cue};
use crate::language::fold::fold;
use crate::lexicon;

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Given names and initials as written, or nothing.
    pub given: String,
    /// Family name as written, with its particles; the only name of those
    /// who are called by one.
    pub family: String,
    /// Title or role written before the name: `US Rep.`, `President`.
    pub title: Option<String>,
    /// The name's words, folded, in the order written; no particles, no
    /// suffixes such as `Jr.`.
    pub parts: Vec<String>,
    /// Which of `parts` is the family name.
    pub family_part: usize,
}

impl Person {
    /// A person of the given words, or `None` if no word of them is a name.
    pub fn named(words: &[&str], title: Option<String>) -> Option<Person> {
        let mut folded: Vec<String> =
            words.iter().map(|word| fold(word.trim_end_matches('.'))).collect();
        let bears = |i: &usize| {
            let joins = || cue(&folded[*i]) == Cue::Particle && !(*i == 0 && opens_name(&folded));
            !folded[*i].is_empty() && !is_suffix(&folded[*i]) && !joins()
        };
        let mut kept: Vec<usize> = (0..words.len()).filter(bears).collect();
        if kept.is_empty() {
            // "Van", "Le": a particle that is all there is of the name.
            kept = (0..words.len())
                .filter(|i| !is_suffix(&folded[*i]) && !folded[*i].is_empty())
                .collect();
        }
        let last = *kept.last()?;
        let leads = kept.len() >= 2 && is_family_first(&folded[kept[0]], &folded[last], kept.len());
        let family_word = if leads { kept[0] } else { last };
        // Particles go with the family name that they stand before.
        let family_start = match leads {
            true => family_word,
            false => (0..family_word)
                .rev()
                .take_while(|i| cue(&folded[*i]) == Cue::Particle && !kept.contains(i))
                .last()
                .unwrap_or(family_word),
        };
        let given = match leads {
            true => &words[family_word + 1..],
            false => &words[..family_start],
        };
        Some(Person {
            given: given.join(" "),
            family: words[family_start..=family_word].join(" "),
            title,
            family_part: kept.iter().position(|i| *i == family_word)?,
            parts: kept.iter().map(|i| std::mem::take(&mut folded[*i])).collect(),
        })
    }

    /// The family name, folded.
    pub fn family_key(&self) -> &str {
        &self.parts[self.family_part]
    }

    /// The given names and initials, folded.
    pub fn given_keys(&self) -> impl Iterator<Item = &str> {
        self.parts
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != self.family_part)
            .map(|(_, part)| part.as_str())
    }
}

/// Family names that stand first in Chinese, Korean and Vietnamese names.
pub(super) const FAMILY_FIRST: &[&str] = &[
    "kim", "lee", "park", "choi", "jung", "kang", "cho", "yoon", "jang", "lim", "han", "moon",
    "xi", "li", "wang", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun",
    "ma", "zhu", "hu", "guo", "he", "lin", "gao", "luo", "zheng", "liang", "xie", "song", "tang",
    "deng", "feng", "cao", "peng", "zeng", "xiao", "tian", "dong", "pan", "yuan", "cai", "jiang",
    "yu", "du", "ye", "cheng", "wei", "su", "lu", "ding", "ren", "yao", "shen", "bo", "mao",
    "tsai", "nguyen", "tran", "pham", "hoang", "vo", "dang", "bui", "ngo", "roh", "ri", "hun",
    "thich", "ban", "pak", "choe", "chang", "chou", "teng", "tseng", "hsu", "hsieh", "chao",
    "chiang", "chow", "wen", "qin", "han", "kwon", "shin", "hwang",
];

/// Whether a name is written family name first: a family name of the kind
/// that leads, before a word that is no usual Western surname. One that is a
/// given name elsewhere ("Kim") leads only names of three words.
fn is_family_first(first: &str, last: &str, words: usize) -> bool {
    FAMILY_FIRST.contains(&first)
        && (words > 2 || lexicon::entry(first).given < 4)
        && lexicon::entry(last).surname < 4
        && !FAMILY_FIRST.contains(&last)
}

/// Whether a particle that comes first is a given name before the surname
/// behind it: "Ben Wallace" and "Al Gore", not "Ben Ali" and "Van Hollen".
fn opens_name(folded: &[String]) -> bool {
    let [first, next, ..] = folded else { return false };
    let entry = lexicon::entry(next);
    match first.as_str() {
        "ben" => {
            const SONS: [&str; 6] = ["barka", "bella", "gurion", "gvir", "jelloun", "laden"];
            (entry.surname >= 5 || entry.given < 2) && !SONS.contains(&next.as_str())
        }
        "al" => entry.surname >= 4 && entry.given < 4,
        "van" | "del" => entry.surname >= 5,
        _ => false,
    }
}

fn is_suffix(folded: &str) -> bool {
    matches!(folded, "jr" | "sr" | "ii" | "iii" | "iv" | "md" | "phd" | "esq")
}
