//! What was received is sealed, part of the journal's chain, and a change of it is found.

use monitoring::journal_intake::{self, Tampered};
use platform::journal;

use crate::province::{Province, at, line, on_both, steady};

fn faults(province: &Province) -> Vec<Tampered> {
    province.read(|tx| {
        let mut faults = Vec::new();
        for row in journal::after(tx, 0, 10_000)?.iter().filter(|row| row.verb == journal_intake::VERB) {
            faults.extend(journal_intake::verify_entry(tx, row)?);
        }
        Ok(faults)
    })
}

/// What is found of the two receipts.
type Expected = fn([i64; 2]) -> Vec<Tampered>;

/// Two files, the second with a newer version, sealed and journalled.
fn sealed(province: &Province) -> [i64; 2] {
    let end = at("20261122110000");
    let first = province.send("NUO001", end, &steady("COD", "mg/L", end, "41"));
    let second = province.send("NUO001", end.plus_seconds(60), &line("COD", "42", "mg/L", end, "00"));
    assert_eq!(province.seal(end), 2);
    assert_eq!(province.journal(end), 1);
    [first.id, second.id]
}

#[test]
fn an_untouched_batch_verifies_and_is_sealed_once() {
    on_both(|province| {
        sealed(province);
        let now = at("20261122110500");
        assert_eq!((province.seal(now), province.journal(now)), (0, 0));
        assert!(!province.read(journal_intake::has_next));
        assert_eq!(faults(province), []);
        province.send("KXQ001", now, &line("SO2", "18", "µg/Nm3", now, "00"));
        assert_eq!((province.seal(now), province.journal(now)), (1, 1));
        assert_eq!(faults(province), []);
        let row = province.read(|tx| journal::after(tx, 0, 10_000)).pop().unwrap();
        let station = province.station("KXQ001");
        assert!(row.subjects.iter().any(|s| s.kind == "station" && s.id == station));
    });
}

#[test]
fn whoever_changes_something_afterwards_is_found() {
    let cases: [(&str, Expected); 12] = [
        ("update evidence set body = x'00' where receipt_id = 1", |[first, _]| {
            vec![Tampered::Evidence { receipt: first }]
        }),
        ("delete from evidence where receipt_id = 1", |[first, _]| vec![Tampered::Evidence { receipt: first }]),
        (
            "update frame set body = (select body from frame order by time limit 1) where time = (select max(time) from frame)",
            |[first, _]| vec![Tampered::Readings { receipt: first }],
        ),
        ("delete from frame where time = (select max(time) from frame)", |[first, _]| {
            vec![Tampered::Readings { receipt: first }]
        }),
        ("update frame set time = time + 1 where time = (select max(time) from frame)", |[first, _]| {
            vec![Tampered::Readings { receipt: first }]
        }),
        ("update observation_change set value = '41'", |[_, second]| vec![Tampered::Readings { receipt: second }]),
        ("update observation_change set flags = 64", |[_, second]| vec![Tampered::Readings { receipt: second }]),
        ("update receipt set arrived_at = arrived_at - 1 where id = 2", |[_, second]| {
            vec![Tampered::Readings { receipt: second }]
        }),
        ("update receipt set accepted = 0 where id = 1", |[first, _]| vec![Tampered::Readings { receipt: first }]),
        ("update receipt set path = 'x' where id = 1", |[first, _]| vec![Tampered::Readings { receipt: first }]),
        ("delete from receipt where id = 2", |_| vec![Tampered::Batch { batch: 1 }]),
        ("update receipt set batch_id = null where id = 2", |_| vec![Tampered::Batch { batch: 1 }]),
    ];
    for (sql, expected) in cases {
        on_both(|province| {
            let receipts = sealed(province);
            assert_eq!(receipts, [1, 2]);
            province
                .db
                .append_now(1, move |tx| {
                    let sql = if tx.engine() == store::Engine::Postgres {
                        sql.replace("x'00'", "'\\x00'")
                    } else {
                        sql.to_owned()
                    };
                    Ok(tx.run_dynamic(&sql, &[])?)
                })
                .unwrap();
            assert_eq!(faults(province), expected(receipts), "{sql}");
        });
    }
}

#[test]
fn evidence_is_the_bytes_that_arrived() {
    on_both(|province| {
        let content = steady("COD", "mg/L", at("20261122110000"), "41");
        let receipt = province.send("NUO001", at("20261122110000"), &content);
        let (id, station, path) = (receipt.id, receipt.station_id, receipt.path.clone());
        let bytes = province.read(move |tx| monitoring::receipt::evidence(tx, id)).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), content);
        assert!(province.read(move |tx| monitoring::receipt::original(tx, station, &path)).is_some());
    });
}

#[test]
fn receipts_as_a_table() {
    on_both(|province| {
        let now = at("20261122110000");
        province.send("NUO001", now, &format!("{}rubbish\r\n", line("COD", "42", "mg/L", now, "00")));
        province.deliver("KXQ001", now, "a, \"b\".txt", b"");
        let mut table = Vec::new();
        monitoring::export_receipts::csv(&province.db, &mut table).unwrap();
        let table = String::from_utf8(table).unwrap();
        assert_eq!(
            table,
            "id,station,path,arrived_at,bytes,accepted,duplicate,conflict,quarantined\r\n\
             1,NUO001,/NUO001/BD_SO_NUO001_20261122110000.txt,2026-11-22T11:00:00+07:00,40,1,0,0,1\r\n\
             2,KXQ001,\"a, \"\"b\"\".txt\",2026-11-22T11:00:00+07:00,0,0,0,0,1\r\n"
        );
    });
}
