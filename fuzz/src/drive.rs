//! A fuzzer for any toolchain: seeds, cut, joined and changed at random. It sees
//! no coverage; `cargo fuzz`, which does, needs a nightly toolchain.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// A target gets no longer input, in bytes.
const LONGEST: usize = 64 << 10;

/// No input may keep a processor longer: some thousand times what one takes.
const SLOWEST: Duration = Duration::from_secs(2);

/// Calls a target for as many seconds as the first argument says, or ten
/// minutes. An input that it fails on is written to `crash-NAME`.
pub fn drive(name: &str, target: fn(&[u8])) {
    let seconds = std::env::args().nth(1).and_then(|said| said.parse().ok()).unwrap_or(600);
    let seeds = seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"), name);
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (start, mut runs) = (Instant::now(), 0_u64);
    while start.elapsed() < Duration::from_secs(seconds) {
        let mut bytes = seeds[random.below(seeds.len())].clone();
        for _ in 0..=random.below(8) {
            change(&mut bytes, &seeds, &mut random);
        }
        bytes.truncate(LONGEST);
        let before = busy(start);
        let is_sound = std::panic::catch_unwind(|| target(&bytes)).is_ok();
        let took = busy(start).saturating_sub(before);
        if !is_sound || took > SLOWEST {
            let file = format!("crash-{name}");
            fs::write(&file, &bytes).expect("there is room");
            eprintln!("{name}: run {runs} failed, or kept a processor for {took:?}: see {file}");
            std::process::exit(1);
        }
        runs += 1;
    }
    println!("{name}: {runs} runs in {seconds} s, none failed");
}

/// How long a processor was busy with this thread, where Linux tells: a machine
/// may have other things to do. Elsewhere how long it is since the start.
fn busy(start: Instant) -> Duration {
    let said = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let busy = said.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok());
    busy.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// The seeds in the folder of a target, and one that is empty.
fn seeds(folder: &Path, name: &str) -> Vec<Vec<u8>> {
    let files = fs::read_dir(folder.join(name)).into_iter().flatten().flatten();
    let mut seeds: Vec<_> = files.filter_map(|file| fs::read(file.path()).ok()).collect();
    seeds.push(Vec::new());
    seeds
}

fn change(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let end = (at + random.below(64)).min(bytes.len());
    match random.below(7) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let stretch = bytes[at..end].repeat(1 + random.below(200));
            bytes.splice(at..at, stretch);
        }
        3 => {
            let other = &seeds[random.below(seeds.len())];
            let from = random.below(other.len() + 1);
            bytes.splice(at..at, other[from..].iter().copied().take(256));
        }
        4 => bytes.truncate(at),
        5 => {
            const SIGNS: [&str; 16] = [
                "<", "&", "[", "](", "\n\n", "\"", "{", "}", "\u{301}", "\u{feff}", "\0", "---\n",
                "99999999999", "é", "东", "\u{202e}",
            ];
            let sign = SIGNS[random.below(SIGNS.len())];
            bytes.splice(at..at, sign.bytes());
        }
        _ => bytes.insert(at, random.next() as u8),
    }
}

/// Numbers that are the same at each start (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}
