//! Memory that the host and the module hand each other.

use std::collections::BTreeMap;

/// What was handed out, by its address.
#[derive(Default)]
pub struct Buffers {
    known: BTreeMap<usize, Vec<u8>>,
}

impl Buffers {
    /// Room for so many bytes; zero where there is none.
    pub fn allocate(&mut self, length: usize) -> usize {
        let mut buffer = Vec::new();
        // What has no bytes has an address of its own all the same.
        if buffer.try_reserve_exact(length.max(1)).is_err() {
            return 0;
        }
        buffer.resize(length, 0);
        self.hold(buffer)
    }

    /// Hands out a text.
    pub fn keep(&mut self, text: String) -> usize {
        let mut bytes = text.into_bytes();
        bytes.reserve(1);
        self.hold(bytes)
    }

    fn hold(&mut self, mut buffer: Vec<u8>) -> usize {
        let at = buffer.as_mut_ptr().expose_provenance();
        self.known.insert(at, buffer);
        at
    }

    /// The bytes at an address that was handed out.
    pub fn get(&self, at: usize) -> Option<&[u8]> {
        self.known.get(&at).map(Vec::as_slice)
    }

    /// Takes back what is at an address.
    pub fn take(&mut self, at: usize) -> Option<Vec<u8>> {
        self.known.remove(&at)
    }
}
