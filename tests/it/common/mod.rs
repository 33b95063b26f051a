//! Runs the real binary in a folder of its own, with nothing of the machine
//! in its environment and no path of the machine in what it says.

#[cfg(unix)]
pub mod server;
pub mod tram;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder that is gone when the test is over.
pub struct Sandbox {
    path: PathBuf,
}

/// What a run of cutline came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

static NEXT: AtomicUsize = AtomicUsize::new(0);

impl Sandbox {
    pub fn new() -> Sandbox {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("cutline-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Sandbox { path }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A file in the folder, with the folders that lead to it.
    pub fn file(self, path: &str, content: impl AsRef<[u8]>) -> Sandbox {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// The binary, to be run in the folder.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cutline"));
        command.args(args).current_dir(&self.path).env_clear();
        command
    }

    pub fn run(&self, args: &[&str]) -> Run {
        self.run_with(args, &[], "")
    }

    /// Runs with variables in the environment and a text on standard input.
    pub fn run_with(&self, args: &[&str], env: &[(&str, &str)], input: &str) -> Run {
        let mut command = self.command(args);
        command.envs(env.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let output = std::thread::scope(|scope| {
            // A run that does not read its input closes it, which is no fault.
            scope.spawn(move || _ = stdin.write_all(input.as_bytes()));
            child.wait_with_output().unwrap()
        });
        let scrub = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("output is UTF-8");
            text.replace(&self.path.display().to_string(), "[DIR]")
        };
        Run {
            code: output.status.code().expect("cutline ends by itself"),
            out: scrub(output.stdout),
            err: scrub(output.stderr),
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // What is left behind in the temporary folder harms nobody.
        let _ = fs::remove_dir_all(&self.path);
    }
}
