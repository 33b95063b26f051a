//! Draws what cutline writes on a terminal, for README's picture of a report.
//!
//!     cutline check --color always examples/stories/coach.json |
//!         cargo run -p cutline-tools --bin picture -- \
//!         'cutline check examples/stories/coach.json' > docs/report.svg
//!
//! The argument is the command that is shown above the output.

use std::fmt::Write as _;
use std::io::Read;

/// Pixels of a character and of a line, around the text, and of its letters.
const ADVANCE: f64 = 7.8;
const LINE: usize = 18;
const AROUND: usize = 16;
const LETTERS: usize = 13;

const PLAIN: &str = "#d8dee9";

fn main() -> std::io::Result<()> {
    let mut output = String::new();
    std::io::stdin().read_to_string(&mut output)?;
    let command = std::env::args().nth(1).unwrap_or_default();
    print!("{}", picture(&command, &output));
    Ok(())
}

fn picture(command: &str, output: &str) -> String {
    let shown = format!("$ {command}\n{}", output.trim_end());
    let mut lines: Vec<Vec<Piece>> = pieces(&shown);
    // A last escape stands on a line of its own.
    while lines.last().is_some_and(Vec::is_empty) {
        lines.pop();
    }
    let length = |line: &Vec<Piece>| line.iter().map(|piece| piece.text.chars().count()).sum();
    let longest: usize = lines.iter().map(length).max().unwrap_or(0);
    let width = (longest as f64 * ADVANCE) as usize + 2 * AROUND;
    let height = lines.len() * LINE + 2 * AROUND;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" \
         font-size=\"{LETTERS}\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1d2129\"/>\n"
    );
    for (number, line) in lines.iter().enumerate() {
        let y = AROUND + number * LINE + LETTERS;
        let _ =
            write!(svg, "<text x=\"{AROUND}\" y=\"{y}\" xml:space=\"preserve\" fill=\"{PLAIN}\">");
        for Piece { text, colour, is_bold } in line {
            let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let bold = if *is_bold { " font-weight=\"bold\"" } else { "" };
            let _ = write!(svg, "<tspan fill=\"{colour}\"{bold}>{text}</tspan>");
        }
        svg.push_str("</text>\n");
    }
    svg + "</svg>\n"
}

/// A stretch of one look.
struct Piece {
    text: String,
    colour: &'static str,
    is_bold: bool,
}

/// The stretches of each line, by the escapes that set colours and bold.
fn pieces(output: &str) -> Vec<Vec<Piece>> {
    let (mut colour, mut is_bold) = (PLAIN, false);
    let mut lines = Vec::new();
    for line in output.lines() {
        let mut pieces = Vec::new();
        for (index, part) in line.split("\u{1b}[").enumerate() {
            let text = match part.split_once('m').filter(|_| index > 0) {
                Some((codes, text)) => {
                    for code in codes.split(';') {
                        match code {
                            "1" => is_bold = true,
                            "31" | "91" => colour = "#ff6b6b",
                            "32" | "92" => colour = "#8fd460",
                            "33" | "93" => colour = "#f2c14e",
                            "34" | "94" => colour = "#6cb6ff",
                            "36" | "96" => colour = "#56d4dd",
                            _ => (colour, is_bold) = (PLAIN, false),
                        }
                    }
                    text
                }
                None => part,
            };
            if !text.is_empty() {
                pieces.push(Piece { text: text.to_owned(), colour, is_bold });
            }
        }
        lines.push(pieces);
    }
    lines
}
