//! Files as offices keep them, and files made to do harm.

use std::io::{Cursor, Write};

use kernel::Refusal;
use platform::table_import::{Limits, Sheet, read};
use proptest::prelude::*;
use rstest::rstest;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

const HEADINGS: [&str; 3] = ["code", "name", "latitude"];

fn known(title: &str) -> bool {
    HEADINGS.contains(&title)
}

fn limits() -> Limits {
    Limits { bytes: 1_000_000, unpacked: 4_000_000, rows: 100, columns: 20, cell: 200 }
}

fn table(bytes: &[u8]) -> Vec<(i64, Vec<String>)> {
    cells(read(bytes, &limits(), known).unwrap())
}

fn cells(sheet: Sheet) -> Vec<(i64, Vec<String>)> {
    sheet.lines.into_iter().map(|l| (l.number, l.cells)).collect()
}

fn refused(result: Result<Sheet, Refusal>) -> String {
    result.expect_err("it must be refused").code.to_string()
}

fn two_lines(a: [&str; 3], b: [&str; 3]) -> Vec<(i64, Vec<String>)> {
    vec![(1, a.map(str::to_owned).to_vec()), (2, b.map(str::to_owned).to_vec())]
}

#[rstest]
#[case::comma(b"code,name,latitude\nA1,Tram,10.5\n".to_vec())]
#[case::semicolon(b"code;name;latitude\r\nA1;Tram;10.5\r\n".to_vec())]
#[case::tab(b"code\tname\tlatitude\nA1\tTram\t10.5".to_vec())]
#[case::quoted(b"\"code\",\"name\",\"latitude\"\n\"A1\",\" Tram \",\"10.5\"\n".to_vec())]
#[case::utf8_mark(b"\xef\xbb\xbfcode;name;latitude\nA1;Tram;10.5\n".to_vec())]
#[case::old_mac(b"code,name,latitude\rA1,Tram,10.5\r".to_vec())]
#[case::utf16("\u{feff}code\tname\tlatitude\r\nA1\tTram\t10.5\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect())]
fn separators_and_marks_are_found_out(#[case] bytes: Vec<u8>) {
    assert_eq!(table(&bytes), two_lines(HEADINGS, ["A1", "Tram", "10.5"]));
}

#[test]
fn excels_own_line_names_the_separator() {
    let found = table(b"sep=;\r\ncode;name;latitude\r\nA1;a, b, c, d;10,5\r\n");
    assert_eq!(found[1], (3, ["A1", "a, b, c, d", "10,5"].map(str::to_owned).to_vec()));
}

#[test]
fn a_separator_is_known_by_the_headings_it_parts() {
    let found = table("Bảng a, b, c, d, e, f\ncode;name;latitude\nA1;x;1\n".as_bytes());
    assert_eq!(found[1].1, HEADINGS);
}

#[test]
fn empty_lines_are_left_out_and_lines_keep_their_numbers() {
    let found = table(b"code,name,latitude\n\n,,\nA1,\"two\nlines\",1\nA2,x,2\n");
    assert_eq!(found.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [1, 4, 6]);
}

/// Our own table, opened as CSV and saved by LibreOffice 7.4.7: it knows numbers, days and truths as such, so the code
/// `0012` has lost its zeros before the file reaches us.
#[rstest]
#[case::open_document(include_bytes!("saved/libreoffice.ods"), "true")]
#[case::workbook(include_bytes!("saved/libreoffice.xlsx"), "true")]
fn sheets_saved_by_libreoffice_are_read(#[case] bytes: &[u8], #[case] truth: &str) {
    let first =
        ["NUO001", "Nước thải khu công nghiệp Sông Tiên", "wastewater", "10.4521", "2026-01-15", truth, "COD;TSS"];
    let second = ["12", "Trạm “Bến Lức” & <cầu>", "surface_water", "10.5", "2025-12-31", "false", "pH;DO"];
    let header = ["code", "name", "medium", "latitude", "since", "public", "parameters"];
    let expected = [header, first, second];
    let expected: Vec<_> = (1..).zip(expected.map(|cells| cells.map(str::to_owned).to_vec())).collect();
    assert_eq!(table(bytes), expected);
}

/// An OpenDocument sheet with these rows.
fn open_document(rows: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("mimetype", plain).unwrap();
    archive.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    archive.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    let table =
        format!("<d><t:table><t:table-row/></t:table><t:table>{rows}</t:table><t:table><t:table-row/></t:table></d>");
    archive.write_all(table.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn repeated_cells_and_rows_stand_where_they_are_seen() {
    let cell = "<t:table-cell><x:p>a &amp; b<x:s c=\"2\"/>&#x1ed9;</x:p><x:p>c</x:p></t:table-cell>";
    let remark = "<t:table-cell><o:annotation><x:p>hidden</x:p></o:annotation><x:p>shown</x:p></t:table-cell>";
    let number = "<t:table-cell o:value-type=\"float\" o:value=\"1E-05\"><x:p>0</x:p></t:table-cell>";
    let twice = "<t:table-cell t:number-columns-repeated=\"2\"><x:p>z</x:p></t:table-cell>";
    let rest = "<t:table-cell t:number-columns-repeated=\"16000\"/>";
    let found = table(&open_document(&format!(
        "<t:table-row t:number-rows-repeated=\"3\">{rest}</t:table-row>\
         <t:table-row>{cell}<t:table-cell t:number-columns-repeated=\"2\"/>{number}{rest}</t:table-row>\
         <t:table-row t:number-rows-repeated=\"2\">{twice}<t:covered-table-cell/>{remark}</t:table-row>\
         <t:table-row t:number-rows-repeated=\"1048570\">{rest}</t:table-row>"
    )));
    let line = |cells: &[&str]| cells.iter().map(|&c| c.to_owned()).collect::<Vec<_>>();
    let shown = line(&["z", "z", "", "shown"]);
    assert_eq!(found, [(4, line(&["a & b ộ\nc", "", "", "0.00001"])), (5, shown.clone()), (6, shown)]);
}

#[rstest]
#[case::rows(
    "<t:table-row t:number-rows-repeated=\"18446744073709551615\"><t:table-cell><x:p>a</x:p></t:table-cell></t:table-row>",
    "refused-import-too-many-rows"
)]
#[case::columns(
    "<t:table-row><t:table-cell t:number-columns-repeated=\"18446744073709551615\"><x:p>a</x:p></t:table-cell></t:table-row>",
    "refused-import-too-many-columns"
)]
#[case::far(
    "<t:table-row><t:table-cell t:number-columns-repeated=\"99999\"/><t:table-cell><x:p>a</x:p></t:table-cell></t:table-row>",
    "refused-import-too-many-columns"
)]
#[case::entity(
    "<t:table-row><t:table-cell><x:p>&bomb;</x:p></t:table-cell></t:table-row>",
    "refused-import-unreadable"
)]
#[case::broken("<t:table-row><t:table-cell></x:p>", "refused-import-unreadable")]
#[case::nothing("<t:table-row><t:table-cell/></t:table-row>", "refused-import-empty")]
fn open_documents_made_to_do_harm_are_refused(#[case] rows: &str, #[case] code: &str) {
    assert_eq!(refused(read(&open_document(rows), &limits(), known)), code);
}

/// `Trạm Đất` and `Hà Nội` in the code page that Vietnamese Windows used.
#[rstest]
#[case::windows_1258(b"code,name\nA1,Tra\xf2m \xd0\xe2\xect\n", "Trạm Đất")]
#[case::windows_1258_composed(b"code,name\nA1,H\xe0 N\xf4\xf2i\n", "Hà Nội")]
#[case::windows_1252(b"code,name\nA1,25 \xb0C, \xb5g, s\xf2n\n", "25 °C")]
#[case::utf8_decomposed("code,name\nA1,Tra\u{323}m\n".as_bytes(), "Trạm")]
fn old_code_pages_are_read(#[case] bytes: &[u8], #[case] name: &str) {
    assert_eq!(table(bytes)[1].1[1], name);
}

#[rstest]
#[case::too_many_bytes(vec![b'a'; 1_000_001], "refused-file-too-large")]
#[case::nothing(b"".to_vec(), "refused-import-empty")]
#[case::blank(b"\n\n ,,, \n".to_vec(), "refused-import-empty")]
#[case::too_many_rows(b"code\n".iter().copied().chain(b"x\n".repeat(200)).collect(), "refused-import-too-many-rows")]
#[case::too_many_columns(b",".repeat(30), "refused-import-too-many-columns")]
#[case::long_cell(vec![b'x'; 500], "refused-import-cell-too-long")]
#[case::open_quote(b"code\n\"".iter().copied().chain(b"x,\n".repeat(300)).collect(), "refused-import-cell-too-long")]
#[case::binary(b"\x7fELF\0\0\0".to_vec(), "refused-file-kind")]
#[case::pdf(b"%PDF-1.4".to_vec(), "refused-file-kind")]
#[case::half_a_workbook(b"PK\x03\x04 xl/workbook.xml".to_vec(), "refused-import-unreadable")]
fn what_is_no_table_is_refused(#[case] bytes: Vec<u8>, #[case] code: &str) {
    assert_eq!(refused(read(&bytes, &limits(), known)), code);
}

fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_gives_what_a_person_would_have_typed() {
    let bytes = workbook(|sheet| {
        let date = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write(1, 0, "code").unwrap();
        sheet.write(1, 1, "name").unwrap();
        sheet.write(1, 2, "latitude").unwrap();
        sheet.write(2, 0, "A1").unwrap();
        sheet.write(2, 1, " Trạm Đất ").unwrap();
        sheet.write(2, 2, 10.98).unwrap();
        sheet.write(4, 0, 3_700_123_456_i64).unwrap();
        sheet.write(4, 1, true).unwrap();
        sheet.write_with_format(4, 3, ExcelDateTime::from_ymd(2026, 11, 22).unwrap(), &date).unwrap();
    });
    let row = |n, cells: &[&str]| (n, cells.iter().map(|c| (*c).to_owned()).collect());
    let expected: Vec<(i64, Vec<String>)> = vec![
        row(2, &HEADINGS),
        row(3, &["A1", "Trạm Đất", "10.98"]),
        row(5, &["3700123456", "true", "", "2026-11-22"]),
    ];
    assert_eq!(table(&bytes), expected, "the first sheet is empty, the second counts");
}

#[test]
fn a_cell_in_the_last_corner_costs_one_refusal() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "code").unwrap();
        sheet.write(1_048_575, 16_383, "x").unwrap();
    });
    assert_eq!(refused(read(&bytes, &limits(), known)), "refused-import-too-many-columns");
    let deep = workbook(|sheet| {
        sheet.write(0, 0, "code").unwrap();
        sheet.write(1_048_575, 0, "x").unwrap();
    });
    assert_eq!(table(&deep)[1].0, 1_048_576);
}

#[test]
fn a_workbook_with_many_rows_or_one_text_everywhere_is_refused() {
    let rows = workbook(|sheet| {
        for n in 0..500 {
            sheet.write(n, 0, "x").unwrap();
        }
    });
    assert_eq!(refused(read(&rows, &limits(), known)), "refused-import-too-many-rows");
}

/// An archive of a workbook's shape whose parts are given.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn an_archive_that_bursts_is_refused_before_it_is_opened() {
    let bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &vec![b' '; 50_000_000])]);
    assert!(bomb.len() < 100_000);
    assert_eq!(refused(read(&bomb, &limits(), known)), "refused-import-unpacks-too-large");
}

/// The size that an archive claims for a file is not believed.
#[test]
fn an_archive_that_lies_about_its_size_is_refused() {
    let mut bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/big.xml", &vec![b' '; 50_000_000])]);
    let size = 50_000_000_u32.to_le_bytes();
    let places: Vec<usize> = (0..bomb.len() - 4).filter(|i| bomb[*i..*i + 4] == size).collect();
    assert!(!places.is_empty());
    for place in places {
        bomb[place..place + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let code = refused(read(&bomb, &limits(), known));
    assert!(code == "refused-import-unpacks-too-large" || code == "refused-import-unreadable", "{code}");
}

#[test]
fn an_archive_that_is_no_workbook_is_refused() {
    let empty = archive(&[("xl/workbook.xml", b"")]);
    assert!(read(&empty, &limits(), known).is_err());
    let many: Vec<(String, Vec<u8>)> = (0..3000).map(|n| (format!("xl/{n}.xml"), Vec::new())).collect();
    let mut files: Vec<(&str, &[u8])> = many.iter().map(|(n, c)| (n.as_str(), c.as_slice())).collect();
    files.push(("xl/workbook.xml", b"<workbook/>"));
    assert_eq!(refused(read(&archive(&files), &limits(), known)), "refused-import-unpacks-too-large");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever arrives is a table or a refusal, never an end of the program.
    #[test]
    fn any_bytes_are_a_table_or_a_refusal(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes, &limits(), known);
    }

    #[test]
    fn any_damage_to_a_workbook_is_borne(place in 0_usize..6000, byte in any::<u8>(), cut in 0_usize..6000) {
        let mut bytes = workbook(|sheet| { sheet.write(0, 0, "code").unwrap(); });
        let len = bytes.len();
        bytes[place % len] = byte;
        let _ = read(&bytes, &limits(), known);
        bytes.truncate(cut % len);
        let _ = read(&bytes, &limits(), known);
    }
}
