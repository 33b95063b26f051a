//! The page in a real browser. Passed over where there is no Chromium.

use std::process::{Command, Stdio};

use crate::common::Sandbox;

/// The page's document after its script has run.
fn drawn(here: &Sandbox, page: &str) -> Option<String> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let output = names.iter().find_map(|name| {
        Command::new(name)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=4000"])
            .arg(format!("--user-data-dir={}", here.path().join("profile").display()))
            .arg("--dump-dom")
            .arg(format!("file://{}", here.path().join(page).display()))
            .stderr(Stdio::null())
            .output()
            .ok()
    });
    Some(String::from_utf8(output?.stdout).expect("the document is UTF-8"))
}

#[test]
fn the_page_draws_captions_beside_their_story() {
    let attack = "</script><script>document.title='stolen'</script><img src=x onerror=alert(1)>";
    let story = format!(
        r#"{{"id":"fair","title":"{attack}","text":"Zoë opened a fair in Graz on Saturday.",
            "captions":["Zoë, a clown, at the fair in Graz on February 30, 2024. {attack}"]}}"#
    );
    let here = Sandbox::new().file("a.json", story);
    let run = here.run(&["check", "--format", "html=page.html", "a.json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let Some(document) = drawn(&here, "page.html") else {
        eprintln!("passed over: there is no Chromium");
        return;
    };
    let (drawn, _) = document.split_once("application/json").expect("the data come last");
    assert!(drawn.contains("<mark class=\"error\" data-by=\"0.0 0.1\">February 30, 2024</mark>"));
    assert!(drawn.contains("<div class=\"judged"), "{drawn}");
    let title = "<h3>&lt;/script&gt;&lt;script&gt;document.title='stolen'&lt;/script&gt;";
    assert!(drawn.contains(title), "{drawn}");
    assert!(drawn.contains("1 finding in 1 story"), "{drawn}");
    assert!(!drawn.contains("<img") && drawn.contains("<title>cutline</title>"), "{drawn}");
}
