//! The fonts that pictures are drawn with, read once, and the widths of texts in them.
//!
//! The machine's own fonts are never looked at: a picture is the same everywhere. A text is set in
//! the Latin face; what that lacks comes from the Chinese one, in the same weight if it can.

use std::sync::{Arc, OnceLock};

use resvg::usvg::{self, FontResolver, fontdb};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::style::{MARGIN, WIDTH};

/// The families in the order in which they are tried; the last is for other programs that show
/// the SVG.
pub(super) const FAMILIES: &str = "Noto Sans, Noto Sans CJK SC, sans-serif";

/// Latin before Chinese, regular before bold.
const FILES: [&[u8]; 4] = [
    include_bytes!("../../../data/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../data/fonts/NotoSansSC-Regular.otf"),
    include_bytes!("../../../data/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../../data/fonts/NotoSansSC-Bold.otf"),
];
/// Places in `FILES` to look a character up in, for each weight.
const REGULAR: [usize; 2] = [0, 1];
const BOLD: [usize; 3] = [2, 3, 1];

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

impl Weight {
    fn faces(self) -> &'static [usize] {
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
        }
    }
}

/// What the SVG is read with.
pub(super) fn options() -> &'static usvg::Options<'static> {
    static OPTIONS: OnceLock<usvg::Options<'static>> = OnceLock::new();
    OPTIONS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        for file in FILES {
            fonts.load_font_source(fontdb::Source::Binary(Arc::new(file)));
        }
        usvg::Options {
            fontdb: Arc::new(fonts),
            font_family: "Noto Sans".to_owned(),
            font_resolver: FontResolver {
                select_font: FontResolver::default_font_selector(),
                select_fallback: Box::new(|c, tried, fonts| fallback(c, tried, fonts)),
            },
            ..usvg::Options::default()
        }
    })
}

/// The face that has the character, of the weight nearest to the one that was tried first.
fn fallback(c: char, tried: &[fontdb::ID], fonts: &fontdb::Database) -> Option<fontdb::ID> {
    let wanted = fonts.face(*tried.first()?)?.weight.0;
    fonts
        .faces()
        .filter(|face| !tried.contains(&face.id))
        .filter(|face| has(fonts, face.id, c))
        .min_by_key(|face| face.weight.0.abs_diff(wanted))
        .map(|face| face.id)
}

fn has(fonts: &fontdb::Database, id: fontdb::ID, c: char) -> bool {
    let found = fonts.with_face_data(id, |data, index| {
        let font = FontRef::from_index(data, index).ok()?;
        font.charmap().map(c)
    });
    found.flatten().is_some()
}

/// The faces of `FILES`, in that order.
fn faces() -> &'static [FontRef<'static>] {
    static FACES: OnceLock<Vec<FontRef<'static>>> = OnceLock::new();
    FACES.get_or_init(|| {
        FILES
            .iter()
            .filter_map(|file| FontRef::new(file).ok())
            .collect()
    })
}

/// Can the shipped fonts draw this character?
#[must_use]
pub fn can_draw(c: char) -> bool {
    faces().iter().any(|face| face.charmap().map(c).is_some())
}

/// The width of a text set in `size`. Kerning is left out: it makes a text narrower, hardly ever
/// wider.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    text.chars().map(|c| advance(c, weight)).sum::<f64>() * size
}

/// The nearest to `at` at which a text so wide stands in the middle and keeps within the margins;
/// the middle of the picture where it is too wide for that.
pub(super) fn middle(at: f64, width: f64) -> f64 {
    let half = width / 2.0;
    let (first, last) = (MARGIN + half, WIDTH - MARGIN - half);
    if first <= last {
        at.clamp(first, last)
    } else {
        WIDTH / 2.0
    }
}

/// The width of a character in ems.
fn advance(c: char, weight: Weight) -> f64 {
    let of = |face: &FontRef<'_>| {
        let glyph = face.charmap().map(c)?;
        let metrics = face.glyph_metrics(Size::new(1.0), LocationRef::default());
        metrics.advance_width(glyph).map(f64::from)
    };
    let faces = faces();
    let known = weight
        .faces()
        .iter()
        .find_map(|face| faces.get(*face).and_then(of));
    known.unwrap_or(1.0)
}

/// The text, cut to a width with "…" at its end where it is wider.
pub(super) fn fit(text: &str, size: f64, weight: Weight, room: f64) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let dots = width("…", size, weight);
    let mut used = dots;
    let mut kept = String::new();
    for c in text.chars() {
        used += advance(c, weight) * size;
        if used > room {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

/// The text in at most `most` lines of a width, broken at spaces and between Chinese characters;
/// what does not fit ends in "…".
pub(super) fn wrap(text: &str, size: f64, weight: Weight, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if lines.len() + 1 >= most || width(rest, size, weight) <= room {
            lines.push(fit(rest, size, weight, room));
            break;
        }
        let end = line_end(rest, size, weight, room);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    lines
}

/// Where the first line of a text ends: after the last word that fits, or, where the first word is
/// wider than the line, within it.
fn line_end(text: &str, size: f64, weight: Weight, room: f64) -> usize {
    let mut used = 0.0;
    let mut good = None;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        used += advance(c, weight) * size;
        if used > room && at > 0 {
            return good.unwrap_or(at);
        }
        if before.is_some_and(|before| may_break(before, c)) {
            good = Some(at);
        }
        before = Some(c);
    }
    text.len()
}

/// May a line end between these two? Not before closing marks, and not after opening ones.
fn may_break(before: char, after: char) -> bool {
    const NOT_FIRST: &str = "，。、；：！？）》”’」』】…%,.;:!?)]}";
    const NOT_LAST: &str = "（《“‘「『【([{";
    let wide =
        |c: char| ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
    let allowed = before.is_whitespace() || before == '-' || wide(before) || wide(after);
    allowed && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before) && !after.is_whitespace()
}
