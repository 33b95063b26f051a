//! Short forms of given names, and their forms in several languages.

use std::sync::OnceLock;

use crate::words::Class;

/// Whether one given name may be short for, or another form of, the other.
/// Both folded.
pub fn same_given_name(a: &str, b: &str) -> bool {
    static INDEX: OnceLock<Vec<(&str, usize)>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let mut index: Vec<(&str, usize)> = Class::NicknameGroup
            .words()
            .iter()
            .enumerate()
            .flat_map(|(group, names)| names.split(' ').map(move |name| (name, group)))
            .collect();
        index.sort_unstable();
        index
    });
    let groups = |name| {
        let start = index.partition_point(|(listed, _)| *listed < name);
        index[start..].iter().take_while(move |(listed, _)| *listed == name).map(|(_, group)| group)
    };
    groups(a).any(|group| groups(b).any(|other| group == other))
}
