//! What is written like a name and names nobody: peoples and creeds, things
//! that are called by their letters, the bare word for an office or a kind of
//! body.

use super::{Label, Name};
use crate::gazetteer::NameKind;
use crate::mention::known::Known;
use crate::tokens::{Kind, Tokens};
use crate::words::Class;

/// Takes the label of a person or a body from the names that are none.
pub(super) fn unlabel(tokens: Tokens, known: &[Known], names: &mut [Name]) {
    let words =
        |name: &Name| tokens[name.first].span().cover(tokens[name.end - 1].span()).of(tokens.text);
    // "Mr. Speaker", but not where the tokens.text knows an "Ann Speaker".
    let is_full = |name: &&Name| name.label == Label::Person && name.end > name.first + 1;
    let borne: Vec<&str> = names
        .iter()
        .filter(is_full)
        .map(|name| tokens.word(name.end - 1))
        .filter(|surname| Class::BareOffice.has(surname))
        .take(Class::BareOffice.words().len())
        .collect();
    for name in names.iter_mut().filter(|name| name.label == Label::Person) {
        let office = words(name);
        if Class::BareOffice.has(office) && !borne.contains(&office) {
            name.label = Label::Other;
        }
    }
    for name in names.iter_mut().filter(|name| name.label == Label::Organisation) {
        let written = words(name);
        let is_people = |at: usize| {
            let token = tokens[at];
            token.kind == Kind::Mark
                || Class::People.has(token.of(tokens.text))
                || is_demonym(known, at)
        };
        if [Class::People, Class::NamedThing, Class::BareBody]
            .iter()
            .any(|class| class.has(written))
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
        .is_some_and(|best| best.name_kind == NameKind::Demonym)
}

#[cfg(test)]
mod tests {
    use crate::mention::known;
    use crate::mention::label::{Label, Name};
    use crate::mention::tagger::unnamed::unlabel;
    use crate::tokens::Tokens;
    use crate::tokens::tokens;

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
            let all = tokens(words);
            let tokens = Tokens::new(words, &all);
            let full = tokens.iter().position(|t| t.of(words) == ",").unwrap_or(tokens.len());
            let mut names = vec![Name { first: 0, end: full, label }];
            if full < tokens.len() {
                names.push(Name { first: full + 1, end: tokens.len(), label });
            }
            unlabel(tokens, &known(tokens), &mut names);
            assert!(names.iter().all(|name| (name.label == label) == is_name), "{words}");
        }
    }
}
