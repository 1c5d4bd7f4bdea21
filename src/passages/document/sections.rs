//! The section path: which headings stand above a passage.

/// The headings that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Sections {
    open: Vec<(usize, String)>,
}

impl Sections {
    /// Opens a heading and closes those that it ends.
    ///
    /// Chinese numbering says more than the level, which printed articles often get wrong:
    /// （二） always stands under 一、.
    pub(super) fn enter(&mut self, level: usize, title: &str) {
        let level = numbered_level(title).unwrap_or(level * 10);
        let kept = self
            .open
            .iter()
            .take_while(|(above, _)| *above < level)
            .count();
        self.open.truncate(kept);
        self.open.push((level, title.to_owned()));
    }

    /// The path to here.
    pub(super) fn path(&self) -> Vec<String> {
        self.open.iter().map(|(_, title)| title.clone()).collect()
    }
}

/// 一、 and 第一章 count as level 2, （一） as just below it; none for other headings.
fn numbered_level(title: &str) -> Option<usize> {
    let numeral = |text: &str| {
        let digits = text
            .chars()
            .take_while(|c| "一二三四五六七八九十百".contains(*c))
            .count();
        (digits > 0).then(|| text.chars().nth(digits)).flatten()
    };
    if let Some(inside) = title.strip_prefix(['（', '(']) {
        return numeral(inside)
            .filter(|after| matches!(after, '）' | ')'))
            .map(|_| 21);
    }
    numeral(title).filter(|after| *after == '、').map(|_| 20)
}

/// Does the title begin with a number as headings have it: 一、, （二）, 第三章, 4., 5.1?
pub(super) fn is_numbered(title: &str) -> bool {
    let chapter = title.strip_prefix('第').is_some_and(|rest| {
        let end = rest.find(['章', '节', '编']);
        end.is_some_and(|end| end > 0 && rest[..end].chars().count() <= 4)
    });
    let figures = title.bytes().take_while(u8::is_ascii_digit).count();
    let after = title.get(figures..).unwrap_or_default();
    let western = (1..=2).contains(&figures) && after.starts_with(['.', '、', '．']);
    chapter || western || numbered_level(title).is_some()
}
