//! Rows that were changed behind the program's back are found.

use definitions::{publish, tampered};
use kernel::{Actor, Moment};
use store::args;

use crate::kit::built_in;

#[test]
fn a_changed_row_no_longer_has_its_hash() {
    testkit::on_both(|db| {
        db.write_now(|tx| publish(tx, &Actor::Console, Moment(0), None, &[built_in()])).expect("published");
        db.write_now(|tx| {
            tx.run(
                "update definition set body = replace(body, '350.0', '450.0') where code = ?1",
                args!["QCVN 05:2023/BTNMT"],
            )?;
            Ok(())
        })
        .expect("changed");
        let found = db.read_now(tampered).expect("a check");
        assert_eq!(found.iter().map(|p| p.code.as_str()).collect::<Vec<_>>(), ["QCVN 05:2023/BTNMT"]);
    });
}
