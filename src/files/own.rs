//! Folders that cutline made, and knows again by a mark in them.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::{open, real};

/// The file that marks a folder whose content can be made again, by which also
/// programs that keep copies pass it over (<https://bford.info/cachedir/>).
const TAG: &str = "CACHEDIR.TAG";

/// What it begins with.
const SIGNATURE: &str = "Signature: 8a477f597d28d172789f06886806bc55\n";

/// What a folder is for, as its mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Results of the last run.
    Cache,
    /// What an audit needs to go on.
    Audit,
}

impl Mark {
    fn text(self) -> String {
        let what = match self {
            Mark::Cache => "results of cutline check for its next run",
            Mark::Audit => "what cutline audit needs to go on",
        };
        format!("{SIGNATURE}# Here are {what}; cutline made this folder.\n")
    }
}

/// Whether a folder is one that cutline made for this: no link, and marked.
pub fn owned(folder: &Path, mark: Mark) -> bool {
    let text = mark.text();
    let mut said = String::new();
    let tag = folder.join(TAG);
    real(folder).is_ok()
        && real(&tag).is_ok()
        && open(&tag).is_ok_and(|f| f.take(text.len() as u64).read_to_string(&mut said).is_ok())
        && said == text
}

impl Mark {
    /// Makes a folder and marks it, if it is not there or is empty. It is never
    /// there without its mark.
    ///
    /// # Errors
    /// What keeps it from being made; a folder that is a link or somebody
    /// else's.
    pub fn make(self, folder: &Path) -> io::Result<()> {
        real(folder)?;
        if owned(folder, self) {
            return Ok(());
        }
        let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
        fs::create_dir_all(above.unwrap_or(Path::new(".")))?;
        let name = folder.file_name().unwrap_or_default().display();
        let draft = folder.with_file_name(format!(".{name}.{}", std::process::id()));
        let made = fs::create_dir(&draft)
            .and_then(|()| fs::write(draft.join(TAG), self.text()))
            .and_then(|()| fs::rename(&draft, folder));
        let Err(error) = made else { return Ok(()) };
        // Both may be gone already.
        let _ = fs::remove_file(draft.join(TAG)).and_then(|()| fs::remove_dir(&draft));
        match folder.exists() {
            // Another run was quicker.
            true if owned(folder, self) => Ok(()),
            true => {
                let name = folder.display();
                let said = format!(
                    "{name} was not made by cutline, which writes nothing into it: name another \
                     folder, or remove this one"
                );
                Err(io::Error::other(said))
            }
            false => Err(error),
        }
    }
}
