//! What front matter says about the story.

use jiff::civil::Date;

use crate::article::{Picture, Text};
use crate::read::front_matter::Value;
use crate::read::{date, html};

#[derive(Debug, Default)]
pub(super) struct Head {
    pub title: Option<Text>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    pub language: Option<String>,
    pub dateline: Option<Text>,
    pub pictures: Vec<Picture>,
}

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

/// Keys of a caption that stands beside the picture's key.
const CAPTIONS: [&str; 12] = [
    "imagecaption",
    "caption",
    "cutline",
    "featureimagecaption",
    "featuredimagecaption",
    "covercaption",
    "coverimagecaption",
    "herocaption",
    "heroimagecaption",
    "photocaption",
    "bannercaption",
    "thumbnailcaption",
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

/// Reads front matter.
pub(super) fn read(values: &Value) -> Head {
    let text = |names: &[&str]| {
        names.iter().find_map(|name| values.get(&[name]).and_then(Value::text)).cloned()
    };
    let day = |names: &[&str]| names.iter().find_map(|name| date::parse(text(&[name])?.as_str()));
    let language = text(&["lang", "language", "locale", "languagecode"]);
    let mut head = Head {
        title: text(&["title", "headline"]),
        published: day(&[
            "published",
            "publishdate",
            "pubdate",
            "publishedat",
            "datepublished",
            "date",
        ]),
        updated: day(&[
            "lastmod",
            "updated",
            "updatedat",
            "modified",
            "lastmodified",
            "datemodified",
        ]),
        language: language.and_then(|tag| html::language(tag.as_str())),
        dateline: text(&["dateline"]),
        pictures: Vec::new(),
    };
    let named = |names: &[&str], found: &mut Vec<Picture>| {
        for value in names.iter().filter_map(|name| values.get(&[name])) {
            pictures(value, found);
        }
    };
    named(&PICTURES, &mut head.pictures);
    let shown = head.pictures.len();
    named(&FOR_LISTS, &mut head.pictures);
    let (caption, alt, credit) = (text(&CAPTIONS), text(&ALTS), text(&CREDITS));
    if head.pictures.is_empty() && caption.is_some() {
        head.pictures.push(Picture::default());
    }
    if let Some(first) = head.pictures.first_mut() {
        if first.captions.is_empty() {
            first.captions.extend(caption);
        }
        first.alt = first.alt.take().or(alt);
        first.credit = first.credit.take().or(credit);
    }
    let for_lists = head.pictures.split_off(shown);
    let is_written_of = |picture: &Picture| !picture.captions.is_empty() || picture.alt.is_some();
    head.pictures.extend(for_lists.into_iter().filter(is_written_of));
    head.pictures = html::once_each(std::mem::take(&mut head.pictures));
    head
}

/// A picture is an address, a mapping with one, or a list of either.
fn pictures(value: &Value, found: &mut Vec<Picture>) {
    match value {
        Value::Scalar(_) => {
            if let Some(src) = value.text().filter(|text| is_address(text.as_str())) {
                found.push(Picture { src: Some(src.clone()), ..Picture::default() });
            }
        }
        Value::List(values) => {
            for value in values.iter().filter(|value| !matches!(value, Value::List(_))) {
                pictures(value, found);
            }
        }
        Value::Map(_) => {
            let text = |names: &[&str]| value.get(names).and_then(Value::text).cloned();
            let src = text(&[
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
            ]);
            let caption = text(&["caption", "cutline", "description", "title"]);
            if src.is_some() || caption.is_some() {
                found.push(Picture {
                    src,
                    alt: text(&["alt", "alttext", "imagealt"]),
                    captions: caption.into_iter().collect(),
                    credit: text(&["credit", "attribution", "source", "photographer", "author"]),
                    ..Picture::default()
                });
            }
        }
    }
}

/// "true" under `featured` is no picture.
fn is_address(text: &str) -> bool {
    text.contains(['/', '.']) && !text.contains(char::is_whitespace)
}
