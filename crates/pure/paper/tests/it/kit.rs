//! A sheet, and poppler's programs.

use std::io::Write;
use std::process::{Command, Stdio};

use kernel::Lang;
use paper::{Block, Sheet};

pub fn sheet() -> Sheet {
    Sheet {
        lang: Lang::Vi,
        issuer: "Sở Nông nghiệp và Môi trường".to_owned(),
        title: "Phiếu chứng cứ vượt quy chuẩn: Nhu cầu oxy hoá học (COD)".to_owned(),
        lead: "Nước thải khu công nghiệp Sông Tiên, từ 21/11/2026 00:00 đến 22/11/2026 00:00".to_owned(),
        blocks: vec![
            Block::Figure("81,0 mg/L".to_owned()),
            Block::Text("Trung bình 24 giờ; giới hạn áp dụng ≤ 67,5 mg/L.".to_owned()),
            Block::Heading("Cách tính".to_owned()),
            Block::Facts(vec![
                ("Giới hạn".to_owned(), "Cmax = C × Kq × Kf = 75 × 0,9 × 1 = 67,5 mg/L".to_owned()),
                ("Cơ sở".to_owned(), "Công ty hạ tầng khu công nghiệp Sông Tiên".to_owned()),
            ]),
            Block::Steps(vec!["22/11/2026 00:05: Đã phát hiện, 81,0 mg/L.".to_owned()]),
        ],
        address: "https://quantrac.example.vn/exceedances/3k9w2m5q8r1t4v7x".to_owned(),
        about_code: "Mã QR dẫn đến trang của phiếu".to_owned(),
        about_hash: "Mã băm SHA-256 của nội dung:".to_owned(),
        recorded: [2026, 11, 22, 0, 5, 0],
    }
}

/// What a program of poppler makes of a PDF.
pub fn poppler(program: &str, args: &[&str], pdf: &[u8]) -> Vec<u8> {
    let mut run = Command::new(program).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    run.stdin.take().unwrap().write_all(pdf).unwrap();
    let out = run.wait_with_output().unwrap();
    assert!(out.status.success(), "{program}");
    out.stdout
}

/// The text of a PDF, its white space as single spaces.
pub fn text(pdf: &[u8]) -> String {
    let text = String::from_utf8(poppler("pdftotext", &["-raw", "-", "-"], pdf)).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
