//! A story with one fault, and what is said of it.

use crate::common::{Run, Sandbox};

/// A story whose one caption names a wrong weekday.
pub const STORY: &str = "\
---
title: Council votes for the tram
date: 2020-10-12
---

![](council.jpg)
*Mayor Lena Ortiz counts the votes in the town hall of Graz, Austria, on Monday, October 10, 2020.*

The town council of Graz has voted for the new tram line after a debate of nine hours. Mayor Lena
Ortiz counted the votes twice: 25 for, 23 against.
";

/// What concise reports call the fault in [`STORY`].
pub const FAULT: &str = "weekday-mismatch";

pub fn check(here: &Sandbox, args: &[&str]) -> Run {
    here.run(&[&["check", "--format", "concise"], args].concat())
}

/// The paths of the stories in which the weekday is reported, and how.
pub fn faults(run: &Run) -> Vec<String> {
    let lines = run.out.lines().filter(|line| line.contains(FAULT));
    lines
        .map(|line| {
            line.replacen(':', " ", 1)
                .split([' ', '['])
                .step_by(2)
                .take(2)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}
