//! Bringing a table of stations in: row by row within one's own places.

use axum::http::StatusCode;
use identity::Reach;

use crate::browser::{Browser, hidden};
use crate::house::{House, on_both};
use crate::network::two_places;

const ADDRESS: &str = "/desk/stations/import";
const HEADER: &str = "code,name,medium,commune_code,parameters\r\n";

fn stations(house: &House) -> Vec<(String, Option<i64>)> {
    let sql = "select code, area_id from station order by code";
    house.db.read_now(move |tx| Ok(tx.all(sql, store::args![])?)).unwrap()
}

fn fields(browser: &Browser<'_>, skip: bool) -> Vec<(String, String)> {
    let mut fields = hidden(&browser.get(ADDRESS).text, ADDRESS);
    fields.extend(skip.then(|| ("skip_faulty".to_owned(), "yes".to_owned())));
    fields
}

#[test]
fn an_officer_brings_in_the_stations_of_his_own_communes() {
    on_both(|house| {
        let [own, other] = two_places(house);
        let lan = Browser::of(house, "lan");
        let send = |rows: &str, skip| {
            lan.upload(ADDRESS, &fields(&lan, skip), ("table", "tram.csv", &format!("{HEADER}{rows}")))
        };
        let new = "NUO010,Trạm mới,wastewater,31477,COD\r\n";
        // Elsewhere, nowhere, and a station of others taken over by naming one's own commune.
        for (row, column) in [
            ("NUO011,Trạm xa,wastewater,31480,COD\r\n", "commune_code"),
            ("NUO012,Trạm trôi,wastewater,,COD\r\n", "commune_code"),
            ("NUO002,Của tôi,wastewater,31477,COD\r\n", "code"),
        ] {
            let before = stations(house);
            let answer = send(&format!("{new}{row}"), false);
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
            assert!(answer.text.contains(&format!("<code>{column}</code>")), "{row}: {}", answer.text);
            assert!(answer.text.contains("nằm ngoài địa bàn"), "{}", answer.text);
            assert_eq!(stations(house), before, "{row}");
        }
        let answer = send(&format!("{new}NUO011,Trạm xa,wastewater,31480,COD\r\n"), true);
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let found = stations(house);
        assert!(found.contains(&("NUO010".to_owned(), Some(own.area))), "{found:?}");
        assert!(found.contains(&("NUO002".to_owned(), Some(other.area))) && found.len() == 3, "{found:?}");
    });
}

#[test]
fn what_every_form_is_held_to() {
    on_both(|house| {
        two_places(house);
        house.person("lanhdao", "leader", Reach::All);
        let (lan, leader) = (Browser::of(house, "lan"), Browser::of(house, "lanhdao"));
        let before = stations(house);
        let table = format!("{HEADER}NUO010,Moi,wastewater,31477,COD\r\n");
        let file = ("table", "tram.csv", table.as_str());

        let theirs = hidden(&leader.get("/desk").text, "/desk/sign-out");
        assert_eq!(leader.upload(ADDRESS, &theirs, file).status, StatusCode::FORBIDDEN);
        assert_eq!(lan.upload(ADDRESS, &[], file).status, StatusCode::FORBIDDEN);
        let none = lan.upload(ADDRESS, &fields(&lan, false), ("other", "tram.csv", ""));
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.text.contains("id=\"f-table-error\""), "{}", none.text);
        assert_eq!(stations(house), before);

        let fields = fields(&lan, false);
        for _ in 0..2 {
            assert_eq!(lan.upload(ADDRESS, &fields, file).status, StatusCode::OK);
        }
        assert_eq!(stations(house).len(), before.len() + 1, "sent twice, registered once");
        let versions = "select count(*) from journal where verb like 'station.%'";
        let told: i64 = house.db.read_now(move |tx| Ok(tx.one(versions, store::args![])?)).unwrap();
        assert_eq!(told, 3, "two from before and one of this table");
    });
}
