//! Attachments: fetched from where Discord keeps them and from nowhere else, and no more bytes of
//! them than allowed, whatever their size was said to be.

use std::time::Duration;

use reqwest::Url;

use super::rest::{DISCORD, Rest};

/// Where Discord keeps attachments.
/// <https://discord.com/developers/docs/reference#cdn-formatting>
const HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];

/// The longest that an attachment is fetched, whole.
const PATIENCE: Duration = Duration::from_secs(30);

/// An attachment that was not fetched.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotFetched {
    /// The address is not one of Discord's.
    #[error("the attachment does not lie where Discord keeps attachments")]
    Elsewhere,
    /// It is larger than was allowed, and than was said.
    #[error("the attachment is larger than {0} bytes")]
    TooLarge(usize),
    /// It could not be read; the address, which may hold a signature, is left out.
    #[error("the attachment could not be fetched: {0}")]
    Failed(reqwest::Error),
}

/// The bytes of an attachment, at most `most`.
pub(super) async fn fetch(rest: &Rest, url: &str, most: usize) -> Result<Vec<u8>, NotFetched> {
    let url = Url::parse(url).map_err(|_| NotFetched::Elsewhere)?;
    if !is_kept_by_discord(&url, rest.api()) {
        return Err(NotFetched::Elsewhere);
    }
    let failed = |error: reqwest::Error| NotFetched::Failed(error.without_url());
    // The client follows no redirects, so that nothing leads elsewhere.
    let response = rest.client().get(url).timeout(PATIENCE).send();
    let response = response.await.map_err(failed)?;
    let mut response = response.error_for_status().map_err(failed)?;
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        if bytes.len() + chunk.len() > most {
            return Err(NotFetched::TooLarge(most));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// On Discord's hosts by HTTPS, or on the stand-in that takes Discord's place.
fn is_kept_by_discord(url: &Url, api: &str) -> bool {
    if api == DISCORD {
        let host = url.host_str().unwrap_or_default();
        return url.scheme() == "https" && url.port().is_none() && HOSTS.contains(&host);
    }
    Url::parse(api).is_ok_and(|api| api.origin() == url.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attachments_come_from_discord_or_its_stand_in_only() {
        let cases = [
            (
                DISCORD,
                "https://cdn.discordapp.com/attachments/1/2/a.csv",
                true,
            ),
            (
                DISCORD,
                "https://media.discordapp.net/attachments/1/2/a.csv",
                true,
            ),
            (DISCORD, "http://cdn.discordapp.com/a.csv", false),
            (DISCORD, "https://cdn.discordapp.com:8443/a.csv", false),
            (
                DISCORD,
                "https://cdn.discordapp.com.example.org/a.csv",
                false,
            ),
            (
                DISCORD,
                "https://cdn.discordapp.com@example.org/a.csv",
                false,
            ),
            (DISCORD, "https://discord.com/api/a.csv", false),
            (DISCORD, "http://127.0.0.1:9100/metrics", false),
            (DISCORD, "file:///etc/passwd", false),
            ("http://127.0.0.1:8000", "http://127.0.0.1:8000/a.csv", true),
            (
                "http://127.0.0.1:8000",
                "http://127.0.0.1:8001/a.csv",
                false,
            ),
        ];
        for (api, url, expected) in cases {
            let url = Url::parse(url).unwrap();
            assert_eq!(is_kept_by_discord(&url, api), expected, "{url}");
        }
    }
}
