use clap::ValueEnum;
use cutline::report::seen;
use cutline::see;

use super::exit::Exit;
use super::input::{InputArgs, gather};
use super::output::{Output, Stop, error_line, warning_line};
use super::tasks::{Story, broken_notice, complaint, notices, tasks};

/// Show the facts that cutline sees in stories
///
/// Lists the persons, organisations, places, dates, numbers and roles of each
/// story and of its captions, as cutline compares them. If cutline says something
/// strange about a caption, look here first.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// How to show them
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: each text with what is seen in it
    Text,
    /// One JSON record a story, each on its own line
    Jsonl,
}

/// Shows what is seen in all inputs, in their order.
pub fn run(args: Args) -> Exit {
    let inputs = match gather(&args.input) {
        Ok(inputs) => inputs,
        Err(message) => {
            error_line(&message);
            return Exit::Trouble;
        }
    };
    let mut output = Output::new();
    let mut exit = Exit::Clean;
    let mut last_broken = None;
    for story in tasks(inputs).flat_map(|task| task.read(&args.input)) {
        if story.is_broken() && last_broken.as_ref() != Some(&story.path) {
            warning_line(&broken_notice(&story.path));
            last_broken = Some(story.path.clone());
        }
        match show(story, args.format, &mut output) {
            Ok(shown) => exit = exit.max(shown),
            Err(stop) => return stop.exit(exit),
        }
    }
    match output.flush() {
        Ok(()) => exit,
        Err(stop) => stop.exit(exit),
    }
}

fn show(story: Story, format: Format, output: &mut Output) -> Result<Exit, Stop> {
    match story.story {
        Err(error) => {
            error_line(&complaint(&story.path, &error));
            Ok(Exit::Trouble)
        }
        Ok(article) => {
            notices(&story.path, &article).iter().for_each(|notice| warning_line(notice));
            match format {
                Format::Text => output.write(&seen::text(&article, &see(&article)))?,
                // A record's spans run over its `text`, whatever is a caption there.
                Format::Jsonl => {
                    let article = article.undivided();
                    output.write(&format!("{}\n", seen::record(&article, &see(&article))))?;
                }
            }
            Ok(Exit::Clean)
        }
    }
}
