//! Words below a picture that are not about it: who wrote the story, where it
//! was printed first, what the reader may do.

use super::page::Page;
use crate::language::Language;
use crate::language::function::is_function_word;
use crate::words::Class;

/// As many bytes of the story behind a picture are its end, too.
const END: usize = 400;

/// Whether words are a writer's own of themselves.
pub(super) fn is_biography(said: &str) -> bool {
    let said = small(said);
    Class::NoteBiography.begins(&said)
}

impl Page<'_> {
    /// Whether words at the end of the story are about who wrote it, `after`
    /// being the node behind them.
    pub fn is_of_writer(&self, said: &str, after: usize) -> bool {
        let end = self.story_end;
        if self.text(after.min(end), end) > END {
            return false;
        }
        let said = small(said);
        let is_author = |name: &String| {
            said.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with([' ', ',']))
        };
        // "Ann Lee is the editor of the Gazette."
        let head: Vec<&str> = said.split_whitespace().take(9).collect();
        let is_told = head.windows(2).skip(1).any(|two| {
            matches!(two, ["is" | "are", "a" | "an" | "the" | "both" | "on" | "part" | "vice"])
        });
        is_told
            || Class::NoteWriter.words().iter().any(|phrase| said.contains(phrase))
            || self.authors.iter().any(is_author)
    }

    /// Whether an image at or behind a node says that it shows the writer.
    pub fn is_portrait(&self, near: usize) -> bool {
        let image = (near..self.tree.nodes.len().min(near + 12)).find(|at| self.is_image(*at));
        image.is_some_and(|image| {
            let alt = self.tree.attribute(image, "alt").to_lowercase();
            matches!(alt.trim(), "[bio]" | "bio" | "author" | "author photo")
        })
    }
}

/// Whether words are a note on the story or a word to its readers.
pub(super) fn is_note(said: &str) -> bool {
    let said = small(said);
    Class::Note.begins(&said)
        || Class::ToReader.words().iter().any(|phrase| said.contains(phrase))
        || said.ends_with('?')
}

fn small(said: &str) -> String {
    said.trim().to_lowercase().replace('’', "'")
}

/// As many words has the title of a work that a caption begins with.
const LONGEST_TITLE: usize = 8;

/// A quotation in italics is the story's, and so are the writer's own words.
pub(super) fn is_quotation(said: &str) -> bool {
    let said = said.trim();
    const OPENS: [char; 6] = ['"', '“', '„', '«', '‘', '\''];
    const CLOSES: [char; 5] = ['"', '”', '“', '»', '’'];
    // "“Portrait of a girl,” about 1671": the words behind the quotation are ours.
    let closed = said.char_indices().skip(1).filter(|(_, c)| CLOSES.contains(c)).last();
    let behind = closed.map_or("", |(at, c)| &said[at + c.len_utf8()..]);
    let title = closed.map_or(said, |(at, _)| &said[..at]);
    let is_title = title.split_whitespace().count() <= LONGEST_TITLE;
    // "writes our reporter" says whose words they are, "about 1671" of what.
    let next = behind.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let is_told = next.starts_with(|c: char| c.is_ascii_digit())
        || behind.trim_start().starts_with(['(', ','])
        || Language::ALL.iter().any(|language| is_function_word(next, *language));
    let is_titled = is_title && is_told && behind.split_whitespace().count() >= 3;
    let is_quoted = said.starts_with(OPENS) && !is_titled;
    is_quoted || ["I ", "I’", "I'"].iter().any(|voice| said.starts_with(voice))
}
