//! The editor server, as an editor meets it.

mod editor;

use crate::common::Sandbox;
use editor::{Editor, edited};
use serde_json::{Value, json};

const STORY: &str = "\
---
title: Cod are growing slowly
---

![](cod.jpg)
*Biologist 𝄞 Ingrid Halvorsn examines a cod in Bergen on Monday, October 10, 2020. (Fjord Photo)*

The cod along Norway's west coast are growing more slowly than at any time since records began,
biologist Ingrid Halvorsen said.

Halvorsen and her group in Bergen measured 12,000 fish.
";

const URI: &str = "file:///nowhere/desk/cod%20story.md";

fn codes(published: &Value) -> Vec<&str> {
    let all = published["diagnostics"].as_array().expect("diagnostics");
    all.iter().map(|one| one["code"].as_str().unwrap_or("none")).collect()
}

fn one<'a>(published: &'a Value, code: &str) -> &'a Value {
    let all = published["diagnostics"].as_array().expect("diagnostics");
    all.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("{published}"))
}

fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions.iter().find(|action| action["title"].as_str() == Some(title));
    found.unwrap_or_else(|| panic!("{title}: {actions:?}"))
}

#[test]
fn a_story_is_checked_as_it_is_typed() {
    let here = Sandbox::new();
    let abilities =
        json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } });
    let (mut editor, server) = Editor::acquainted(&here, abilities);
    assert_eq!(server["serverInfo"]["name"], "cutline");
    assert_eq!(server["capabilities"]["positionEncoding"], "utf-16");
    let opened = editor.open(URI, "markdown", STORY);
    assert_eq!((&opened["uri"], &opened["version"]), (&json!(URI), &json!(1)));
    assert_eq!(codes(&opened), ["name-misspelt", "weekday-mismatch"]);
    let misspelt = one(&opened, "name-misspelt");
    assert_eq!(misspelt["severity"], 2);
    assert_eq!(misspelt["source"], "cutline");
    // "*Biologist 𝄞 " is fourteen units of UTF-16, the clef two of them.
    assert_eq!(misspelt["range"]["start"], json!({ "line": 5, "character": 14 }));
    assert_eq!(misspelt["range"]["end"], json!({ "line": 5, "character": 29 }));
    let related = &misspelt["relatedInformation"][0];
    assert_eq!(related["message"], "the story spells it Ingrid Halvorsen");
    assert_eq!(related["location"]["uri"], URI);
    assert_eq!(related["location"]["range"]["start"], json!({ "line": 8, "character": 10 }));
    assert_eq!(one(&opened, "weekday-mismatch")["severity"], 1);

    let changed = editor.change(URI, 2, &STORY.replace("Halvorsn", "Halvorsen"));
    assert_eq!(codes(&changed), ["weekday-mismatch"]);
    assert_eq!(changed["version"], 2);
    let range = json!({ "start": { "line": 5, "character": 58 },
                        "end": { "line": 5, "character": 64 } });
    editor.tell(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": URI, "version": 3 },
                "contentChanges": [{ "range": range, "text": "Saturday" }] }),
    );
    assert_eq!(codes(&editor.diagnostics()), Vec::<&str>::new());
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    assert_eq!(codes(&editor.diagnostics()), Vec::<&str>::new());
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn what_is_typed_while_a_story_waits_is_checked_once() {
    let here = Sandbox::new();
    let (mut editor, _) = Editor::acquainted(&here, json!({}));
    editor.open(URI, "markdown", STORY);
    let change = |version: u64| {
        let text =
            STORY.replace("Halvorsn", &format!("Halvorsen{}", "x".repeat(20 - version as usize)));
        json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
            "textDocument": { "uri": URI, "version": version },
            "contentChanges": [{ "text": text }],
        } })
    };
    let changes: Vec<Value> = (2..=20).map(change).collect();
    editor.send_all(&changes);
    let mut heard = 0;
    loop {
        heard += 1;
        if editor.diagnostics()["version"] == 20 {
            break;
        }
    }
    assert!(heard < 19, "each was checked");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn utf8_is_counted_where_the_editor_can() {
    let here = Sandbox::new();
    let general = json!({ "general": { "positionEncodings": ["utf-32", "utf-8", "utf-16"] } });
    let (mut editor, server) = Editor::acquainted(&here, general);
    assert_eq!(server["capabilities"]["positionEncoding"], "utf-8");
    let crlf = STORY.replace('\n', "\r\n");
    let opened = editor.open(URI, "markdown", &crlf);
    let misspelt = one(&opened, "name-misspelt");
    assert_eq!(misspelt["range"]["start"], json!({ "line": 5, "character": 16 }));
    assert_eq!(misspelt["range"]["end"], json!({ "line": 5, "character": 31 }));
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn a_hover_tells_what_is_seen_there() {
    let here = Sandbox::new();
    let (mut editor, _) = Editor::acquainted(&here, json!({}));
    editor.open(URI, "markdown", STORY);
    let name = editor.hover(URI, 5, 22);
    let told = name["contents"]["value"].as_str().expect("a text");
    assert!(
        told.starts_with("person: Ingrid Halvorsn\n  family: Halvorsn\n  given: Ingrid"),
        "{told}"
    );
    assert!(told.contains("\n\ncaption: "), "{told}");
    assert_eq!(name["range"]["start"], json!({ "line": 5, "character": 14 }));
    let verb = editor.hover(URI, 5, 33);
    let told = verb["contents"]["value"].as_str().expect("a text");
    assert!(told.starts_with("caption: ") && told.contains("\n  +"), "{told}");
    let place = editor.hover(URI, 10, 28);
    let told = place["contents"]["value"].as_str().expect("a text");
    assert!(told.starts_with("place: Bergen\n  country: NO"), "{told}");
    assert!(!told.contains("caption"), "{told}");
    assert_eq!(editor.hover(URI, 9, 0), Value::Null);
    assert_eq!(editor.hover("file:///not/open.md", 0, 0), Value::Null);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn the_verdict_stands_beside_each_caption() {
    let here = Sandbox::new().file("cutline.yaml", "language: en\n");
    let abilities = json!({ "textDocument": { "inlayHint": {} },
                            "workspace": { "inlayHint": { "refreshSupport": true } } });
    let (mut editor, server) = Editor::acquainted(&here, abilities);
    assert_eq!(server["capabilities"]["inlayHintProvider"], true);
    let two = format!(
        "{STORY}\n![](mayor.jpg)\n*Angela Merkel meets Shinzo Abe in Tokyo, Japan, on July 3, 2018.*\n"
    );
    editor.open(URI, "markdown", &two);
    let all = editor.hints(URI, 0..100);
    let all = all.as_array().expect("hints");
    let label = |hint: &Value| hint["label"].as_str().expect("a label").to_owned();
    let told: Vec<String> = all.iter().map(label).collect();
    assert!(told.len() == 2 && told[1].starts_with("mismatch, 0."), "{told:?}");
    // Behind the credit, before the star; the clef is two units of UTF-16.
    assert_eq!(all[0]["position"], json!({ "line": 5, "character": 97 }));
    assert_eq!(all[1]["position"]["line"], 13);
    let tip = all[1]["tooltip"].as_str().expect("a text");
    assert!(tip.starts_with(&format!("caption: {}\n  +", told[1])), "{tip}");
    assert!(tip.contains("\n  -") && tip.contains("“Shinzo Abe”"), "{tip}");
    // Only those of the lines in sight.
    assert_eq!(editor.hints(URI, 6..100), json!([all[1]]));
    assert_eq!(editor.hints("file:///not/open.md", 0..100), json!([]));

    // Another configuration may judge otherwise.
    editor.tell("textDocument/didSave", json!({ "textDocument": { "uri": URI } }));
    assert_eq!(editor.hear_of("workspace/inlayHint/refresh"), Value::Null);
    assert_eq!(editor.hints(URI, 0..100), json!(all));
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn an_editor_that_shows_no_hints_is_offered_none() {
    let here = Sandbox::new();
    let (mut editor, server) = Editor::acquainted(&here, json!({}));
    assert_eq!(server["capabilities"]["inlayHintProvider"], Value::Null);
    editor.open(URI, "markdown", STORY);
    editor.tell("textDocument/didSave", json!({ "textDocument": { "uri": URI } }));
    let message = editor.hear().expect("it is checked anew");
    assert_eq!(message["method"], "textDocument/publishDiagnostics");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn actions_mend_and_silence_and_do_nothing_else() {
    let page = "<!doctype html>\r\n<article><p>Ingrid Halvorsen counts cod in Bergen. Halvorsen is \
                glad of each.</p>\r\n  <figure>\r\n    <img src=\"a.jpg\" alt=\"\">\r\n    \
                <figcaption>Ingrid Halvorsn examines a cod in Bergen. (Fjord Photo)</figcaption>\r\n  \
                </figure></article>\r\n";
    let plain = "Cod are growing slowly\n\nIngrid Halvorsn examines a cod in Bergen. (Fjord Photo)\n\n\
                 BERGEN, Norway — The cod along the coast are growing slowly, Ingrid Halvorsen said. \
                 Halvorsen has counted cod all her life.\n\nThe catch was small, Halvorsen said.\n";
    let front = "---\ntitle: Cod are growing slowly\nimage: cod.jpg\nimage_caption: Ingrid Halvorsn \
                 examines a cod in Bergen. (Fjord Photo)\n---\n\nThe cod are growing slowly, Ingrid \
                 Halvorsen said. Halvorsen has counted cod all her life.\n";
    let here = Sandbox::new();
    let (mut editor, _) = Editor::acquainted(&here, json!({}));
    for (uri, language, text, line, file) in [
        (URI, "markdown", STORY, Some((4, "\n<!-- ")), (3, "---\n<!-- ")),
        ("untitled:1", "html", page, Some((3, "<figure>\r\n    <!-- ")), (1, "html>\r\n<!-- ")),
        ("untitled:2", "plaintext", plain, Some((2, "\n\n<!-- ")), (0, "<!-- ")),
        ("untitled:3", "markdown", front, None, (5, "---\n<!-- ")),
    ] {
        let opened = editor.open(uri, language, text);
        let range = one(&opened, "name-misspelt")["range"].clone();
        let actions = editor.actions(uri, &range, None);
        let fix = titled(&actions, "Spell it Halvorsen, as the story does");
        assert_eq!((&fix["kind"], &fix["isPreferred"]), (&json!("quickfix"), &json!(true)));
        assert_eq!(fix["diagnostics"][0]["code"], "name-misspelt");
        assert_eq!(edited(text, uri, fix), text.replace("Halvorsn", "Halvorsen"));

        let next = "Say nothing of this: name-misspelt";
        let in_file = "Ignore name-misspelt in this file";
        for (title, expected, comment) in [
            (next, line, "<!-- cutline-disable-next-line name-misspelt -->"),
            (in_file, Some(file), "<!-- cutline-disable-file name-misspelt -->"),
        ] {
            let Some((line, around)) = expected else {
                assert!(!actions.iter().any(|action| action["title"] == title), "{actions:?}");
                continue;
            };
            let action = titled(&actions, title);
            let start = &action["edit"]["changes"][uri][0]["range"]["start"];
            assert_eq!(start["line"], line, "{uri}: {title}");
            let silenced = edited(text, uri, action);
            assert!(silenced.contains(comment), "{silenced}");
            let end = if text.contains("\r\n") { "-->\r\n" } else { "-->\n" };
            assert!(silenced.contains(around) || line == 0, "{silenced}");
            assert!(silenced.contains(end), "{silenced}");
            let left = editor.change(uri, 2, &silenced);
            assert!(!codes(&left).contains(&"name-misspelt"), "{left}");
            assert!(!codes(&left).contains(&"unused-suppression"), "{left}");
            editor.change(uri, 3, text);
        }
    }
    let range =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
    assert!(editor.actions(URI, &range, None).is_empty());
    let all = editor.actions(URI, &range, Some("source.fixAll"));
    assert_eq!(edited(STORY, URI, &all[0]), STORY.replace("Halvorsn", "Halvorsen"));
    assert!(editor.actions(URI, &range, Some("refactor")).is_empty());
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn the_configuration_of_the_file_holds() {
    let here = Sandbox::new()
        .file(
            "desk/cutline.yaml",
            "rules: { name-misspelt: error, weekday-mismatch: off }\nignore: [old/]\n",
        )
        .file("wrong/cutline.yaml", "rules: { name-mispelt: error }\n");
    let uri = |path: &str| format!("file://{}/{path}", here.path().display());
    let (mut editor, _) = Editor::acquainted(&here, json!({}));
    let opened = editor.open(&uri("desk/a.md"), "markdown", STORY);
    assert_eq!(codes(&opened), ["name-misspelt"]);
    assert_eq!(opened["diagnostics"][0]["severity"], 1);
    assert_eq!(codes(&editor.open(&uri("desk/old/a.md"), "markdown", STORY)), Vec::<&str>::new());
    assert_eq!(codes(&editor.open(&uri("a.md"), "markdown", STORY)).len(), 2);
    for other in ["desk/a.json", "desk/a.rs"] {
        assert_eq!(codes(&editor.open(&uri(other), "x", STORY)), Vec::<&str>::new(), "{other}");
    }
    let document =
        json!({ "uri": uri("wrong/a.md"), "languageId": "markdown", "version": 1, "text": STORY });
    editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
    let said = editor.hear_of("window/showMessage");
    assert_eq!(said["type"], 1);
    assert!(said["message"].as_str().is_some_and(|m| m.contains("did you mean")), "{said}");
    assert_eq!(codes(&editor.diagnostics()), Vec::<&str>::new());
    // Mended, it holds from the next time on that a file is saved.
    std::fs::write(here.path().join("wrong/cutline.yaml"), "rules: { name-misspelt: error }\n")
        .expect("it can be written");
    editor.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri("wrong/a.md") } }));
    let found = loop {
        let published = editor.diagnostics();
        if published["uri"] == uri("wrong/a.md") {
            break published;
        }
    };
    assert_eq!(codes(&found).len(), 2);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn the_protocol_is_kept_by_those_who_do_not_keep_it() {
    let here = Sandbox::new();
    let mut editor = Editor::start(&here, &[]);
    let early = editor.ask("textDocument/hover", json!({}));
    assert_eq!(early["error"]["code"], -32002);
    editor.tell("textDocument/didOpen", json!({ "nonsense": true }));
    editor.ask("initialize", json!(null));
    assert_eq!(editor.ask("initialize", json!({}))["error"]["code"], -32600);
    assert_eq!(editor.ask("textDocument/rename", json!({}))["error"]["code"], -32601);
    assert_eq!(editor.ask("textDocument/hover", json!({ "a": 1 }))["error"]["code"], -32602);
    editor.send_raw(b"Content-Length: 5\r\n\r\n{\"a\":");
    let answer = editor.hear().expect("an answer");
    assert_eq!((&answer["error"]["code"], &answer["id"]), (&json!(-32700), &Value::Null));
    editor.send(&json!([1, 2]));
    assert_eq!(editor.hear().expect("an answer")["error"]["code"], -32600);
    for nonsense in [json!({}), json!({ "textDocument": 7 }), json!("x"), Value::Null] {
        for method in ["textDocument/didChange", "textDocument/didClose", "$/unknown"] {
            editor.tell(method, nonsense.clone());
        }
    }
    editor.tell("$/cancelRequest", json!({ "id": 999 }));
    let nul = editor.open("untitled:nul", "plaintext", "a\u{0}b");
    assert_eq!(nul["diagnostics"][0]["severity"], 1);
    assert_eq!(codes(&editor.open("untitled:empty", "plaintext", " \n")), Vec::<&str>::new());
    let far = json!({ "line": 4_294_967_295_u32, "character": 4_294_967_295_u32 });
    editor.open(URI, "markdown", STORY);
    let range = json!({ "start": far, "end": { "line": 0, "character": 3 } });
    editor.tell(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": URI, "version": 2 },
                "contentChanges": [{ "range": range, "text": "x" }] }),
    );
    assert_eq!(editor.diagnostics()["version"], 2);
    assert_eq!(editor.hover(URI, u32::MAX, u32::MAX), Value::Null);
    // Shut down, it answers no more.
    editor.ask("shutdown", Value::Null);
    assert_eq!(editor.ask("textDocument/hover", json!({}))["error"]["code"], -32600);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.hear(), None);
    assert_eq!(editor.hang_up(), Some(0));
}

#[test]
fn who_leaves_without_a_word_is_told_by_the_exit_code() {
    let here = Sandbox::new();
    assert_eq!(Editor::start(&here, &[]).hang_up(), Some(1));
    let (mut editor, _) = Editor::acquainted(&here, json!({}));
    editor.tell("exit", Value::Null);
    assert_eq!(editor.hang_up(), Some(1));
    // What is no message ends it, as does one that is longer than any.
    for head in
        ["GET / HTTP/1.1", "Content-Length: 18446744073709551615", "Content-Length: 99999999999"]
    {
        let mut editor = Editor::start(&here, &[]);
        editor.send_raw(format!("{head}\r\n\r\n").as_bytes());
        assert_eq!(editor.hear(), None);
        assert_eq!(editor.hang_up(), Some(1));
    }
}

#[test]
fn a_request_that_waits_can_be_cancelled() {
    let here = Sandbox::new();
    let (mut editor, _) = Editor::acquainted(&here, json!({}));
    editor.open(URI, "markdown", STORY);
    let position = json!({ "line": 5, "character": 22 });
    let request = |id: u64| {
        json!({ "jsonrpc": "2.0", "id": id, "method": "textDocument/hover",
                "params": { "textDocument": { "uri": URI }, "position": position } })
    };
    let cancel = json!({ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": 1099 } });
    let mut messages: Vec<Value> = (1000..1100).map(request).collect();
    messages.push(cancel);
    editor.send_all(&messages);
    let mut answers = Vec::new();
    while answers.len() < 100 {
        answers.push(editor.hear().expect("each is answered once"));
    }
    let cancelled: Vec<&Value> =
        answers.iter().filter(|answer| answer["error"]["code"] == -32800).collect();
    assert_eq!(cancelled.len(), 1);
    assert_eq!(cancelled[0]["id"], 1099);
    assert_eq!(editor.leave(), Some(0));
}

/// A story of some MB with a caption that is wrong.
fn long_story() -> String {
    let body =
        "Halvorsen and her group in Bergen measured 12,000 fish on Monday.\n\n".repeat(65_000);
    format!("{STORY}\n{body}")
}

#[test]
fn a_story_of_some_megabytes_is_checked() {
    let here = Sandbox::new();
    let (mut editor, _) = Editor::acquainted(&here, json!({}));
    let story = long_story();
    assert!(story.len() > 4 << 20);
    let opened = editor.open(URI, "markdown", &story);
    assert_eq!(codes(&opened), ["name-misspelt", "weekday-mismatch"]);
    // One that is longer than any story is told to be.
    let opened = editor.open("untitled:long", "plaintext", &"Bergen ".repeat(1_200_000));
    let said = opened["diagnostics"][0]["message"].as_str().expect("a message");
    assert!(said.contains("larger than 8 MiB"), "{said}");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn a_check_does_not_keep_the_editor_waiting() {
    let here = Sandbox::new();
    let (mut editor, _) = Editor::acquainted(&here, json!({}));
    let document = json!({ "uri": URI, "languageId": "markdown", "version": 1,
                           "text": long_story() });
    editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
    // Heard behind it, and answered while it is checked.
    assert_eq!(editor.hover("file:///not/open.md", 0, 0), Value::Null);
    let position = json!({ "line": 5, "character": 22 });
    let hover = |id: &str, uri: &str| {
        json!({ "jsonrpc": "2.0", "id": id, "method": "textDocument/hover",
                "params": { "textDocument": { "uri": uri }, "position": position } })
    };
    editor.send(&hover("waits", URI));
    // The story as it was then is of no interest any more, to nobody.
    editor.tell(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": URI, "version": 2 },
                "contentChanges": [{ "text": STORY }] }),
    );
    let left = editor.hear().expect("an answer");
    assert_eq!((&left["id"], &left["error"]["code"]), (&json!("waits"), &json!(-32801)));
    let published = editor.hear().expect("diagnostics");
    assert_eq!(published["params"]["version"], 2, "{published}");
    assert_eq!(codes(&published["params"]), ["name-misspelt", "weekday-mismatch"]);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn who_leaves_in_a_check_does_not_wait_for_it() {
    for leaves in [true, false] {
        let here = Sandbox::new();
        let (mut editor, _) = Editor::acquainted(&here, json!({}));
        let document = json!({ "uri": URI, "languageId": "markdown", "version": 1,
                               "text": long_story() });
        editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
        assert_eq!(editor.hover("file:///not/open.md", 0, 0), Value::Null);
        if leaves {
            editor.send(&json!({ "jsonrpc": "2.0", "id": "bye", "method": "shutdown" }));
            let answer = editor.hear().expect("an answer");
            assert_eq!((&answer["id"], &answer["result"]), (&json!("bye"), &Value::Null));
            editor.tell("exit", Value::Null);
        } else {
            editor.close();
        }
        // No diagnostics come any more.
        assert_eq!(editor.hear(), None);
        assert_eq!(editor.hang_up(), Some(i32::from(!leaves)));
    }
}
