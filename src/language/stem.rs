//! Words without their endings, so that "protests" meets "protest".

/// The stem of a folded word: common English endings cut, nothing looked up.
/// Both sides of a comparison are cut alike, so a stem need not be a word.
/// A final `y` counts as `i` in a [`key`].
#[inline]
pub fn stem(folded: &str) -> &str {
    let word = folded;
    if word.len() < 4 || !word.is_ascii() {
        return word;
    }
    bare(if word.ends_with(['s', 'g', 'd', 'r', 'y']) { shorter(word) } else { word })
}

/// The word without the ending that it has, if any.
fn shorter(word: &str) -> &str {
    let cut =
        |ending: &str, least: usize| word.strip_suffix(ending).filter(|stem| stem.len() >= least);
    cut("ingly", 4)
        .or_else(|| cut("ings", 3))
        .or_else(|| cut("ing", 3))
        .or_else(|| word.strip_suffix("ed").filter(|stem| stem.ends_with('i')))
        .or_else(|| word.strip_suffix("es").filter(|stem| stem.ends_with('i')))
        .or_else(|| cut("ed", 3))
        .or_else(|| cut("ers", 4))
        .or_else(|| cut("er", 5))
        .or_else(|| cut("es", 3))
        .or_else(|| cut("ly", 5))
        .or_else(|| cut("s", 3).filter(|stem| !stem.ends_with('s')))
        .unwrap_or(word)
}

/// What is left of a word without what the ending had changed.
fn bare(stem: &str) -> &str {
    // "stopped" and "stop", "hope" and "hoping", "city" and "cities".
    let bytes = stem.as_bytes();
    match bytes {
        [.., a, b] if a == b && stem.len() > 4 && !matches!(b, b's' | b'l' | b'e') => {
            &stem[..stem.len() - 1]
        }
        [.., b'e'] if stem.len() > 3 => &stem[..stem.len() - 1],
        _ => stem,
    }
}

/// A number for the stem of a folded word: equal stems have equal keys.
/// 64-bit FNV-1a, so two stems of one story do not meet by chance.
pub fn key(folded: &str) -> u64 {
    let bytes = stem(folded).as_bytes();
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    match bytes.split_last() {
        Some((b'y', rest)) if rest.len() > 2 => {
            hash(rest.iter().copied().fold(0xcbf2_9ce4_8422_2325, hash), b'i')
        }
        _ => bytes.iter().copied().fold(0xcbf2_9ce4_8422_2325, hash),
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for forms in [
            vec!["protest", "protests", "protested", "protesting", "protesters"],
            vec!["city", "cities"],
            vec!["stop", "stops", "stopped", "stopping"],
            vec!["vote", "votes", "voted", "voting"],
            vec!["president", "presidents"],
        ] {
            let keys: std::collections::BTreeSet<u64> = forms.iter().map(|f| key(f)).collect();
            assert_eq!(keys.len(), 1, "{forms:?}");
        }
        for (a, b) in [("glass", "glad"), ("party", "parts"), ("state", "station")] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }
}
