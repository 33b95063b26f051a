use std::collections::BTreeMap;

use super::Outcome;
use super::location::path;
use crate::article::Part;
use crate::read::ReadError;
use crate::rule::{Finding, StoryReport};

/// The findings of a story, each with a name that it keeps while its file is
/// edited: made of the file, the record's id, the rule, the words of the
/// caption and the words that it points at, and of no line.
///
/// Of findings that are alike in all of this the second gets a name of its own.
pub(super) fn fingerprinted<'a>(
    outcome: &'a Outcome,
    report: &'a StoryReport,
) -> impl Iterator<Item = (&'a Finding, String)> {
    let story =
        Hash::START.field([path(&outcome.path).as_ref()]).field(report.article.id.as_deref());
    let mut captions: BTreeMap<Part, u64> = BTreeMap::new();
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    report.all().map(move |finding| {
        let article = &report.article;
        // A caption may be long and its findings many: it is hashed once.
        let caption = *captions.entry(finding.at.part).or_insert_with(|| {
            let text = article.text(finding.at.part).map_or("", |text| text.as_str());
            Hash::START.field(words(text)).0
        });
        let alike = story
            .field([finding.rule.as_str()])
            .write(&caption.to_be_bytes())
            .field(words(article.quote(finding.at)))
            .0;
        let name = match *seen.entry(alike).and_modify(|count| *count += 1).or_default() {
            0 => alike,
            n => Hash(alike).write(&n.to_be_bytes()).0,
        };
        (finding, format!("{name:016x}"))
    })
}

/// The name of the fault that kept a story from being read.
pub(super) fn of_error(outcome: &Outcome, error: &ReadError) -> String {
    let line = error.line.map(|line| line.to_string());
    let hash = Hash::START
        .field([path(&outcome.path).as_ref()])
        .field(line.as_deref())
        .field([error.message.as_str()]);
    format!("{:016x}", hash.0)
}

/// Spaces and punctuation come and go without a caption becoming another one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The hash of Fowler, Noll and Vo (FNV-1a, 64 bits): the same on every machine
/// and in every release, which the standard library promises of none of its own.
#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    const START: Hash = Hash(0xcbf2_9ce4_8422_2325);

    fn write(self, bytes: &[u8]) -> Hash {
        Hash(bytes.iter().fold(self.0, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        }))
    }

    /// The words of a field, with a byte behind each word, and one behind the
    /// field, that no UTF-8 text has.
    fn field<'a>(self, words: impl IntoIterator<Item = &'a str>) -> Hash {
        words
            .into_iter()
            .fold(self, |hash, word| hash.write(word.as_bytes()).write(&[0xfe]))
            .write(&[0xff])
    }
}

#[cfg(test)]
mod tests {
    use super::Hash;

    #[test]
    fn hashes_are_those_of_the_standard() {
        for (text, hash) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x85944171f73967e8),
        ] {
            assert_eq!(Hash::START.write(text.as_bytes()).0, hash, "{text}");
        }
    }
}
