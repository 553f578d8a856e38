//! How fast the program is as its users meet it, on both engines, beside what an office would use instead:
//! `make bench`, which writes docs/performance.md.
//!
//! Clients and server share the machine. Figures that are compared are taken in turns in one run.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[expect(dead_code, reason = "shared with the tests of the executable, which use all of it")]
#[path = "../tests/it/clients.rs"]
mod clients;
#[expect(dead_code, reason = "as above")]
#[path = "../tests/it/machine.rs"]
mod machine;
#[expect(dead_code, reason = "as above")]
#[path = "../tests/it/program.rs"]
mod program;

#[path = "province/folder.rs"]
mod folder;
#[path = "province/intake.rs"]
mod intake;
#[path = "province/live.rs"]
mod live;
#[path = "province/observations.rs"]
mod observations;
#[path = "province/pages.rs"]
mod pages;
#[path = "province/ready.rs"]
mod ready;
#[path = "province/report.rs"]
mod report;
#[path = "province/times.rs"]
mod times;

use program::Place;
use report::Report;

fn main() {
    // `cargo test --benches` only asks whether it runs.
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    let mut report = Report::begin();
    for (engine, make) in [("SQLite", Place::sqlite as fn() -> Place), ("PostgreSQL", Place::postgres)] {
        let place = make();
        place.with_stations();
        let program = place.serve();
        report.engine(engine);
        folder::measure(&mut report, &make());
        intake::measure(&mut report, program.ftp);
        observations::measure(&mut report, &program);
        pages::measure(&mut report, &place, &program);
        // Its readings of today leave a gap of days, which no question above shall have to cross.
        live::measure(&mut report, &program);
        report.line(
            "memory held after all this",
            &format!("{:.0} MiB at most", program.memory().peak),
            "limit 512 MiB",
        );
        program.stop();
        ready::measure(&mut report, &make());
        if place.database().is_none() {
            ready::sample(&mut report, &make());
        }
    }
    report.write();
}
