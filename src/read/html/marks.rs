//! What an element's name, role, classes and other attributes say about it.

use std::collections::HashMap;

use super::tree::{Kind, Tree};

/// What one element is marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u16);

impl Marks {
    /// Furniture of the page: navigation, teasers, sharing, comments.
    pub const CLUTTER: Marks = Marks(1);
    /// Not shown, or not text: scripts, hidden elements, controls.
    pub const HIDDEN: Marks = Marks(1 << 1);
    /// A caption by its name or class.
    pub const CAPTION: Marks = Marks(1 << 2);
    /// A credit by its class or property, where it stands beside a picture.
    pub const CREDIT: Marks = Marks(1 << 3);
    /// The article's text by its class or property.
    pub const BODY: Marks = Marks(1 << 4);
    /// The picture that opens the article.
    pub const LEAD: Marks = Marks(1 << 5);
    /// An icon, a logo, a portrait of the author.
    pub const ICON: Marks = Marks(1 << 6);
    /// Readers' comments, however much text they hold.
    pub const COMMENTS: Marks = Marks(1 << 7);
    /// About a picture, a video, a gallery.
    pub const MEDIA: Marks = Marks(1 << 8);
    /// Clutter by the element's name alone.
    pub const ASIDE: Marks = Marks(1 << 9);

    pub fn has(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    fn add(&mut self, other: Marks) {
        self.0 |= other.0;
    }

    fn add_if(&mut self, other: Marks, holds: bool) {
        if holds {
            self.add(other);
        }
    }
}

const CLUTTER_WORDS: &str = " account ad ads advert advertisement advertising aggregator author \
    authors autor bio breadcrumb breadcrumbs byline bylines category chartbeat comment \
    comments consent cookie cookies disqus donate donation eyebrow follow \
    footer gdpr hashtags keywords kicker login masthead membership menu mostread \
    nav navbar navigation newsletter newsletters outbrain pager pagination paging podcast poll \
    popular promo promos promotion published publisheddate quiz readmore \
    recirc recirculation recommendation recommendations recommended register rel related \
    relatedposts relateds search sharebar sharedaddy sharing shares sidebar signup \
    social sponsor sponsored subscribe subscription subscriptions survey taboola taglist \
    tags teaser teasers timestamp toolbar trending upsell yarpp ";

/// Furniture, unless the same class speaks of a picture: a lightbox is one.
const SOFT_CLUTTER_WORDS: &str = " banner flag meta modal popover popup share skip tooltip topics ";

const MEDIA_WORDS: &str = " caption carousel figure gallery image images img media photo photos \
    picture pictures slide slider slides slideshow thumbnail video ";

const CAPTION_WORDS: &str = " bildunterschrift bildtext caption captions cutline fotopie \
    legende piedefoto subcaption ";

/// Words that mean a caption beside a word for a picture.
const DESCRIPTION_WORDS: &str = " desc description legend text undertext ";

const CREDIT_WORDS: &str = " agency attribution author autor bildnachweis bildquelle byline copyright courtesy credit credits \
    fotograaf fotograf fotografo imagecredit photocredit photographer provider quelle rights source ";

const LEAD_WORDS: &str = " cover feature featured featuredimage hero header lead lede main \
    opener opening poster primary thumbnail top topper ";

const ICON_WORDS: &str = " author authors avatar badge bio byline emoji gravatar icon icons logo \
    logos pixel profile smiley spacer sponsor tracking ";

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

/// Elements that are never shown as text.
const UNSHOWN: [&str; 27] = [
    "amp-ad",
    "amp-analytics",
    "amp-audio",
    "amp-embed",
    "amp-iframe",
    "amp-pixel",
    "amp-sidebar",
    "amp-social-share",
    "audio",
    "button",
    "canvas",
    "datalist",
    "dialog",
    "embed",
    "head",
    "iframe",
    "input",
    "math",
    "noscript",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
];

/// Marks of all nodes of a tree.
pub(super) fn of(tree: &Tree) -> Vec<Marks> {
    let mut known = HashMap::new();
    let mut marks: Vec<Marks> = (0..tree.nodes.len())
        .map(|node| match &tree.nodes[node].kind {
            Kind::Text(_) => Marks::default(),
            Kind::Element(_, attributes) => {
                let mut marks = of_name(tree.name(node));
                if attributes.is_some() {
                    marks.add(of_attributes(tree, node));
                    for name in ["class", "id"] {
                        let value = tree.attribute(node, name);
                        if !value.is_empty() {
                            let of_class = || of_classes(&value);
                            marks.add(*known.entry(value.to_string()).or_insert_with(of_class));
                        }
                    }
                }
                marks
            }
        })
        .collect();
    for node in 0..marks.len() {
        let parent = tree.parent(node);
        let is_label = marks[node].has(Marks::HIDDEN) && !marks[parent].has(Marks::CAPTION);
        if is_label && says_credit(tree, node) {
            marks[parent].add(Marks::CREDIT);
        }
    }
    marks
}

/// Whether a hidden element is the label that a screen reader puts before a
/// credit: "Credit...", "Image source, ".
fn says_credit(tree: &Tree, node: usize) -> bool {
    let is_one_text = tree.end(node) == node + 2;
    let text = is_one_text.then(|| tree.text_of(node, node + 2)).flatten();
    text.is_some_and(|text| {
        let label = text.as_str().to_lowercase();
        label.len() < 40
            && ["credit", "image source", "image copyright", "copyright", "photograph"]
                .iter()
                .any(|word| label.starts_with(word))
    })
}

fn of_name(name: &str) -> Marks {
    let mut marks = Marks::default();
    match name {
        "nav" | "footer" | "menu" | "form" | "address" => marks.add(Marks::CLUTTER),
        "aside" => marks.add(Marks::ASIDE),
        "figcaption" => marks.add(Marks::CAPTION),
        "cite" => marks.add(Marks::CREDIT),
        "figure" | "picture" | "amp-carousel" => marks.add(Marks::MEDIA),
        _ => marks.add_if(Marks::HIDDEN, UNSHOWN.contains(&name)),
    }
    marks
}

fn of_attributes(tree: &Tree, node: usize) -> Marks {
    let mut marks = Marks::default();
    let style: String =
        tree.attribute(node, "style").chars().filter(|c| !c.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    marks.add_if(
        Marks::HIDDEN,
        tree.has(node, "hidden")
            || tree.attribute(node, "aria-hidden") == "true"
            || style.contains("display:none")
            || style.contains("visibility:hidden"),
    );
    match &*tree.attribute(node, "role") {
        "navigation" | "banner" | "contentinfo" | "search" | "menu" | "dialog"
        | "complementary" => marks.add(Marks::CLUTTER),
        _ => {}
    }
    for property in tree.attribute(node, "itemprop").split_whitespace() {
        match property {
            "articleBody" => marks.add(Marks::BODY),
            "caption" => marks.add(Marks::CAPTION),
            "copyrightHolder" | "creditText" | "copyrightNotice" | "author" => {
                marks.add(Marks::CREDIT);
            }
            _ => {}
        }
    }
    marks
}

fn of_classes(value: &str) -> Marks {
    let mut marks = Marks::default();
    for class in value.split_whitespace() {
        let words = words(class);
        let has = |list: &str| words.iter().any(|word| list.contains(&format!(" {word} ")));
        let joined = words.concat();
        match joined.as_str() {
            "visuallyhidden" | "sronly" | "screenreadertext" | "screenreader"
            | "screenreaderonly" | "offscreen" | "dnone" | "ishidden" | "uhidden"
            | "hidecaption" | "togglecaption" | "assistivetext" => marks.add(Marks::HIDDEN),
            _ => {}
        }
        // "has-sidebar" and "tag-newsletter" speak of the page, not the element.
        let speaks_of_page = words.len() > 1
            && matches!(words[0].as_str(), "has" | "no" | "with" | "tag" | "category" | "is");
        if speaks_of_page {
            continue;
        }
        let is_control = has(" button toggle control controls icon link ");
        let is_credit = has(CREDIT_WORDS);
        let names_picture = has(" figure image img lightbox photo picture ");
        let is_soft = !names_picture && (has(SOFT_CLUTTER_WORDS) || is_widget(&joined));
        let is_clutter = has(CLUTTER_WORDS) || is_more(&words) || is_embed(&joined);
        marks.add_if(Marks::CLUTTER, is_clutter || is_soft);
        marks.add_if(Marks::COMMENTS, has(" comments comment disqus commentlist "));
        marks.add_if(Marks::MEDIA, has(MEDIA_WORDS));
        let is_caption = has(CAPTION_WORDS)
            || (has(" figure image img photo picture ") && has(DESCRIPTION_WORDS));
        marks.add_if(Marks::CAPTION, is_caption && !is_control && !is_credit);
        marks.add_if(Marks::CREDIT, is_credit && !is_control);
        marks.add_if(
            Marks::LEAD,
            (has(LEAD_WORDS) && has(MEDIA_WORDS)) || has(" hero featuredimage lede "),
        );
        marks.add_if(Marks::ICON, has(ICON_WORDS));
        marks.add_if(Marks::BODY, BODY_CLASSES.iter().any(|body| joined.contains(body)));
    }
    marks
}

/// "read-more", "more-stories", "also-in", "see-also".
fn is_more(words: &[String]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    (has(&["more"]) && has(&["read", "stories", "on", "from", "news", "coverage", "links", "in"]))
        || (has(&["also"]) && has(&["see", "read", "like"]))
        || (has(&["most"]) && has(&["read", "viewed"]))
        || (has(&["inline", "internal"]) && has(&["link", "links"]))
}

/// A sidebar's widget; page builders call all they make one.
fn is_widget(class: &str) -> bool {
    matches!(class, "widget" | "widgets" | "widgetarea")
}

fn is_embed(class: &str) -> bool {
    ["twittertweet", "instagrammedia", "fbpost", "tiktokembed", "redditembed", "blueskyembed"]
        .contains(&class)
}

/// The words of a class: "StoryBody__lead-image" is story, body, lead, image.
fn words(class: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in class.chars() {
        if !c.is_alphabetic() {
            words.push(String::new());
        } else {
            if c.is_uppercase() && was_lower {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
        }
        was_lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
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
            ("post type-post tag-newsletter", Marks::CLUTTER, false),
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
        ] {
            assert_eq!(of_classes(class).has(mark), expected, "{class}");
        }
    }
}
