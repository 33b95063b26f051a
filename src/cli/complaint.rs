//! What standard error says of an input.

use std::io::{self, ErrorKind};

use cutline::article::Article;
use cutline::read::ReadError;

/// What kept a file from being read, in an editor's words.
pub fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "it may not be read: permission denied".to_owned(),
        ErrorKind::IsADirectory => "this is a folder".to_owned(),
        _ => format!("it cannot be read: {error}"),
    }
}

/// How standard error says that a story could not be read.
pub fn complaint(path: &str, error: &ReadError) -> String {
    match (error.line, error.column) {
        (Some(line), Some(column)) => format!("{path}:{line}:{column}: {}", error.message),
        (Some(line), None) => format!("{path}:{line}: {}", error.message),
        _ => format!("{path}: {}", error.message),
    }
}

/// What standard error says of a file that is not UTF-8 throughout.
pub fn broken_notice(path: &str) -> String {
    format!("{path}: some bytes are not UTF-8 and are read as U+FFFD; save the file as UTF-8")
}

/// What standard error says of a story that was read in spite of its faults.
pub fn notices(path: &str, article: &Article) -> Vec<String> {
    let name = match &article.id {
        Some(id) => format!("{path}: story {id}"),
        None => path.to_owned(),
    };
    article.notices.iter().map(|notice| format!("{name}: {notice}")).collect()
}
