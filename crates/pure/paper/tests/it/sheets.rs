//! What stands on a sheet, as poppler reads it.

use paper::{Block, Sheet};

use crate::kit::{poppler, sheet, text};

#[test]
fn everything_said_stands_on_paper_in_vietnamese() {
    let sheet = sheet();
    let pdf = sheet.pdf().unwrap();
    let text = text(&pdf);
    for said in [
        "Sở Nông nghiệp và Môi trường",
        "81,0 mg/L",
        "Trung bình 24 giờ; giới hạn áp dụng ≤ 67,5 mg/L.",
        "Giới hạn Cmax = C × Kq × Kf = 75 × 0,9 × 1 = 67,5 mg/L",
        "1. 22/11/2026 00:05: Đã phát hiện, 81,0 mg/L.",
        "https://quantrac.example.vn/exceedances/3k9w2m5q8r1t4v7x",
        &sheet.hash(),
        "1/1",
    ] {
        assert!(text.contains(said), "{said:?} is not in: {text}");
    }
    let about = String::from_utf8(poppler("pdfinfo", &["-"], &pdf)).unwrap();
    for said in ["Tagged: yes", "Pages: 1", "Page size: 595.28 x 841.89 pts (A4)", "Title: Phiếu chứng cứ"] {
        let about = about.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(about.contains(said), "{said:?} is not in: {about}");
    }
}

#[test]
fn the_same_sheet_is_the_same_bytes_and_another_has_another_hash() {
    let one = sheet();
    assert_eq!(one.pdf().unwrap(), one.pdf().unwrap());
    let other = Sheet { blocks: vec![Block::Figure("81,1 mg/L".to_owned())], ..one.clone() };
    assert_ne!(one.hash(), other.hash());
    assert_eq!(one.hash().len(), 64);
}

#[test]
fn a_long_story_goes_on_on_the_next_page() {
    let steps: Vec<String> = (1..=60).map(|n| format!("Bước {n}: {}", "cơ sở giải trình thêm ".repeat(6))).collect();
    let long = Sheet { blocks: vec![Block::Heading("Diễn biến".to_owned()), Block::Steps(steps)], ..sheet() };
    let text = text(&long.pdf().unwrap());
    for n in 1..=60 {
        assert!(text.contains(&format!("{n}. Bước {n}: cơ sở")), "{n}: {text}");
    }
    assert!(text.contains("1/4") || text.contains("1/5") || text.contains("1/6"), "{text}");
}

#[test]
fn what_no_letter_is_there_for_is_marked_and_nothing_panics() {
    for (odd, read) in
        [("nước 水 🌊", "nước ? ?"), ("o\u{302}\u{323}", "ộ"), ("a\nb\tc", "a b c"), ("x\u{202f}y", "x y"), ("", "")]
    {
        let block = Block::Facts(vec![(odd.to_owned(), odd.to_owned()), (String::new(), String::new())]);
        let blocks = vec![Block::Text(format!("«{odd}»")), block, Block::Steps(vec![]), Block::Facts(vec![])];
        let pdf = Sheet { blocks, ..sheet() }.pdf().unwrap();
        assert!(text(&pdf).contains(&format!("«{read}»")), "{odd:?}: {}", text(&pdf));
    }
    let endless = "x".repeat(3000);
    let empty = Sheet { title: endless, lead: String::new(), issuer: String::new(), blocks: Vec::new(), ..sheet() };
    assert!(text(&empty.pdf().unwrap()).contains("xxxx"));
}
