use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing at or above the level that fails.
    Clean,
    /// Findings at or above that level.
    Findings,
    /// An editor was gone without a word.
    Abrupt,
    /// cutline could not do its work.
    Trouble,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Clean => 0,
            Exit::Findings | Exit::Abrupt => 1,
            Exit::Trouble => 2,
        })
    }
}
