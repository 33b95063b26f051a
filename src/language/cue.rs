//! Words that tell what the name beside them is.

use std::sync::LazyLock;

use crate::lexicon::key;

/// What a word says about the name beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    /// Stands before a person: `Rep.`, `President`, `Mr.`, `coach`.
    Title,
    /// Part of an organisation's name: `Ministry`, `University`, `Inc`.
    Organisation,
    /// Part of a place's name: `County`, `Lake`, `Street`.
    Place,
    /// What persons do in captions and stories: `said`, `talks`, `smiles`.
    Doing,
    /// Joins the parts of a person's name: `van`, `bin`, `al`.
    Particle,
    /// Kin and companions: `wife`, `son`, `widow`.
    Kin,
    /// Stands before a place: `in`, `at`, `near`.
    Locative,
    /// Names a day or a month.
    Calendar,
    /// Nothing.
    None,
}

const TITLES: &str = "
    abp acting activist actor actress adm admiral adviser advisor aide ambassador
    analyst archbishop artist assemblyman astronaut attorney author ayatollah baron
    baroness billionaire bishop boss boxer brother bundeskanzler bundeskanzlerin
    candidate capt captain cardinal ceo cfo chair chairman chairperson chairwoman
    challenger chancellor chef chief cleric cmdr co-founder coach col colonel
    columnist comedian commander commissioner congressman congresswoman consul
    coordinator correspondent councillor councilman councilwoman count countess
    critic cyclist dame defender del democrat deputy designer detective dictator
    diplomat director dissident doctor dr driver drummer duchess duke economist
    editor emir emperor envoy executive farmer father filmmaker financier firefighter
    founder fr frau gen general goalkeeper golfer gov governor guitarist gymnast head
    heir herr historian imam inspector investor jockey journalist judge justice
    kaiser kanzler king könig lady laureate lawmaker lawyer leader legend legislator
    lieutenant linebacker lord lt madam madame maj major manager mayor midfielder
    minister ministra ministre ministro miss mme mogul monsieur monsignor mother mp
    mps mr mrs ms mullah musician negotiator nominee novelist nurse officer ombudsman
    opener painter pastor patriarch photographer pilot pitcher player poet pope
    premier pres presenter president president-elect presidenta presidente prime
    prince princess principal prof professor prosecutor präsident président publisher
    quarterback queen rabbi rapper rebel rep reporter representative researcher rev
    reverend rival rower runner saint scientist secretary sen senator sergeant señor
    señora sgt shah sheik sheikh sheriff singer sir sister skater skier skipper
    soldier speaker spokesman spokesperson spokeswoman sprinter star strategist
    striker sultan superintendent surfer suspect swimmer teacher teammate trainer
    treasurer trustee tsar tycoon undersecretary vice vp warlord whip winger winner
    wrestler writer
    alcalde alcaldesa bischof bundespräsident bürgermeister bürgermeisterin
    canciller diputada diputado députée député expresidente gobernador gobernadora
    kanzlerin kardinal ministerin ministerpräsident ministerpräsidentin papst portavoz
    présidente präsidentin regisseur regisseurin schauspieler
    schauspielerin schiedsrichter schiedsrichterin senadora sénateur sénatrice
    vicepresidenta vicepresidente
";

const ORGANISATIONS: &str = "
    academy administration ag agency airlines airways alliance army assembly assn
    association authority bancorp band bank battalion board brigade broadcasting
    brothers bureau cabinet capital center centre chamber church club co coalition
    college commission committee communications companies company confederation
    conference congress consortium cooperative corp corporation corps council court
    daily democrats department directorate division enterprises entertainment exchange
    faculty fc federation fleet force forces foundation front fund gazette gmbh
    government group guard guild herald holdings hospital house inc industries institute
    institution international journal laboratory labs league library llc llp ltd
    magazine media militia ministerio ministerium ministry ministère mission motors
    movement museum navy network news office orchestra organisation organization
    parliament partei partners partnership party patrol pictures plc police post press
    productions program project records regiment registry republicans review sa school
    secretariat securities senate service services society solutions squad squadron
    studios symphony syndicate systems taskforce team technologies telegraph theatre
    times tribunal tribune trust tv union unit united universidad university universität
    université ventures verein weekly werke
";

const PLACES: &str = "
    airport archipelago ave avenue basin bay beach blvd borough boulevard bridge
    building calle canal canyon cape castle cathedral cemetery central city coast county
    creek crossing delta desert district drive east eastern emirate estate falls farm
    field forest fort gardens glacier gulf harbor harbour heights highway hill hills
    hotel island islands isle isles junction kingdom lake lane memorial mosque mount
    mountain mountains mt north northern oblast ocean palace parish park peninsula platz
    plaza point port prefecture prison province ranch range region republic ridge river
    road rue sea shore south southern springs square stadium state station strait straße
    street suburb territory tower town township valley village volcano west western
    woods zone
";

const DOING: &str = "
    acknowledged added addressed addresses adds admitted agreed announced announces
    answers appeared appears argued argues arrived arrives asked asks attended attends
    began believes born called calls campaigns celebrates chairs cheers claimed
    confirmed criticized decided declined delivers denied died dijo dit embraces
    explained gestures gives greets grew holds hugs insisted introduces joined joins
    jokes kisses knew laughs lays leads leaves left listens lives looks married meets
    met moved noted played plays posed poses posted praised prays promised reacts
    recalled received receives replied resigned responded responds retired returned sagt
    sagte said sang says scored served serves shakes shouts signed signs sings sits
    smiles speaks spoke spricht stands stares stepped studied takes talked talks tells
    testified testifies thanks thinks told took tweeted urged vowed waits walked walks
    wants warned watches waves wears went who whose wins won wore writes wrote
";

const PARTICLES: &str = "
    abu af al ben bin bint da das de del della den der di do dos du e el ibn la le san
    ten ter ul ur van von y zu zur
";

const KIN: &str = "
    aunt boyfriend brother by colleague couple cousin daughter family father fiancee
    friend girlfriend granddaughter grandfather grandmother grandson husband mother
    named nephew niece parents partner sister son uncle victim widow wife
";

const LOCATIVES: &str = "
    across around at aus between en from im in inside into nach near neighboring of
    outside through throughout to toward towards visited visits within à
";

const CALENDAR: &str = "
    apr april aug august christmas dec december easter feb february fri friday jan
    january jul july jun june mar march may mon monday nov november oct october sat
    saturday sep sept september sun sunday thanksgiving thu thurs thursday today
    tomorrow tue tues tuesday wed wednesday yesterday
";

/// What a lower-case word says about the name beside it.
pub fn cue(lower: &str) -> Cue {
    cue_of(key(lower.bytes()))
}

/// The [`cue`] of a word in whatever case.
pub fn cue_in_any_case(word: &str) -> Cue {
    match word.is_ascii() {
        true => cue_of(key(word.bytes().map(|b| b.to_ascii_lowercase()))),
        false => cue(&word.to_lowercase()),
    }
}

/// What the word with that key in the [lexicon](crate::lexicon::key) says.
pub fn cue_of(key: u64) -> Cue {
    static TABLE: LazyLock<Table> = LazyLock::new(Table::new);
    TABLE.get(key)
}

/// An open-addressing table: looked into for every word near a name, and as
/// small as can be. A slot has the upper bits of a key, and one more than the
/// index of its cue; 0 is free.
struct Table(Box<[u32; SLOTS]>);

/// At least twice the number of words above; a power of two.
const SLOTS: usize = 4096;
/// Bits that a slot has for its cue.
const CUE_BITS: u32 = 4;

/// The words that say something, by what they say. Where a word stands in two
/// lists, the later list wins.
const LISTS: [(&str, Cue); 8] = [
    (KIN, Cue::Kin),
    (LOCATIVES, Cue::Locative),
    (DOING, Cue::Doing),
    (PLACES, Cue::Place),
    (ORGANISATIONS, Cue::Organisation),
    (TITLES, Cue::Title),
    (PARTICLES, Cue::Particle),
    (CALENDAR, Cue::Calendar),
];

impl Table {
    fn new() -> Table {
        let mut table = Table(Box::new([0; SLOTS]));
        for (list, (words, _)) in LISTS.iter().enumerate() {
            for word in words.split_whitespace() {
                let key = key(word.bytes());
                let slot = table.slot(key);
                table.0[slot] = upper(key) | (list as u32 + 1);
            }
        }
        table
    }

    fn get(&self, key: u64) -> Cue {
        let entry = self.0[self.slot(key)] & ((1 << CUE_BITS) - 1);
        match entry.checked_sub(1) {
            Some(list) => LISTS[list as usize % LISTS.len()].1,
            None => Cue::None,
        }
    }

    /// Where the key stands, or the free slot where it would.
    fn slot(&self, key: u64) -> usize {
        let mut slot = key as usize % SLOTS;
        while self.0[slot] != 0 && self.0[slot] >> CUE_BITS != upper(key) >> CUE_BITS {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }
}

/// What a slot keeps of a key: bits that do not choose the slot.
fn upper(key: u64) -> u32 {
    (key >> 32) as u32 >> CUE_BITS << CUE_BITS
}
