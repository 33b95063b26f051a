use std::fs;
use std::io;
use std::path::Path;

/// Writes a file whole or not at all: a reader, or a second process that
/// writes it too, never sees a part.
pub(super) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let new = path.with_file_name(name);
    let written = fs::write(&new, content).and_then(|()| fs::rename(&new, path));
    if written.is_err() {
        // What failed is told by the first error.
        let _ = fs::remove_file(&new);
    }
    written
}
