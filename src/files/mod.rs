//! Files as a stranger may have left them: links that lead elsewhere, pipes
//! that never end, folders that are somebody else's.

mod atomic;
mod bounds;
mod draft;
mod link;
mod own;
mod regular;

pub use atomic::{AtomicFile, replace};
pub use bounds::Bounds;
pub use draft::sweep;
pub(crate) use draft::{begun, over};
pub use link::real;
pub use own::{Mark, owned};
pub use regular::{bounded, open, whole};
