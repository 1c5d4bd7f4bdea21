//! What stands in a question and is none of it: marks of a chat, addresses, words run together.

/// The text without what a chat adds, words parted.
pub(super) fn cleaned(text: &str) -> String {
    number_parted(&without_markup(text))
}

/// Without what a chat adds to a text: mentions of users and channels, custom emoji, addresses.
fn without_markup(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', 'h']) {
        cleaned.push_str(&rest[..at]);
        rest = &rest[at..];
        let skipped = if rest.starts_with('<') {
            mention_len(rest)
        } else {
            address_len(rest)
        };
        match skipped {
            Some(len) => {
                cleaned.push(' ');
                rest = &rest[len..];
            }
            None => {
                cleaned.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
    }
    cleaned.push_str(rest);
    cleaned
}

/// "top5" is two words.
fn number_parted(text: &str) -> String {
    let mut parted = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        let top = || parted.len() >= 3 && parted.is_char_boundary(parted.len() - 3);
        if c.is_ascii_digit() && top() && parted[parted.len() - 3..].eq_ignore_ascii_case("top") {
            parted.push(' ');
        }
        parted.push(c);
    }
    parted
}

fn mention_len(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    let inner = &text[1..end];
    let known = inner.starts_with(['@', '#', ':', '/', 't', 'a']);
    (known && inner.len() < 80 && !inner.contains(' ')).then_some(end + 1)
}

fn address_len(text: &str) -> Option<usize> {
    (text.starts_with("http://") || text.starts_with("https://"))
        .then(|| text.find(char::is_whitespace).unwrap_or(text.len()))
}
