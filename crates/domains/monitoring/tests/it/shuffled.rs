//! However the same readings are delivered — in any order, in any pieces, some of them again — the
//! same observations, newest values and averages come of them.

use kernel::Moment;
use monitoring::datastream::Averaging;
use monitoring::latest::Newest;
use monitoring::rules::window::Period;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::province::{Province, at, line, on_both};

const END: &str = "20261122120000";
const SYMBOLS: [(&str, &str); 3] = [("COD", "mg/L"), ("pH", "-"), ("TSS", "mg/L")];
const STATES: [&str; 4] = ["00", "00", "00", "01"];

/// Three hours of three parameters.
fn readings(seed: &[u8]) -> Vec<String> {
    let lines = seed.iter().enumerate().map(|(n, byte)| {
        let (symbol, unit) = SYMBOLS[n % 3];
        let time = at("20261122090000").plus_seconds(300 * (n / 3) as i64);
        line(symbol, &format!("{}", f64::from(*byte) / 8.0), unit, time, STATES[usize::from(*byte) % 4])
    });
    lines.collect()
}

type Outcome = (Vec<(Moment, u16, String, String)>, Vec<Newest>, Vec<(Moment, Option<u64>, i64)>);

/// Everything that follows from what was delivered.
fn outcome(province: &Province) -> Outcome {
    province.follow(at("20261123010000"));
    let observations = province.observations("NUO001", "*").into_iter();
    let mut averages = Vec::new();
    for (symbol, _) in SYMBOLS {
        for period in Period::COMMON {
            let of = province.averages("NUO001", symbol, Averaging::Mean(period));
            averages.extend(of.into_iter().map(|a| (a.ends_at, a.value.map(f64::to_bits), a.valid_count)));
        }
    }
    let observations =
        observations.map(|o| (o.time, o.slot, o.status.as_str().to_owned(), o.text.to_string())).collect();
    (observations, province.latest("NUO001").readings, averages)
}

fn plan() -> impl Strategy<Value = (Vec<u8>, Vec<(usize, usize)>)> {
    let pieces = prop::collection::vec((0usize..111, 1usize..30), 0..12);
    (prop::collection::vec(any::<u8>(), 111), pieces)
}

#[test]
fn any_delivery_of_the_same_readings_comes_to_the_same() {
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() });
    let run = runner.run(&plan(), |(seed, pieces)| {
        let all = readings(&seed);
        on_both(|plain| {
            plain.send("NUO001", at(END), &all.concat());
            let expected = outcome(plain);
            on_both(|shuffled| {
                // Pieces from anywhere, overlapping, then all that is left, last first.
                for (from, length) in &pieces {
                    shuffled.send("NUO001", at(END), &all[*from..(*from + *length).min(all.len())].concat());
                }
                for piece in all.rchunks(13) {
                    shuffled.send("NUO001", at(END), &piece.iter().rev().cloned().collect::<String>());
                }
                assert_eq!(outcome(shuffled), expected);
            });
        });
        Ok(())
    });
    run.unwrap();
}
