//! Filters in the manner of SensorThings clients, asked of a small province on both engines.

use kernel::Moment;
use query::{Condition, Registry, Scope, Select, parse_filter};

use crate::engines::{count, page};
use crate::province::{DATASTREAMS, DAY, PROPERTIES, THINGS, fill, migrations};

/// Filter and the ids it finds, with and without further words.
type Case = (&'static str, &'static [i64]);

const ASKED_OF_THINGS: &[Case] = &[
    ("id eq 2", &[2]),
    ("@iot.id eq 2", &[2]),
    ("properties/code eq 'NUO001'", &[1]),
    ("startswith(properties/code,'NU')", &[1, 4, 5]),
    ("startswith(properties/code, 'NU') eq false", &[2, 3]),
    ("endswith(properties/code,'1')", &[1, 3]),
    ("substringof('thải', name)", &[1, 4]),
    ("contains(name, 'Thải')", &[]),
    ("substringof('THẢI', toupper(name))", &[1, 4]),
    ("tolower(name) eq 'ống khói an bình'", &[2]),
    ("length(properties/code) eq 6", &[1, 2, 3, 4, 5]),
    ("indexof(name, 'nước') eq 5", &[1, 4]),
    ("substring(properties/code, 3) eq '001'", &[1, 3]),
    ("substring(properties/code, 1, 2) eq 'UO'", &[1, 4]),
    ("concat(concat(properties/code,'-'),name) eq 'KHI002-Ống khói An Bình'", &[2]),
    ("description eq null", &[2, 4]),
    ("description ne null", &[1, 3, 5]),
    ("not properties/public", &[4]),
    ("properties/public and not startswith(properties/code,'N')", &[2, 3]),
    ("properties/code in ('NUO001','NUO004','XXX')", &[1, 4]),
    ("id in (1,2,3,4,5,6,7,8,9,10,11) and id ne 3", &[1, 2, 4, 5]),
    // Through relations to many: there is one.
    ("Datastreams/ObservedProperty/name eq 'SO2'", &[2, 3]),
    ("Datastreams/any(d: d/ObservedProperty/name eq 'SO2')", &[2, 3]),
    // In one `and`, of the same series.
    ("Datastreams/ObservedProperty/name eq 'SO2' and Datastreams/unitOfMeasurement/symbol eq 'mg/Nm3'", &[2]),
    // Two `any` may find two series.
    (
        "Datastreams/any(a: a/ObservedProperty/name eq 'COD') and Datastreams/any(b: b/ObservedProperty/name eq 'pH')",
        &[1, 4],
    ),
    ("Datastreams/ObservedProperty/name eq 'COD' and Datastreams/ObservedProperty/name eq 'pH'", &[]),
    ("not (Datastreams/ObservedProperty/name eq 'COD')", &[2, 3, 5]),
    ("Datastreams/all(d: d/unitOfMeasurement/symbol eq 'mg/L')", &[5]),
    ("Datastreams/any()", &[1, 2, 3, 4]),
    ("Datastreams/id eq null", &[5]),
    ("Datastreams/id ne null", &[1, 2, 3, 4]),
    ("Datastreams/phenomenonTime eq null", &[3, 4, 5]),
    ("Datastreams/properties/threshold gt id", &[1, 2, 3, 4]),
    ("Datastreams/any(d: d/Thing/id eq $it/id and d/id eq 3)", &[2]),
    ("Datastreams/ObservedProperty/Datastreams/Thing/properties/code eq 'KHI002'", &[2, 3]),
    ("Datastreams/any(d: d/ObservedProperty/Datastreams/any(e: e/id eq 3 and d/id ne 3))", &[3]),
    ("(Datastreams/ObservedProperty/name eq 'PM2.5') eq true or tolower(properties/code) eq 'num005'", &[3, 5]),
    ("Datastreams/ObservedProperty/name eq 'PM2.5' or indexof(toupper(name),'MẶT') ge 0", &[3, 5]),
    // What the database cannot answer inside is asked ahead.
    ("tolower(Datastreams/ObservedProperty/name) eq 'so2'", &[2, 3]),
    ("Datastreams/any(d: toupper(d/name) eq 'CHUỖI 2' or d/id mul 2 eq 12)", &[1, 4]),
    ("not Datastreams/any(d: trim(d/name) ne d/name or d/id add 0 eq 3) and id lt 4", &[1, 3]),
    ("Datastreams/ObservedProperty/Datastreams/any(e: tolower(e/name) eq 'chuỗi 3') and tolower(name) ne 'x'", &[2, 3]),
    // Places.
    ("st_within(location, geography'POLYGON ((106 20, 107 20, 107 21, 106 21, 106 20))')", &[1, 2]),
    ("geo.distance(location, geography'POINT (106.3 20.9)') le 0.2", &[1, 2]),
    ("geo.intersects(geography'LINESTRING (105.85 20, 105.85 22)', location)", &[3]),
    ("st_equals(location, geography'POINT (106.2 21.28)')", &[5]),
    ("st_relate(location, geography'POLYGON ((106 20, 107 20, 107 21, 106 21, 106 20))', '0FFFFF212')", &[1, 2]),
    ("geo.length(location) eq 0 and id gt 3", &[5]),
    // Calculations.
    ("id mul 2 sub 1 eq 5", &[3]),
    ("id div 2 eq 2.5", &[5]),
    ("id mod 2 eq 0", &[2, 4]),
    ("id div 0 eq 1", &[]),
    ("round(id div 2) eq 1 or floor(id div 2) eq 2", &[1, 2, 4, 5]),
    ("ceiling(2.1) eq id", &[3]),
];

const ASKED_OF_DATASTREAMS: &[Case] = &[
    ("Thing/properties/code eq 'NUO004'", &[6, 7]),
    ("Thing/id eq 1 and ObservedProperty/name eq 'pH'", &[2]),
    ("unitOfMeasurement/symbol eq 'µg/Nm3'", &[4, 5]),
    ("properties/threshold gt 100", &[3, 6]),
    ("properties/threshold gt 100.5 or properties/threshold eq null", &[2, 3, 5, 6, 7]),
    ("phenomenonTime eq null", &[5, 7]),
    ("phenomenonTime lt 2026-11-22T00:00:00Z", &[3]),
    ("phenomenonTime le 2026-11-22T01:00:00Z", &[3, 6]),
    ("phenomenonTime gt 2026-11-21T00:00:00Z", &[1, 2, 4, 6]),
    ("phenomenonTime ge 2026-11-22T00:00:00Z", &[1, 2, 4, 6]),
    ("phenomenonTime ge 2026-11-22T07:00:00 07:00", &[1, 2, 4, 6]),
    ("before(phenomenonTime, 2026-11-22T00:00:00Z)", &[3]),
    ("after(phenomenonTime, 2026-11-21T23:00:00Z)", &[1, 2, 4, 6]),
    ("during(phenomenonTime, 2026-11-22T00:00:00Z/PT2H)", &[4, 6]),
    ("overlaps(phenomenonTime, 2026-11-22T09:00:00Z/PT1H)", &[2]),
    ("overlaps(phenomenonTime, 2026-11-22T00:00:00Z)", &[1, 2, 4, 6]),
    ("meets(phenomenonTime, 2026-11-22T09:00:00Z/PT1H)", &[1]),
    ("starts(phenomenonTime, 2026-11-22T00:00:00Z)", &[1, 2, 4, 6]),
    ("finishes(phenomenonTime, 2026-11-22T01:00:00Z)", &[6]),
    ("year(phenomenonTime) eq 2026 and day(phenomenonTime) eq 21", &[3]),
    ("date(phenomenonTime) lt 2026-11-22", &[3]),
    ("hour(phenomenonTime) eq 0 and time(phenomenonTime) eq 00:00:00", &[1, 2, 3, 4, 6]),
    ("phenomenonTime lt now()", &[3, 4, 6]),
    ("phenomenonTime gt now() sub duration'PT4H'", &[1, 2, 4, 6]),
    ("phenomenonTime add duration'PT24H' ge 2026-11-22T00:00:00Z", &[1, 2, 3, 4, 6]),
    ("phenomenonTime gt mindatetime() and phenomenonTime lt maxdatetime()", &[1, 2, 3, 4, 6]),
    ("totaloffsetminutes(phenomenonTime) eq 0 and fractionalseconds(phenomenonTime) eq 0", &[1, 2, 3, 4, 6]),
];

const ASKED_OF_PROPERTIES: &[Case] = &[
    ("Datastreams/Thing/Datastreams/ObservedProperty/name eq 'COD'", &[1, 2]),
    ("Datastreams/Thing/properties/public eq false", &[1, 2]),
    ("Datastreams/all(d: d/Thing/properties/public)", &[3, 4]),
];

#[test]
fn both_engines_find_the_same() {
    // Three o'clock in the morning, UTC.
    let now = Moment(DAY + 3 * 3_600_000_000);
    testkit::on_both_with(&migrations(), |db| {
        fill(&db);
        let all: [(&Registry, &[Case]); 3] =
            [(&THINGS, ASKED_OF_THINGS), (&DATASTREAMS, ASKED_OF_DATASTREAMS), (&PROPERTIES, ASKED_OF_PROPERTIES)];
        for (entity, cases) in all {
            for (text, ids) in cases {
                let expr = parse_filter(text).unwrap_or_else(|r| panic!("{text}: {r}"));
                let condition = Condition::of_user(expr, entity, now).unwrap_or_else(|r| panic!("{text}: {r}"));
                let select =
                    Select::of(entity, &Scope::EVERYTHING).expect("a scope").columns(&["id"]).filter(condition);
                let (found, total) = db
                    .read_now(move |tx| {
                        let page = page(tx, &select, 100)?;
                        Ok((page.rows.iter().filter_map(|r| r.integer(0)).collect::<Vec<_>>(), count(tx, &select)?))
                    })
                    .unwrap_or_else(|f| panic!("{text}: {f}"));
                assert_eq!(found, *ids, "{text}");
                assert_eq!(total, ids.len() as u64, "{text}");
            }
        }
    });
}
