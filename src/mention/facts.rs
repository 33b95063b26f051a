//! All that a text speaks of.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use super::date::{self, Anchor, DateValue, Dates, Stretch};
use super::foreign;
use super::tagger;
use super::{
    Mention, Number, Organisation, Person, PlaceName, Position, Role, known, numbers,
    organisations, persons, places, plain_numbers, positions, roles,
};
use crate::article::{Article, Span};
use crate::gazetteer::NameKind;
use crate::glossary::Glossary;
use crate::language::Language;
use crate::language::archive::{self, Marker};
use crate::language::function::{detect, is_foreign};
use crate::tokens::Tokens;
use crate::tokens::{Token, tokens};

/// What is known beside the text itself.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Day of publication, against which relative words are read.
    pub published: Option<Date>,
    /// Two-letter language code.
    pub language: Option<String>,
    /// Whether nobody says the language, and it is surely not English.
    pub is_foreign: bool,
    /// What the house knows.
    pub glossary: Arc<Glossary>,
}

impl Context {
    /// What an article says of itself. If it does not say its language, that
    /// of its body, where enough is written to tell.
    pub fn of(article: &Article) -> Context {
        let sample = sample(article);
        let seen = || detect(&sample).map(|language| language.code().to_owned());
        let language = article.language.clone().or_else(seen);
        Context {
            published: article.published,
            is_foreign: language.is_none() && is_foreign(&sample),
            language,
            glossary: Arc::default(),
        }
    }

    /// The language that dates and counts are read in.
    pub(crate) fn language(&self) -> Language {
        self.language.as_deref().and_then(Language::from_code).unwrap_or_default()
    }

    /// Whether the text is in a language that is not read: what its words say is
    /// not known.
    pub(crate) fn is_unread(&self) -> bool {
        match &self.language {
            Some(code) => Language::from_code(code).is_none(),
            None => self.is_foreign,
        }
    }

    /// The same with a house's own knowledge.
    pub fn with(self, glossary: &Arc<Glossary>) -> Context {
        Context { glossary: glossary.clone(), ..self }
    }
}

/// What shows an article's language: its body, and where that is short the
/// title and the captions, too.
fn sample(article: &Article) -> Cow<'_, str> {
    const SHORT: usize = 600;
    let body = article.body.as_str();
    if body.len() >= SHORT {
        return Cow::Borrowed(body);
    }
    let title = article.title.iter().map(|title| title.as_str());
    let captions = article.captions().map(|(_, text)| text.as_str());
    let mut all = body.to_owned();
    for text in title.chain(captions) {
        if all.len() >= SHORT {
            break;
        }
        all.push('\n');
        all.push_str(text);
    }
    Cow::Owned(all)
}

/// The facts of one text; all spans are bytes of it.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Words, numbers and marks.
    pub tokens: Vec<Token>,
    /// Persons, in order.
    pub persons: Vec<Mention<Person>>,
    /// Organisations, in order.
    pub organisations: Vec<Mention<Organisation>>,
    /// Places and demonyms, in order.
    pub places: Vec<Mention<PlaceName>>,
    /// Calendar dates, in order.
    pub dates: Vec<Mention<DateValue>>,
    /// Stretches of time that it speaks of as a whole.
    pub stretches: Vec<Mention<Stretch>>,
    /// Counts of people and things, in order; in other languages than English in
    /// their plain forms.
    pub numbers: Vec<Mention<Number>>,
    /// What the persons are, in the order of the persons.
    pub roles: Vec<Mention<Role>>,
    /// Where in the picture somebody is, in order; of captions alone.
    pub positions: Vec<Mention<Position>>,
    /// Who made the picture: nothing in it is a person or organisation shown.
    pub credits: Vec<Span>,
    /// What it says openly of the picture's age.
    pub marker: Option<Mention<Marker>>,
    /// Whether it says that the picture only illustrates.
    pub is_illustration: bool,
}

impl Facts {
    /// Reads the facts of a text.
    pub fn of(text: &str, context: &Context) -> Facts {
        let mut facts = Facts::but_numbers(text, context);
        facts.numbers = facts.count(text, context);
        facts
    }

    /// What of [`Facts::of`] stands in [`Facts::numbers`].
    pub fn count(&self, text: &str, context: &Context) -> Vec<Mention<Number>> {
        let tokens = Tokens::new(text, &self.tokens);
        match context.language() {
            _ if context.is_unread() => Vec::new(),
            Language::English => numbers(tokens, &self.dates, &self.places),
            language => plain_numbers(tokens, &self.dates, language),
        }
    }

    /// [`Facts::of`] without the counts, which few captions are held against.
    pub fn but_numbers(text: &str, context: &Context) -> Facts {
        let language = context.language();
        let mut tokens = tokens(text);
        foreign::correct_tokens(text, language, &mut tokens);
        let mut known = known(Tokens::new(text, &tokens));
        foreign::correct_known(Tokens::new(text, &tokens), language, &mut known);
        let mut names = tagger::names(Tokens::new(text, &tokens), &known);
        foreign::correct_names(Tokens::new(text, &tokens), &known, language, &mut names);
        let anchor = Anchor { published: context.published };
        let Dates { dates, stretches } = date::read(Tokens::new(text, &tokens), &anchor, language);
        let persons = persons(Tokens::new(text, &tokens), &names);
        let mut places = places(Tokens::new(text, &tokens), &known, &names);
        places.retain(|mention| foreign::is_place(&mention.value, language));
        let mut facts = Facts {
            roles: Vec::new(),
            organisations: organisations(Tokens::new(text, &tokens), &names),
            persons,
            places,
            dates,
            stretches,
            numbers: Vec::new(),
            positions: Vec::new(),
            credits: Vec::new(),
            marker: None,
            is_illustration: false,
            tokens,
        };
        facts.add_places_of(&context.glossary, text);
        facts.roles =
            roles(Tokens::new(text, &facts.tokens), &facts.persons, &facts.places, language);
        facts
    }

    /// Takes the house's own places for places, whatever they seem to be,
    /// unless they are a part of a longer name.
    fn add_places_of(&mut self, glossary: &Glossary, text: &str) {
        for (span, place) in glossary.places(Tokens::new(text, &self.tokens)) {
            let is_part = |other: Span| other.contains(span) && other.len() > span.len();
            if self.persons.iter().any(|m| is_part(m.span))
                || self.organisations.iter().any(|m| is_part(m.span))
            {
                continue;
            }
            self.persons.retain(|m| !m.span.overlaps(span));
            self.organisations.retain(|m| !m.span.overlaps(span));
            self.places.retain(|m| !m.span.overlaps(span));
            if let Some(place) = place {
                let value = PlaceName {
                    name: span.of(text).to_owned(),
                    place: Some(place),
                    name_kind: NameKind::Official,
                    said_within: None,
                    lies_within: true,
                    is_aside: false,
                };
                let at = self.places.partition_point(|m| m.span < span);
                self.places.insert(at, Mention { span, value });
            }
        }
    }

    /// Reads the facts of a caption: like any text, but what stands in a
    /// credit is not in the picture.
    pub fn of_caption(text: &str, context: &Context) -> Facts {
        let language = context.language();
        let mut facts = Facts::of(text, context);
        let credits = context.glossary.credits(Tokens::new(text, &facts.tokens));
        let outside = |span: Span| !touches(&credits, span, |credit| *credit);
        facts.numbers.retain(|m| outside(m.span));
        facts.persons.retain(|m| outside(m.span));
        // Whose they are is told by the persons that are left.
        facts.roles =
            roles(Tokens::new(text, &facts.tokens), &facts.persons, &facts.places, language);
        let anchor = Anchor { published: context.published };
        date::bear(Tokens::new(text, &facts.tokens), &anchor, context.language(), &mut facts.dates);
        facts.positions = positions(Tokens::new(text, &facts.tokens));
        facts.organisations.retain(|m| outside(m.span));
        facts.places.retain(|m| outside(m.span));
        facts.marker = archive::marker(text).map(|(value, span)| Mention { span, value });
        if facts.marker.as_ref().is_none_or(|marker| marker.value != Marker::Archive) {
            let own = context.glossary.marker(Tokens::new(text, &facts.tokens));
            let own = own.map(|span| Mention { span, value: Marker::Archive });
            facts.marker = own.or(facts.marker);
        }
        facts.is_illustration = archive::is_illustration(text);
        facts.credits = credits;
        facts
    }

    /// Whether the span touches a credit.
    pub fn is_credit(&self, span: Span) -> bool {
        touches(&self.credits, span, |credit| *credit)
    }

    /// Whether the span touches a date.
    pub fn is_dated(&self, span: Span) -> bool {
        touches(&self.dates, span, |mention| mention.span)
    }

    /// Whether the span touches the name of a person or organisation.
    pub fn is_named(&self, span: Span) -> bool {
        touches(&self.persons, span, |mention| mention.span)
            || touches(&self.organisations, span, |mention| mention.span)
    }

    /// Whether the span touches the name of a person.
    pub fn is_person(&self, span: Span) -> bool {
        touches(&self.persons, span, |mention| mention.span)
    }

    /// Whether the span touches a place or a demonym.
    pub fn is_placed(&self, span: Span) -> bool {
        touches(&self.places, span, |mention| mention.span)
    }

    /// Whether the span touches an archive marker.
    pub fn is_marker(&self, span: Span) -> bool {
        self.marker.as_ref().is_some_and(|marker| marker.span.overlaps(span))
    }
}

/// Whether one of `items`, in order and apart from one another, overlaps `span`.
fn touches<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> bool {
    let next = items.partition_point(|item| of(item).end <= span.start);
    items.get(next).is_some_and(|item| of(item).overlaps(span))
}
