//! Checks of texts.

use fields::{Check, Field, Kind};

fn refused(check: &Check, text: &str) -> Option<String> {
    let field = Field::new("x", "x", "x", Kind::text(50)).check(check.clone());
    field.read(text).err().map(|r| r.code.into_owned())
}

#[test]
fn codes_become_accounts() {
    for text in ["NUO001", "a", "BD_KCN-ST.1", "0"] {
        assert_eq!(refused(&Check::Code, text), None, "{text}");
    }
    for text in ["TRẠM1", "a b", "../etc", "a/b", "_a", "a_", ".a", "a;b", "a\\b", "a%00"] {
        assert_eq!(refused(&Check::Code, text).as_deref(), Some("refused-field-not-a-code"), "{text}");
    }
}

#[test]
fn digits_are_counted() {
    let check = Check::Digits { lengths: vec![5, 7] };
    assert_eq!(refused(&check, "00123"), None);
    assert_eq!(refused(&check, "'00123"), None);
    for text in ["123", "001234", "0012a", "00 12"] {
        assert_eq!(refused(&check, text).as_deref(), Some("refused-field-not-digits"), "{text}");
    }
}

#[test]
fn tax_codes() {
    let (lenient, strict) = (Check::TaxCode { strict: false }, Check::TaxCode { strict: true });
    for text in ["0100109106", "0100109106-001", "0100109106001", "001099012345"] {
        assert_eq!(refused(&lenient, text), None, "{text}");
        assert_eq!(refused(&strict, text), None, "{text}");
    }
    for text in ["0100109107", "0100109107-002"] {
        assert_eq!(refused(&lenient, text), None, "{text}");
        assert_eq!(refused(&strict, text).as_deref(), Some("refused-field-tax-code-slip"), "{text}");
    }
    for text in ["123", "01001091069", "0100109106-01", "0100109106_001", "01001O9106"] {
        assert_eq!(refused(&lenient, text).as_deref(), Some("refused-field-not-a-tax-code"), "{text}");
    }
}

#[test]
fn each_value_of_a_list_is_checked() {
    let field = Field::new("codes", "x", "x", Kind::text(9).listed(';')).check(Check::Code);
    let refusal = field.read("a;b c;d").expect_err("a blank");
    assert_eq!(refusal.field.as_deref(), Some("codes.2"));
}
