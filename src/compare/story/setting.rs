//! Where a story is set: a place that the story itself bears out, never an
//! agency's dateline alone or a place named in passing.

use std::collections::BTreeMap;

use crate::article::Excerpt;
use crate::gazetteer::{CountryCode, Kind, PlaceId, gazetteer};

/// The share of what a story names that must lie in the country that it is
/// set in.
const LEAST_SHARE: f64 = 0.6;

/// Running words up to which one mention at the start says where a story is
/// set.
const BRIEF: usize = 80;

/// A place that a story names.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Which place.
    pub place: PlaceId,
    /// Where it is named first.
    pub first: Excerpt,
    /// How often it is named, demonyms and the like as half.
    pub weight: f64,
    /// Whether it is named itself, and not by a demonym or in another name alone.
    pub is_named: bool,
    /// Whether it is named in the title or at the start of the body.
    pub in_lead: bool,
    /// Whether the title names it, itself.
    pub in_title: bool,
    /// How often it is named itself outside the dateline.
    pub borne_out: u32,
}

/// The place where the story is set: in the country that it names most,
/// with all that lies in it, the town or other site named most, or the
/// country itself if it names none. `None` if no country has much of the
/// story, or no place of it stands in the title or is named at the start
/// and again.
pub(super) fn of(places: &[Setting], length: usize) -> Option<&Setting> {
    let gazetteer = gazetteer();
    let country = |setting: &Setting| gazetteer.country_of(setting.place);
    let mut weights: BTreeMap<CountryCode, f64> = BTreeMap::new();
    for setting in places {
        if let Some(code) = country(setting) {
            *weights.entry(code).or_default() += setting.weight;
        }
    }
    let whole: f64 = places.iter().map(|setting| setting.weight).sum();
    let (most, weight) = weights.into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    if weight < whole * LEAST_SHARE {
        return None;
    }
    let named = || places.iter().filter(|s| s.is_named && country(s) == Some(most));
    let is_wide = |setting: &&Setting| {
        matches!(gazetteer.kind(setting.place), Kind::Continent | Kind::Country)
    };
    let mentions: u32 = named().map(|setting| setting.borne_out).sum();
    let bears_out = |setting: &&Setting| {
        let again = setting.borne_out >= 2 || mentions > setting.borne_out;
        let brief = length < BRIEF && setting.borne_out >= 1;
        setting.in_title || setting.in_lead && (again || brief)
    };
    // The first of those named equally often.
    let top = |a: &Setting, b: &Setting| a.weight.total_cmp(&b.weight);
    let sites = named().filter(|setting| !is_wide(setting)).filter(bears_out);
    let site = sites.rev().max_by(|a, b| top(a, b));
    site.or_else(|| named().filter(is_wide).find(bears_out))
}

/// Bytes of a body's dateline, "LONDON (Agency) — ", or 0 if it has none.
pub(super) fn dateline(body: &str) -> usize {
    const LONGEST: usize = 80;
    let head = &body[..body.floor_char_boundary(LONGEST)];
    let first = head.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    let is_loud = first.is_some_and(|word| word.chars().all(char::is_uppercase));
    let dashes = ["—", "–", " - ", "--"].into_iter();
    let end = dashes.filter_map(|dash| head.find(dash)).min();
    end.filter(|_| is_loud).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::Story;
    use crate::article::{Article, Source, Span, Text};
    use crate::gazetteer::gazetteer;
    use crate::mention::Context;

    fn setting(title: &str, body: &str) -> Option<String> {
        let sources = vec![Source::new("body", body), Source::new("title", title)];
        let text = |index: usize| {
            let text: &str = sources[index].text();
            Text::verbatim(text, Span::new(0, text.len())).in_source(index)
        };
        let article = Article {
            title: Some(text(1)),
            body: text(0),
            sources: sources.clone(),
            ..Article::default()
        };
        let story = Story::new(&article, &Context::of(&article));
        story.setting().map(|setting| gazetteer().place(setting.place).name().to_owned())
    }

    #[test]
    fn a_setting_is_borne_out_by_the_story() {
        let cases = [
            (
                "Council votes for tram",
                "GRAZ, Austria — The council of Graz voted for the tram on Monday.",
                Some("Graz"),
            ),
            ("Lisbon reopens its tram museum", "The museum opened on Tuesday.", Some("Lisbon")),
            (
                "Mayor opens bridge",
                "The new bridge in Lisbon was opened on Tuesday.",
                Some("Lisbon"),
            ),
        ];
        for (title, body, there) in cases {
            assert_eq!(setting(title, body).as_deref(), there, "{body}");
        }
    }

    #[test]
    fn a_dateline_or_a_passing_mention_sets_no_story() {
        let oil = "LONDON (Agency) — Oil rose on Monday as traders waited for the ministers. \
                   Prices had fallen for three weeks, and few buyers believe that they will \
                   recover before the summer. The barrel cost 71 dollars in the morning and 74 \
                   at noon. Traders said that the stocks were low and that nobody wants to sell \
                   before the ministers have spoken. The next meeting is in two weeks, and the \
                   one behind it in the autumn, when demand is highest and tankers are dear.";
        assert_eq!(setting("Oil rises", oil), None);
        let essay = "Nobody reads poems any more, my aunt says, and she should know. She once \
                     sold forty of them on a train to Prague. I have asked nine publishers, and \
                     all of them agree with her, though two would like to be wrong. One keeps a \
                     drawer for them. Poems are short, he told me over soup, and so is life, but \
                     readers want long books for long winters. That may be the reason, or it may \
                     be the soup. My aunt has a third opinion, which she keeps to herself.";
        assert_eq!(setting("On poems", essay), None);
    }
}
