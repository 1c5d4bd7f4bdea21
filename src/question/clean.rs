//! What stands in a question and is none of it: marks of a chat, addresses, words run together.

/// The text without what a chat adds, words parted.
pub(super) fn cleaned(text: &str) -> String {
    let text = number_parted(without_address(&without_markup(text)));
    // "Belt & Road", "Trinidad & Tobago".
    let text = if text.contains('&') {
        text.replace(" & ", " and ").replace('&', " and ")
    } else {
        text
    };
    if !text.contains('省') {
        return text;
    }
    UNITS
        .iter()
        .fold(text, |text, listed| text.replace(listed, "省区市"))
}

/// The kinds of province-level units one after the other, as official texts have them: one word.
const UNITS: [&str; 10] = [
    "省、自治区、直辖市",
    "省、市、自治区",
    "省、直辖市、自治区",
    "省（自治区、直辖市）",
    "省(自治区、直辖市)",
    "省（市、自治区）",
    "省(区、市)",
    "省（区、市）",
    "省/自治区/直辖市",
    "省市自治区",
];

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

/// "Hi Youcheng! When did …", "youcheng: top 5": the name of this program is no pinyin there.
fn without_address(text: &str) -> &str {
    const NAME: &str = "youcheng";
    const GREETINGS: [&str; 8] = [
        "hi ",
        "hello ",
        "hey ",
        "dear ",
        "ok ",
        "thanks ",
        "thank you ",
        "",
    ];
    let trimmed = text.trim_start();
    let prefix = |at: &str| {
        let start = trimmed.get(..at.len())?;
        start.eq_ignore_ascii_case(at).then(|| &trimmed[at.len()..])
    };
    let addressed = GREETINGS.iter().find_map(|greeting| {
        let rest = prefix(&format!("{greeting}{NAME}"))?;
        let bot = rest.strip_prefix(" bot").unwrap_or(rest);
        let ends = bot.starts_with([',', ':', '!', '.', '-', '，', '：', '！']);
        (ends || bot.len() < rest.len() || !greeting.is_empty() && bot.trim().is_empty())
            .then_some(bot)
    });
    addressed.unwrap_or(text)
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
