use super::{Gazetteer, Hits};

/// Follows the words of a text through the names of the gazetteer, one word at
/// a time, without allocating.
#[derive(Clone)]
pub struct Walker<'g> {
    gazetteer: &'g Gazetteer,
    /// The state reached in the map of names, as its address, for which 32 bits
    /// do in an index whose lengths have 32; none once no name can follow.
    state: Option<u32>,
    /// The value of the map so far, which has as many bits.
    output: u32,
    is_at_start: bool,
}

/// Where a [`Walker`] stands after a word.
#[derive(Clone)]
pub enum Step<'g> {
    /// No name starts with these words.
    Dead,
    /// Some name starts with them, none ends here.
    Prefix,
    /// They are a name; a longer one may follow.
    Match(Hits<'g>),
}

impl<'g> Walker<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer) -> Walker<'g> {
        let root = gazetteer.names().root().addr();
        Walker { gazetteer, state: Some(root as u32), output: 0, is_at_start: true }
    }

    /// Takes one more word, already folded; it may hold several joined by
    /// spaces, as a folded "Aix-en-Provence" does. A word that folds to
    /// nothing is no step.
    pub fn step(&mut self, word: &str) -> Step<'g> {
        let space = if self.is_at_start { "" } else { " " };
        if !word.is_empty() {
            self.is_at_start = false;
            for byte in space.bytes().chain(word.bytes()) {
                self.feed(byte);
            }
        }
        self.standing()
    }

    fn feed(&mut self, byte: u8) {
        let Some(state) = self.state else { return };
        let node = self.gazetteer.names().node(state as usize);
        self.state = node.find_input(byte).map(|index| {
            let transition = node.transition(index);
            self.output += transition.out.value() as u32;
            transition.addr as u32
        });
    }

    /// Whether some name has a further word here.
    pub fn goes_on(&self) -> bool {
        let node = self.state.map(|state| self.gazetteer.names().node(state as usize));
        node.is_some_and(|node| node.find_input(b' ').is_some())
    }

    /// Where it stands after its last word.
    pub fn standing(&self) -> Step<'g> {
        let Some(state) = self.state else { return Step::Dead };
        let node = self.gazetteer.names().node(state as usize);
        match node.is_final() && !self.is_at_start {
            true => {
                let output = u64::from(self.output) + node.final_output().value();
                Step::Match(self.gazetteer.hits(output))
            }
            false => Step::Prefix,
        }
    }
}
