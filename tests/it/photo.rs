//! What pictures' own files say: read field by field from files that other
//! tools have written (`tests/photos/make.sh`), and from broken ones.

use std::fs;
use std::path::{Path, PathBuf};

use cutline::article::{Article, Picture, Property, Source, Span, Text};
use cutline::read::photo;
use proptest::prelude::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/photos")
}

/// The fields of a file, a line each, and what is wrong with it.
fn lines(path: &Path) -> (Vec<String>, Option<&'static str>) {
    let reading = photo::read(path);
    let line = |(property, label, value): &(Property, String, String)| {
        format!("{} | {label}: {value}", property.key())
    };
    (reading.entries.iter().map(line).collect(), reading.fault)
}

#[test]
fn each_field_is_read_from_each_kind_of_file() {
    for (name, wanted) in [
        (
            "washington.jpg",
            &[
                "instructions | IPTC Instructions: No use after March 2029",
                "created | IPTC Date Created: 2019-03-08",
                "creator | IPTC By-line: ANN SMITH",
                "city | IPTC City: Washington",
                "sublocation | IPTC Sublocation: US Capitol",
                "region | IPTC Province: District of Columbia",
                "country | IPTC Country: United States",
                "headline | IPTC Headline: US-POLITICS-CONGRESS",
                "credit | IPTC Credit: AFP",
                "source | IPTC Source: AFP",
                "copyright | IPTC Copyright: AFP or licensors",
                "caption | IPTC Caption: US Rep. Ilhan Omar (D-MN) (L) speaks with House Speaker \
                 Nancy Pelosi (D-CA) at a rally in Washington, DC, on March 8, 2019.",
                "sublocation | XMP Location: US Capitol",
                "event | XMP Event: Rally of the Democrats",
                "shown | XMP LocationShown: US Capitol, Washington, District of Columbia, United \
                 States",
                "person | XMP PersonInImage: Ilhan Omar",
                "person | XMP PersonInImage: Nancy Pelosi",
                "creator | XMP creator: ANN SMITH",
                "caption | XMP description: US Rep. Ilhan Omar (D-MN) (L) speaks with House \
                 Speaker Nancy Pelosi (D-CA) at a rally in Washington, DC, on March 8, 2019.",
                "copyright | XMP rights: AFP or licensors",
                "city | XMP City: Washington",
                "country | XMP Country: United States",
                "credit | XMP Credit: AFP",
                "created | XMP DateCreated: 2019-03-08",
                "headline | XMP Headline: US-POLITICS-CONGRESS",
                "instructions | XMP Instructions: No use after March 2029",
                "region | XMP State: District of Columbia",
                "caption | EXIF ImageDescription: US Rep. Ilhan Omar at a rally",
                "clock | EXIF DateTimeOriginal: 2019-03-08",
                "creator | EXIF Artist: Ann Smith",
                "copyright | EXIF Copyright: AFP",
                "point | EXIF GPS: 38.8899, -77.0091",
            ][..],
        ),
        (
            "graz.png",
            &[
                "credit | IPTC Credit: Mur Press",
                "caption | XMP description: A clown at the fair in Graz",
                "city | XMP City: Graz",
                "clock | EXIF DateTimeOriginal: 2021-09-25",
                "creator | EXIF Artist: Zoë Öhm",
            ],
        ),
        (
            "graz.webp",
            &[
                "city | XMP City: Graz",
                "created | XMP DateCreated: 2021",
                "creator | EXIF Artist: Zoë Öhm",
            ],
        ),
        (
            "graz.tif",
            &[
                "city | IPTC City: Graz",
                "caption | IPTC Caption: A clown at the fair in Graz",
                "country | XMP Country: Austria",
                "clock | EXIF DateTimeOriginal: 2021-09-25",
                "creator | EXIF Artist: Zoë Öhm",
            ],
        ),
        (
            "graz.heic",
            &[
                "city | XMP City: Graz",
                "clock | EXIF DateTimeOriginal: 2021-09-25",
                "point | EXIF GPS: 47.0707, 15.4395",
            ],
        ),
        ("graz.avif", &["city | XMP City: Graz", "clock | EXIF DateTimeOriginal: 2021-09-25"]),
        ("latin.jpg", &["city | IPTC City: Köln", "caption | IPTC Caption: Ein Fest in Köln"]),
        // Neither the day of a scan nor what a camera puts for a caption.
        ("camera.jpg", &["clock | EXIF DateTimeOriginal: 2000-01-01"]),
        ("bare.jpg", &[]),
        (
            "beside.jpg",
            &["city | XMP sidecar City: Linz", "credit | XMP sidecar Credit: Donau Foto"],
        ),
    ] {
        let (found, fault) = lines(&folder().join(name));
        assert_eq!((found.as_slice(), fault), (wanted_lines(wanted).as_slice(), None), "{name}");
    }
}

fn wanted_lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path =
            std::env::temp_dir().join(format!("cutline-photo-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("the folder can be made");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn pictures() -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder()).expect("it is there").flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.ends_with(".sh"));
    names.sort();
    let read = |name: String| {
        let bytes = fs::read(folder().join(&name)).expect("it can be read");
        (name, bytes)
    };
    names.into_iter().map(read).collect()
}

#[test]
fn a_file_that_breaks_off_says_what_stands_before() {
    let here = Folder::new("torn");
    for (name, bytes) in pictures() {
        let path = here.0.join(&name);
        // Whole files have been read; of each start there is less or as much.
        let all = photo::read(&folder().join(&name)).entries;
        for end in (0..bytes.len()).step_by(17) {
            fs::write(&path, &bytes[..end]).expect("it can be written");
            for entry in photo::read(&path).entries {
                let is_start = |known: &(Property, String, String)| {
                    known.0 == entry.0 && known.2.starts_with(&entry.2)
                };
                assert!(all.iter().any(is_start), "{name} {end}: {entry:?}");
            }
        }
        fs::remove_file(&path).expect("it can be removed");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    /// Bytes that are changed, doubled, cut out or put somewhere else.
    #[test]
    fn no_file_is_too_strange(
        which in 0_usize..20,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..4), 1..30),
    ) {
        let pictures = pictures();
        let (name, mut bytes) = pictures[which % pictures.len()].clone();
        for (at, byte, how) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes[at] = 0xff,
                2 => drop(bytes.drain(at..bytes.len().min(at + usize::from(byte)))),
                _ => {
                    let piece = bytes[at..bytes.len().min(at + usize::from(byte))].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        let here = Folder::new("strange");
        let path = here.0.join(&name);
        fs::write(&path, &bytes).expect("it can be written");
        let entries = photo::read(&path).entries;
        prop_assert!(entries.iter().map(|entry| entry.2.len()).sum::<usize>() <= 4 * bytes.len() + 4096);
    }
}

#[test]
fn a_file_that_lies_is_told_in_a_word() {
    let here = Folder::new("lies");
    let jpeg = |segment: &[u8]| [&[0xff, 0xd8][..], segment, &[0xff, 0xd9]].concat();
    let png = |chunk: &[u8]| [b"\x89PNG\r\n\x1a\n", chunk].concat();
    let huge_webp = b"RIFF\xff\xff\xff\xffWEBPEXIF\xff\xff\xff\xffMM".to_vec();
    for (name, bytes, fault) in [
        (
            "page.jpg",
            b"<!DOCTYPE html><p>404".to_vec(),
            Some("is none that its name says, and tells nothing"),
        ),
        ("empty.jpg", Vec::new(), Some("is none that its name says, and tells nothing")),
        ("page.svg", b"<svg/>".to_vec(), None),
        (
            "short.jpg",
            jpeg(&[0xff, 0xe1, 0, 1]),
            Some("has metadata that are broken; what can be read is used"),
        ),
        (
            "long.jpg",
            jpeg(&[0xff, 0xe1, 0xff, 0xff, b'E']),
            Some("has metadata that are broken; what can be read is used"),
        ),
        (
            "long.png",
            png(b"\xff\xff\xff\xffiTXtXML"),
            Some("has metadata that are broken; what can be read is used"),
        ),
        ("long.webp", huge_webp, Some("has metadata that are broken; what can be read is used")),
        (
            "head.tif",
            b"II*\0\xff\xff\xff\xff".to_vec(),
            Some("has metadata that are broken; what can be read is used"),
        ),
    ] {
        let path = here.0.join(name);
        fs::write(&path, bytes).expect("it can be written");
        assert_eq!(lines(&path), (Vec::new(), fault), "{name}");
    }
    // What the name says makes no difference to what is read.
    let path = here.0.join("graz.jpg");
    fs::copy(folder().join("graz.webp"), &path).expect("it can be copied");
    assert_eq!(lines(&path), lines(&folder().join("graz.webp")));
    // A hole of forty MiB takes no room on most disks.
    let path = here.0.join("large.tif");
    fs::write(&path, b"II*\0").expect("it can be written");
    let file = fs::OpenOptions::new().write(true).open(&path).expect("it can be opened");
    file.set_len(40 << 20).expect("it can be made longer");
    assert_eq!(lines(&path), (Vec::new(), Some("is larger than 32 MiB, and is not read")));
    // A folder and a name without a file say nothing that could be read.
    assert_eq!(lines(&here.0).1, Some("cannot be read"));
}

#[test]
fn a_picture_is_looked_for_beside_its_story_and_in_the_media_root() {
    let here = Folder::new("locate");
    for name in [
        "news/a.jpg",
        "news/süd ost.jpg",
        "news/b%20c.jpg",
        "static/img/d.jpg",
        "e.jpg",
        "news/q.jpg?w=1",
        ".git/g.jpg",
    ] {
        let path = here.0.join(name);
        fs::create_dir_all(path.parent().expect("it has one")).expect("it can be made");
        fs::write(path, b"x").expect("it can be written");
    }
    let (story, root) = (here.0.join("news/story.md"), here.0.join("static"));
    let found = |src: &str, root: Option<&Path>| {
        let file = photo::locate(src, &story, root)?.canonicalize().expect("it is there");
        let whole = here.0.canonicalize().expect("it is there");
        Some(file.strip_prefix(whole).expect("it is inside").display().to_string())
    };
    for (src, file) in [
        ("a.jpg", Some("news/a.jpg")),
        ("./a.jpg?w=640#top", Some("news/a.jpg")),
        ("s%C3%BCd%20ost.jpg", Some("news/süd ost.jpg")),
        ("süd ost.jpg", Some("news/süd ost.jpg")),
        ("b%20c.jpg", Some("news/b%20c.jpg")),
        ("q.jpg?w=1", Some("news/q.jpg?w=1")),
        ("../e.jpg", Some("e.jpg")),
        ("../.git/g.jpg", None),
        ("/img/d.jpg", Some("static/img/d.jpg")),
        ("/img/d.jpg?v=3", Some("static/img/d.jpg")),
        ("img/d.jpg", Some("static/img/d.jpg")),
        ("/../e.jpg", None),
        ("/../../../../../../../../etc/hosts", None),
        ("/a.jpg", None),
        ("nowhere.jpg", None),
        ("https://news.example/a.jpg", None),
        ("//news.example/a.jpg", None),
        ("file:///etc/hosts", None),
        ("", None),
        (".", None),
    ] {
        assert_eq!(found(src, Some(&root)).as_deref(), file, "{src}");
    }
    assert_eq!(found("/img/d.jpg", None), None, "there is no root of a site");
    assert_eq!(found("/etc/hosts", None), None, "an address is no path of the machine");
    fs::rename(here.0.join(".git"), here.0.join("git")).expect("it is there");
    assert_eq!(found("../e.jpg", None), None, "there is no repository around the story");
    assert_eq!(found("a.jpg", None).as_deref(), Some("news/a.jpg"));
}

#[test]
fn a_story_carries_what_its_pictures_say() {
    let text = |src: &str| Text::verbatim(src, Span::new(0, src.len()));
    let picture = |src: &str| Picture { src: Some(text(src)), ..Picture::default() };
    let mut article = Article {
        pictures: ["plain.jpg", "https://x.example/plain.jpg", "nix.jpg"].map(picture).into(),
        sources: vec![Source::new("story", "plain.jpg")],
        ..Article::default()
    };
    photo::add(&mut article, &folder().join("story.md"), None);
    let said: Vec<usize> = article.pictures.iter().map(|p| p.metadata.fields.len()).collect();
    assert_eq!(said, [3, 0, 0]);
    assert!(article.notices.is_empty(), "a picture that is not here is no news");
    let city = &article.pictures[0].metadata.fields[1];
    let source = &article.sources[city.value.source()];
    let line = source.text().lines().nth(1);
    assert_eq!(line, Some("IPTC City: Washington"));
}
