//! What is found in a folder and is no story: nobody said that it is one.

use cutline::article::Article;
use cutline::read::record::RecordError;

/// A record, or why it is none.
pub(super) type Record = Result<Article, RecordError>;

/// Why a record of which nobody said that it is a story is none: a story has
/// prose, or at least a headline over a caption.
pub(super) fn why_no_story(record: &Record) -> Option<String> {
    let article = match record {
        // What was looked for is told where somebody asks for the file.
        Err(error) if error.is_no_story => {
            let message = error.error.message.split(": looked for").next();
            return message.map(str::to_owned);
        }
        Err(_) => return None,
        Ok(article) => article,
    };
    let why = match (article.title.is_some(), article.pictures.is_empty()) {
        _ if !article.body.is_empty() => return None,
        (true, false) => return None,
        (true, true) => "there is a title in it, and neither prose nor captions",
        (false, _) => "there is a caption in it, and no story",
    };
    Some(why.to_owned())
}

/// The stories of a file without what is none, and what is to be said of that.
/// Of records, some may be other data; any other text that says something is a
/// story.
pub(super) fn without_others(
    records: Vec<Record>,
    is_records: bool,
) -> (Vec<Record>, Option<String>) {
    let all = records.len();
    let is_other =
        |record: &Record| (is_records || record.is_err()) && why_no_story(record).is_some();
    let (others, stories): (Vec<Record>, Vec<Record>) = records.into_iter().partition(is_other);
    let first = others.first().and_then(why_no_story);
    let passed = match others.len() {
        0 if all == 0 && is_records => Some("there is no record in it".to_owned()),
        0 => None,
        count if count == all => first,
        count => Some(format!("{count} of its {all} records are no stories")),
    };
    (stories, passed)
}
