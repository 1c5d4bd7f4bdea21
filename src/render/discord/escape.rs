//! Text of users, data and documents, made harmless for Discord's Markdown.

/// `text` as it should be read: no character of it works as Markdown, as a mention, as a link or
/// as an emoji, and it stays on one line. Control characters and those that turn the direction of
/// writing are dropped.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut at_start = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            if !at_start && !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        if is_unseen(c) {
            continue;
        }
        let works = match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '<' | '>' | '@' | '#' => true,
            // "https://" would become a link, ":name:" an emoji.
            ':' => chars
                .peek()
                .is_some_and(|&next| next == '/' || is_word(next)),
            '-' | '+' => at_start,
            // "1." would begin a list.
            '.' => out.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if works {
            out.push('\\');
        }
        out.push(c);
        at_start = false;
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Control characters and marks that steer the direction of writing or have no width.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}')
}

/// A link in Discord's Markdown, or only its label where `url` is no web address.
#[must_use]
pub fn link(label: &str, url: &str) -> String {
    let web = url.starts_with("https://") || url.starts_with("http://");
    if !web {
        return label.to_owned();
    }
    let mut address = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'(' | b')' | b'<' | b'>' | b'"' | b'\\' | b'`' | b' ' | 0..=0x1f | 0x7f.. => {
                address.push_str(&format!("%{byte:02X}"));
            }
            _ => address.push(char::from(byte)),
        }
    }
    format!("[{label}]({address})")
}

#[cfg(test)]
mod tests {
    use super::{escape, link};

    #[test]
    fn nothing_in_a_text_works_as_markdown() {
        for (text, want) in [
            ("**bold** _it_", "\\*\\*bold\\*\\* \\_it\\_"),
            ("@everyone <@1>", "\\@everyone \\<\\@1\\>"),
            ("see https://x.y", "see https\\://x.y"),
            ("a:smile:b", "a\\:smile\\:b"),
            ("Art. 6: text", "Art. 6: text"),
            ("- list\n# head", "\\- list \\# head"),
            ("1. one", "1\\. one"),
            ("a\u{202e}b\u{0}c\u{200b}", "abc"),
            ("天津（直辖市）", "天津（直辖市）"),
            ("[a](b)", "\\[a\\](b)"),
        ] {
            assert_eq!(escape(text), want, "{text:?}");
        }
    }

    #[test]
    fn links_keep_their_brackets_out_of_the_way() {
        assert_eq!(
            link("1", "https://e.org/a(b) c"),
            "[1](https://e.org/a%28b%29%20c)"
        );
        assert_eq!(
            link("1", "https://e.org/天"),
            "[1](https://e.org/%E5%A4%A9)"
        );
        assert_eq!(link("1", "javascript:x"), "1");
    }
}
