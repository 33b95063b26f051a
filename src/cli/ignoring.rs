//! Lists of what git ignores, before a walk through folders opens them.

use std::fs;
use std::path::{Path, PathBuf};

/// What says in a folder which of its files are passed over.
const LISTS: [&str; 4] = [".gitignore", ".ignore", ".git", ".git/info/exclude"];

/// A larger one is none, in bytes.
const LARGEST: u64 = 1 << 20;

/// What to say of a [`trap`].
pub const TRAPPED: &str = "this is no list of what git ignores, but a pipe, a device or larger \
    than 1 MiB, so that its folder is not read";

/// What keeps a folder from being walked: a list in it that is no file, such as
/// a link to a device, would be read for ever.
pub fn trap(folder: &Path) -> Option<PathBuf> {
    LISTS.iter().map(|name| folder.join(name)).find(|list| {
        let is_plain = |of: fs::Metadata| of.is_dir() || (of.is_file() && of.len() <= LARGEST);
        fs::metadata(list).is_ok_and(|found| !is_plain(found))
    })
}
