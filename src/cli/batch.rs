//! Streams taken in pieces that fit into memory.

/// Items of one batch for each thread.
pub const BATCH: usize = 64;
/// Bytes of one batch, however few items that are.
const BATCH_BYTES: usize = 4 << 20;

/// The next items of a stream, as many as `size` and as fit into a batch by
/// their weight in bytes; none at its end.
pub fn next_batch<T>(
    items: &mut dyn Iterator<Item = T>,
    size: usize,
    weight: impl Fn(&T) -> usize,
) -> Vec<T> {
    let mut batch = Vec::new();
    let mut bytes = 0_usize;
    while batch.len() < size && bytes < BATCH_BYTES {
        let Some(item) = items.next() else { break };
        bytes = bytes.saturating_add(weight(&item));
        batch.push(item);
    }
    batch
}
