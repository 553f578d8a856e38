//! Random trees in which everything fits together, over the fields of the sample.

use kernel::Moment;
use proptest::prelude::*;
use proptest::sample::select;
use query::{Comparison, Expr, Function, Geometry, Interval, Operation, Path, Scalar};

use crate::fields_of_sample::{DAYS, MOMENTS, REALS, TEXTS, WHOLES};

type Tree = BoxedStrategy<Expr>;

fn field(names: &'static [&'static str]) -> Tree {
    let through = prop_oneof![8 => Just(""), 1 => Just("Parent/"), 1 => Just("Parent/Parent/")];
    (through, select(names)).prop_map(|(through, name)| Expr::field(&format!("{through}{name}"))).boxed()
}

fn literal<T: Clone + std::fmt::Debug + 'static>(values: &'static [T], make: fn(&T) -> Scalar) -> Tree {
    select(values).prop_map(move |v| Expr::Literal(make(&v))).boxed()
}

fn call1(function: Function, a: Tree) -> Tree {
    a.prop_map(move |a| Expr::Call(function, vec![a])).boxed()
}

fn call2(functions: &'static [Function], a: Tree, b: Tree) -> Tree {
    (select(functions), a, b).prop_map(|(f, a, b)| Expr::Call(f, vec![a, b])).boxed()
}

fn calculated(operations: &'static [Operation], a: Tree, b: Tree) -> Tree {
    (select(operations), a, b).prop_map(|(o, a, b)| Expr::Arithmetic(o, Box::new(a), Box::new(b))).boxed()
}

pub fn text(depth: u32) -> Tree {
    let leaf = prop_oneof![3 => field(&["text", "code"]), 2 => literal(&TEXTS, |t| (*t).into())].boxed();
    if depth == 0 {
        return leaf;
    }
    let inner = || text(depth - 1);
    let changed = (select(&[Function::ToLower, Function::ToUpper, Function::Trim][..]), inner())
        .prop_map(|(f, a)| Expr::Call(f, vec![a]));
    let cut = (inner(), whole(depth - 1), proptest::option::of(whole(depth - 1)))
        .prop_map(|(a, start, length)| Expr::Call(Function::Substring, [a, start].into_iter().chain(length).collect()));
    prop_oneof![4 => leaf, 1 => changed, 1 => cut, 1 => call2(&[Function::Concat], inner(), inner())].boxed()
}

pub fn whole(depth: u32) -> Tree {
    let leaf = prop_oneof![3 => field(&["whole", "id"]), 2 => literal(&WHOLES, |v| (*v).into())].boxed();
    if depth == 0 {
        return leaf;
    }
    use Function::{Day, Hour, IndexOf, Length, Minute, Month, Second, TotalOffsetMinutes, Year};
    let part = (select(&[Year, Month, Day, Hour, Minute, Second, TotalOffsetMinutes][..]), time(depth - 1))
        .prop_map(|(f, a)| Expr::Call(f, vec![a]));
    prop_oneof![
        4 => leaf,
        1 => part,
        1 => call1(Length, text(depth - 1)),
        1 => call2(&[IndexOf], text(depth - 1), text(depth - 1)),
        1 => calculated(&[Operation::Add, Operation::Sub, Operation::Mul, Operation::Mod], whole(depth - 1), whole(depth - 1)),
    ]
    .boxed()
}

pub fn number(depth: u32) -> Tree {
    let leaf = prop_oneof![3 => field(&["real"]), 2 => literal(&REALS, |v| (*v).into())].boxed();
    if depth == 0 {
        return leaf;
    }
    let all = &[Operation::Add, Operation::Sub, Operation::Mul, Operation::Div, Operation::Mod];
    let round = (select(&[Function::Round, Function::Floor, Function::Ceiling][..]), number(depth - 1))
        .prop_map(|(f, a)| Expr::Call(f, vec![a]));
    prop_oneof![
        4 => leaf,
        2 => whole(depth - 1),
        1 => round,
        1 => call1(Function::FractionalSeconds, time(depth - 1)),
        1 => calculated(all, number(depth - 1), number(depth - 1)),
    ]
    .boxed()
}

pub fn duration() -> Tree {
    prop_oneof![field(&["lasts"]), literal(&[0_i64, 1, -1_000_000, 3_600_000_000], |v| Scalar::Duration(*v)),].boxed()
}

fn span_literal() -> Tree {
    (select(&MOMENTS[..]), select(&[0_i64, 1, 3_600_000_000][..]))
        .prop_map(|(start, length)| {
            let start = start.min(MOMENTS[0] + 9);
            Expr::value(Interval { start: Moment(start), end: Moment(start + length) })
        })
        .boxed()
}

pub fn time(depth: u32) -> Tree {
    let leaf = prop_oneof![
        3 => field(&["at", "span"]),
        2 => literal(&MOMENTS, |v| Moment(*v).into()),
        1 => span_literal(),
        1 => Just(Expr::Call(Function::Now, vec![])),
    ]
    .boxed();
    if depth == 0 {
        return leaf;
    }
    prop_oneof![5 => leaf, 1 => calculated(&[Operation::Add, Operation::Sub], time(depth - 1), duration())].boxed()
}

fn day(depth: u32) -> Tree {
    prop_oneof![
        field(&["day"]),
        literal(&DAYS, |d| Scalar::Day(d.parse().expect("a day"))),
        call1(Function::Date, time(depth)),
    ]
    .boxed()
}

fn clock(depth: u32) -> Tree {
    prop_oneof![
        field(&["clock"]),
        literal(&[0_i64, 1, 86_399_999_999], |v| Scalar::Time(*v)),
        call1(Function::Time, time(depth)),
    ]
    .boxed()
}

fn place() -> Tree {
    let shapes =
        ["POINT (105.8 21)", "POLYGON ((100 10, 110 10, 110 25, 100 25, 100 10))", "LINESTRING (0 0, 211.6 42)"];
    let shape = select(shapes.to_vec()).prop_map(|s| Expr::value(s.parse::<Geometry>().expect("a shape")));
    let relation = select(
        &[
            Function::GeoIntersects,
            Function::StEquals,
            Function::StDisjoint,
            Function::StTouches,
            Function::StWithin,
            Function::StContains,
        ][..],
    );
    (relation, field(&["place"]), shape).prop_map(|(f, a, b)| Expr::Call(f, vec![a, b])).boxed()
}

fn compared(a: Tree, b: Tree) -> Tree {
    (select(&Comparison::ALL[..]), a, b).prop_map(|((_, c), a, b)| Expr::Compare(c, Box::new(a), Box::new(b))).boxed()
}

fn listed(item: Tree, values: Tree) -> Tree {
    (item, proptest::collection::vec(values, 0..12))
        .prop_map(|(item, values)| {
            let scalars = values.into_iter().filter_map(|v| if let Expr::Literal(s) = v { Some(s) } else { None });
            Expr::In(Box::new(item), scalars.collect())
        })
        .boxed()
}

/// A condition without `any(…)`.
pub fn plain(depth: u32) -> Tree {
    use Function::{Before, Contains, During, EndsWith, Finishes, Meets, Overlaps, Starts, StartsWith, SubstringOf};
    let inner = depth.saturating_sub(1);
    let leaf = prop_oneof![
        field(&["flag"]),
        compared(text(inner), text(inner)),
        compared(number(inner), number(inner)),
        compared(whole(inner), whole(inner)),
        compared(time(inner), time(inner)),
        compared(day(inner), day(inner)),
        compared(clock(inner), clock(inner)),
        compared(duration(), duration()),
        call2(&[SubstringOf, Contains, StartsWith, EndsWith], text(inner), text(inner)),
        call2(&[Before, Function::After, Meets, Overlaps, Starts, Finishes], time(inner), time(inner)),
        call2(&[During], time(inner), prop_oneof![field(&["span"]), span_literal()].boxed()),
        listed(whole(inner), whole(0)),
        listed(text(inner), text(0)),
        listed(number(0), number(0)),
        listed(field(&["at", "span"]), time(0)),
        listed(field(&["day"]), day(0)),
        field(&["flag", "whole", "text", "span", "at", "place", "day"]).prop_map(|f| Expr::IsNull(Box::new(f))),
        place(),
    ]
    .boxed();
    combined(leaf, depth, plain)
}

/// A condition with `any(…)` in places; inside it stands what the database answers alone, or what speaks
/// of nothing outside.
pub fn related(depth: u32) -> Tree {
    let about_child = prop_oneof![
        compared(child("whole"), literal(&WHOLES, |v| (*v).into())),
        call2(&[Function::StartsWith], child("text"), literal(&TEXTS, |t| (*t).into())),
        child("flag"),
        compared(call1(Function::ToLower, child("text")), literal(&TEXTS, |t| (*t).into())),
        compared(
            calculated(&[Operation::Add, Operation::Mod], child("whole"), literal(&WHOLES, |v| (*v).into())),
            literal(&WHOLES, |v| (*v).into()),
        ),
    ]
    .boxed();
    let with_parent = prop_oneof![
        compared(child("whole"), Just(Expr::field("whole")).boxed()),
        compared(child("text"), Just(Expr::field("Parent/text")).boxed()),
    ]
    .boxed();
    let test =
        prop_oneof![3 => combined(about_child, 1, |_| child("flag")), 1 => combined(with_parent, 1, |_| child("flag"))];
    let any =
        test.prop_map(|test| Expr::Any { of: Path::from("Children"), name: "c".to_owned(), test: Box::new(test) });
    let leaf = prop_oneof![2 => any, 1 => plain(0)].boxed();
    combined(leaf, depth, related)
}

fn child(name: &'static str) -> Tree {
    Just(Expr::field(&format!("c/{name}"))).boxed()
}

fn combined(leaf: Tree, depth: u32, inner: fn(u32) -> Tree) -> Tree {
    if depth == 0 {
        return leaf;
    }
    let list = || proptest::collection::vec(inner(depth - 1), 2..4);
    prop_oneof![
        3 => leaf,
        1 => list().prop_map(Expr::And),
        1 => list().prop_map(Expr::Or),
        1 => inner(depth - 1).prop_map(Expr::negated),
    ]
    .boxed()
}
