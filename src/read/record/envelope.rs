//! Where the stories stand in a document: a record by itself, a list of them,
//! or either inside of what an interface of a content system answers.

use super::blocks::is_blocks;
use super::key::plain;
use super::prose;
use super::tree::{Step, Tree, facets};
use super::words::words;
use crate::read::Fields;

/// The stories of a document.
pub(super) struct Found<'t, 'a> {
    /// The way to the record, or to the list of them.
    pub path: Vec<Step>,
    pub what: What<'t, 'a>,
    /// What stands beside the records for them to refer to.
    pub shared: Vec<&'t Tree<'a>>,
}

/// One record or several.
pub(super) enum What<'t, 'a> {
    One(&'t Tree<'a>),
    List(&'t [Tree<'a>]),
}

/// Lists under these keys hold records, whatever is in them.
const LISTS: [&str; 4] = ["stories", "items", "articles", "@graph"];

/// Keys of lists and objects that may hold records, in small letters without
/// marks.
const ENVELOPES: [&str; 34] = [
    "stories",
    "items",
    "articles",
    "graph",
    "posts",
    "entries",
    "results",
    "docs",
    "documents",
    "nodes",
    "edges",
    "hits",
    "records",
    "rows",
    "news",
    "pages",
    "data",
    "response",
    "result",
    "article",
    "story",
    "post",
    "entry",
    "item",
    "node",
    "page",
    "record",
    "document",
    "content",
    "payload",
    "pageprops",
    "props",
    "source",
    "body",
];

/// Deeper no interface wraps its answers.
const DEEPEST: usize = 6;

/// Looks for the stories of a document.
pub(super) fn find<'t, 'a>(tree: &'t Tree<'a>, fields: &Fields) -> Found<'t, 'a> {
    let whole = |what| Found { path: Vec::new(), what, shared: Vec::new() };
    if let Tree::List(list) = tree {
        return whole(if is_blocks(list) { What::One(tree) } else { What::List(list) });
    }
    if is_story(tree, fields) {
        let mut found = whole(What::One(tree));
        found.shared = shared(tree);
        return found;
    }
    for is_enough in [is_story, is_headed] {
        if let Some(found) = inside(tree, fields, is_enough, DEEPEST) {
            return found;
        }
        // A headline of its own is a record's by itself.
        if is_headed(tree, fields) {
            break;
        }
    }
    whole(What::One(tree))
}

type Enough = fn(&Tree, &Fields) -> bool;

fn inside<'t, 'a>(
    tree: &'t Tree<'a>,
    fields: &Fields,
    is_enough: Enough,
    left: usize,
) -> Option<Found<'t, 'a>> {
    let left = left.checked_sub(1)?;
    let members = tree.members();
    let known = ENVELOPES
        .iter()
        .flat_map(|name| members.iter().filter(move |(key, _)| plain(key) == *name));
    // What is alone in an object is what the object is for.
    let objects = || members.iter().filter(|(_, value)| matches!(value, Tree::Object(_)));
    let alone = objects().filter(|_| objects().count() == 1);
    for (key, value) in known.chain(alone) {
        let step = Step::Key(key.to_string());
        let found = match value {
            Tree::List(list) => {
                let holds = |item: &Tree| is_enough(unwrap(item, fields).0, fields);
                let is_list = LISTS.contains(&&**key) || list.iter().any(holds);
                let what = What::List(list.as_slice());
                is_list.then(|| Found { path: vec![step], what, shared: shared(tree) })
            }
            Tree::Object(_) if is_enough(value, fields) => {
                let (what, mut beside) = (What::One(value), shared(tree));
                beside.extend(shared(value));
                Some(Found { path: vec![step], what, shared: beside })
            }
            Tree::Object(_) => inside(value, fields, is_enough, left).map(|mut found| {
                found.path.insert(0, step);
                found.shared.extend(shared(tree));
                found
            }),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The record in an element of a list, and the way to it.
pub(super) fn unwrap<'t, 'a>(item: &'t Tree<'a>, fields: &Fields) -> (&'t Tree<'a>, Vec<Step>) {
    const WRAPS: [&str; 6] = ["node", "item", "_source", "post", "article", "story"];
    let mut at = item;
    let mut path = Vec::new();
    while path.len() < 3 && !is_story(at, fields) {
        let inner = WRAPS.iter().find_map(|key| Some((*key, at.get(key)?)));
        let Some((key, inner @ Tree::Object(_))) = inner else { break };
        path.push(Step::Key(key.to_owned()));
        at = inner;
    }
    (at, path)
}

/// Whether an object has a story's prose or captions.
pub(super) fn is_story(tree: &Tree, fields: &Fields) -> bool {
    let is_given = |key: &str| tree.get(key).is_some();
    let house = [&fields.body, &fields.caption];
    is_given("captions")
        || is_given("bodies")
        || (is_given("associations") && !is_given("data"))
        || (is_given("renditions") && is_headed(tree, fields))
        || is_picture_item(tree)
        || prose::has_body(tree)
        || (is_headed(tree, fields) && has_caption(tree))
        || house.into_iter().flatten().any(|way| !super::mapped::values(tree, way).is_empty())
}

/// Whether an object has captions of its own, under whatever key.
pub(super) fn is_captioned(tree: &Tree, fields: &Fields) -> bool {
    let house = |way: &Vec<String>| !super::mapped::values(tree, way).is_empty();
    facets(tree).into_iter().any(has_caption) || fields.caption.iter().any(house)
}

fn has_caption(tree: &Tree) -> bool {
    let is_caption = |key: &str| super::key::class(key) == super::key::Class::Caption;
    tree.members().iter().any(|(key, value)| is_caption(key) && !matches!(value, Tree::Flag(_)))
}

/// A ninjs item that is a picture.
fn is_picture_item(tree: &Tree) -> bool {
    let is_picture = tree.get("type").and_then(Tree::text) == Some("picture");
    let says = ["headline", "headlines", "description_text", "descriptions", "body_text"];
    is_picture && says.iter().any(|key| tree.get(key).is_some())
}

/// Whether an object has a headline.
fn is_headed(tree: &Tree, _: &Fields) -> bool {
    ["title", "headline", "headlines"].iter().any(|key| tree.get(key).and_then(words).is_some())
}

/// What stands in an object for its records to refer to.
fn shared<'t, 'a>(tree: &'t Tree<'a>) -> Vec<&'t Tree<'a>> {
    const KEYS: [&str; 4] = ["included", "includes", "linked", "assets"];
    let lists = KEYS.iter().filter_map(|key| tree.get(key));
    let mut all = Vec::new();
    for value in lists {
        all.extend(value.items());
        all.extend(value.members().iter().flat_map(|(_, value)| value.items()));
    }
    all
}
