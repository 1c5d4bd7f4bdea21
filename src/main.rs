//! The `youcheng` program.

fn main() {}
