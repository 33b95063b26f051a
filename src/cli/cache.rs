//! Results kept between runs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use cutline::article::Article;
use cutline::audit::cache::{Cache, Manner, Trust};
use cutline::audit::relative;
use cutline::config::Settings;
use cutline::report::Outcome;

use super::input::InputArgs;
use super::output::warning_line;
use super::tasks::Story;

/// Where results are kept.
#[derive(clap::Args)]
pub struct CacheArgs {
    /// Where to keep results for the next run [default: .cutline_cache beside
    /// cutline.yaml, or else at the root of the repository]
    #[arg(long, value_name = "FOLDER")]
    cache_dir: Option<PathBuf>,
    /// Judge every story anew, and keep no results
    #[arg(long, conflicts_with = "cache_dir")]
    no_cache: bool,
}

/// So many files named one by one are worth a look into the cache.
const MANY: usize = 16;

/// What is known from the last run.
pub struct ResultCache {
    results: Cache,
    /// By the place in memory of the settings, which are few and outlive this.
    manners: Mutex<BTreeMap<usize, Manner>>,
    /// What the arguments add to stories.
    added: String,
    /// The folder that paths are kept relative to.
    root: PathBuf,
    /// The folders that are checked whole.
    folders: Vec<String>,
    /// Whether the user has named the cache, and wants to know if it fails.
    is_named: bool,
}

impl ResultCache {
    /// Opens the cache for these inputs, if they are to have one.
    pub fn open(args: &CacheArgs, input: &InputArgs) -> Option<ResultCache> {
        let files = || input.paths.iter().filter(|path| path.as_os_str() != "-");
        let folders = || files().filter(|path| path.is_dir());
        let is_named = args.cache_dir.is_some();
        let is_small = folders().next().is_none() && files().count() < MANY;
        if args.no_cache || (is_small && !is_named) {
            return None;
        }
        let root = root(files().next()?);
        let folder = args.cache_dir.clone().unwrap_or_else(|| root.join(".cutline_cache"));
        Some(ResultCache {
            results: Cache::open(&folder, if is_named { Trust::Named } else { Trust::Here }),
            manners: Mutex::default(),
            added: format!("{:?} {:?}", input.published, input.language),
            folders: folders().map(|folder| relative(&root, folder)).collect(),
            root,
            is_named,
        })
    }

    fn manner(&self, settings: &Settings) -> Manner {
        let mut manners = self.manners.lock().unwrap_or_else(PoisonError::into_inner);
        let place = std::ptr::from_ref(settings).addr();
        let manner = || {
            let Settings { fields, language, .. } = settings;
            Manner::of(settings.linter(), &(&self.added, fields, language))
        };
        *manners.entry(place).or_insert_with(manner)
    }

    /// Keeps the results for the next run. Where they cannot be kept, as in a
    /// checkout that may only be read, the next run takes longer, no more.
    pub fn close(self) {
        if let Err(error) = self.results.close(&self.folders)
            && (self.is_named || error.kind() == std::io::ErrorKind::Other)
        {
            warning_line(&format!("the results cannot be kept for the next run: {error}"));
        }
    }
}

/// The folder of the configuration or of the repository that a path is in, or
/// else its own.
fn root(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let own = if path.is_dir() { &path } else { path.parent().unwrap_or(&path) };
    let is_root =
        |folder: &&Path| ["cutline.yaml", ".git"].iter().any(|name| folder.join(name).exists());
    own.ancestors().find(is_root).unwrap_or(own).to_owned()
}

/// What becomes of the stories of one piece of work.
pub fn outcomes(
    stories: Vec<Story>,
    settings: &Settings,
    cache: Option<&ResultCache>,
) -> Vec<Outcome> {
    let check = |article: Article| settings.linter().check(article);
    let (Some(cache), Some(content)) = (cache, stories.first().and_then(|s| s.content)) else {
        return stories.into_iter().map(|story| story.check(check)).collect();
    };
    // What could not be read is told anew each time.
    if stories.iter().any(|story| story.story.is_err()) {
        return stories.into_iter().map(|story| story.check(check)).collect();
    }
    let path = stories.first().map_or_else(String::new, |story| story.path.clone());
    let kept = relative(&cache.root, Path::new(&path));
    let articles = stories.into_iter().filter_map(|story| story.story.ok()).collect();
    let reports = cache.results.reports(kept, content, cache.manner(settings), articles, check);
    reports.into_iter().map(|report| Outcome { path: path.clone(), result: Ok(report) }).collect()
}
