//! Lists of what git ignores, before a walk through folders opens them.

use std::fs;
use std::path::Path;

use super::input::Input;

/// What says in a folder which of its files are passed over.
const LISTS: [&str; 4] = [".gitignore", ".ignore", ".git", ".git/info/exclude"];

/// A larger one is none, in bytes.
const LARGEST: u64 = 1 << 20;

/// What keeps a folder from being walked: a list in it that is no file, such as
/// a link to a device, would be read for ever.
pub fn trap(folder: &Path) -> Option<Input> {
    LISTS.iter().map(|name| folder.join(name)).find_map(|list| {
        let found = fs::metadata(&list).ok()?;
        let is_plain = found.is_dir() || (found.is_file() && found.len() <= LARGEST);
        (!is_plain).then(|| Input::Lost {
            path: list.display().to_string(),
            message: "this is no list of what git ignores, but a pipe, a device or larger than \
                      1 MiB, so that its folder is not read"
                .to_owned(),
        })
    })
}
