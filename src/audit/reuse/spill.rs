//! Lines sorted in little memory: sorted stretches go to disk and are merged.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Lines, Write};
use std::path::{Path, PathBuf};

use crate::files;

/// Bytes of lines that are sorted in memory.
const STRETCH: usize = 32 << 20;

/// So many files are open at a time, and merged into one when there are more.
const MOST_FILES: usize = 64;

/// Takes lines in any order.
#[derive(Debug)]
pub struct Sorter {
    folder: PathBuf,
    /// What its files are called, before their number.
    name: &'static str,
    stretch: usize,
    lines: Vec<String>,
    bytes: usize,
    files: Vec<PathBuf>,
    /// Files that were ever begun.
    begun: usize,
}

/// Gives them back in order.
#[derive(Debug)]
pub struct Sorted {
    sources: Vec<Lines<BufReader<File>>>,
    heads: BinaryHeap<Reverse<(String, usize)>>,
    files: Vec<PathBuf>,
}

impl Sorter {
    /// Sorts with the help of a folder, in which it leaves nothing. Of several
    /// that do so at once in one folder each has another name.
    pub fn new(folder: &Path, name: &'static str) -> Sorter {
        Sorter::with(folder, name, STRETCH)
    }

    fn with(folder: &Path, name: &'static str, stretch: usize) -> Sorter {
        let (lines, files) = (Vec::new(), Vec::new());
        Sorter { folder: folder.to_owned(), name, stretch, lines, bytes: 0, files, begun: 0 }
    }

    /// Takes a line, without its end.
    ///
    /// # Errors
    /// Where a full stretch cannot be written.
    pub fn push(&mut self, line: String) -> io::Result<()> {
        self.bytes += line.len() + size_of::<String>();
        self.lines.push(line);
        if self.bytes >= self.stretch { self.spill() } else { Ok(()) }
    }

    fn spill(&mut self) -> io::Result<()> {
        self.lines.sort_unstable();
        let lines = std::mem::take(&mut self.lines);
        self.write(lines.into_iter().map(Ok))?;
        self.bytes = 0;
        if self.files.len() == MOST_FILES {
            let merged = Sorted::of(std::mem::take(&mut self.files))?;
            self.write(merged)?;
        }
        Ok(())
    }

    fn write(&mut self, lines: impl Iterator<Item = io::Result<String>>) -> io::Result<()> {
        let path = self.folder.join(format!("{}-{}", self.name, self.begun));
        self.begun += 1;
        self.files.push(path.clone());
        // What an earlier run has left behind, or a link in its place.
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => files::begun(&path),
        }
        let mut file = BufWriter::new(File::create_new(path)?);
        for line in lines {
            file.write_all(line?.as_bytes())?;
            file.write_all(b"\n")?;
        }
        file.flush()
    }

    /// All lines in order.
    ///
    /// # Errors
    /// Where they cannot be written or read back.
    pub fn finish(mut self) -> io::Result<Sorted> {
        self.spill()?;
        Sorted::of(std::mem::take(&mut self.files))
    }
}

impl Sorted {
    /// The lines of sorted files, which are removed in the end.
    fn of(files: Vec<PathBuf>) -> io::Result<Sorted> {
        let mut sorted = Sorted { sources: Vec::new(), heads: BinaryHeap::new(), files };
        for index in 0..sorted.files.len() {
            sorted.sources.push(BufReader::new(File::open(&sorted.files[index])?).lines());
            sorted.advance(index)?;
        }
        Ok(sorted)
    }

    fn advance(&mut self, source: usize) -> io::Result<()> {
        if let Some(line) = self.sources[source].next() {
            self.heads.push(Reverse((line?, source)));
        }
        Ok(())
    }
}

impl Iterator for Sorted {
    type Item = io::Result<String>;

    fn next(&mut self) -> Option<io::Result<String>> {
        let Reverse((line, source)) = self.heads.pop()?;
        Some(self.advance(source).map(|()| line))
    }
}

fn remove(files: &[PathBuf]) {
    for file in files {
        // What is left behind is written over by the next run.
        let _ = fs::remove_file(file);
        files::over(file);
    }
}

impl Drop for Sorter {
    fn drop(&mut self) {
        remove(&self.files);
    }
}

impl Drop for Sorted {
    fn drop(&mut self) {
        remove(&self.files);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_in_order_whatever_fits_into_memory() {
        let lines: Vec<String> = (0..500_u32).map(|n| (n * 7919 % 1000).to_string()).collect();
        let mut wanted = lines.clone();
        wanted.sort();
        for stretch in [1, 300, 1 << 20] {
            let name = format!("cutline-sort-{}-{stretch}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            fs::create_dir_all(&folder).expect("there is room");
            let mut sorter = Sorter::with(&folder, "lines", stretch);
            lines.iter().for_each(|line| sorter.push(line.clone()).expect("it is written"));
            let sorted: Result<Vec<String>, _> = sorter.finish().expect("it is read").collect();
            assert_eq!(sorted.expect("all lines"), wanted, "{stretch}");
            fs::remove_dir(&folder).expect("nothing is left in it");
        }
    }
}
