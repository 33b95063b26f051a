use super::{ConfigError, LineColumn};

/// A fault at a place of a file, with what to do about it.
pub(super) fn fault(
    path: &str,
    at: LineColumn,
    message: String,
    help: Option<String>,
) -> ConfigError {
    ConfigError { path: path.to_owned(), line: at.line, column: at.column, message, help }
}
