//! Who makes pictures, and the words that credits are written with.

use std::sync::LazyLock;

use crate::language::sieve::Sieve;
use crate::language::word::Word;

/// What a maker's bare name can mean at the end of a caption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agency {
    /// Sells pictures: its bare name behind a full stop is a credit.
    Pictures,
    /// Is more often in the news than under a picture: a credit only behind a
    /// photographer or a label.
    Publisher,
}

/// Names in capitals are matched as they stand; others also all in capitals.
const PICTURES: &[&[&str]] = &[
    &["AP"],
    &["AFP"],
    &["AAP"],
    &["ANI"],
    &["ANP"],
    &["ANSA"],
    &["APA"],
    &["Alamy"],
    &["Alamy", "Stock"],
    &["Anadolu"],
    &["Anadolu", "Agency"],
    &["Associated", "Press"],
    &["Belga"],
    &["Bridgeman"],
    &["CQ", "Roll", "Call"],
    &["Canadian", "Press"],
    &["Corbis"],
    &["DPA"],
    &["Depositphotos"],
    &["EFE"],
    &["EPA"],
    &["EPA-EFE"],
    &["Europa", "Press"],
    &["Flickr"],
    &["Getty"],
    &["Getty", "Images"],
    &["GettyImages"],
    &["Handout"],
    &["Imago"],
    &["Imago", "Images"],
    &["imago", "images"],
    &["Adobe", "Stock"],
    &["Agencia", "EFE"],
    &["Bestimage"],
    &["Cuartoscuro"],
    &["Hans", "Lucas"],
    &["KNA"],
    &["Keystone-SDA"],
    &["MaxPPP"],
    &["Télam"],
    &["dpa-Zentralbild"],
    &["epd"],
    &["Keystone"],
    &["Kyodo"],
    &["Kyodo", "News"],
    &["Landov"],
    &["LaPresse"],
    &["Lehtikuva"],
    &["Lusa"],
    &["MTI"],
    &["Magnum"],
    &["NTB"],
    &["NurPhoto"],
    &["PA", "Images"],
    &["PA", "Media"],
    &["PA", "Wire"],
    &["PAP"],
    &["PTI"],
    &["Pixabay"],
    &["Polaris"],
    &["Pool"],
    &["Press", "Association"],
    &["RIA", "Novosti"],
    &["Redux"],
    &["Reuters"],
    &["Rex"],
    &["Rex", "Features"],
    &["Ritzau", "Scanpix"],
    &["Scanpix"],
    &["Screenshot"],
    &["Shutterstock"],
    &["Sipa"],
    &["Sipa", "USA"],
    &["Splash", "News"],
    &["Sputnik"],
    &["TASS"],
    &["UPI"],
    &["Ukrinform"],
    &["Unsplash"],
    &["Wikimedia"],
    &["Wikimedia", "Commons"],
    &["Xinhua"],
    &["Yonhap"],
    &["ZUMA"],
    &["Zuma", "Press"],
    &["ZUMAPRESS"],
    &["ddp"],
    &["dpa"],
    &["dpa-infocom"],
    &["iStock"],
    &["iStockphoto"],
    &["picture", "alliance"],
    &["picture-alliance"],
];

const PUBLISHERS: &[&[&str]] = &[
    &["ABC"],
    &["ABC", "News"],
    &["Al", "Jazeera"],
    &["BBC"],
    &["Bloomberg"],
    &["CBS"],
    &["CBS", "News"],
    &["CNN"],
    &["C-SPAN"],
    &["Facebook"],
    &["Fox", "News"],
    &["Guardian"],
    &["Instagram"],
    &["Los", "Angeles", "Times"],
    &["NASA"],
    &["NBC"],
    &["NBC", "News"],
    &["NOAA"],
    &["NPR"],
    &["New", "York", "Times"],
    &["PA"],
    &["PBS"],
    &["Politico"],
    &["TT"],
    &["Twitter"],
    &["USA", "TODAY"],
    &["VICE", "News"],
    &["Wall", "Street", "Journal"],
    &["Washington", "Post"],
    &["YouTube"],
    &["ARD"],
    &["NDR"],
    &["ORF"],
    &["RTVE"],
    &["SRF"],
    &["SWR"],
    &["WDR"],
    &["ZDF"],
];

/// A word or words that announce a maker.
pub(super) struct Label {
    /// In small letters.
    pub words: &'static [&'static str],
    /// Whether it only counts with a colon behind it.
    pub colon: bool,
}

const fn colon(words: &'static [&'static str]) -> Label {
    Label { words, colon: true }
}

const fn bare(words: &'static [&'static str]) -> Label {
    Label { words, colon: false }
}

pub(super) const LABELS: &[Label] = &[
    colon(&["photo"]),
    colon(&["photos"]),
    colon(&["photograph"]),
    colon(&["photographs"]),
    colon(&["photographer"]),
    colon(&["photography"]),
    colon(&["picture"]),
    colon(&["pictures"]),
    colon(&["pic"]),
    colon(&["image"]),
    colon(&["images"]),
    colon(&["credit"]),
    colon(&["credits"]),
    colon(&["courtesy"]),
    colon(&["handout"]),
    colon(&["illustration"]),
    colon(&["foto"]),
    colon(&["fotos"]),
    colon(&["bild"]),
    colon(&["bilder"]),
    colon(&["bildquelle"]),
    colon(&["bildnachweis"]),
    colon(&["bildrechte"]),
    colon(&["archivbild"]),
    colon(&["archivfoto"]),
    colon(&["symbolbild"]),
    colon(&["symbolfoto"]),
    colon(&["grafik"]),
    colon(&["crédito"]),
    colon(&["créditos"]),
    colon(&["vídeo"]),
    colon(&["fotografía"]),
    colon(&["imagen"]),
    colon(&["crédit"]),
    colon(&["crédits"]),
    colon(&["фото"]),
    colon(&["zdjęcie"]),
    colon(&["fot"]),
    bare(&["credit"]),
    bare(&["photo", "credit"]),
    bare(&["image", "credit"]),
    bare(&["picture", "credit"]),
    bare(&["crédit", "photo"]),
    bare(&["crédits", "photo"]),
    bare(&["photo", "by"]),
    bare(&["photos", "by"]),
    bare(&["photograph", "by"]),
    bare(&["photographs", "by"]),
    bare(&["photographed", "by"]),
    bare(&["photography", "by"]),
    bare(&["picture", "by"]),
    bare(&["image", "by"]),
    bare(&["illustration", "by"]),
    bare(&["photo", "illustration", "by"]),
    bare(&["photo", "via"]),
    bare(&["photos", "via"]),
    bare(&["image", "via"]),
    bare(&["screenshot", "via"]),
    bare(&["video", "via"]),
    bare(&["handout", "via"]),
    bare(&["via"]),
    bare(&["photo", "from"]),
    bare(&["photo", "courtesy"]),
    bare(&["photo", "courtesy", "of"]),
    bare(&["image", "courtesy", "of"]),
    bare(&["photos", "courtesy", "of"]),
    bare(&["courtesy", "of"]),
    bare(&["courtesy"]),
    bare(&["image", "copyright"]),
    bare(&["copyright"]),
    bare(&["reuters", "photo"]),
    bare(&["ap", "photo"]),
    bare(&["afp", "photo"]),
    bare(&["foto", "de"]),
    bare(&["foto", "di"]),
    bare(&["foto", "von"]),
    bare(&["foto"]),
    bare(&["fotos"]),
    bare(&["fotografiert", "von"]),
    bare(&["photo", "de"]),
    bare(&["фото"]),
];

/// The kind of agency whose name `words` begin with, and how many of them it
/// takes; the longest that fits.
pub(super) fn agency(words: &[Word]) -> Option<(Agency, usize)> {
    let first = words.first().filter(|first| AGENCIES.passes(first))?;
    let lists = [(Agency::Pictures, PICTURES), (Agency::Publisher, PUBLISHERS)];
    let initial = first.text.as_bytes()[0].to_ascii_lowercase();
    lists
        .into_iter()
        .flat_map(|(kind, names)| names.iter().map(move |name| (kind, name)))
        .filter(|(_, name)| {
            name[0].as_bytes()[0].to_ascii_lowercase() == initial
                && words.len() >= name.len()
                && name.iter().zip(words).all(|(part, word)| is_written(part, word.text))
        })
        .map(|(kind, name)| (kind, name.len()))
        .max_by_key(|(_, length)| *length)
}

/// Whether `word` is `name` as it stands or all in capitals.
fn is_written(name: &str, word: &str) -> bool {
    let capitals = || !word.bytes().any(|b| b.is_ascii_lowercase());
    word == name || (word.eq_ignore_ascii_case(name) && capitals())
}

/// A word that links the parts of a credit and names nobody.
pub(super) fn is_link(word: &Word) -> bool {
    word.is_any(&LINKS)
}

const LINKS: [&str; 38] = [
    "a", "al", "alliance", "and", "archive", "by", "courtesy", "de", "del", "der", "di", "du",
    "el", "et", "file", "files", "for", "from", "handout", "in", "la", "le", "of", "on", "photo",
    "photos", "pool", "provided", "released", "stock", "supplied", "the", "through", "und", "van",
    "via", "von", "y",
];

static AGENCIES: LazyLock<Sieve> = LazyLock::new(|| Sieve::new(agencies()));
static LABELLING: LazyLock<Sieve> =
    LazyLock::new(|| Sieve::new(LABELS.iter().map(|label| label.words[0])));
static MAKING: LazyLock<Sieve> = LazyLock::new(|| {
    let labels = LABELS.iter().flat_map(|label| label.words).copied();
    Sieve::new(agencies().chain(labels).chain(LINKS))
});

/// The first words of all agencies.
fn agencies() -> impl Iterator<Item = &'static str> {
    PICTURES.iter().chain(PUBLISHERS).map(|name| name[0])
}

/// Whether a label can begin with the word.
pub(super) fn may_label(word: &Word) -> bool {
    LABELLING.passes(word)
}

/// Whether the word can link, label or be an agency.
pub(super) fn may_make(word: &Word) -> bool {
    MAKING.passes(word)
}
