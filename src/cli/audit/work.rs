//! The stories of many inputs, checked side by side and handed on in order.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use cutline::article::{Article, Picture};
use cutline::audit::journal::Position;
use cutline::audit::{reuse, section};
use cutline::report::{Outcome, json};
use rayon::prelude::*;

use super::super::batch::{BATCH, next_batch};
use super::super::caught::or_told;
use super::super::gaps::{GapSummary, Gaps};
use super::super::input::{Input, InputArgs};
use super::super::setup::Setups;
use super::super::tasks::{Reading, Task, tasks_of};

/// A piece of work, and the number of its input.
pub type Piece = (usize, Task);

/// The pieces of work behind a position; bytes that are read for them are
/// added to `read`.
pub fn tasks(
    inputs: Vec<Input>,
    setups: &Arc<Setups>,
    position: Position,
    read: Arc<AtomicU64>,
) -> Box<dyn Iterator<Item = Piece> + Send> {
    let setups = setups.clone();
    let left = inputs.into_iter().enumerate().skip(position.inputs);
    Box::new(left.flat_map(move |(index, input)| {
        let done = if index == position.inputs { position.pieces } else { 0 };
        tasks_of(input, &setups, done, Some(read.clone())).map(move |task| (index, task))
    }))
}

/// Checks batch after batch, and hands on the number of the input and the
/// result lines of each piece, in order.
pub fn each(
    input: &InputArgs,
    setups: &Setups,
    told: &mut GapSummary,
    mut tasks: Box<dyn Iterator<Item = Piece> + Send>,
    mut act: impl FnMut(usize, Vec<String>) -> Result<(), String> + Send,
) -> Result<(), String> {
    let size = BATCH * rayon::current_num_threads();
    let roots: Vec<&Path> =
        input.paths.iter().filter(|path| path.is_dir()).map(|path| path.as_path()).collect();
    let weigh = |piece: &Piece| piece.1.weight();
    let mut batch = next_batch(&mut tasks, size, weigh);
    while !batch.is_empty() {
        let (next, done) = rayon::join(
            || next_batch(&mut tasks, size, weigh),
            || {
                let lines = |(index, task)| (index, lines(task, input, setups, &roots));
                batch.into_par_iter().map(lines).collect()
            },
        );
        let done: Vec<(usize, Done)> = done;
        for (index, Done { lines, gaps, path }) in done {
            for gaps in gaps {
                told.add(&path, gaps);
            }
            act(index, lines)?;
        }
        batch = next;
    }
    Ok(())
}

/// What came of a piece of work: its result lines, and what was not found.
struct Done {
    path: String,
    lines: Vec<String>,
    gaps: Vec<Gaps>,
}

fn lines(task: Task, input: &InputArgs, setups: &Setups, roots: &[&Path]) -> Done {
    let settings = setups.of(task.name());
    let line = |outcome: Outcome| {
        let article = outcome.result.as_ref().ok().map(|report| &report.article);
        let section = section(article, &outcome.path, roots);
        let key = |article: &Article, picture: &Picture| {
            let src = picture.src.as_ref()?.as_str();
            reuse::key(src, picture.file.as_deref(), article.id.as_deref(), &outcome.path)
        };
        json::archived(&outcome, &section, key, look)
    };
    let path = task.name().to_owned();
    let work = || {
        let Reading { stories, passed } = task.read(input, settings);
        let mut gaps: Vec<Gaps> = passed.map(Gaps::passed).into_iter().collect();
        let each = stories.into_iter().map(|story| {
            gaps.extend(story.story.as_ref().ok().map(Gaps::of));
            line(story.check(|article| settings.linter().check(article)))
        });
        (each.collect(), gaps)
    };
    let done = or_told(&path, work);
    let (lines, gaps) = done.unwrap_or_else(|told| (vec![line(*told)], Vec::new()));
    Done { lines, gaps, path }
}

/// What a picture looks like whose file is at hand, in a build that looks.
#[cfg(feature = "alike")]
fn look(picture: &Picture) -> Option<String> {
    Some(cutline::audit::alike::look(picture.file.as_deref()?)?.to_string())
}

#[cfg(not(feature = "alike"))]
fn look(_: &Picture) -> Option<String> {
    None
}
