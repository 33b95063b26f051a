//! The step of an audit that looks at each story alone, for an engine that
//! spreads it over many machines: story records in, result records out.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use cutline::audit::journal::Position;

use super::super::exit::Exit;
use super::super::gaps::GapSummary;
use super::super::input::{InputFormat, gather};
use super::super::output::{Output, Stop};
use super::super::setup::Setups;
use super::{Args, work};

/// Writes the result of each story to standard output. What is found fails
/// nothing: it is for the step behind this one to judge.
///
/// # Errors
/// What keeps it from that.
pub fn run(mut args: Args) -> Result<Exit, String> {
    if args.input.paths == [PathBuf::from(".")] {
        args.input.paths = vec![PathBuf::from("-")];
        if args.input.input_format == InputFormat::Auto {
            args.input.input_format = InputFormat::Jsonl;
        }
    }
    let mut inputs = gather(&args.input)?;
    let Some(setups) = Setups::new(&args.settings, &args.input, &mut inputs, true) else {
        return Ok(Exit::Trouble);
    };
    let setups = Arc::new(setups);
    let tasks = work::tasks(inputs, &setups, Position::default(), Arc::new(AtomicU64::new(0)));
    let mut output = Output::new();
    let mut stop = None;
    let mut told = GapSummary::default();
    let result = args.pool()?.install(|| {
        work::each(&args.input, &setups, &mut told, tasks, |_, lines| {
            let written = lines.iter().try_for_each(|line| {
                output.write(line)?;
                output.write("\n")
            });
            written.map_err(|why| {
                stop = Some(why);
                String::new()
            })
        })
    });
    told.say();
    match (stop, result) {
        (Some(stop), _) => Ok(stop.exit(Exit::Clean)),
        (None, Err(message)) => Err(message),
        (None, Ok(())) => {
            Ok(output.flush().map_or_else(|stop: Stop| stop.exit(Exit::Clean), |()| Exit::Clean))
        }
    }
}
