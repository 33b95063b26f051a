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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_one_story_is_told_and_the_others_are_worked_on() {
        let work = |story: &str| or_told(story, || if story == "b" { panic!("no") } else { 7 });
        let done = ["a", "b", "c"].map(work);
        assert_eq!([&done[0], &done[2]].map(|done| done.as_ref().ok().copied()), [Some(7); 2]);
        let told = done[1].as_ref().expect_err("it failed");
        let error = told.result.as_ref().expect_err("it is told");
        assert!(told.path == "b" && error.message.contains("please report it"), "{error}");
    }
}
