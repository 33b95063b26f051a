//! What the words of a class say of an element.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::marks::Marks;

/// What a word can mean.
type Means = u32;

const CLUTTER: Means = 1;
const SOFT: Means = 1 << 1;
const MEDIA: Means = 1 << 2;
const CAPTION: Means = 1 << 3;
const DESCRIPTION: Means = 1 << 4;
const CREDIT: Means = 1 << 5;
const LEAD: Means = 1 << 6;
const ICON: Means = 1 << 7;
const CONTROL: Means = 1 << 8;
const PICTURE: Means = 1 << 9;
const LIGHTBOX: Means = 1 << 10;
const COMMENTS: Means = 1 << 11;
const HERO: Means = 1 << 12;
const VIDEO: Means = 1 << 13;
const PAGE: Means = 1 << 14;
const MORE: Means = 1 << 15;
const BEHIND_MORE: Means = 1 << 16;
const ALSO: Means = 1 << 17;
const BEHIND_ALSO: Means = 1 << 18;
const MOST: Means = 1 << 19;
const BEHIND_MOST: Means = 1 << 20;
const INLINE: Means = 1 << 21;
const LINK: Means = 1 << 22;
const TYPEFACE: Means = 1 << 23;
const COUNTER: Means = 1 << 24;
const HOVER: Means = 1 << 25;
const CARD: Means = 1 << 26;

/// Words and what they mean.
const WORDS: [(Means, &str); 27] = [
    (
        CLUTTER,
        "account ad ads advert advertisement advertising aggregator author authors \
         autor bio breadcrumb breadcrumbs byline bylines category chartbeat comment \
         comments consent cookie cookies disqus donate donation eyebrow follow footer \
         gdpr hashtags keywords kicker login masthead membership menu mostread nav \
         navbar navigation newsletter newsletters outbrain pager pagination paging \
         podcast poll popular promo promos promotion published publisheddate quiz \
         readmore recirc recirculation recommendation recommendations recommended \
         register rel related relatedposts relateds search sharebar sharedaddy sharing \
         shares sidebar signup social sponsor sponsored subscribe subscription \
         subscriptions survey taboola taglist tags teaser teasers timestamp toolbar \
         trending upsell yarpp",
    ),
    // Furniture, unless the same class speaks of a picture: a lightbox is one.
    (SOFT, "banner flag meta modal popover popup share skip tooltip topics"),
    (
        MEDIA,
        "bild caption carousel figure foto fotos gallery image imagen images img media \
         photo photos picture pictures slide slider slides slideshow thumbnail video \
         videos",
    ),
    (
        CAPTION,
        "beeldbijschrift bildetekst bildtext bildunterschrift billedtekst caption \
         captions cutline didascalia figcaption fotopie imagecaption legende \
         onderschrift photocaption picturecaption piedefoto piefoto podpis subcaption \
         thumbcaption",
    ),
    // A caption beside a word for a picture.
    (DESCRIPTION, "desc description info infotext legend subtitle text undertext"),
    (
        CREDIT,
        "agency attribution author autor bildnachweis bildquelle byline copyright \
         courtesy credit credits fotograaf fotograf fotografo imagecredit photocredit \
         photographer provider quelle rights source",
    ),
    (
        LEAD,
        "cover feature featured featuredimage hero header lead lede main opener opening \
         poster primary thumbnail top topper",
    ),
    (
        ICON,
        "author authors avatar badge bio byline emoji gravatar icon icons logo logos \
         pixel profile smiley spacer sponsor tracking",
    ),
    (CONTROL, "button toggle control controls icon link"),
    (PICTURE, "bild figure foto image imagen img photo picture"),
    (LIGHTBOX, "lightbox"),
    (COMMENTS, "comment commentlist comments disqus"),
    (HERO, "featuredimage hero lede"),
    (VIDEO, "jwplayer player video videoplayer videos"),
    // "has-sidebar" and "tag-newsletter" speak of the page, not the element.
    (PAGE, "category has is no tag with"),
    (MORE, "more"),
    (BEHIND_MORE, "coverage from in links news on read stories"),
    (ALSO, "also"),
    (BEHIND_ALSO, "like read see"),
    (MOST, "most"),
    (BEHIND_MOST, "read viewed"),
    (INLINE, "inline internal"),
    (LINK, "link links"),
    // A size of type that is called so.
    (TYPEFACE, "font type typography"),
    (COUNTER, "count counter index pagination"),
    // What opens over a word.
    (HOVER, "hovercard popover rollover tooltip"),
    (CARD, "block body box card content panel popup text"),
];

static MEANINGS: LazyLock<HashMap<&str, Means>> = LazyLock::new(|| {
    let mut meanings = HashMap::new();
    for (means, words) in WORDS {
        for word in words.split_ascii_whitespace() {
            *meanings.entry(word).or_insert(0) |= means;
        }
    }
    meanings
});

/// Whole classes, words run together.
const BODY_CLASSES: [&str; 26] = [
    "articlebody",
    "articlecontent",
    "articlecopy",
    "articleentry",
    "articlemaincontent",
    "articletext",
    "artikelbody",
    "artikeltext",
    "bodycontent",
    "bodycopy",
    "bodytext",
    "contentbody",
    "entrycontent",
    "fieldnamebody",
    "ghcontent",
    "newsbody",
    "newstext",
    "postbody",
    "postcontent",
    "richtextarticlebody",
    "singlecontent",
    "storybody",
    "storycontent",
    "storycopy",
    "storytext",
    "textbody",
];

/// Whole classes that hide an element.
const HIDING: [&str; 13] = [
    "assistivetext",
    "dnone",
    "hidecaption",
    "ishidden",
    "offscreen",
    "screenreader",
    "screenreaderonly",
    "screenreadertext",
    "sronly",
    "togglecaption",
    "uhidden",
    "visuallyhidden",
    "visuallyhiddenfocusable",
];

/// What a class means, the classes of a page each looked at once.
#[derive(Default)]
pub(super) struct Classes<'s> {
    known: HashMap<&'s str, Marks>,
    /// The class in small letters, and the ends of its words.
    letters: String,
    ends: Vec<usize>,
}

impl<'s> Classes<'s> {
    /// The marks of one class that stands in the page to the letter.
    pub fn of(&mut self, class: &'s str) -> Marks {
        if let Some(marks) = self.known.get(class) {
            return *marks;
        }
        let marks = self.read(class);
        self.known.insert(class, marks);
        marks
    }

    /// The marks of one class.
    pub fn read(&mut self, class: &str) -> Marks {
        self.split(class);
        let mut first = 0;
        let mut has: Means = 0;
        let mut start = 0;
        for (index, end) in self.ends.iter().enumerate() {
            let means = MEANINGS.get(&self.letters[start..*end]).copied().unwrap_or(0);
            first = if index == 0 { means } else { first };
            has |= means;
            start = *end;
        }
        let joined = self.letters.as_str();
        let mut marks = Marks::default();
        marks.add_if(Marks::HIDDEN, HIDING.contains(&joined));
        if self.ends.len() > 1 && first & PAGE != 0 {
            return marks;
        }
        let any = |means: Means| has & means != 0;
        let both = |one: Means, other: Means| any(one) && any(other);
        marks.add_if(Marks::HIDDEN, both(HOVER, CARD));
        let is_picture = any(PICTURE);
        // A sidebar's widget; page builders call all they make one.
        let is_widget = matches!(joined, "widget" | "widgets" | "widgetarea");
        let is_soft = !(is_picture || any(LIGHTBOX)) && (any(SOFT) || is_widget);
        let is_more = both(MORE, BEHIND_MORE)
            || both(ALSO, BEHIND_ALSO)
            || both(MOST, BEHIND_MOST)
            || both(INLINE, LINK);
        marks.add_if(Marks::CLUTTER, any(CLUTTER) || is_more || is_embed(joined) || is_soft);
        marks.add_if(Marks::COMMENTS, any(COMMENTS));
        marks.add_if(Marks::MEDIA, any(MEDIA));
        marks.add_if(Marks::VIDEO, any(VIDEO));
        let is_typeface = any(TYPEFACE) || joined.starts_with("textcaption");
        let is_caption = (any(CAPTION) && !is_typeface)
            || (is_picture && any(DESCRIPTION))
            || ends_as_caption(joined);
        marks.add_if(Marks::CAPTION, is_caption && !any(CONTROL) && !any(CREDIT));
        marks.add_if(Marks::CREDIT, any(CREDIT) && !any(CONTROL));
        marks.add_if(Marks::LEAD, both(LEAD, MEDIA) || any(HERO));
        marks.add_if(Marks::ICON, any(ICON));
        marks.add_if(Marks::COUNTER, any(COUNTER));
        marks.add_if(Marks::BODY, BODY_CLASSES.iter().any(|body| joined.contains(body)));
        marks
    }

    /// The words of a class: "StoryBody__lead-image" is story, body, lead, image.
    fn split(&mut self, class: &str) {
        self.letters.clear();
        self.ends.clear();
        let mut was_lower = false;
        let mut end_word = |letters: &String| {
            if self.ends.last().copied().unwrap_or(0) < letters.len() {
                self.ends.push(letters.len());
            }
        };
        for c in class.chars() {
            if !c.is_alphabetic() {
                end_word(&self.letters);
            } else {
                if c.is_uppercase() && was_lower {
                    end_word(&self.letters);
                }
                self.letters.extend(c.to_lowercase());
            }
            was_lower = c.is_lowercase();
        }
        end_word(&self.letters);
    }
}

/// "postpicturecaption": words for a picture and a caption run together.
fn ends_as_caption(joined: &str) -> bool {
    joined.strip_suffix("caption").is_some_and(|head| {
        ["picture", "image", "photo", "img", "media"].iter().any(|word| head.ends_with(word))
    })
}

fn is_embed(class: &str) -> bool {
    ["twittertweet", "instagrammedia", "fbpost", "tiktokembed", "redditembed", "blueskyembed"]
        .contains(&class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_say_what_an_element_is() {
        for (class, mark, expected) in [
            ("related-links", Marks::CLUTTER, true),
            ("StoryBody__content", Marks::CLUTTER, false),
            ("read-more", Marks::CLUTTER, true),
            ("has-sidebar", Marks::CLUTTER, false),
            ("tag-newsletter", Marks::CLUTTER, false),
            ("elementor-widget-image", Marks::CLUTTER, false),
            ("popup-image", Marks::CLUTTER, false),
            ("social-media", Marks::CLUTTER, true),
            ("advantage", Marks::CLUTTER, false),
            ("wp-caption-text", Marks::CAPTION, true),
            ("photoCaption", Marks::CAPTION, true),
            ("image-description", Marks::CAPTION, true),
            ("wp-block-media-text", Marks::CAPTION, false),
            ("caption-credit", Marks::CAPTION, false),
            ("caption-credit", Marks::CREDIT, true),
            ("article__body", Marks::BODY, true),
            ("post-thumbnail", Marks::LEAD, true),
            ("visually-hidden", Marks::HIDDEN, true),
            ("text-caption", Marks::CAPTION, false),
            ("MuiTypography-caption", Marks::CAPTION, false),
            ("postpicturecaption", Marks::CAPTION, true),
            ("rollover-people-block", Marks::HIDDEN, true),
            ("hover:text-blue-500", Marks::HIDDEN, false),
        ] {
            assert_eq!(Classes::default().read(class).has(mark), expected, "{class}");
        }
    }
}
