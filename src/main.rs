//! The command line: parse, call, exit.

mod cli;

use mimalloc::MiMalloc;

/// A story is thousands of small allocations: they take a tenth of the time
/// of the system's allocator on Linux.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run().into()
}
