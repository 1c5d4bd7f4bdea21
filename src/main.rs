//! The `youcheng` program: parses the command line, runs one command, sets the exit code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Answers are many small pieces: docs/performance.md has what the system's allocator costs.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    youcheng::cli::main()
}
