//! The rows behind an answer as files: all of them, with both names, sources, dates and licence.

use proptest::prelude::*;
use youcheng::answer::{Answer, Rows};
use youcheng::render::export::{Format, csv, file, file_name};

use crate::support::ask;

/// The records of a CSV file, without the mark of UTF-8.
fn records(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("the mark for Excel");
    let mut reader = ::csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).from_reader(text.as_bytes());
    reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn csv_of(answer: &Answer) -> Vec<Vec<String>> {
    records(&file(answer, Format::Csv))
}

fn column(table: &[Vec<String>], name: &str) -> Vec<String> {
    let at = table[0].iter().position(|head| head == name);
    let at = at.unwrap_or_else(|| panic!("no column {name} in {:?}", table[0]));
    table[1..].iter().map(|row| row[at].clone()).collect()
}

#[test]
fn a_file_holds_every_row_with_names_in_both_languages_and_its_source() {
    let answer = ask("partners of Tianjin");
    let table = csv_of(&answer);
    assert_eq!(table.len() - 1, answer.rows.len());
    assert_eq!(column(&table, "cn_zh")[0], "天津");
    assert_eq!(column(&table, "partner_en")[0], "Kobe");
    assert_eq!(column(&table, "since")[0], "1973-06-24");
    for name in ["source", "source_title", "source_publisher", "licence"] {
        assert!(
            column(&table, name).iter().all(|cell| !cell.is_empty()),
            "{name}"
        );
    }
}

#[test]
fn reported_and_counted_rows_say_which_they_are() {
    let answer = ask("非洲总数");
    let table = csv_of(&answer);
    let (part, basis) = (column(&table, "part"), column(&table, "basis"));
    for (part, basis) in part.iter().zip(&basis) {
        let wanted = if part == "beside" {
            "counted"
        } else {
            "reported"
        };
        assert_eq!(basis, wanted);
    }
    assert!(part.iter().any(|part| part == "beside"), "{part:?}");
    let sources = column(&table, "source");
    let without = sources
        .iter()
        .zip(&basis)
        .filter(|(source, _)| source.is_empty());
    assert!(without.into_iter().all(|(_, basis)| basis == "counted"));
}

#[test]
fn every_kind_of_answer_has_files_of_every_kind() {
    for question in [
        "top 10 countries",
        "江苏和山东比较",
        "历年总数",
        "who approves a friendship city",
        "countries with one pair",
        "anniversaries this month",
        "Tianjin total, and why?",
        "partners of Atlantis",
    ] {
        let answer = ask(question);
        for format in Format::ALL {
            let file = file(&answer, format);
            assert!(!file.is_empty(), "{question}");
            let licensed = matches!(answer.rows, Rows::None) || file.contains("MIT");
            let quoted = matches!(answer.rows, Rows::Passages(_));
            assert!(licensed || quoted, "{question}: {file}");
        }
    }
}

#[test]
fn the_json_file_is_the_object_of_the_contract_with_its_licence() {
    let answer = ask("when did Tianjin and Kobe pair");
    let object: serde_json::Value = serde_json::from_str(&file(&answer, Format::Json)).unwrap();
    assert_eq!(object["date"], "1973-06-24");
    assert!(object["licence"].as_str().unwrap().contains("Apache"));
}

#[test]
fn names_of_files_are_plain_whatever_was_asked() {
    let name = |text: &str| file_name(&ask(text), Format::Csv);
    assert_eq!(name("西安的友城"), "youcheng-partners-of-xian.csv");
    let long = "challenges ".repeat(50);
    for text in [long.as_str(), "../../etc/passwd", "🙂"] {
        let name = name(text);
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        assert!(name.chars().all(plain) && name.len() < 80, "{name}");
    }
}

#[test]
fn a_markdown_file_reads_well() {
    insta::assert_snapshot!("markdown_en", file(&ask("Africa total"), Format::Markdown));
    insta::assert_snapshot!(
        "markdown_zh",
        file(&ask("天津和神户哪年结好"), Format::Markdown)
    );
    insta::assert_snapshot!(
        "csv_en",
        file(&ask("when did Tianjin and Kobe pair"), Format::Csv)
    );
}

#[test]
fn no_spreadsheet_takes_a_cell_for_a_formula() {
    for text in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "'=1"] {
        let guarded = csv::guarded(text);
        assert!(guarded.starts_with('\''), "{text:?}");
        assert_eq!(csv::unguarded(&guarded), text);
    }
    assert_eq!(csv::guarded("Xi'an"), "Xi'an");
}

proptest! {
    #[test]
    fn any_texts_come_back_from_a_csv_file(
        rows in prop::collection::vec(prop::collection::vec(any::<String>(), 3), 1..8)
    ) {
        prop_assert_eq!(records(&csv::lines_of(&rows)), rows);
    }

    #[test]
    fn a_guarded_text_is_found_again(text in any::<String>()) {
        let guarded = csv::guarded(&text);
        prop_assert_eq!(csv::unguarded(&guarded), text.as_str());
    }
}
