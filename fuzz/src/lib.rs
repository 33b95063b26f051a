//! What strangers hand to cutline, a function a door. `cargo fuzz` calls them
//! with what it makes up; a plain build, which any toolchain makes, with seeds
//! that it changes at random.

mod drive;
mod frame;
mod targets;
#[path = "../../src/cli/lsp/wire.rs"]
#[allow(dead_code)]
mod wire;

pub use drive::drive;
pub use targets::*;

/// The program of a target.
#[macro_export]
macro_rules! target {
    ($name:ident) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| $crate::$name(bytes));

        #[cfg(not(fuzzing))]
        fn main() {
            $crate::drive(stringify!($name), $crate::$name);
        }
    };
}
