//! XMP, the packet of XML in which Adobe's programs and the IPTC Photo Metadata
//! Standard keep what is known of a picture; also by itself, in a file beside
//! the picture.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::value::{days, point};
use crate::article::{Entry, Property, Source};
use crate::read::xml::tree::Tree;

/// Properties that are read, by their names without prefix.
const PROPERTIES: [(&str, Property); 17] = [
    ("description", Property::Caption),
    ("Headline", Property::Headline),
    ("DateCreated", Property::Created),
    ("DateTimeOriginal", Property::Clock),
    ("Location", Property::Sublocation),
    ("City", Property::City),
    ("State", Property::Region),
    ("Country", Property::Country),
    ("LocationShown", Property::Shown),
    ("LocationCreated", Property::Taken),
    ("PersonInImage", Property::Person),
    ("Event", Property::Event),
    ("creator", Property::Creator),
    ("Credit", Property::Credit),
    ("Source", Property::Source),
    ("rights", Property::Copyright),
    ("Instructions", Property::Instructions),
];

/// The parts of a place, the smallest first.
const PARTS: [&str; 5] = ["LocationName", "Sublocation", "City", "ProvinceState", "CountryName"];

/// What a packet says of the picture, each field called by `prefix` and the
/// name of its property, and whether the packet is broken.
pub(super) fn entries(packet: &[u8], prefix: &str) -> (Vec<Entry>, bool) {
    let marked = Encoding::for_bom(packet).map(|(encoding, _)| encoding);
    let encoding = marked.unwrap_or(match packet {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        _ => UTF_8,
    });
    let text = encoding.decode(packet).0;
    // A packet is padded, with zeros by some.
    let source = Source::new("", text.trim_matches(['\0', ' ', '\n', '\r', '\t']));
    let (tree, fault) = Tree::read(&source);
    let mut entries = Vec::new();
    let Some(root) = tree.root() else { return (entries, fault.is_some()) };
    for node in root..tree.end(root) {
        if tree.local(node) == "RDF" {
            for description in tree.inside(node).filter(|at| tree.local(*at) == "Description") {
                read(&tree, description, prefix, &mut entries);
            }
            break;
        }
    }
    (entries, fault.is_some())
}

fn read(tree: &Tree, description: usize, prefix: &str, entries: &mut Vec<Entry>) {
    let mut add = |name: &str, property: Property, value: String| {
        let value = match property {
            Property::Created | Property::Clock => days(&value),
            _ => Some(value),
        };
        entries.extend(value.map(|value| (property, format!("{prefix} {name}"), value)));
    };
    // Simple properties may stand as attributes.
    for (name, property) in PROPERTIES {
        let value = tree.says(description, name);
        if !value.is_empty() {
            add(name, property, value);
        }
    }
    for node in tree.inside(description) {
        let name = tree.local(node);
        if let Some((_, property)) = PROPERTIES.iter().find(|(known, _)| *known == name) {
            values(tree, node, *property).into_iter().for_each(|value| add(name, *property, value));
        } else if name == "PersonInImageWDetails" {
            for item in items(tree, node) {
                let names = tree.find(item, &["PersonName"]).filter_map(|name| first(tree, name));
                names.for_each(|person| add(name, Property::Person, person));
            }
        }
    }
    let coordinate = |name: &str| angle(&said(tree, description, name)?);
    if let Some(at) = coordinate("GPSLatitude")
        .zip(coordinate("GPSLongitude"))
        .and_then(|(north, east)| point(north, east))
    {
        add("GPS", Property::Point, at);
    }
}

/// The values of a property: one, or those of a list; of a text in several
/// languages the first, which stands for all.
fn values(tree: &Tree, node: usize, property: Property) -> Vec<String> {
    match property {
        Property::Shown | Property::Taken => {
            let items = items(tree, node).into_iter();
            items.filter_map(|item| place(tree, item)).collect()
        }
        Property::Person | Property::Creator => {
            let items = items(tree, node).into_iter();
            items.filter_map(|item| words(tree, item)).collect()
        }
        _ => first(tree, node).into_iter().collect(),
    }
}

/// The items of a list, or what is none itself.
fn items(tree: &Tree, property: usize) -> Vec<usize> {
    let lists = tree.inside(property).filter(|at| is_list(tree, *at));
    let items: Vec<usize> = lists.flat_map(|list| tree.inside(list)).collect();
    let items: Vec<usize> = items.into_iter().filter(|at| tree.local(*at) == "li").collect();
    if items.is_empty() { vec![property] } else { items }
}

fn is_list(tree: &Tree, node: usize) -> bool {
    matches!(tree.local(node), "Alt" | "Bag" | "Seq")
}

/// The text for readers of any language, or else the first.
fn first(tree: &Tree, property: usize) -> Option<String> {
    let items = items(tree, property);
    let is_default = |item: &&usize| tree.says(**item, "lang") == "x-default";
    let item = items.iter().find(is_default).or(items.first())?;
    words(tree, *item)
}

fn words(tree: &Tree, node: usize) -> Option<String> {
    tree.text(node).map(|text| text.as_str().to_owned())
}

/// What a structure says under a name: in itself or in the description in it,
/// as an attribute or an element.
fn said(tree: &Tree, node: usize, name: &str) -> Option<String> {
    let inner = tree.inside(node).filter(|at| tree.local(*at) == "Description");
    [node].into_iter().chain(inner).find_map(|at| {
        let attribute = Some(tree.says(at, name)).filter(|value| !value.is_empty());
        let mut elements = tree.inside(at).filter(|child| tree.local(*child) == name);
        attribute.or_else(|| elements.find_map(|element| first(tree, element)))
    })
}

/// The parts of a place with commas, none of them twice.
fn place(tree: &Tree, item: usize) -> Option<String> {
    let mut parts: Vec<String> = PARTS.iter().filter_map(|part| said(tree, item, part)).collect();
    parts.dedup();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// "38,53.37N" or "38,53,22N" in degrees.
fn angle(text: &str) -> Option<f64> {
    let side = text.chars().next_back()?.to_ascii_uppercase();
    let sign = match side {
        'N' | 'E' => 1.0,
        'S' | 'W' => -1.0,
        _ => return None,
    };
    let number = text.get(..text.len() - 1)?;
    let mut parts = number.split(',').map(|part| part.trim().parse::<f64>().ok());
    let degrees = parts.next()??;
    let mut part = || parts.next().map_or(Some(0.0), |part| part);
    Some(sign * (degrees + part()? / 60.0 + part()? / 3600.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(inside: &str) -> String {
        format!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
             xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">{inside}</rdf:RDF>\
             </x:xmpmeta>\n<?xpacket end=\"w\"?>  \0"
        )
    }

    fn read(inside: &str) -> Vec<String> {
        let (entries, is_broken) = entries(packet(inside).as_bytes(), "XMP");
        assert!(!is_broken, "{inside}");
        entries.into_iter().map(|(_, label, value)| format!("{label}: {value}")).collect()
    }

    #[test]
    fn a_packet_may_be_in_utf_16_with_a_mark_or_without() {
        let packet = packet("<rdf:Description photoshop:City=\"Köln\"/>");
        let bare = &packet[packet.find("<x:").expect("it is there")..];
        let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(bytes).collect()
        };
        let marked = format!("\u{feff}{bare}");
        for bytes in [
            wide(bare, u16::to_le_bytes),
            wide(bare, u16::to_be_bytes),
            wide(&marked, u16::to_le_bytes),
        ] {
            let (entries, _) = entries(&bytes, "XMP");
            assert_eq!(entries.first().map(|(_, _, value)| value.as_str()), Some("Köln"));
        }
    }

    #[test]
    fn properties_are_read_in_each_of_the_forms_that_they_may_have() {
        for (inside, wanted) in [
            ("<rdf:Description photoshop:City=\"K&#246;ln &amp; Bonn\"/>", "XMP City: Köln & Bonn"),
            (
                "<rdf:Description><photoshop:City>Graz</photoshop:City></rdf:Description>",
                "XMP City: Graz",
            ),
            (
                "<rdf:Description><dc:description><rdf:Alt><rdf:li xml:lang=\"de\">Ein Fest</rdf:li>\
                 <rdf:li xml:lang=\"x-default\">A fair</rdf:li></rdf:Alt></dc:description>\
                 </rdf:Description>",
                "XMP description: A fair",
            ),
            (
                "<rdf:Description><e:PersonInImage><rdf:Bag><rdf:li>Ann Lee</rdf:li>\
                 <rdf:li>Bo Ek</rdf:li></rdf:Bag></e:PersonInImage></rdf:Description>",
                "XMP PersonInImage: Ann Lee|XMP PersonInImage: Bo Ek",
            ),
            (
                "<rdf:Description><e:LocationShown><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
                 <e:CountryName>Austria</e:CountryName><e:City>Graz</e:City></rdf:li>\
                 <rdf:li><rdf:Description e:City=\"Linz\"/></rdf:li></rdf:Bag></e:LocationShown>\
                 </rdf:Description>",
                "XMP LocationShown: Graz, Austria|XMP LocationShown: Linz",
            ),
            (
                "<rdf:Description exif:GPSLatitude=\"38,53.37N\" exif:GPSLongitude=\"77,0,33W\"/>",
                "XMP GPS: 38.8895, -77.0092",
            ),
            (
                "<rdf:Description photoshop:DateCreated=\"2019-03-08T14:05:00-05:00\" \
                 xmp:CreateDate=\"2020-10-10\"/>",
                "XMP DateCreated: 2019-03-08",
            ),
            ("<rdf:Description photoshop:DateCreated=\"2019\"/>", "XMP DateCreated: 2019"),
            ("<rdf:Description photoshop:DateCreated=\"soon\"/>", ""),
            // What is told of the file's history is not told of the picture.
            (
                "<rdf:Description><xmpMM:History><rdf:Seq><rdf:li><rdf:Description \
                 photoshop:City=\"Graz\"/></rdf:li></rdf:Seq></xmpMM:History></rdf:Description>",
                "",
            ),
        ] {
            assert_eq!(read(inside).join("|"), wanted);
        }
    }

    #[test]
    fn a_packet_that_breaks_off_says_what_stands_before() {
        let whole = packet("<rdf:Description photoshop:City=\"Graz\"><a/></rdf:Description>");
        for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            entries(&whole.as_bytes()[..end], "XMP");
        }
        let at = whole.find("<a/>").expect("it is there");
        let (found, is_broken) = entries(&whole.as_bytes()[..at], "XMP");
        assert_eq!((found.len(), is_broken), (1, true));
    }
}
