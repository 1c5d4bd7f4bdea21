//! Bytes → text. UTF-8 comes first; what is not UTF-8 is told by its mark, by what a web page says
//! of itself, or by what the bytes look like, and is converted.

use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::IntakeError;

/// A web page says in its first bytes how it is encoded.
const DECLARED_WITHIN: usize = 1_024;

/// A text and the encoding that it was in.
pub(super) struct Decoded {
    pub(super) text: String,
    encoding: &'static Encoding,
}

impl Decoded {
    /// What its user should know: the text is kept in another encoding than it came in.
    pub(super) fn remark(&self) -> Option<String> {
        let name = self.encoding.name();
        (self.encoding != UTF_8).then(|| format!("converted from {name} to UTF-8"))
    }
}

/// Decodes the bytes of `file`.
///
/// # Errors
/// When they are no text, or in an encoding that cannot be told.
pub(super) fn decode(file: &Path, bytes: &[u8]) -> Result<Decoded, IntakeError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strictly(file, &bytes[mark..], encoding);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return match wide(bytes) {
            Some(encoding) => strictly(file, bytes, encoding),
            None => Err(IntakeError::Binary {
                file: file.to_owned(),
                at: at + 1,
            }),
        };
    }
    if std::str::from_utf8(bytes).is_ok() {
        return strictly(file, bytes, UTF_8);
    }
    let encoding = declared(bytes).unwrap_or_else(|| guessed(bytes));
    // GB18030 is GBK with more characters; what was guessed to be the one may be the other.
    strictly(
        file,
        bytes,
        if encoding == GBK { GB18030 } else { encoding },
    )
}

fn strictly(
    file: &Path,
    bytes: &[u8],
    encoding: &'static Encoding,
) -> Result<Decoded, IntakeError> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    match text.filter(|text| !has_controls(text)) {
        Some(text) => Ok(Decoded {
            text: text.into_owned(),
            encoding,
        }),
        None => {
            let valid = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len);
            let before = bytes.get(..valid).unwrap_or_default();
            Err(IntakeError::Encoding {
                file: file.to_owned(),
                line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
                tried: encoding.name(),
            })
        }
    }
}

/// More than a stray control character means that the bytes were no text in this encoding.
fn has_controls(text: &str) -> bool {
    let white = |c: &char| matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    let controls = text.chars().filter(|c| c.is_control() && !white(c)).count();
    controls * 100 > text.chars().count()
}

/// UTF-16 without a mark: with zero bytes, as in line feeds, and hardly anything but what Chinese
/// and English text consists of.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let plain = |c: char| {
        matches!(c, ' '..='~' | '\t' | '\n' | '\r' | '\u{2010}'..='\u{2026}' | '\u{3000}'..='\u{303f}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
    };
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        text.is_some_and(|text| {
            let known = text.chars().filter(|c| plain(*c)).count();
            known * 20 >= text.chars().count() * 19
        })
    })
}

/// The encoding that a web page names: `<meta charset="gb2312">`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let value = head
        .split_once("charset=")?
        .1
        .trim_start_matches(['"', '\'']);
    let label = value.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    Encoding::for_label(label.into_iter().next()?.as_bytes())
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZH: &str = "城市外交是国家总体外交的组成部分。\n天津与神户于1973年结为友好城市。\n";

    fn read(bytes: &[u8]) -> Result<(String, Option<String>), IntakeError> {
        decode(Path::new("a.txt"), bytes).map(|decoded| (decoded.text.clone(), decoded.remark()))
    }

    #[test]
    fn chinese_text_is_read_in_the_encodings_that_it_comes_in() {
        let utf16 = |order: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
            let mark = mark.then_some(0xfeff);
            mark.into_iter()
                .chain(ZH.encode_utf16())
                .flat_map(order)
                .collect()
        };
        let cases = [
            (ZH.as_bytes().to_vec(), None),
            ([b"\xef\xbb\xbf", ZH.as_bytes()].concat(), None),
            (GB18030.encode(ZH).0.into_owned(), Some("gb18030")),
            (utf16(u16::to_le_bytes, true), Some("UTF-16LE")),
            (utf16(u16::to_be_bytes, true), Some("UTF-16BE")),
            (utf16(u16::to_le_bytes, false), Some("UTF-16LE")),
            (utf16(u16::to_be_bytes, false), Some("UTF-16BE")),
            (
                encoding_rs::BIG5
                    .encode("國際友好城市的交流與合作。")
                    .0
                    .into_owned(),
                Some("Big5"),
            ),
        ];
        for (bytes, from) in cases {
            let (text, remark) = read(&bytes).unwrap();
            assert!(text.contains("友好城市"), "{from:?}: {text}");
            let expected = from.map(|from| format!("converted from {from} to UTF-8"));
            assert_eq!(remark, expected);
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        let binary = read(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00").unwrap_err();
        assert!(
            matches!(binary, IntakeError::Binary { at: 6, .. }),
            "{binary}"
        );
        let noise: Vec<u8> = b"one\ntwo ".iter().copied().chain(1..=255).collect();
        let error = read(&noise).unwrap_err();
        assert!(
            matches!(error, IntakeError::Encoding { line: 3, .. }),
            "{error}"
        );
    }
}
