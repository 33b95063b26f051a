//! Pictures that the results of an earlier run rest on.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use cutline::audit::journal::{JournalError, Position, RESULTS};
use cutline::audit::record;
use cutline::read::photo;

use super::super::setup::Setups;

/// Looks whether the pictures of the stories that were done are still those
/// that they were when the audit `began`.
///
/// # Errors
/// The first picture that is gone or was changed since; results that cannot be
/// read.
pub fn compare(
    folder: &Path,
    position: Position,
    began: SystemTime,
    setups: &Setups,
) -> Result<(), String> {
    let results = folder.join(RESULTS);
    let failed = |error: io::Error| format!("{}: {error}", results.display());
    let file = File::open(&results).map_err(failed)?;
    let mut changed: Option<(PathBuf, &'static str)> = None;
    record::each(BufReader::new(file.take(position.bytes)), |story| {
        let has_file = |key: &str| changed.is_none() && key.starts_with("xxh3:");
        let of_files = story
            .captions
            .iter()
            .filter(|caption| caption.picture.as_deref().is_some_and(has_file));
        let sources = of_files.filter_map(|caption| caption.src.as_deref());
        let found = sources.filter_map(|src| {
            let root = setups.of(&story.path).media_root.as_deref();
            let Some(file) = photo::locate(src, Path::new(&*story.path), root) else {
                return Some((PathBuf::from(src), "is gone"));
            };
            is_newer(&file, began).then_some((file, "has changed"))
        });
        let found: Vec<_> = found.take(1).collect();
        changed = changed.take().or(found.into_iter().next());
        Ok(())
    })
    .map_err(failed)?;
    match changed {
        None => Ok(()),
        Some((file, how)) => {
            let (input, folder) = (file.display().to_string(), folder.display().to_string());
            Err(JournalError::Changed { input, how, folder }.to_string())
        }
    }
}

/// Whether a picture's file, or one beside it that tells of it, was changed.
fn is_newer(file: &Path, began: SystemTime) -> bool {
    let files = photo::sidecars(file).into_iter().chain([file.to_owned()]);
    let mut times = files.filter_map(|file| fs::metadata(file).ok()?.modified().ok());
    times.any(|time| time > began)
}
