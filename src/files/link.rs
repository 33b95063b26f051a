use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Makes sure that a path leads where it says: it is itself no link, and below
/// the working directory no folder on the way is one. What lies there may have
/// come from a stranger; how the way to it is laid out is its owner's affair.
///
/// A link to what is no file, as `/dev/stdout` is, leads nowhere else.
///
/// # Errors
/// The link, and what to do.
pub fn real(path: &Path) -> io::Result<()> {
    let whole = std::path::absolute(path)?;
    let here = std::env::current_dir().unwrap_or_default();
    let mut way = PathBuf::new();
    for step in whole.components() {
        if step == Component::ParentDir {
            way.pop();
            continue;
        }
        way.push(step);
        let is_ours = way == whole || (way.starts_with(&here) && way != here);
        if is_ours && is_link(&way) {
            let to = fs::read_link(&way).unwrap_or_default();
            let (link, to) = (way.strip_prefix(&here).unwrap_or(&way).display(), to.display());
            let said = format!(
                "{link} is a link to {to}, and links are not written through: name the place itself"
            );
            return Err(io::Error::other(said));
        }
    }
    Ok(())
}

fn is_link(path: &Path) -> bool {
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let is_handed = path.starts_with("/dev") || path.starts_with("/proc");
    is_link && !is_handed
}
