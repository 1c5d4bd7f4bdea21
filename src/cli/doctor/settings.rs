//! What the environment says: the form of token and key, and what `serve` would not take.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::{Finding, State};
use crate::config::Secret;

/// A setting from the environment; blank counts as none.
fn setting(name: &str) -> Option<String> {
    let value = std::env::var(name).ok()?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// A token is three parts, of which the first is the id of the application; it is never shown.
pub(super) fn token() -> Finding {
    const WHAT: &str = "token";
    let from_file = match setting("DISCORD_TOKEN_FILE").map(|file| Secret::from_file(&file)) {
        Some(Err(found)) => {
            let remedy =
                "let DISCORD_TOKEN_FILE name a file with the token that this user may read";
            return Finding::bad(WHAT, State::Fault, found, remedy);
        }
        Some(Ok(secret)) => secret.expose().map(str::to_owned),
        None => None,
    };
    let Some(token) = setting("DISCORD_TOKEN").or(from_file) else {
        let key = setting("DISCORD_PUBLIC_KEY").is_some();
        return if key {
            Finding::ok(WHAT, "none; the signed endpoint works without")
        } else {
            Finding::bad(
                WHAT,
                State::Warning,
                "neither DISCORD_TOKEN nor DISCORD_PUBLIC_KEY is set: only the playground is opened",
                "copy the token from the Bot page of the application at discord.com/developers",
            )
        };
    };
    let parts: Vec<&str> = token.split('.').collect();
    let id = parts
        .first()
        .and_then(|part| STANDARD_NO_PAD.decode(part).ok());
    let id = id.and_then(|id| String::from_utf8(id).ok());
    let id = id.filter(|id| id.len() >= 15 && id.bytes().all(|byte| byte.is_ascii_digit()));
    match (id, parts.len()) {
        (Some(id), 3) => Finding::ok(WHAT, format!("well formed, of application {id}")),
        _ => Finding::bad(
            WHAT,
            State::Fault,
            "the token does not have the form of a bot's token",
            "copy it whole from the Bot page; the client secret and the public key are others",
        ),
    }
}

pub(super) fn public_key() -> Finding {
    const WHAT: &str = "public key";
    match setting("DISCORD_PUBLIC_KEY") {
        None => Finding::ok(WHAT, "none; the signed endpoint stays closed"),
        Some(key) if key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            Finding::ok(WHAT, "well formed")
        }
        Some(_) => Finding::bad(
            WHAT,
            State::Fault,
            "DISCORD_PUBLIC_KEY is not 64 hexadecimal digits",
            "copy it from the General Information page of the application",
        ),
    }
}

pub(super) fn addresses() -> Finding {
    const WHAT: &str = "addresses";
    for name in ["YOUCHENG_LISTEN", "YOUCHENG_OPS_LISTEN"] {
        if let Some(value) = setting(name)
            && value.parse::<std::net::SocketAddr>().is_err()
        {
            return Finding::bad(
                WHAT,
                State::Fault,
                format!("{name} is {value:?}"),
                "write an address with a port, such as 127.0.0.1:8080",
            );
        }
    }
    if setting("YOUCHENG_OPS_LISTEN").is_none() {
        return Finding::bad(
            WHAT,
            State::Warning,
            "YOUCHENG_OPS_LISTEN is not set: no health checks and no metrics",
            "set it to an address that only your monitoring reaches, such as 127.0.0.1:9100",
        );
    }
    Finding::ok(WHAT, "well formed")
}

/// The settings of `serve`, read as `serve` reads them.
pub(super) fn others() -> Finding {
    const WHAT: &str = "settings";
    /// Of which nothing else here speaks.
    const NAMES: [&str; 3] = ["YOUCHENG_STAFF", "YOUCHENG_CHANGES", "YOUCHENG_USER_RATE"];
    let Some((argument, value, why)) = crate::cli::refused_setting(&NAMES) else {
        return Finding::ok(WHAT, "as `serve` expects them");
    };
    Finding::bad(
        WHAT,
        State::Fault,
        format!("{argument} is {value:?}: {why}"),
        "`youcheng serve --help` says what each may be; it does not start with this",
    )
}

pub(super) fn token_file() -> Finding {
    const WHAT: &str = "token file";
    let Some(file) = setting("DISCORD_TOKEN_FILE") else {
        return Finding::ok(WHAT, "none");
    };
    if !super::open_to(Path::new(&file), 0o006) {
        return Finding::ok(WHAT, "not open to all");
    }
    Finding::bad(
        WHAT,
        State::Warning,
        format!("every user of this machine can read or change {file}"),
        format!("chmod 600 {file}"),
    )
}
