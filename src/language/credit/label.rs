//! What announces a maker: "Photo:", "Cover illustration by", "Courtesy of".

use std::sync::LazyLock;

use super::gap;
use crate::language::sieve::Sieve;
use crate::language::word::Word;

/// A label of a credit that was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// The index of the word behind it.
    pub end: usize,
    /// Whether it may as well announce what the picture shows: "Map: Gaza".
    pub is_loose: bool,
    /// Whether it ends in a word that can only stand before a maker: "by".
    pub has_by: bool,
}

/// Kinds of pictures that announce their maker with a colon, and what else
/// does so.
#[rustfmt::skip]
const ANNOUNCED: &[&str] = &[
    "photo", "photos", "photograph", "photographs", "photographer", "photography", "picture",
    "pictures", "pic", "image", "images", "credit", "credits", "courtesy", "handout",
    "illustration", "illustrations", "collage", "screenshot", "artwork",
    "foto", "fotos", "bild", "bilder", "bildquelle", "bildnachweis", "bildrechte", "archivbild",
    "archivfoto", "symbolbild", "symbolfoto", "grafik", "fotomontage",
    "crédito", "créditos", "vídeo", "fotografía", "imagen", "ilustración", "cortesía",
    "crédit", "crédits",
    "фото", "zdjęcie", "fot",
];

/// Kinds of pictures that announce their subject with a colon as well.
#[rustfmt::skip]
const LOOSE: &[&str] = &[
    "animation", "art", "cartoon", "chart", "charts", "diagram", "drawing", "drawings", "figure",
    "footage", "graph", "graphic", "graphics", "icon", "icons", "infographic", "map", "maps",
    "montage", "painting", "portrait", "portraits", "rendering", "screengrab", "sketch",
    "sketches", "still", "stills", "video", "videos", "visual", "visuals", "visualization",
    "infografik", "karte", "zeichnung", "montage",
    "dibujo", "gráfico", "infografía", "mapa", "retrato",
    "carte", "dessin", "graphique", "infographie",
];

/// What stands before a kind of picture: "Cover illustration by".
const BEFORE: &[&str] =
    &["cover", "court", "feature", "featured", "header", "hero", "lead", "title"];

/// What stands between a kind of picture and "by": "Video shot and edited by",
/// "Illustration above by".
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "above", "animated", "art", "below", "captured", "contributed", "created", "credit", "design",
    "designed", "drawn", "edited", "filmed", "generated", "illustration", "illustrations", "made",
    "produced", "provided", "recorded", "shot", "submitted", "supplied", "taken", "and",
];

/// What links a kind of picture to its maker.
const BY: &[&str] = &["by", "par", "por"];

/// Labels that are no kind of picture and "by".
const PHRASES: &[&[&str]] = &[
    &["credit"],
    &["photo", "credit"],
    &["image", "credit"],
    &["picture", "credit"],
    &["crédit", "photo"],
    &["crédits", "photo"],
    &["photographed", "by"],
    &["illustrated", "by"],
    &["filmed", "by"],
    &["photo", "via"],
    &["photos", "via"],
    &["image", "via"],
    &["screenshot", "via"],
    &["video", "via"],
    &["handout", "via"],
    &["via"],
    &["photo", "from"],
    &["photo", "courtesy"],
    &["photo", "courtesy", "of"],
    &["image", "courtesy", "of"],
    &["images", "courtesy", "of"],
    &["photos", "courtesy", "of"],
    &["video", "courtesy", "of"],
    &["courtesy", "of"],
    &["courtesy"],
    &["image", "copyright"],
    &["copyright"],
    &["reuters", "photo"],
    &["ap", "photo"],
    &["afp", "photo"],
    &["foto", "de"],
    &["foto", "di"],
    &["foto", "von"],
    &["foto"],
    &["fotos"],
    &["fotografiert", "von"],
    &["illustration", "von"],
    &["illustration", "de"],
    &["ilustración", "de"],
    &["collage", "von"],
    &["infografik", "von"],
    &["infographie", "de"],
    &["infografía", "de"],
    &["captura", "de", "pantalla", "de"],
    &["capture", "d'écran", "de"],
    &["cortesía", "de"],
    &["photo", "de"],
    &["фото"],
];

/// The label that starts at word `i`, where one does: the longest.
pub(super) fn label(text: &str, all: &[Word], i: usize) -> Option<Found> {
    if !all.get(i).is_some_and(may_label) {
        return None;
    }
    let phrase = PHRASES
        .iter()
        .filter(|phrase| all.len() >= i + phrase.len())
        .filter(|phrase| phrase.iter().zip(&all[i..]).all(|(expected, word)| word.is(expected)))
        .map(|phrase| i + phrase.len())
        .max();
    let phrase = phrase.map(|end| found(all, end, false));
    let made = made_by(text, all, i);
    match (phrase, made) {
        (Some(phrase), Some(made)) if phrase.end >= made.end => Some(phrase),
        (phrase, made) => made.or(phrase),
    }
}

/// "Map by", "Cover illustration by", "Video shot and edited by", "Graphic:".
fn made_by(text: &str, all: &[Word], i: usize) -> Option<Found> {
    let at = |k: usize| all.get(k).filter(|_| k == i || gap(text, all, k).trim().is_empty());
    let is_before = all[i].is_any(BEFORE) || all[i].is_any(&["photo", "video"]);
    let is_work = |word: &Word| word.is_any(ANNOUNCED) || word.is_any(LOOSE);
    let work = match at(i + 1).is_some_and(is_work) && is_before {
        true => i + 1,
        false => i,
    };
    if !is_work(&all[work]) {
        return None;
    }
    let between = (work + 1..).take_while(|k| at(*k).is_some_and(|w| w.is_any(BETWEEN))).count();
    let by = work + 1 + between;
    if at(by).is_some_and(|word| word.is_any(BY)) {
        return Some(found(all, by + 1, false));
    }
    let end = work + 1;
    let has_colon = end < all.len() && gap(text, all, end).trim_start().starts_with(':');
    has_colon.then(|| found(all, end, all[work].is_any(LOOSE)))
}

fn found(all: &[Word], end: usize, is_loose: bool) -> Found {
    Found { end, is_loose, has_by: all[end - 1].is_any(BY) }
}

/// All words of labels.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let lists = [ANNOUNCED, LOOSE, BEFORE, BETWEEN, BY];
    let phrases = PHRASES.iter().flat_map(|phrase| phrase.iter());
    lists.into_iter().flatten().chain(phrases).copied()
}

/// Whether the word stands in labels.
pub(super) fn is_label_word(word: &Word) -> bool {
    words().any(|part| word.is(part))
}

static LABELLING: LazyLock<Sieve> = LazyLock::new(|| {
    let first = PHRASES.iter().map(|phrase| phrase[0]);
    Sieve::new([ANNOUNCED, LOOSE, BEFORE].into_iter().flatten().copied().chain(first))
});

/// Whether a label can begin with the word.
pub(super) fn may_label(word: &Word) -> bool {
    LABELLING.passes(word)
}
