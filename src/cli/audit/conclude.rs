//! What is made of the results of an audit, once all are there: each file
//! follows from them alone, so that it can be made again.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;

use cutline::Linter;
use cutline::audit::alike::{Joined, Joiner, Look};
use cutline::audit::journal::{REPORT, RESULTS, REUSE, SUMMARY, WORK};
use cutline::audit::record::{self, StoryRecord};
use cutline::audit::reuse::{Reused, Sorter, groups, uses};
use cutline::audit::summary::Tally;
use cutline::report::ArchivePage;

use cutline::files::AtomicFile;

/// Sums up the results in a folder: writes `reuse.jsonl`, `summary.json` and
/// `report.html` beside them.
///
/// # Errors
/// Which file cannot be read or written, and why.
pub fn conclude(folder: &Path, linter: &Linter) -> Result<Tally, String> {
    let failed = |name: &str| {
        let path = folder.join(name).display().to_string();
        move |error: io::Error| format!("{path}: {error}")
    };
    let mut tally = Tally::new();
    let results = || Ok(BufReader::with_capacity(1 << 18, File::open(folder.join(RESULTS))?));
    let work = folder.join(WORK);
    let gathered = results().and_then(|file| {
        let (mut sorter, mut joiner) = (Sorter::new(&work, "uses"), Joiner::new(&work));
        record::each(file, |story| {
            tally.add(story);
            looks(story).try_for_each(|(key, look)| joiner.add(key, &look))?;
            uses(story).try_for_each(|of| sorter.push(serde_json::to_string(&of)?))
        })?;
        let joined = joiner.finish()?;
        if joined.is_empty() { Ok(sorter) } else { joined_uses(results()?, &joined, &work) }
    });
    let sorter = gathered.map_err(failed(RESULTS))?;
    write(folder, REUSE, |file| reduce(sorter, linter, &mut tally, file)).map_err(failed(REUSE))?;
    write(folder, SUMMARY, |file| {
        serde_json::to_writer_pretty(&mut *file, &tally)?;
        file.write_all(b"\n")
    })
    .map_err(failed(SUMMARY))?;
    let page = write(folder, REPORT, |file| {
        let mut page = ArchivePage::new(linter.rules(), &tally);
        file.write_all(page.opening().as_bytes())?;
        let reuse = BufReader::new(File::open(folder.join(REUSE))?);
        for line in io::BufRead::lines(reuse) {
            let reused: Reused = serde_json::from_str(&line?)?;
            file.write_all(page.reused(&reused).as_bytes())?;
        }
        record::each(results()?, |story| file.write_all(page.story(story).as_bytes()))?;
        file.write_all(page.closing().as_bytes())
    });
    page.map_err(failed(REPORT))?;
    Ok(tally)
}

/// What the pictures of a story look like, under their keys.
fn looks<'s>(story: &'s StoryRecord) -> impl Iterator<Item = (&'s str, Look)> {
    let captions = story.captions.iter();
    captions.filter_map(|of| Some((of.picture.as_deref()?, Look::parse(of.look.as_deref()?)?)))
}

/// The uses of pictures, those that are alike under one key.
fn joined_uses(results: impl io::BufRead, joined: &Joined, work: &Path) -> io::Result<Sorter> {
    let mut sorter = Sorter::new(work, "alike");
    record::each(results, |story| {
        uses(story).try_for_each(|mut of| {
            if let Some(first) = joined.of(&of.key) {
                of.key = format!("alike:{first}");
            }
            sorter.push(serde_json::to_string(&of)?)
        })
    })?;
    Ok(sorter)
}

/// Writes what the rules say of pictures that stand in several stories.
fn reduce(
    sorter: Sorter,
    linter: &Linter,
    tally: &mut Tally,
    file: &mut impl Write,
) -> io::Result<()> {
    let uses = sorter.finish()?.map(|line| Ok(serde_json::from_str(&line?)?));
    groups(uses, |group| {
        tally.reused += usize::from(group.len() > 1);
        for reused in group.findings(linter) {
            let (section, day) = (&reused.here.section, &reused.here.published);
            let section = section.as_deref().unwrap_or_default();
            tally.add_reuse(&reused.rule, reused.severity, section, day.as_deref());
            serde_json::to_writer(&mut *file, &reused)?;
            file.write_all(b"\n")?;
        }
        Ok(())
    })
}

/// Writes a file that is there whole or not at all.
fn write(
    folder: &Path,
    name: &str,
    content: impl FnOnce(&mut BufWriter<&mut AtomicFile>) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = AtomicFile::create(&folder.join(name))?;
    let mut buffered = BufWriter::new(&mut file);
    content(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    file.finish()
}
