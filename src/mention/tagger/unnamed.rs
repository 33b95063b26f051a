//! What is written like a name and names nobody: peoples and creeds, things
//! that are called by their letters, the bare word for an office or a kind of
//! body.

use super::{Label, Name};
use crate::gazetteer::How;
use crate::mention::place::Known;
use crate::mention::token::{Kind, Token};

// The lists are in the order of their bytes, for they are searched by halves.

/// Peoples, creeds and the views of many: in English in capitals, and no body.
#[rustfmt::skip]
const PEOPLES: &[&str] = &[
    "Aboriginal", "Aboriginals", "Aborigine", "Aborigines", "Amish", "Anglican", "Anglicans",
    "Anti-Semitism", "Antisemitism", "Arab", "Arabs", "Baptist", "Baptists", "Bedouin",
    "Bedouins", "Berber", "Berbers", "Buddhism", "Buddhist", "Buddhists", "Catholic",
    "Catholicism", "Catholics", "Christian", "Christianity", "Christians", "Communism",
    "Communist", "Communists", "Dalit", "Dalits", "Druze", "Evangelical", "Evangelicals",
    "Fascism", "Fascist", "Fascists", "First Nation", "First Nations", "Haredi", "Hasidic",
    "Hausa", "Hindu", "Hinduism", "Hindus", "Hindutva", "Hispanic", "Hispanics", "Hutu", "Hutus",
    "Igbo", "Indigenous", "Inuit", "Inuk", "Islam", "Islamic", "Islamism", "Islamist",
    "Islamists", "Jesuit", "Jesuits", "Jew", "Jewish", "Jews", "Judaism", "Kurd", "Kurdish",
    "Kurds", "LGBT", "LGBTI", "LGBTQ", "Latina", "Latinas", "Latino", "Latinos", "Lutheran",
    "Lutherans", "Maasai", "Maoist", "Maoists", "Maori", "Marxism", "Marxist", "Marxists",
    "Methodist", "Methodists", "Millennials", "Mormon", "Mormons", "Muslim", "Muslims",
    "Māori", "Native American", "Native Americans", "Nazi", "Nazis", "Nazism", "Orthodox",
    "Pashtun", "Pashtuns", "Presbyterian", "Presbyterians", "Protestant", "Protestantism",
    "Protestants", "Quaker", "Quakers", "Rohingya", "Roma", "Semitism", "Shia", "Shias",
    "Shiite", "Shiites", "Sikh", "Sikhism", "Sikhs", "Socialism", "Socialist", "Socialists",
    "Sufi", "Sufis", "Sunni", "Sunnis", "Tamil", "Tamils", "Tatar", "Tatars", "Tutsi", "Tutsis",
    "Uighur", "Uighurs", "Uyghur", "Uyghurs", "Yazidi", "Yazidis", "Zionism", "Zionist",
    "Zionists", "Zulu", "Zulus",
];

/// A member, an aircraft, a room, an event, and things that go by their letters.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "ATM", "ATMs", "Air Force One", "Air Force Two", "Brexit", "CCTV", "CEO", "CEOs", "CO2", "DNA",
    "Democrat", "Democratic", "EV", "EVs", "FDI", "GDP", "GPS", "HIV", "ICBM", "ICBMs", "ICT",
    "IED", "IEDs", "ISP", "ISPs", "LNG", "MEPs", "MLA", "MLAs", "MOU", "MP", "MPs", "Marine One",
    "MoU", "NGO", "NGOs", "Oval Office", "PCR", "PDF", "POW", "POWs", "PPE", "Republican", "SME",
    "SMEs", "SMS", "SUV", "SUVs", "TV", "UAV", "UAVs", "VIP", "VIPs",
];

/// Words for a kind of body, which name none where they stand alone.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "Administration", "Agency", "Association", "Authority", "Bank", "Board", "Board of Directors",
    "Bureau", "Center", "Centre", "Chamber", "Church", "City", "Club", "College", "Commission",
    "Committee", "Company", "Council", "Court", "Department", "Division", "Embassy",
    "Executive Committee", "Federation", "Fund", "Government", "Hospital", "Institute",
    "Laboratory", "Legislature", "Library", "Ministry", "Municipality", "Museum", "Office",
    "Opposition", "Organisation", "Organization", "Party", "School", "Secretariat", "State",
    "University",
];

/// Who holds it is meant, and not named: "Mr. President", "the Pope".
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "Allah", "Amir", "Attorney General", "Chairman", "Emir", "God", "Imam", "MPs", "Minister",
    "Pontiff", "Pope", "President", "Prime Minister", "Secretary", "Speaker", "Undersecretary",
];

/// Takes the label of a person or a body from the names that are none.
pub(super) fn unname(text: &str, tokens: &[Token], known: &[Known], names: &mut [Name]) {
    let words = |name: &Name| tokens[name.first].span().cover(tokens[name.end - 1].span()).of(text);
    // "Mr. Speaker", but not where the text knows an "Ann Speaker".
    let is_full = |name: &&Name| name.label == Label::Person && name.end > name.first + 1;
    let borne: Vec<&str> = names
        .iter()
        .filter(is_full)
        .map(|name| tokens[name.end - 1].of(text))
        .filter(|surname| OFFICES.binary_search(surname).is_ok())
        .take(OFFICES.len())
        .collect();
    for name in names.iter_mut().filter(|name| name.label == Label::Person) {
        let office = words(name);
        if OFFICES.binary_search(&office).is_ok() && !borne.contains(&office) {
            name.label = Label::Other;
        }
    }
    for name in names.iter_mut().filter(|name| name.label == Label::Organisation) {
        let written = words(name);
        let is_people = |at: usize| {
            let token = tokens[at];
            token.kind == Kind::Mark
                || PEOPLES.binary_search(&token.of(text)).is_ok()
                || is_demonym(known, at)
        };
        if [PEOPLES, THINGS, KINDS].iter().any(|list| list.binary_search(&written).is_ok())
            || (name.first..name.end).all(is_people)
        {
            name.label = Label::Other;
        }
    }
}

/// Whether the gazetteer knows the token as the people of a place.
fn is_demonym(known: &[Known], at: usize) -> bool {
    Known::at(known, at)
        .and_then(|place| place.hits.first())
        .is_some_and(|best| best.how == How::Demonym)
}

#[cfg(test)]
mod tests {
    use crate::mention::tagger::{Label, Name, unnamed::unname};
    use crate::mention::{known, token::tokens};

    #[test]
    fn the_lists_can_be_searched() {
        for list in [super::PEOPLES, super::THINGS, super::KINDS, super::OFFICES] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn what_names_nobody_is_no_name() {
        use Label::{Organisation, Person};
        for (words, label, is_name) in [
            ("Republican", Organisation, false),
            ("Air Force One", Organisation, false),
            ("Muslims", Organisation, false),
            ("Kurdish Iraqis", Organisation, false),
            ("NGOs", Organisation, false),
            ("Court", Organisation, false),
            ("Muslim Brotherhood", Organisation, true),
            ("Harbour Court", Organisation, true),
            ("President", Person, false),
            ("Attorney General", Person, false),
            ("Ann President, President", Person, true),
        ] {
            let tokens = tokens(words);
            let full = tokens.iter().position(|t| t.of(words) == ",").unwrap_or(tokens.len());
            let mut names = vec![Name { first: 0, end: full, label }];
            if full < tokens.len() {
                names.push(Name { first: full + 1, end: tokens.len(), label });
            }
            unname(words, &tokens, &known(words, &tokens), &mut names);
            assert!(names.iter().all(|name| (name.label == label) == is_name), "{words}");
        }
    }
}
