//! A conversation with an editor: what it says goes in, answers come out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use cutline::rule::Severity;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::action::{Asked, FIX_ALL, QUICK_FIX};
use super::diagnostics::diagnostics;
use super::document::{Checked, Document};
use super::hover::hover;
use super::position::{Encoding, Lines};
use super::protocol::{
    CodeActionParams, Diagnostic, DidChangeParams, DidOpenParams, DocumentParams, HoverParams,
    Message, PublishDiagnosticsParams, ResponseError,
};
use crate::cli::select::SettingArgs;
use crate::cli::setup::{Configurations, folder_of};

/// A larger document would keep what is typed waiting, in bytes.
const LARGEST: usize = 1 << 20;

/// How far the conversation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Unacquainted,
    Talking,
    ShutDown,
}

/// What the editor can take.
#[derive(Debug, Clone, Copy)]
struct Abilities {
    encoding: Encoding,
    related_information: bool,
    watches_files: bool,
}

/// A conversation.
pub struct Session<'a> {
    args: &'a SettingArgs,
    stage: Stage,
    abilities: Abilities,
    configurations: Configurations<'a>,
    /// What was said of configurations that are wrong.
    told: BTreeSet<String>,
    documents: BTreeMap<String, Document>,
    /// Documents whose diagnostics are not sent yet.
    stale: BTreeSet<String>,
    /// Messages to send, in order.
    out: Vec<String>,
}

/// Whether the conversation goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Goes,
    /// The editor has taken its leave; whether as it should.
    Over {
        is_proper: bool,
    },
}

type Answer = Result<Value, ResponseError>;

impl<'a> Session<'a> {
    pub fn new(args: &'a SettingArgs) -> Session<'a> {
        Session {
            args,
            stage: Stage::Unacquainted,
            abilities: Abilities {
                encoding: Encoding::Utf16,
                related_information: false,
                watches_files: false,
            },
            configurations: Configurations::new(args, None),
            told: BTreeSet::new(),
            documents: BTreeMap::new(),
            stale: BTreeSet::new(),
            out: Vec::new(),
        }
    }

    /// What is to be sent since this was last asked.
    pub fn take_out(&mut self) -> Vec<String> {
        std::mem::take(&mut self.out)
    }

    /// Whether there are documents to check when nothing else is to be done.
    pub fn has_stale(&self) -> bool {
        !self.stale.is_empty()
    }

    /// Takes in one message.
    pub fn hear(&mut self, message: Message) -> Turn {
        let Message { id, method, params } = message;
        let Some(method) = method else { return Turn::Goes };
        match id {
            Some(id) => {
                let answer = self.answer(&method, params);
                self.respond(&id, answer);
                Turn::Goes
            }
            None if method == "exit" => Turn::Over { is_proper: self.stage == Stage::ShutDown },
            None => {
                if self.stage == Stage::Talking {
                    self.note(&method, params);
                }
                Turn::Goes
            }
        }
    }

    /// Answers what is no message.
    pub fn refuse(&mut self, id: &Value, error: ResponseError) {
        self.respond(id, Err(error));
    }

    fn answer(&mut self, method: &str, params: Value) -> Answer {
        match (self.stage, method) {
            (Stage::Unacquainted, "initialize") => Ok(self.initialize(&params)),
            (Stage::Unacquainted, _) => {
                let message = "the server is not initialized";
                Err(ResponseError::new(ResponseError::NOT_INITIALIZED, message))
            }
            (Stage::ShutDown, _) | (Stage::Talking, "initialize") => {
                let message = format!("`{method}` cannot be asked now");
                Err(ResponseError::new(ResponseError::INVALID_REQUEST, message))
            }
            (Stage::Talking, "shutdown") => {
                self.stage = Stage::ShutDown;
                Ok(Value::Null)
            }
            (Stage::Talking, "textDocument/hover") => self.hover(read(params)?),
            (Stage::Talking, "textDocument/codeAction") => self.code_actions(&read(params)?),
            (Stage::Talking, _) => {
                let message = format!("there is no method `{method}` here");
                Err(ResponseError::new(ResponseError::METHOD_NOT_FOUND, message))
            }
        }
    }

    fn initialize(&mut self, params: &Value) -> Value {
        let can = |pointer: &str| params.pointer(pointer).and_then(Value::as_bool) == Some(true);
        let encodings = params.pointer("/capabilities/general/positionEncodings");
        let encodings = encodings.and_then(Value::as_array).into_iter().flatten();
        let has_utf8 = encodings.into_iter().any(|name| name == "utf-8");
        self.abilities = Abilities {
            encoding: if has_utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
            related_information: can(
                "/capabilities/textDocument/publishDiagnostics/relatedInformation",
            ),
            watches_files: can("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration"),
        };
        self.stage = Stage::Talking;
        json!({
            "capabilities": {
                "positionEncoding": if has_utf8 { "utf-8" } else { "utf-16" },
                // 2: what has changed is told by its range.
                "textDocumentSync": { "openClose": true, "change": 2, "save": true },
                "hoverProvider": true,
                "codeActionProvider": { "codeActionKinds": [QUICK_FIX, FIX_ALL] },
            },
            "serverInfo": { "name": "cutline", "version": env!("CARGO_PKG_VERSION") },
        })
    }

    /// Takes in a notification; one that is unknown or makes no sense is passed over.
    fn note(&mut self, method: &str, params: Value) {
        match method {
            "initialized" if self.abilities.watches_files => self.watch(),
            "textDocument/didOpen" => {
                let Ok(DidOpenParams { text_document }) = read(params) else { return };
                let (uri, document) = Document::new(text_document);
                self.forget_configurations();
                self.stale.insert(uri.clone());
                self.documents.insert(uri, document);
            }
            "textDocument/didChange" => {
                let Ok(params) = read::<DidChangeParams>(params) else { return };
                let DidChangeParams { text_document, content_changes } = params;
                if let Some(document) = self.documents.get_mut(&text_document.uri) {
                    let encoding = self.abilities.encoding;
                    document.change(content_changes, text_document.version, encoding);
                    self.stale.insert(text_document.uri);
                }
            }
            "textDocument/didClose" => {
                let Ok(DocumentParams { text_document }) = read(params) else { return };
                if self.documents.remove(&text_document.uri).is_some() {
                    self.stale.remove(&text_document.uri);
                    self.publish(text_document.uri, None, Vec::new());
                }
            }
            // What is saved may be a rule or a configuration.
            "textDocument/didSave"
            | "workspace/didChangeWatchedFiles"
            | "workspace/didChangeConfiguration" => {
                self.forget_configurations();
                self.stale.extend(self.documents.keys().cloned());
            }
            _ => {}
        }
    }

    /// Asks the editor to say when configurations and rules change.
    fn watch(&mut self) {
        let watchers: Vec<Value> =
            ["**/*.yaml", "**/*.yml"].iter().map(|glob| json!({ "globPattern": glob })).collect();
        let registration = json!({
            "id": "configurations",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": watchers },
        });
        self.send(&json!({
            "jsonrpc": "2.0",
            "id": "watch",
            "method": "client/registerCapability",
            "params": { "registrations": [registration] },
        }));
    }

    fn forget_configurations(&mut self) {
        self.configurations = Configurations::new(self.args, None);
        self.told.clear();
        for document in self.documents.values_mut() {
            document.checked = None;
        }
    }

    /// Sends the diagnostics of one document that has changed.
    pub fn check_one(&mut self) {
        let Some(uri) = self.stale.pop_first() else { return };
        let checked = self.checked(&uri);
        let Some(document) = self.documents.get(&uri) else { return };
        let found = checked.map_or_else(Vec::new, |checked| {
            let lines = Lines::new(&document.text, self.abilities.encoding);
            diagnostics(&checked, &uri, &lines, self.abilities.related_information)
        });
        let version = document.version;
        self.publish(uri, Some(version), found);
    }

    fn publish(&mut self, uri: String, version: Option<i64>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri, version, diagnostics };
        self.notify("textDocument/publishDiagnostics", &params);
    }

    fn hover(&mut self, params: HoverParams) -> Answer {
        let uri = params.text_document.uri;
        let checked = self.checked(&uri);
        let (Some(checked), Some(document)) = (checked, self.documents.get(&uri)) else {
            return Ok(Value::Null);
        };
        let lines = Lines::new(&document.text, self.abilities.encoding);
        Ok(json!(hover(&checked, lines.byte(params.position), &lines)))
    }

    fn code_actions(&mut self, params: &CodeActionParams) -> Answer {
        let uri = params.text_document.uri.as_str();
        let checked = self.checked(uri);
        let (Some(checked), Some(document)) = (checked, self.documents.get(uri)) else {
            return Ok(json!([]));
        };
        let lines = Lines::new(&document.text, self.abilities.encoding);
        let asked = Asked {
            uri,
            document,
            checked: &checked,
            lines: &lines,
            range: lines.bytes(params.range),
            only: params.context.only.as_deref(),
        };
        Ok(json!(asked.actions()))
    }

    /// What is found in a document as it is now; nothing where it is not open,
    /// is no story, is not to be checked, or has a configuration that is wrong.
    fn checked(&mut self, uri: &str) -> Option<Arc<Checked>> {
        let document = self.documents.get(uri)?;
        document.format?;
        if let Some(checked) = &document.checked {
            return Some(checked.clone());
        }
        if document.text.len() > LARGEST {
            self.complain(format!(
                "{uri} is larger than {} MiB, and is not checked while it is written",
                LARGEST >> 20
            ));
            return None;
        }
        let path = document.path.clone();
        let path = path.as_deref().unwrap_or(Path::new("-"));
        let configuration = match self.configurations.of(folder_of(path)) {
            Ok(configuration) => configuration,
            Err(errors) => {
                let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
                self.complain(errors.join("\n"));
                return None;
            }
        };
        if configuration.ignored(path).is_some() {
            return None;
        }
        let settings = configuration.settings(path);
        let least =
            configuration.levels().show.map_or(Severity::Warning, |(show, _)| show.severity());
        let document = self.documents.get_mut(uri)?;
        let result = document.check(&document.text, &settings);
        let checked = Arc::new(Checked { settings, least, result });
        document.checked = Some(checked.clone());
        Some(checked)
    }

    /// Says once what is wrong with a configuration.
    fn complain(&mut self, message: String) {
        if self.told.insert(message.clone()) {
            self.notify("window/showMessage", &json!({ "type": 1, "message": message }));
        }
    }

    fn respond(&mut self, id: &Value, answer: Answer) {
        self.send(&match answer {
            Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
            Err(error) => json!({ "jsonrpc": "2.0", "id": id, "error": error }),
        });
    }

    fn notify(&mut self, method: &str, params: &impl Serialize) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn send(&mut self, message: &Value) {
        self.out.push(message.to_string());
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, ResponseError> {
    serde_json::from_value(params)
        .map_err(|error| ResponseError::new(ResponseError::INVALID_PARAMS, error.to_string()))
}
