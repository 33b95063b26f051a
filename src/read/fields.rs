//! Which keys of front matter and of records hold what, where a house has
//! keys of its own.

/// Keys to be tried before the built-in ones. Each is a way of keys: `[a, b]`
/// is the key `b` in what `a` holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// The captions of the pictures.
    pub caption: Vec<Vec<String>>,
    /// The day of publication.
    pub date: Vec<Vec<String>>,
    /// Who made the pictures, in the order of the captions.
    pub credit: Vec<Vec<String>>,
    /// The headline.
    pub title: Vec<Vec<String>>,
    /// The language.
    pub language: Vec<Vec<String>>,
    /// The story's prose, in records.
    pub body: Vec<Vec<String>>,
}

impl Fields {
    /// No keys but the built-in ones.
    pub const NONE: Fields = Fields {
        caption: Vec::new(),
        date: Vec::new(),
        credit: Vec::new(),
        title: Vec::new(),
        language: Vec::new(),
        body: Vec::new(),
    };

    /// Whether a key is a step of any way.
    pub(super) fn knows(&self, key: &str) -> bool {
        let Fields { caption, date, credit, title, language, body } = self;
        let ways = [caption, date, credit, title, language, body];
        ways.into_iter().flatten().flatten().any(|step| step == key)
    }
}
