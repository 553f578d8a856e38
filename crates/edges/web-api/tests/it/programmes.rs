//! Monitoring programmes for programs.

use axum::http::StatusCode;
use identity::{Act, Authority};
use kernel::{Basis, Bilingual};
use monitoring::programme::{self, Kind, Setup};

use crate::caller::{get, json};
use crate::provinces::{Province, now, on_both};

/// A public programme over a public station and one that is not, and a programme that is not public.
pub fn register(province: &Province) {
    let [water, air] = ["NUO001", "KXQ001"].map(|code| province.station(code));
    let setup = Setup {
        name: Bilingual::new("Quan trắc nước thải tự động", ""),
        kind: Kind::Automatic,
        purpose: "Giám sát nguồn thải lớn.".to_owned(),
        medium: "wastewater".to_owned(),
        stations: vec![water, air],
        parameters: vec!["COD".to_owned(), "TSS".to_owned()],
        rounds_per_year: None,
        frequency: String::new(),
        ordered_by: "Ủy ban nhân dân tỉnh".to_owned(),
        basis: Basis { document: "Kế hoạch 15/KH-UBND".to_owned(), article: String::new() },
        carried_out_by: "Trung tâm quan trắc".to_owned(),
        first: "2026-01-01".parse().unwrap(),
        last: None,
        public: true,
    };
    let law = province.receiver.law.current();
    let done = province.db.write_now(move |tx| {
        let by = Authority::console();
        let act = Act::new(&by, now());
        programme::register(tx, &law, act, "NUO001", setup.clone())?;
        let own = Setup { kind: Kind::AdHoc, public: false, ..setup };
        programme::register(tx, &law, act, "NT-DX", own)
    });
    done.unwrap();
}

#[test]
fn a_programme_is_given_with_its_public_stations_and_what_they_deliver() {
    on_both(|province| {
        assert_eq!(json(&province.site, "/api/v1/programmes")["programmes"], serde_json::json!([]));
        register(province);
        insta::assert_json_snapshot!("programmes", json(&province.site, "/api/v1/programmes"));
        let one = json(&province.site, "/api/v1/programmes/nuo001");
        assert_eq!(one, json(&province.site, "/api/v1/programmes")["programmes"][0]);
        let count = |query: &str| {
            let found = json(&province.site, &format!("/api/v1/programmes?{query}"));
            found["programmes"].as_array().unwrap().len()
        };
        assert_eq!((count("medium=wastewater"), count("medium=groundwater")), (1, 0));
        assert_eq!((count("kind=automatic&state=running"), count("kind=ad-hoc"), count("state=over")), (1, 0, 0));
        for (path, status) in [
            ("/api/v1/programmes/NT-DX", StatusCode::NOT_FOUND),
            ("/api/v1/programmes/nothing", StatusCode::NOT_FOUND),
            ("/api/v1/programmes?kind=daily", StatusCode::BAD_REQUEST),
            ("/api/v1/programmes?colour=red", StatusCode::BAD_REQUEST),
        ] {
            assert_eq!(get(&province.site, path).status, status, "{path}");
        }
    });
}
