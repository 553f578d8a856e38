//! Filters held against an entity: what is refused, and what the rest becomes.

use kernel::Moment;
use query::{Condition, Expr, Options, Plan, Registry, parse_filter};

use crate::fields_of_sample::SAMPLE;
use crate::province::{DATASTREAMS, DAY, OBSERVATIONS, PROPERTIES, THINGS};

fn checked(text: &str, entity: &Registry) -> String {
    let condition = parse_filter(text).and_then(|expr| Condition::of_user(expr, entity, Moment(DAY)));
    match condition {
        Ok(condition) => condition.to_string(),
        Err(refusal) => refusal.to_string(),
    }
}

#[test]
fn the_registries_of_these_tests_are_sound() {
    for registry in [&THINGS, &DATASTREAMS, &PROPERTIES, &OBSERVATIONS, &SAMPLE] {
        assert_eq!(registry.faults(), Vec::<String>::new());
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    let texts = [
        "nme eq 'x'",
        "properties/nme eq 'x'",
        "Datastream/name eq 'x'",
        "Datastreams eq 5",
        "Datastreams/Thing eq null",
        "Datastreams/any(d: e/name eq 'x')",
        "name/any(d: d eq 5)",
        "area eq 1",
        "Datastreams/Thing/area eq 1",
        "Datastreams/Observations/result gt 5",
        "Datastreams/any(d: d/Observations/any(o: o/result gt 5))",
        "name",
        "5",
        "not name",
        "name and properties/public",
        "name eq 5",
        "id eq '5'",
        "id eq 2026-11-22",
        "id in (1,'x')",
        "name add 5 eq 6",
        "id add name eq 6",
        "location eq geography'POINT (1 2)'",
        "location gt 5",
        "length(id) eq 5",
        "year(name) eq 5",
        "substring(name,1.5) eq 'x'",
        "startswith(name,5)",
        "geo.length(name) gt 5",
        "geo.length(location)",
        "during(Datastreams/phenomenonTime, 2026-01-01T00:00:00Z)",
        "st_within(geography'LINESTRING (0 0, 1 1)', geography'LINESTRING (0 0, 1 1)')",
        "st_relate(location, geography'POINT (0 0)', 'T***')",
        "st_relate(location, geography'POINT (0 0)', name)",
        "Datastreams/any(d: tolower(d/name) eq name)",
        "tolower(Datastreams/name) eq tolower(name)",
        "Datastreams/any(d: d/id add 1 eq $it/id)",
    ];
    let found: Vec<String> = texts.iter().map(|text| format!("{text}\n    {}", checked(text, &THINGS))).collect();
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn constants_are_computed_and_relations_written_out() {
    let cases = [
        ("id gt 2 mul 3", "id gt 6"),
        ("id gt 5 div 0", "null"),
        ("name eq concat('a','b')", "name eq 'ab'"),
        ("properties/public and 1 eq 1", "properties/public"),
        ("properties/public or 1 eq 1", "true"),
        ("properties/public and 1 eq 2", "false"),
        ("not (1 eq 2)", "true"),
        ("id gt null", "null"),
        ("Datastreams/id eq 5", "Datastreams/any(#1: #1/id eq 5)"),
        ("$it/Datastreams/id eq 5", "$it/Datastreams/any(#1: #1/id eq 5)"),
        (
            "Datastreams/id eq 5 and name eq 'x' and Datastreams/name eq 'y'",
            "Datastreams/any(#1: (#1/id eq 5) and (#1/name eq 'y')) and (name eq 'x')",
        ),
        ("Datastreams/id eq null", "(not (Datastreams/any(#1: true))) or Datastreams/any(#2: #2/id eq null)"),
    ];
    for (text, tree) in cases {
        assert_eq!(checked(text, &THINGS), tree, "{text}");
    }
    assert_eq!(
        checked("phenomenonTime ge now() sub duration'PT1H'", &OBSERVATIONS),
        "phenomenonTime ge 2026-11-21T23:00:00Z"
    );
}

#[test]
fn the_program_may_ask_what_users_may_not() {
    let expr = Expr::eq("area", 3_i64);
    assert!(Condition::of_user(expr.clone(), &THINGS, Moment(0)).is_err());
    assert!(Condition::of_program(expr, &THINGS, Moment(0)).is_ok());
}

#[test]
fn what_an_observation_filter_asks_of_its_series() {
    let cases = [
        ("Datastream/id eq 5 and result gt 10", Some("id eq 5")),
        (
            "Datastream/Thing/properties/code eq 'A' and Datastream/id gt 2",
            Some("(Thing/properties/code eq 'A') and (id gt 2)"),
        ),
        ("(Datastream/id eq 5 or Datastream/id eq 6) and result gt 1", Some("(id eq 5) or (id eq 6)")),
        ("Datastream/id eq 5 or result gt 10", None),
        ("result gt 10", None),
        ("Datastream/properties/threshold lt result", None),
    ];
    for (text, through) in cases {
        let condition =
            Condition::of_user(parse_filter(text).expect("sound"), &OBSERVATIONS, Moment(0)).expect("it fits");
        let found = condition.through("Datastream");
        assert_eq!(found.as_ref().map(ToString::to_string).as_deref(), through, "{text}");
        if let Some(found) = found {
            assert_eq!(found.entity().name, "Datastream");
            assert!(found.is_pushable());
        }
        assert!(!condition.is_pushable(), "{text}");
    }
}

#[test]
fn a_request_becomes_a_plan() {
    let plan = |raw: &str| Options::parse(raw).and_then(|options| Plan::new(options, &THINGS, Moment(0)));
    let sound = plan("$select=name,properties&$expand=Datastreams($select=id;$top=2)&$orderby=name desc&$top=500")
        .expect("sound");
    assert!(sound.shows("name") && sound.shows("properties/code") && sound.shows("properties"));
    assert!(!sound.shows("description") && !sound.shows("Datastreams"));
    assert_eq!((sound.page_size(100), sound.page_size(1000)), (100, 500));
    let inner = sound.expanded("Datastreams").expect("it is expanded");
    assert_eq!((inner.entity.name, inner.top), ("Datastream", Some(2)));
    assert!(plan("").expect("sound").shows("description"));
    assert!(plan("$select=@iot.id").expect("sound").shows("id"));

    let refused = [
        "$select=nme",
        "$select=prop",
        "$expand=Observations",
        "$expand=Datastreams($expand=Locations)",
        "$expand=Datastreams($filter=nme eq 'x')",
        "$expand=Datastreams($orderby=Thing/area)",
        "$orderby=nme",
        "$orderby=location",
        "$orderby=area",
        "$orderby=Datastreams/name",
        "$filter=nme eq 'x'",
        "$skiptoken=abc",
    ];
    let found: Vec<String> = refused
        .iter()
        .map(|raw| format!("{raw:<48} {}", plan(raw).map_or_else(|r| r.to_string(), |_| "accepted".to_owned())))
        .collect();
    insta::assert_snapshot!(found.join("\n"));
}
