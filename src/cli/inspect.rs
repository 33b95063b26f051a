use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use cutline::config::Settings;
use cutline::read::{Format as Written, ReadError, photo};
use cutline::report::seen;
use cutline::{language, see};

use super::captions::CaptionArgs;
use super::complaint::{broken_notice, complaint, notices, unreadable};
use super::exit::Exit;
use super::input::{Input, InputArgs, gather};
use super::output::{Output, Stop, error_line, notice_line, warning_line};
use super::select::SettingArgs;
use super::setup::Setups;
use super::tasks::{Reading, Story, tasks};

/// Show the facts that cutline sees in stories
///
/// Lists the persons, organisations, places, dates, numbers and roles of each
/// story and of its captions, as cutline compares them. If cutline says something
/// strange about a caption, look here first. Of pictures, and of the pictures of
/// stories that are at hand, it shows what their files say.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    captions: CaptionArgs,
    /// The configuration to take, in the place of the nearest cutline.yaml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Take no configuration
    #[arg(long, conflicts_with = "config")]
    no_config: bool,
    /// The folder that stands for the root of the site: pictures whose address
    /// begins with a slash are looked for in it
    #[arg(long, value_name = "FOLDER")]
    media_root: Option<PathBuf>,
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
pub fn run(mut args: Args) -> Exit {
    let given = args.input.take_list().and_then(|()| args.captions.read());
    let given = given.map(|given| args.input.given = given);
    let mut inputs = match given.and_then(|()| gather(&args.input)) {
        Ok(inputs) => inputs,
        Err(message) => {
            error_line(&message);
            return Exit::Trouble;
        }
    };
    let choice = SettingArgs {
        config: args.config,
        no_config: args.no_config,
        media_root: args.media_root,
        ..SettingArgs::default()
    };
    let Some(setups) = Setups::new(&choice, &args.input, &mut inputs, false) else {
        return Exit::Trouble;
    };
    let setups = Arc::new(setups);
    let mut output = Output::new();
    let mut exit = Exit::Clean;
    let mut last_broken = None;
    let stories = inputs.into_iter().flat_map(|input| -> Stories {
        match input {
            Input::File { path, format: Written::Plain, .. } if photo::claims(&path) => {
                let settings = setups.of(&path.display().to_string()).clone();
                Box::new(std::iter::once((picture(&path), settings)))
            }
            input => Box::new(tasks(vec![input], &setups).flat_map(|task| {
                let settings = setups.of(task.name()).clone();
                let name = task.name().to_owned();
                let Reading { stories, passed } = task.read(&args.input, &settings);
                if let Some(why) = passed {
                    notice_line(&format!("{name}: passed over: {why}"));
                }
                stories.into_iter().map(move |story| (story, settings.clone()))
            })),
        }
    });
    for (story, settings) in stories {
        if story.is_broken() && last_broken.as_ref() != Some(&story.path) {
            warning_line(&broken_notice(&story.path));
            last_broken = Some(story.path.clone());
        }
        match show(story, &settings, args.format, &mut output) {
            Ok(shown) => exit = exit.max(shown),
            Err(stop) => return stop.exit(exit),
        }
    }
    match output.flush() {
        Ok(()) => exit,
        Err(stop) => stop.exit(exit),
    }
}

type Stories<'a> = Box<dyn Iterator<Item = (Story, Arc<Settings>)> + 'a>;

/// A picture by itself.
fn picture(path: &Path) -> Story {
    let name = path.display().to_string();
    let story = match path.is_file() {
        true => Ok(photo::alone(path)),
        false => {
            let message = unreadable(&std::io::ErrorKind::NotFound.into());
            Err(ReadError { message, line: None, column: None })
        }
    };
    Story { path: name, story, content: None }
}

fn show(
    story: Story,
    settings: &Settings,
    format: Format,
    output: &mut Output,
) -> Result<Exit, Stop> {
    match story.story {
        Err(error) => {
            error_line(&complaint(&story.path, &error));
            Ok(Exit::Trouble)
        }
        Ok(article) => {
            notices(&story.path, &article).iter().for_each(|notice| warning_line(notice));
            let see = |article| see(article, settings.linter().glossary());
            match format {
                Format::Text => {
                    output.write(&seen::text(&article, &language(&article), &see(&article)))?
                }
                // A record's spans run over its `text`, whatever is a caption there.
                Format::Jsonl => {
                    let whole = article.clone().undivided();
                    let record = seen::record(&article, &whole, &language(&article), &see(&whole));
                    output.write(&format!("{record}\n"))?;
                }
            }
            Ok(Exit::Clean)
        }
    }
}
