//! Cursors and numbers.

use kernel::Refusal;
use platform::journal::{self, Entry};
use platform::{cursors, numbers};
use testkit::{officer, on_both};

use crate::{now, problem, refusals};

#[test]
fn a_consumer_deals_with_each_entry_once() {
    on_both(|db| {
        for _ in 0..5 {
            db.write_now(|tx| journal::write(tx, &officer(), None, now(), None, Entry::new("a.b"))).unwrap();
        }
        let turn = || {
            db.write_now(|tx| {
                let from = cursors::get(tx, "statistics")?;
                let rows = cursors::pending(tx, "statistics", 2)?;
                let seen: Vec<i64> = rows.iter().map(|r| r.seq).collect();
                if let Some(last) = seen.last() {
                    cursors::advance(tx, "statistics", from, *last, now())?;
                }
                Ok(seen)
            })
            .unwrap()
        };
        assert_eq!(turn(), [1, 2]);
        assert_eq!(turn(), [3, 4]);
        assert_eq!(turn(), [5]);
        assert_eq!(turn(), [0_i64; 0]);
        let all = db.read_now(cursors::all).unwrap();
        assert_eq!(all, [("statistics".to_owned(), 5, now())]);
    });
}

#[test]
fn of_two_runs_from_one_place_only_one_moves() {
    on_both(|db| {
        let advance = |from, to| db.write_now(move |tx| cursors::advance(tx, "mail", from, to, now()));
        advance(0, 3).unwrap();
        assert!(problem(advance(0, 4)).contains("no longer at entry 0"));
        advance(3, 4).unwrap();
        assert!(problem(advance(3, 5)).contains("no longer at entry 3"));
        assert_eq!(db.read_now(|tx| cursors::get(tx, "mail")).unwrap(), 4);
    });
}

#[test]
fn numbers_have_no_gaps_by_series_and_year() {
    on_both(|db| {
        let next = |series: &'static str, year| db.write_now(move |tx| numbers::next(tx, series, year, now()));
        assert_eq!(next("dossier", 2026).unwrap(), 1);
        assert_eq!(next("dossier", 2026).unwrap(), 2);
        assert_eq!(next("dossier", 2027).unwrap(), 1);
        assert_eq!(next("notice", 2026).unwrap(), 1);
        let refused = db.write_now(|tx| {
            numbers::next(tx, "dossier", 2026, now())?;
            Err::<(), _>(Refusal::new("refused-no").into())
        });
        assert_eq!(refusals(refused), ["refused-no"]);
        assert_eq!(next("dossier", 2026).unwrap(), 3, "the undone number is given again");
        assert_eq!(db.read_now(|tx| numbers::last(tx, "dossier", 2026)).unwrap(), 3);
    });
}

#[test]
fn numbers_taken_at_once_are_all_different() {
    on_both(|db| {
        let one = || db.write_now(|tx| numbers::next(tx, "receipt", 2026, now())).unwrap();
        let mut taken: Vec<i64> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..8).map(|_| scope.spawn(|| (0..5).map(|_| one()).collect::<Vec<_>>())).collect();
            workers.into_iter().flat_map(|w| w.join().unwrap()).collect()
        });
        taken.sort_unstable();
        assert_eq!(taken, (1..=40).collect::<Vec<_>>());
    });
}
