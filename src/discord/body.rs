//! What goes over the wire: JSON, or JSON and a file as a form in parts.
//! <https://discord.com/developers/docs/reference#uploading-files>

use std::borrow::Cow;

use bytes::Bytes;
use sha2::{Digest, Sha256};

/// A file that comes with a message. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, in letters, digits, "-" and ".".
    pub name: Cow<'static, str>,
    /// Its media type.
    pub kind: &'static str,
    /// What is in it, for people who cannot see it.
    pub description: String,
    /// The file itself.
    pub bytes: Bytes,
}

/// The body of a request or a response. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The callback or the message.
    pub json: Bytes,
    /// The file that stands first in its `attachments`.
    pub file: Option<File>,
}

impl From<Bytes> for Body {
    fn from(json: Bytes) -> Self {
        Self { json, file: None }
    }
}

impl Body {
    /// The same message, marked so that Discord takes it once however often it is sent.
    /// <https://discord.com/developers/docs/resources/message#create-message>
    #[must_use]
    pub fn only_once(self, nonce: u64) -> Self {
        let mark = format!("{{\"nonce\":\"{nonce}\",\"enforce_nonce\":true");
        // A message is never an empty object.
        let Some(rest) = self.json.strip_prefix(b"{").filter(|rest| *rest != b"}") else {
            return self;
        };
        Self {
            json: [mark.as_bytes(), b",", rest].concat().into(),
            ..self
        }
    }

    /// The value of the header `Content-Type`, and the bytes.
    #[must_use]
    pub fn encoded(&self) -> (String, Bytes) {
        let Some(file) = &self.file else {
            return ("application/json".to_owned(), self.json.clone());
        };
        // A line that neither part holds: nobody can write a text with its own hash in it.
        let hash = Sha256::new()
            .chain_update(&self.json)
            .chain_update(&file.bytes)
            .finalize();
        let hash = hash.iter().take(16).map(|byte| format!("{byte:02x}"));
        let boundary: String = std::iter::once("youcheng-".to_owned())
            .chain(hash)
            .collect();
        let mut form = Vec::with_capacity(self.json.len() + file.bytes.len() + 512);
        let mut part = |head: &str, bytes: &[u8]| {
            form.extend(
                format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n").bytes(),
            );
            form.extend(bytes);
            form.extend(b"\r\n");
        };
        part(
            "name=\"payload_json\"\r\nContent-Type: application/json",
            &self.json,
        );
        let head = format!(
            "name=\"files[0]\"; filename=\"{}\"\r\nContent-Type: {}",
            file.name, file.kind
        );
        part(&head, &file.bytes);
        form.extend(format!("--{boundary}--\r\n").bytes());
        (
            format!("multipart/form-data; boundary={boundary}"),
            Bytes::from(form),
        )
    }
}
