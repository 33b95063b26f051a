//! Places that a caption sets where they are not, or where the story's place of
//! that name is not: by what the story tells, and by landmarks, of which each
//! stands in one town.

use super::place::by_words;
use super::{Caption, Comparison, MOST_NAMED, NEAR, Story};
use crate::article::{Excerpt, Span};
use crate::gazetteer::{Kind, NameKind, PlaceId, fold, gazetteer};
use crate::mention::{Mention, PlaceName, is_claimed};
use crate::tokens::Token;

/// A place and what the caption puts it in, where it is not.
#[derive(Debug, Clone, PartialEq)]
pub struct Misplaced {
    /// Both names in the caption, and what stands between.
    pub caption: Span,
    /// The name of the place as the caption writes it.
    pub name: String,
    /// What it does lie in.
    pub lies: PlaceId,
    /// What the caption puts it in.
    pub said: PlaceId,
    /// Where the story tells of it.
    pub story: Option<Excerpt>,
    /// Whether there is another place of that name where the caption puts it:
    /// "Portland, Ore." under a story of Portland, Maine.
    pub is_namesake: bool,
}

/// The places of the caption that it sets where they are not, in order.
pub fn misplaced(comparison: &Comparison) -> Vec<Misplaced> {
    let Comparison { caption, story, .. } = comparison;
    let places = &caption.facts.places;
    let pairs = places.iter().zip(places.iter().skip(1)).take(MOST_NAMED);
    pairs
        .filter(|(place, behind)| !place.value.is_demonym() && !behind.value.is_weak())
        .filter_map(|(place, behind)| {
            let is_town = !place.value.is_aside;
            landmark(caption, story, place, behind)
                .or_else(|| contradicted(place, behind).filter(|_| is_town))
                .or_else(|| told(story, place, behind).filter(|_| is_town))
        })
        .collect()
}

/// What no town of the name may be right for: "Minsk, Ukraine".
fn contradicted(place: &Mention<PlaceName>, behind: &Mention<PlaceName>) -> Option<Misplaced> {
    if place.value.lies_within {
        return None;
    }
    let (id, said) = (place.value.place?, place.value.said_within?);
    let lies = country_of(id).unwrap_or(id);
    Some(Misplaced::new(place, behind, lies, said, None))
}

/// A landmark that the caption puts into a town where it does not stand: of a
/// seat of power any, of others one abroad that the story does not name.
fn landmark(
    caption: &Caption,
    story: &Story,
    place: &Mention<PlaceName>,
    behind: &Mention<PlaceName>,
) -> Option<Misplaced> {
    let gazetteer = gazetteer();
    let (site, said) = (place.value.place?, behind.value.place?);
    let is_site =
        |id: PlaceId| matches!(gazetteer.kind(id), Kind::Landmark | Kind::Seat | Kind::Stadium);
    let is_town = matches!(gazetteer.kind(said), Kind::City | Kind::Country | Kind::Subdivision);
    if !is_site(site) || !is_town || !is_set_in(caption, place.span, behind.span) {
        return None;
    }
    let own = gazetteer.country_of(site)?;
    let is_near = |town: PlaceId, id: PlaceId| {
        gazetteer.contains(town, id) || gazetteer.distance_km(id, town) <= f64::from(NEAR)
    };
    // "In Washington" may mean the city, whatever it was taken for.
    let mut towns = gazetteer.lookup(&fold(&behind.value.name));
    let mut sites = gazetteer.lookup(&fold(&place.value.name));
    if is_near(said, site)
        || towns.any(|hit| gazetteer.contains(hit.place, site))
        || sites.any(|hit| is_near(said, hit.place))
    {
        return None;
    }
    // Every state has a capitol: in one country, what is called so may be another.
    let is_abroad = gazetteer.country_of(said) != Some(own);
    let is_seat = gazetteer.kind(site) == Kind::Seat && is_unmistakable(&place.value, site);
    let is_told = by_words(&behind.value.name, story).is_some();
    let is_sure = match (is_seat, is_abroad) {
        (true, true) => true,
        (true, false) | (false, true) => !is_told,
        (false, false) => false,
    };
    if !is_sure || is_abroad && is_claimed(site, said) {
        return None;
    }
    let lies = gazetteer.chain(site).find(|id| gazetteer.kind(*id) == Kind::City);
    let lies = lies.or_else(|| gazetteer.country(own))?;
    let at = by_words(&place.value.name, story);
    Some(Misplaced::new(place, behind, lies, said, at))
}

/// Whether a seat of power is the only one called so: well known by its own
/// name, or named with its country or at length.
fn is_unmistakable(name: &PlaceName, site: PlaceId) -> bool {
    /// More words than this say which one it is: "South Lawn of the White House".
    const SHORT: usize = 3;
    let gazetteer = gazetteer();
    let mut words = name.name.split(' ');
    let first = words.next().map(fold).unwrap_or_default();
    let country = country_of(site);
    let is_national = || gazetteer.lookup(&first).any(|hit| Some(hit.place) == country);
    gazetteer.place(site).is_actor && name.name_kind == NameKind::Official
        || words.count() >= SHORT
        || is_national()
}

/// Whether the caption sets the first in the second: nothing but "in", a date
/// or "is seen" stands between.
fn is_set_in(caption: &Caption, first: Span, second: Span) -> bool {
    /// As many words may stand between, but for a date: "is seen".
    const MOST: usize = 2;
    let facts = &caption.facts;
    let from = facts.tokens.partition_point(|token| token.span().start < first.end);
    let to = facts.tokens.partition_point(|token| token.span().start < second.start);
    let Some(between) = facts.tokens.get(from..to) else { return false };
    let Some((last, rest)) = between.split_last() else { return false };
    let is_aside = |token: &&Token| {
        facts.is_dated(token.span()) || matches!(token.of(caption.text), "," | "." | "(")
    };
    let words: Vec<&str> =
        rest.iter().filter(|token| !is_aside(token)).map(|token| token.of(caption.text)).collect();
    let is_seen = match words.first() {
        Some(first) => matches!(*first, "is" | "was" | "are") && words.len() <= MOST,
        None => true,
    };
    is_seen && !between.iter().any(|token| token.opens_sentence) && last.of(caption.text) == "in"
}

/// A town in a state or a country, of which the story says that it lies in
/// another one, and never speaks of the caption's.
fn told(
    story: &Story,
    place: &Mention<PlaceName>,
    behind: &Mention<PlaceName>,
) -> Option<Misplaced> {
    let gazetteer = gazetteer();
    let said = place.value.said_within?;
    if !matches!(gazetteer.kind(said), Kind::Country | Kind::Subdivision)
        || names_any(story, place, said)
        || by_words(&behind.value.name, story).is_some()
    {
        return None;
    }
    let (lies, at) = explicit(story, place).or_else(|| implied(story, place, said))?;
    let are_apart = !gazetteer.contains(lies, said)
        && !gazetteer.contains(said, lies)
        && (gazetteer.country_of(lies) == gazetteer.country_of(said) || !is_claimed(lies, said));
    let mut misplaced = Misplaced::new(place, behind, lies, said, Some(at));
    let mut meanings = gazetteer.lookup(&fold(&place.value.name));
    misplaced.is_namesake = meanings.any(|hit| gazetteer.contains(said, hit.place));
    are_apart.then_some(misplaced)
}

/// What the story itself puts a place of that name in: "CAIRNS, Australia".
fn explicit(story: &Story, place: &Mention<PlaceName>) -> Option<(PlaceId, Excerpt)> {
    mentions(story, place).find_map(|(at, name)| Some((name.said_within?, at)))
}

/// Where the story's place of that name lies by what else it names: in a country
/// or a state that it names itself.
fn implied(story: &Story, place: &Mention<PlaceName>, said: PlaceId) -> Option<(PlaceId, Excerpt)> {
    let gazetteer = gazetteer();
    let known = mentions(story, place).find_map(|(at, name)| Some((name.place?, at)));
    if let Some((id, at)) = known {
        let is_named =
            |outer: PlaceId| story.places().iter().any(|s| s.place == outer && outer != id);
        let wanted = gazetteer.kind(said);
        let outer = gazetteer.chain(id).skip(1).find(|outer| {
            let kind = gazetteer.kind(*outer);
            kind == wanted && is_named(*outer)
                || wanted == Kind::Subdivision && kind == Kind::Country && is_named(*outer) && {
                    gazetteer.country_of(said) != gazetteer.country_of(*outer)
                }
        })?;
        return Some((outer, at));
    }
    // A village on no map lies in the country that the story is set in.
    let at = by_words(&place.value.name, story)?;
    let setting = story.setting()?;
    let country = country_of(setting.place)?;
    let mut meanings = gazetteer.lookup(&fold(&place.value.name));
    let is_known = meanings.any(|hit| hit.ambiguity.is_none());
    (!is_known && gazetteer.country_of(said) != gazetteer.country_of(country))
        .then_some((country, at))
}

/// Where the story names a place so, in order.
fn mentions<'s>(
    story: &'s Story,
    place: &Mention<PlaceName>,
) -> impl Iterator<Item = (Excerpt, &'s PlaceName)> {
    let name = fold(&place.value.name);
    let all = story.facts.iter().flat_map(|(part, facts)| {
        facts.places.iter().map(|m| (Excerpt::new(*part, m.span), &m.value))
    });
    all.filter(move |(_, other)| fold(&other.name) == name)
}

/// Whether the story names a place in `outer`, other than by this very name.
fn names_any(story: &Story, place: &Mention<PlaceName>, outer: PlaceId) -> bool {
    let gazetteer = gazetteer();
    let name = fold(&place.value.name);
    let mut all = story.facts.iter().flat_map(|(_, facts)| &facts.places);
    all.any(|m| {
        m.value.place.is_some_and(|id| {
            gazetteer.contains(outer, id) && (fold(&m.value.name) != name || is_said(m, outer))
        })
    })
}

/// Whether the text puts the place itself in `outer`.
fn is_said(mention: &Mention<PlaceName>, outer: PlaceId) -> bool {
    mention.value.said_within.is_some_and(|said| gazetteer().contains(outer, said))
}

fn country_of(place: PlaceId) -> Option<PlaceId> {
    gazetteer().country_of(place).and_then(|code| gazetteer().country(code))
}

impl Misplaced {
    fn new(
        place: &Mention<PlaceName>,
        behind: &Mention<PlaceName>,
        lies: PlaceId,
        said: PlaceId,
        story: Option<Excerpt>,
    ) -> Misplaced {
        Misplaced {
            caption: place.span.cover(behind.span),
            name: place.value.name.clone(),
            lies,
            said,
            story,
            is_namesake: false,
        }
    }
}
