//! Who makes pictures, and the words that credits are written with.

use std::sync::LazyLock;

use super::label;
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
static MAKING: LazyLock<Sieve> =
    LazyLock::new(|| Sieve::new(agencies().chain(label::words()).chain(LINKS)));

/// The first words of all agencies.
fn agencies() -> impl Iterator<Item = &'static str> {
    PICTURES.iter().chain(PUBLISHERS).map(|name| name[0])
}

/// Whether the word can link, label or be an agency.
pub(super) fn may_make(word: &Word) -> bool {
    MAKING.passes(word)
}
