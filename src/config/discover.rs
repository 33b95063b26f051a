//! Where the configuration of a file stands.

use std::path::{Component, Path, PathBuf};

use crate::files::Bounds;

/// What a configuration file is called.
pub const NAME: &str = "cutline.yaml";

/// The configuration of what lies in a folder (see [`normal`]): in it or in
/// the nearest folder above it, up to the root of the repository.
pub fn nearest(folder: &Path) -> Option<PathBuf> {
    for above in folder.ancestors() {
        let file = above.join(NAME);
        // One that is a link to somewhere else was not put there by its owner.
        if file.is_file() && Bounds::of(above).hold(&file) {
            return Some(file);
        }
        if above.join(".git").exists() {
            break;
        }
    }
    None
}

/// The path from the root on, without `.` and `..` in it; nothing need be there.
pub fn normal(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut normal = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => _ = normal.pop(),
            part => normal.push(part),
        }
    }
    normal
}

/// A file as messages call it: from the working directory on, where it lies in it.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}
