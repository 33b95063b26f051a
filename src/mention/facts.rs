//! All that a text speaks of.

use jiff::civil::Date;

use super::date::{Anchor, DateValue, dates};
use super::tagger;
use super::token::{Token, tokens};
use super::{
    Mention, Number, Organisation, Person, PlaceName, Position, Role, known, numbers,
    organisations, persons, places, positions, roles,
};
use crate::article::{Article, Span};
use crate::language::archive::{self, Marker};
use crate::language::calendar::Language;
use crate::language::credit;

/// What is known beside the text itself.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Day of publication, against which relative words are read.
    pub published: Option<Date>,
    /// Two-letter language code.
    pub language: Option<String>,
}

impl Context {
    /// What an article says of itself.
    pub fn of(article: &Article) -> Context {
        Context { published: article.published, language: article.language.clone() }
    }
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
    /// Counts of people and things, in order; read in English alone.
    pub numbers: Vec<Mention<Number>>,
    /// What the persons are, in the order of the persons.
    pub roles: Vec<Mention<Role>>,
    /// Where in the picture somebody is, in order; of captions alone.
    pub positions: Vec<Mention<Position>>,
    /// Who made the picture: nothing in it is a person or organisation shown.
    pub credits: Vec<Span>,
    /// What it says openly of the picture's age.
    pub marker: Option<Mention<Marker>>,
}

impl Facts {
    /// Reads the facts of a title or a body.
    pub fn of(text: &str, context: &Context) -> Facts {
        let tokens = tokens(text);
        let known = known(text, &tokens);
        let names = tagger::names(text, &tokens, &known);
        let language =
            context.language.as_deref().and_then(Language::from_code).unwrap_or_default();
        let anchor = Anchor { published: context.published };
        let dates = dates(text, &tokens, &anchor, language);
        let persons = persons(text, &tokens, &names);
        let places = places(text, &tokens, &known, &names);
        let numbers = match language {
            Language::English => numbers(text, &tokens, &dates, &places),
            _ => Vec::new(),
        };
        Facts {
            roles: roles(text, &tokens, &persons, &places),
            organisations: organisations(text, &tokens, &names),
            persons,
            places,
            dates,
            numbers,
            positions: Vec::new(),
            credits: Vec::new(),
            marker: None,
            tokens,
        }
    }

    /// Reads the facts of a caption: like any text, but what stands in a
    /// credit is not in the picture.
    pub fn of_caption(text: &str, context: &Context) -> Facts {
        let mut facts = Facts::of(text, context);
        let credits = credit::spans(text);
        let outside = |span: Span| !touches(&credits, span, |credit| *credit);
        facts.numbers.retain(|m| outside(m.span));
        facts.persons.retain(|m| outside(m.span));
        // Whose they are is told by the persons that are left.
        facts.roles = roles(text, &facts.tokens, &facts.persons, &facts.places);
        facts.positions = positions(text, &facts.tokens);
        facts.organisations.retain(|m| outside(m.span));
        facts.places.retain(|m| outside(m.span));
        facts.marker = archive::marker(text).map(|(value, span)| Mention { span, value });
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
