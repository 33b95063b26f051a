//! The pictures of a record of any make: what has a key like a caption's, at
//! any depth, with the address, alternative text and credit that stand beside it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::assemble::{Under, assemble};
use super::given::Given;
use super::key::{self, Class};
use super::tree::{Tree, facets};
use super::words::{Words, is_address, kind, words};
use crate::read::Fields;

/// More pictures are no story's.
const MOST: usize = 2_000;

/// More keys are not told of.
const MOST_UNREAD: usize = 20;

/// Walks through a record.
pub(super) struct Walk<'a, 'f> {
    fields: &'f Fields,
    /// What stands beside the story under its own name, to be looked up.
    assets: BTreeMap<&'a str, &'a Tree<'a>>,
    looked_up: BTreeSet<&'a str>,
    /// What stands beside the story without a name.
    unnamed: Vec<&'a Tree<'a>>,
    /// The objects that hold the story's own fields.
    own: Vec<*const Tree<'a>>,
    /// Values that were read as something else.
    passed: Vec<*const Tree<'a>>,
    found: usize,
    /// Keys that seem to hold a caption and are not read.
    pub unread: Vec<String>,
    /// Keys of captions that hold no words, each with what they hold.
    pub wordless: Vec<(String, &'static str)>,
}

/// Where an object stands.
#[derive(Clone, Copy)]
struct Context<'p> {
    path: &'p str,
    /// It is a picture, or stands within one.
    is_picture: bool,
    /// It is the story, whose address and byline are not a picture's.
    is_story: bool,
}

impl<'a, 'f> Walk<'a, 'f> {
    /// A walk that knows the objects beside the story.
    pub fn new(fields: &'f Fields, shared: &[&'a Tree<'a>]) -> Walk<'a, 'f> {
        let assets = shared.iter().filter_map(|asset| Some((name(asset)?, *asset)));
        Walk {
            fields,
            assets: assets.collect(),
            looked_up: BTreeSet::new(),
            unnamed: shared.iter().copied().filter(|asset| name(asset).is_none()).collect(),
            own: Vec::new(),
            passed: Vec::new(),
            found: 0,
            unread: Vec::new(),
            wordless: Vec::new(),
        }
    }

    /// Leaves out a value that is read as something else.
    pub fn pass(&mut self, value: &'a Tree<'a>) {
        self.passed.push(value);
    }

    /// The pictures of the story.
    pub fn story(&mut self, record: &'a Tree<'a>) -> Vec<Given<'a>> {
        self.own = facets(record).into_iter().map(std::ptr::from_ref).collect();
        self.object(record, Context { path: "", is_picture: false, is_story: true })
    }

    /// The pictures of one value that is a picture or several.
    pub fn picture(&mut self, value: &'a Tree<'a>, path: &str) -> Vec<Given<'a>> {
        self.value(value, Context { path, is_picture: true, is_story: false })
    }

    /// The pictures in what stands around the story's prose.
    pub fn beside(&mut self, value: &'a Tree<'a>, path: &str) -> Vec<Given<'a>> {
        self.value(value, Context { path, is_picture: false, is_story: false })
    }

    /// What stands beside the story, where the story does not say what of it
    /// is its own.
    pub fn left(&mut self) -> Vec<Given<'a>> {
        if !self.looked_up.is_empty() {
            return Vec::new();
        }
        let left: Vec<(&str, &Tree)> = self
            .assets
            .iter()
            .filter(|(name, _)| !self.looked_up.contains(*name))
            .map(|(name, asset)| (*name, *asset))
            .chain(self.unnamed.iter().map(|asset| ("included", *asset)))
            .collect();
        let mut pictures = Vec::new();
        for (name, asset) in left {
            let is_picture = kind(asset).is_some_and(|kind| key::is_picture(&kind))
                || asset.get("sys").and_then(kind).is_some_and(|kind| key::is_picture(&kind))
                || has_caption(asset)
                || asset.get("attributes").is_some_and(has_caption);
            if is_picture {
                pictures.extend(self.picture(asset, name));
            }
        }
        pictures
    }

    fn value(&mut self, value: &'a Tree<'a>, context: Context) -> Vec<Given<'a>> {
        if self.found >= MOST || self.passed.iter().any(|passed| std::ptr::eq(*passed, value)) {
            return Vec::new();
        }
        match value {
            Tree::Text(text) if context.is_picture && is_address(text) => {
                let src = Some(Words::plain(&**text));
                vec![Given { src, is_address: true, ..Given::default() }]
            }
            Tree::List(items) => {
                let mut all = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let path = format!("{}[{index}]", context.path);
                    all.extend(self.value(item, Context { path: &path, ..context }));
                }
                all
            }
            Tree::Object(_) => self.object(value, context),
            _ => Vec::new(),
        }
    }

    fn object(&mut self, node: &'a Tree<'a>, context: Context) -> Vec<Given<'a>> {
        if !context.is_story && !context.is_picture && is_other_story(node) {
            return Vec::new();
        }
        let kind = kind(node).unwrap_or_default();
        if context.is_picture && key::is_caption(&kind) {
            let path = context.path.to_owned();
            let found = |text| Given { text: Some(text), path, ..Given::default() };
            return words(node).map(found).into_iter().collect();
        }
        let is_picture = context.is_picture || key::is_picture(&kind);
        let mut own: Vec<(String, Given)> = Vec::new();
        let mut below: Vec<Under> = Vec::new();
        for (key, value) in node.members() {
            let path = match context.path {
                "" => key.to_string(),
                path => format!("{path}.{key}"),
            };
            let plain = key::plain(key);
            let inner = Context { path: &path, is_picture, is_story: false };
            let found = match key::class_of(&plain) {
                Class::Caption => {
                    let stem = key::stem(&plain).unwrap_or_default();
                    let given = self.captions(value, inner);
                    own.extend(given.into_iter().map(|given| (stem.clone(), given)));
                    continue;
                }
                Class::Elsewhere if plain == "sys" => self.link(node, inner),
                Class::Elsewhere | Class::Alt | Class::Credit | Class::Description => continue,
                Class::Pictures => match value {
                    Tree::Text(_) => continue,
                    _ => self.value(value, Context { is_picture: true, ..inner }),
                },
                Class::Src | Class::Other => match value {
                    Tree::Text(_) => continue,
                    // The facets of a story are the story.
                    _ if self.own.iter().any(|own| std::ptr::eq(*own, value)) => {
                        self.value(value, Context { is_story: true, ..inner })
                    }
                    _ => self.value(value, inner),
                },
            };
            below.push((plain, found));
        }
        let named = self.named(node, context);
        below.push((String::new(), named));
        let found = assemble(node, context.path, (is_picture, context.is_story), own, below);
        let has_caption = found.iter().any(|given| given.text.is_some());
        self.look_for_unread(node, Context { is_picture, ..context }, has_caption);
        self.found += found.len();
        found
    }

    /// What stands elsewhere under the name that a link has: a link is an
    /// object of a name and a kind, and no more.
    fn named(&mut self, node: &'a Tree<'a>, context: Context) -> Vec<Given<'a>> {
        let id = node.get("id").and_then(Tree::text).filter(|_| node.members().len() <= 4);
        self.look_up(id, context)
    }

    /// The same for `{"sys": {"type": "Link", "id": …}}`.
    fn link(&mut self, node: &'a Tree<'a>, context: Context) -> Vec<Given<'a>> {
        let sys = node.get("sys").filter(|sys| kind(sys).as_deref() == Some("link"));
        self.look_up(sys.and_then(|sys| sys.get("id")?.text()), context)
    }

    fn look_up(&mut self, id: Option<&'a str>, context: Context) -> Vec<Given<'a>> {
        let asset = id.and_then(|id| Some((id, *self.assets.get(id)?)));
        let Some((id, asset)) = asset.filter(|(id, _)| self.looked_up.insert(id)) else {
            return Vec::new();
        };
        let is_picture = kind(asset).is_some_and(|kind| key::is_picture(&kind));
        let is_picture = is_picture || context.is_picture;
        self.value(asset, Context { path: id, is_picture, is_story: false })
    }

    /// What stands under a key of captions.
    fn captions(&mut self, value: &'a Tree<'a>, context: Context) -> Vec<Given<'a>> {
        let path = context.path.to_owned();
        if let Some(text) = words(value) {
            return vec![Given { text: Some(text), path, ..Given::default() }];
        }
        match value {
            Tree::Number(_) => self.wordless.push((path, value.kind())),
            Tree::List(items) => {
                let mut all = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let path = format!("{path}[{index}]");
                    all.extend(self.captions(item, Context { path: &path, ..context }));
                }
                return all;
            }
            Tree::Object(members) => {
                // A map of addresses to what is said of them.
                if members.iter().all(|(key, value)| is_address(key) && value.words().is_some()) {
                    let of = |(key, value): &'a (Cow<'a, str>, Tree<'a>)| Given {
                        text: value.words().map(Words::of),
                        src: Some(Words::plain(&**key)),
                        path: format!("{path}.{key}"),
                        ..Given::default()
                    };
                    return members.iter().map(of).collect();
                }
                let found = self.value(value, Context { is_picture: true, ..context });
                return found.into_iter().filter(|given| given.text.is_some()).collect();
            }
            _ => {}
        }
        Vec::new()
    }

    /// Keys that may hold what is not found.
    fn look_for_unread(&mut self, node: &'a Tree<'a>, context: Context, has_caption: bool) {
        for (key, value) in node.members() {
            let plain = key::plain(key);
            let is_suspect = key::is_suspect(&plain);
            let is_asked = is_suspect || (context.is_picture && !has_caption);
            let is_open = is_suspect || key::class_of(&plain) == Class::Other;
            let text = value.words().filter(|_| is_asked && is_open && !self.fields.knows(key));
            let least = if is_suspect { 2 } else { 4 };
            if text.is_some_and(|text| is_said(text, least)) && self.unread.len() < MOST_UNREAD {
                let dot = if context.path.is_empty() { "" } else { "." };
                self.unread.push(format!("{}{dot}{key}", context.path));
            }
        }
    }
}

fn has_caption(node: &Tree) -> bool {
    node.members().iter().any(|(key, _)| key::class(key) == Class::Caption)
}

/// Whether an object is another story, with a title and prose of its own.
fn is_other_story(node: &Tree) -> bool {
    const PROSE: usize = 200;
    let is_long = |key: &str| {
        let text = node.get(key).and_then(words);
        text.is_some_and(|words| words.text.len() >= PROSE)
    };
    ["title", "headline"].iter().any(|key| node.get(key).is_some())
        && ["text", "body", "content", "html", "content_html"].iter().any(|key| is_long(key))
}

/// Whether a text says something in so many words.
fn is_said(text: &str, least: usize) -> bool {
    let words = text.split_whitespace();
    words.filter(|word| word.contains(char::is_alphabetic)).nth(least - 1).is_some()
        && !super::words::is_markup(text)
}

/// By what an object is referred to.
fn name<'a>(node: &'a Tree<'a>) -> Option<&'a str> {
    node.get("id").or_else(|| node.get("sys")?.get("id"))?.text()
}
