//! What lies outside of an officer's reach is not there: in no list, in no count, behind no address.

use axum::http::StatusCode;
use identity::Reach;

use crate::browser::{Browser, hidden};
use crate::house::on_both;
use crate::network::two_places;

#[test]
fn an_officer_of_one_commune_sees_only_it() {
    on_both(|house| {
        let [own, other] = two_places(house);
        let lan = Browser::of(house, "lan");
        for list in [
            "/desk",
            "/desk/stations",
            "/desk/stations?text=nuoc+thai",
            "/desk/stations.csv",
            "/desk/receipts?faulty=yes",
            "/desk/exceedances?state=open",
            "/desk/outages",
            "/desk/outages?state=open",
            "/desk/suspicious",
            "/desk/suspicious?doubt=spike",
        ] {
            let page = lan.get(list);
            assert_eq!(page.status, StatusCode::OK, "{list}");
            assert!(page.text.contains(own.code), "{list} lacks {}: {}", own.code, page.text);
            assert!(!page.text.contains(other.code), "{list} tells of {}", other.code);
        }
        for list in ["receipts", "exceedances", "outages", "suspicious"] {
            let list = format!("/desk/{list}?station=NUO002");
            assert!(!lan.get(&list).text.contains("Trạm nước thải NUO002"), "{list}");
        }
        let flat = lan.get("/desk/suspicious?doubt=flatline").text;
        assert!(!flat.contains("Trạm nước thải NUO001") && flat.contains("/desk/suspicious"), "{flat}");
        let jumped = lan.get("/desk/suspicious?doubt=spike").text;
        for said in ["41,5", "22/24", "tăng giảm đột ngột"] {
            assert!(jumped.contains(said), "{said:?} is not in: {jumped}");
        }
        for (place, expected) in [(&own, StatusCode::OK), (&other, StatusCode::NOT_FOUND)] {
            for address in [
                format!("/desk/stations/{}", place.code),
                format!("/desk/receipts/{}", place.receipt),
                format!("/desk/exceedances/{}", place.exceedance),
                format!("/desk/outages/{}", place.outage),
            ] {
                assert_eq!(lan.get(&address).status, expected, "{address}");
            }
        }
    });
}

/// People of a plant see its own stations and what is about them, and none of what an office does.
#[test]
fn an_operator_sees_only_the_stations_of_his_facility() {
    on_both(|house| {
        let [own, other] = two_places(house);
        house.operator("hung", Reach::these([own.facility]));
        let hung = Browser::of(house, "hung");
        for list in [
            "/desk",
            "/desk/stations",
            "/desk/stations.csv",
            "/desk/receipts?faulty=yes",
            "/desk/exceedances?state=open",
            "/desk/outages?state=open",
            "/desk/suspicious",
        ] {
            let page = hung.get(list);
            assert_eq!(page.status, StatusCode::OK, "{list}");
            assert!(page.text.contains(own.code), "{list} lacks {}: {}", own.code, page.text);
            assert!(!page.text.contains(other.code), "{list} tells of {}", other.code);
        }
        for (place, expected) in [(&own, StatusCode::OK), (&other, StatusCode::NOT_FOUND)] {
            for address in [
                format!("/desk/stations/{}", place.code),
                format!("/desk/receipts/{}", place.receipt),
                format!("/desk/receipts/{}/original", place.receipt),
                format!("/desk/exceedances/{}", place.exceedance),
                format!("/desk/exceedances/{}.pdf", place.exceedance),
                format!("/desk/outages/{}", place.outage),
            ] {
                assert_eq!(hung.get(&address).status, expected, "{address}");
            }
        }
        for page in ["/desk/accounts", "/desk/organisation", "/desk/audit", "/desk/panels", "/desk/stations/import"] {
            assert_eq!(hung.get(page).status, StatusCode::FORBIDDEN, "{page}");
        }
        let explained = |place: &crate::network::Place| {
            let page = format!("/desk/exceedances/{}", place.exceedance);
            let mut fields = hidden(
                &hung.get(&format!("/desk/exceedances/{}", own.exceedance)).text,
                &format!("/desk/exceedances/{}/explain", own.exceedance),
            );
            fields.push(("note".to_owned(), "Bơm hỏng, đã thay.".to_owned()));
            hung.post(&format!("{page}/explain"), &fields).status
        };
        assert_eq!(explained(&other), StatusCode::NOT_FOUND);
        assert_eq!(explained(&own), StatusCode::SEE_OTHER);
    });
}

#[test]
fn what_a_logger_sent_is_shown_as_text() {
    on_both(|house| {
        let [own, _] = two_places(house);
        let page = Browser::of(house, "lan").get(&format!("/desk/receipts/{}", own.receipt)).text;
        assert!(page.contains("Giá trị không phải là số."), "{page}");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script>alert"), "{page}");
    });
}

#[test]
fn the_original_is_a_file_and_never_a_page() {
    on_both(|house| {
        let [own, _] = two_places(house);
        let lan = Browser::of(house, "lan");
        let file = lan.get(&format!("/desk/receipts/{}/original", own.receipt));
        let header = |name: &str| file.headers.get(name).map_or("", |v| v.to_str().unwrap());
        assert_eq!((file.status, file.text.as_str()), (StatusCode::OK, "COD\t<script>alert(1)</script>\n"));
        assert_eq!(header("content-type"), "text/plain; charset=utf-8");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-disposition"), "attachment; filename=\"ST_NM_T1_20261122101500.txt\"");
    });
}
