//! cutline for whoever runs WebAssembly: no import, no disk, no network.
//!
//! Its host writes bytes into memory that it asks for by [`allocate`], hands
//! over their address, gets the address of an answer, and gives both back by
//! [`free`]. How long an answer is, [`length`] tells. A fault of cutline's own
//! ends the module; its host makes it anew.

mod buffers;
mod desk;
mod request;

use std::cell::RefCell;

use buffers::Buffers;
use desk::Desk;

thread_local! {
    /// There is one thread.
    static BUFFERS: RefCell<Buffers> = RefCell::default();
    static DESK: RefCell<Desk> = RefCell::default();
}

// A name that another library may have, too, is all that is unsafe here: the
// buffers are looked up by their addresses, and none is read by its address.
macro_rules! export {
    ($($(#[$doc:meta])* fn $name:ident($($argument:ident: $kind:ty),*) -> $given:ty $body:block)*) => {
        $($(#[$doc])*
        #[allow(unsafe_code)]
        #[unsafe(no_mangle)]
        pub extern "C" fn $name($($argument: $kind),*) -> $given $body)*
    };
}

export! {
    /// Room for so many bytes; zero where there is none.
    fn allocate(length: usize) -> usize {
        BUFFERS.with_borrow_mut(|buffers| buffers.allocate(length))
    }

    /// Gives room back; whether it was any.
    fn free(at: usize) -> bool {
        BUFFERS.with_borrow_mut(|buffers| buffers.take(at).is_some())
    }

    /// How many bytes are at an address that was handed out.
    fn length(at: usize) -> usize {
        BUFFERS.with_borrow(|buffers| buffers.get(at).map_or(0, <[u8]>::len))
    }

    /// Checks stories. At the address is a request in JSON, as
    /// `request.rs` has it, and files are named in it by their addresses; the
    /// answer is what was asked for, or `{"error": …}`.
    fn check(request: usize) -> usize {
        let answer = BUFFERS.with_borrow(|buffers| {
            DESK.with_borrow_mut(|desk| desk.check(buffers.get(request).unwrap_or_default(), buffers))
        });
        BUFFERS.with_borrow_mut(|buffers| buffers.keep(answer))
    }

    /// What the rule looks for whose name is at the address, in JSON.
    fn rule(name: usize) -> usize {
        let answer = BUFFERS.with_borrow(|buffers| {
            DESK.with_borrow_mut(|desk| desk.rule(buffers.get(name).unwrap_or_default()))
        });
        BUFFERS.with_borrow_mut(|buffers| buffers.keep(answer))
    }
}
