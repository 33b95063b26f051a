//! Stories in Parquet files, through the real binary. The files are made by
//! `tests/parquet/make.py`.

#[cfg(not(feature = "parquet"))]
#[test]
fn a_build_without_it_says_how_to_get_it() {
    let here = crate::common::Sandbox::new().file("a.parquet", b"PAR1");
    let run = here.run(&["check", "a.parquet"]);
    assert_eq!(run.code, 2);
    let wanted = "a.parquet: this build reads no Parquet: build with `--features parquet`";
    assert!(run.err.contains(wanted), "{}", run.err);
}

#[cfg(feature = "parquet")]
mod read {
    use crate::common::Sandbox;

    const STRUCTS: &[u8] = include_bytes!("../parquet/structs.parquet");
    const STRINGS: &[u8] = include_bytes!("../parquet/strings.parquet");
    const JSON: &[u8] = include_bytes!("../parquet/json.parquet");

    #[test]
    fn captions_are_read_as_structs_as_strings_and_as_json() {
        for (name, bytes) in [("structs", STRUCTS), ("strings", STRINGS), ("json", JSON)] {
            let here = Sandbox::new().file("a.parquet", bytes);
            let run = here.run(&["check", "--format", "jsonl", "a.parquet"]);
            // The quiet one has no caption, which is told.
            assert_eq!(run.code, 1, "{name}");
            assert!(run.err.starts_with("note: 1 story has no caption"), "{name}: {}", run.err);
            let of = |line: &str| {
                let story: serde_json::Value = serde_json::from_str(line).expect("a record");
                let captions = story["captions"].as_array().map_or(0, Vec::len);
                (story["id"].as_str().map(str::to_owned), story["published"].clone(), captions)
            };
            let stories: Vec<_> = run.out.lines().map(of).collect();
            let wanted = [
                ("council", "2020-10-12", 1),
                ("harbour", "2021-05-03", 1),
                ("quiet", "2021-05-04", 0),
            ];
            let wanted =
                wanted.map(|(id, day, captions)| (Some(id.to_owned()), day.into(), captions));
            assert_eq!(stories, wanted, "{name}");
            assert!(run.out.contains("weekday-mismatch"), "{name}");
        }
    }

    #[test]
    fn a_damaged_file_is_told_and_the_next_one_is_read() {
        let broken = |bytes: Vec<u8>| {
            let here = Sandbox::new().file("a.parquet", bytes).file("b.parquet", STRUCTS);
            let run = here.run(&["check", "--format", "concise", "a.parquet", "b.parquet"]);
            assert!(run.out.contains("b.parquet:1:1:29: error[weekday-mismatch]"), "{}", run.out);
            run
        };
        for bytes in [Vec::new(), b"PAR1".to_vec(), STRUCTS[..900].to_vec(), vec![b'x'; 4000]] {
            let run = broken(bytes);
            assert_eq!(run.code, 2);
            assert!(run.err.contains("a.parquet"), "{}", run.err);
        }
        // Any one byte that is wrong keeps no other file from being read.
        for at in (0..STRUCTS.len()).step_by(97) {
            let mut bytes = STRUCTS.to_vec();
            bytes[at] ^= 0x55;
            let run = broken(bytes);
            assert!(run.code == 1 || run.code == 2, "{at}: {}", run.err);
            assert!(!run.err.contains("panicked"), "{at}: {}", run.err);
        }
    }
}
