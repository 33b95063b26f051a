use crate::article::{Article, Scope};
use crate::read::front_matter::value::Value;

/// Reads `cutline: {ignore: [RULE, …]}`. A `cutline` that is no mapping is a
/// caption.
pub(in crate::read) fn in_front_matter(article: &mut Article, values: &Value) {
    let Some(cutline @ Value::Map(_)) = values.get(&["cutline"]) else { return };
    let (entries, is_sound) = match cutline.get(&["ignore"]) {
        Some(Value::List(entries)) => (entries.as_slice(), true),
        Some(one @ Value::Scalar(_)) => (std::slice::from_ref(one), true),
        Some(Value::Map(_)) | None => (&[][..], false),
    };
    if !is_sound || entries.iter().any(|entry| entry.text().is_none()) {
        let notice = "`cutline` in the front matter: expected `ignore` with a list of rules, \
                      such as `cutline: {ignore: [date-conflict]}`";
        article.notices.push(notice.to_owned());
    }
    for entry in entries.iter().filter_map(Value::text) {
        super::add(article, entry, Scope::Story);
    }
}
