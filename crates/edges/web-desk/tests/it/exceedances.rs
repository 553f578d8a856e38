//! Closing an exceedance.

use axum::http::{StatusCode, header};

use crate::browser::{Browser, hidden};
use crate::house::on_both;
use crate::network::two_places;

#[test]
fn closing_twice_with_the_same_command_closes_once() {
    on_both(|house| {
        let [own, _] = two_places(house);
        let lan = Browser::of(house, "lan");
        let address = format!("/desk/exceedances/{}", own.exceedance);
        let action = format!("{address}/close");
        let empty = lan.submit(&address, &action, &[("note", "  ")]);
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut fields = hidden(&lan.get(&address).text, &action);
        fields.push(("note".to_owned(), "Đã kiểm tra, cơ sở đã khắc phục.".to_owned()));
        for _ in 0..2 {
            let answer = lan.post(&action, &fields);
            assert_eq!(
                (answer.status, answer.location.as_str()),
                (StatusCode::SEE_OTHER, address.as_str()),
                "{}",
                answer.text
            );
        }
        let page = lan.get(&address).text;
        assert!(page.contains("Đã kiểm tra, cơ sở đã khắc phục.") && !page.contains(&action), "{page}");
        let count = |sql| house.db.read_now(move |tx| Ok(tx.one::<i64>(sql, store::args![])?)).unwrap();
        assert_eq!(count("select count(*) from exceedance_version where version > 1"), 1);
        assert_eq!(count("select count(*) from journal where verb = 'exceedance.closed'"), 1);
    });
}

#[test]
fn what_lies_elsewhere_cannot_be_closed() {
    on_both(|house| {
        let [own, other] = two_places(house);
        let lan = Browser::of(house, "lan");
        let action = format!("/desk/exceedances/{}/close", own.exceedance);
        let mut fields = hidden(&lan.get(&format!("/desk/exceedances/{}", own.exceedance)).text, &action);
        fields.push(("note".to_owned(), "Không phải của tôi.".to_owned()));
        let answer = lan.post(&format!("/desk/exceedances/{}/close", other.exceedance), &fields);
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn officers_have_the_sheet_of_what_is_in_their_reach() {
    on_both(|house| {
        let [own, other] = two_places(house);
        let lan = Browser::of(house, "lan");
        let sheet = |id: &str| lan.get(&format!("/desk/exceedances/{id}.pdf"));
        let answer = sheet(&own.exceedance);
        assert_eq!(
            (answer.status, &answer.headers[header::CONTENT_TYPE]),
            (StatusCode::OK, &"application/pdf".parse().unwrap())
        );
        assert!(answer.text.starts_with("%PDF-"), "{}", answer.text);
        assert_eq!(sheet(&other.exceedance).status, StatusCode::NOT_FOUND);
        assert!(
            lan.get(&format!("/desk/exceedances/{}", own.exceedance)).text.contains(&format!("{}.pdf", own.exceedance))
        );
    });
}
