//! Which pictures are one and the same.

use std::collections::BTreeMap;

use crate::article::{Picture, Text, file_of};

pub(super) fn push_caption(picture: &mut Picture, caption: Text) {
    if picture.captions.iter().all(|other| other.as_str() != caption.as_str()) {
        picture.captions.push(caption);
    }
}

/// Drops pictures that came twice, as a lead picture often does; what either
/// says is kept.
pub(in crate::read) fn once_each(pictures: Vec<Picture>) -> Vec<Picture> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: Vec<Picture> = Vec::new();
    for picture in pictures {
        let Some(key) = picture.src.as_ref().map(|src| file_of(src.as_str())) else {
            kept.push(picture);
            continue;
        };
        match known.get(&key) {
            Some(&at) => {
                let first = &mut kept[at];
                if first.captions.is_empty() {
                    first.captions = picture.captions;
                } else {
                    picture.captions.into_iter().for_each(|caption| push_caption(first, caption));
                }
                first.alt = first.alt.take().or(picture.alt);
                first.credit = first.credit.take().or(picture.credit);
            }
            None => {
                known.insert(key, kept.len());
                kept.push(picture);
            }
        }
    }
    kept
}
