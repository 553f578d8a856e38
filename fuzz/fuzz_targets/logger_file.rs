//! Any bytes as a data logger's file: read, accounted for to the last byte, packed and unpacked.
//!
//! `cargo +nightly fuzz run logger_file fuzz/corpus/logger_file crates/pure/series/tests/it/samples`

#![no_main]

use libfuzzer_sys::fuzz_target;
use series::frame::{FrameValue, decode, encode};
use series::{Bounds, FileName};

fuzz_target!(|bytes: &[u8]| {
    // Small bounds too, so that the rest of a file is met without files of a megabyte.
    for bounds in [Bounds::default(), Bounds { bytes: 100, lines: 3 }] {
        let file = series::logger_file::parse(bytes, &bounds);
        let ledger = file.ledger(bytes).expect("every byte accounted for");
        assert_eq!(ledger.accepted + ledger.quarantined + ledger.blank, bytes.len());
        let values: Vec<_> = file
            .readings
            .iter()
            .map(|r| {
                assert_eq!(series::parse_value(&r.text), r.value);
                FrameValue { slot: r.column as u16, status: r.status, flags: r.line as u16, text: r.text.clone().into() }
            })
            .collect();
        assert_eq!(decode(&encode(&values)).as_ref(), Ok(&values));
    }
    if let Ok(values) = decode(bytes) {
        assert_eq!(decode(&encode(&values)).as_ref(), Ok(&values));
    }
    if let Some(Ok(name)) = std::str::from_utf8(bytes).ok().map(FileName::of) {
        assert!(!name.name.contains('/') && !name.site.is_empty());
    }
});
