//! How much a request may take.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// How much is borne.
#[derive(clap::Args, Clone, Copy)]
pub struct Limits {
    /// How large a request may be, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 16)]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=256))]
    max_size: u16,
    /// How long a request may take to arrive, and its check to be done, in
    /// seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=600))]
    timeout: u16,
    /// How many connections may be open; the one that has kept waiting longest
    /// for its request makes room for a new one
    #[arg(long, value_name = "NUMBER", default_value_t = 512)]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=10_000))]
    max_connections: u16,
    /// How many requests an address may make in a second, and twice as many at
    /// once [default: as many as it likes]
    #[arg(long, value_name = "NUMBER")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=10_000))]
    max_rate: Option<u16>,
}

/// Bodies of all requests together, in bytes, unless one alone may have half as
/// many.
const ALL: usize = 256 << 20;

impl Limits {
    /// Bytes of a request's body.
    pub fn size(&self) -> usize {
        usize::from(self.max_size) << 20
    }

    pub fn time(&self) -> Duration {
        Duration::from_secs(u64::from(self.timeout))
    }

    pub fn connections(&self) -> usize {
        usize::from(self.max_connections)
    }

    /// Requests of one address in a second, if they are bounded.
    pub fn rate(&self) -> Option<u16> {
        self.max_rate
    }

    pub fn budget(&self) -> Arc<Budget> {
        Arc::new(Budget { free: AtomicUsize::new(ALL.max(2 * self.size())) })
    }
}

/// Bytes that the bodies of all requests may still take.
pub struct Budget {
    free: AtomicUsize,
}

/// Bytes that a body has taken, given back when it is gone.
pub struct Held {
    of: Arc<Budget>,
    bytes: usize,
}

impl Held {
    pub fn none(of: &Arc<Budget>) -> Held {
        Held { of: of.clone(), bytes: 0 }
    }

    /// Takes more; whether there was as much.
    pub fn grow(&mut self, bytes: usize) -> bool {
        let take = |free: usize| free.checked_sub(bytes);
        let taken = self.of.free.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take);
        self.bytes += if taken.is_ok() { bytes } else { 0 };
        taken.is_ok()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.of.free.fetch_add(self.bytes, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_given_back() {
        let budget = Arc::new(Budget { free: AtomicUsize::new(10) });
        let (mut one, mut other) = (Held::none(&budget), Held::none(&budget));
        assert!(one.grow(6) && !other.grow(6) && other.grow(4) && !one.grow(1));
        drop(one);
        assert!(other.grow(6));
        drop(other);
        assert_eq!(budget.free.load(Ordering::Relaxed), 10);
    }
}
