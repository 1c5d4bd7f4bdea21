//! Logs: readable at a terminal, JSON for machines, on standard error.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// What is logged unless `RUST_LOG` says otherwise. serenity's warnings quote what they could not
/// read, with tokens and the text of messages, and are therefore left out.
const USUAL: &str = "warn,youcheng=info,serenity=error";

/// Below this the frames of the gateway would be logged, the token in the first of them.
const FRAMES: &str = "tungstenite=info";

/// Starts logging for the whole process. A second call changes nothing.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL));
    let filter = match FRAMES.parse() {
        Ok(directive) => filter.add_directive(directive),
        Err(_) => filter,
    };
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        // What cannot be written to standard error cannot be complained about there either: the
        // complaint would panic, in whoever wanted to log something.
        .log_internal_errors(false)
        .with_writer(std::io::stderr);
    // An error means that a test or an embedding program has started its own.
    let _ = if std::io::stderr().is_terminal() {
        logs.with_target(false).try_init()
    } else {
        logs.json().try_init()
    };
}
