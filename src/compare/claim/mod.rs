//! Claims: what a caption tells of a person or a thing, exactly, and the story
//! tells otherwise of the same one: an age, a score, a figure, a year, a name, a
//! tie of kin, an office, the outcome of a trial, who did what and where.
//!
//! One file a kind of claim. Each reads the caption's claims first, and the
//! story's only where the caption makes one; what the story does not speak of
//! refutes nothing.

mod age;
mod borrowed;
mod contact;
mod coupled;
mod figure;
mod kin;
mod latin;
mod near_miss;
mod object;
mod office;
mod ordinal;
mod origin;
mod outcome;
mod part;
mod party;
mod pronoun;
mod roster;
mod run;
mod scene;
mod score;
mod sentence;
mod shirt;
mod statement;
mod swapped;
mod team;
mod thing;
mod titled;
mod weekday;
mod winner;
mod work;
mod year;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Comparison;
use crate::article::{Excerpt, Span};

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimOf {
    /// How old a person is: "Lena Ortiz, 46,".
    Age,
    /// What number a player wears: "Lena Ortiz (19)".
    Shirt,
    /// Which part somebody plays: "Lena Ortiz as Tosca".
    Part,
    /// Which party a politician is of, and for which state: "R-Texas".
    Party,
    /// A result or a vote: "beat them 3-1", "voted 5-2".
    Score,
    /// A telephone number, or an address of the web or of mail.
    Contact,
    /// How much of something: "54 percent", "2.4 million pounds", "12 years".
    Figure,
    /// Which of somebody's own: "her third novel".
    Ordinal,
    /// The year of an event of which both tell: "found in 2004".
    Year,
    /// The weekday on which something happened of which both tell.
    Weekday,
    /// What one person is to another: "his wife, Maria".
    Kin,
    /// Whether somebody is a he or a she.
    Pronoun,
    /// Where somebody was born or is at home: "born in Graz", "of Graz".
    Origin,
    /// Who holds an office that only one can hold, and of what.
    Office,
    /// What came of a trial, a wound, a race for somebody: "was acquitted".
    Outcome,
    /// Who does what the story tells in a sentence: its subject, or the maker of
    /// a work.
    Subject,
    /// The name of a body, a street, a ship, a storm or a species: the story's
    /// but for one word.
    Name,
    /// What is in the picture, where the story has another thing of its kind all
    /// through: a jackdaw for a chough.
    Object,
    /// Whose player or coach somebody is: "Lions quarterback Lena Ortiz".
    Team,
    /// Who beat whom: "the Lions beat the Bears".
    Winner,
    /// The town in which something happened that both tell: "was attacked in
    /// Graz".
    Scene,
}

/// A claim of a caption that its story contradicts.
#[derive(Debug, Clone, PartialEq)]
pub struct Refuted {
    /// The words of the caption that make the claim, in bytes.
    pub caption: Span,
    /// The words of the story that tell otherwise.
    pub story: Excerpt,
    /// Whom or what both speak of, as the caption calls it.
    pub subject: String,
    /// What the caption should say, if the story knows and says nothing else.
    pub answer: Option<String>,
}

impl ClaimOf {
    /// Whether it is told in words of a language, of which only English is known
    /// so well, and not in figures alone.
    fn is_in_words(self) -> bool {
        !matches!(self, ClaimOf::Age | ClaimOf::Score | ClaimOf::Contact)
    }

    /// Whether its plain forms are read in all languages that are read.
    fn is_in_many(self) -> bool {
        use ClaimOf::*;
        matches!(self, Figure | Kin | Origin | Outcome | Party)
    }
}

/// The caption's claims of one kind that the story contradicts, in order.
pub fn refuted(of: ClaimOf, comparison: &Comparison) -> Vec<Refuted> {
    let Comparison { caption, story, .. } = comparison;
    if of.is_in_words() && !story.is_english() {
        // Words are known in the story's language alone: no other makes a claim.
        let is_read = of.is_in_many() && !story.is_unread();
        return if is_read { read(of, comparison) } else { Vec::new() };
    }
    match of {
        // Latin words make a short caption look like another language.
        ClaimOf::Name if !caption.is_english => latin::refuted(comparison),
        of if of.is_in_words() && !caption.is_english => Vec::new(),
        of => read(of, comparison),
    }
}

fn read(of: ClaimOf, comparison: &Comparison) -> Vec<Refuted> {
    match of {
        ClaimOf::Age => age::refuted(comparison),
        ClaimOf::Score => score::refuted(comparison),
        ClaimOf::Shirt => shirt::refuted(comparison),
        ClaimOf::Part => part::refuted(comparison),
        ClaimOf::Party => party::refuted(comparison),
        ClaimOf::Contact => contact::refuted(comparison),
        ClaimOf::Figure => figure::refuted(comparison),
        ClaimOf::Ordinal => ordinal::refuted(comparison),
        ClaimOf::Origin => origin::refuted(comparison),
        ClaimOf::Year => year::refuted(comparison),
        ClaimOf::Weekday => weekday::refuted(comparison),
        ClaimOf::Kin => kin::refuted(comparison),
        ClaimOf::Pronoun => pronoun::refuted(comparison),
        ClaimOf::Office => {
            let mut refuted = office::refuted(comparison);
            if refuted.is_empty() {
                refuted = titled::refuted(comparison);
            }
            if refuted.is_empty() {
                refuted = swapped::refuted(comparison);
            }
            refuted
        }
        ClaimOf::Outcome => outcome::refuted(comparison),
        ClaimOf::Subject => {
            let mut refuted = coupled::refuted(comparison);
            if refuted.is_empty() {
                refuted = borrowed::refuted(comparison);
            }
            refuted
        }
        ClaimOf::Team => team::refuted(comparison),
        ClaimOf::Winner => winner::refuted(comparison),
        ClaimOf::Object => object::refuted(comparison),
        ClaimOf::Scene => scene::refuted(comparison),
        ClaimOf::Name => {
            let mut found = near_miss::refuted(comparison);
            found.extend(latin::refuted(comparison));
            found.extend(work::refuted(comparison));
            found
        }
    }
}
