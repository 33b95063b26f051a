//! Starts `cutline lsp` from the path.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct Cutline;

impl zed::Extension for Cutline {
    fn new() -> Cutline {
        Cutline
    }

    fn language_server_command(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let command = worktree.which("cutline").ok_or("there is no `cutline` on the path")?;
        Ok(Command { command, args: vec!["lsp".to_owned()], env: worktree.shell_env() })
    }
}

zed::register_extension!(Cutline);
