//! The command line: parse, call, exit.

mod cli;

use mimalloc::MiMalloc;

/// A story is thousands of small allocations: with the allocator of Linux they
/// are a tenth of the work. Huge pages are turned off (`no_thp`), for they
/// double the memory and save no time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run().into()
}
