//! The words that offices, ranks and occupations are written with.

use std::sync::LazyLock;

use foldhash::HashSet;

use crate::lexicon;

/// Words for what is no more.
pub(super) fn is_past(word: &str) -> bool {
    ["former", "then", "ex", "late", "onetime", "ousted", "longtime"]
        .iter()
        .any(|past| word.eq_ignore_ascii_case(past))
}

/// Who stands in for somebody of the title behind: also where no space parts
/// it from a heading before, as in scrapes.
pub(super) const SECOND: &[&str] = &["vice", "deputy", "assistant", "under", "shadow", "associate"];

/// Words beside a title that do not name a body.
pub(super) const BESIDE_TITLES: &[&str] = &[
    "us",
    "u.s.",
    "uk",
    "u.k.",
    "eu",
    "mr",
    "mrs",
    "ms",
    "democratic",
    "republican",
    "gop",
    "conservative",
    "labour",
    "acting",
    "interim",
    "outgoing",
    "deputy",
    "house",
    "senate",
    "state",
    "the",
    "with",
    "and",
    "current",
    "new",
    "freshman",
];

/// Whether the word with that [key](lexicon::key) can be the last of a title
/// before a name.
pub(super) fn can_end_title(key: u64) -> bool {
    const OTHERS: [&str; 6] =
        ["candidate", "nominee", "hopeful", "contender", "elect", "designate"];
    static LAST: LazyLock<HashSet<u64>> = LazyLock::new(|| {
        let last = TITLES.iter().filter_map(|(phrase, _)| phrase.rsplit(' ').next());
        last.chain(OTHERS).map(|word| lexicon::key(word.bytes())).collect()
    });
    LAST.contains(&key)
}

/// What one runs for, by the word before "candidate".
pub(super) const RACES: &[(&str, &str)] = &[
    ("presidential", "president"),
    ("vice-presidential", "vice president"),
    ("gubernatorial", "governor"),
    ("senate", "senator"),
    ("senatorial", "senator"),
    ("house", "representative"),
    ("congressional", "representative"),
    ("mayoral", "mayor"),
];

/// The words of titles and what they come to; where one ends another, the
/// longer first.
pub(super) const TITLES: &[(&str, &str)] = &[
    ("rep", "representative"),
    ("reps", "representative"),
    ("representative", "representative"),
    ("congressman", "representative"),
    ("congresswoman", "representative"),
    ("sen", "senator"),
    ("sens", "senator"),
    ("senator", "senator"),
    ("mp", "member of parliament"),
    ("member of parliament", "member of parliament"),
    ("lawmaker", "lawmaker"),
    ("politician", "lawmaker"),
    ("lt gov", "lieutenant governor"),
    ("lieutenant governor", "lieutenant governor"),
    ("gov", "governor"),
    ("governor", "governor"),
    ("mayor", "mayor"),
    ("vice president", "vice president"),
    ("president", "president"),
    ("deputy prime minister", "deputy prime minister"),
    ("prime minister", "prime minister"),
    ("first minister", "first minister"),
    ("premier", "prime minister"),
    ("pm", "prime minister"),
    ("chancellor", "chancellor"),
    ("king", "king"),
    ("queen", "queen"),
    ("prince", "prince"),
    ("princess", "princess"),
    ("pope", "pope"),
    ("cardinal", "cardinal"),
    ("archbishop", "archbishop"),
    ("bishop", "bishop"),
    ("secretary of state", "secretary of state"),
    ("secretary of defense", "defense minister"),
    ("defense secretary", "defense minister"),
    ("defence secretary", "defense minister"),
    ("defense minister", "defense minister"),
    ("defence minister", "defense minister"),
    ("foreign minister", "foreign minister"),
    ("foreign secretary", "foreign minister"),
    ("finance minister", "finance minister"),
    ("treasury secretary", "treasury secretary"),
    ("secretary of the treasury", "treasury secretary"),
    ("secretary of homeland security", "homeland security secretary"),
    ("homeland security secretary", "homeland security secretary"),
    ("supreme leader", "supreme leader"),
    ("interior minister", "interior minister"),
    ("home secretary", "interior minister"),
    ("justice minister", "justice minister"),
    ("press secretary", "press secretary"),
    ("minister", "minister"),
    ("secretary", "secretary"),
    ("attorney general", "attorney general"),
    ("speaker of the house", "speaker"),
    ("house speaker", "speaker"),
    ("speaker", "speaker"),
    ("majority leader", "majority leader"),
    ("minority leader", "minority leader"),
    ("leader", "leader"),
    ("chief justice", "chief justice"),
    ("justice", "justice"),
    ("judge", "judge"),
    ("prosecutor general", "prosecutor"),
    ("district attorney", "district attorney"),
    ("prosecutor", "prosecutor"),
    ("defense attorney", "defense lawyer"),
    ("defence attorney", "defense lawyer"),
    ("defense lawyer", "defense lawyer"),
    ("defence lawyer", "defense lawyer"),
    ("defendant", "defendant"),
    ("juror", "juror"),
    ("attorney", "lawyer"),
    ("lawyer", "lawyer"),
    ("ambassador", "ambassador"),
    ("lt gen", "general"),
    ("maj gen", "general"),
    ("brig gen", "general"),
    ("gen", "general"),
    ("general", "general"),
    ("lt col", "colonel"),
    ("col", "colonel"),
    ("colonel", "colonel"),
    ("adm", "admiral"),
    ("admiral", "admiral"),
    ("sheriff", "sheriff"),
    ("police chief", "police chief"),
    ("chief executive officer", "chief executive"),
    ("chief executive", "chief executive"),
    ("ceo", "chief executive"),
    ("chairman", "chair"),
    ("chairwoman", "chair"),
    ("chairperson", "chair"),
    ("chair", "chair"),
    ("director", "director"),
    ("spokesman", "spokesperson"),
    ("spokeswoman", "spokesperson"),
    ("spokesperson", "spokesperson"),
    ("professor", "professor"),
    ("prof", "professor"),
    ("principal", "principal"),
    ("headmaster", "principal"),
    ("headmistress", "principal"),
    ("superintendent", "superintendent"),
    ("valedictorian", "valedictorian"),
    ("salutatorian", "salutatorian"),
    ("coach", "coach"),
    ("goalkeeper", "goalkeeper"),
    ("midfielder", "midfielder"),
    ("striker", "striker"),
    ("quarterback", "quarterback"),
    ("pitcher", "pitcher"),
    ("actor", "actor"),
    ("actress", "actor"),
    ("singer", "singer"),
    ("conductor", "conductor"),
    ("soprano", "soprano"),
    ("tenor", "tenor"),
    ("baritone", "baritone"),
    ("author", "author"),
];
