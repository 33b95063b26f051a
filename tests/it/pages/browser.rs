//! A page in Chromium, with steps that a reader takes in it. The page's own
//! time runs, for frames are drawn in no other; its end is told by the page.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde::Deserialize;

use crate::common::Sandbox;

/// What stands before the steps: it keeps what goes wrong, and has the hands
/// and eyes of a reader.
pub const READER: &str = include_str!("reader.js");

/// What the browser is called, and where it lies on macOS.
const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const MISSING: &str = "these tests need Chromium: install the package `chromium` (`.ci/run` does), \
                       or name a Chrome in the variable CHROMIUM";

/// What the line of the log begins with in which the page tells its end.
const END: &str = "steps taken: ";

/// No page needs so long, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Deserialize)]
struct Taken {
    /// The steps that went well.
    well: Vec<String>,
    /// The others, and what went wrong.
    wrong: Vec<String>,
    /// What went wrong beside them: errors, and what the page's policy held back.
    faults: Vec<String>,
}

/// Takes steps in a page that lies in the folder, and holds that all go well.
pub fn take(here: &Sandbox, page: &str, steps: &str) {
    take_at(here, page, "", "1280,2160", steps);
}

/// The same with what stands behind the page's address, in a window of a size.
pub fn take_at(here: &Sandbox, page: &str, hash: &str, size: &str, steps: &str) {
    let whole = fs::read_to_string(here.path().join(page)).expect("the page is written");
    let (head, rest) = whole.split_once("<head>").expect("the page has a head");
    let (body, end) = rest.rsplit_once("</body>").expect("the page has a body");
    let driven = format!(
        "{head}<head>\n<script>{READER}</script>{body}<script>{{\n{steps}\n}}</script>\n</body>{end}"
    );
    fs::write(here.path().join("driven.html"), driven).expect("there is room");
    let address = format!("file://{}{hash}", here.path().join("driven.html").display());
    walk(here, &address, size, page);
}

/// Opens an address whose page takes steps, in a window of a size, and holds
/// that all go well; the folder keeps what the browser has to keep.
pub fn walk(here: &Sandbox, address: &str, size: &str, page: &str) {
    let mut browser = open(here, address, size);
    let taken = end_of(&mut browser);
    // All that is asked of it is asked; it may be gone by itself.
    let _ = browser.kill();
    browser.wait().expect("it is gone");
    let taken = taken.unwrap_or_else(|log| panic!("{page}: the steps came to no end:\n{log}"));
    let Taken { well, wrong, faults } = taken;
    assert!(wrong.is_empty(), "{page}:\n{}", wrong.join("\n"));
    assert!(faults.is_empty(), "{page}: after {well:?}:\n{}", faults.join("\n"));
    assert!(!well.is_empty(), "{page}: no step is taken");
}

fn open(here: &Sandbox, address: &str, size: &str) -> Child {
    let named = std::env::var("CHROMIUM").ok();
    let names = named.as_deref().into_iter().chain(NAMES);
    for name in names {
        let started = Command::new(name)
            .args(["--headless", "--no-sandbox", "--disable-gpu"])
            .arg(format!("--window-size={size}"))
            .args(["--no-first-run", "--disable-background-networking", "--enable-logging=stderr"])
            .arg(format!("--user-data-dir={}", here.path().join("profile").display()))
            .arg(address)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        match started {
            Ok(browser) => return browser,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => panic!("{name} does not start: {error}"),
        }
    }
    panic!("{MISSING}");
}

/// What the page tells at its end, or the log of a browser that does not come
/// to it.
fn end_of(browser: &mut Child) -> Result<Taken, String> {
    let log = BufReader::new(browser.stderr.take().expect("it is piped"));
    let (send, told) = mpsc::channel();
    std::thread::spawn(move || {
        for line in log.split(b'\n').map_while(Result::ok) {
            if send.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                break;
            }
        }
    });
    let mut lines = String::new();
    while let Ok(line) = told.recv_timeout(PATIENCE) {
        if let Some((_, taken)) = line.split_once(END) {
            // The log goes on behind the record.
            let mut records = serde_json::Deserializer::from_str(taken).into_iter();
            return records.next().expect("a record").map_err(|error| format!("{error}: {taken}"));
        }
        lines += &line;
        lines.push('\n');
    }
    Err(lines)
}
