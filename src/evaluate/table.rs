//! A table of figures, as text and as Markdown.

use crate::report::markdown::escaped;
use crate::report::visible;

/// A table with what it shows and how to read it.
pub(super) struct Table {
    pub title: &'static str,
    /// How to read it, in a sentence or two.
    pub says: &'static str,
    /// The heads of the columns; the first `words` columns hold words and not
    /// figures.
    pub heads: Vec<String>,
    pub words: usize,
    pub rows: Vec<Vec<String>>,
}

/// Characters of a name that are shown.
const LONGEST: usize = 40;

impl Table {
    /// Columns under one another, figures to the right.
    pub fn text(&self) -> String {
        let cell = |text: &String| -> String { visible(text).chars().take(LONGEST).collect() };
        let lines: Vec<Vec<String>> = std::iter::once(&self.heads)
            .chain(&self.rows)
            .map(|line| line.iter().map(cell).collect())
            .collect();
        let width = |column: usize| {
            lines.iter().filter_map(|line| Some(line.get(column)?.chars().count())).max()
        };
        let widths: Vec<usize> = (0..self.heads.len()).filter_map(width).collect();
        let mut text = format!("{}\n", self.title);
        for line in &lines {
            let cells = line.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
                match column < self.words {
                    true => format!("{cell:<width$}"),
                    false => format!("{cell:>width$}"),
                }
            });
            text.push_str(format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end());
            text.push('\n');
        }
        text
    }

    /// A section with what it shows, how to read it, and the table.
    pub fn markdown(&self) -> String {
        let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let line = |cells: &Vec<String>| {
            row(&cells.iter().map(|cell| escaped(cell, LONGEST)).collect::<Vec<_>>())
        };
        let rule: Vec<String> = (0..self.heads.len())
            .map(|column| if column < self.words { "---" } else { "---:" }.to_owned())
            .collect();
        let rows: String = self.rows.iter().map(line).collect();
        format!("## {}\n\n{}\n\n{}{}{rows}", self.title, self.says, line(&self.heads), row(&rule))
    }
}
