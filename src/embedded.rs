//! Tables that lie in the binary and are used as they lie.

/// Bytes that start where a line of most caches does, so that what lies in
/// one line of the table lies in one line of the cache.
#[repr(C, align(64))]
pub(crate) struct Aligned<B: ?Sized>(pub B);
