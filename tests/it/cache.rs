//! Results kept between runs, through the real binary: never seen, but for time.

use std::fs;
use std::path::PathBuf;

use crate::common::Sandbox;

const INDEX: &str = ".cutline_cache/index";

fn story(number: usize) -> String {
    let day = ["Monday", "Tuesday", "Friday"][number % 3];
    format!(
        "---\ntitle: A new bridge\ndate: 2023-03-21\n---\n\n<!-- cutline-disable-next-line \
         place-conflict -->\n![](a.jpg)\n*A tram crosses the Mur in Graz on {day}, March 20, \
         2023.*\n\nGraz opened bridge {number} over the Mur on Monday.\n"
    )
}

/// A repository of a few stories in all formats but streams.
fn repository() -> Sandbox {
    let here = Sandbox::new()
        .file(".git/HEAD", "ref: refs/heads/main\n")
        .file("news/minsk.txt", include_str!("../../examples/stories/minsk.txt"))
        .file("news/list.json", include_str!("../../examples/stories/coach.json"))
        .file("news/broken.json", "{\"text\": ")
        .file("news/latin.txt", b"Z\xfcrich has a new bridge.\n\nIt is long.\n");
    (0..6).fold(here, |here, n| here.file(&format!("news/{}/{n}.md", n % 2), story(n)))
}

fn index(here: &Sandbox) -> PathBuf {
    here.path().join(INDEX)
}

#[test]
fn a_run_that_remembers_says_the_same_to_the_byte() {
    let here = repository();
    for options in [
        &["--format", "text"][..],
        &["--format", "concise", "--show-suppressed"],
        &["--format", "json"],
        &["--format", "jsonl"],
        &["--format", "jsonl", "--explain", "--threads", "1"],
        &["--explain", "--show", "note"],
    ] {
        let run = |more: &[&str]| here.run(&[&["check", "news"], options, more].concat());
        let fresh = run(&["--no-cache"]);
        assert_eq!(run(&[]), fresh, "{options:?}");
        assert_eq!(run(&[]), fresh, "{options:?}");
    }
    assert_eq!(fs::read_to_string(here.path().join(".cutline_cache/.gitignore")).unwrap(), "*\n");
}

#[test]
fn what_decides_the_result_is_never_forgotten() {
    let here = repository();
    let run = |args: &[&str]| here.run(&[&["check", "--format", "concise", "news"], args].concat());
    let fresh = |args: &[&str]| run(&[args, &["--no-cache"]].concat());
    let first = run(&[]);
    // Another content under the same name, and the same under another name.
    fs::write(here.path().join("news/0/0.md"), story(1)).unwrap();
    assert_ne!(run(&[]), first);
    assert_eq!(run(&[]), fresh(&[]));
    fs::rename(here.path().join("news/0/0.md"), here.path().join("news/0/9.md")).unwrap();
    assert_eq!(run(&[]), fresh(&[]));
    // Another rule, another day, another language, another way of reading.
    let rule = "id: weekday-mismatch\nsummary: A rule of the house\nseverity: note\n\
                check: date\nwith: { relation: wrong-weekday }\nmessage: \"{caption}!\"\n\
                why: The house says so.\n";
    fs::create_dir(here.path().join("house")).unwrap();
    fs::write(here.path().join("house/weekday-mismatch.yaml"), rule).unwrap();
    for args in [
        &["--rules", "house", "--show", "note"][..],
        &["--published", "2020-10-11"],
        &["--language", "de"],
        &["--input-format", "plain"],
        &[],
    ] {
        assert_eq!(run(args), fresh(args), "{args:?}");
    }
}

#[test]
fn a_cache_that_is_broken_or_foreign_is_ignored() {
    let here = repository();
    let fresh = here.run(&["check", "news", "--no-cache"]);
    assert!(!index(&here).exists());
    here.run(&["check", "news"]);
    let whole = fs::read(index(&here)).unwrap();
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x41;
        bytes
    };
    for (content, what) in [
        (Vec::new(), "empty"),
        (b"another tool's".to_vec(), "foreign"),
        (whole[..whole.len() / 2].to_vec(), "cut off"),
        (flipped(3), "another kind"),
        (flipped(20), "another build"),
        (flipped(whole.len() / 2), "a bit in the middle"),
        (flipped(whole.len() - 1), "a bit at the end"),
    ] {
        fs::write(index(&here), content).unwrap();
        assert_eq!(here.run(&["check", "news"]), fresh, "{what}");
        assert_eq!(fs::read(index(&here)).unwrap(), whole, "{what}: it is made anew");
    }
    // A folder in its place can be neither read nor written.
    fs::remove_file(index(&here)).unwrap();
    fs::create_dir_all(index(&here).join("x")).unwrap();
    assert_eq!(here.run(&["check", "news"]), fresh);
}

#[test]
fn what_is_gone_is_dropped_and_what_was_not_looked_at_is_kept() {
    let here = repository();
    here.run(&["check", "."]);
    let size = || fs::read(index(&here)).unwrap().len();
    let all = size();
    here.run(&["check", "news/0"]);
    assert_eq!(size(), all, "a run over a part knows nothing of the rest");
    fs::remove_file(here.path().join("news/0/2.md")).unwrap();
    here.run(&["check", "news/1"]);
    assert_eq!(size(), all);
    here.run(&["check", "news"]);
    let less = size();
    assert!(less < all);
    let before = fs::metadata(index(&here)).unwrap().modified().unwrap();
    here.run(&["check", "news"]);
    let after = fs::metadata(index(&here)).unwrap().modified().unwrap();
    assert_eq!(after, before, "a run that learns nothing writes nothing");
}

#[test]
fn a_post_is_known_by_the_day_in_its_name() {
    let post = "# A new bridge\n\n![](a.jpg)\n*A tram in Graz, March 25, 2023.*\n\nGraz opened its bridge.\n";
    let here = Sandbox::new().file("p/2023-03-26-a.md", post).file("p/2023-03-20-b.md", post);
    let fresh = here.run(&["check", "--format", "concise", "--no-cache", "p"]);
    assert_eq!(fresh.out.lines().count(), 1, "{fresh:?}");
    assert!(fresh.out.starts_with("p/2023-03-20-b.md:4:18: error[future-date]"), "{fresh:?}");
    for _ in 0..2 {
        assert_eq!(here.run(&["check", "--format", "concise", "p"]), fresh);
    }
}

#[test]
fn it_is_kept_where_it_belongs() {
    let here = repository();
    here.run(&["check", "news/minsk.txt"]);
    here.run_with(&["check", "-"], &[], &story(1));
    here.run(&["check", "--no-cache", "news"]);
    assert!(!index(&here).exists(), "one story is checked as fast without");
    let run = here.command(&["check"]).current_dir(here.path().join("news/0")).output().unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(index(&here).exists(), "at the root of the repository");
    fs::write(here.path().join("news/cutline.yaml"), "").unwrap();
    here.run(&["check", "news/0"]);
    assert!(here.path().join("news/.cutline_cache/index").exists(), "beside the configuration");
    here.run(&["check", "--cache-dir", "kept/here", "news/minsk.txt"]);
    assert!(here.path().join("kept/here/index").exists(), "where it is told to");
    let run = here.run(&["check", "--cache-dir", "news/minsk.txt", "news"]);
    assert!(run.err.contains("cannot be kept for the next run"), "{}", run.err);
}

#[test]
fn two_runs_at_a_time_do_not_disturb_each_other() {
    let here = repository();
    let fresh = here.run(&["check", "news", "--no-cache"]);
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..6).map(|_| scope.spawn(|| here.run(&["check", "news"]))).collect();
        for run in runs {
            assert_eq!(run.join().unwrap(), fresh);
        }
    });
    assert_eq!(here.run(&["check", "news"]), fresh);
    let files = fs::read_dir(here.path().join(".cutline_cache")).unwrap().count();
    assert_eq!(files, 3, "nothing is left lying about");
}
