//! What changed between two records.

use fields::{FieldValue, Record, applied, diff};

fn record(values: &[(&str, i64)]) -> Record {
    let mut record = Record::default();
    for (code, value) in values {
        record.set(code, Some(FieldValue::Integer(*value)));
    }
    record
}

#[test]
fn fields_that_differ() {
    let old = record(&[("a", 1), ("b", 2), ("c", 3)]);
    let new = record(&[("a", 1), ("b", 5), ("d", 4)]);
    let changes = diff(&old, &new);
    let words: Vec<String> = changes.iter().map(|c| format!("{} {:?} {:?}", c.field, c.old, c.new)).collect();
    assert_eq!(words, ["b Some(Integer(2)) Some(Integer(5))", "c Some(Integer(3)) None", "d None Some(Integer(4))"]);
    assert_eq!(applied(&old, &changes), new);
    assert_eq!(diff(&old, &old), []);
    let json = serde_json::to_string(&changes).expect("changes are stored");
    assert_eq!(serde_json::from_str::<Vec<fields::Change>>(&json).expect("and read"), changes);
}
