//! What a picture's own file says of it, or the record that it came with.

use super::{Source, Span, Text};

/// The fields of a picture's metadata, in the order in which they were read.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// Each field that says something, none of them twice.
    pub fields: Vec<Field>,
}

/// One field of a picture's metadata.
#[derive(Debug, Clone)]
pub struct Field {
    /// What it tells.
    pub property: Property,
    /// How its standard calls it, such as `IPTC City`.
    pub label: String,
    /// Its value, on one line. Days are written as 2019-03-08, as much of them
    /// as is known; points in degrees north and east.
    pub value: Text,
}

/// A field before it has a place: what it tells, its label and its value.
pub type Entry = (Property, String, String);

/// What a field of a picture's metadata tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Property {
    /// The caption that the picture was delivered with.
    Caption,
    /// The headline above that caption.
    Headline,
    /// The day when the picture was made, as a person or an agency put it down.
    Created,
    /// The day when it was made by the clock of the camera.
    Clock,
    /// Where in a town.
    Sublocation,
    /// The town.
    City,
    /// The state or province.
    Region,
    /// The country.
    Country,
    /// The place that the picture shows: its parts with commas, the smallest
    /// first.
    Shown,
    /// Where the camera stood, likewise.
    Taken,
    /// Where the camera stood, by satellite.
    Point,
    /// Somebody in the picture.
    Person,
    /// The event that it shows.
    Event,
    /// Who made it.
    Creator,
    /// Who is to be named.
    Credit,
    /// Whom it came from.
    Source,
    /// Who owns it.
    Copyright,
    /// What is to be minded when it is used.
    Instructions,
}

impl Property {
    /// All that a field can tell, with the keys under which story records and
    /// examples of rules have it.
    pub const KEYS: [(&str, Property); 18] = [
        ("caption", Property::Caption),
        ("headline", Property::Headline),
        ("created", Property::Created),
        ("clock", Property::Clock),
        ("sublocation", Property::Sublocation),
        ("city", Property::City),
        ("region", Property::Region),
        ("country", Property::Country),
        ("shown", Property::Shown),
        ("taken", Property::Taken),
        ("point", Property::Point),
        ("person", Property::Person),
        ("event", Property::Event),
        ("creator", Property::Creator),
        ("credit", Property::Credit),
        ("source", Property::Source),
        ("copyright", Property::Copyright),
        ("instructions", Property::Instructions),
    ];

    /// The key under which records and examples have it.
    pub fn key(self) -> &'static str {
        Property::KEYS.iter().find(|(_, property)| *property == self).map_or("", |(key, _)| key)
    }
}

/// A longer value is cut here, in bytes.
const LONGEST: usize = 4_000;

/// More fields are no description of a picture.
const MOST: usize = 100;

impl Metadata {
    /// Metadata of these fields, and the source that they stand in: a listing
    /// called `name` with a line for each, `IPTC City: Washington`. `index` is
    /// the one that this source will have among the article's sources.
    pub fn listed(
        name: &str,
        entries: impl IntoIterator<Item = Entry>,
        index: usize,
    ) -> (Metadata, Source) {
        let mut kept: Vec<Entry> = Vec::new();
        for (property, label, value) in entries {
            let value = one_line(&value);
            let is_known = |(known, _, other): &Entry| *known == property && *other == value;
            if !value.is_empty() && kept.len() < MOST && !kept.iter().any(is_known) {
                kept.push((property, label, value));
            }
        }
        let mut listing = String::new();
        let mut spans = Vec::new();
        for (_, label, value) in &kept {
            listing.push_str(label);
            listing.push_str(": ");
            spans.push(Span::new(listing.len(), listing.len() + value.len()));
            listing.push_str(value);
            listing.push('\n');
        }
        let fields = kept.into_iter().zip(spans).map(|((property, label, _), span)| {
            let value = Text::verbatim(&listing, span).in_source(index);
            Field { property, label, value }
        });
        (Metadata { fields: fields.collect() }, Source::field(name, listing.clone()))
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The fields that tell one thing, each with its index.
    pub fn property(&self, property: Property) -> impl Iterator<Item = (usize, &str)> {
        let fields =
            self.fields.iter().enumerate().filter(move |(_, field)| field.property == property);
        fields.map(|(index, field)| (index, field.value.as_str()))
    }
}

/// A value without line ends, control characters and spaces at its ends.
fn one_line(value: &str) -> String {
    let value = &value[..value.floor_char_boundary(LONGEST)];
    let words = value.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_stands_on_its_line_and_says_nothing_twice() {
        let entry =
            |property, label: &str, value: &str| (property, label.to_owned(), value.to_owned());
        let (metadata, source) = Metadata::listed(
            "a.jpg",
            [
                entry(Property::Caption, "IPTC Caption", "A fair\r\nin\u{0} Graz. "),
                entry(Property::Caption, "XMP description", "A fair in Graz."),
                entry(Property::City, "IPTC City", " \n"),
                entry(Property::City, "IPTC City", "Graz"),
            ],
            7,
        );
        assert_eq!(source.text(), "IPTC Caption: A fair in Graz.\nIPTC City: Graz\n");
        let city = &metadata.fields[1].value;
        assert_eq!(city.source(), 7);
        let at = source.locate(city.to_source(city.span()));
        assert_eq!((at.line, at.column), (2, 12));
        assert_eq!(metadata.property(Property::City).collect::<Vec<_>>(), [(1, "Graz")]);
    }
}
