//! An editor that starts the real server and talks to it over pipes.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use serde_json::{Value, json};

use crate::common::Sandbox;

pub struct Editor {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
    next_id: u64,
}

impl Editor {
    /// Starts the server in a folder and says nothing yet.
    pub fn start(here: &Sandbox, args: &[&str]) -> Editor {
        let mut command = here.command(&[&["lsp"], args].concat());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the server starts");
        let stdin = child.stdin.take();
        let stdout = BufReader::new(child.stdout.take().expect("it has an output"));
        Editor { child, stdin, stdout, next_id: 1 }
    }

    /// Starts the server and gets acquainted.
    pub fn acquainted(here: &Sandbox, capabilities: Value) -> (Editor, Value) {
        let mut editor = Editor::start(here, &["--stdio"]);
        let answer = editor.ask("initialize", json!({ "capabilities": capabilities }));
        editor.tell("initialized", json!({}));
        (editor, answer["result"].clone())
    }

    pub fn send_raw(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().expect("the pipe is open");
        stdin.write_all(bytes).expect("the server reads");
        stdin.flush().expect("the server reads");
    }

    pub fn send(&mut self, message: &Value) {
        self.send_all(std::slice::from_ref(message));
    }

    /// Sends messages in one go, so that the server finds all of them waiting.
    pub fn send_all(&mut self, messages: &[Value]) {
        let frame = |message: &Value| {
            let message = message.to_string();
            format!("Content-Length: {}\r\n\r\n{message}", message.len())
        };
        let all: String = messages.iter().map(frame).collect();
        self.send_raw(all.as_bytes());
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks, and hears what comes until the answer is there, which is handed back.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.next_id;
        self.next_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.hear().expect("an answer comes");
            if message["id"] == id {
                return message;
            }
        }
    }

    /// The next message; nothing where the server has hung up.
    pub fn hear(&mut self) -> Option<Value> {
        let mut length = None;
        loop {
            let mut line = String::new();
            if self.stdout.read_line(&mut line).expect("it is text") == 0 {
                return None;
            }
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.strip_prefix("Content-Length: ") {
                length = value.trim().parse::<usize>().ok();
            }
        }
        let mut message = vec![0; length.expect("a message tells its length")];
        self.stdout.read_exact(&mut message).expect("it is whole");
        Some(serde_json::from_slice(&message).expect("it is JSON"))
    }

    /// The params of the next message of a method.
    pub fn hear_of(&mut self, method: &str) -> Value {
        loop {
            let message = self.hear().expect("it comes");
            if message["method"] == method {
                return message["params"].clone();
            }
        }
    }

    pub fn diagnostics(&mut self) -> Value {
        self.hear_of("textDocument/publishDiagnostics")
    }

    pub fn open(&mut self, uri: &str, language: &str, text: &str) -> Value {
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        self.diagnostics()
    }

    /// Puts another text in the place of the whole document.
    pub fn change(&mut self, uri: &str, version: u64, text: &str) -> Value {
        let params = json!({
            "textDocument": { "uri": uri, "version": version },
            "contentChanges": [{ "text": text }],
        });
        self.tell("textDocument/didChange", params);
        self.diagnostics()
    }

    pub fn hover(&mut self, uri: &str, line: u32, character: u32) -> Value {
        let position = json!({ "line": line, "character": character });
        let params = json!({ "textDocument": { "uri": uri }, "position": position });
        self.ask("textDocument/hover", params)["result"].clone()
    }

    /// What stands beside the text of some lines.
    pub fn hints(&mut self, uri: &str, lines: std::ops::Range<u32>) -> Value {
        let at = |line: u32| json!({ "line": line, "character": 0 });
        let range = json!({ "start": at(lines.start), "end": at(lines.end) });
        let params = json!({ "textDocument": { "uri": uri }, "range": range });
        self.ask("textDocument/inlayHint", params)["result"].clone()
    }

    pub fn actions(&mut self, uri: &str, range: &Value, only: Option<&str>) -> Vec<Value> {
        let mut context = json!({ "diagnostics": [] });
        if let Some(only) = only {
            context["only"] = json!([only]);
        }
        let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": context });
        let answer = self.ask("textDocument/codeAction", params);
        answer["result"].as_array().cloned().unwrap_or_else(|| panic!("{answer}"))
    }

    /// Says nothing any more.
    pub fn close(&mut self) {
        self.stdin = None;
    }

    /// Hangs up and tells the exit code.
    pub fn hang_up(mut self) -> Option<i32> {
        self.close();
        self.child.wait().expect("it ends").code()
    }

    /// Takes leave as the protocol has it.
    pub fn leave(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
        self.tell("exit", Value::Null);
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // It has ended already, unless the test has failed.
        let _ = self.child.kill();
    }
}

/// The text with the edits of an action made, positions counted in UTF-16.
pub fn edited(text: &str, uri: &str, action: &Value) -> String {
    let offset = |position: &Value| {
        let line = position["line"].as_u64().expect("a line") as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = position["character"].as_u64().expect("a character") as usize;
        let mut at = start;
        for c in text[start..].chars() {
            if units == 0 {
                break;
            }
            units -= c.len_utf16();
            at += c.len_utf8();
        }
        at
    };
    let edits = action["edit"]["changes"][uri].as_array().expect("it has edits");
    let mut edits: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let (start, end) = (&edit["range"]["start"], &edit["range"]["end"]);
            (offset(start), offset(end), edit["newText"].as_str().expect("a text"))
        })
        .collect();
    edits.sort_unstable();
    let mut text = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}
