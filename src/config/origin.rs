use std::fmt;

use super::LineColumn;

/// Where a setting comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nobody says otherwise.
    #[default]
    Default,
    /// A configuration file.
    File {
        /// The file.
        path: String,
        /// Where in it.
        at: LineColumn,
    },
    /// An option.
    CommandLine,
}

impl Origin {
    /// A place in a file.
    pub fn file(path: &str, at: LineColumn) -> Origin {
        Origin::File { path: path.to_owned(), at }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
            Origin::File { path, at } => write!(f, "{path}:{}", at.line),
            Origin::CommandLine => f.write_str("command line"),
        }
    }
}
