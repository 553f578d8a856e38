//! Files by the hash of their bytes.

use platform::files::{self, LARGEST, Media, sniff};
use rstest::rstest;
use testkit::on_both;

use crate::{now, refusals};

#[rstest]
#[case(b"%PDF-1.7\n...", Media::Pdf)]
#[case(b"\x89PNG\r\n\x1a\n....", Media::Png)]
#[case(b"\xff\xd8\xff\xe0....", Media::Jpeg)]
#[case(b"RIFF\x10\0\0\0WEBPVP8 ", Media::Webp)]
#[case(b"II*\0....", Media::Tiff)]
#[case(b"PK\x03\x04....xl/workbook.xml....", Media::Xlsx)]
#[case(b"PK\x03\x04..........................mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", Media::Ods)]
#[case(b"PK\x03\x04....word/document.xml....", Media::Docx)]
#[case(b"PK\x03\x04....readme.txt....", Media::Zip)]
#[case("mã trạm;tên\nNUO001;Trạm 1\n".as_bytes(), Media::Text)]
#[case(b"\xff\xfem\0\xe3\0", Media::Text)]
#[case(b"<html><script>alert(1)</script>", Media::Text)]
#[case(b"\x7fELF\x02\x01\x01\0", Media::Unknown)]
#[case(b"MZ\x90\0\x03\0", Media::Unknown)]
fn a_file_is_what_its_bytes_say(#[case] bytes: &[u8], #[case] media: Media) {
    assert_eq!(sniff(bytes), media);
    assert_eq!(Media::from_mime(media.mime()), Some(media));
}

#[test]
fn the_same_bytes_are_kept_once() {
    on_both(|db| {
        let keep = || db.write_now(|tx| files::keep(tx, b"%PDF-1.7 one", &[Media::Pdf], now())).unwrap();
        let kept = keep();
        assert_eq!(keep(), kept);
        let hash = kept.hash.clone();
        assert_eq!(db.read_now(move |tx| files::read(tx, &hash)).unwrap().as_deref(), Some(&b"%PDF-1.7 one"[..]));
        let hash = kept.hash.clone();
        assert_eq!(db.read_now(move |tx| files::describe(tx, &hash)).unwrap(), Some(kept));
        assert_eq!(db.read_now(|tx| files::read(tx, "no such")).unwrap(), None);
    });
}

#[test]
fn what_may_not_be_kept_is_refused() {
    on_both(|db| {
        let keep = |bytes: Vec<u8>| db.write_now(move |tx| files::keep(tx, &bytes, &[Media::Pdf, Media::Png], now()));
        assert_eq!(refusals(keep(Vec::new())), ["refused-file-empty"]);
        assert_eq!(refusals(keep(b"just text".to_vec())), ["refused-file-kind"]);
        assert_eq!(refusals(keep(vec![b' '; LARGEST + 1])), ["refused-file-too-large"]);
    });
}
