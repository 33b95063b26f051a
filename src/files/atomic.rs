//! Files that are there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{begun, over, real};

/// Writes a file whole or not at all: a reader, or a second process that
/// writes it too, never sees a part.
///
/// # Errors
/// What keeps it from being written; what was there before is left.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = AtomicFile::create(path)?;
    file.write_all(content)?;
    file.finish()
}

/// A file that is written beside its place and put there when it is done, so
/// that nobody reads half of it; given up, it leaves what was there before.
pub struct AtomicFile {
    file: File,
    path: PathBuf,
    /// Where the file stands until it is done; nothing where it is written in
    /// place, as a device or a pipe is.
    draft: Option<PathBuf>,
}

impl AtomicFile {
    /// Begins to write a file. It is never written through a link.
    ///
    /// # Errors
    /// What keeps the file from being written, before anything is lost.
    pub fn create(path: &Path) -> io::Result<AtomicFile> {
        real(path)?;
        let old = match fs::metadata(path) {
            Ok(old) => old,
            Err(error) if error.kind() == ErrorKind::NotFound => return AtomicFile::draft(path),
            Err(error) => return Err(error),
        };
        if old.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        // A file that may not be written is not to be replaced either.
        let file = OpenOptions::new().write(true).open(path)?;
        if !old.is_file() {
            return Ok(AtomicFile { file, path: path.to_owned(), draft: None });
        }
        let atomic = AtomicFile::draft(&fs::canonicalize(path)?)?;
        atomic.file.set_permissions(old.permissions())?;
        Ok(atomic)
    }

    /// Begins to write what takes the place of a file and is to be its owner's
    /// and its group's as that was.
    ///
    /// # Errors
    /// What keeps it from being written; a file with other names, which would
    /// go on to stand for what it was.
    pub fn mend(path: &Path) -> io::Result<AtomicFile> {
        let atomic = AtomicFile::create(path)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let (old, new) = (fs::metadata(path)?, atomic.file.metadata()?);
            if old.nlink() > 1 {
                let said = "it has other hard links, which would keep the old text";
                return Err(io::Error::other(said));
            }
            if (old.uid(), old.gid()) != (new.uid(), new.gid()) {
                fchown(&atomic.file, Some(old.uid()), Some(old.gid())).map_err(|_| {
                    let said = "it belongs to another owner or group, and would not any more";
                    io::Error::new(ErrorKind::PermissionDenied, said)
                })?;
                atomic.file.set_permissions(old.permissions())?;
            }
        }
        Ok(atomic)
    }

    fn draft(path: &Path) -> io::Result<AtomicFile> {
        let Some(name) = path.file_name() else {
            return Err(io::Error::new(ErrorKind::InvalidInput, "it has no name"));
        };
        let mut number = 0;
        loop {
            let draft = format!(".{}.{}-{number}", name.display(), std::process::id());
            let draft = path.with_file_name(draft);
            match OpenOptions::new().write(true).create_new(true).open(&draft) {
                Ok(file) => {
                    begun(&draft);
                    return Ok(AtomicFile { file, path: path.to_owned(), draft: Some(draft) });
                }
                // Left behind by a run that was killed.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 100 => {
                    number += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// What keeps it from being put there.
    pub fn finish(&mut self) -> io::Result<()> {
        let Some(draft) = &self.draft else { return Ok(()) };
        fs::rename(draft, &self.path)?;
        over(draft);
        self.draft = None;
        Ok(())
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        if let Some(draft) = &self.draft {
            // Nobody is left to tell; a hidden file does no harm.
            let _ = fs::remove_file(draft);
            over(draft);
        }
    }
}
