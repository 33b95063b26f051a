//! Credits that are written with a house's own words.

use crate::article::Span;
use crate::language::credit;

/// The agency that is read in the place of a house's own.
const STAND_IN: &str = "AFP";

/// The credits of `text`, where it has the house's words for them at `own`,
/// in order: what any agency's name in their place would make a credit, what
/// they announce with a colon, and in any case the words themselves.
pub(super) fn spans(text: &str, own: impl Iterator<Item = Span>) -> Vec<Span> {
    let own: Vec<Span> = own.collect();
    if own.is_empty() {
        return credit::spans(text);
    }
    let mut all = credit::spans(&with_stand_ins(text, &own));
    for span in own {
        all.push(span.cover(announced(text, span)));
    }
    all.sort();
    // What a stand-in ends may lie within the words that it stands for; those
    // are among the spans, too.
    all.dedup_by(|later, earlier| {
        let overlap = later.overlaps(*earlier);
        if overlap {
            *earlier = earlier.cover(*later);
        }
        overlap
    });
    all
}

/// The text, byte for byte as long, with an agency's name for each of `own`.
fn with_stand_ins(text: &str, own: &[Span]) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut done = 0;
    for span in own.iter().filter(|span| span.len() >= STAND_IN.len()) {
        changed.push_str(&text[done..span.start]);
        changed.extend(std::iter::repeat_n(' ', span.len() - STAND_IN.len()));
        changed.push_str(STAND_IN);
        done = span.end;
    }
    changed.push_str(&text[done..]);
    changed
}

/// What follows a word and a colon: to the end of the brackets that both stand
/// in, or of the line.
fn announced(text: &str, word: Span) -> Span {
    let rest = &text[word.end..];
    if !rest.trim_start().starts_with(':') {
        return word;
    }
    let end = rest.find(['\n', ')', ']']).unwrap_or(rest.len());
    Span::new(word.start, word.end + rest[..end].trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_houses_words_make_credits_as_an_agencys_do() {
        for (text, word, credits) in [
            ("Rain in Graz. Ann Lee/Tagblatt", "Tagblatt", vec!["Ann Lee/Tagblatt"]),
            ("Rain in Graz (Ann Lee/Die Bühne)", "Die Bühne", vec!["(Ann Lee/Die Bühne)"]),
            ("Rain in Graz. Bühne: Ann Lee", "Bühne", vec!["Bühne: Ann Lee"]),
            ("Rain in Graz (Bild: Ann Lee) on Monday", "Bild", vec!["(Bild: Ann Lee)"]),
            ("Ann Lee of Tagblatt in Graz", "Tagblatt", vec!["Tagblatt"]),
            ("Rain in Graz ä on Monday", "ä", vec!["ä"]),
        ] {
            let at = text.find(word).expect(text);
            let found = spans(text, std::iter::once(Span::new(at, at + word.len())));
            let found: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
            assert_eq!(found, credits, "{text}");
        }
    }
}
