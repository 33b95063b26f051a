use std::path::{Path, PathBuf};

/// How far a file may lead that nobody named on the command line: what it names
/// has to lie below the root of its repository.
///
/// Where there is no repository, it is the working directory if the file lies
/// in it, and otherwise the file's own folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    root: PathBuf,
}

impl Bounds {
    /// The bounds of what a file in a folder names.
    pub fn of(folder: &Path) -> Bounds {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let is_root = |above: &&Path| above.join(".git").exists();
        let here = || std::env::current_dir().ok().and_then(|here| here.canonicalize().ok());
        let root = folder.ancestors().find(is_root).map(Path::to_owned);
        let root = root.or_else(|| here().filter(|here| folder.starts_with(here)));
        Bounds { root: root.unwrap_or(folder) }
    }

    /// The bounds of a folder that was named.
    pub fn at(folder: &Path) -> Bounds {
        Bounds { root: folder.canonicalize().unwrap_or_else(|_| folder.to_owned()) }
    }

    /// Whether a path leads to something within, whatever links are on its way.
    /// What git keeps of a repository, its passwords among it, is not.
    pub fn hold(&self, path: &Path) -> bool {
        let Ok(path) = path.canonicalize() else { return false };
        path.strip_prefix(&self.root).is_ok_and(|way| !way.components().any(is_of_git))
    }

    /// Whether a path, as it is written, leads out, be there what may.
    pub fn leave(&self, path: &Path) -> bool {
        // What is not there is judged by the folders that are.
        match path.exists() {
            true => !self.hold(path),
            false => {
                let there = path.ancestors().skip(1).find_map(|above| above.canonicalize().ok());
                !path.starts_with(&self.root)
                    && !there.is_some_and(|above| above.starts_with(&self.root))
            }
        }
    }
}

fn is_of_git(step: std::path::Component) -> bool {
    step.as_os_str().eq_ignore_ascii_case(".git")
}
