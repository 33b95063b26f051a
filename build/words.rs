//! Makes one table of all words in `data/words`, which `src/words.rs` looks
//! into.
//!
//! `classes.tsv` has a class of words a line, with what the class means, and
//! `tagger` behind it where the trained tagger of names looks at the class;
//! each `<language>/<subject>.tsv` a word a line: its class, the word, and what
//! the class says of it. A `_` at either end of a word is a space.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::key::key;

/// Classes that a set has room for.
const MOST_CLASSES: usize = 256;

/// A class of words.
struct Class {
    name: String,
    meaning: String,
    is_learnt: bool,
}

/// A word of a class, in order: the class, the word, what is said of it, the
/// language.
type Row = (usize, String, String, String);

/// Writes the table as Rust code into the folder that the build has for it.
///
/// # Errors
/// If a line is not as expected; with its file and line.
pub fn build(folder: &Path) -> Result<(), String> {
    let classes = classes(&folder.join("classes.tsv"))?;
    let mut rows = Vec::new();
    for path in tables(folder)? {
        read(&path, &classes, &mut rows)?;
    }
    rows.sort();
    for (index, class) in classes.iter().enumerate() {
        if !rows.iter().any(|row| row.0 == index) {
            return Err(format!("{}: no word is of the class `{}`", folder.display(), class.name));
        }
    }
    let code = code(&classes, &rows);
    let out = std::env::var_os("OUT_DIR").ok_or("there is no OUT_DIR")?;
    let out = Path::new(&out).join("words.rs");
    fs::write(&out, code).map_err(|error| format!("{}: {error}", out.display()))
}

fn lines(path: &Path) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let unordered = lines.windows(2).position(|two| two[0] >= two[1]);
    match unordered {
        Some(at) => Err(format!(
            "{}:{}: `{}` stands behind `{}`: sort the lines by bytes, each once",
            path.display(),
            at + 2,
            lines[at + 1],
            lines[at]
        )),
        None => Ok(lines),
    }
}

/// The classes, in order.
fn classes(path: &Path) -> Result<Vec<Class>, String> {
    let lines = lines(path)?;
    let class = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let (name, meaning, is_learnt) = match columns[..] {
            [name, meaning] => (name, meaning, false),
            [name, meaning, "tagger"] => (name, meaning, true),
            _ => return None,
        };
        Some(Class { name: name.to_owned(), meaning: meaning.to_owned(), is_learnt })
    };
    let expected = "expected a class, a tab, its meaning, and perhaps a tab and `tagger`";
    let classes = lines.iter().enumerate().map(|(at, line)| {
        class(line).ok_or_else(|| format!("{}:{}: {expected}", path.display(), at + 1))
    });
    let classes: Vec<Class> = classes.collect::<Result<_, _>>()?;
    match classes.len() > MOST_CLASSES {
        true => Err(format!("{}: more than {MOST_CLASSES} classes", path.display())),
        false => Ok(classes),
    }
}

/// The tables of all languages, in order.
fn tables(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let inside = |folder: &Path| -> Result<Vec<PathBuf>, String> {
        let entries =
            fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        Ok(paths)
    };
    let mut tables = Vec::new();
    for language in inside(folder)?.iter().filter(|path| path.is_dir()) {
        tables.extend(inside(language)?.into_iter().filter(|path| path.is_file()));
    }
    Ok(tables)
}

fn read(path: &Path, classes: &[Class], rows: &mut Vec<Row>) -> Result<(), String> {
    let language = path.parent().and_then(Path::file_name).unwrap_or_default();
    for (at, line) in lines(path)?.iter().enumerate() {
        let fault = |what: &str| Err(format!("{}:{}: {what}", path.display(), at + 1));
        let mut columns = line.splitn(3, '\t');
        let (Some(class), Some(word)) = (columns.next(), columns.next()) else {
            return fault("expected a class, a tab, a word");
        };
        let Ok(class) = classes.binary_search_by(|known| known.name.as_str().cmp(class)) else {
            return fault(&format!("`{class}` is no class: see classes.tsv"));
        };
        let value = columns.next().unwrap_or_default().to_owned();
        rows.push((class, spaced(word), value, language.to_string_lossy().into_owned()));
    }
    Ok(())
}

/// The word with a space for each `_` at its ends.
fn spaced(word: &str) -> String {
    let bare = word.trim_matches('_');
    let before = word.len() - word.trim_start_matches('_').len();
    match bare.is_empty() {
        true => word.to_owned(),
        false => {
            let behind = word.len() - before - bare.len();
            format!("{}{bare}{}", " ".repeat(before), " ".repeat(behind))
        }
    }
}

fn code(classes: &[Class], rows: &[Row]) -> String {
    let mut code = String::new();
    code.push_str("/// What a word is good for, as `data/words/classes.tsv` has it.\n");
    code.push_str("#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum Class {\n");
    for class in classes {
        _ = writeln!(code, "    /// {}\n    {},", class.meaning, variant(&class.name));
    }
    code.push_str("}\n\n/// The classes that the trained tagger of names looks at.\n");
    code.push_str("pub(crate) const LEARNT: &[Class] = &[\n");
    for class in classes.iter().filter(|class| class.is_learnt) {
        _ = writeln!(code, "    Class::{},", variant(&class.name));
    }
    code.push_str("];\n\n");
    let of = |class: usize| rows.iter().filter(move |row| row.0 == class);
    let all = 0..classes.len();
    _ = writeln!(code, "static WORDS: [&[&str]; {}] = [", classes.len());
    for class in all.clone() {
        let mut words: Vec<&str> = of(class).map(|row| row.1.as_str()).collect();
        words.dedup();
        _ = writeln!(code, "    &{words:?},");
    }
    _ = writeln!(code, "];\n\nstatic ROWS: [&[Row]; {}] = [", classes.len());
    for class in all {
        code.push_str("    &[");
        for (_, word, value, language) in of(class) {
            _ = write!(
                code,
                "Row {{ word: {word:?}, value: {value:?}, language: {language:?} }}, "
            );
        }
        code.push_str("],\n");
    }
    code.push_str("];\n\n");
    let mut sets: BTreeMap<u64, BTreeSet<usize>> = BTreeMap::new();
    for (class, word, ..) in rows {
        sets.entry(key(word.bytes())).or_default().insert(*class);
    }
    code.push_str(&table(&sets));
    code
}

/// An open-addressing table from keys to sets of classes.
fn table(words: &BTreeMap<u64, BTreeSet<usize>>) -> String {
    let distinct: BTreeSet<&BTreeSet<usize>> = words.values().collect();
    let distinct: Vec<&BTreeSet<usize>> = distinct.into_iter().collect();
    let slots = (words.len() * 3 / 2).next_power_of_two();
    let mut table = vec![(0u32, 0u16); slots];
    for (key, set) in words {
        let mut slot = *key as usize % slots;
        while table[slot].1 != 0 {
            slot = (slot + 1) % slots;
        }
        let index = distinct.binary_search(&set).expect("every set is among the distinct ones");
        table[slot] = ((key >> 32) as u32, index as u16 + 1);
    }
    let mut code = String::new();
    _ = writeln!(code, "static SETS: [[u64; 4]; {}] = [", distinct.len() + 1);
    code.push_str("    [0; 4],\n");
    for set in distinct {
        let mut bits = [0u64; 4];
        for class in set {
            bits[class / 64] |= 1 << (class % 64);
        }
        _ = writeln!(code, "    {bits:?},");
    }
    _ = writeln!(code, "];\n\nstatic TABLE: [(u32, u16); {slots}] = {table:?};");
    code
}

/// The class's name as Rust writes it.
fn variant(name: &str) -> String {
    let capital = |part: &str| {
        let (first, rest) = part.split_at(part.len().min(1));
        first.to_ascii_uppercase() + rest
    };
    name.split('-').map(capital).collect()
}
