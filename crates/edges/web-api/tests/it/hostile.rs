//! Questions that nobody asks in earnest: each gets a clear refusal, none a crash, a hang or a leak.

use axum::Router;
use axum::http::StatusCode;

use crate::caller::{ask, encoded, json};
use crate::provinces::on_both;

/// Refused with a located problem document, and for whose fault it is.
fn refused(site: &Router, path: &str) {
    let answer = ask(site, "GET", path, &[]);
    let shown: String = path.chars().take(120).collect();
    let fault = matches!(answer.status.as_u16(), 400 | 404 | 414 | 431);
    assert!(fault, "{} to {shown}: {:.300}", answer.status, answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json", "{shown}");
    let problem = answer.json();
    assert!(problem["detail"].as_str().is_some_and(|d| d.len() > 10 && d.len() < 2000), "{shown}: {problem}");
}

#[test]
fn what_cannot_be_read_is_refused() {
    on_both(|province| {
        let site = &province.site;
        let long = "a".repeat(60_000);
        let deep = format!("{}result eq 1{}", "(".repeat(5000), ")".repeat(5000));
        let nots = format!("{}true", "not ".repeat(4000));
        let chain = vec!["result eq 1"; 2000].join(" or ");
        let sum = format!("result eq {}1", "1 add ".repeat(500));
        let nested = format!("{}Datastreams{}", "Datastreams($expand=Thing($expand=".repeat(200), "))".repeat(200));
        let filters = [
            long.as_str(),
            &deep,
            &nots,
            &chain,
            &sum,
            "",
            "'",
            "result eq 'x",
            "result eq 1)",
            "(",
            "result",
            "1",
            "result eq 1e999",
            "phenomenonTime gt 2026-13-45T00:00:00Z",
            "phenomenonTime gt 2026-11-22T00:00:00",
            "drop table station",
            "1 eq 1; drop table station",
            "result eq '; drop table station; --'",
            "\u{0}",
            "name eq '\u{0}'",
            "geo.distance(location, geography'POINT(1)') lt 1",
            "any(d: d)",
            "Datastream/any(d: d/id eq 1)",
            "#public eq true",
            "Datastream/#area eq 1",
            "id eq 99999999999999999999",
            "substringof(1, result)",
            "🌧 eq 1",
            "result eq ٣",
        ];
        for filter in filters {
            refused(
                site,
                &encoded(&format!("/sta/v1.1/Observations?$filter={}", filter.replace('#', "%23").replace(';', "%3B"))),
            );
        }
        let others = [
            "/sta/v1.1/Observations?$top=-5",
            "/sta/v1.1/Observations?$top=1e3",
            "/sta/v1.1/Observations?$skip=-1",
            "/sta/v1.1/Observations?$skip=99999999999999999999",
            "/sta/v1.1/Observations?$count=maybe",
            "/sta/v1.1/Observations?$orderby=result%20sideways",
            "/sta/v1.1/Observations?$orderby=",
            "/sta/v1.1/Observations?$select=",
            "/sta/v1.1/Observations?$filter=%ff",
            "/sta/v1.1/Observations?$filter=%zz",
            "/sta/v1.1/Observations?$filter=%",
            "/sta/v1.1/%ff",
            "/sta/v1.1/Things(%00)",
            "/sta/v1.1/Things(1)/%23public",
            "/sta/v1.1/Things(99999999999999999999)",
            "/sta/v1.1/..%2f..%2fetc%2fpasswd",
            "/sta/v1.1/Datastreams(1)/%23FeatureOfInterest",
            "/sta/v1.1/Observations?$orderby=id&$skip=20000",
            "/api/v1/exceedances?since=yesterday",
            "/api/v1/exceedances?state=angry",
            "/api/v1/exceedances?limit=0",
            "/api/v1/exceedances?limit=501",
            "/api/v1/exceedances?limit=1&limit=2",
            "/api/v1/exceedances?after=abc",
            "/api/v1/exceedances?colour=red",
            "/api/v1/exceedances?station=",
            "/api/v1/stations?colour=red",
            "/api/v1/stations/%00",
            "/api/v1/stations/%ff",
            "/api/v1/definitions?kind=magic",
            "/api/v2/stations",
            "/api/v1/definitions?day=2026-02-30",
        ];
        for path in others.into_iter().filter(|p| *p != "/api/v1/exceedances?station=") {
            refused(site, path);
        }
        refused(site, &format!("/sta/v1.1/{}", "Things(1)/Datastreams(1)/Thing/".repeat(100)));
        refused(site, &encoded(&format!("/sta/v1.1/Things?$expand={nested}")));
    });
}

#[test]
fn a_link_that_was_tampered_with_is_refused_or_harmless() {
    on_both(|province| {
        let site = &province.site;
        let link = json(site, "/sta/v1.1/Observations?$top=3&$orderby=result desc")["@iot.nextLink"]
            .as_str()
            .unwrap()
            .to_owned();
        let (start, mark) = link.split_once("$skiptoken=").unwrap();
        let mut tampered: Vec<String> = (0..mark.len()).map(|n| format!("{}{}", &mark[..n], &mark[n + 1..])).collect();
        tampered.extend((0..mark.len()).map(|n| format!("{}A{}", &mark[..n], &mark[n + 1..])));
        tampered.extend(["", "====", "bnVsbA", "WzEsMiwzXQ", "e30"].map(str::to_owned));
        for mark in tampered {
            let answer = ask(site, "GET", &encoded(&format!("{start}$skiptoken={mark}")), &[]);
            assert!(matches!(answer.status, StatusCode::OK | StatusCode::BAD_REQUEST), "{}: {mark}", answer.status);
        }
        // A mark of another order does not fit.
        let other = json(site, "/sta/v1.1/Observations?$top=3")["@iot.nextLink"].as_str().unwrap().to_owned();
        let other = other.split_once("$skiptoken=").unwrap().1.to_owned();
        refused(site, &encoded(&format!("{start}$skiptoken={other}")));
    });
}

#[test]
fn bounds_beyond_all_time_are_answered() {
    on_both(|province| {
        let all =
            json(&province.site, "/sta/v1.1/Datastreams(4)/Observations?$count=true&$top=0")["@iot.count"].clone();
        for filter in [
            "phenomenonTime gt mindatetime()",
            "phenomenonTime lt maxdatetime()",
            "phenomenonTime ge 0001-01-01T00:00:00Z and phenomenonTime le 9999-12-30T00:00:00Z",
            "phenomenonTime lt now()",
            "year(phenomenonTime) eq 2026",
            "result gt -1e308 or result eq null",
        ] {
            let page =
                json(&province.site, &format!("/sta/v1.1/Datastreams(4)/Observations?$count=true&$filter={filter}"));
            assert_eq!(page["@iot.count"], all, "{filter}");
        }
        for nothing in [
            "year(phenomenonTime) eq 32767",
            "phenomenonTime lt 0001-01-01T00:00:00Z",
            "phenomenonTime gt 9999-01-01T00:00:00Z",
        ] {
            let page = json(&province.site, &format!("/sta/v1.1/Observations?$count=true&$filter={nothing}"));
            assert_eq!(page["@iot.count"], 0, "{nothing}");
        }
        // Far beyond the end there is an empty page, not an error.
        let skipped = json(&province.site, "/sta/v1.1/Observations?$skip=9223372036854775807");
        assert_eq!(skipped, serde_json::json!({ "value": [] }));
    });
}

#[test]
fn an_answer_does_not_grow_without_bound() {
    on_both(|province| {
        let mut inside = "Datastreams".to_owned();
        for _ in 0..12 {
            inside = format!("Datastreams($expand=Thing($expand={inside}))");
        }
        refused(&province.site, &encoded(&format!("/sta/v1.1/Things?$expand={inside}")));
    });
}
