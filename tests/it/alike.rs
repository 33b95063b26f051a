//! Copies of one picture in several stories, through the real binary: only in
//! a build with `--features alike`.

use std::fs;
use std::io::Cursor;

use crate::common::Sandbox;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::Value;

const PASSAU: &str = "Firefighters wade through a street in Passau, Germany, June 4, 2013.";
const ALTENA: &str = "Firefighters wade through a street in Altena, Germany, July 15, 2021.";

/// Hills, a sky and what stands before them; other numbers make another view.
fn view(seed: u32) -> DynamicImage {
    let wave = |x: u32, step: u32| (f64::from(x * step + seed * 97) / 190.0).sin();
    let mut state = seed;
    let blocks: Vec<[u32; 5]> = (0..24)
        .map(|_| {
            std::array::from_fn(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state >> 16
            })
        })
        .collect();
    DynamicImage::from(RgbImage::from_fn(900, 600, |x, y| {
        let hill = 300.0 + 90.0 * wave(x, 2 + seed % 3) + 40.0 * wave(x, 7);
        let ground = if f64::from(y) > hill { 90 } else { 150 + (y / 6) as u8 };
        let inside = |[left, top, width, height, _]: [u32; 5]| {
            let (left, top) = (left % 900, top % 600);
            (left..left + 30 + width % 150).contains(&x)
                && (top..top + 30 + height % 150).contains(&y)
        };
        let block = blocks.iter().rev().find(|block| inside(**block));
        let tone = block.map_or(ground, |block| (block[4] % 256) as u8);
        Rgb([tone, tone.saturating_sub(20), tone / 2 + (x / 12) as u8])
    }))
}

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("it can be written");
    bytes.into_inner()
}

fn story(picture: &str, day: &str, caption: &str) -> String {
    format!("---\ntitle: Flood\ndate: {day}\n---\n\n![]({picture})\n*{caption}*\n\nWater ran.\n")
}

/// What an audit says of two stories of which each has its picture.
fn audit(old: &[u8], new: &[u8], caption: &str) -> Vec<Value> {
    let here = Sandbox::new()
        .file("news/old/a.md", story("flood.jpg", "2013-06-05", PASSAU))
        .file("news/old/flood.jpg", old)
        .file("news/new/b.md", story("IMG_1.png", "2021-07-16", caption))
        .file("news/new/IMG_1.png", new);
    let run = here.run(&["audit", "--out", "audit", "--fail-on", "never", "news"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let work = fs::read_dir(here.path().join("audit/work")).expect("it is there");
    let names: Vec<String> =
        work.flatten().map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().all(|name| !name.contains("looks")), "nothing is left: {names:?}");
    let reuse = fs::read_to_string(here.path().join("audit/reuse.jsonl")).expect("it is there");
    reuse.lines().map(|line| serde_json::from_str(line).expect("a record")).collect()
}

#[test]
fn copies_of_a_picture_are_one_picture() {
    let picture = view(1);
    let old = written(&picture, ImageFormat::Jpeg);
    let cut = |x, y, width, height| picture.crop_imm(x, y, width, height);
    for (how, copy, format, is_found) in [
        ("as another format", picture.clone(), ImageFormat::Png, true),
        ("half as large", picture.resize(450, 300, FilterType::Triangle), ImageFormat::Jpeg, true),
        (
            "a sixth as large",
            picture.resize(150, 100, FilterType::Triangle),
            ImageFormat::WebP,
            true,
        ),
        ("brighter", picture.brighten(12), ImageFormat::Jpeg, true),
        ("without colours", picture.grayscale(), ImageFormat::Png, true),
        ("cut on all sides", cut(45, 30, 810, 540), ImageFormat::Jpeg, true),
        ("cut at a corner", cut(90, 0, 810, 540), ImageFormat::Jpeg, true),
        ("cut to 16:9", cut(0, 47, 900, 506), ImageFormat::Jpeg, true),
        ("cut to a square", cut(150, 0, 600, 600), ImageFormat::Jpeg, true),
        ("another picture", view(2), ImageFormat::Jpeg, false),
        ("a third", view(3), ImageFormat::Png, false),
        ("a small part of it", cut(300, 200, 250, 200), ImageFormat::Jpeg, false),
    ] {
        let found = audit(&old, &written(&copy, format), ALTENA);
        assert_eq!(found.len(), usize::from(is_found), "{how}: {found:?}");
        for reused in found {
            let stories = [&reused["here"]["story"], &reused["there"]["story"]];
            assert_eq!(stories, ["news/new/b.md", "news/old/a.md"], "{how}");
            let picture = reused["picture"].as_str().expect("a key");
            assert!(picture.starts_with("alike:xxh3:"), "{picture}");
        }
    }
    let new = written(&picture, ImageFormat::Png);
    assert!(audit(&old, &new, &format!("FILE - {ALTENA}")).is_empty(), "it says that it is old");
    assert!(audit(&old, &new, PASSAU).is_empty(), "both can be true");
}

#[test]
fn what_shows_nothing_is_like_nothing() {
    let one_tone = DynamicImage::from(RgbImage::from_pixel(400, 300, Rgb([240, 240, 240])));
    let logo = {
        let mut logo = one_tone.to_rgb8();
        (150..250).for_each(|x| (100..200).for_each(|y| logo.put_pixel(x, y, Rgb([200, 0, 0]))));
        DynamicImage::from(logo)
    };
    let icon = view(1).resize_exact(64, 64, FilterType::Triangle);
    for (what, picture) in [("one tone", one_tone), ("a logo", logo), ("an icon", icon)] {
        let [old, new] = [ImageFormat::Jpeg, ImageFormat::Png].map(|form| written(&picture, form));
        assert!(audit(&old, &new, ALTENA).is_empty(), "{what}");
    }
    let whole = written(&view(1), ImageFormat::Jpeg);
    let mut huge = written(&view(1), ImageFormat::Png);
    // The width and the height that the header tells.
    huge[16..24].copy_from_slice(&[0x7f; 8]);
    for broken in [&whole[..200], b"\xff\xd8\xff\xe0", b"no picture", b"", &huge] {
        assert!(audit(&whole, broken, ALTENA).is_empty());
    }
}

#[test]
fn the_map_tells_what_pictures_look_like() {
    let here = Sandbox::new()
        .file("a.md", story("flood.png", "2013-06-05", PASSAU))
        .file("flood.png", written(&view(1), ImageFormat::Png));
    let run = here.run(&["audit", "--map", "a.md"]);
    let record: Value = serde_json::from_str(&run.out).expect("a record");
    let look = record["captions"][0]["look"].as_str().expect("it was looked at");
    assert!(look.len() > 64 * 30 && look.len().is_multiple_of(64), "{look}");
    assert_eq!(here.run(&["audit", "--map", "a.md"]).out, run.out);
}
