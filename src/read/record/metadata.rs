//! What a record says of a picture beside its caption, in the words of its
//! file's metadata.

use super::fault::Fault;
use super::tree::{Step, Tree};
use super::words::first_text;
use crate::article::{Entry, Property};
use crate::read::photo::value::days;

/// The project's own form: an object whose keys are those of
/// [`Property::KEYS`], each with a string or a list of strings. Other keys are
/// left to others.
///
/// # Errors
/// Where it is no such object; `at` is where it stands.
pub(super) fn own(metadata: &Tree, name: &str, at: &[Step]) -> Result<Vec<Entry>, Fault> {
    if !matches!(metadata, Tree::Object(_)) {
        let message = format!("`{name}` must be an object, found {}", metadata.kind());
        return Err(Fault::new(message, at.to_vec()));
    }
    let mut entries = Vec::new();
    for (key, property) in Property::KEYS {
        let Some(value) = metadata.get(key) else { continue };
        let values = match value {
            Tree::List(values) => values.iter().collect(),
            one => vec![one],
        };
        for value in values {
            let Some(text) = value.text() else {
                let found = value.kind();
                let message = format!("`{name}.{key}` must be a string, found {found}");
                let path = [at, &[Step::Key(key.to_owned())]].concat();
                return Err(Fault::new(message, path));
            };
            entries.push(entry(property, key, text));
        }
    }
    Ok(entries)
}

fn entry(property: Property, label: &str, value: &str) -> Entry {
    let day = || days(value).filter(|_| matches!(property, Property::Created | Property::Clock));
    (property, label.to_owned(), day().unwrap_or_else(|| value.to_owned()))
}

/// ninjs: when and where a picture was made, and who is in it.
pub(super) fn ninjs(item: &Tree) -> Vec<Entry> {
    let day = ["contentcreated", "contentCreated"].into_iter().find_map(|key| {
        let day = days(item.get(key)?.text()?)?;
        Some((Property::Created, format!("ninjs {key}"), day))
    });
    let place = first_text(item, &["located"])
        .map(|place| (Property::Taken, "ninjs located".to_owned(), place.to_owned()));
    let people = ["person", "people"].into_iter().filter_map(|key| Some((key, item.get(key)?)));
    let persons = people.flat_map(|(key, list)| {
        let list = if let Tree::List(list) = list { list.as_slice() } else { &[] };
        let name = |person: &Tree| person.get("name")?.text().map(str::to_owned);
        let names = list.iter().filter_map(name);
        names.map(move |name| (Property::Person, format!("ninjs {key}"), name))
    });
    day.into_iter().chain(place).chain(persons).collect()
}

/// schema.org: when an ImageObject was made, and what place it shows.
pub(super) fn schema_org(image: &Tree) -> Vec<Entry> {
    let day = || days(image.get("dateCreated")?.text()?);
    let day = day().map(|day| (Property::Created, "schema.org dateCreated".to_owned(), day));
    let place = image.get("contentLocation").and_then(|place| {
        let place = if let Tree::List(list) = place { list.first()? } else { place };
        let address = place.get("address");
        let parts = ["addressLocality", "addressRegion", "addressCountry"];
        let parts = parts.into_iter().filter_map(|key| first_text(address?, &[key]));
        let name = place.text().or_else(|| place.get("name")?.text());
        let parts: Vec<&str> = name.into_iter().chain(parts).collect();
        Some(parts.join(", ")).filter(|place| !place.is_empty())
    });
    let place =
        place.map(|place| (Property::Shown, "schema.org contentLocation".to_owned(), place));
    day.into_iter().chain(place).collect()
}
