//! Paths that stand in a list, which may be longer than a command line.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use cutline::files;

use super::complaint::unreadable;
use super::input::InputArgs;
use super::output::notice_line;

/// A longer list is not read, in bytes.
const LONGEST: u64 = 64 << 20;
/// Nor one of more paths.
const MOST_PATHS: usize = 2_000_000;
/// Bytes of a path: more than any system takes.
const LONGEST_PATH: usize = 32 << 10;
/// Letters that are shown of what is no path.
const SHOWN: usize = 40;

impl InputArgs {
    /// Puts the paths of the list behind those of the command line.
    ///
    /// # Errors
    /// Why there is no list.
    pub fn take_list(&mut self) -> Result<(), String> {
        let Some(file) = &self.files_from else { return Ok(()) };
        let is_stdin = file.as_os_str() == "-";
        if is_stdin && self.paths.iter().any(|path| path.as_os_str() == "-") {
            let help = "standard input can be read only once";
            return Err(format!("--files-from - and `-` cannot both be given: {help}"));
        }
        let bytes = match is_stdin {
            true => read_stdin().map_err(|error| format!("--files-from -: {error}"))?,
            false => files::bounded(file, LONGEST)
                .map_err(|error| format!("{}: {}", file.display(), unreadable(&error)))?,
        };
        let Some(bytes) = bytes else {
            let most = LONGEST >> 20;
            return Err(format!("{}: this list has more than {most} MiB", file.display()));
        };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let own = self.paths.len();
        for (index, path) in paths(bytes).enumerate() {
            if index == MOST_PATHS {
                let help = "give it in parts";
                return Err(format!(
                    "{}: this list has more than {MOST_PATHS} paths: {help}",
                    file.display()
                ));
            }
            if path.as_os_str().len() > LONGEST_PATH {
                let start: String = path.to_string_lossy().chars().take(SHOWN).collect();
                return Err(format!(
                    "{}: path {} is longer than any, {LONGEST_PATH} bytes; it begins with {start:?}: \
                     expected a path a line, or paths with a NUL between them",
                    file.display(),
                    index + 1,
                ));
            }
            self.paths.push(path);
        }
        if self.paths.len() == own {
            notice_line(&format!("--files-from {}: no path stands in it", file.display()));
        }
        Ok(())
    }
}

fn read_stdin() -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(LONGEST + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LONGEST).then_some(bytes))
}

/// The paths of a list. One with a NUL in it has them between its paths, which
/// then may have line ends in them.
fn paths(bytes: &[u8]) -> impl Iterator<Item = PathBuf> {
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let paths = bytes.split(move |byte| *byte == end);
    let paths = paths.map(move |path| if end == 0 { path } else { path.trim_ascii() });
    paths.filter(|path| !path.is_empty()).map(|path| match path {
        // In a list this is the name of a file, not standard input.
        b"-" => Path::new(".").join("-"),
        path => PathBuf::from(os_string(path)),
    })
}

#[cfg(unix)]
fn os_string(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}
