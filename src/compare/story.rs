//! The answering side: what a story's title and body say, looked up by word.

mod alias;
mod gist;
pub(super) mod leads;
mod once;
mod setting;
mod spelling;
mod texts;
mod words;

use self::once::Once;
pub use gist::{Gist, Telling};
pub use setting::Setting;
pub use words::Occurrence;

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, OnceLock};

use foldhash::{HashSet, HashSetExt};
use jiff::civil::Date;

use crate::article::{Article, Excerpt, Part};
use crate::gazetteer::{CountryCode, PlaceId, gazetteer};
use crate::language::Language;
use crate::language::field::{FIELDS, Field};
use crate::language::implied::implied_country;
use crate::mention::date::DateValue;
use crate::mention::{Context, Facts, Mention, Number, Person, Role, Standing};
use crate::tokens::Tokens;
use crate::words::Class;
use leads::Leads;
use spelling::Spelling;
use texts::Texts;
use words::{LEAD, Words};

/// As much of a text is compared with captions, in bytes: more than twice the
/// longest of novels, and little enough to keep a file of any size in memory.
pub(crate) const LONGEST_BODY: usize = 8 << 20;

/// A story, ready to be asked about captions.
pub struct Story<'a> {
    /// The story itself.
    pub article: &'a Article,
    /// What its texts speak of, but for counts: the title, if there is one, then
    /// the body.
    pub facts: Vec<(Part, Facts)>,
    context: Context,
    places: Vec<Setting>,
    countries: HashMap<Option<CountryCode>, Share>,
    persons: Vec<MentionIndex>,
    dates: Vec<MentionIndex>,
    numbers: OnceLock<Vec<(Excerpt, Number)>>,
    roles: Vec<MentionIndex>,
    words: Words,
    gist: OnceLock<Gist>,
    spellings: OnceLock<Vec<Spelling>>,
    leads: OnceLock<Leads>,
    fields: OnceLock<[u32; FIELDS]>,
    implied: OnceLock<HashSet<CountryCode>>,
    once: Once,
}

/// More different places than this are not compared: a list of the world.
const MOST_PLACES: usize = 400;
/// More different persons than this are not compared by likeness, only by
/// their words: a roll of names.
const MOST_PERSONS: usize = 400;
/// More different dates than this are not compared: a chronicle.
const MOST_DATES: usize = 2_000;

/// More different counts than this are not compared: a table.
const MOST_NUMBERS: usize = 300;
/// More different roles than this are not compared: a register.
const MOST_ROLES: usize = 400;

/// How much of what a story names lies in one country.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    weight: f64,
    in_lead: bool,
}

/// A mention: which of the story's texts it stands in, and which one it is.
type MentionIndex = (usize, usize);

impl<'a> Story<'a> {
    /// Reads the facts of the title and the body.
    pub fn new(article: &'a Article, context: &Context) -> Story<'a> {
        let mut story = Story {
            article,
            facts: Vec::new(),
            context: context.clone(),
            places: Vec::new(),
            countries: HashMap::new(),
            persons: Vec::new(),
            dates: Vec::new(),
            numbers: OnceLock::new(),
            roles: Vec::new(),
            words: Words::default(),
            gist: OnceLock::new(),
            spellings: OnceLock::new(),
            leads: OnceLock::new(),
            fields: OnceLock::new(),
            implied: OnceLock::new(),
            once: Once::default(),
        };
        for part in [Part::Title, Part::Body] {
            let Some(text) = article.text(part) else { continue };
            let text = text.as_str();
            let text = &text[..text.floor_char_boundary(LONGEST_BODY)];
            let facts = Facts::but_numbers(text, context);
            story.words.add(part, Tokens::new(text, &facts.tokens));
            story.add_places(part, &facts);
            story.facts.push((part, facts));
        }
        for setting in &story.places {
            let country = gazetteer().country_of(setting.place);
            let share = story.countries.entry(country).or_default();
            share.weight += setting.weight;
            share.in_lead |= setting.in_lead;
        }
        story.persons = different(&story.facts, |facts| &facts.persons, name, MOST_PERSONS);
        story.dates = different(&story.facts, |facts| &facts.dates, time, MOST_DATES);
        story.roles = different(&story.facts, |facts| &facts.roles, held, MOST_ROLES);
        for accepted in context.glossary.names() {
            if let Some(at) = alias::found(accepted, &story.words, || story.persons()) {
                accepted.forms.iter().for_each(|form| story.words.rename(&form.keys, at));
            }
        }
        story
    }

    fn add_places(&mut self, part: Part, facts: &Facts) {
        let dateline = match part {
            Part::Body => setting::dateline(self.text(part)),
            _ => 0,
        };
        for mention in &facts.places {
            let Some(place) = mention.value.place else { continue };
            let weight = if mention.value.is_weak() { 0.5 } else { 1.0 };
            // The dateline, and what the first words are about.
            let in_lead = mention.span.start < LEAD;
            let weight = weight + if in_lead { 0.5 } else { 0.0 };
            let is_named = !mention.value.is_weak();
            let in_title = is_named && part == Part::Title;
            let borne_out = u32::from(is_named && mention.span.start >= dateline);
            if let Some(known) = self.places.iter_mut().find(|known| known.place == place) {
                known.weight += weight;
                known.is_named |= is_named;
                known.in_lead |= in_lead;
                known.borne_out += borne_out;
            } else if self.places.len() < MOST_PLACES {
                let first = Excerpt::new(part, mention.span);
                let setting =
                    Setting { place, first, weight, is_named, in_lead, in_title, borne_out };
                self.places.push(setting);
            }
        }
    }

    /// What `read` gives of the story, read once however many captions ask for
    /// a value of this type. Who asks first has it read: each type has one reader.
    pub(super) fn once<T: Send + Sync + 'static>(&self, read: impl FnOnce() -> T) -> Arc<T> {
        self.once.get(read)
    }

    /// The places that the story names, in order of their first mention.
    pub fn places(&self) -> &[Setting] {
        &self.places
    }

    /// The place where the story is set, if one is borne out by it.
    pub fn setting(&self) -> Option<&Setting> {
        setting::of(&self.places, self.length())
    }

    /// Whether the story is set in the country of `place` to any degree, and
    /// does not mention it in passing only: in the title or the lead, or one
    /// mention of a place in seven.
    pub fn is_about(&self, place: PlaceId) -> bool {
        let country = gazetteer().country_of(place);
        let share = self.countries.get(&country).copied().unwrap_or_default();
        let whole: f64 = self.places.iter().map(|setting| setting.weight).sum();
        share.weight * 7.0 >= whole || share.in_lead
    }

    /// Whether a word of the story implies the country of `place`, as
    /// "Pentagon" does the United States.
    pub(super) fn implies(&self, place: PlaceId) -> bool {
        let implied = self.implied.get_or_init(|| {
            let tokens = self.facts.iter().flat_map(|(_, facts)| &facts.tokens);
            let codes = tokens.filter(|token| token.is_cap());
            let codes = codes
                .filter(|token| token.is_of(Class::OfCountry))
                .filter_map(|token| implied_country(token.key));
            codes.filter_map(CountryCode::new).collect()
        });
        gazetteer().country_of(place).is_some_and(|code| implied.contains(&code))
    }

    /// Where a word stands, by its [`stem::key`].
    pub fn word(&self, key: u64) -> Option<&Occurrence> {
        self.words.get(key)
    }

    /// Whether the story has one word right before the other; asked of a word
    /// that stands all over the story, whether its last places do.
    pub fn has_pair(&self, first: u64, second: u64) -> bool {
        self.words.has_pair(first, second)
    }

    /// How many running words the story has.
    pub fn length(&self) -> usize {
        self.words.running()
    }

    /// How many different words the story has.
    pub fn size(&self) -> usize {
        self.words.different()
    }

    /// The sentences that have a word, by number, the last first; of a word
    /// that stands all over the story the last ones only.
    pub fn sentences(&self, found: &Occurrence) -> impl Iterator<Item = u32> {
        self.words.sentences(found)
    }

    /// The two-letter code of the story's language, if it is known.
    pub fn language_code(&self) -> Option<&str> {
        self.context.language.as_deref()
    }

    /// The language that its dates are read in.
    pub fn language(&self) -> Language {
        self.context.language()
    }

    /// Whether it is told in a language that is not read: nothing in it can be held
    /// against a caption.
    pub fn is_unread(&self) -> bool {
        self.context.is_unread()
    }

    /// Whether it is told in English, as far as can be seen.
    pub fn is_english(&self) -> bool {
        self.language() == Language::English && !self.context.is_foreign
    }

    /// Whether names are declined in the story's language.
    pub(super) fn inflects_names(&self) -> bool {
        self.context.language.as_deref().is_some_and(|code| Class::InflectingLanguage.has(code))
    }

    /// What the story is mostly about.
    pub fn gist(&self) -> &Gist {
        self.gist.get_or_init(|| Gist::of(self.texts(), self.persons().map(|(_, person)| person)))
    }

    /// How the story spells the words of its names.
    pub(super) fn spellings(&self) -> &[Spelling] {
        self.spellings.get_or_init(|| Spelling::all(self.texts()))
    }

    /// What stands before the words of its names.
    pub(super) fn leads(&self) -> &Leads {
        self.leads.get_or_init(|| Leads::all(self.texts()))
    }

    /// How many of its words belong to each field of news, by its index.
    pub(super) fn fields(&self) -> [u32; FIELDS] {
        *self.fields.get_or_init(|| {
            let mut counts = [0; FIELDS];
            let tokens = self.facts.iter().flat_map(|(_, facts)| &facts.tokens);
            for field in tokens
                .filter(|token| token.is_of(Class::Field))
                .filter_map(|token| Field::of(token.key))
            {
                counts[field.index()] += 1;
            }
            counts
        })
    }

    /// The different persons of the title and the body, where each is named
    /// first, in order; as many as are compared.
    pub fn persons(&self) -> impl Iterator<Item = (Excerpt, &Person)> {
        self.named(&self.persons, |facts| &facts.persons)
    }

    /// The different dates of the title and the body, where each stands first,
    /// in order; as many as are compared.
    pub fn dates(&self) -> impl Iterator<Item = (Excerpt, &DateValue)> {
        self.named(&self.dates, |facts| &facts.dates)
    }

    /// The different counts of the title and the body, where each stands first,
    /// in order; as many as are compared.
    pub fn numbers(&self) -> impl Iterator<Item = (Excerpt, &Number)> {
        let counted = self.numbers.get_or_init(|| {
            let mut known = HashSet::new();
            let numbers = self.facts.iter().flat_map(|(part, facts)| {
                let found = facts.count(self.text(*part), &self.context).into_iter();
                found.map(|mention| (Excerpt::new(*part, mention.span), mention.value))
            });
            let new = numbers.filter(|(_, number)| known.insert(number.clone()));
            new.take(MOST_NUMBERS).collect()
        });
        counted.iter().map(|(at, number)| (*at, number))
    }

    /// The different roles that the title and the body give to persons, where
    /// each stands first, and whose it is, in order; as many as are compared.
    pub fn roles(&self) -> impl Iterator<Item = (Excerpt, &Role, &Person)> {
        self.roles.iter().map(move |(text, index)| {
            let (part, facts) = &self.facts[*text];
            let Mention { span, value } = &facts.roles[*index];
            (Excerpt::new(*part, *span), value, &facts.persons[value.index].value)
        })
    }

    fn named<'s, T: 's>(
        &'s self,
        which: &'s [MentionIndex],
        of: impl Fn(&'s Facts) -> &'s [Mention<T>],
    ) -> impl Iterator<Item = (Excerpt, &'s T)> {
        which.iter().map(move |(text, index)| {
            let (part, facts) = &self.facts[*text];
            let Mention { span, value } = &of(facts)[*index];
            (Excerpt::new(*part, *span), value)
        })
    }

    fn texts(&self) -> Texts<'_> {
        let Story { article, facts, words, context, .. } = self;
        Texts { article, facts, words, context }
    }

    /// The whole text of a part, for quoting.
    pub fn text(&self, part: Part) -> &'a str {
        self.article.text(part).map_or("", |text| text.as_str())
    }
}

/// What of a person is compared.
fn name(person: &Person) -> (&[String], usize, bool) {
    let plain = person.given.is_ascii() && person.family.is_ascii();
    (&person.parts, person.family_part, plain)
}

/// What of a date is compared.
fn time(date: &DateValue) -> (Option<(Date, Date)>, u8, bool) {
    (date.interval, date.precision as u8, date.year.is_some())
}

/// What of a role is compared.
fn held(role: &Role) -> (&str, &str, Standing, bool) {
    (role.name, &role.person, role.standing, role.is_of_body)
}

/// The first mention of each value, in order, up to `most`.
fn different<'f, T: 'f, K: Hash + Eq>(
    facts: &'f [(Part, Facts)],
    of: impl Fn(&'f Facts) -> &'f [Mention<T>],
    key: impl Fn(&'f T) -> K,
    most: usize,
) -> Vec<MentionIndex> {
    let mut known = HashSet::new();
    let mut first = Vec::new();
    for (text, (_, facts)) in facts.iter().enumerate() {
        for (index, mention) in of(facts).iter().enumerate() {
            if first.len() == most {
                return first;
            }
            if known.insert(key(&mention.value)) {
                first.push((text, index));
            }
        }
    }
    first
}
