//! The pictures that front matter names, each with what is said of it there.

use super::value::{Value, letters};
use crate::article::{Picture, Text};
use crate::read::html;

/// Keys that name the picture which opens the story.
const PICTURES: [&str; 16] = [
    "image",
    "cover",
    "coverimage",
    "featureimage",
    "featuredimage",
    "featured",
    "hero",
    "heroimage",
    "banner",
    "header",
    "photo",
    "picture",
    "leadimage",
    "leadphoto",
    "mainimage",
    "pictures",
];

/// Keys of pictures for lists of stories and for other sites: none of the
/// story itself, unless something is written about it.
const FOR_LISTS: [&str; 3] = ["images", "thumbnail", "teaserimage"];

/// How a key of a caption ends; what stands before names its picture.
const CAPTIONS: [&str; 3] = ["figcaption", "caption", "cutline"];

/// Keys of a caption without which picture it is of, and what those that name
/// the lead picture begin with.
const LEADS: [&str; 11] = [
    "",
    "image",
    "featureimage",
    "featuredimage",
    "cover",
    "coverimage",
    "hero",
    "heroimage",
    "photo",
    "banner",
    "thumbnail",
];

const ALTS: [&str; 7] = [
    "imagealt",
    "featureimagealt",
    "featuredimagealt",
    "coveralt",
    "coverimagealt",
    "herocaptionalt",
    "alt",
];

const CREDITS: [&str; 8] = [
    "imagecredit",
    "featureimagecredit",
    "featuredimagecredit",
    "covercredit",
    "photocredit",
    "herocredit",
    "credit",
    "coverimagecredit",
];

/// Keys of a picture's address, in a mapping that is a picture.
const ADDRESSES: [&str; 11] = [
    "src",
    "url",
    "path",
    "image",
    "file",
    "filename",
    "feature",
    "teaser",
    "href",
    "overlayimage",
    "img",
];

/// Keys of lists of pictures, whose titles are their captions.
const GALLERIES: [&str; 8] =
    ["gallery", "images", "photos", "pictures", "slides", "slideshow", "carousel", "figures"];

/// Keys under which a mapping keeps more of what is said of it.
const INNER: [&str; 6] = ["params", "data", "meta", "fields", "attributes", "props"];

/// Keys of what is not the story: its author, its like, other sites.
const OTHERS: [&str; 12] = [
    "author",
    "authors",
    "og",
    "opengraph",
    "twitter",
    "seo",
    "related",
    "sponsors",
    "menu",
    "video",
    "videos",
    "audio",
];

/// How deep pictures are looked for.
const DEEPEST: usize = 8;

/// All pictures, the one that opens the story first.
pub(super) fn read(values: &Value) -> Vec<Picture> {
    let text = |names: &[&str]| {
        names.iter().find_map(|name| values.get(&[name]).and_then(Value::text)).cloned()
    };
    let mut pictures = Vec::new();
    let named = |names: &[&str], found: &mut Vec<Picture>| {
        for value in names.iter().filter_map(|name| values.get(&[name])) {
            named(value, found);
        }
    };
    named(&PICTURES, &mut pictures);
    let shown = pictures.len();
    named(&FOR_LISTS, &mut pictures);
    describe(values, &mut pictures);
    if let Some(first) = pictures.first_mut() {
        first.alt = first.alt.take().or_else(|| text(&ALTS));
        first.credit = first.credit.take().or_else(|| text(&CREDITS));
    }
    let for_lists = pictures.split_off(shown.min(pictures.len()));
    let is_written_of = |picture: &Picture| !picture.captions.is_empty() || picture.alt.is_some();
    pictures.extend(for_lists.into_iter().filter(is_written_of));
    deep(values, "", DEEPEST, &mut pictures);
    once_each(pictures)
}

/// A picture is an address, a mapping with one, or a list of either.
fn named(value: &Value, found: &mut Vec<Picture>) {
    match value {
        Value::Scalar(_) => {
            if let Some(src) = value.text().filter(|text| is_address(text.as_str())) {
                found.push(Picture { src: Some(src.clone()), ..Picture::default() });
            }
        }
        Value::List(values) => {
            for value in values.iter().filter(|value| !matches!(value, Value::List(_))) {
                named(value, found);
            }
        }
        Value::Map(_) => {
            let text = |names: &[&str]| value.get(names).and_then(Value::text).cloned();
            let caption =
                caption(value).or_else(|| text(&["description", "title"])).into_iter().collect();
            let picture = picture(value, caption);
            if picture.src.is_some() || !picture.captions.is_empty() {
                found.push(picture);
            }
        }
    }
}

/// The captions that stand beside a picture's key: `image_caption` is of what
/// stands under `image`, `caption` of the picture that opens the story.
fn describe(values: &Value, pictures: &mut Vec<Picture>) {
    let Value::Map(entries) = values else { return };
    for (key, value) in entries {
        let Some(caption) = value.text() else { continue };
        let key: String = letters(key).collect();
        let Some(stem) = CAPTIONS.iter().find_map(|end| key.strip_suffix(end)) else { continue };
        let ways = ["", "src", "url", "path", "image"].map(|end| format!("{stem}{end}"));
        let address = ways.iter().filter(|way| !way.is_empty()).find_map(|way| {
            values.get(&[way.as_str()])?.text().filter(|text| is_address(text.as_str()))
        });
        let of = address
            .and_then(|src| pictures.iter().position(|known| known.src.as_ref() == Some(src)));
        let is_lead = LEADS.contains(&stem);
        let of = of.or((is_lead && address.is_none() && !pictures.is_empty()).then_some(0));
        match of {
            Some(of) if pictures[of].captions.is_empty() => {
                pictures[of].captions.push(caption.clone());
            }
            Some(_) => {}
            None => pictures.push(Picture {
                src: address.cloned(),
                captions: vec![caption.clone()],
                ..Picture::default()
            }),
        }
    }
}

/// The pictures with a caption in mappings at any depth.
fn deep(value: &Value, key: &str, depth: usize, found: &mut Vec<Picture>) {
    if depth == 0 || OTHERS.contains(&key) {
        return;
    }
    match value {
        Value::Scalar(_) => {}
        Value::List(values) => {
            values.iter().for_each(|value| deep(value, key, depth - 1, found));
        }
        Value::Map(entries) => {
            let title = || {
                let is_gallery = GALLERIES.contains(&key);
                is_gallery.then(|| value.get(&["title", "description"])?.text().cloned()).flatten()
            };
            if let Some(caption) = caption(value).or_else(title).filter(|_| depth < DEEPEST) {
                let picture = picture(value, vec![caption]);
                if picture.src.is_some() {
                    found.push(picture);
                }
            }
            for (key, value) in entries {
                let key: String = letters(key).collect();
                deep(value, &key, depth - 1, found);
            }
        }
    }
}

/// The caption in a mapping that is a picture.
fn caption(map: &Value) -> Option<Text> {
    let Value::Map(entries) = map else { return None };
    let own = entries.iter().find_map(|(key, value)| {
        let key: String = letters(key).collect();
        let is_caption = CAPTIONS.iter().any(|end| key.ends_with(end));
        value.text().filter(|_| is_caption)
    });
    own.cloned().or_else(|| INNER.iter().find_map(|inner| caption(map.get(&[inner])?)))
}

fn picture(map: &Value, captions: Vec<Text>) -> Picture {
    let text = |names: &[&str]| map.get(names).and_then(Value::text).cloned();
    Picture {
        src: ADDRESSES.iter().find_map(|name| {
            let value = map.get(&[name])?;
            value.text().or_else(|| value.get(&["src", "url", "path"])?.text()).cloned()
        }),
        alt: text(&["alt", "alttext", "imagealt"]),
        captions,
        credit: text(&["credit", "attribution", "source", "photographer", "author"]),
        ..Picture::default()
    }
}

/// Each picture once, and each caption.
fn once_each(pictures: Vec<Picture>) -> Vec<Picture> {
    let mut kept: Vec<Picture> = Vec::new();
    for picture in html::once_each(pictures) {
        let is_known = |caption: &Text| kept.iter().any(|known| known.captions.contains(caption));
        if picture.captions.is_empty() || !picture.captions.iter().all(is_known) {
            kept.push(picture);
        }
    }
    kept
}

/// "true" under `featured` is no picture.
fn is_address(text: &str) -> bool {
    text.contains(['/', '.']) && !text.contains(char::is_whitespace)
}
