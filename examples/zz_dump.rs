use std::{env, fs};
use cutline::article::{Article, Part, Picture, Source, Span, Text};
use cutline::compare::{Caption, Comparison, FEATURES, Story, PersonRelation, PlaceRelation, DateRelation};
use cutline::mention::Context;
use rayon::prelude::*;
use serde_json::{Value, json};
fn main() {
    let path = env::args().nth(1).unwrap();
    let lines = fs::read_to_string(path).unwrap();
    let rows: Vec<String> = lines.lines().collect::<Vec<_>>().par_iter().map(|l| row(serde_json::from_str(l).unwrap())).collect();
    for r in rows { println!("{r}"); }
}
fn row(v: Value) -> String {
    let s = |k: &str| v[k].as_str().unwrap_or("").to_owned();
    let sources = vec![Source::new("text", s("text")), Source::new("title", s("title")), Source::new("caption", s("caption"))];
    let text = |i: usize| { let t: &str = sources[i].text(); Text::verbatim(t, Span::new(0, t.len())).in_source(i) };
    let article = Article { language: v["language"].as_str().map(str::to_owned), published: v["published"].as_str().and_then(|d| d.parse().ok()),
        title: Some(text(1)), body: text(0), pictures: vec![Picture { captions: vec![text(2)], ..Picture::default() }], sources: sources.clone(), ..Article::default() };
    let context = Context::of(&article);
    let story = Story::new(&article, &context);
    let caption = Caption::new(&article, Part::Caption { picture: 0, index: 0 }, &context);
    let cmp = Comparison::new(&caption, &story);
    let mut values = vec![0.0; FEATURES.len()];
    for clue in cmp.clues(|_| true) { values[clue.feature as usize] += clue.value; }
    let c = cmp.contradiction();
    let persons: Vec<Value> = cmp.persons.iter().map(|p| json!([p.caption.of(caption.text), format!("{:?}", p.relation)])).collect();
    let places: Vec<Value> = cmp.places.iter().map(|p| json!([p.caption.of(caption.text), format!("{:?}", p.relation)])).collect();
    let dates: Vec<Value> = cmp.dates.iter().map(|p| json!([p.caption.of(caption.text), format!("{:?}", p.relation)])).collect();
    let _ = (PersonRelation::Absent, PlaceRelation::Unplaced, DateRelation::Vague);
    json!({"group": v["group"], "kind": v["kind"], "belongs": v["belongs"], "n": v["n"], "id": v["id"], "title": v["title"], "published": v["published"], "caption": v["caption"],
      "x": values.iter().map(|v| (v * 1e4f64).round() / 1e4).collect::<Vec<_>>(),
      "who": c.who.map(|s| s.of(caption.text).to_owned()), "where": c.place.map(|p| json!([p.caption.of(caption.text), p.km, p.is_named])),
      "when": c.when.map(|w| json!([w.caption.of(caption.text), w.days])),
      "shared": cmp.shared_name().map(|s| s.0.of(caption.text).to_owned()),
      "english": caption.is_english, "bits": caption.words.iter().map(|w| w.surprise).sum::<f64>(), "size": story.size(), "length": story.length(),
      "persons": persons, "places": places, "dates": dates, "has_person": story.persons().next().is_some(), "has_place": !story.places().is_empty()}).to_string()
}
