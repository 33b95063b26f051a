//! What is open, what is asked of it, and what is being done.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::sync::Arc;

use cutline::config::Settings;
use cutline::rule::Severity;
use gen_lsp_types::json_rpc::{Id, ResponseObject};
use gen_lsp_types::{
    CodeActionKind, CodeActionRequest, CodeActionResponse, Diagnostic, ErrorCodes, HoverRequest,
    InlayHintRefreshRequest, InlayHintRequest, LspErrorCodes, MessageType, Position,
    PublishDiagnosticsNotification, PublishDiagnosticsParams, Range, ShowMessageNotification,
    ShowMessageParams, TextDocumentContentChangeEvent, Uri,
};

use super::action::Asked;
use super::diagnostics::diagnostics;
use super::document::{Checked, Document, Found};
use super::hints::hints;
use super::hover::hover;
use super::out::{Out, error, gone};
use super::position::{Encoding, Lines};
use super::stop::Stop;
use super::worker::{Done, Worker};
use crate::cli::select::SettingArgs;
use crate::cli::setup::{Configurations, folder_of};

/// As many requests wait for their documents; more are refused.
const MOST_WAITING: usize = 1024;

/// What the editor can take.
#[derive(Debug, Clone, Copy)]
pub struct Abilities {
    pub encoding: Encoding,
    pub related_information: bool,
    /// Whether it asks anew for what stands beside the text when it is told to.
    pub refreshes_hints: bool,
}

/// The open documents, by their URI, and the work on them.
pub struct Workspace<'a> {
    pub out: Out,
    pub abilities: Abilities,
    args: &'a SettingArgs,
    configurations: Configurations<'a>,
    /// What was said of configurations that are wrong.
    told: BTreeSet<String>,
    documents: BTreeMap<String, Document>,
    /// Documents whose diagnostics are not sent yet.
    stale: BTreeSet<String>,
    /// Requests that are not answered yet, in order.
    waiting: VecDeque<Request>,
    running: Option<Running>,
    worker: Worker,
}

struct Request {
    id: Id,
    uri: String,
    wanted: Wanted,
}

/// What is asked of a document.
pub enum Wanted {
    Hover(Position),
    Actions(Range, Option<Vec<CodeActionKind>>),
    Hints(Range),
}

/// A piece of work that is being done beside.
struct Running {
    uri: String,
    stop: Stop,
    of: Task,
}

enum Task {
    Check { settings: Arc<Settings>, least: Severity },
    Request(Id),
}

/// What is known of a document.
enum State {
    Checked(Arc<Checked>),
    /// It is not open, is no story, is not to be checked, or has a
    /// configuration that is wrong.
    Unchecked,
    /// It is being checked.
    Waits,
}

impl<'a> Workspace<'a> {
    pub fn new(args: &'a SettingArgs, worker: Worker) -> Workspace<'a> {
        Workspace {
            out: Out::default(),
            abilities: Abilities {
                encoding: Encoding::Utf16,
                related_information: false,
                refreshes_hints: false,
            },
            args,
            configurations: Configurations::new(args, None),
            told: BTreeSet::new(),
            documents: BTreeMap::new(),
            stale: BTreeSet::new(),
            waiting: VecDeque::new(),
            running: None,
            worker,
        }
    }

    pub fn open(&mut self, Uri(uri): Uri, document: Document) {
        self.forget_configurations();
        self.leave(&uri);
        self.stale.insert(uri.clone());
        self.documents.insert(uri, document);
    }

    pub fn change(
        &mut self,
        Uri(uri): Uri,
        changes: Vec<TextDocumentContentChangeEvent>,
        version: i32,
    ) {
        self.leave(&uri);
        if let Some(document) = self.documents.get_mut(&uri) {
            document.change(changes, version, self.abilities.encoding);
            self.stale.insert(uri);
        }
    }

    pub fn close(&mut self, Uri(uri): Uri) {
        self.leave(&uri);
        if self.documents.remove(&uri).is_some() {
            self.stale.remove(&uri);
            self.publish(uri, None, Vec::new());
        }
    }

    /// Checks all that is open by configurations as they are now.
    pub fn check_anew(&mut self) {
        self.forget_configurations();
        self.stale.extend(self.documents.keys().cloned());
        if self.abilities.refreshes_hints {
            self.out.ask::<InlayHintRefreshRequest>("refresh", ());
        }
    }

    pub fn ask(&mut self, id: Id, Uri(uri): Uri, wanted: Wanted) {
        if self.waiting.len() < MOST_WAITING {
            self.waiting.push_back(Request { id, uri, wanted });
        } else {
            let error = gone(LspErrorCodes::ServerCancelled, "too many requests wait");
            self.out.refuse(id, error);
        }
    }

    /// Takes back a request; one that is answered already is none to cancel.
    pub fn cancel(&mut self, id: &Id) {
        let is_it = |request: &Request| request.id == *id;
        self.end(
            is_it,
            |running| matches!(&running.of, Task::Request(own) if own == id),
            || gone(LspErrorCodes::RequestCancelled, "cancelled"),
        );
    }

    /// Leaves everything: the editor takes its leave.
    pub fn clear(&mut self) {
        self.stale.clear();
        let is_any = |_: &Request| true;
        self.end(is_any, |_| true, || gone(LspErrorCodes::ServerCancelled, "the server ends"));
    }

    /// Ends what is being done, and was asked, on a document as it was.
    fn leave(&mut self, uri: &str) {
        let is_of_it = |request: &Request| request.uri == uri;
        self.end(
            is_of_it,
            |running| running.uri == uri,
            || gone(LspErrorCodes::ContentModified, "the document has changed"),
        );
    }

    /// Ends pieces of work; whoever has asked for them is told why.
    fn end(
        &mut self,
        is_one: impl Fn(&Request) -> bool,
        is_running: impl Fn(&Running) -> bool,
        why: impl Fn() -> gen_lsp_types::json_rpc::Error,
    ) {
        if let Some(running) = self.running.as_ref().filter(|running| is_running(running))
            && running.stop.set()
            && let Task::Request(id) = &running.of
        {
            self.out.refuse(id.clone(), why());
        }
        for request in std::mem::take(&mut self.waiting) {
            if is_one(&request) {
                self.out.refuse(request.id, why());
            } else {
                self.waiting.push_back(request);
            }
        }
    }

    fn forget_configurations(&mut self) {
        self.configurations = Configurations::new(self.args, None);
        self.told.clear();
        for document in self.documents.values_mut() {
            document.checked = None;
        }
        if let Some(Running { stop, of: Task::Check { .. }, .. }) = &self.running {
            stop.set();
        }
    }

    /// Takes in what came of the piece of work that was running.
    pub fn take_in(&mut self, done: Done) {
        let Some(Running { uri, stop, of }) = self.running.take() else { return };
        if stop.is_set() {
            return;
        }
        match (of, done) {
            (Task::Check { settings, least }, Done::Found(result)) => {
                self.found(uri, Checked { settings, least, result: *result });
            }
            (Task::Check { settings, least }, Done::Failed(error)) => {
                let result: Found = Some(Err(error));
                self.found(uri, Checked { settings, least, result });
            }
            (Task::Request(id), Done::Failed(other)) => {
                self.out.refuse(id, error(ErrorCodes::InternalError, other.message));
            }
            (_, Done::Answer(answer)) => self.out.answer(&answer),
            (_, Done::Found(_) | Done::Stopped) => {}
        }
    }

    fn found(&mut self, uri: String, checked: Checked) {
        let Some(document) = self.documents.get_mut(&uri) else { return };
        let checked = Arc::new(checked);
        document.checked = Some(checked.clone());
        if self.stale.remove(&uri) {
            self.publish_found(uri, &checked);
        }
    }

    /// Begins with what is to be done next, if nothing is being done.
    pub fn go_on(&mut self) {
        while self.running.is_none() {
            if let Some(request) = self.waiting.pop_front() {
                match self.state(&request.uri) {
                    State::Checked(checked) => self.begin(request, checked),
                    State::Unchecked => self.out.answer(&request.wanted.nothing(request.id)),
                    State::Waits => self.waiting.push_front(request),
                }
            } else if let Some(uri) = self.stale.pop_first() {
                match self.state(&uri) {
                    State::Checked(checked) => self.publish_found(uri, &checked),
                    State::Unchecked => {
                        let version = self.documents.get(&uri).map(|document| document.version);
                        self.publish(uri, version, Vec::new());
                    }
                    State::Waits => {
                        self.stale.insert(uri);
                    }
                }
            } else {
                return;
            }
        }
    }

    /// What is known of a document as it is now; a check begins where it is to
    /// be known.
    fn state(&mut self, uri: &str) -> State {
        let Some(document) = self.documents.get(uri).filter(|document| document.format.is_some())
        else {
            return State::Unchecked;
        };
        if let Some(checked) = &document.checked {
            return State::Checked(checked.clone());
        }
        let document = document.clone();
        let path = document.path.as_deref().unwrap_or(Path::new("-"));
        let configuration = match self.configurations.of(folder_of(path)) {
            Ok(configuration) => configuration,
            Err(errors) => {
                let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
                self.complain(errors.join("\n"));
                return State::Unchecked;
            }
        };
        if configuration.ignored(path).is_some() {
            return State::Unchecked;
        }
        let settings = configuration.settings(path);
        let least =
            configuration.levels().show.map_or(Severity::Warning, |(show, _)| show.severity());
        let of = Task::Check { settings: settings.clone(), least };
        let stop = self.run(uri, of);
        self.worker.work(move || {
            document
                .check(&document.text, &settings, &stop)
                .map(|found| Done::Found(Box::new(found)))
        });
        State::Waits
    }

    /// Answers a request beside the conversation.
    fn begin(&mut self, Request { id, uri, wanted }: Request, checked: Arc<Checked>) {
        let Some(document) = self.documents.get(&uri).cloned() else { return };
        let encoding = self.abilities.encoding;
        let stop = self.run(&uri, Task::Request(id.clone()));
        self.worker.work(move || {
            let lines = Lines::new(&document.text, encoding);
            let answer = match wanted {
                Wanted::Hover(position) => {
                    let found = hover(&checked, lines.byte(position), &lines);
                    ResponseObject::from_success::<HoverRequest>(id, found)
                }
                Wanted::Actions(range, only) => {
                    let asked = Asked {
                        uri: &Uri(uri),
                        document: &document,
                        checked: &checked,
                        lines: &lines,
                        range: lines.bytes(range),
                        only: only.as_deref(),
                        stop: &stop,
                    };
                    let found = asked.actions().into_iter().map(CodeActionResponse::from);
                    ResponseObject::from_success::<CodeActionRequest>(id, Some(found.collect()))
                }
                Wanted::Hints(range) => {
                    let found = hints(&checked, lines.bytes(range), &lines);
                    ResponseObject::from_success::<InlayHintRequest>(id, Some(found))
                }
            };
            stop.ask()?;
            Ok(Done::Answer(answer))
        });
    }

    fn run(&mut self, uri: &str, of: Task) -> Stop {
        let stop = Stop::default();
        self.running = Some(Running { uri: uri.to_owned(), stop: stop.clone(), of });
        stop
    }

    fn publish_found(&mut self, uri: String, checked: &Checked) {
        let Some(document) = self.documents.get(&uri) else { return };
        let version = document.version;
        let lines = Lines::new(&document.text, self.abilities.encoding);
        let uri = Uri(uri);
        let found = diagnostics(checked, &uri, &lines, self.abilities.related_information);
        self.publish(uri.0, Some(version), found);
    }

    fn publish(&mut self, uri: String, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri: Uri(uri), version, diagnostics };
        self.out.notify::<PublishDiagnosticsNotification>(params);
    }

    /// Says once what is wrong with a configuration.
    fn complain(&mut self, message: String) {
        if self.told.insert(message.clone()) {
            let params = ShowMessageParams { kind: MessageType::Error, message };
            self.out.notify::<ShowMessageNotification>(params);
        }
    }
}

impl Wanted {
    /// The answer where there is nothing to tell.
    fn nothing(&self, id: Id) -> ResponseObject {
        match self {
            Wanted::Hover(_) => ResponseObject::from_success::<HoverRequest>(id, None),
            Wanted::Actions(..) => {
                ResponseObject::from_success::<CodeActionRequest>(id, Some(Vec::new()))
            }
            Wanted::Hints(_) => {
                ResponseObject::from_success::<InlayHintRequest>(id, Some(Vec::new()))
            }
        }
    }
}
