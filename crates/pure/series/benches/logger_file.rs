//! How fast files are read: `cargo bench -p datnuoc-series`.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::hint::black_box;
use std::time::Instant;

use series::Bounds;
use series::logger_file::parse;

const WATER: &[u8] = include_bytes!("../tests/it/samples/BD_KCNST_NUO001_20261122101500.txt");
const STACK: &[u8] = include_bytes!("../tests/it/samples/BD_XMHT_KHI002_20261122102000.txt");
const TEN_MEGABYTES: usize = 10_000_000;
const ROUNDS: u32 = 10;

fn main() {
    let no_bounds = Bounds { bytes: usize::MAX, lines: u32::MAX };
    // One file of ten megabytes: a new time for each file's worth of lines.
    let mut great = Vec::with_capacity(TEN_MEGABYTES + WATER.len());
    for minute in 0_u64.. {
        let time = 20_261_122_000_000 + minute % 24 * 10_000 + minute / 24 % 60 * 100;
        let text = String::from_utf8_lossy(WATER).replace("20261122101500", &time.to_string());
        great.extend_from_slice(text.as_bytes());
        if great.len() >= TEN_MEGABYTES {
            break;
        }
    }
    measure("one file of 10 MB, L1", great.len(), || parse(&great, &no_bounds).readings.len());
    let great_l2 = STACK.repeat(TEN_MEGABYTES / STACK.len());
    measure("one file of 10 MB, L2", great_l2.len(), || parse(&great_l2, &no_bounds).readings.len());
    let files = TEN_MEGABYTES / WATER.len();
    measure("files of one sample, L1", files * WATER.len(), || {
        (0..files).map(|_| parse(black_box(WATER), &Bounds::default()).readings.len()).sum()
    });
    let rubbish = b"Symbol Value Unit\xB0 Time Status\r\n".repeat(TEN_MEGABYTES / 32);
    measure("rubbish", rubbish.len(), || parse(&rubbish, &no_bounds).quarantined.len());
}

fn measure(name: &str, bytes: usize, run: impl Fn() -> usize) {
    let started = Instant::now();
    let mut read = 0;
    for _ in 0..ROUNDS {
        read = black_box(run());
    }
    let seconds = started.elapsed().as_secs_f64() / f64::from(ROUNDS);
    let (items, megabytes) = (read as f64 / seconds / 1e6, bytes as f64 / seconds / 1e6);
    println!("{name:<26} {read:>8} items  {items:>6.2} million items/s  {megabytes:>5.0} MB/s");
}
