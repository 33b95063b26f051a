//! The desk: one page, in the manner of the reports, that asks nobody but the
//! server that it comes from.

use cutline::report::Html;

use super::response::Response;

/// What the page may do: run its own scripts, and ask its own server. Nothing
/// can be made of words but words.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
                      frame-ancestors 'none'; base-uri 'none'; form-action 'none'; \
                      require-trusted-types-for 'script'; trusted-types 'none'";

const PAGE: &str = include_str!("desk.html");
const STYLE: &str = include_str!("desk.css");
/// The words of the page, a row each in all its languages.
const TEXTS: &str = include_str!("texts.json");
const SCRIPT: &str = include_str!("desk.js");
/// The list of the folder that is watched, which a page without a server has not.
const WATCHED: &str = include_str!("watched.js");

/// Where the list of a folder that is watched goes.
const LIST: &str = "<nav id=\"watched\"";

/// The page, with or without the list of a folder.
pub fn page(is_watching: bool) -> Response {
    let page = match is_watching {
        true => PAGE.replace(LIST, &format!("{LIST} data-is-there=\"yes\"")),
        false => PAGE.to_owned(),
    };
    Response::new("text/html; charset=utf-8", page.into_bytes()).policy(POLICY)
}

/// What the page is made of.
pub fn file(name: &str) -> Response {
    let script = |text: String| Response::new("text/javascript; charset=utf-8", text.into_bytes());
    match name {
        "desk.css" => {
            let style = [Html::STYLE, STYLE].concat();
            Response::new("text/css; charset=utf-8", style.into_bytes())
        }
        "cards.js" => script(Html::CARDS.to_owned()),
        "texts.js" => script(format!("\"use strict\";\nconst TEXTS = {};\n", TEXTS.trim_end())),
        "desk.js" => script([SCRIPT, WATCHED].concat()),
        _ => Response::fault(404, "the desk has no such file"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[derive(serde::Deserialize)]
    struct Table {
        languages: Vec<String>,
        texts: Vec<Vec<String>>,
    }

    /// The words that the page and its scripts say, by their text.
    fn said() -> BTreeSet<String> {
        let marks = [
            (PAGE, "data-say=\""),
            (SCRIPT, "say(\""),
            (WATCHED, "say(\""),
            (Html::CARDS, "say(\""),
        ];
        let texts = marks.iter().flat_map(|(text, mark)| text.split(mark).skip(1));
        let mut said: BTreeSet<String> =
            texts.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect();
        // What the cards say of what is found.
        let found = [
            "error",
            "warning",
            "note",
            "mismatch",
            "unclear",
            "belongs",
            "caption",
            "picture's file",
        ];
        said.extend(found.map(str::to_owned));
        said
    }

    #[test]
    fn every_word_of_the_page_is_in_the_table_in_each_language() {
        let table: Table = serde_json::from_str(TEXTS).expect("the table is sound");
        assert_eq!(table.languages, ["en", "de", "es", "fr"]);
        let rows: BTreeMap<&String, &Vec<String>> =
            table.texts.iter().map(|row| (&row[0], row)).collect();
        assert_eq!(rows.len(), table.texts.len(), "a row is there twice");
        for row in &table.texts {
            assert_eq!(row.len(), table.languages.len(), "{row:?}");
            let number = |text: &String| text.matches("{n}").count();
            assert!(
                row.iter().all(|text| !text.is_empty() && number(text) == number(&row[0])),
                "{row:?}"
            );
        }
        let known: BTreeSet<String> = rows.keys().map(|key| (*key).clone()).collect();
        assert_eq!(said(), known);
    }
}
