//! The folder that is watched: what is listed of it, and what is not read.

use std::fs;

use serde_json::Value;

use super::FAIR;
use crate::common::Sandbox;
use crate::common::server::Server;

/// The list, once all of it is checked.
fn list(server: &Server) -> Value {
    for _ in 0..600 {
        let answer = server.get("/watched");
        assert_eq!(answer.status, 200, "{}", answer.body);
        let list = answer.json();
        if list["waiting"] == 0 {
            return list;
        }
    }
    panic!("the list comes to no end");
}

fn names(list: &Value) -> Vec<String> {
    let stories = list["stories"].as_array().expect("stories");
    stories.iter().map(|story| story["name"].as_str().expect("a name").to_owned()).collect()
}

/// The list, once it is another one.
fn next(server: &Server, before: &Value) -> Value {
    for _ in 0..600 {
        let list = list(server);
        if list != *before {
            return list;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("the list stays as it is: {before}");
}

/// It lists what `check` would check, and follows what is saved.
#[test]
fn the_stories_of_a_folder_are_listed_as_they_are_saved() {
    let here = Sandbox::new()
        .file("desk/fair.txt", FAIR)
        .file("desk/city/bridge.md", "# A bridge\n\nA bridge was opened in Graz on Monday.\n")
        .file("desk/broken.json", "{\"text\": \n")
        .file("desk/package.json", "{\"name\": \"x\", \"version\": \"1\"}")
        .file("desk/picture.jpg", "none")
        .file("desk/drafts/old.txt", FAIR)
        .file("desk/hidden/gone.txt", FAIR)
        .file("desk/.ignore", "hidden\n")
        .file("elsewhere.txt", FAIR)
        .file("cutline.yaml", "ignore: [\"**/drafts/**\"]\n");
    let server = Server::start(&here, &["--watch", "desk"]);
    let first = list(&server);
    assert_eq!((&first["folder"], &first["more"]), (&"desk".into(), &0.into()));
    assert_eq!(names(&first), ["broken.json", "city/bridge.md", "fair.txt"]);
    let fair = &first["stories"][2];
    assert_eq!((&fair["captions"], &fair["errors"]), (&1.into(), &1.into()), "{fair}");
    assert_eq!(fair["verdict"], "belongs");
    assert_eq!(first["stories"][1]["verdict"], Value::Null);
    assert!(first["stories"][0]["error"].is_string(), "{first}");
    assert_eq!(server.get("/watched/file?name=fair.txt").body, FAIR);
    assert!(server.get("/watched/file?name=city%2Fbridge.md").body.starts_with("# A bridge"));

    let mended = FAIR.replace("February 30", "February 3");
    fs::write(here.path().join("desk/fair.txt"), &mended).expect("there is room");
    let second = next(&server, &first);
    assert_eq!(second["stories"][2]["errors"], 0, "{second}");
    assert_ne!(second["stories"][2]["version"], fair["version"]);
    assert_eq!(second["stories"][1], first["stories"][1]);
    assert_eq!(server.get("/watched/file?name=fair.txt").body, mended);
    fs::remove_file(here.path().join("desk/broken.json")).expect("it is there");
    fs::write(here.path().join("desk/new.txt"), FAIR).expect("there is room");
    let third = next(&server, &second);
    let third = if names(&third).len() == 3 { third } else { next(&server, &third) };
    assert_eq!(names(&third), ["city/bridge.md", "fair.txt", "new.txt"]);
    fs::remove_dir_all(here.path().join("desk")).expect("it is there");
    assert!(names(&next(&server, &third)).is_empty());
}

#[test]
fn a_list_that_is_known_is_not_told_again() {
    let here = Sandbox::new().file("desk/fair.txt", FAIR);
    let server = Server::start(&here, &["--watch", "desk"]);
    list(&server);
    let told = server.get("/watched");
    let tag = told.header("etag").expect("a tag").to_owned();
    let again = server.ask("GET /watched", &[&format!("If-None-Match: {tag}")], "");
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let other = server.ask("GET /watched", &["If-None-Match: \"0000000000000000\""], "");
    assert_eq!((other.status, other.body), (200, told.body));
}

/// Nothing outside of the folder is read, whatever a name or a link says.
#[cfg(unix)]
#[test]
fn nothing_outside_of_the_folder_is_read() {
    use std::os::unix::fs::symlink;
    const SECRET: &str = "The secret of the house stands in here, and is long.\n";
    let here = Sandbox::new()
        .file("desk/fair.txt", FAIR)
        .file("desk/package.json", "{\"name\": \"x\"}")
        .file("secret.txt", SECRET)
        .file("secrets/more.txt", SECRET);
    let desk = here.path().join("desk");
    symlink(here.path().join("secret.txt"), desk.join("link.txt")).expect("a link");
    symlink(here.path().join("secrets"), desk.join("folder")).expect("a link");
    let server = Server::start(&here, &["--watch", "desk"]);
    let first = list(&server);
    assert_eq!(names(&first), ["fair.txt"]);
    for name in [
        "link.txt",
        "folder/more.txt",
        "../secret.txt",
        "..%2Fsecret.txt",
        "%2Fetc%2Fpasswd",
        "desk%2Ffair.txt",
        "fair.txt%00",
        ".%2Ffair.txt",
        "package.json",
        "",
    ] {
        let answer = server.get(&format!("/watched/file?name={name}"));
        assert_eq!(answer.status, 404, "{name}: {}", answer.body);
        assert!(!answer.body.contains("secret of the house"), "{name}");
    }
    // One that was listed, and is a link by now.
    fs::remove_file(desk.join("fair.txt")).expect("it is there");
    symlink(here.path().join("secret.txt"), desk.join("fair.txt")).expect("a link");
    let answer = server.get("/watched/file?name=fair.txt");
    assert_eq!(answer.status, 404, "{}", answer.body);
    assert!(answer.body.contains("leads out of the folder"), "{}", answer.body);
    assert!(names(&next(&server, &first)).is_empty());
}

#[test]
fn a_folder_is_asked_for() {
    let here = Sandbox::new().file("fair.txt", FAIR);
    for name in ["absent", "fair.txt"] {
        let run = here.run(&["serve", "--listen", "127.0.0.1:0", "--watch", name]);
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains(&format!("--watch {name}: this is no folder")), "{}", run.err);
    }
    let server = Server::start(&here, &[]);
    for path in ["/watched", "/watched/file?name=fair.txt"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.contains("no folder is watched"), "{}", answer.body);
    }
    assert!(!server.get("/").body.contains("data-is-there"));
    let token = [("CUTLINE_TOKEN", "a-word-that-nobody-guesses")];
    let server = Server::start_with(&here, &["--watch", "."], &token);
    for path in ["/watched", "/watched/file?name=fair.txt"] {
        assert_eq!(server.get(path).status, 401, "{path}");
    }
}
