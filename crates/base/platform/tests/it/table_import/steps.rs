//! Stage, check, review, apply, go on.

use std::sync::LazyLock;

use fields::{Field, Kind as FieldKind, Record, Schema};
use kernel::{Outcome, Refusal};
use platform::journal;
use platform::table_import::{
    self, Context, Kind, Limits, Progress, Report, Run, State, Upload, abandon, bring_in, go_on, report, stage,
};
use store::{Db, Tx, args};
use testkit::officer;

use crate::tables::on_both_with_tables;
use crate::{now, problem, refusals};

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let fields = vec![
        Field::new("code", "Mã", "Code", FieldKind::text(20)).required().aliases(&["Mã đơn vị"]),
        Field::new("name", "Tên", "Name", FieldKind::text(100)).required(),
        Field::new("note", "Ghi chú", "Note", FieldKind::text(100)),
    ];
    Schema::new("unit", "Đơn vị", "Unit", fields)
});

/// Units from a table, unseen until they are all there.
const UNITS: Kind = Kind {
    name: "units",
    schema: || &SCHEMA,
    key: "code",
    check_row,
    prepare_row,
    flip: |tx, context| {
        Ok(tx.run("update hidden_row set shown = true where import_id = ?1", args![context.import]).map(|_| ())?)
    },
    undo: |tx, context| Ok(tx.run("delete from hidden_row where import_id = ?1", args![context.import]).map(|_| ())?),
    limits: Limits::rows(500),
};

fn check_row(_: &mut Tx, _: &Context, row: &Record) -> Outcome<()> {
    if text(row, "name").chars().count() < 2 {
        return Err(Refusal::new("refused-too-short").at("name").with("least", 2_i64).into());
    }
    Ok(())
}

fn text<'a>(row: &'a Record, field: &str) -> &'a str {
    row.text(field).unwrap_or_default()
}

fn prepare_row(tx: &mut Tx, context: &Context, row: &Record) -> Outcome<()> {
    if text(row, "note") == "fails late" {
        return Err(Refusal::new("refused-late").at("note").into());
    }
    if text(row, "note") == "breaks" {
        return Err(kernel::Problem::new("a broken row").into());
    }
    let (known,): (i64,) =
        tx.one("select count(*) from hidden_row where shown and code = ?1", args![text(row, "code")])?;
    if known > 0 && text(row, "note") != "again" {
        return Err(Refusal::new("refused-code-taken").at("code").into());
    }
    let sql = "insert into hidden_row (import_id, code, shown) values (?1, ?2, false)";
    Ok(tx.run(sql, args![context.import, text(row, "code")]).map(|_| ())?)
}

fn upload(text: &str, skip_faulty: bool) -> Upload {
    Upload { file_name: "xã.csv".into(), bytes: text.as_bytes().to_vec(), actor: officer(), skip_faulty }
}

fn import(db: &Db, kind: &Kind, text: &str, skip_faulty: bool) -> Outcome<Report> {
    let random = testkit::random();
    bring_in(
        db,
        &mut Run { kind, now: now(), random: &random, progress: &mut |_| {}, with: table_import::with_nothing() },
        upload(text, skip_faulty),
    )
}

fn again(db: &Db, kind: &Kind, import: i64) -> Outcome<Report> {
    let random = testkit::random();
    go_on(
        db,
        &mut Run { kind, now: now(), random: &random, progress: &mut |_| {}, with: table_import::with_nothing() },
        import,
    )
}

fn units(db: &Db) -> i64 {
    db.read_now(|tx| Ok(tx.one("select count(*) from hidden_row where shown", args![])?)).unwrap()
}

fn shown(db: &Db) -> (i64, i64) {
    let sql = "select count(*), coalesce(sum(case when shown then 1 else 0 end), 0) from hidden_row";
    db.read_now(move |tx| Ok(tx.one(sql, args![])?)).unwrap()
}

fn located(report: &Report) -> Vec<(i64, &str, &str)> {
    report.faults.iter().map(|f| (f.line, f.column.as_deref().unwrap_or("-"), f.refusal.code.as_ref())).collect()
}

#[test]
fn a_sound_table_is_applied_at_once_and_journalled() {
    on_both_with_tables(|db| {
        let text = "Danh sách xã\nMã đơn vị;TÊN;Ghi chú khác\n25777;Minh Hoà;x\n25780;Minh Thạnh;\n";
        let report = import(&db, &UNITS, text, false).unwrap();
        assert_eq!(
            (report.state, report.total_rows, report.faulty_rows, report.applied_rows),
            (State::Applied, 2, 0, 2)
        );
        assert_eq!(report.unknown_columns, ["Ghi chú khác"]);
        assert_eq!(units(&db), 2);
        let last = db.read_now(journal::head).unwrap().seq;
        let entry = db.read_now(move |tx| journal::entry(tx, last)).unwrap().unwrap();
        assert_eq!(
            (entry.verb.as_str(), &entry.body["rows"], &entry.body["file"]),
            ("table.imported", &2.into(), &report.file_hash.as_str().into())
        );
        assert_eq!(again(&db, &UNITS, report.import).unwrap(), report, "nothing happens twice");
        assert_eq!(units(&db), 2);
    });
}

const FAULTY: &str = "code,name,note\n1,An,\n,B,\n3,Cù Bị,x,y\n1,An Bình,\n5,Đá Bạc,\n";

#[test]
fn every_fault_is_located_and_nothing_is_applied() {
    on_both_with_tables(|db| {
        let report = import(&db, &UNITS, FAULTY, false).unwrap();
        assert_eq!(
            (report.state, report.total_rows, report.faulty_rows, report.applied_rows),
            (State::Checked, 5, 3, 0)
        );
        assert_eq!(
            located(&report),
            [
                (3, "code", "refused-field-required"),
                (3, "name", "refused-too-short"),
                (4, "-", "refused-import-extra-cell"),
                (5, "-", "refused-import-row-twice"),
            ]
        );
        assert_eq!(units(&db), 0);
        assert_eq!(again(&db, &UNITS, report.import).unwrap(), report, "it waits for a person");
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!(json["state"], "checked");
        assert_eq!(serde_json::from_value::<Report>(json).unwrap(), report);

        let id = report.import;
        abandon(&db, id, now()).unwrap();
        assert_eq!(table_import::report(&db, id).unwrap().state, State::Abandoned);
        assert_eq!(refusals(abandon(&db, id, now())), ["refused-import-not-waiting"]);
    });
}

#[test]
fn faulty_rows_are_left_out_when_asked_so() {
    on_both_with_tables(|db| {
        let report = import(&db, &UNITS, FAULTY, true).unwrap();
        assert_eq!((report.state, report.faulty_rows, report.applied_rows), (State::Applied, 3, 2));
        assert_eq!(units(&db), 2);
    });
}

/// The world moved between the check and the application: unit 2 is there already.
#[test]
fn a_fault_met_only_on_applying_undoes_everything_and_is_located() {
    on_both_with_tables(|db| {
        import(&db, &UNITS, "code,name\n2,Bến Cát\n", false).unwrap();
        let text = "code,name\n1,An Bình\n2,Bến Cát\n3,Cù Bị\n";
        let held = import(&db, &UNITS, text, false).unwrap();
        assert_eq!((held.state, held.faulty_rows, held.applied_rows), (State::Checked, 1, 0));
        assert_eq!(located(&held), [(3, "code", "refused-code-taken")]);
        assert_eq!(units(&db), 1);
        let skipped = import(&db, &UNITS, text, true).unwrap();
        assert_eq!((skipped.state, skipped.faulty_rows, skipped.applied_rows), (State::Applied, 1, 2));
        assert_eq!(units(&db), 3);
    });
}

#[test]
fn a_table_of_another_shape_is_refused_whole() {
    on_both_with_tables(|db| {
        assert_eq!(refusals(import(&db, &UNITS, "a,b\n1,2\n", false)), ["refused-field-column-missing"; 2]);
        assert_eq!(refusals(import(&db, &UNITS, "code,name,Mã\n1,2,3\n", false)), ["refused-field-column-twice"]);
        assert_eq!(refusals(import(&db, &UNITS, "code,name\n", false)), ["refused-import-empty"]);
        assert_eq!(
            refusals(import(&db, &UNITS, &format!("code,name\n{}", "1,An\n".repeat(501)), false)),
            ["refused-import-too-many-rows"]
        );
        assert_eq!(refusals(table_import::report(&db, 99)), ["refused-import-unknown"]);
        let there = import(&db, &UNITS, "code,name\n1,An\n", false).unwrap().import;
        let other = Kind { name: "others", ..UNITS };
        assert_eq!(refusals(again(&db, &other, there)), ["refused-import-unknown"], "it is of another kind");
    });
}

fn long_table(rows: usize, note: impl Fn(usize) -> &'static str) -> String {
    let rows = (1..=rows).map(|n| format!("{n},Đơn vị {n},{}\n", note(n)));
    std::iter::once("code,name,note\n".to_owned()).chain(rows).collect()
}

#[test]
fn hidden_rows_appear_all_at_once() {
    on_both_with_tables(|db| {
        let text = long_table(300, |_| "");
        let random = testkit::random();
        let mut seen = Vec::new();
        let mut watch = |p: Progress| {
            if p.state == State::Applying {
                seen.push((p.done, shown(&db).1));
            }
        };
        let mut run =
            Run { kind: &UNITS, now: now(), random: &random, progress: &mut watch, with: table_import::with_nothing() };
        let report = bring_in(&db, &mut run, upload(&text, false)).unwrap();
        assert_eq!((report.state, report.applied_rows), (State::Applied, 300));
        assert_eq!(shown(&db), (300, 300));
        assert!(seen.len() > 2, "in several chunks");
        assert!(seen.iter().all(|(_, shown)| *shown == 0), "none before the last");
        assert!(seen.windows(2).all(|p| p[0].0 <= p[1].0));
    });
}

#[test]
fn hidden_rows_go_again_when_a_late_row_is_at_fault() {
    on_both_with_tables(|db| {
        let text = long_table(200, |n| if n == 150 { "fails late" } else { "" });
        let held = import(&db, &UNITS, &text, false).unwrap();
        assert_eq!((held.state, held.faulty_rows, held.applied_rows), (State::Checked, 1, 0));
        assert_eq!(located(&held), [(151, "note", "refused-late")]);
        assert_eq!(shown(&db), (0, 0));
        let skipped = import(&db, &UNITS, &text, true).unwrap();
        assert_eq!((skipped.state, skipped.applied_rows), (State::Applied, 199));
        assert_eq!(shown(&db), (199, 199));
    });
}

/// Each step is stopped in its middle as a crash would: what was committed stays, the rest is done
/// when somebody goes on.
#[test]
fn an_import_goes_on_where_it_stopped() {
    on_both_with_tables(|db| {
        let text = long_table(200, |_| "again");
        for stop_at in [State::Staging, State::Staged, State::Applying] {
            let before = shown(&db).0;
            let id = stopped(&db, &text, stop_at);
            let half = report(&db, id).unwrap();
            assert_eq!(half.state, stop_at);
            let whole = again(&db, &UNITS, id).unwrap();
            assert_eq!((whole.state, whole.total_rows, whole.applied_rows), (State::Applied, 200, 200));
            assert_eq!(shown(&db), (before + 200, before + 200), "none twice, none missing");
        }
    });
}

/// Begins an import and gives up, by a panic in the progress report, in the middle of a step.
fn stopped(db: &Db, text: &str, at: State) -> i64 {
    let random = testkit::random();
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut stop = |p: Progress| assert!(p.state != at, "stopped here");
        let mut run =
            Run { kind: &UNITS, now: now(), random: &random, progress: &mut stop, with: table_import::with_nothing() };
        bring_in(db, &mut run, upload(text, false))
    }));
    assert!(ended.is_err());
    db.read_now(|tx| Ok(tx.one("select max(id) from table_import", args![])?)).unwrap()
}

#[test]
fn a_broken_row_stops_the_import_and_keeps_it() {
    on_both_with_tables(|db| {
        let text = long_table(120, |n| if n == 100 { "breaks" } else { "" });
        assert!(problem(import(&db, &UNITS, &text, false)).contains("a broken row"));
        let id: i64 = db.read_now(|tx| Ok(tx.one("select max(id) from table_import", args![])?)).unwrap();
        assert_eq!(report(&db, id).unwrap().state, State::Applying);
        let mended = Kind { prepare_row: |_, _, _| Ok(()), ..UNITS };
        assert_eq!(again(&db, &mended, id).unwrap().state, State::Applied);
    });
}

#[test]
fn only_staging_leaves_the_table_for_review() {
    on_both_with_tables(|db| {
        let random = testkit::random();
        let mut run = Run {
            kind: &UNITS,
            now: now(),
            random: &random,
            progress: &mut |_| {},
            with: table_import::with_nothing(),
        };
        let id = stage(&db, &mut run, upload("code,name\n1,An\n", false)).unwrap();
        assert_eq!(report(&db, id).unwrap().state, State::Staged);
        assert_eq!(refusals(table_import::apply(&db, &mut run, id)), ["refused-import-not-waiting"]);
        table_import::check(&db, &mut run, id).unwrap();
        table_import::apply(&db, &mut run, id).unwrap();
        assert_eq!(report(&db, id).unwrap().state, State::Applied);
        assert_eq!(refusals(table_import::apply(&db, &mut run, id)), ["refused-import-not-waiting"]);
    });
}

#[test]
fn the_rows_of_an_old_import_are_forgotten_and_its_report_stays() {
    on_both_with_tables(|db| {
        let done = import(&db, &UNITS, "code,name\n1,An\n2,Ân\n", false).unwrap();
        let tidy = |days: i64| db.write_now(move |tx| platform::tidy(tx, now().plus_seconds(days * 86_400)));
        let rows = || db.read_now(|tx| Ok(tx.one::<i64>("select count(*) from table_import_row", args![])?)).unwrap();
        tidy(90).unwrap();
        assert_eq!(rows(), 2);
        tidy(91).unwrap();
        assert_eq!(rows(), 0);
        assert_eq!(report(&db, done.import).unwrap(), done);
    });
}
