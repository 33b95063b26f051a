//! Which rules of a set speak.

use std::collections::BTreeSet;

use super::{Rule, RuleSet};
use crate::suggest::nearest;

impl RuleSet {
    /// The rules that speak, by theme and then by id.
    pub fn active(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(|rule| rule.enabled)
    }

    /// The rule with an id, to change it.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Rule> {
        self.rules.iter_mut().find(|rule| rule.id == id)
    }

    /// Takes in the rules of another set whose ids this one has not.
    pub fn take_in(&mut self, other: &RuleSet) {
        let more: Vec<Rule> =
            other.iter().filter(|rule| self.get(&rule.id).is_none()).cloned().collect();
        self.rules.extend(more);
        self.rules.sort_by(|a, b| (&a.theme, &a.id).cmp(&(&b.theme, &b.id)));
    }

    /// The ids of the rules that go by a name: the rule of that id, or all
    /// rules of that theme.
    ///
    /// # Errors
    /// What may be meant, where there is neither.
    pub fn named(&self, name: &str) -> Result<Vec<String>, String> {
        if self.get(name).is_some() {
            return Ok(vec![name.to_owned()]);
        }
        let of_theme: Vec<String> =
            self.iter().filter(|rule| rule.theme == name).map(|rule| rule.id.clone()).collect();
        match of_theme.is_empty() {
            false => Ok(of_theme),
            true => Err(self.meant(name)),
        }
    }

    fn meant(&self, name: &str) -> String {
        let themes: BTreeSet<&str> = self.iter().map(|rule| rule.theme.as_str()).collect();
        let ids = self.iter().map(|rule| rule.id.as_str());
        match nearest(name, ids.chain(themes.iter().copied())) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!(
                "`cutline rules list` lists all rules; the themes are {}",
                themes.iter().map(|theme| format!("`{theme}`")).collect::<Vec<_>>().join(", ")
            ),
        }
    }
}
