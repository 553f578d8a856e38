//! Key figures for programs.

use axum::http::StatusCode;
use monitoring::compute_kpi;

use crate::caller::{get, json};
use crate::provinces::{now, on_both};

#[test]
fn a_figure_is_given_with_its_counts_and_every_revision() {
    on_both(|province| {
        let codes: Vec<String> = json(&province.site, "/api/v1/kpi")["kpis"]
            .as_array()
            .unwrap()
            .iter()
            .map(|kpi| kpi["code"].as_str().unwrap().to_owned())
            .collect();
        assert!(codes.iter().any(|code| code == "data-received") && codes.len() > 8, "{codes:?}");
        let (network, law, day) =
            (province.receiver.network.clone(), province.receiver.law.current(), now().day().plus(-1));
        let seen = law.clone();
        let changed = province.db.read_now(move |tx| compute_kpi::day(tx, &network, &seen, day, now())).unwrap();
        province.db.write_bulk_now(move |tx| compute_kpi::write(tx, &law, &changed, now())).unwrap();
        let history = json(&province.site, "/api/v1/kpi/stations-reporting");
        let newest = &history["values"][0];
        assert_eq!(
            (&newest["period"], &newest["revision"], &newest["closed"]),
            (&"day".into(), &1.into(), &true.into())
        );
        assert_eq!(newest["from"], newest["to"]);
        assert_eq!(newest["definition_hash"].as_str().unwrap().len(), 64);
        let month = &json(&province.site, "/api/v1/kpi/stations-reporting?period=month&from=2026-11-01")["values"][0];
        assert_eq!(
            (&month["from"], &month["to"], &month["closed"]),
            (&"2026-11-01".into(), &"2026-11-30".into(), &false.into())
        );
        assert_eq!(
            json(&province.site, "/api/v1/kpi/stations-reporting?to=2026-01-01")["values"],
            serde_json::json!([])
        );
        for (path, status) in [
            ("/api/v1/kpi/nothing", StatusCode::NOT_FOUND),
            ("/api/v1/kpi/stations-reporting?period=week", StatusCode::BAD_REQUEST),
            ("/api/v1/kpi/stations-reporting?colour=red", StatusCode::BAD_REQUEST),
        ] {
            assert_eq!(get(&province.site, path).status, status, "{path}");
        }
    });
}
