//! The LED panels of the sample province: a small one at a gate, a large one on a square.

use identity::{Act, Authority};
use kernel::{Lang, Moment, Outcome, Problem};
use monitoring::panel::{self, Layout, Night, Setup};
use monitoring::station;

use crate::house::House;

/// Registers both.
pub fn hang(house: &House, now: Moment) -> Outcome<()> {
    let gate = ("BD01", &["NUO001", "NUO002", "KHI001"][..]);
    let square = ("BD02", &["KXQ001", "KXQ002", "NMT001", "KXQ003", "NMT002", "NUO001"][..]);
    house.db.write_now(move |tx| {
        let by = Authority::console();
        for (code, codes) in [gate, square] {
            let mut stations = Vec::new();
            for code in codes {
                let id = station::id_of_code(tx, code)?;
                stations.push(id.ok_or_else(|| Problem::new(format!("the demo has no station {code}")))?);
            }
            panel::register(tx, Act::new(&by, now), code, setup(code, stations))?;
        }
        Ok(())
    })
}

fn setup(code: &str, stations: Vec<i64>) -> Setup {
    let small = Setup {
        name: "Bảng cổng khu công nghiệp Sông Trà".to_owned(),
        place: "Cổng chính, đường D1".to_owned(),
        width: 384,
        height: 192,
        layout: Layout::Turn,
        languages: vec![Lang::Vi],
        dwell_seconds: 10,
        night: Some(Night { from: 18 * 60 + 30, until: 5 * 60 + 30 }),
        unseen_minutes: 10,
        stations,
    };
    if code == "BD01" {
        return small;
    }
    Setup {
        name: "Bảng quảng trường Bến Nghĩa".to_owned(),
        place: "Quảng trường trung tâm".to_owned(),
        width: 960,
        height: 540,
        layout: Layout::List,
        languages: vec![Lang::Vi, Lang::En],
        dwell_seconds: 15,
        ..small
    }
}
