//! Each example of `docs/captions.md` gives the caption that it shows.

use std::fs;

use crate::common::Sandbox;
use serde_json::Value;

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/captions.md");

#[test]
fn every_form_that_it_shows_is_found() {
    let guide = fs::read_to_string(GUIDE).expect("there is a guide");
    let mut count = 0;
    for block in guide.split("\n```").skip(1).step_by(2) {
        let (ending, text) = block.split_once('\n').expect("a block has lines");
        let name = format!("story.{ending}");
        let here = Sandbox::new().file(&name, text);
        let run =
            here.run(&["check", "--no-cache", "--format", "json", "--fail-on", "never", &name]);
        let report: Value = serde_json::from_str(&run.out).expect("the report is JSON");
        let captions = report["stories"][0]["captions"].as_array().expect("captions");
        let texts: Vec<&str> = captions.iter().filter_map(|c| c["text"].as_str()).collect();
        assert_eq!(texts.len(), 1, "{text}\n{texts:?}");
        let shown = "Mayor Lena Ortiz opens the tram line in Graz on Monday.";
        assert!(texts[0].starts_with(shown), "{text}\n{texts:?}");
        count += 1;
    }
    assert!(count >= 8, "it shows {count} forms");
}
