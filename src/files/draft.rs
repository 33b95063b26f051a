//! Files that are not to stay where the process is ended from outside.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static DRAFTS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn drafts() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    DRAFTS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes a file that is begun.
pub(crate) fn begun(path: &Path) {
    drafts().insert(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
}

/// Forgets a file that is done or gone.
pub(crate) fn over(path: &Path) {
    drafts().remove(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
}

/// Removes all files that are begun and not done, before the process ends.
pub fn sweep() {
    for draft in std::mem::take(&mut *drafts()) {
        // Nobody is left to tell; a hidden file does no harm.
        let _ = fs::remove_file(draft);
    }
}
