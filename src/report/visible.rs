use std::borrow::Cow;

/// A text that is safe to show on one line of a terminal: what would move the
/// cursor, change colours, turn the direction of writing or hide itself is
/// shown as a sign.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| sign(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match sign(c) {
            Some(sign) => shown.push_str(&sign),
            None => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// What is shown in place of a character, where it cannot be shown itself.
fn sign(c: char) -> Option<Cow<'static, str>> {
    Some(match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Cow::Borrowed(" "),
        // The control pictures stand in the order of the control characters.
        '\0'..='\u{1f}' => Cow::Owned(char::from_u32(0x2400 + c as u32)?.to_string()),
        '\u{7f}' => Cow::Borrowed("␡"),
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Cow::Owned(format!("<U+{:04X}>", c as u32)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn nothing_that_steers_a_terminal_or_hides_is_left() {
        for (text, shown) in [
            ("Zoë, 東京 — “quoted”", "Zoë, 東京 — “quoted”"),
            ("a\tb\r\nc", "a b  c"),
            ("\u{1b}[31mred", "␛[31mred"),
            ("\u{9b}31m", "<U+009B>31m"),
            ("a\u{202e}b\u{200b}c", "a<U+202E>b<U+200B>c"),
            ("نمی\u{200c}دانم", "نمی\u{200c}دانم"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
