//! A stream of bytes that knows how far it was read and can look ahead.

use std::io::{self, BufRead, ErrorKind, Read};

/// Bytes read at a time.
const CHUNK: usize = 64 << 10;

pub(super) struct Input<R> {
    reader: R,
    held: Vec<u8>,
    /// How many of the held bytes were consumed.
    used: usize,
    position: u64,
}

impl<R: Read> Input<R> {
    pub fn new(reader: R) -> Input<R> {
        Input { reader, held: Vec::new(), used: 0, position: 0 }
    }

    /// Bytes consumed from the start of the stream.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// The next bytes, at least `wanted` of them unless the stream ends.
    pub fn peek(&mut self, wanted: usize) -> io::Result<&[u8]> {
        while self.held.len() - self.used < wanted {
            self.held.drain(..self.used);
            self.used = 0;
            let held = self.held.len();
            self.held.resize(held + CHUNK, 0);
            let read = self.reader.read(&mut self.held[held..]);
            self.held.truncate(held + *read.as_ref().unwrap_or(&0));
            match read {
                Ok(0) => break,
                Err(error) if error.kind() != ErrorKind::Interrupted => return Err(error),
                _ => {}
            }
        }
        Ok(&self.held[self.used..])
    }
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.peek(1)?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.peek(1)
    }

    fn consume(&mut self, amount: usize) {
        self.used += amount;
        self.position += amount as u64;
    }
}
