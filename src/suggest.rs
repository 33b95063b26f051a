//! What somebody who mistyped a word probably meant.

/// What others write to turn a thing off.
const NO: [&str; 4] = ["no", "none", "disable", "disabled"];

/// The one of `known` that `word` was probably meant to be.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase().replace(['_', ' '], "-");
    let likeness = |name: &str| match name == "off" && NO.contains(&word.as_str()) {
        true => 1.0,
        false => strsim::jaro_winkler(&word, &name.replace('_', "-")),
    };
    known
        .into_iter()
        .map(|name| (likeness(name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .fold(None, |best: Option<(f64, &str)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
        .map(|(_, name)| name)
}

/// "expected `a`, `b` or `c`; did you mean `a`?", as far as it can be said.
pub fn expected(word: &str, known: &[&str]) -> Option<String> {
    // A list that nobody would read is left out where the word is clear.
    const LONGEST: usize = 24;
    if let (true, Some(meant)) = (known.len() > LONGEST, nearest(word, known.iter().copied())) {
        return Some(format!("did you mean `{meant}`?"));
    }
    let quoted: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let list = match quoted.split_last()? {
        (only, []) => only.clone(),
        (last, others) => format!("{} or {last}", others.join(", ")),
    };
    Some(match nearest(word, known.iter().copied()) {
        Some(meant) => format!("expected {list}; did you mean `{meant}`?"),
        None => format!("expected {list}"),
    })
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_word_of_others_finds_ours() {
        let known = ["error", "note", "off"];
        for word in ["no", "none", "Disabled"] {
            assert_eq!(nearest(word, known), Some("off"), "{word}");
        }
        assert_eq!(nearest("never", ["never", "off"]), Some("never"));
    }

    #[test]
    fn a_slip_finds_the_word_and_another_word_does_not() {
        let known = ["severity", "summary", "archive-marker"];
        for (word, meant) in [
            ("sevrity", Some("severity")),
            ("sumary", Some("summary")),
            ("archive_marker", Some("archive-marker")),
            ("Archive Marker", Some("archive-marker")),
            ("disabled", None),
            ("banana", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
    }
}
