//! Key figures: counted by the day, summed by the month, known better later.

use identity::{Act, Reach};
use kernel::{CommandId, Day, Moment};
use monitoring::compute_kpi;
use monitoring::exceedance::Step;
use monitoring::handle_exceedance::{self, HandleExceedance};
use monitoring::kpi::{Share, Span, Value, store};

use crate::office::held;
use crate::province::{Province, at, day, on_both};

impl Province {
    /// Computes a day; gives how many values were written.
    fn compute(&self, of: Day, now: Moment) -> usize {
        let (network, law) = (self.receiver.network.clone(), self.receiver.law.current());
        let seen = law.clone();
        let changed = self.read(move |tx| compute_kpi::day(tx, &network, &seen, of, now));
        self.db.write_bulk_now(move |tx| compute_kpi::write(tx, &law, &changed, now)).unwrap()
    }

    fn values(&self, code: &'static str, span: Span) -> Vec<Value> {
        let (from, before) = (at("20261101000000").day(), at("20261201000000").day());
        self.read(move |tx| Ok(store::history(tx, code, span, from, before, 100)?))
    }
}

fn share(numerator: i64, denominator: i64) -> Share {
    Share { numerator, denominator }
}

/// Two public stations: seven parameters and ten, every five minutes.
const EXPECTED: i64 = (7 + 10) * 288;

#[test]
fn a_day_is_counted_and_known_better_later() {
    on_both(|province| {
        let noon = at("20261121120000");
        let (of, now) = (noon.day(), at("20261122011000"));
        province.send("NUO001", now, &day("pH", "-", noon, "7"));
        province.follow(now);
        assert!(province.compute(of, now) > 0);
        assert_eq!(province.compute(of, now.plus_seconds(60)), 0, "nothing is known better");

        let late = now.plus_seconds(3600);
        province.send("NUO001", late, &day("Temp", "oC", noon, "28"));
        province.follow(late);
        province.compute(of, late);
        let values = province.values("data-received", Span::Day);
        let known: Vec<(i64, Share, Moment, bool)> =
            values.iter().map(|v| (v.revision, v.share, v.cut_off, v.closed)).collect();
        assert_eq!(
            known,
            [(2, share(576, EXPECTED), late, true), (1, share(288, EXPECTED), now, true)],
            "the earlier revision stays"
        );
        let month = &province.values("data-received", Span::Month)[0];
        assert_eq!((month.first, month.share, month.closed), (at("20261101000000").day(), share(576, EXPECTED), false));
        assert_eq!(province.values("stations-reporting", Span::Day)[0].share, share(1, 2), "of two public stations");
        assert_eq!(province.values("air-good", Span::Day)[0].share, share(0, 0), "the air station is not public");
        assert_eq!(province.count("select count(*) from journal where verb = 'kpi.computed'"), 2);

        // A day that goes on is counted up to its last whole hour.
        let today = noon.day().plus(1);
        province.compute(today, at("20261122061500"));
        let open = &province.values("data-received", Span::Day)[0];
        assert_eq!((open.first, open.share, open.closed), (today, share(0, EXPECTED / 4), false));
        province.compute(today, at("20261123000100"));
        let month = &province.values("data-received", Span::Month)[0];
        assert_eq!((month.share, month.revision), (share(576, 2 * EXPECTED), 4), "a month is the sum of its days");
    });
}

#[test]
fn exceedances_are_counted_by_what_became_of_them() {
    on_both(|province| {
        let (_, officer) = held(province, "lan", "leader", Reach::All);
        let (noon, found) = (at("20261121120000"), at("20261122011000"));
        province.send("NUO001", found, &day("COD", "mg/L", noon, "200"));
        province.follow(found);
        let of = found.day();
        let share_of = |code| province.values(code, Span::Day)[0].share;
        province.compute(of, found.plus_seconds(60));
        assert_eq!((share_of("exceedances-taken"), share_of("exceedances-closed")), (share(0, 0), share(0, 1)));
        province.compute(of, found.plus_seconds(5 * 3600));
        assert_eq!(share_of("exceedances-taken"), share(0, 1), "the time is up");

        let exceedance = province.exceedances("NUO001")[0].0.clone();
        let close = HandleExceedance {
            exceedance: exceedance.public_id,
            seen: exceedance.version,
            step: Step::Close,
            note: "Đã kiểm tra.".to_owned(),
            command: CommandId::random(&province.random),
        };
        let closed = found.plus_seconds(6 * 3600);
        province.db.write_now(move |tx| handle_exceedance::run(tx, Act::new(&officer, closed), &close)).unwrap();
        province.compute(of, found.plus_seconds(7 * 3600));
        assert_eq!((share_of("exceedances-taken"), share_of("exceedances-closed")), (share(0, 1), share(1, 1)));
    });
}
