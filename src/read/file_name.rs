//! What the name of a file tells of its story.

use std::path::Path;

use jiff::civil::Date;

/// The day of publication that stands at the start of a post's file name, as
/// in `2020-10-11-harvest.md`: where a site generator takes it from.
pub fn published(path: &Path) -> Option<Date> {
    let name = path.file_name()?.to_str()?;
    let (day, rest) = name.split_at_checked("2020-10-11".len())?;
    let is_post = rest.starts_with('-') && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    is_post.then(|| day.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_day_before_a_title_is_one_of_publication() {
        for (path, day) in [
            ("_posts/2020-10-11-harvest.md", Some("2020-10-11")),
            ("2020-10-11-harvest.md", Some("2020-10-11")),
            ("2020-10-11/harvest.md", None),
            ("2020-10-11.md", None),
            ("2020-02-30-harvest.md", None),
            ("2020-10-1-harvest.md", None),
            ("20201011-1-harvest.md", None),
            ("-20-10-1-1-harvest.md", None),
            ("Zürich-2020-10-11.md", None),
            ("2020-10-1é-harvest.md", None),
            ("", None),
        ] {
            let found = published(Path::new(path)).map(|day| day.to_string());
            assert_eq!(found.as_deref(), day, "{path}");
        }
    }
}
