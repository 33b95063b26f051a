//! Who wrote the story, and the words about them that stand below it.

use super::page::Page;

/// How a writer's biography begins or goes on, in small letters.
const BEGINNINGS: [&str; 6] =
    ["about the author", "i was born", "i am a ", "i'm a ", "i live in ", "i have been "];

const WITHIN: [&str; 9] = [
    " is the author of ",
    " is a freelance ",
    " is a staff writer",
    " is a contributing ",
    " is a contributor ",
    " is a columnist",
    " writes about ",
    " is a senior editor",
    " is a writer ",
];

impl Page<'_> {
    /// Whether words beside a picture are about who wrote the story.
    pub fn is_biography(&self, said: &str, near: usize) -> bool {
        let said = said.trim().to_lowercase().replace('’', "'");
        let says_so = BEGINNINGS.iter().any(|beginning| said.starts_with(beginning))
            || WITHIN.iter().any(|phrase| said.contains(phrase));
        let is_author = |name: &String| {
            said.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with([' ', ',']))
        };
        says_so || self.authors.iter().any(is_author) || self.is_portrait(near)
    }

    /// Whether an image at or behind a node says that it shows the writer.
    fn is_portrait(&self, near: usize) -> bool {
        let image = (near..self.tree.nodes.len().min(near + 12)).find(|at| self.is_image(*at));
        image.is_some_and(|image| {
            let alt = self.tree.attribute(image, "alt").to_lowercase();
            matches!(alt.trim(), "[bio]" | "bio" | "author" | "author photo")
        })
    }
}
