//! Many files of a station in one call become what they become one after the other.

use std::sync::Arc;

use monitoring::receipt::{Counts, Receipt};
use monitoring::receive::{self, Extent, Met, Ready, Upload};

use crate::province::{Province, at, line, on_both};

fn upload(province: &Province, minute: i64, value: &str, arrived: i64) -> Upload {
    let time = at("20261122100000").plus_seconds(minute * 60);
    Upload {
        station: province.station("NUO001"),
        path: format!("/NUO001/BD_X_NUO001_{}.txt", time.compact_local()),
        source: "folder".to_owned(),
        arrived_at: at("20261122120000").plus_seconds(arrived),
        bytes: format!("{}rubbish\r\n", line("COD", value, "mg/L", time, "00")).into_bytes(),
    }
}

fn together(province: &Province, uploads: &[Upload]) -> Vec<Met> {
    let (receiver, station, uploads) = (province.receiver.clone(), province.station("NUO001"), uploads.to_vec());
    let stored = province.db.append_now(station, move |tx| {
        let (profile, law) = (receive::profile(tx, &receiver, station)?, receiver.law.current());
        let ready = uploads.into_iter().map(|upload| receive::prepare(&profile, &law, upload, Extent::Whole));
        let ready: Vec<Arc<Ready>> = ready.map(|file| file.map(Arc::new)).collect::<kernel::Outcome<_>>()?;
        receive::store_new(tx, &receiver, &ready)
    });
    stored.unwrap()
}

fn is_new(met: &Met) -> bool {
    matches!(met, Met::Now(_))
}

fn received(met: Vec<Met>) -> Vec<Receipt> {
    let new = met.into_iter().map(|met| match met {
        Met::Now(receipt) => receipt,
        Met::Before(receipt) => panic!("it had the receipt {receipt} before"),
    });
    new.collect()
}

#[test]
fn together_or_one_by_one_is_the_same() {
    on_both(|province| {
        let mut uploads: Vec<Upload> = (0..12).map(|n| upload(province, n * 5, "41.6", n)).collect();
        // The same reading again with the same value, and with another.
        uploads
            .push(Upload { path: "/again/BD_X_NUO001_20261122101000.txt".into(), ..upload(province, 10, "41.60", 20) });
        uploads.push(Upload { path: "/again/BD_X_NUO001_20261122101500.txt".into(), ..upload(province, 15, "50", 21) });
        let receipts: Vec<Receipt> = received(together(province, &uploads));
        let counts: Vec<Counts> = receipts.iter().map(|receipt| receipt.counts).collect();
        let accepted = Counts { accepted: 1, quarantined: 1, ..Counts::default() };
        let mut expected = vec![accepted; 12];
        expected.push(Counts { accepted: 0, duplicate: 1, ..accepted });
        expected.push(Counts { accepted: 0, conflict: 1, ..accepted });
        assert_eq!(counts, expected);
        assert!(receipts.windows(2).all(|pair| pair[0].id < pair[1].id), "numbers in their order");
        for receipt in &receipts {
            assert_eq!(province.quarantined(receipt).len(), 1);
        }
        let readings = province.readings("NUO001", "COD");
        assert_eq!((readings.len(), readings[3].clone()), (12, ("50".to_owned(), "00".to_owned(), 1)));
        let latest = province.latest("NUO001");
        assert_eq!(latest.time, at("20261122105500"));
        assert_eq!(latest.receipt_id, receipts[13].id);

        let single = upload(province, 60, "40", 30);
        let later = province.deliver("NUO001", single.arrived_at, &single.path, &single.bytes);
        assert!(later.id > receipts[13].id, "one by one numbers go on");
        assert_eq!(province.seal(at("20261122130000")), 15);
    });
}

#[test]
fn a_file_met_again_has_its_receipt_already() {
    on_both(|province| {
        let uploads: Vec<Upload> = (0..6).map(|n| upload(province, n * 5, "41.6", n)).collect();
        let first = received(together(province, &uploads[..4]));
        let again = together(province, &uploads);
        assert_eq!(again.iter().map(is_new).collect::<Vec<_>>(), [false, false, false, false, true, true]);
        assert_eq!(again[2], Met::Before(first[2].id), "and it is known which");
        let renamed = Upload { path: "/x/BD_X_NUO001_20261122100000.txt".to_owned(), ..uploads[0].clone() };
        assert!(is_new(&together(province, &[renamed])[0]), "under another name it is another file");
    });
}

#[test]
fn what_is_new_under_a_known_path_is_what_differs_from_the_newest_of_its_source() {
    on_both(|province| {
        let a = upload(province, 0, "41.6", 0);
        let b = Upload { arrived_at: at("20261122120100"), ..upload(province, 0, "50", 0) };
        let values = || province.readings("NUO001", "COD").into_iter().map(|(value, ..)| value).collect::<Vec<_>>();
        for (file, new, value) in
            [(&a, true, "41.6"), (&b, true, "50"), (&b, false, "50"), (&a, true, "41.6"), (&a, false, "41.6")]
        {
            assert_eq!(is_new(&together(province, std::slice::from_ref(file))[0]), new, "{value}");
            assert_eq!(values(), [value]);
        }
        // Corrected another way under the same path: the old file, met again in its folder, takes nothing back.
        let by_ftp = upload(province, 0, "45", 0);
        province.deliver("NUO001", at("20261122120500"), &by_ftp.path, &by_ftp.bytes);
        assert!(!is_new(&together(province, &[a])[0]));
        assert_eq!(values(), ["45"]);
    });
}

#[test]
fn a_path_that_no_index_could_hold_is_refused() {
    on_both(|province| {
        let long =
            |letters: usize| Upload { path: format!("/{}", "đ".repeat(letters)), ..upload(province, 0, "1", 0) };
        assert_eq!(received(together(province, &[long(499)])).len(), 1);
        let (receiver, station, upload) = (province.receiver.clone(), province.station("NUO001"), long(500));
        let refused = province.db.append_now(station, move |tx| receive::run(tx, &receiver, &upload)).unwrap_err();
        assert!(refused.to_string().contains("refused-path-long"), "{refused}");
        // What is mended lies in a folder of ours, which is no fault of its name.
        let (receiver, again) = (province.receiver.clone(), long(499 + 30));
        let mended = province.db.append_now(station, move |tx| {
            let profile = receive::profile(tx, &receiver, station)?;
            let now = again.arrived_at;
            let ready = receive::prepare_again(&profile, &receiver.law.current(), again, now)?;
            receive::store(tx, &receiver, vec![ready])
        });
        assert_eq!(mended.unwrap().len(), 1);
    });
}
