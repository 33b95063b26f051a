//! The hand-written tables: columns between tabs, several values between bars,
//! comments behind a number sign.

use std::path::Path;

use crate::Error;

/// The rows of a table that must have `N` columns.
pub fn rows<const N: usize>(folder: &Path, name: &str) -> Result<Vec<[String; N]>, Error> {
    let path = folder.join(name);
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    lines
        .map(|(index, line)| {
            let columns: Vec<String> = line.split('\t').map(str::to_owned).collect();
            <[String; N]>::try_from(columns).map_err(|columns| {
                let place = format!("{}:{}", path.display(), index + 1);
                format!("{place}: {} columns, not {N}", columns.len()).into()
            })
        })
        .collect()
}

/// The values of a column.
pub fn values(column: &str) -> impl Iterator<Item = &str> {
    column.split('|').filter(|value| !value.is_empty())
}

/// A column of degrees, if it is not empty.
pub fn degrees(column: &str) -> Result<Option<f64>, Error> {
    match column {
        "" => Ok(None),
        _ => {
            let degrees = column.parse().map_err(|e| format!("degrees {column:?}: {e}"))?;
            Ok(Some(degrees))
        }
    }
}
