//! The repository that a report is for: its paths start there, whatever the
//! files were called on the command line.

use std::path::{Component, Path, PathBuf};

/// A repository's root, and the folder that paths are told from.
#[derive(Debug, Clone, Default)]
pub struct Root {
    root: PathBuf,
    here: PathBuf,
}

impl Root {
    /// The root of the repository around a folder: the nearest folder above it,
    /// or itself, that holds `.git`; else the folder itself.
    pub fn around(here: &Path) -> Root {
        let root = here.ancestors().find(|above| above.join(".git").exists()).unwrap_or(here);
        Root { root: root.to_owned(), here: here.to_owned() }
    }

    /// A path from the root, with `/` between folders; one that leads out of
    /// the repository stays as it is.
    pub fn relative(&self, path: &str) -> String {
        let mut whole = PathBuf::new();
        for component in self.here.join(path).components() {
            match component {
                Component::ParentDir => {
                    whole.pop();
                }
                Component::CurDir => {}
                other => whole.push(other),
            }
        }
        let inside = whole.strip_prefix(&self.root).ok();
        let inside = inside.filter(|inside| !inside.as_os_str().is_empty());
        inside.map_or_else(
            || path.to_owned(),
            |inside| {
                let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
                parts.join("/")
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_root() {
        let root = Root { root: "/r".into(), here: "/r/desk".into() };
        for (path, is) in [
            ("a.md", "desk/a.md"),
            ("./a.md", "desk/a.md"),
            ("../b/c.md", "b/c.md"),
            ("/r/b/c.md", "b/c.md"),
            ("/other/c.md", "/other/c.md"),
            ("../../c.md", "../../c.md"),
        ] {
            assert_eq!(root.relative(path), is);
        }
    }
}
