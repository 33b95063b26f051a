//! The pictures of one object: its captions with what stands beside them.

use super::given::Given;
use super::key::{self, Class};
use super::tree::Tree;
use super::words::{Words, is_address, words};

/// As many captions of one object are completed by what stands beside them; of
/// more, each is taken as it is.
const MOST_COMPLETED: usize = 100;

/// As many keys of an object are looked at for what stands beside a caption.
const MOST_KEYS: usize = 1_000;

/// What was found under a key, without its marks.
pub(super) type Under<'a> = (String, Vec<Given<'a>>);

/// Brings together what an object says itself of pictures and what stands
/// under its keys.
pub(super) fn assemble<'a>(
    node: &'a Tree<'a>,
    path: &str,
    (is_picture, is_story): (bool, bool),
    own: Vec<(String, Given<'a>)>,
    mut below: Vec<Under<'a>>,
) -> Vec<Given<'a>> {
    let is_only = own.len() == 1;
    let mut found = Vec::new();
    let mut own = own.into_iter();
    for (stem, mut given) in own.by_ref().take(MOST_COMPLETED) {
        let is_of_all = is_only && (stem.is_empty() || is_picture);
        let bare: usize =
            below.iter().flat_map(|(_, given)| given).filter(|given| given.text.is_none()).count();
        for (key, under) in &mut below {
            let is_of_it = !stem.is_empty() && (*key == stem || key.starts_with(&stem));
            if is_of_it || (is_of_all && (is_picture || bare == 1)) {
                for one in under.extract_if(.., |one| one.text.is_none()) {
                    given.complete(one);
                }
            }
        }
        beside(node, is_story, &stem, is_only, &mut given);
        found.push(given);
    }
    found.extend(own.map(|(_, given)| given));
    found.extend(below.into_iter().flat_map(|(_, given)| given));
    if is_picture {
        let worded = found.iter().filter(|given| given.text.is_some()).count();
        let is_worded = worded > 0;
        // What says where the picture is, apart from what says what it shows.
        if let (1, Some(at)) =
            (worded, found.iter().position(|g| g.text.is_some() && g.src.is_none()))
        {
            let mut one = found.swap_remove(at);
            found.drain(..).for_each(|other| one.complete(other));
            found.push(one);
        }
        match found.as_mut_slice() {
            [one] => beside(node, is_story, "", true, one),
            [] => {
                let mut one = Given::default();
                beside(node, is_story, "", true, &mut one);
                found.extend(Some(one).filter(|one| one.src.is_some() || one.alt.is_some()));
            }
            _ => {}
        }
        // What has a key for captions says with an empty one that it has none.
        let has_key = node.members().iter().any(|(key, _)| key::class(key) == Class::Caption);
        if let ([one], false, false) = (found.as_mut_slice(), is_worded, has_key)
            && let Some((key, text)) = described(node)
        {
            one.text = Some(text);
            one.path = format!("{}.{key}", path);
        }
    }
    found
}

fn described<'a>(node: &'a Tree<'a>) -> Option<(&'a str, Words<'a>)> {
    node.members().iter().find_map(|(key, value)| {
        let is_one = key::class(key) == Class::Description;
        Some((&**key, words(value).filter(|_| is_one)?))
    })
}

/// Completes a picture by what stands beside its caption under keys that
/// begin as the caption's does, or under keys of the picture's own.
fn beside<'a>(
    node: &'a Tree<'a>,
    is_story: bool,
    stem: &str,
    is_only: bool,
    given: &mut Given<'a>,
) {
    let is_own = stem.is_empty() || (is_only && !is_story);
    for (key, value) in node.members().iter().take(MOST_KEYS) {
        let plain = key::plain(key);
        let rest = plain.strip_prefix(stem).filter(|_| !stem.is_empty());
        let is_named = rest.is_some_and(|rest| rest.len() <= 12);
        if !(is_named || is_own) {
            continue;
        }
        let of_rest = rest.filter(|_| is_named).map(key::class_of);
        let class = key::class_of(&plain);
        let is = |wanted: Class| of_rest == Some(wanted) || (is_own && class == wanted);
        let may_credit = !is_story || !matches!(&*plain, "byline" | "copyright" | "credits");
        let may_address = !is_story || key::class_of(&plain) == Class::Pictures || is_named;
        if is(Class::Alt) && given.alt.is_none() {
            given.alt = words(value);
        } else if is(Class::Credit) && may_credit && given.credit.is_none() {
            given.credit = credit(value);
        } else if given.src.is_none()
            && may_address
            && (key::is_address(&plain) || rest == Some("") || of_rest == Some(Class::Src))
        {
            let address = value.words().filter(|text| is_address(text));
            given.src = address.map(Words::plain);
        }
    }
}

/// A credit, or the names in one.
fn credit<'a>(value: &'a Tree<'a>) -> Option<Words<'a>> {
    fn names<'a>(value: &'a Tree<'a>, found: &mut Vec<&'a str>) {
        match value {
            Tree::Text(text) if !text.trim().is_empty() => found.push(text),
            Tree::List(items) => items.iter().for_each(|item| names(item, found)),
            Tree::Object(_) => {
                let inner = ["name", "by", "affiliation", "value"];
                inner.iter().filter_map(|key| value.get(key)).for_each(|v| names(v, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    names(value, &mut found);
    match found.as_slice() {
        [] => words(value),
        [one] => Some(Words::of(*one)),
        many => Some(Words::plain(many.join(", "))),
    }
}
