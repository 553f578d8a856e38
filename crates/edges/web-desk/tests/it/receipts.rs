//! Long lists of receipts: counted no further than anybody reads.

use kernel::Moment;
use monitoring::receipt::Counts;
use monitoring::receipt::store::{NewReceipt, insert_all};
use monitoring::station;

use crate::browser::Browser;
use crate::house::{House, on_both};
use crate::network::two_places;

#[test]
fn more_than_ten_thousand_are_said_to_be_more() {
    on_both(|house| {
        let [own, _] = two_places(house);
        let now = house.clock.now();
        let lan = Browser::of(house, "lan");
        // One was there before.
        deliver(house, own.code, vec![(now, 1); 9_999]);
        for (language, count, of) in [("vi", "10.000", "50 dòng trong 10.000"), ("en", "10,000", "50 of 10,000 rows")]
        {
            assert_eq!(tile(&lan, language), count);
            assert_eq!(rows(&lan, language), of);
        }
        deliver(house, own.code, vec![(now, 1); 5]);
        for (language, count, of) in [
            ("vi", "hơn 10.000", "50 dòng trong hơn 10.000"),
            ("en", "more than 10,000", "50 of more than 10,000 rows"),
        ] {
            assert_eq!(tile(&lan, language), count);
            assert_eq!(rows(&lan, language), of);
        }
    });
}

/// Files of a station, each with when it arrived and how many of its lines could not be read; their numbers.
fn deliver(house: &House, code: &'static str, files: Vec<(Moment, i64)>) -> Vec<i64> {
    let station = house.db.read_now(move |tx| station::id_of_code(tx, code)).unwrap().unwrap();
    let deliver = move |tx: &mut store::Tx| -> kernel::Outcome<Vec<i64>> {
        let new = files.iter().map(|(arrived_at, quarantined)| NewReceipt {
            station_id: station,
            account: code,
            path: "/ST_NM_T1_20261122101500.txt",
            source: "198.51.100.7",
            arrived_at: *arrived_at,
            bytes: 42,
            sha256: "00",
            layout: "L1",
            content: None,
            counts: Counts { accepted: 1, quarantined: *quarantined, ..Counts::default() },
            content_hash: "00",
        });
        Ok(insert_all(tx, &new.collect::<Vec<_>>())?)
    };
    house.db.append_now(station, deliver).unwrap()
}

/// The figure on the first page's tile of faulty files.
fn tile(browser: &Browser<'_>, language: &str) -> String {
    let page = browser.get(&format!("/desk?lang={language}")).text;
    let tile = page.split("href=\"/desk/receipts?faulty=yes\"").nth(1).expect("the tile");
    inside(tile, "<p class=\"figure-big\" data-tone=\"warn\">", "</p>")
}

/// What the list says of its length.
fn rows(browser: &Browser<'_>, language: &str) -> String {
    let page = browser.get(&format!("/desk/receipts?faulty=yes&lang={language}")).text;
    inside(page.split("<nav class=\"pager\"").nth(1).expect("there are more pages"), "<span>", "</span>")
}

fn inside(text: &str, open: &str, close: &str) -> String {
    let found = text.split(open).nth(1).and_then(|rest| rest.split(close).next());
    found.unwrap_or_else(|| panic!("no {open} in {text}")).to_owned()
}
