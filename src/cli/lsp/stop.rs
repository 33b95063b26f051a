//! Work that can be ended before its time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a piece of work is not wanted any more. It asks by itself, so that
/// nothing is ever torn off.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

/// That a piece of work has ended before its time.
#[derive(Debug, PartialEq, Eq)]
pub struct Stopped;

impl Stop {
    /// Ends the work; whether nobody had done so before.
    pub fn set(&self) -> bool {
        !self.0.swap(true, Ordering::Relaxed)
    }

    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub fn ask(&self) -> Result<(), Stopped> {
        if self.is_set() { Err(Stopped) } else { Ok(()) }
    }
}
