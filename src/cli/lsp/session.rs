//! A conversation with an editor: what it says goes in, answers come out.

use gen_lsp_types::json_rpc::{Error, Id, RequestObject, ResponseObject};
use gen_lsp_types::{
    CancelParams, CodeActionKind, CodeActionOptions, CodeActionParams, DidChangeTextDocumentParams,
    DidChangeWatchedFilesRegistrationOptions, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, ErrorCodes, FileSystemWatcher, HoverParams, InitializeRequest,
    InitializeResult, InlayHintParams, PositionEncodingKind, Registration, RegistrationParams,
    RegistrationRequest, ServerCapabilities, ServerInfo, ShutdownRequest, TextDocumentSyncKind,
    TextDocumentSyncOptions,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::action::FIX_ALL;
use super::document::Document;
use super::out::error;
use super::position::Encoding;
use super::worker::{Done, Worker};
use super::workspace::{Abilities, Wanted, Workspace};
use crate::cli::select::SettingArgs;

/// How far the conversation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Unacquainted,
    Talking,
    ShutDown,
}

/// A conversation.
pub struct Session<'a> {
    stage: Stage,
    watches_files: bool,
    workspace: Workspace<'a>,
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

impl<'a> Session<'a> {
    pub fn new(args: &'a SettingArgs, worker: Worker) -> Session<'a> {
        let workspace = Workspace::new(args, worker);
        Session { stage: Stage::Unacquainted, watches_files: false, workspace }
    }

    /// What is to be sent since this was last asked.
    pub fn take_out(&mut self) -> Vec<String> {
        self.workspace.out.take()
    }

    /// Takes in what was done beside the conversation.
    pub fn take_in(&mut self, done: Done) {
        self.workspace.take_in(done);
    }

    /// Begins with what is to be done next, if nothing is being done.
    pub fn go_on(&mut self) {
        self.workspace.go_on();
    }

    /// Takes in one message.
    pub fn hear(&mut self, message: &[u8]) -> Turn {
        let read = match serde_json::from_slice::<Value>(message) {
            Err(other) => Err(error(ErrorCodes::ParseError, other.to_string())),
            Ok(value) => serde_json::from_value::<RequestObject>(value)
                .map_err(|other| error(ErrorCodes::InvalidRequest, other.to_string())),
        };
        let (method, id, params) = match read {
            Ok(message) => message.into_parts(),
            Err(error) => {
                self.workspace.out.refuse(Id::Null, error);
                return Turn::Goes;
            }
        };
        let params = params.unwrap_or_default();
        match (id, method.as_str()) {
            // An answer to a request of ours.
            (_, "") => {}
            (Some(id), method) => {
                if let Err(error) = self.answer(&id, method, params) {
                    self.workspace.out.refuse(id, error);
                }
            }
            (None, "exit") => return Turn::Over { is_proper: self.stage == Stage::ShutDown },
            (None, method) if self.stage == Stage::Talking => self.note(method, params),
            (None, _) => {}
        }
        Turn::Goes
    }

    /// Answers a request, now or when its document is checked.
    fn answer(&mut self, id: &Id, method: &str, params: Value) -> Result<(), Error> {
        match (self.stage, method) {
            (Stage::Unacquainted, "initialize") => {
                let answer = self.initialize(&params);
                let id = id.clone();
                let answer = ResponseObject::from_success::<InitializeRequest>(id, answer);
                self.workspace.out.answer(&answer);
            }
            (Stage::Unacquainted, _) => {
                let message = "the server is not initialized";
                return Err(error(ErrorCodes::ServerNotInitialized, message));
            }
            (Stage::ShutDown, _) | (Stage::Talking, "initialize") => {
                let message = format!("`{method}` cannot be asked now");
                return Err(error(ErrorCodes::InvalidRequest, message));
            }
            (Stage::Talking, "shutdown") => {
                self.stage = Stage::ShutDown;
                self.workspace.clear();
                let answer = ResponseObject::from_success::<ShutdownRequest>(id.clone(), ());
                self.workspace.out.answer(&answer);
            }
            (Stage::Talking, "textDocument/hover") => {
                let asked = read::<HoverParams>(params)?.text_document_position_params;
                let wanted = Wanted::Hover(asked.position);
                self.workspace.ask(id.clone(), asked.text_document.uri, wanted);
            }
            (Stage::Talking, "textDocument/codeAction") => {
                let CodeActionParams { text_document, range, context, .. } = read(params)?;
                self.workspace.ask(
                    id.clone(),
                    text_document.uri,
                    Wanted::Actions(range, context.only),
                );
            }
            (Stage::Talking, "textDocument/inlayHint") => {
                let InlayHintParams { text_document, range, .. } = read(params)?;
                self.workspace.ask(id.clone(), text_document.uri, Wanted::Hints(range));
            }
            (Stage::Talking, _) => {
                let message = format!("there is no method `{method}` here");
                return Err(error(ErrorCodes::MethodNotFound, message));
            }
        }
        Ok(())
    }

    /// Gets acquainted. Of what the editor says of itself little is asked, and
    /// nothing has to be there.
    fn initialize(&mut self, params: &Value) -> InitializeResult {
        let can = |pointer: &str| params.pointer(pointer).and_then(Value::as_bool) == Some(true);
        let encodings = params.pointer("/capabilities/general/positionEncodings");
        let encodings = encodings.and_then(Value::as_array).into_iter().flatten();
        let has_utf8 = encodings.into_iter().any(|name| name == "utf-8");
        let (encoding, told) = match has_utf8 {
            true => (Encoding::Utf8, PositionEncodingKind::UTF8),
            false => (Encoding::Utf16, PositionEncodingKind::UTF16),
        };
        self.workspace.abilities = Abilities {
            encoding,
            related_information: can(
                "/capabilities/textDocument/publishDiagnostics/relatedInformation",
            ),
            refreshes_hints: can("/capabilities/workspace/inlayHint/refreshSupport"),
        };
        let shows_hints = params.pointer("/capabilities/textDocument/inlayHint").is_some();
        self.watches_files =
            can("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration");
        self.stage = Stage::Talking;
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(true.into()),
            ..TextDocumentSyncOptions::default()
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix, FIX_ALL.into()]),
            ..CodeActionOptions::default()
        };
        let version = env!("CARGO_PKG_VERSION").to_owned();
        InitializeResult {
            capabilities: ServerCapabilities {
                position_encoding: Some(told),
                text_document_sync: Some(sync.into()),
                hover_provider: Some(true.into()),
                code_action_provider: Some(actions.into()),
                inlay_hint_provider: shows_hints.then(|| true.into()),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo::new("cutline".to_owned(), Some(version))),
        }
    }

    /// Takes in a notification; one that is unknown or makes no sense is passed over.
    fn note(&mut self, method: &str, params: Value) {
        match method {
            "initialized" if self.watches_files => self.watch(),
            "$/cancelRequest" => {
                let Ok(CancelParams { id }) = read(params) else { return };
                self.workspace.cancel(&id.into());
            }
            "textDocument/didOpen" => {
                let Ok(DidOpenTextDocumentParams { text_document }) = read(params) else { return };
                let (uri, document) = Document::new(text_document);
                self.workspace.open(uri, document);
            }
            "textDocument/didChange" => {
                let Ok(params) = read::<DidChangeTextDocumentParams>(params) else { return };
                let document = params.text_document;
                let uri = document.text_document_identifier.uri;
                self.workspace.change(uri, params.content_changes, document.version);
            }
            "textDocument/didClose" => {
                let Ok(DidCloseTextDocumentParams { text_document }) = read(params) else { return };
                self.workspace.close(text_document.uri);
            }
            // What is saved may be a rule or a configuration.
            "textDocument/didSave"
            | "workspace/didChangeWatchedFiles"
            | "workspace/didChangeConfiguration" => self.workspace.check_anew(),
            _ => {}
        }
    }

    /// Asks the editor to say when configurations and rules change.
    fn watch(&mut self) {
        let watcher = |glob: &str| FileSystemWatcher::new(glob.to_owned().into(), None);
        let watchers = ["**/*.yaml", "**/*.yml"].map(watcher).to_vec();
        let options = DidChangeWatchedFilesRegistrationOptions { watchers };
        let registration = Registration {
            id: "configurations".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(json!(options)),
        };
        let params = RegistrationParams { registrations: vec![registration] };
        self.workspace.out.ask::<RegistrationRequest>("watch", params);
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Error> {
    serde_json::from_value(params)
        .map_err(|other| error(ErrorCodes::InvalidParams, other.to_string()))
}
