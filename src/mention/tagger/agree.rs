//! One text means one thing by one name: what all places where a name stands
//! say of it together counts more than what one of them says.

use foldhash::{HashMap, HashMapExt};

use super::{LABELS, Name, Scores, replace_overlapping};
use crate::tokens::Tokens;

/// What the places where a name stands say together.
#[derive(Default, Clone, Copy)]
struct Tally {
    /// For each label, what the model gives it beyond "outside".
    labels: [i32; LABELS.len()],
    /// Where it was read as a name.
    named: u32,
}

impl Tally {
    /// Adds what the model says of the tokens as one name.
    fn add(&mut self, scores: &[Scores]) {
        for (label, sum) in self.labels.iter_mut().enumerate() {
            let begins = scores.first().map_or(0, |first| first[2 * label].into());
            let goes_on = scores.iter().skip(1).map(|score| i32::from(score[2 * label + 1]));
            *sum += begins + goes_on.sum::<i32>();
        }
    }

    /// The label most spoken for, with what speaks for it.
    fn best(&self) -> (usize, i32) {
        let label = (0..LABELS.len())
            .fold(0, |top, l| if self.labels[l] > self.labels[top] { l } else { top });
        (label, self.labels[label])
    }
}

/// Gives the same words the same label wherever they stand as a name, and
/// takes them for that name where they stand alone. `scores` has the model's
/// scores of every token, `caps` are the capitalised ones and `names` in order.
pub(super) fn agree(tokens: Tokens, caps: &[usize], scores: &[Scores], names: &mut Vec<Name>) {
    let words =
        |name: &Name| tokens[name.first].span().cover(tokens[name.end - 1].span()).of(tokens.text);
    let mut said: HashMap<&str, Tally> = HashMap::with_capacity(names.len());
    for name in names.iter() {
        let entry = said.entry(words(name)).or_default();
        entry.add(&scores[name.first..name.end]);
        entry.named += 1;
    }
    let is_cap = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|t| t.is_cap());
    let mut alone = Vec::new();
    let mut next = 0;
    for &at in caps {
        next += names[next..].iter().take_while(|name| name.end <= at).count();
        let is_free = names.get(next).is_none_or(|name| name.first > at);
        if !is_free || is_cap(at.checked_sub(1)) || is_cap(Some(at + 1)) {
            continue;
        }
        if let Some(entry) = said.get_mut(tokens.word(at)) {
            entry.add(&scores[at..=at]);
            alone.push(at);
        }
    }
    for name in names.iter_mut() {
        if let Some(entry) = said.get(words(name)).filter(|entry| entry.named > 1) {
            name.label = LABELS[entry.best().0];
        }
    }
    let added = alone.into_iter().filter_map(|at| {
        let entry = said.get(tokens.word(at))?;
        let (label, sum) = entry.best();
        let is_name = entry.named > 1 && sum > 0;
        is_name.then_some(Name { first: at, end: at + 1, label: LABELS[label] })
    });
    replace_overlapping(names, added.collect());
}
