//! Files that differ from a revision of their git repository.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::setup::folder_of;

/// Files that changed.
pub struct Changed(BTreeSet<PathBuf>);

impl Changed {
    /// Whether a file is one of them.
    pub fn has(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|path| self.0.contains(&path))
    }
}

/// The files that differ from `revision`, and those that git does not know
/// yet, in the repositories that `paths` are in.
///
/// # Errors
/// Where there is no git, no repository or no such revision.
pub fn since(revision: &str, paths: &[PathBuf]) -> Result<Changed, String> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return Err("--changed-since is about files: standard input is none".to_owned());
    }
    let mut roots = BTreeSet::new();
    for path in paths {
        let folder = folder_of(path);
        let top = git(folder, &["rev-parse", "--show-toplevel"])?.ok_or_else(|| {
            let folder = folder.display();
            format!("--changed-since: {folder} is in no git repository")
        })?;
        roots.insert(PathBuf::from(os_string(top.trim_ascii_end())));
    }
    let mut changed = BTreeSet::new();
    for root in roots {
        let commit = format!("{revision}^{{commit}}");
        let commit = ["rev-parse", "--verify", "--quiet", "--end-of-options", &commit];
        let commit = git(&root, &commit)?.ok_or_else(|| {
            let help = help(&root, revision);
            let root = root.display();
            format!("--changed-since: the git repository {root} has no revision `{revision}`{help}")
        })?;
        let commit = String::from_utf8_lossy(commit.trim_ascii_end()).into_owned();
        let differing = ["diff", "--name-only", "--no-renames", "--diff-filter=d"];
        let differing = [&differing[..], &["--ignore-submodules", "-z", &commit]].concat();
        let unknown = ["ls-files", "--others", "--exclude-standard", "-z"];
        for arguments in [&differing[..], &unknown] {
            let files = git(&root, arguments)?
                .ok_or_else(|| format!("--changed-since: `git {}` failed", arguments.join(" ")))?;
            let files = files.split(|byte| *byte == 0).filter(|name| !name.is_empty());
            changed.extend(files.filter_map(|name| root.join(os_string(name)).canonicalize().ok()));
        }
    }
    Ok(Changed(changed))
}

/// What to do about a revision that is not there: a gate often has no more than
/// one commit, and no branch but its own.
fn help(root: &Path, revision: &str) -> String {
    let asks = |arguments: &[&str]| git(root, arguments).ok().flatten();
    let remote = format!("refs/remotes/origin/{revision}");
    if asks(&["rev-parse", "--verify", "--quiet", "--end-of-options", &remote]).is_some() {
        return format!(": it has `origin/{revision}`");
    }
    let shallow = asks(&["rev-parse", "--is-shallow-repository"]);
    match shallow.as_deref().map(<[u8]>::trim_ascii_end) {
        Some(b"true") => {
            let fetch = format!("fetch more with `git fetch --unshallow origin {revision}`");
            format!(
                ": it is a shallow clone; {fetch}, or have the checkout do so (`fetch-depth: 0` on \
                 GitHub, `GIT_DEPTH: 0` on GitLab)"
            )
        }
        _ => String::new(),
    }
}

/// How long to wait for git: a pipe in the place of one of its files keeps it
/// waiting for ever.
const LONGEST: Duration = Duration::from_secs(30);

/// How often to look whether it has ended.
const PAUSE: Duration = Duration::from_millis(2);

/// How a program ends and what it prints, if it ends in time.
fn answer(mut program: Command) -> io::Result<Option<(ExitStatus, Vec<u8>)>> {
    let streams = program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = streams.spawn()?;
    let out = child.stdout.take();
    let reader = std::thread::spawn(move || {
        let mut said = Vec::new();
        out.map_or(Ok(0), |mut out| out.read_to_end(&mut said)).map(|_| said)
    });
    let deadline = Instant::now() + LONGEST;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if Instant::now() >= deadline {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(PAUSE);
    };
    let said = reader.join().unwrap_or_else(|_| Err(ErrorKind::Other.into()))?;
    Ok(Some((status, said)))
}

/// What git prints; nothing where it fails.
fn git(folder: &Path, arguments: &[&str]) -> Result<Option<Vec<u8>>, String> {
    // What lies in a folder may look like a repository of its own, whose
    // configuration names a program to run; hooks may lie in the working tree.
    let careful = ["safe.bareRepository=explicit", "core.fsmonitor=false"];
    // Nothing is written, the index neither.
    let still = ["core.hooksPath=/dev/null", "diff.autoRefreshIndex=false"];
    let settings = careful.iter().chain(&still).flat_map(|setting| ["-c", setting]);
    let mut git = Command::new("git");
    git.arg("--no-optional-locks").args(settings).arg("-C").arg(folder).args(arguments);
    match answer(git) {
        Ok(Some((status, said))) => Ok(status.success().then_some(said)),
        Ok(None) => {
            let most = LONGEST.as_secs();
            Err(format!("--changed-since: git has not answered within {most} seconds"))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err("--changed-since asks git, and there is no `git` on the path".to_owned())
        }
        Err(error) => Err(format!("--changed-since: git cannot be run: {error}")),
    }
}

#[cfg(unix)]
fn os_string(bytes: &[u8]) -> &OsStr {
    use std::os::unix::ffi::OsStrExt;
    OsStr::from_bytes(bytes)
}

#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> &OsStr {
    OsStr::new(std::str::from_utf8(bytes).unwrap_or_default())
}
