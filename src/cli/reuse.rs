//! The step of an audit that looks at all uses of a picture together.

use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use cutline::Linter;
use cutline::audit::reuse::{Use, groups};
use cutline::files;

use super::complaint::unreadable;
use super::exit::Exit;
use super::output::{Output, error_line};
use super::select::SettingArgs;
use super::setup::Configurations;

/// Hold the captions that one picture has in several stories against each other
///
/// Reads records, a line each: {"key","story","caption",
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
    LC_ALL=C sort | cutline reuse -")]
pub struct Args {
    /// A file with the records, or `-` for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
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
    let is_stdin = args.file.as_os_str() == "-";
    let name = if is_stdin { "<stdin>".to_owned() } else { args.file.display().to_string() };
    let opened: Result<Box<dyn BufRead>, String> = match is_stdin {
        true => Ok(Box::new(io::stdin().lock())),
        false => match files::open(&args.file) {
            Ok(file) => Ok(Box::new(BufReader::new(file))),
            Err(error) => Err(format!("{name}: {}", unreadable(&error))),
        },
    };
    let reduced = opened.and_then(|records| {
        reduce(records, &name, settings.linter()).map_err(|error| error.to_string())
    });
    reduced.unwrap_or_else(|message| {
        error_line(&message);
        Exit::Trouble
    })
}

fn reduce(records: impl BufRead, name: &str, linter: &Linter) -> io::Result<Exit> {
    let lines = records.lines().enumerate();
    let uses = lines.filter(|(_, line)| line.as_ref().map_or(true, |l| !l.trim().is_empty()));
    let uses = uses.map(|(index, line)| {
        serde_json::from_str::<Use>(&line?).map_err(|error| {
            let message = format!("{name}:{}: this is no use of a picture: {error}", index + 1);
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
