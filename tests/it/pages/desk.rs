//! The desk in a browser, before the real server.

use std::collections::BTreeMap;

use super::{browser, house_rule, proxy};
use crate::common::Sandbox;
use crate::common::server::Server;

/// Walks the desk in a window of a size.
fn walk(size: &str, args: &[&str], steps: &str) {
    let here = Sandbox::new().file("house/no-clowns.yaml", house_rule());
    walk_in(&here, size, args, steps);
}

fn document() -> Vec<u8> {
    let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/document");
    std::fs::read(seeds.join("docx")).expect("it is there")
}

/// The same over what lies in a folder.
fn walk_in(here: &Sandbox, size: &str, args: &[&str], steps: &str) {
    let server = Server::start(here, args);
    // Every request of the page goes to its server, and nothing else is one.
    let reader = browser::READER.replace(", \"fetch\"]", "]");
    let common = include_str!("desk/common.js");
    let files = BTreeMap::from([
        ("/reader.js", reader.into_bytes()),
        ("/steps.js", format!("{{\n{common}\n{steps}\n}}").into_bytes()),
        ("/story.docx", document()),
    ]);
    let address = proxy::before(server.address, files);
    browser::walk(here, &format!("http://{address}/"), size, "the desk");
}

#[test]
fn a_story_is_checked_and_mended() {
    walk("1360,1000", &[], include_str!("desk/written.js"));
}

#[test]
fn files_are_dropped() {
    walk("1360,1000", &[], include_str!("desk/files.js"));
}

#[test]
fn the_desk_fits_a_phone() {
    walk("500,900", &[], include_str!("desk/phone.js"));
}

#[test]
fn a_folder_is_shown_as_it_is_saved() {
    let fair = "A fair opens in Graz\n\nZoë Lind opened a fair in Graz on Monday.\n\nCaption: Zoë \
                Lind at the fair in Graz on February 30, 2023.\n";
    let bridge = "A bridge in Graz\n\nMayor Lena Ortiz opened a bridge in Graz on Monday, May 1, \
                  2023.\n\nCaption: Mayor Lena Ortiz opens the bridge in Graz on May 1, 2023.\n";
    let here = Sandbox::new()
        .file("desk/<img src=x onerror=alert(1)>.txt", fair)
        .file("desk/city/fair.txt", fair)
        .file("desk/bridge.txt", bridge)
        .file("desk/story.docx", document());
    // Somebody writes on, and saves now and then.
    let saved = here.path().join("desk/saved.txt");
    let save = move |number: usize| std::fs::write(&saved, format!("{bridge}\nSaved: {number}\n"));
    save(0).expect("there is room");
    let (over, is_over) = std::sync::mpsc::channel::<()>();
    let writer = std::thread::spawn(move || {
        let pause = std::time::Duration::from_millis(400);
        for number in 1.. {
            if is_over.recv_timeout(pause) != Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                return;
            }
            save(number).expect("there is room");
        }
    });
    walk_in(&here, "1360,1000", &["--watch", "desk"], include_str!("desk/watched.js"));
    drop(over);
    writer.join().expect("it ends");
}

#[test]
fn hostile_stories_stay_words() {
    let args = ["--rules", "house", "--select", "no-clowns,impossible-date"];
    walk("1360,1000", &args, include_str!("desk/hostile.js"));
}

#[test]
fn a_token_is_asked_for() {
    let here = Sandbox::new();
    let env = [("CUTLINE_TOKEN", "a-word-that-nobody-guesses")];
    let server = Server::start_with(&here, &[], &env);
    let reader = browser::READER.replace(", \"fetch\"]", "]");
    let steps = [include_str!("desk/common.js"), include_str!("desk/token.js")].concat();
    let files = BTreeMap::from([
        ("/reader.js", reader.into_bytes()),
        ("/steps.js", format!("{{\n{steps}\n}}").into_bytes()),
    ]);
    let address = proxy::before(server.address, files);
    browser::walk(&here, &format!("http://{address}/"), "1360,1000", "the desk");
}
