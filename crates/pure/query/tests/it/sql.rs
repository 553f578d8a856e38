//! The statements themselves, for both engines. A change of text here is a change of plans there.

use kernel::Moment;
use query::{
    Condition, Dialect, Extent, Order, OrderBy, Param, Path, Registry, Scalar, Scope, Select, Statement, list,
    parse_filter,
};

use crate::province::{DATASTREAMS, DAY, THINGS};

/// The first statement that a list would run on each engine; one text where they agree.
fn statements(select: &Select) -> String {
    let of = |dialect| {
        let mut first: Option<Statement> = None;
        let _page = list::page(select, dialect, 20, |statement| {
            first.get_or_insert(statement.clone());
            Ok::<Vec<Vec<Param>>, kernel::Problem>(Vec::new())
        });
        first.expect("a statement was run")
    };
    let (sqlite, postgres) = (of(Dialect::Sqlite), of(Dialect::Postgres));
    assert_eq!(sqlite.params, postgres.params);
    let params: Vec<String> = sqlite.params.iter().map(|p| format!("{p:?}")).collect();
    let text = if sqlite.text == postgres.text {
        sqlite.text
    } else {
        format!("sqlite:   {}\npostgres: {}", sqlite.text, postgres.text)
    };
    format!("{text}\n[{}]", params.join(", "))
}

fn select(entity: &Registry, filter: &str) -> Select {
    let expr = parse_filter(filter).expect("sound");
    let condition = Condition::of_user(expr, entity, Moment(DAY)).expect("it fits");
    Select::of(entity, &Scope::EVERYTHING).expect("a scope").columns(&["id"]).filter(condition)
}

fn order(entity: &Registry, keys: &[(&str, bool)]) -> Order {
    let keys: Vec<OrderBy> =
        keys.iter().map(|(path, descending)| OrderBy { path: Path::from(*path), descending: *descending }).collect();
    Order::new(&keys, entity).expect("sortable")
}

#[test]
fn conditions() {
    let cases = [
        (&THINGS, "properties/code eq 'NUO001' and properties/public"),
        (&THINGS, "id gt 2.5 or id lt 7"),
        (&THINGS, "id in (1,2) and properties/code in ('a','b','c','d','e','f','g','h','i')"),
        (&THINGS, "substringof('x',name) and endswith(name,'y') and indexof(name,'z') ge 3"),
        (&THINGS, "substring(name,1,2) eq 'ab' and length(concat(name,'x')) lt 9"),
        (&THINGS, "not (description eq null) and description ne 'x'"),
        (&THINGS, "Datastreams/ObservedProperty/name eq 'COD' and Datastreams/id gt 5"),
        (&THINGS, "tolower(name) eq 'x' and id gt 5"),
        (&THINGS, "tolower(name) eq 'x' or Datastreams/any(d: d/id eq 3)"),
        (&THINGS, "st_within(location, geography'POLYGON ((0 0, 1 0, 1 1, 0 0))')"),
        (&DATASTREAMS, "Thing/properties/code eq 'x' and Thing/name eq 'y' and ObservedProperty/name eq 'z'"),
        (&DATASTREAMS, "phenomenonTime lt 2026-11-22T00:00:00Z and phenomenonTime ge 2026-11-01T00:00:00Z/P1D"),
        (
            &DATASTREAMS,
            "year(phenomenonTime) eq 2026 and hour(phenomenonTime) eq 7 and date(phenomenonTime) ge 2026-01-01",
        ),
        (&DATASTREAMS, "during(phenomenonTime, 2026-11-22T00:00:00Z/PT1H) or meets(phenomenonTime, now())"),
    ];
    let found: Vec<String> =
        cases.iter().map(|(entity, filter)| format!("{filter}\n{}", statements(&select(entity, filter)))).collect();
    insta::assert_snapshot!(found.join("\n\n"));
}

#[test]
fn orders_and_marks() {
    type Marked = (&'static Registry, &'static [(&'static str, bool)], Vec<Scalar>);
    let orders: [Marked; 7] = [
        (&THINGS, &[], vec![7_i64.into()]),
        (&THINGS, &[("properties/code", false)], vec!["x".into(), 7_i64.into()]),
        (&THINGS, &[("name", true)], vec!["x".into(), 7_i64.into()]),
        (&THINGS, &[("description", false)], vec!["x".into(), 7_i64.into()]),
        (&THINGS, &[("description", false)], vec![Scalar::Null, 7_i64.into()]),
        (&THINGS, &[("description", true), ("properties/code", false)], vec![Scalar::Null, "x".into(), 7_i64.into()]),
        (
            &DATASTREAMS,
            &[("phenomenonTime", true), ("Thing/name", true)],
            vec![Moment(5).into(), Moment(6).into(), "x".into(), 7_i64.into()],
        ),
    ];
    let found: Vec<String> = orders
        .into_iter()
        .map(|(entity, keys, values)| {
            let order = order(entity, keys);
            let mark = query::PageMark::new(&order, values);
            let select = Select::of(entity, &Scope::EVERYTHING).expect("a scope").columns(&["id"]);
            statements(&select.order(order).after(Some(mark)))
        })
        .collect();
    insta::assert_snapshot!(found.join("\n\n"));
}

#[test]
fn scopes_and_parents() {
    let scope = Scope { areas: Extent::These(vec![1, 2]), facilities: Extent::These((1..=20).collect()) };
    let of_thing = Select::of(&THINGS, &scope).expect("a scope").columns(&["id", "location"]);
    let datastreams = THINGS.relation("Datastreams").expect("it exists");
    let of_parent = Select::of(&DATASTREAMS, &scope)
        .expect("a scope")
        .columns(&["id", "phenomenonTime", "Thing/name"])
        .related_to(&THINGS, datastreams, 5)
        .skip(40);
    insta::assert_snapshot!(format!("{}\n\n{}", statements(&of_thing), statements(&of_parent)));
}
