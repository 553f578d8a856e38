//! Pages of any size in any order hold what one large page holds: nothing twice, nothing missing,
//! however many are equal.

use axum::http::StatusCode;
use serde_json::Value;

use crate::caller::{all_pages, get, json};
use crate::provinces::{at, line, on_both};

fn ids(values: &[Value]) -> Vec<i64> {
    values.iter().map(|v| v["@iot.id"].as_i64().unwrap()).collect()
}

#[test]
fn pages_neither_lose_nor_double() {
    on_both(|province| {
        let recent = "$filter=phenomenonTime ge 2026-11-22T02:35:00Z";
        let observations = format!("/sta/v1.1/Observations?{recent}");
        let cases = [
            (observations.as_str(), ""),
            (&observations, "&$orderby=phenomenonTime"),
            (&observations, "&$orderby=phenomenonTime asc,result desc"),
            (&observations, "&$orderby=result"),
            (&observations, "&$orderby=result desc"),
            (&observations, "&$orderby=parameters/version"),
            (&observations, "&$orderby=resultQuality/valid desc,parameters/text"),
            (&observations, "&$orderby=Datastream/name desc,phenomenonTime"),
            (&observations, "&$orderby=FeatureOfInterest/id"),
            (&observations, "&$orderby=id"),
            ("/sta/v1.1/Datastreams?$select=id", ""),
            ("/sta/v1.1/Datastreams?$select=id", "&$orderby=unitOfMeasurement/symbol"),
            ("/sta/v1.1/Datastreams?$select=id", "&$orderby=Thing/name desc,properties/limit_set"),
            (
                "/sta/v1.1/Datastreams?$select=id",
                "&$filter=indexof(tolower(name),'cod') ge 0&$orderby=properties/averaging",
            ),
            ("/sta/v1.1/Things(1)/Datastreams?$select=id", "&$orderby=observationType"),
        ];
        for (path, order) in cases {
            let whole = json(&province.site, &format!("{path}{order}&$top=1000"));
            assert!(whole["@iot.nextLink"].is_null());
            let whole = ids(whole["value"].as_array().unwrap());
            assert!(whole.len() > 2, "{path}{order}");
            for size in [1, 4, whole.len() - 1, whole.len(), whole.len() + 1] {
                let pages = all_pages(&province.site, &format!("{path}{order}&$top={size}"));
                assert_eq!(ids(&pages), whole, "{path}{order} by {size}");
            }
            for skip in [0, 1, 5, whole.len(), 100_000] {
                let rest = json(&province.site, &format!("{path}{order}&$top=1000&$skip={}", skip.min(9000)));
                assert_eq!(
                    ids(rest["value"].as_array().unwrap()),
                    whole[skip.min(whole.len())..],
                    "{path}{order} after {skip}"
                );
            }
        }
    });
}

#[test]
fn what_arrives_meanwhile_does_not_move_the_pages() {
    on_both(|province| {
        let path = "/sta/v1.1/Datastreams(7)/Observations?$top=5";
        let before = ids(&all_pages(&province.site, "/sta/v1.1/Datastreams(7)/Observations"));
        let first = json(&province.site, path);
        province.send("NUO001", at("20261122101400"), &line("TSS", "9", "mg/L", at("20261122101000"), "00"));
        let rest = all_pages(&province.site, first["@iot.nextLink"].as_str().unwrap());
        let mut all = ids(first["value"].as_array().unwrap());
        all.extend(ids(&rest));
        assert_eq!(all, before);
    });
}

#[test]
fn expanded_sets_go_on_behind_their_link() {
    on_both(|province| {
        let inside = "$filter=result gt 40 or resultQuality/valid eq false;$orderby=result desc;$select=id;$top=4";
        let thing = json(&province.site, &format!("/sta/v1.1/Datastreams(4)?$expand=Observations({inside})"));
        let mut all = ids(thing["Observations"].as_array().unwrap());
        assert_eq!(all.len(), 4);
        all.extend(ids(&all_pages(&province.site, thing["Observations@iot.nextLink"].as_str().unwrap())));
        let outside = inside.replace(';', "&").replace("$top=4", "$top=1000");
        let whole = json(&province.site, &format!("/sta/v1.1/Datastreams(4)/Observations?{outside}"));
        assert_eq!(all, ids(whole["value"].as_array().unwrap()));
    });
}

#[test]
fn a_page_is_never_larger_than_allowed() {
    on_both(|province| {
        let page = json(&province.site, "/sta/v1.1/Observations");
        assert_eq!(page["value"].as_array().unwrap().len(), 100);
        assert!(page["@iot.nextLink"].is_string());
        let most = json(&province.site, "/sta/v1.1/Observations?$top=9223372036854775807");
        assert!(most["value"].as_array().unwrap().len() <= 1000);
        assert_eq!(
            get(&province.site, "/sta/v1.1/Observations?$top=9223372036854775808").status,
            StatusCode::BAD_REQUEST
        );
    });
}
