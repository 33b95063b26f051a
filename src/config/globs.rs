//! Paths named by patterns, as in a .gitignore.

use std::path::Path;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::{Origin, Placed};

/// Patterns and where each stands.
#[derive(Debug, Clone)]
pub(super) struct Globs {
    matcher: Gitignore,
    origins: Vec<(String, Origin)>,
}

impl Globs {
    /// The patterns of one or several files, given with the files' names.
    /// Patterns that are none match nothing.
    pub fn new<'g>(globs: impl IntoIterator<Item = (&'g str, &'g Placed<String>)>) -> Globs {
        let mut builder = builder();
        let mut origins = Vec::new();
        for (path, glob) in globs {
            // What cannot be read was complained of where the file was.
            let _ = builder.add_line(None, &glob.value);
            origins.push((glob.value.trim_end().to_owned(), Origin::file(path, glob.at)));
        }
        Globs { matcher: builder.build().unwrap_or_else(|_| Gitignore::empty()), origins }
    }

    /// The pattern that decides of a path, relative to the patterns' root, and
    /// where it stands.
    pub fn matched(&self, path: &Path) -> Option<&(String, Origin)> {
        if path.has_root() || path.as_os_str().is_empty() {
            return None;
        }
        match self.matcher.matched_path_or_any_parents(path, false) {
            Match::Ignore(glob) => {
                self.origins.iter().rev().find(|(text, _)| text == glob.original())
            }
            Match::Whitelist(_) | Match::None => None,
        }
    }

    /// All patterns and where they stand.
    pub fn iter(&self) -> impl Iterator<Item = &(String, Origin)> {
        self.origins.iter()
    }
}

fn builder() -> GitignoreBuilder {
    let mut builder = GitignoreBuilder::new("");
    builder.allow_unclosed_class(false);
    builder
}

/// What is wrong with a pattern.
pub(super) fn fault(glob: &str) -> Option<(String, &'static str)> {
    if glob.trim().is_empty() || glob.starts_with('#') {
        return Some((format!("`{glob}` matches nothing"), "expected a pattern such as `drafts/`"));
    }
    let error = builder().add_line(None, glob).err()?;
    let said = error.to_string();
    let said = said.rsplit_once("': ").map_or(said.as_str(), |(_, said)| said);
    let help = "expected a pattern such as `drafts/`, `*.draft.md` or `news/**/old-*`";
    Some((format!("`{glob}` is no pattern: {said}"), help))
}
