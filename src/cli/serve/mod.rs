//! The server: the pipe behind HTTP, for the desk, for content systems and for
//! clients of LanguageTool. It keeps nothing of a story, writes nothing, and
//! reads no file but those that its own arguments name, or that lie in the folder
//! which they name to be watched.
//!
//! Each connection has a thread that reads and writes ([`connections`]), with
//! all that it may take bounded; what takes the processor is done by a few
//! others ([`work`]).

mod access;
mod check;
mod connections;
mod desk;
mod language_tool;
mod limits;
mod multipart;
mod rate;
mod request;
mod response;
mod routes;
mod rules;
mod service;
mod upload;
mod watched;
mod work;

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::access::{Access, Token};
use self::connections::Connections;
use self::limits::Limits;
use self::service::Service;
use self::watched::Watched;
use self::work::Workers;
use super::exit::Exit;
use super::output::{error_line, print, warning_line};
use super::select::SettingArgs;
use super::setup::Configurations;
use super::signals;

/// Serve the desk and an interface for other programs, over HTTP
///
/// Open http://127.0.0.1:8737/ in a browser and paste a story. Other programs post stories to
/// /check, or talk to /v2/check as to LanguageTool. No story is kept or logged.
#[derive(clap::Args)]
pub struct Args {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8737")]
    #[arg(value_parser = address)]
    listen: SocketAddr,
    /// Listen on an address that other machines reach; a token is asked for then
    #[arg(long)]
    allow_remote: bool,
    /// A file with the token that requests have to bring; without one, the
    /// variable CUTLINE_TOKEN has it
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// A page whose scripts may ask, such as https://cms.example.org; can be
    /// given several times
    #[arg(long, value_name = "ORIGIN", value_parser = access::origin)]
    allow_origin: Vec<String>,
    /// A name that the server is called by, such as captions.example.org; can be
    /// given several times
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// A folder with stories, which the desk lists and shows as they are saved
    #[arg(long, value_name = "FOLDER")]
    watch: Option<PathBuf>,
    /// Language of the stories that do not tell theirs: two letters, such as `de`
    #[arg(long, value_name = "CODE", value_parser = cutline::read::submission::language)]
    language: Option<String>,
    #[command(flatten)]
    settings: SettingArgs,
    /// How many stories to check at the same time [default: one a processor]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    #[command(flatten)]
    limits: Limits,
}

/// Where to listen: a number and no name, which may lead anywhere; but for that
/// of this machine.
fn address(text: &str) -> Result<SocketAddr, String> {
    let named = text.strip_prefix("localhost:").map(|port| format!("127.0.0.1:{port}"));
    named.as_deref().unwrap_or(text).parse().map_err(|_| {
        let help = "expected an address and a port, such as 127.0.0.1:8737 or [::1]:8737";
        format!("{help}; for all that other machines reach, 0.0.0.0:8737")
    })
}

/// Serves until it is told to end.
pub fn run(args: &Args) -> Exit {
    match serve(args) {
        Ok(()) => Exit::Clean,
        Err(faults) => {
            faults.iter().for_each(|fault| error_line(fault));
            Exit::Trouble
        }
    }
}

fn serve(args: &Args) -> Result<(), Vec<String>> {
    let one = |fault: String| vec![fault];
    let token = Token::read(args.token_file.as_deref()).map_err(one)?;
    let is_here = args.listen.ip().is_loopback();
    if !is_here && !args.allow_remote {
        let help = "say --allow-remote if that is meant, and give a token";
        return Err(one(format!("other machines reach {}: {help}", args.listen.ip())));
    }
    if !is_here && token.is_none() {
        let help =
            "put one into the variable CUTLINE_TOKEN or a file, and name that with --token-file";
        return Err(one(format!("{} is served to whoever has a token: {help}", args.listen.ip())));
    }
    let configuration = Configurations::new(&args.settings, args.language.as_ref())
        .of(Path::new("."))
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    configuration.warnings().iter().for_each(|warning| warning_line(&warning.to_string()));
    let watched = args.watch.as_deref().map(|folder| Watched::new(folder, configuration.clone()));
    let watched = watched.transpose().map_err(one)?;
    let listener = TcpListener::bind(args.listen)
        .map_err(|error| one(format!("cannot listen on {}: {error}", args.listen)))?;
    let address = listener.local_addr().map_err(|error| one(error.to_string()))?;
    let workers = Workers::start(args.threads.map(usize::from))
        .map_err(|error| one(format!("cannot start threads: {error}")))?;
    tell_no_story();
    let access = Access::new(token, &args.allow_origin, &args.allow_host);
    let service = Arc::new(Service::new(&configuration, watched));
    let connections = Arc::new(Connections::new(address, args.limits));
    let ending = connections.clone();
    signals::instead(move || ending.end());
    if print(&format!("http://{address}/\n")) != Exit::Clean {
        return Err(Vec::new());
    }
    connections.serve(&listener, &Arc::new(access), &service, &Arc::new(workers));
    Ok(())
}

/// A fault of cutline's own is told by its place alone: what it says may have
/// words of a story in it.
fn tell_no_story() {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map_or(String::new(), |at| format!(" at {at}"));
        error_line(&format!("cutline failed{place}, which is its own fault: please report it"));
    }));
}
