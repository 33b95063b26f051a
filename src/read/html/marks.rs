//! What is known of one element: furniture, a caption, a credit.

/// What one element is marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u32);

impl std::ops::BitOr for Marks {
    type Output = Marks;

    fn bitor(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}

impl Marks {
    /// Furniture of the page: navigation, teasers, sharing, comments.
    pub const CLUTTER: Marks = Marks(1);
    /// Not shown, or not text: scripts, hidden elements, controls.
    pub const HIDDEN: Marks = Marks(1 << 1);
    /// A caption by its name or class.
    pub const CAPTION: Marks = Marks(1 << 2);
    /// A credit by its class or property, where it stands beside a picture.
    pub const CREDIT: Marks = Marks(1 << 3);
    /// The article's text by its class or property.
    pub const BODY: Marks = Marks(1 << 4);
    /// The picture that opens the article.
    pub const LEAD: Marks = Marks(1 << 5);
    /// An icon, a logo, a portrait of the author.
    pub const ICON: Marks = Marks(1 << 6);
    /// Readers' comments, however much text they hold.
    pub const COMMENTS: Marks = Marks(1 << 7);
    /// About a picture, a video, a gallery.
    pub const MEDIA: Marks = Marks(1 << 8);
    /// Clutter by the element's name alone.
    pub const ASIDE: Marks = Marks(1 << 9);
    /// A film, or a player of films.
    pub const VIDEO: Marks = Marks(1 << 10);
    /// The number of a slide.
    pub const COUNTER: Marks = Marks(1 << 11);
    /// Set in italics by a class that a writing program made.
    pub const ITALIC: Marks = Marks(1 << 12);
    /// The headline, as a writing program calls its paragraph.
    pub const TITLE: Marks = Marks(1 << 13);

    pub fn has(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    pub fn remove(&mut self, other: Marks) {
        self.0 &= !other.0;
    }

    pub fn add(&mut self, other: Marks) {
        self.0 |= other.0;
    }

    pub fn add_if(&mut self, other: Marks, holds: bool) {
        if holds {
            self.add(other);
        }
    }
}
