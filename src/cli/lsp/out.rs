//! What is said to the editor.

use gen_lsp_types::json_rpc::{Error, Id, RequestObject, ResponseObject};
use gen_lsp_types::{ErrorCodes, LspErrorCodes, Notification, Request};
use serde::Serialize;

/// Messages to send, in order.
#[derive(Default)]
pub struct Out {
    messages: Vec<String>,
}

impl Out {
    pub fn take(&mut self) -> Vec<String> {
        std::mem::take(&mut self.messages)
    }

    pub fn answer(&mut self, answer: &ResponseObject) {
        self.send(answer);
    }

    pub fn refuse(&mut self, id: Id, error: Error) {
        self.send(&ResponseObject::from_error(id, error));
    }

    pub fn notify<N: Notification>(&mut self, params: N::Params) {
        self.send(&RequestObject::from_notification::<N>(params));
    }

    pub fn ask<R: Request>(&mut self, id: &str, params: R::Params) {
        self.send(&RequestObject::from_request::<R>(id.to_owned().into(), params));
    }

    fn send(&mut self, message: &impl Serialize) {
        // All of them are made of texts and numbers.
        self.messages.extend(serde_json::to_string(message));
    }
}

/// Why a request has no result.
pub fn error(code: ErrorCodes, message: impl Into<String>) -> Error {
    Error { code, message: message.into(), data: None }
}

/// The same, of what the protocol adds to JSON-RPC.
pub fn gone(code: LspErrorCodes, message: &str) -> Error {
    error(ErrorCodes::Custom(code.into()), message)
}
