//! The sheet of an exceedance says what its page says.

use std::io::Write;
use std::process::{Command, Stdio};

use axum::http::{StatusCode, header};

use crate::place::{Town, on_both};

const STATION: &str = "code,name,medium,facility_code,facility_name,tax_code,latitude,longitude,commune_code,\
interval_minutes,parameters,limit_set,limit_column,coefficients,o2_reference,public
NUO001,Nước thải KCN Sông Tiên,wastewater,KCNST,Công ty hạ tầng KCN Sông Tiên,0301234567,10.1,106.1,,60,COD;pH,\
QCVN 40:2011/BTNMT,A,Kq=0.9;Kf=1.0,,true
";

/// A day over its limit; the public id of what exceeded.
fn exceeded(town: &Town) -> String {
    town.import(STATION);
    town.send("NUO001", &[("COD", "mg/L", vec![81.4; 40])]);
    let found = town.judge();
    assert_eq!(found.len(), 1, "one day is over and too high");
    found[0].clone()
}

/// Words as they are read, whatever stands between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn on_paper(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    words(&String::from_utf8(reader.wait_with_output().unwrap().stdout).unwrap())
}

/// What stands between two tags of a page, without markup.
fn between<'a>(page: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    page.split(open).skip(1).filter_map(|rest| rest.split(close).next()).filter(|text| !text.contains('<')).collect()
}

#[test]
fn the_sheet_says_what_the_page_says() {
    on_both(|town| {
        let id = exceeded(town);
        for (lang, said) in [
            ("vi", ["Sở", "81,4 mg/L", "Cmax = C × Kq × Kf = 75 × 0,9 × 1 = 67,5 mg/L", "1,21 lần giới hạn"]),
            (
                "en",
                ["Department", "81.4 mg/L", "Cmax = C × Kq × Kf = 75 × 0.9 × 1 = 67.5 mg/L", "1.21 times the limit"],
            ),
        ] {
            let address = format!("/exceedances/{id}");
            let page = town.page(&address, lang);
            assert!(page.contains(&format!("{address}.pdf")), "{page}");
            let answer = town.ask(&format!("{address}.pdf"), lang);
            assert_eq!(answer.status, StatusCode::OK);
            assert_eq!(answer.headers[header::CONTENT_TYPE], "application/pdf");
            let paper = on_paper(&answer.bytes);
            for said in said {
                assert!(paper.contains(said), "{lang}: {said:?} is not on paper: {paper}");
            }
            let derivation = page.split("id=\"derivation\"").nth(1).unwrap().split("</section>").next().unwrap();
            let facts = between(derivation, "<dd>", "</dd>");
            assert!(facts.len() >= 6, "{derivation}");
            let title = between(&page, "<h1>", "</h1>");
            for fact in facts.iter().chain(&between(derivation, "<dt>", "</dt>")).chain(&title) {
                assert!(paper.contains(&words(fact)), "{lang}: {fact:?} is on the page and not on paper: {paper}");
            }
            let code = between(&page, "<code>", "</code>");
            assert!(!code.is_empty() && code.iter().all(|hash| paper.contains(hash)), "{code:?}: {paper}");
            assert!(paper.contains(&format!("http://data.example{address}")), "{paper}");
            assert_eq!(town.ask(&format!("{address}.pdf"), lang).bytes, answer.bytes, "the same bytes");
        }
    });
}

#[test]
fn there_is_no_sheet_of_what_is_not_public() {
    on_both(|town| {
        let id = exceeded(town);
        for wrong in ["x.pdf".to_owned(), ".pdf".to_owned(), format!("{id}.pdf.pdf"), format!("{id}.PDF")] {
            assert_eq!(town.ask(&format!("/exceedances/{wrong}"), "vi").status, StatusCode::NOT_FOUND, "{wrong}");
        }
        let hidden = "update station set public = false, revision = revision + 1";
        town.db.write_now(move |tx| Ok(tx.run(hidden, store::args![])?)).unwrap();
        assert_eq!(town.ask(&format!("/exceedances/{id}.pdf"), "vi").status, StatusCode::NOT_FOUND);
    });
}
