//! The disk is full: uploads are refused clearly, nothing acknowledged is lost, pages are read; when there is
//! space again the program goes on by itself.

use crate::clients::{Logger, PATIENCE, ask, assert_nothing_lost, code_of, second, until};
use crate::machine::{Disk, Machine};
use crate::program::Place;

#[test]
fn is_said_and_heals() {
    let disk = Disk::new();
    let place = Place::sqlite().under(Machine::default().with_disk(&disk));
    let mut program = place.with_stations().serve();
    let mut logger = Logger::connect(program.ftp, "NUO001").expect("a sign-in");
    for n in 0..20 {
        logger.send(second(n), "41.6").expect("226");
    }
    for round in 1..=3 {
        disk.fill(true);
        // What is allocated already may still be written, so the first files may find room.
        let mut n = round * 1000;
        let refused = until("a refusal", PATIENCE, || {
            n += 1;
            logger.send(second(n), "41.6").err()
        });
        assert_eq!(code_of(&refused), Some(452), "{refused}");
        for again in 1..=20 {
            let refused = logger.send(second(n + again), "41.6").expect_err("there is still no space");
            assert_eq!(code_of(&refused), Some(452), "{refused}");
        }
        for path in ["/", "/stations/NUO001", "/healthz", "/sta/v1.1/Observations?$top=5"] {
            assert_eq!(ask(program.pages, path).expect("an answer").0, 200, "{path} is read");
        }
        assert!(disk.refused() > 20, "the disk was really full");
        let mut newcomer = Logger::connect(program.ftp, "NUO001").expect("a sign-in writes nothing that must be kept");
        let refused = newcomer.send(second(n + 100), "41.6").expect_err("there is still no space");
        assert_eq!(code_of(&refused), Some(452), "{refused}");

        disk.fill(false);
        logger.send(second(n), "41.6").expect("226: there is space again");
        newcomer.send(second(n + 100), "41.6").expect("226: there is space again");
        logger.acknowledged.append(&mut newcomer.acknowledged);
    }
    assert!(program.runs());
    program.stop();
    assert_nothing_lost(&place, &logger.acknowledged);
}
