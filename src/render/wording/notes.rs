//! The notes of shipped figures in Chinese.
//!
//! A note is a remark of ours on what a source counts. It is written in English in
//! `data/figures.tsv`; `data/notes.tsv` has the same remark in Chinese. A note that staff have
//! added is shown as they wrote it.

use std::collections::HashMap;
use std::sync::LazyLock;

static CHINESE: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    include_str!("../../../data/notes.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// The note in Chinese, or as it is if it has not been put into Chinese.
pub(super) fn in_chinese(note: &str) -> &str {
    CHINESE.get(note).copied().unwrap_or(note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Facts, Texts};

    #[test]
    fn every_note_of_a_shipped_figure_can_be_read_in_chinese_and_no_line_is_left_over() {
        let facts = Facts::read(&Texts::EMBEDDED).expect("the shipped files are right");
        let mut notes: Vec<&str> = facts
            .figures
            .iter()
            .filter_map(|figure| figure.note.as_deref())
            .collect();
        notes.sort_unstable();
        notes.dedup();
        let mut known: Vec<&str> = CHINESE.keys().copied().collect();
        known.sort_unstable();
        assert_eq!(notes, known);
    }
}
