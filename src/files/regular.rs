//! Files that are read: those with an end, and none that waits for somebody to
//! write into it, or does something when it is opened.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Opens a file to read it. A pipe, a device or a socket is not opened, unless
/// it is one that this process was handed open, as a shell does for `<(…)`.
///
/// # Errors
/// What keeps it from being read.
pub fn open(path: &Path) -> io::Result<File> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() && !is_handed(path) {
        let help = "this is a pipe, a device or a socket, which is not opened: give `-`, and what \
                    it says on standard input";
        return Err(io::Error::new(ErrorKind::Unsupported, help));
    }
    let file = without_waiting(path)?;
    // What stood there a moment ago may have been put in another's place.
    match file.metadata()?.is_file() || is_handed(path) {
        true => Ok(file),
        false => Err(ErrorKind::Unsupported.into()),
    }
}

/// Opens a file; one that the system makes as it is read has no end, and fails
/// where there is nothing to read instead of waiting.
#[cfg(unix)]
fn without_waiting(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = if is_handed(path) { 0 } else { libc::O_NONBLOCK };
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn without_waiting(path: &Path) -> io::Result<File> {
    File::open(path)
}

fn is_handed(path: &Path) -> bool {
    ["/dev/fd", "/dev/stdin", "/proc/self/fd"].iter().any(|own| path.starts_with(own))
}

/// The bytes of a file, where it has no more than `most`; nothing of a larger
/// one, of which no more than that is read.
///
/// # Errors
/// What keeps it from being read.
pub fn bounded(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    let file = open(path)?;
    // A length is only a hint: that of a pipe is none.
    let length = file.metadata()?.len().min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// The bytes of a file of any length.
///
/// # Errors
/// What keeps it from being read.
pub fn whole(path: &Path) -> io::Result<Vec<u8>> {
    bounded(path, u64::MAX).map(Option::unwrap_or_default)
}
