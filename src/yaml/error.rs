use std::fmt;

/// A fault in a file of rules or of configuration, at the place where a person would mend it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub struct FileError {
    /// The file.
    pub path: String,
    /// 1-based line; 0 where the fault is the file itself.
    pub line: usize,
    /// 1-based column, in characters; 0 where the fault is the file itself.
    pub column: usize,
    /// What is wrong, with the offending text.
    pub message: String,
    /// What was expected, or what was probably meant.
    pub help: Option<String>,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FileError { path, line, column, message, help } = self;
        match line {
            0 => write!(f, "{path}: {message}")?,
            _ => write!(f, "{path}:{line}:{column}: {message}")?,
        }
        help.as_ref().map_or(Ok(()), |help| write!(f, ": {help}"))
    }
}
