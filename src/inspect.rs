//! What cutline sees in a story, for people to look at.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::article::{Article, Excerpt, Part, Span};
use crate::gazetteer::gazetteer;
use crate::glossary::Glossary;
use crate::mention::date::DateValue;
use crate::mention::{
    Context, Facts, Mention, Number, Person, PlaceName, Role, State, ages, contacts, figures, kin,
    origins, outcomes, parties, parts, scores, shirts,
};
use crate::report::{ReadAs, Seen};
use crate::tokens::Tokens;

/// The facts that are seen in a story by a house with this glossary, part by
/// part in order of position.
pub fn see(article: &Article, glossary: &Arc<Glossary>) -> Vec<Seen> {
    let context = Context::of(article).with(glossary);
    let captions = article.captions().map(|(part, _)| part);
    // An alternative text stands for the caption that a picture does not have.
    let pictures = article.pictures.iter().enumerate();
    let alts = pictures.filter(|(_, picture)| picture.captions.is_empty() && picture.alt.is_some());
    let alts = alts.map(|(picture, _)| Part::Alt { picture });
    let parts: Vec<Part> =
        [Part::Title].into_iter().chain(captions).chain(alts).chain([Part::Body]).collect();
    parts.into_iter().flat_map(|part| see_part(article, part, &context)).collect()
}

/// In which language a story is read, and what says so; where it is none that is
/// read, only what needs no language is checked.
pub fn language(article: &Article) -> ReadAs {
    let context = Context::of(article);
    ReadAs {
        code: (!context.is_unread()).then(|| context.language().code()),
        said: article.language.clone(),
        is_told: article.language.is_none() && context.language.is_some(),
    }
}

fn see_part(article: &Article, part: Part, context: &Context) -> Vec<Seen> {
    let Some(text) = article.text(part) else { return Vec::new() };
    let facts = match part {
        Part::Caption { .. } | Part::Alt { .. } => Facts::of_caption(text.as_str(), context),
        _ => Facts::of(text.as_str(), context),
    };
    let mut seen = Vec::new();
    let mut add =
        |kind, span: Span, value| seen.push(Seen { kind, at: Excerpt::new(part, span), value });
    for Mention { span, value } in &facts.persons {
        add("person", *span, person(value));
    }
    for Mention { span, value } in &facts.organisations {
        add("organisation", *span, json!({ "name": value.name }));
    }
    for Mention { span, value } in facts.places.iter().filter(|m| !m.value.is_demonym()) {
        add("place", *span, place(value));
    }
    for Mention { span, value } in &facts.dates {
        add("date", *span, date(value));
    }
    for Mention { span, value } in &facts.numbers {
        add("number", *span, number(value));
    }
    for Mention { span, value } in &facts.roles {
        add("role", *span, role(value));
    }
    for Mention { span, value } in ages(text.as_str(), &facts) {
        let person = facts.persons[value.person].span.of(text.as_str());
        add("age", span, json!({ "years": value.years, "person": person }));
    }
    for Mention { span, value } in parties(text.as_str(), &facts, context.language()) {
        let person = facts.persons[value.person].span.of(text.as_str());
        let of = value.of.map(|place| gazetteer().place(place).name());
        add("party", span, json!({ "letter": value.letter, "of": of, "person": person }));
    }
    for Mention { span, value } in origins(text.as_str(), &facts, context.language()) {
        let person = facts.persons[value.person].span.of(text.as_str());
        let town = gazetteer().place(value.town).name();
        let bond = value.bond.as_str();
        add("origin", span, json!({ "bond": bond, "person": person, "town": town }));
    }
    for Mention { span, value } in parts(text.as_str(), &facts) {
        let person = facts.persons[value.person].span.of(text.as_str());
        add("part", span, json!({ "person": person }));
    }
    for Mention { span, value } in shirts(text.as_str(), &facts) {
        let person = facts.persons[value.person].span.of(text.as_str());
        add("shirt", span, json!({ "number": value.number, "person": person }));
    }
    for Mention { span, value } in scores(Tokens::new(text.as_str(), &facts.tokens)) {
        add("score", span, json!({ "first": value.first, "second": value.second }));
    }
    for Mention { span, value } in contacts(text.as_str()) {
        add("contact", span, json!({ "key": value.0 }));
    }
    if !context.is_unread() {
        for Mention { span, value } in figures(text.as_str(), &facts, context.language()) {
            let number = value.thousandths as f64 / 1e3;
            add("figure", span, json!({ "number": number, "of": value.of }));
        }
        let name = |person: usize| facts.persons[person].span.of(text.as_str());
        for Mention { span, value } in outcomes(text.as_str(), &facts, context.language()) {
            let (person, matter) = (name(value.person), value.matter);
            let of = json!({ "matter": matter, "outcome": value.outcome, "person": person });
            add("outcome", span, of);
        }
        let reads_on = matches!(part, Part::Title | Part::Body);
        for Mention { span, value } in kin(text.as_str(), &facts, reads_on, context.language()) {
            let (who, whose) = (name(value.who), name(value.whose));
            let of = json!({ "person": who, "relation": value.bond.relation, "of": whose });
            add("kin", span, of);
        }
    }
    seen.sort_by_key(|seen| (seen.at.span.start, seen.at.span.end, seen.kind));
    seen
}

fn person(person: &Person) -> Value {
    json!({ "given": person.given, "family": person.family, "title": person.title })
}

fn place(name: &PlaceName) -> Value {
    let Some(id) = name.place else { return json!({ "name": name.name }) };
    let place = gazetteer().place(id);
    // Four decimals are eleven metres; the index keeps no more.
    let degrees = |value: f32| (f64::from(value) * 1e4).round() / 1e4;
    json!({
        "name": place.name(),
        "country": gazetteer().country_of(id).as_ref().map(|code| code.as_str()),
        "latitude": degrees(place.latitude),
        "longitude": degrees(place.longitude),
        "type": place.kind.as_str(),
    })
}

fn number(number: &Number) -> Value {
    json!({
        "number": number.number,
        "least": number.least,
        "most": number.most,
        "noun": number.noun,
        "state": number.state.map(State::as_str),
    })
}

fn role(role: &Role) -> Value {
    json!({ "name": role.name, "person": role.person, "standing": role.standing.as_str() })
}

fn date(date: &DateValue) -> Value {
    json!({
        "timex": date.timex,
        "start": date.interval.map(|(first, _)| first.to_string()),
        "end": date.interval.map(|(_, last)| last.to_string()),
    })
}
