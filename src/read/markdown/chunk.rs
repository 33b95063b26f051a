//! Chunks of code that draw a picture and say its words: R Markdown's
//! `{r, fig.cap="…"}` and Quarto's `#| fig-cap: "…"`.

use crate::article::Span;

use super::argument::arguments;
use super::figure::Figure;
use super::shortcode::{Means, Shortcode};

/// What begins a line of options, by the language's comment.
const OPTIONS: [&str; 4] = ["#|", "//|", "--|", "%%|"];

/// The chunk whose opening fence is the line `opening`, from its start, if it
/// gives its picture words; `mark` and `length` are those of the fence.
pub(super) fn read(source: &str, opening: Span, mark: &str, length: usize) -> Option<Shortcode> {
    let head = &opening.of(source)[length..];
    let inside = head.trim();
    if !inside.starts_with('{') || inside.starts_with("{{") || !inside.ends_with('}') {
        return None;
    }
    let start = opening.start + length + (head.len() - head.trim_start().len());
    let mut figure = Figure::default();
    for argument in arguments(source, Span::new(start, start + inside.len())) {
        let name = argument.name.map_or("", |name| name.of(source));
        if argument.is_quoted {
            option(&mut figure, name, argument.value);
        }
    }
    let mut at = opening.end;
    for line in source[opening.end..].split_inclusive('\n') {
        let text = line.trim();
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let closing = text.len() - text.trim_start_matches(mark).len();
        if closing >= length && text.len() == closing {
            let said = figure.caption.is_some() || figure.alt.is_some();
            let span = Span::new(opening.start, start + text.len());
            return said.then_some(Shortcode { span, means: Means::Figure(figure) });
        }
        let options = OPTIONS.iter().find_map(|begins| text.strip_prefix(begins));
        let Some((key, value)) = options.and_then(|options| options.split_once(':')) else {
            continue;
        };
        let bare = value.trim().trim_matches(['"', '\'']);
        let from = start + text.len() - value.len() + value.find(bare).unwrap_or(0);
        option(&mut figure, key.trim(), Span::new(from, from + bare.len()));
    }
    None
}

/// Takes an option of a chunk for what it says of the picture.
fn option(figure: &mut Figure, name: &str, value: Span) {
    let place = match name {
        "fig.cap" | "fig-cap" => &mut figure.caption,
        "fig.alt" | "fig-alt" => &mut figure.alt,
        _ => return,
    };
    *place = place.or(Some(value).filter(|value| !value.is_empty()));
}
