//! What XML says of pictures beside their captions, in the words of their
//! files' metadata.

use jiff::Timestamp;

use super::tree::Tree;
use crate::article::{Article, Entry, Metadata, Property};
use crate::read::photo::value::days;

/// Adds to the picture of this index what is said of it. Until the document is
/// one of the story's sources, its sources are the listings of its pictures.
pub(super) fn add(article: &mut Article, picture: usize, entries: Vec<Entry>) {
    let Some(of) = article.pictures.get_mut(picture).filter(|_| !entries.is_empty()) else {
        return;
    };
    let name = of.src.as_ref().map_or("picture", |src| src.as_str());
    let (metadata, listing) = Metadata::listed(name, entries, 1 + article.sources.len());
    of.metadata = metadata;
    article.sources.push(listing);
}

/// NewsML-G2: when and where a picture was made, and who is in it.
pub(super) fn newsml(tree: &Tree, item: usize) -> Vec<Entry> {
    let Some(meta) = tree.child(item, &["contentMeta"]) else { return Vec::new() };
    let words =
        |node: usize, path: &[&str]| tree.text_at(node, path).map(|text| text.as_str().to_owned());
    let day = words(meta, &["contentCreated"]).and_then(|day| days(&day));
    let day = day.map(|day| (Property::Created, "NewsML contentCreated".to_owned(), day));
    let places = tree.children(meta, "located").filter_map(|node| {
        let broader = tree.children(node, "broader").filter_map(|outer| words(outer, &["name"]));
        let parts: Vec<String> = words(node, &["name"]).into_iter().chain(broader).collect();
        let place = parts.join(", ");
        (!place.is_empty()).then(|| (Property::Taken, "NewsML located".to_owned(), place))
    });
    let persons = tree.children(meta, "subject").filter_map(|node| {
        let is_person = tree.says(node, "type").ends_with(":person");
        let name = words(node, &["name"]).filter(|_| is_person)?;
        Some((Property::Person, "NewsML subject".to_owned(), name))
    });
    day.into_iter().chain(places).chain(persons).collect()
}

/// WordPress: what it has kept of a file's metadata when the file was uploaded,
/// in the serialised form of PHP.
pub(super) fn wordpress(serialised: &str) -> Vec<Entry> {
    let Some((_, rest)) = serialised.split_once("s:10:\"image_meta\";a:") else {
        return Vec::new();
    };
    let Some((_, mut rest)) = rest.split_once('{') else { return Vec::new() };
    let mut entries = Vec::new();
    while let Some((key, after)) = scalar(rest)
        && let Some((value, after)) = scalar(after)
    {
        rest = after;
        let property = match key {
            "caption" => Property::Caption,
            "created_timestamp" => Property::Clock,
            "credit" => Property::Creator,
            "copyright" => Property::Copyright,
            _ => continue,
        };
        let value = match property {
            Property::Clock => day_of(value),
            _ => Some(value.to_owned()),
        };
        entries.extend(value.map(|value| (property, format!("WordPress {key}"), value)));
    }
    entries
}

/// A string or number at the start, and what follows it.
fn scalar(text: &str) -> Option<(&str, &str)> {
    let (kind, rest) = text.split_once(':')?;
    match kind {
        "s" => {
            let (length, rest) = rest.split_once(':')?;
            let rest = rest.strip_prefix('"')?;
            let value = rest.get(..length.parse().ok()?)?;
            Some((value, rest.get(value.len()..)?.strip_prefix("\";")?))
        }
        "i" | "d" | "b" => rest.split_once(';'),
        _ => None,
    }
}

/// The day of a number of seconds since 1970; zero is none.
fn day_of(seconds: &str) -> Option<String> {
    let seconds = seconds.parse().ok().filter(|seconds| *seconds != 0)?;
    let day = Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC).date();
    Some(day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wordpress_has_kept_is_read_as_far_as_it_is_sound() {
        let whole = "a:2:{s:5:\"width\";i:800;s:10:\"image_meta\";a:6:{s:8:\"aperture\";s:1:\"0\";\
                     s:6:\"credit\";s:10:\"Zoë Öhm\";s:7:\"caption\";s:14:\"A fair in Graz\";\
                     s:17:\"created_timestamp\";s:10:\"1552053933\";s:9:\"copyright\";s:0:\"\";\
                     s:8:\"keywords\";a:0:{}}}";
        let read = |text: &str| -> Vec<String> {
            let entries = wordpress(text).into_iter();
            entries.map(|(_, label, value)| format!("{label}: {value}")).collect()
        };
        let wanted = [
            "WordPress credit: Zoë Öhm",
            "WordPress caption: A fair in Graz",
            "WordPress created_timestamp: 2019-03-08",
            "WordPress copyright: ",
        ];
        let whole = whole.replace("s:10:\"Zoë", "s:9:\"Zoë");
        assert_eq!(read(&whole), wanted);
        for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            assert!(
                wanted.starts_with(
                    &read(&whole[..end]).iter().map(String::as_str).collect::<Vec<_>>()
                )
            );
        }
        assert!(read("s:10:\"image_meta\";a:1:{s:9999999999999999999:\"x\";}").is_empty());
    }
}
