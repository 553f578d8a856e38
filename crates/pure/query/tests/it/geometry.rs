//! Points and shapes.

use query::{Geometry, Matrix, Place};

fn shape(text: &str) -> Geometry {
    text.parse().unwrap_or_else(|_| panic!("no shape: {text}"))
}

const SQUARE_WITH_HOLE: &str = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))";

#[test]
fn where_points_lie() {
    use Place::{Boundary, Exterior, Interior};
    let cases = [
        (SQUARE_WITH_HOLE, [3.0, 3.0], Interior),
        (SQUARE_WITH_HOLE, [0.5, 1.0], Interior),
        (SQUARE_WITH_HOLE, [1.5, 1.5], Exterior),
        (SQUARE_WITH_HOLE, [1.0, 1.5], Boundary),
        (SQUARE_WITH_HOLE, [0.0, 0.0], Boundary),
        (SQUARE_WITH_HOLE, [4.0, 2.0], Boundary),
        (SQUARE_WITH_HOLE, [5.0, 2.0], Exterior),
        (SQUARE_WITH_HOLE, [-1.0, 0.0], Exterior),
        (SQUARE_WITH_HOLE, [-1.0, 4.0], Exterior),
        ("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))", [5.5, 5.25], Interior),
        ("LINESTRING (0 0, 2 2, 4 0)", [2.0, 2.0], Interior),
        ("LINESTRING (0 0, 2 2, 4 0)", [0.0, 0.0], Boundary),
        ("LINESTRING (0 0, 2 2, 4 0)", [2.0, 0.0], Exterior),
        ("LINESTRING (0 0, 2 0, 2 2, 0 0)", [0.0, 0.0], Interior),
        ("MULTILINESTRING ((0 0, 1 1), (1 1, 2 0))", [1.0, 1.0], Interior),
        ("MULTIPOINT (1 1, 2 2)", [2.0, 2.0], Interior),
        ("POINT (1 1)", [2.0, 2.0], Exterior),
    ];
    for (text, point, place) in cases {
        assert_eq!(shape(text).locate(point), place, "{text} {point:?}");
    }
}

#[test]
fn matrices_name_their_relations() {
    let cases = [
        ("POINT (3 3)", SQUARE_WITH_HOLE, "0FFFFF212", "within"),
        ("POINT (4 2)", SQUARE_WITH_HOLE, "F0FFFF212", "touches"),
        ("POINT (9 9)", SQUARE_WITH_HOLE, "FF0FFF212", "disjoint"),
        (SQUARE_WITH_HOLE, "POINT (3 3)", "0F2FF1FF2", "contains"),
        ("POINT (1 1)", "POINT (1 1)", "0FFFFFFF2", "equals within contains"),
        ("POINT (1 1)", "MULTIPOINT (1 1, 2 2)", "0FFFFF0F2", "within"),
        ("POINT (1 1)", "LINESTRING (0 0, 2 2)", "0FFFFF102", "within"),
        ("POINT (0 0)", "LINESTRING (0 0, 2 2)", "F0FFFF102", "touches"),
    ];
    for (a, b, pattern, names) in cases {
        let matrix = Matrix::of(&shape(a), &shape(b)).expect("one is a point");
        assert_eq!(matrix.fits(pattern), Some(true), "{a} {b}");
        let is = [
            ("equals", matrix.equals()),
            ("disjoint", matrix.disjoint()),
            ("touches", matrix.touches()),
            ("within", matrix.within()),
            ("contains", matrix.contains()),
        ];
        let found: Vec<&str> = is.iter().filter(|(_, holds)| *holds).map(|(name, _)| *name).collect();
        assert_eq!(found.join(" "), names, "{a} {b}");
    }
    assert_eq!(Matrix::of(&shape(SQUARE_WITH_HOLE), &shape("LINESTRING (0 0, 1 1)")), None);
    let matrix = Matrix::of(&shape("POINT (1 1)"), &shape("POINT (1 1)")).expect("points");
    assert_eq!((matrix.fits("T********"), matrix.fits("T*"), matrix.fits("X********")), (Some(true), None, None));
}

#[test]
fn distances_and_lengths() {
    let near = |text: &str, from: [f64; 2], wanted: f64| {
        let found = shape(text).distance(from);
        assert!((found - wanted).abs() < 1e-12, "{text} {from:?}: {found}");
    };
    near("POINT (3 4)", [0.0, 0.0], 5.0);
    near("LINESTRING (0 1, 9 1)", [4.0, 0.0], 1.0);
    near("LINESTRING (0 1, 9 1)", [12.0, 5.0], 5.0);
    near(SQUARE_WITH_HOLE, [3.0, 3.0], 0.0);
    near(SQUARE_WITH_HOLE, [1.5, 1.25], 0.25);
    near(SQUARE_WITH_HOLE, [7.0, 8.0], 5.0);
    assert!((shape("MULTILINESTRING ((0 0, 3 4), (0 0, 1 0))").length() - 6.0).abs() < 1e-12);
    assert!(shape(SQUARE_WITH_HOLE).length() < 1e-12);
}
