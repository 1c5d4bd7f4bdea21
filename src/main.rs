//! The `youcheng` program: parses the command line, runs one command, sets the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    youcheng::cli::main()
}
