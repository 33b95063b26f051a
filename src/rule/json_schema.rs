//! The JSON Schema of a rule file, made of the types that rules are read into.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::Rule;
use crate::compare::FEATURES;

/// The JSON Schema (draft 2020-12) of a rule file, for editors that complete
/// and check YAML by one.
pub fn json_schema() -> Value {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Rule>();
    let mut schema = schema.to_value();
    schema["title"] = json!("A rule of cutline");
    let names: Vec<&str> = FEATURES.iter().map(|feature| feature.name()).collect();
    schema["$defs"]["Belonging"]["properties"]["weights"]["propertyNames"] =
        json!({ "enum": names });
    schema["properties"]["id"]["pattern"] = json!("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
    part_check_and_with(&mut schema);
    schema
}

/// `check` and `with` are one value to the parser, but two keys of the file:
/// which parameters there are hangs on the kind of check.
fn part_check_and_with(schema: &mut Value) {
    let kinds = schema["$defs"]["Check"]["oneOf"].take();
    let (mut names, mut cases) = (Vec::new(), Vec::new());
    for kind in kinds.as_array().into_iter().flatten() {
        let parameters = kind["properties"].as_object().and_then(|all| all.iter().next());
        let Some((name, parameters)) = parameters else { continue };
        names.push(json!({ "const": name, "description": kind["description"] }));
        let definition = parameters["$ref"].as_str().and_then(|path| path.strip_prefix('#'));
        let definition = definition.and_then(|path| schema.pointer(path));
        let needs_some = definition.is_some_and(|definition| definition["required"].is_array());
        let mut then = json!({ "properties": { "with": parameters } });
        if needs_some {
            then["required"] = json!(["with"]);
        }
        let is = json!({ "properties": { "check": { "const": name } }, "required": ["check"] });
        cases.push(json!({ "if": is, "then": then }));
    }
    schema["properties"]["check"] =
        json!({ "description": schema["properties"]["check"]["description"], "oneOf": names });
    schema["properties"]["with"] = json!({ "description": "The parameters of `check`." });
    schema["allOf"] = Value::Array(cases);
    schema["$defs"].as_object_mut().and_then(|all: &mut Map<_, _>| all.remove("Check"));
}
