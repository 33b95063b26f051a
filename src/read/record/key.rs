//! What the keys of records are called, whoever made the record: capitals,
//! `_`, `-`, `:` and spaces in a key make no difference.

/// What a key says of the value under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// The words under a picture.
    Caption,
    /// Words that are a picture's caption where it has no other.
    Description,
    /// The alternative text of a picture.
    Alt,
    /// Who made a picture.
    Credit,
    /// Where a picture's file is.
    Src,
    /// A picture, or several.
    Pictures,
    /// What is none of the story's own pictures: other stories, persons,
    /// settings, sizes of the same picture.
    Elsewhere,
    /// Anything else.
    Other,
}

/// Parts of a key of captions.
const CAPTIONS: [&str; 10] = [
    "caption",
    "cutline",
    "bildunterschrift",
    "bildtext",
    "bildlegende",
    "piedefoto",
    "didascalia",
    "onderschrift",
    "billedtekst",
    "подпись",
];

/// Ends of keys that have a caption's name in them and hold something else.
const OF_CAPTIONS: [&str; 22] = [
    "credit",
    "count",
    "id",
    "url",
    "writer",
    "author",
    "by",
    "language",
    "lang",
    "position",
    "style",
    "class",
    "color",
    "colour",
    "enabled",
    "align",
    "alignment",
    "link",
    "source",
    "size",
    "length",
    "type",
];

/// Beginnings of such keys.
const ABOUT_CAPTIONS: [&str; 6] = ["show", "hide", "has", "closed", "enable", "use"];

const ALTS: [&str; 10] = [
    "alt",
    "alttext",
    "alternativetext",
    "alternatetext",
    "imagealt",
    "imagealttext",
    "imgalt",
    "photoalt",
    "featureimagealt",
    "accessibilitytext",
];

const CREDITS: [&str; 12] = [
    "credit",
    "credits",
    "creditline",
    "credittext",
    "photographer",
    "photocredit",
    "imagecredit",
    "attribution",
    "copyright",
    "copyrightnotice",
    "byline",
    "fotograf",
];

const ADDRESSES: [&str; 24] = [
    "src",
    "url",
    "href",
    "sourceurl",
    "contenturl",
    "imageurl",
    "photourl",
    "image",
    "img",
    "photo",
    "picture",
    "file",
    "filename",
    "filepath",
    "path",
    "uri",
    "original",
    "originalurl",
    "secureurl",
    "featureimage",
    "featuredimage",
    "leadimage",
    "coverimage",
    "cover",
];

/// Parts of a key of pictures, in the languages of content systems.
const PICTURES: [&str; 22] = [
    "image",
    "photo",
    "picture",
    "figure",
    "gallery",
    "media",
    "cover",
    "hero",
    "banner",
    "illustration",
    "slide",
    "asset",
    "artwork",
    "attachment",
    "enclosure",
    "promoitems",
    "leadart",
    "visual",
    "img",
    "foto",
    "bild",
    "галере",
];

/// Parts of a key of what is elsewhere.
const ELSEWHERE: [&str; 26] = [
    "related",
    "recommend",
    "author",
    "avatar",
    "logo",
    "icon",
    "publisher",
    "comment",
    "social",
    "opengraph",
    "twitter",
    "yoast",
    "seo",
    "navigation",
    "sidebar",
    "footer",
    "newsletter",
    "mediadetails",
    "imagemeta",
    "exif",
    "rendition",
    "thumbnails",
    "localization",
    "translation",
    "revision",
    "contributor",
];

/// Keys of what is elsewhere, whole.
const ELSEWHERE_WHOLE: [&str; 22] = [
    "links",
    "sizes",
    "formats",
    "srcset",
    "ads",
    "next",
    "previous",
    "prev",
    "teasers",
    "tags",
    "categories",
    "user",
    "users",
    "createdby",
    "updatedby",
    "taxonomy",
    "taxonomies",
    "site",
    "sys",
    "meta",
    "parent",
    "settings",
];

/// What a key says of its value.
pub(super) fn class(key: &str) -> Class {
    class_of(&plain(key))
}

/// The same of a key without marks and capitals.
pub(super) fn class_of(key: &str) -> Class {
    let is_one = |list: &[&str]| list.contains(&key);
    let has = |list: &[&str]| list.iter().any(|part| key.contains(part));
    if stem(key).is_some() {
        Class::Caption
    } else if is_one(&ALTS) {
        Class::Alt
    } else if is_one(&CREDITS) {
        Class::Credit
    } else if is_one(&ELSEWHERE_WHOLE) || has(&ELSEWHERE) {
        Class::Elsewhere
    } else if is_one(&["description", "desc", "descriptiontext", "longdescription"]) {
        Class::Description
    } else if has(&PICTURES) {
        Class::Pictures
    } else if is_one(&ADDRESSES) {
        Class::Src
    } else {
        Class::Other
    }
}

/// Keys of an object that holds the story's own fields.
pub(super) fn is_facet(plain: &str) -> bool {
    matches!(plain, "fields" | "attributes" | "acf" | "frontmatter" | "customfields")
}

/// Whether an address may stand under a key, be it a picture's own or not.
pub(super) fn is_address(key: &str) -> bool {
    ADDRESSES.contains(&key)
}

/// Of a key of captions, what else is in it: `leadimage` of `leadimagecaption`.
pub(super) fn stem(key: &str) -> Option<String> {
    let (at, name) = CAPTIONS.iter().find_map(|name| Some((key.find(name)?, *name)))?;
    let (before, behind) = (&key[..at], &key[at + name.len()..]);
    let behind = behind.strip_prefix('s').unwrap_or(behind);
    let is_of = OF_CAPTIONS.iter().any(|end| behind.ends_with(end));
    let is_about = ABOUT_CAPTIONS.contains(&before) || before.ends_with("show");
    let is_passed = ELSEWHERE.iter().any(|part| before.contains(part));
    let behind = behind.trim_start_matches("text").trim_start_matches("html");
    let before = if before == "fig" { "" } else { before };
    (!is_of && !is_about && !is_passed).then(|| format!("{before}{behind}"))
}

/// Keys that hold a caption in some house and something else in another.
pub(super) fn is_suspect(key: &str) -> bool {
    const NAMES: [&str; 12] = [
        "legend",
        "legende",
        "légende",
        "leyenda",
        "leggenda",
        "legenda",
        "underline",
        "textbelow",
        "bu",
        "subline",
        "imagetext",
        "phototext",
    ];
    NAMES.iter().any(|name| key == *name || (name.len() > 5 && key.ends_with(name)))
}

/// A key in small letters, with nothing but letters and digits.
pub(super) fn plain(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a kind of block is a picture, several, or a film.
pub(super) fn is_picture(kind: &str) -> bool {
    const KINDS: [&str; 11] = [
        "image",
        "img",
        "photo",
        "picture",
        "figure",
        "gallery",
        "slideshow",
        "illustration",
        "asset",
        "media",
        "video",
    ];
    const OTHERS: [&str; 4] = ["social", "mediatext", "mediaandtext", "logo"];
    KINDS.iter().any(|part| kind.contains(part)) && !OTHERS.iter().any(|o| kind.contains(o))
}

/// Whether a kind of block is the words under a picture.
pub(super) fn is_caption(kind: &str) -> bool {
    stem(kind).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_tells_what_it_holds_however_it_is_written() {
        for (key, class_of_key) in [
            ("caption", Class::Caption),
            ("lead_image_caption", Class::Caption),
            ("leadImageCaption", Class::Caption),
            ("Photo Caption 2", Class::Caption),
            ("figcaption", Class::Caption),
            ("description_caption", Class::Caption),
            ("Bildunterschrift", Class::Caption),
            ("caption_credit", Class::Other),
            ("show_caption", Class::Other),
            ("closedCaptions", Class::Other),
            ("caption_writer", Class::Other),
            ("alternativeText", Class::Alt),
            ("creditLine", Class::Credit),
            ("wp:featuredmedia", Class::Pictures),
            ("hero_image", Class::Pictures),
            ("author_image", Class::Elsewhere),
            ("related_content", Class::Elsewhere),
            ("media_details", Class::Elsewhere),
            ("url", Class::Src),
            ("legend", Class::Other),
        ] {
            assert_eq!(class(key), class_of_key, "{key}");
        }
    }

    #[test]
    fn a_caption_belongs_to_the_picture_of_the_same_name() {
        for (key, of) in [
            ("caption", ""),
            ("figcaption", ""),
            ("leadimagecaption", "leadimage"),
            ("captiontext", ""),
            ("image2caption", "image2"),
            ("caption2", "2"),
        ] {
            assert_eq!(stem(key).as_deref(), Some(of), "{key}");
        }
    }
}
