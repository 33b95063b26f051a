//! The inspect record of counts and roles, as a program reads it.

use crate::common::Sandbox;
use serde_json::{Value, json};

#[test]
fn counts_and_roles_are_in_the_record_with_their_values() {
    let story = json!({
        "id": "1",
        "text": "Former Gov. Ada Holm said that at least 1,200 protesters had been arrested.",
    });
    let here = Sandbox::new().file("s.jsonl", story.to_string());
    let run = here.run(&["inspect", "--format", "jsonl", "s.jsonl"]);
    let record: Value = serde_json::from_str(&run.out).expect("one record");
    let mentions = record["mentions"].as_array().expect("mentions");
    let of = |kind: &str| {
        let found = mentions.iter().find(|mention| mention["kind"] == kind).expect(kind);
        (found["text"].clone(), found["span"]["start"].clone(), found["value"].clone())
    };
    let number = json!({
        "number": 1200, "least": 1200, "most": null, "noun": "protesters", "state": "held",
    });
    assert_eq!(of("number"), (json!("at least 1,200 protesters"), json!(31), number));
    let role = json!({ "name": "governor", "person": "Ada Holm", "standing": "held" });
    assert_eq!(of("role"), (json!("Gov."), json!(7), role));
}
