use std::path::{Component, Path};

use crate::article::Article;

/// Of a longer name the rest is left out: thousands of them are held in memory.
const LONGEST: usize = 200;

/// The part of an archive that a story is counted under: the outlet or section
/// that its record names, the host of its address, the first folder below the
/// one that is audited (`roots`), or else the file that it stands in.
pub fn section(article: Option<&Article>, path: &str, roots: &[&Path]) -> String {
    if let Some(outlet) = article.and_then(|article| article.outlet.as_ref()) {
        return outlet.chars().take(LONGEST).collect();
    }
    if let Some(host) = article.and_then(|article| host(article.id.as_deref()?)) {
        return host.to_owned();
    }
    let path = Path::new(path);
    // `.` is no part of the paths that lie below it.
    let below = roots
        .iter()
        .filter_map(|root| path.strip_prefix(root.strip_prefix(".").unwrap_or(root)).ok());
    let below = below.min_by_key(|rest| rest.components().count()).unwrap_or(path);
    let mut steps = below.components().filter_map(|step| match step {
        Component::Normal(name) => Some(Path::new(name)),
        _ => None,
    });
    match (steps.next(), steps.next()) {
        (Some(folder), Some(_)) => folder.display().to_string(),
        _ => path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned()),
    }
}

/// The host of a web address, without `www.`.
fn host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| host.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_counted_where_an_editor_would_look_for_it() {
        let of = |outlet: Option<&str>, id: Option<&str>| Article {
            outlet: outlet.map(str::to_owned),
            id: id.map(str::to_owned),
            ..Article::default()
        };
        for (article, path, section_of) in [
            (of(Some("Tagblatt"), Some("https://a.example/x")), "news/a.jsonl", "Tagblatt"),
            (of(None, Some("https://www.a.example:80/x")), "news/a.jsonl", "a.example"),
            (of(None, Some("4711")), "news/sport/2020/a.md", "sport"),
            (of(None, None), "news/sport/a.md", "sport"),
            (of(None, None), "news/a.jsonl", "a"),
            (of(None, None), "other/wire.jsonl", "other"),
            (of(None, None), "wire.jsonl", "wire"),
        ] {
            assert_eq!(section(Some(&article), path, &[Path::new("news")]), section_of, "{path}");
        }
        assert_eq!(section(None, "sport/a.md", &[Path::new(".")]), "sport");
    }
}
