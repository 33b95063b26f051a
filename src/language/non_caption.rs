//! Texts that stand where captions stand and are about no picture.

use super::Language;
use super::word::{Word, words};
use crate::words::Class;

/// What a text is that is no caption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NonCaption {
    /// When the story came out, or how long it takes to read: "May 3, 2021 ·
    /// 5 min read".
    Dates,
    /// Who wrote the story: "Jane Doe is a senior writer at …".
    Biography,
    /// What a video or a recording that is set in is about: "Watch: …".
    Recording,
    /// What the page says to its readers: "This story was updated on …",
    /// "Read more: …".
    Notice,
}

/// A longer text is no such line, in bytes.
const LONGEST: usize = 700;

/// A longer one gives more than dates, in bytes.
const LONGEST_DATES: usize = 100;

/// What kind of non-caption a text is, if it is one beyond doubt.
pub fn non_caption(text: &str) -> Option<NonCaption> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let head: Vec<Word> = words(text).take(12).collect();
    match () {
        () if begins(text, &head, Class::Recording.words(), true) => Some(NonCaption::Recording),
        () if begins(text, &head, Class::PageLabel.words(), true)
            || begins(text, &head, Class::PageNotice.words(), false) =>
        {
            Some(NonCaption::Notice)
        }
        () if is_dates(text) => Some(NonCaption::Dates),
        () if is_menu(text) => Some(NonCaption::Notice),
        () if is_byline(text, &head) || is_biography(text) => Some(NonCaption::Biography),
        () => None,
    }
}

/// Whether a text begins with one of `phrases`; as a label, with nothing but a
/// mark behind.
fn begins(text: &str, head: &[Word], phrases: &[&str], is_label: bool) -> bool {
    phrases.iter().any(|phrase| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        let fits =
            head.len() >= parts.len() && parts.iter().zip(head).all(|(part, word)| word.is(part));
        let behind = || text[head[parts.len() - 1].span.end..].trim_start();
        fits && (!is_label || behind().starts_with([':', '|', '►', '▶', '»']))
    })
}

/// Nothing but dates, times and what goes with them.
fn is_dates(text: &str) -> bool {
    if text.len() > LONGEST_DATES {
        return false;
    }
    let (mut is_dated, mut has_number) = (false, false);
    let known = words(text).all(|word| {
        let lower = word.text.to_lowercase();
        let is_number = lower.bytes().next().is_some_and(|b| b.is_ascii_digit());
        has_number |= is_number;
        let of_calendar = Language::ALL.iter().any(|language| {
            language.calendar().month(&lower).is_some()
                || language.calendar().weekday(&lower).is_some()
        });
        is_dated |=
            of_calendar || matches!(lower.as_str(), "read" | "lesezeit" | "lectura" | "lecture");
        is_number || of_calendar || word.is_in(Class::AroundStamp)
    });
    known && is_dated && has_number
}

/// Links one behind the other, each with its capital, and no sentence: "Home
/// News Sport Weather".
fn is_menu(text: &str) -> bool {
    const LEAST: usize = 8;
    /// One word in so many may have none.
    const SELDOM: usize = 12;
    /// One in so many may be all capitals.
    const SHOUTED: usize = 8;
    let is_mark = |c| matches!(c, ' ' | '-' | '–' | '.');
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || is_mark(c)) && !text.contains(". ");
    let (mut all, mut links, mut shouted) = (0, 0, 0);
    for word in words(text) {
        all += 1;
        links += usize::from(word.is_capitalised());
        shouted += usize::from(word.is_all_capitals());
    }
    is_plain && all >= LEAST && (all - links) * SELDOM <= all && shouted * SHOUTED <= all
}

/// "Von Ida Wexholm, Redakteurin", with the day of publication or without.
fn is_byline(text: &str, head: &[Word]) -> bool {
    const LONGEST_BYLINE: usize = 120;
    let is_writer = |word: &Word| {
        let lower = word.text.to_lowercase();
        lower.rsplit('-').next().is_some_and(|last| Class::Writer.has(last))
    };
    text.len() <= LONGEST_BYLINE
        && Class::BylineBeginning.words().iter().any(|by| head.first().is_some_and(|w| w.is(by)))
        && head.get(1).is_some_and(Word::is_capitalised)
        && head.iter().skip(2).any(is_writer)
}

/// Who somebody is that writes: told of themselves, or of a writer.
fn is_biography(text: &str) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
    let all: Vec<Word> = words(text).collect();
    if Class::BiographyInFirstPerson.begins(&lower)
        || Class::FollowWriter.words().iter().any(|f| lower.contains(f))
    {
        return true;
    }
    let is_named = all.first().is_some_and(Word::is_capitalised);
    // "Jane Doe is a senior writer at", "Jane Doe, reporter, covers"
    let is_at = all.iter().take(6).position(|word| word.is_any(&["is", "ist", "es", "est"]));
    let says = |from: usize, list: &[&str], reach: usize| {
        all.iter().skip(from).take(reach).any(|word| word.is_any(list))
    };
    let Some(at) = is_at.filter(|at| is_named && *at >= 2) else {
        return is_named
            && says(1, Class::WriterDoes.words(), 4)
            && tells_more(text, Class::WriterDoes.words());
    };
    let shown = all.iter().any(|word| word.is_any(Class::Shown.words()));
    says(at + 1, Class::Writer.words(), 7) && says(at + 2, Class::OfWriter.words(), 12) && !shown
}

/// Whether a later sentence of a text tells of the same person: "She was born in
/// Jena and has written since 1996."
fn tells_more(text: &str, lives: &[&str]) -> bool {
    text.split(['.', '!', '?']).skip(1).any(|sentence| {
        let mut head = words(sentence);
        let is_same = head.next().is_some_and(|word| word.is_any(&["she", "he", "sie", "er"]));
        let verb = head.next();
        let has = |word: Word| word.is_any(lives) || word.is_any(&["has", "holds", "is", "was"]);
        is_same && verb.is_some_and(has)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_about_no_picture_are_known() {
        use NonCaption::*;
        for (text, kind) in [
            ("May 3, 2021 · 5 min read", Dates),
            ("Updated on Tuesday, 4 March 2025 at 10:15 am", Dates),
            ("3. März 2025 | Lesezeit: 4 Minuten", Dates),
            ("Jana Dolan is a senior writer at the Harbour Post. Follow her on Twitter", Biography),
            ("Ida Wexholm ist Redakteurin bei der Stadtzeitung.", Biography),
            ("I was born in Jena and have lived in Cork since 1996.", Biography),
            ("Otto Brell teaches law at Cork. He has written two books on tax.", Biography),
            ("Watch: How the new bridge was built", Recording),
            ("VIDEO | The mayor answers questions", Recording),
            ("Video: So arbeitet die Feuerwehr", Recording),
            ("This story was updated on May 4, 2021, with the name of the ship.", Notice),
            ("Von Ida Wexholm , Online-Redakteurin 05.11.2025, 18:00 Uhr", Biography),
            ("By Jana Dolan, Reporter", Biography),
            ("Home News Sport Weather Harbour Tides Shop Newsletter", Notice),
            (
                "Marktplatz Anzeigen WEXHOLMIA Reisen Jobmarkt Trauer Service Gewinnspiele Shop Fragen \
                 Magazine Spiele Tickets Kalender Seeblatt Freunde e.V.",
                Notice,
            ),
            ("Read more: Harbour to be dredged next year", Notice),
            ("Click here to see more pictures of the fair", Notice),
        ] {
            assert_eq!(non_caption(text), Some(kind), "{text}");
        }
    }

    #[test]
    fn captions_are_not_taken_for_such_lines() {
        for text in [
            "",
            "Mayor Lena Ortiz cuts the ribbon in Graz on May 3, 2021.",
            "Jana Dolan, a writer, reads in Cork on Sunday.",
            "Videos are shown at the fair in Cork.",
            "Watch sellers wait for customers in Basel, May 3, 2021.",
            "Otto Brell works at his desk in Cork on May 3, 2021. He won the election.",
            "Jana Dolan is a reporter at the Post, seen here in Cork.",
            "Sunday, May 3, 2021, in Graz.",
            "Von Ida Wexholm, der Malerin, ist dieses Bild.",
            "Jana Dolan Otto Brell Ida Wexholm in Cork",
            "Correction officers stand at the gate in Cork.",
        ] {
            assert_eq!(non_caption(text), None, "{text}");
        }
    }
}
