//! The step of an audit that looks at all uses of a picture together.

use std::io::{self, BufRead};
use std::path::Path;

use cutline::Linter;
use cutline::audit::reuse::{Use, groups};

use super::exit::Exit;
use super::output::{Output, error_line};
use super::select::SettingArgs;
use super::setup::Configurations;

/// Hold the captions that one picture has in several stories against each other
///
/// Reads records from standard input, a line each: {"key","story","caption",
/// "text","published","title","section","language"}, of which all but the key,
/// the story and the text may be left out. Records of one key must stand
/// together. Writes a line for each caption that disagrees with an earlier one.
#[derive(clap::Args)]
#[command(after_help = "\
Example:
  cutline audit --map < stories.jsonl |
    jq -c '. as $s | .captions | to_entries[] | select(.value.picture) |
      {key: .value.picture, published: $s.published, story: ($s.id // $s.path),
       caption: (.key + 1), text: .value.text}' |
    LC_ALL=C sort | cutline reuse")]
pub struct Args {
    #[command(flatten)]
    settings: SettingArgs,
}

/// Reads uses of pictures and writes findings. What is found fails nothing.
pub fn run(args: Args) -> Exit {
    let mut configurations = Configurations::new(&args.settings, None);
    let configuration = match configurations.of(Path::new(".")) {
        Ok(configuration) => configuration,
        Err(errors) => {
            errors.iter().for_each(|error| error_line(&error.to_string()));
            return Exit::Trouble;
        }
    };
    let settings = configuration.settings(Path::new("-"));
    match reduce(settings.linter()) {
        Ok(exit) => exit,
        Err(error) => {
            error_line(&error.to_string());
            Exit::Trouble
        }
    }
}

fn reduce(linter: &Linter) -> io::Result<Exit> {
    let lines = io::stdin().lock().lines().enumerate();
    let uses = lines.filter(|(_, line)| line.as_ref().map_or(true, |l| !l.trim().is_empty()));
    let uses = uses.map(|(index, line)| {
        serde_json::from_str::<Use>(&line?).map_err(|error| {
            let message = format!("<stdin>:{}: this is no use of a picture: {error}", index + 1);
            io::Error::new(io::ErrorKind::InvalidData, message)
        })
    });
    let mut output = Output::new();
    let mut stop = None;
    let done = groups(uses, |group| {
        for reused in group.findings(linter) {
            let line = serde_json::to_string(&reused)? + "\n";
            if let Err(why) = output.write(&line) {
                stop = Some(why);
                return Err(io::Error::from(io::ErrorKind::BrokenPipe));
            }
        }
        Ok(())
    });
    if let Some(stop) = stop {
        return Ok(stop.exit(Exit::Clean));
    }
    done?;
    Ok(output.flush().map_or_else(|stop| stop.exit(Exit::Clean), |()| Exit::Clean))
}
