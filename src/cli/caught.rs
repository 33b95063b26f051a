//! A fault of cutline itself, which ends the reading of one story and not the
//! run.

use std::panic::{AssertUnwindSafe, catch_unwind};

use cutline::read::ReadError;
use cutline::report::Outcome;

/// What `work` comes to, or what is said of its input where it fails: the same
/// story would stop a run at each new start.
pub fn or_told<T>(path: &str, work: impl FnOnce() -> T) -> Result<T, Box<Outcome>> {
    // Nothing that the work has begun is looked at again.
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let message = "cutline failed on this story, which is its own fault: please report it, \
                       with the story"
            .to_owned();
        let error = ReadError { message, line: None, column: None };
        Box::new(Outcome { path: path.to_owned(), result: Err(error) })
    })
}
