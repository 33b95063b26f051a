//! The key `"cutline": {"ignore": [RULE, …]}` of a record or of a caption.

use super::story::field_text;
use super::tree::Tree;
use crate::article::{Article, Scope};
use crate::read::suppression;

/// Reads what a record, the names of whose sources are `name`, says is not to
/// be reported of it and of each of its captions.
pub(super) fn read(article: &mut Article, record: &Tree, name: &str) {
    read_one(article, record, name, Scope::Story);
    let Some(Tree::List(captions)) = record.get("captions") else { return };
    for (index, caption) in captions.iter().enumerate() {
        read_one(article, caption, name, Scope::Picture(index));
    }
}

fn read_one(article: &mut Article, value: &Tree, name: &str, scope: Scope) {
    let Some(cutline @ Tree::Object(_)) = value.get("cutline") else { return };
    let (entries, is_sound) = match cutline.get("ignore") {
        Some(Tree::List(entries)) => (entries.as_slice(), true),
        Some(one @ Tree::Text(_)) => (std::slice::from_ref(one), true),
        _ => (&[][..], false),
    };
    if !is_sound || entries.iter().any(|entry| entry.text().is_none()) {
        let notice = "`cutline`: expected `ignore` with a list of rules, such as \
                      {\"ignore\": [\"date-conflict\"]}";
        article.notices.push(notice.to_owned());
    }
    for entry in entries.iter().filter_map(Tree::text) {
        let text = field_text(&mut article.sources, name, entry);
        suppression::add(article, &text, scope);
    }
}
