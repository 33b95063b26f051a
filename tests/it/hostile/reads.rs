//! A repository that asks for files elsewhere, and for what is no file.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use crate::common::{Run, Sandbox};

/// What nobody may see in a log.
const SECRET: &str = "Xyzzykey";

fn repository() -> Sandbox {
    Sandbox::new()
        .file("git/.git/HEAD", "ref: refs/heads/main\n")
        .file("git/.git/config", format!("{SECRET}: [core]\n"))
        .file("elsewhere/secret", format!("{SECRET}: {SECRET}\n"))
        .file("elsewhere/rules/own.yaml", format!("id: {SECRET}\n"))
        .file("elsewhere/secret.captions.txt", format!("Mayor Xavier {SECRET} in Minsk in 1999.\n"))
        .file("git/news/a.md", super::STORY)
}

fn run(here: &Sandbox, args: &[&str]) -> Run {
    let mut command = here.command(args);
    let output = command.current_dir(here.path().join("git")).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("it is UTF-8");
    let (out, err) = (text(output.stdout), text(output.stderr));
    let said = format!("{out}{err}");
    assert!(!said.contains(SECRET), "{said}");
    Run { code: output.status.code().expect("it ends by itself"), out, err }
}

#[test]
fn a_configuration_reads_nothing_out_of_its_repository() {
    for (named, key, help) in [
        ("extends: [../elsewhere/secret]", "`extends`: ", "`--config`"),
        ("extends: [../elsewhere/nowhere]", "`extends`: ", "`--config`"),
        ("extends: [/etc/passwd]", "`extends`: ", "`--config`"),
        ("extends: [/dev/zero]", "`extends`: ", "`--config`"),
        ("extends: [.git/config]", "`extends`: ", "`--config`"),
        ("extends: [link]", "`extends`: ", "`--config`"),
        ("extends: [folder/secret]", "`extends`: ", "`--config`"),
        ("rule_folders: [../elsewhere/rules]", "`rule_folders`: ", "`--rules`"),
        ("rule_folders: [folder/rules]", "`rule_folders`: ", "`--rules`"),
        ("media_root: /", "`media_root`: ", "`--media-root`"),
        ("media_root: folder", "`media_root`: ", "`--media-root`"),
    ] {
        let here = repository().file("git/cutline.yaml", named);
        let at = here.path().join("git");
        symlink("../elsewhere/secret", at.join("link")).expect("it is laid");
        symlink("../elsewhere", at.join("folder")).expect("it is laid");
        let Run { code, err, .. } = run(&here, &["check", "news"]);
        let is_gentle = key.starts_with("`media");
        assert_eq!(code, if is_gentle { 0 } else { 2 }, "{named}: {err}");
        for said in [key, "leads out of the repository", help] {
            assert!(err.contains(said), "{named}: {err}");
        }
    }
}

#[test]
fn a_configuration_that_is_itself_a_link_out_is_not_read() {
    let here = repository();
    symlink("../elsewhere/secret", here.path().join("git/cutline.yaml")).expect("it is laid");
    let Run { code, err, .. } = run(&here, &["check", "news/a.md"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("cutline.yaml: this file is not read: its link leads out"), "{err}");
    // Whoever names it on the command line may read what he likes.
    let mut command = here.command(&["check", "--config", "../elsewhere/secret", "news"]);
    let output = command.current_dir(here.path().join("git")).output().expect("it runs");
    assert!(String::from_utf8_lossy(&output.stderr).contains(SECRET));
}

#[test]
fn rules_behind_a_link_out_are_not_read() {
    let here = repository().file("git/cutline.yaml", "rule_folders: [house]\n");
    fs::create_dir(here.path().join("git/house")).expect("there is room");
    symlink("../../elsewhere/secret", here.path().join("git/house/a.yaml")).expect("it is laid");
    let Run { code, err, .. } = run(&here, &["check", "news"]);
    assert_eq!(code, 2);
    assert!(err.contains("house/a.yaml: this link leads out of the repository"), "{err}");
}

#[test]
fn pictures_and_captions_elsewhere_are_not_read() {
    let xmp = format!(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF><rdf:Description><dc:description><rdf:Alt>\
         <rdf:li>Xavier {SECRET} in Minsk, Belarus, in May 1999.</rdf:li></rdf:Alt>\
         </dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
    );
    let here = repository()
        .file("elsewhere/a.jpg", b"\xff\xd8\xff\xd9")
        .file("elsewhere/a.xmp", xmp)
        .file("git/news/b.jpg", b"\xff\xd8\xff\xd9")
        .file(
            "git/news/b.md",
            "# A bridge in Lyon\n\n![](../../elsewhere/a.jpg)\n*The bridge in Lyon, France.*\n\n\
             ![](folder/a.jpg)\n*A bridge in Lyon, France.*\n\n![](b.jpg)\n*Lyon's bridge.*\n\n\
             The mayor of Lyon opened a bridge in France.\n",
        )
        .file("git/news/secret.txt", super::STORY);
    let news = here.path().join("git/news");
    symlink("../../elsewhere", news.join("folder")).expect("it is laid");
    symlink("../../elsewhere/a.xmp", news.join("b.xmp")).expect("it is laid");
    symlink("../../elsewhere/secret.captions.txt", news.join("secret.captions.txt"))
        .expect("it is laid");
    for format in ["text", "json"] {
        run(&here, &["check", "--format", format, "--show", "note", "news"]);
        run(&here, &["check", "--format", format, "--show", "note", "news/secret.txt"]);
    }
    run(&here, &["inspect", "news/b.md"]);
    // The same within the repository is read.
    fs::remove_file(news.join("b.xmp")).expect("it is laid");
    fs::copy(here.path().join("elsewhere/a.xmp"), news.join("b.xmp")).expect("it is there");
    let mut command = here.command(&["inspect", "news/b.md"]);
    let output = command.current_dir(here.path().join("git")).output().expect("it runs");
    assert!(String::from_utf8_lossy(&output.stdout).contains(SECRET));
}

#[test]
fn what_is_no_file_is_never_opened() {
    let here = repository();
    let git = here.path().join("git");
    let pipe = |path: &str| {
        assert!(Command::new("mkfifo").arg(git.join(path)).status().expect("it runs").success());
    };
    pipe("pipe.txt");
    pipe("pipe.jsonl");
    symlink("/dev/zero", git.join("zero.txt")).expect("it is laid");
    let no_file = "this is a pipe, a device or a socket, which is not opened";
    for args in [
        &["check", "pipe.txt"][..],
        &["check", "pipe.jsonl"],
        &["check", "zero.txt"],
        &["check", "/dev/zero"],
        &["check", "--config", "pipe.txt", "news"],
        &["check", "--rules", "pipe.txt", "news"],
        &["check", "--baseline", "pipe.txt", "news"],
        &["check", "--captions", "pipe.txt", "news/a.md"],
        &["evaluate", "pipe.jsonl"],
        &["audit", "--out", "out", "pipe.jsonl"],
    ] {
        let Run { code, out, err } = run(&here, args);
        let is_told = err.contains(no_file) || args[0] == "audit";
        assert!(is_told && code == 2, "{args:?}: {code} {out}{err}");
    }
    // A folder whose list of what is ignored never ends is told, not walked.
    fs::create_dir(git.join("trap")).expect("there is room");
    fs::write(git.join("trap/b.md"), super::STORY).expect("there is room");
    for list in [".gitignore", ".ignore"] {
        symlink("/dev/zero", git.join("trap").join(list)).expect("it is laid");
        for path in ["trap", "."] {
            let Run { code, err, .. } = run(&here, &["check", path]);
            assert_eq!(code, 2, "{err}");
            assert!(
                err.contains(&format!("trap/{list}: this is no list of what git ignores")),
                "{err}"
            );
        }
        fs::remove_file(git.join("trap").join(list)).expect("it is there");
    }
}

#[test]
fn a_configuration_is_read_to_its_limit_and_no_further() {
    let large = format!("# {}\n", "x".repeat(2 << 20));
    let here = repository()
        .file("git/cutline.yaml", "extends: [large.yaml]\n")
        .file("git/large.yaml", &large)
        .file("git/house/large.yaml", &large);
    let Run { code, err, .. } = run(&here, &["check", "news"]);
    assert_eq!(code, 2);
    let said = "`large.yaml` has more than 1048576 bytes: a configuration file may have 1 MiB";
    assert!(err.contains(said), "{err}");
    let Run { err, .. } = run(&here, &["check", "--no-config", "--rules", "house", "news"]);
    let said = "house/large.yaml: has more than 1048576 bytes: a rule file may have 1 MiB";
    assert!(err.contains(said), "{err}");
}

#[test]
fn links_to_stories_in_a_folder_are_counted() {
    let here = repository();
    for name in ["b.md", "c.md"] {
        symlink("a.md", here.path().join("git/news").join(name)).expect("it is laid");
    }
    let Run { code, out, err } = run(&here, &["check", "news"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("1 story") && out.contains("2 files without a story passed over"),
        "{out}"
    );
    assert!(err.contains("news/b.md: passed over: this is a link, which is not followed"), "{err}");
}

#[test]
fn folders_of_rules_that_loop_are_read_once() {
    let here = repository().file("git/cutline.yaml", "rule_folders: [house]\n");
    fs::create_dir_all(here.path().join("git/house/deep")).expect("there is room");
    run(&here, &["rules", "new", "own-rule", "house/deep"]);
    let house = here.path().join("git/house");
    for (link, to) in [("loop", "."), ("deep/up", ".."), ("deep/far", "../../house")] {
        symlink(to, house.join(link)).expect("it is laid");
    }
    let Run { code, out, err } = run(&here, &["rules", "list"]);
    assert_eq!((code, out.matches("own-rule").count()), (0, 1), "{out} {err}");
    symlink("b.yaml", house.join("a.yaml")).expect("it is laid");
    symlink("a.yaml", house.join("b.yaml")).expect("it is laid");
    let Run { code, err, .. } = run(&here, &["check", "news"]);
    assert_eq!(code, 2);
    for name in ["house/a.yaml", "house/b.yaml"] {
        assert!(err.contains(name), "{err}");
    }
}
