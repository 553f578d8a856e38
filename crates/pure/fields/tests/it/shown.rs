//! Values as people read them.

use fields::{Field, Schema};
use kernel::Lang;

use crate::stations::schema;

fn shown(schema: &Schema, code: &str, text: &str, lang: Lang) -> String {
    let field: &Field = schema.field(code).expect("the field exists");
    let value = field.read(text).expect("it is sound");
    field.shown(value.as_ref(), lang)
}

#[test]
fn in_both_languages() {
    let schema = schema();
    let cases = [
        ("code", "NUO001", "NUO001", "NUO001"),
        ("medium", "wastewater", "Nước thải", "Wastewater"),
        ("latitude", "20.9215", "20,92150°B", "20.92150°N"),
        ("longitude", "106.3012", "106,30120°Đ", "106.30120°E"),
        ("interval_minutes", "1440", "1.440\u{a0}phút", "1,440\u{a0}phút"),
        ("parameters", "pH;COD", "pH; COD", "pH; COD"),
        ("coefficients", "Kq=0.9;Kf=1.0", "Kq = 0,9; Kf = 1", "Kq = 0.9; Kf = 1"),
        ("o2_reference", "7.5", "7,5\u{a0}%", "7.5\u{a0}%"),
        ("public", "x", "Có", "Yes"),
        ("limit_set", "", "", ""),
    ];
    for (code, text, vi, en) in cases {
        assert_eq!(shown(&schema, code, text, Lang::Vi), vi);
        assert_eq!(shown(&schema, code, text, Lang::En), en);
    }
}
