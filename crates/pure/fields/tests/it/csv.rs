//! Cells that people open in a spreadsheet, and that come back from it.

use fields::csv::{cell, line};

#[test]
fn cells_are_quoted_where_they_must_be_and_never_run() {
    let cases = [
        ("COD", "COD"),
        ("a,b", "\"a,b\""),
        ("say \"x\"", "\"say \"\"x\"\"\""),
        ("a;b", "a;b"),
        ("g\nh", "\"g\nh\""),
        ("-1.5", "-1.5"),
        ("+2e3", "+2e3"),
        ("=cmd()", "'=cmd()"),
        ("-x", "'-x"),
        ("@sum", "'@sum"),
        ("'=x", "''=x"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
    ];
    for (text, written) in cases {
        assert_eq!(cell(text), written);
        // A table goes out, is amended and comes back: nothing may grow on the way.
        if !text.contains(['"', ',', '\n']) {
            assert_eq!(fields::cleaned(&cell(text)), text, "{text}");
        }
    }
    let mut out = String::new();
    line(&mut out, &["a", "=b", ""]);
    assert_eq!(out, "a,'=b,\r\n");
}
