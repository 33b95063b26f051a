//! Parquet: a story record a row, its columns called as the keys of a record.
//!
//! Rows become lines of JSON and are read as such, one page of each column in
//! memory at a time. A fault names the row by its line.

use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use parquet::file::reader::SerializedFileReader;
use parquet::record::reader::RowIter;
use serde_json::Value;

/// Columns that may hold JSON in the place of a list.
const NESTED: [&str; 1] = ["captions"];

/// The rows of a file as lines of JSON.
pub struct Lines {
    rows: RowIter<'static>,
    line: Vec<u8>,
    told: usize,
    over: bool,
}

/// Opens a file.
///
/// # Errors
/// Where it is no Parquet, or one that is cut off.
pub fn lines(file: File) -> io::Result<Lines> {
    let reader = guarded(|| SerializedFileReader::new(file).map_err(broken))??;
    let rows = guarded(|| RowIter::from_file_into(Box::new(reader)))?;
    Ok(Lines { rows, line: Vec::new(), told: 0, over: false })
}

impl Lines {
    /// Brings the next row into the line; nothing where there is none.
    fn advance(&mut self) -> io::Result<()> {
        self.line.clear();
        self.told = 0;
        if self.over {
            return Ok(());
        }
        let rows = &mut self.rows;
        let row = guarded(|| rows.next().map(|row| row.map(|row| row.to_json_value())));
        let row = row.and_then(|row| row.transpose().map_err(broken));
        // Behind a fault nothing can be trusted.
        self.over = !matches!(row, Ok(Some(_)));
        if let Some(row) = row? {
            serde_json::to_writer(&mut self.line, &record(row))?;
            self.line.push(b'\n');
        }
        Ok(())
    }
}

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.told == self.line.len() {
            self.advance()?;
        }
        let rest = &self.line[self.told..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.told += count;
        Ok(count)
    }
}

/// A row without what it does not say, and with its nested columns as values.
fn record(row: Value) -> Value {
    let Value::Object(mut row) = row else { return row };
    row.retain(|_, value| !value.is_null());
    for name in NESTED {
        if let Some(Value::String(text)) = row.get(name)
            && text.trim_start().starts_with('[')
            && let Ok(value) = serde_json::from_str(text)
        {
            row.insert(name.to_owned(), value);
        }
    }
    Value::Object(row)
}

/// What the library panics over in a broken file is a fault of the file.
fn guarded<T>(read: impl FnOnce() -> T) -> io::Result<T> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| broken("the file is damaged"))
}

fn broken(error: impl std::fmt::Display) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("this is no Parquet that can be read: {error}"),
    )
}
