//! Prose that is elements of the document itself.

use super::tree::Tree;
use crate::read::html::{Attribute, AttributeName, Builder};

/// Feeds what is inside an element, each element under the name that
/// `rename` gives it; those that it gives none are left out with all in them.
pub(super) fn feed<'s>(
    builder: &mut Builder<'s>,
    tree: &Tree<'s>,
    node: usize,
    rename: impl Fn(usize) -> Option<&'s str>,
) {
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut at = node + 1;
    while at < tree.end(node) {
        while let Some((_, name)) = open.pop_if(|(end, _)| *end <= at) {
            builder.close(name);
        }
        if tree.local(at).is_empty() {
            let pieces = tree.pieces(at);
            if !pieces.is_empty() {
                builder.run(pieces);
            }
            at += 1;
        } else if let Some(name) = rename(at) {
            builder.open(name, attributes(tree, at));
            open.push((tree.end(at), name));
            at += 1;
        } else {
            at = tree.end(at);
        }
    }
    while let Some((_, name)) = open.pop() {
        builder.close(name);
    }
}

fn attributes(tree: &Tree, node: usize) -> Vec<Attribute> {
    let read = |(name, value)| Attribute {
        name: AttributeName::Source(name),
        value: super::entity::pieces(tree.source, value),
    };
    tree.attributes(node).into_iter().map(read).collect()
}
