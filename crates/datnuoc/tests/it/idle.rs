//! A program that nobody asks anything stays under 60 MB, also after it was asked.

use crate::clients::{Logger, ask, second};
use crate::program::Place;

/// In MiB.
const IDLE: f64 = 60.0;

#[test]
fn stays_under_60_mb() {
    Place::each(|place| {
        let program = place.with_stations().serve();
        let fresh = program.memory();
        assert!(fresh.now < IDLE, "after its start: {fresh:?}");

        let mut logger = Logger::connect(program.ftp, "NUO001").expect("a sign-in");
        for n in 0..100 {
            logger.send(second(n * 300), "41.6").expect("226");
        }
        drop(logger);
        for path in ["/", "/stations/NUO001", "/definitions", "/sta/v1.1/Things", "/api/v1/exceedances"].repeat(20) {
            assert_eq!(ask(program.pages, path).expect("an answer").0, 200, "{path}");
        }
        let used = program.memory();
        assert!(used.now < IDLE, "after its work: {used:?}");
    });
}
