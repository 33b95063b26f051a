//! What a text puts a place in, right behind its name: "Paris, Texas".

use super::around::{Around, Located};
use super::candidate::Candidate;
use crate::gazetteer::{CountryCode, Hit, Kind, NameKind, PlaceId, gazetteer};
use crate::language::cue::{Cue, cue_in_any_case};

/// Inhabitants of a town whose whereabouts are beyond doubt.
const WELL_KNOWN: u32 = 250_000;

/// Two places of one country that are nearer than this may be taken for one in
/// the other: Sevastopol and Crimea. In kilometres.
const NEIGHBOURS_KM: f64 = 400.0;

/// What belongs to a large town lies within so many kilometres of it.
const SUBURBS_KM: f64 = 100.0;

/// A place in a larger one, as the text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Containment {
    /// Some meaning of the name lies in the place named behind it.
    Holds(PlaceId),
    /// A village that we do not know, in that place.
    Unknown(PlaceId),
    /// The name is of a place that is known not to lie there.
    Contradicts(PlaceId),
}

/// What the text puts `here` in by the name `next` that follows.
pub(super) fn said_within(
    around: Around,
    last: Option<&Candidate>,
    here: &Candidate,
    next: &Candidate,
    then: Option<&Candidate>,
) -> Option<Containment> {
    let is_next = next.first == here.end + 1
        || next.first == here.end + 2 && around.word(here.end + 1) == "the";
    let joined = is_next && matches!(around.word(here.end), "," | "(");
    let own = here.hits.first();
    if !joined
        || own.is_some_and(|own| own.name_kind == NameKind::Demonym)
        || here.is_aside
        || next.is_aside
    {
        return None;
    }
    let kind = |hit: Hit| gazetteer().kind(hit.place);
    let is_part = |kind: Kind| matches!(kind, Kind::Country | Kind::Subdivision);
    let outers = next.hits.iter().filter(|hit| {
        hit.name_kind != NameKind::Demonym
            && matches!(kind(*hit), Kind::Country | Kind::Subdivision | Kind::County | Kind::Region)
    });
    let is_list = is_list(around, last, here, next, then);
    let Some(own) = own else {
        let outer = outers.clone().find(|outer| is_part(kind(*outer)));
        let is_said = !is_list && closes(around, next.end);
        return outer.filter(|_| is_said).map(|outer| Containment::Unknown(outer.place));
    };
    let holding = outers.clone().find(|outer| {
        here.hits.iter().any(|hit| hit.place != outer.place && lies(outer.place, hit.place))
    });
    if let Some(outer) = holding {
        // "China, Japan" are two countries, though Japan has a town of China.
        let same_rank = match kind(own) {
            Kind::Country | Kind::Continent => kind(outer) != Kind::Subdivision || is_list,
            Kind::Subdivision => kind(outer) == Kind::Subdivision && is_list,
            _ => false,
        };
        return (!same_rank).then_some(Containment::Holds(outer.place));
    }
    let Some(outer) = outers.clone().next() else {
        let district = !is_list && closes(around, next.end) && is_elsewhere(here, next);
        return next.hits.first().filter(|_| district).map(|town| Containment::Unknown(town.place));
    };
    let is_small = matches!(kind(own), Kind::City | Kind::County | Kind::District);
    if is_list || !is_part(kind(outer)) || !is_small || !closes(around, next.end) {
        return None;
    }
    let is_well_known = gazetteer().place(own.place).population >= WELL_KNOWN;
    match is_well_known {
        true => is_sure(around, here, own, outer, outers.count())
            .then_some(Containment::Contradicts(outer.place)),
        false => Some(Containment::Unknown(outer.place)),
    }
}

/// Whether the large town `next` has no namesake of the small one `here` near
/// it: "Haymarket, London" is a street or a district that we do not know.
fn is_elsewhere(here: &Candidate, next: &Candidate) -> bool {
    let gazetteer = gazetteer();
    let (Some(own), Some(town)) = (here.hits.first(), next.hits.first()) else { return false };
    let (small, large) = (gazetteer.place(own.place), gazetteer.place(town.place));
    small.kind == Kind::City
        && large.kind == Kind::City
        && small.population < WELL_KNOWN
        && large.population >= WELL_KNOWN
        && here.hits.iter().all(|hit| gazetteer.distance_km(hit.place, town.place) > SUBURBS_KM)
}

/// Whether the phrase ends at `end`, so that the larger name is not the
/// subject of what follows: "in Beijing, South Korea's agency said".
fn closes(around: Around, end: usize) -> bool {
    let Some(token) = around.tokens.get(end) else { return true };
    let word = token.of(around.tokens.text);
    token.opens_sentence
        || matches!(word, "," | ")" | "." | ";" | "(" | "—" | "–" | "on")
        || cue_in_any_case(word) == Cue::Calendar
}

/// Whether the two names are items of a list: "Kyiv, Moscow and Minsk".
fn is_list(
    around: Around,
    last: Option<&Candidate>,
    here: &Candidate,
    next: &Candidate,
    then: Option<&Candidate>,
) -> bool {
    let joins =
        |word: &str| matches!(word, "," | ";" | "and" | "or" | "&" | "/" | "-" | "–" | "to");
    let goes_on = |end: usize| {
        let word = around.after(end);
        let then_at = then.map_or(usize::MAX, |then| then.first);
        // "Salem, Oregon, U.S."
        let goes_up = word == ","
            && then.is_some_and(|then| {
                let holds = |inner: Hit| then.hits.iter().any(|hit| lies(hit.place, inner.place));
                next.hits
                    .iter()
                    .any(|hit| gazetteer().kind(hit.place) == Kind::Subdivision && holds(hit))
            });
        if goes_up {
            return false;
        }
        joins(word) && (then_at == end + 1 || joins(around.after(end + 1)) && then_at == end + 2)
            || matches!(word, "and" | "or" | "&") && around.is_cap(end + 1)
    };
    let before = around.before(here.first, 1);
    let follows = last.is_some_and(|last| last.end + 1 == here.first) && joins(before);
    goes_on(next.end) || follows || matches!(before, "and" | "or" | "between")
}

/// Whether a well-known town cannot be meant to lie in `outer`.
fn is_sure(around: Around, here: &Candidate, own: Hit, outer: Hit, outers: usize) -> bool {
    let gazetteer = gazetteer();
    let country = |hit: Hit| gazetteer.country_of(hit.place);
    let located = matches!(around.before(here.first, 1), "in" | "In" | "at" | "near" | "outside")
        || around.located(here.first) == Located::Surely
        || around.is_dateline(here.first, here.end)
        || around.tokens[here.first].opens_paragraph;
    located
        && around.word(here.end) == ","
        && outers == 1
        && own.ambiguity.is_none()
        && gazetteer.kind(own.place) == Kind::City
        && (country(own) != country(outer)
            || gazetteer.distance_km(own.place, outer.place) > NEIGHBOURS_KM)
        && own.name_kind != NameKind::Historical
        && country(outer).is_some()
        && here.hits.iter().all(|hit| !is_claimed(hit.place, outer.place))
}

/// Whether some hold that what lies in the country of `inner` lies in that of
/// `outer`, so that it is not ours to say.
pub(crate) fn is_claimed(inner: PlaceId, outer: PlaceId) -> bool {
    /// A country or territory, and the one that claims it or once held it.
    const CLAIMED: &[(&str, &str)] = &[
        ("UA", "RU"),
        ("RU", "UA"),
        ("GE", "RU"),
        ("MD", "RU"),
        ("HK", "CN"),
        ("MO", "CN"),
        ("TW", "CN"),
        ("XK", "RS"),
        ("RS", "XK"),
        ("IL", "PS"),
        ("PS", "IL"),
        ("PR", "US"),
        ("GU", "US"),
        ("VI", "US"),
        ("AS", "US"),
        ("MP", "US"),
        ("GB", "IE"),
        ("EH", "MA"),
        ("CY", "TR"),
        ("AZ", "AM"),
        ("IN", "PK"),
        ("PK", "IN"),
        ("SY", "IL"),
        ("IN", "CN"),
        ("SD", "SS"),
        ("CD", "CG"),
        ("CG", "CD"),
        ("KP", "KR"),
        ("KR", "KP"),
    ];
    let gazetteer = gazetteer();
    let country = |place: PlaceId| gazetteer.country_of(place);
    let claimed = |inner: CountryCode, outer: CountryCode| {
        CLAIMED.contains(&(inner.as_str(), outer.as_str()))
    };
    country(inner).zip(country(outer)).is_none_or(|(inner, outer)| claimed(inner, outer))
}

/// Whether `inner` lies in `outer`, or is it.
pub(super) fn lies(outer: PlaceId, inner: PlaceId) -> bool {
    gazetteer().contains(outer, inner)
}
