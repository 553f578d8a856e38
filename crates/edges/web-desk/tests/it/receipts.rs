//! Long lists of receipts: page after page, and counted no further than anybody reads.

use kernel::Moment;
use monitoring::receipt::Counts;
use monitoring::receipt::store::{NewReceipt, insert_all};
use monitoring::station;

use crate::browser::Browser;
use crate::house::{House, on_both};
use crate::network::two_places;

#[test]
fn every_faulty_receipt_is_on_one_page_also_where_many_arrived_at_one_moment() {
    on_both(|house| {
        let [own, other] = two_places(house);
        let now = house.clock.now();
        // Three moments, so that each border of a page runs through receipts of one moment; every fourth is faultless.
        let files: Vec<(Moment, i64)> =
            (0..200).map(|n| (now.plus_seconds(-60 * (n % 3)), i64::from(n % 4 != 0))).collect();
        let ids = deliver(house, own.code, files.clone());
        deliver(house, other.code, vec![(now, 1); 60]);
        let delivered = files.into_iter().zip(ids).filter(|((_, faults), _)| *faults > 0);
        let mut faulty: Vec<(Moment, i64)> = delivered.map(|((at, _), id)| (at, id)).collect();
        faulty.push((now, own.receipt));
        faulty.sort_unstable_by(|a, b| b.cmp(a));
        let expected: Vec<String> = faulty.into_iter().map(|(_, id)| id.to_string()).collect();

        let lan = Browser::of(house, "lan");
        let (mut shown, mut sizes) = (Vec::new(), Vec::new());
        let mut next = Some("/desk/receipts?faulty=yes".to_owned());
        while let Some(address) = next {
            assert!(sizes.len() < 10, "the list has no end: {address}");
            let page = lan.get(&address).text;
            assert!(page.contains("dòng trong 151"), "how many there are on all pages: {page}");
            let ids = page.split("href=\"/desk/receipts/").skip(1).filter_map(|link| link.split('"').next());
            let before = shown.len();
            shown.extend(ids.map(ToOwned::to_owned));
            sizes.push(shown.len() - before);
            next = next_page(&page);
        }
        assert_eq!(sizes, [50, 50, 50, 1]);
        assert_eq!(shown, expected, "the newest first, none twice, none left out");
    });
}

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
    let tile = page.split("href=\"/desk/receipts?faulty=yes&amp;since=20").nth(1).expect("the tile");
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

/// Where the link to the next page leads.
fn next_page(page: &str) -> Option<String> {
    let before = page.split("\" rel=\"next\"").next().filter(|before| before.len() < page.len())?;
    before.rsplit("href=\"").next().map(|address| address.replace("&amp;", "&"))
}
