//! Tables of others: workbooks and texts are read as they were written, and none makes a reader fail.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;
use youcheng::import::columns::Columns;
use youcheng::import::table::{self, Format, Record};
use youcheng::import::{ImportError, Job};

use crate::databases::{Home, both};
use crate::import::{Fixture, shown};

both!(
    a_workbook_is_read_with_its_dates,
    a_workbook_that_unpacks_without_end_is_refused,
);

/// A workbook with one sheet of these rows; a number is written as a day of Excel.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut sheet = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#,
    );
    for (row, cells) in (1..).zip(rows) {
        sheet.push_str(&format!(r#"<row r="{row}">"#));
        for (column, cell) in ('A'..).zip(*cells) {
            sheet.push_str(&match cell.parse::<u32>() {
                Ok(day) => format!(r#"<c r="{column}{row}" s="1"><v>{day}</v></c>"#),
                Err(_) if cell.is_empty() => String::new(),
                Err(_) => {
                    format!(r#"<c r="{column}{row}" t="inlineStr"><is><t>{cell}</t></is></c>"#)
                }
            });
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let parts = [
        (
            "[Content_Types].xml",
            r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="友城" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
        ),
        (
            "xl/styles.xml",
            r#"<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

async fn a_workbook_is_read_with_its_dates(home: Home) {
    let fixture = Fixture::new(&home).await;
    let rows: [&[&str]; 5] = [
        &["中方", "外方", "国家", "日期", "备注"],
        &["苏州", "神户", "日本", "32874", "x"],
        &[],
        &["天津", "内罗毕", "肯尼亚", "", ""],
        &["天津", "神户", "日本"],
    ];
    let file = fixture.file("友城.xlsx", workbook(&rows));
    let job = Job {
        map: Some("auto".to_owned()),
        ..fixture.job(&file)
    };
    let report = fixture.run(&job).await.unwrap();
    assert_eq!(
        (report.counts.new, report.counts.same),
        (2, 1),
        "{}",
        shown(&report)
    );
    assert_eq!(
        fixture.since("cn-jiangsu-suzhou jp-kobe").await.unwrap(),
        "1990-01-01"
    );
    let missing = Job {
        sheet: Some("2024".to_owned()),
        ..job
    };
    let error = fixture.run(&missing).await.unwrap_err().to_string();
    assert!(error.contains("no sheet \"2024\"; it has 友城"), "{error}");
}

/// An archive of one part that is `text` many times over.
fn bomb(name: &str, text: &[u8], times: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file(name, options).unwrap();
    for _ in 0..times {
        zip.write_all(text).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

async fn a_workbook_that_unpacks_without_end_is_refused(home: Home) {
    let fixture = Fixture::new(&home).await;
    let tags = b"<si><t>x</t></si>".repeat(1 << 12);
    let cases = [
        (
            "xl/sharedStrings.xml",
            tags,
            1 << 13,
            "unpacks to more than 256 MB",
        ),
        (
            "xl/worksheets/sheet1.xml",
            vec![b'x'; 1 << 16],
            20,
            "a cell of more than 1 MB",
        ),
    ];
    for (part, text, times, expected) in cases {
        let bytes = bomb(part, &text, times);
        assert!(
            bytes.len() < 4 << 20,
            "it is small as a file: {}",
            bytes.len()
        );
        let file = fixture.file("bomb.xlsx", bytes);
        let error = fixture.run(&fixture.job(&file)).await.unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
}

fn records(text: &[u8]) -> Result<Vec<Record>, ImportError> {
    let mut found = Vec::new();
    let mut sink = |record| {
        found.push(record);
        true
    };
    table::read_text(Path::new("test.csv"), text, &mut sink)?;
    Ok(found)
}

proptest! {
    #[test]
    fn any_table_is_read_back_as_it_was_written(
        rows in prop::collection::vec(prop::collection::vec("[a-z 天,;\"\n]{0,8}", 3), 1..20)
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["one", "two", "three"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let read = records(&writer.into_inner().unwrap()).unwrap();
        let cells: Vec<Vec<String>> = read.into_iter().skip(1).map(|record| record.cells).collect();
        let trimmed = |row: &Vec<String>| row.iter().map(|cell| cell.trim().to_owned()).collect();
        let expected: Vec<Vec<String>> = rows.iter().map(trimmed).collect();
        prop_assert_eq!(cells, expected);
    }

    #[test]
    fn no_bytes_make_the_readers_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(records) = records(&bytes)
            && let Some(header) = records.first()
        {
            let _ = Columns::new(&header.cells, None);
            let _ = Columns::new(&header.cells, Some("auto"));
        }
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("any");
        fs::write(&file, &bytes).unwrap();
        let _ = Format::of(&file);
        for format in [Format::Json, Format::Xlsx, Format::Tsv] {
            let _ = table::read(&file, format, None, &mut |_| true);
        }
    }
}
