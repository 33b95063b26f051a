//! Family names that stand first, as Chinese, Korean and Vietnamese ones do.

use crate::lexicon;

#[rustfmt::skip]
const FAMILY_FIRST: &[&str] = &[
    // Mandarin and Korean, as they are most often written.
    "ahn", "bae", "baek", "bai", "ban", "bo", "cai", "cao", "chang", "chao", "chen", "cheng",
    "chiang", "cho", "choe", "choi", "chou", "chow", "deng", "ding", "dong", "du", "fan", "feng",
    "fu", "gao", "gu", "guo", "han", "he", "ho", "hong", "hsieh", "hsu", "hu", "huang", "hun", "hwang",
    "jang", "jeon", "jeong", "jiang", "jin", "jung", "kang", "kim", "kong", "ku", "kwon", "lee",
    "li", "liang", "lim", "lin", "liu", "lu", "luo", "ma", "mao", "meng", "moon", "noh", "pak",
    "pan", "park", "peng", "qian", "qin", "ren", "ri", "roh", "ryu", "seo", "shao", "shen",
    "shi", "shin", "song", "su", "suh", "sun", "tan", "tang", "teng", "tian", "tsai", "tseng",
    "wang", "wei", "wen", "wu", "xi", "xiao", "xie", "xu", "yan", "yang", "yao", "ye", "yoo",
    "yoon", "yu", "yuan", "zeng", "zhang", "zhao", "zheng", "zhou", "zhu",
    // Cantonese.
    "chan", "cheung", "chiu", "chu", "fung", "kwan", "kwok", "lam", "lau", "leung", "mak", "ng",
    "poon", "tse", "wong", "yeung", "yip", "yuen",
    // Vietnamese.
    "bui", "dang", "hoang", "ngo", "nguyen", "pham", "thich", "tran", "vo",
];

/// Whether the folded word is a family name of the kind that stands first.
pub fn is_family_first(folded: &str) -> bool {
    FAMILY_FIRST.contains(&folded)
}

/// Whether a name of that many words is written family name first: a family
/// name of the kind that leads, before a word that is no usual Western
/// surname. One that is a given name elsewhere ("Kim") leads only names of
/// three words.
pub fn leads(first: &str, last: &str, words: usize) -> bool {
    is_family_first(first)
        && (words > 2 || lexicon::entry(first).given < 4)
        && lexicon::entry(last).surname < 4
        && !is_family_first(last)
}
