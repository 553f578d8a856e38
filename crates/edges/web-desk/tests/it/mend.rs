//! Setting right what could not be read of a file: from the receipt to the form to the new receipt.

use axum::http::StatusCode;
use monitoring::network::Network;
use monitoring::receive::{self, Receiver, Upload};
use monitoring::station;

use crate::browser::{Browser, hidden};
use crate::house::{House, on_both};
use crate::network::two_places;

const FILE: &str = "CODmg\t41.6\tmg/L\t20261122101500\t00\r\nCOD\t4l.6\tmg/L\t20261122102000\t00\r\n";

fn deliver(house: &House, code: &'static str) -> i64 {
    let (now, receiver) = (house.clock.now(), Receiver { network: Network::new(), law: house.law.clone() });
    let station = house.db.read_now(move |tx| station::id_of_code(tx, code)).unwrap().unwrap();
    let upload = Upload {
        station,
        path: format!("/ST_NM_{code}_{}.txt", now.compact_local()),
        source: "198.51.100.7".to_owned(),
        arrived_at: now,
        bytes: FILE.replace("20261122101500", &now.compact_local()).into_bytes(),
    };
    house.db.append_now(station, move |tx| receive::run(tx, &receiver, &upload)).unwrap().id
}

#[test]
fn lines_are_explained_set_right_and_received_again() {
    on_both(|house| {
        let [own, _] = two_places(house);
        let receipt = deliver(house, own.code);
        let lan = Browser::of(house, "lan");
        let (page, action) = (format!("/desk/receipts/{receipt}"), format!("/desk/receipts/{receipt}/mend"));
        let shown = lan.get(&page).text;
        for said in ["Cần một số, ví dụ 41,6", "<code>4l.6</code>", "<code>CODmg</code>", &action] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let nothing = lan.submit(&action, &action, &[("reason", "Cơ sở báo")]);
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let without_reason = lan.submit(&action, &action, &[("means-0", "COD"), ("reason", " ")]);
        assert_eq!(without_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(without_reason.text.contains("selected"), "what was chosen stays: {}", without_reason.text);

        let mut fields = hidden(&lan.get(&action).text, &action);
        let written = [("means-0", "COD"), ("reason", "Cơ sở báo bằng công văn"), ("everywhere", "")];
        fields.extend(written.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let answers = [lan.post(&action, &fields), lan.post(&action, &fields)];
        assert_eq!(answers[0].status, StatusCode::SEE_OTHER, "{}", answers[0].text);
        assert_eq!(answers[0].location, answers[1].location, "sent twice, received once");
        let again = lan.get(&answers[0].location).text;
        assert!(again.contains("Cơ sở báo bằng công văn") && again.contains(&format!("href=\"{page}\"")), "{again}");
        assert!(lan.get(&page).text.contains(&answers[0].location), "the first receipt leads to the new one");
    });
}

#[test]
fn whoever_may_not_sees_no_form() {
    on_both(|house| {
        let [own, other] = two_places(house);
        let receipt = deliver(house, own.code);
        let elsewhere = deliver(house, other.code);
        house.person("mai", "auditor", identity::Reach::All);
        let mai = Browser::of(house, "mai");
        assert!(!mai.get(&format!("/desk/receipts/{receipt}")).text.contains("/mend"));
        assert_eq!(mai.get(&format!("/desk/receipts/{receipt}/mend")).status, StatusCode::FORBIDDEN);
        let lan = Browser::of(house, "lan");
        assert_eq!(lan.get(&format!("/desk/receipts/{elsewhere}/mend")).status, StatusCode::NOT_FOUND);
        let action = format!("/desk/receipts/{receipt}/mend");
        let mut fields = hidden(&lan.get(&action).text, &action);
        fields.push(("means-0".to_owned(), "COD".to_owned()));
        fields.push(("reason".to_owned(), "Không phải của tôi".to_owned()));
        let answer = lan.post(&format!("/desk/receipts/{elsewhere}/mend"), &fields);
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}
