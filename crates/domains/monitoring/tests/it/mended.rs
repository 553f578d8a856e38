//! Quarantined lines that an officer sets right: received again, with everything kept as it was.

use std::collections::BTreeMap;

use identity::{Act, Authority, Reach, Right, RightSet, Scope};
use kernel::{CommandId, Failure, Moment, Outcome};
use monitoring::datastream::Averaging;
use monitoring::mend_receipt::{self, Meaning, MendReceipt};
use monitoring::receipt::{self, Counts, Receipt};
use monitoring::receive::observed::{Observed, Sent, Together};
use monitoring::{journal_intake, receive};
use series::{StatusCode, flags};

use crate::province::{Province, at, line, on_both};

const NOW: &str = "20261122120000";

fn wanted(province: &Province, receipt: &Receipt) -> MendReceipt {
    MendReceipt {
        receipt: receipt.id,
        meanings: Vec::new(),
        everywhere: false,
        lines: BTreeMap::new(),
        name: None,
        reason: "Cơ sở báo bằng công văn".to_owned(),
        command: CommandId::random(&province.random),
    }
}

fn order(province: &Province, by: Authority, mend: MendReceipt) -> Outcome<i64> {
    let (network, random) = (province.receiver.network.clone(), province.random.clone());
    province.db.write_now(move |tx| mend_receipt::order(tx, Act::new(&by, at(NOW)), &network, &random, &mend))
}

fn carry_out(province: &Province, order: i64) -> Receipt {
    let id = mend_receipt::carry_out(&province.db, &province.receiver, order, at(NOW)).unwrap();
    province.read(move |tx| Ok(receipt::store::by_id(tx, id)?)).unwrap()
}

fn means(written: &str, symbol: &str) -> Meaning {
    Meaning { written: written.to_owned(), symbol: symbol.to_owned() }
}

fn codes<T: std::fmt::Debug>(outcome: Outcome<T>) -> Vec<String> {
    match outcome {
        Err(Failure::Refused(refusals)) => refusals.into_iter().map(|r| r.code.into_owned()).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

fn time() -> Moment {
    at("20261122101500")
}

fn vendor_file(minutes: i64) -> String {
    let time = time().plus_seconds(minutes * 60);
    format!("{}{}", line("COD_mg", "41.6", "mg/L", time, "00"), line("pH", "7.2", "-", time, "00"))
}

#[test]
fn what_a_vendor_means_is_said_once_and_holds_from_then_on() {
    on_both(|province| {
        let first = province.send("NUO001", time(), &vendor_file(0));
        assert_eq!((first.counts.accepted, first.counts.quarantined), (1, 1));
        let mend = MendReceipt { meanings: vec![means("COD_mg", "COD")], ..wanted(province, &first) };
        let id = order(province, Authority::console(), mend.clone()).unwrap();
        assert_eq!(order(province, Authority::console(), mend).unwrap(), id, "asking twice mends once");
        let again = carry_out(province, id);
        assert_eq!(again.counts, Counts { accepted: 1, ..Counts::default() });
        assert_eq!(carry_out(province, id), again, "carried out twice, received once");
        let found = &province.observations("NUO001", "COD")[0];
        assert_eq!((found.measured(), found.flags & flags::LATE), (Some(41.6), 0), "it had come in time");

        let next = province.send("NUO001", time().plus_seconds(300), &vendor_file(5));
        assert_eq!(next.counts.accepted, 2, "from now on it is known");
        assert_eq!(province.quarantined(&first).len(), 1, "the first receipt stays as it was");
        let evidence = province.read(move |tx| receipt::evidence(tx, first.id)).unwrap();
        assert_eq!(evidence, vendor_file(0).into_bytes());
        assert_eq!(province.count("select count(*) from journal where verb = 'receipt.mended'"), 1);
        assert_eq!(province.count("select count(*) from job where kind = 'intake.mended'"), 1);
        let other = province.send("KHI002", time(), &line("COD_mg", "1", "mg/L", time(), "00"));
        assert_eq!(other.counts.quarantined, 1, "at this station only");
    });
}

#[test]
fn what_holds_everywhere_is_for_who_answers_for_all() {
    on_both(|province| {
        let first = province.send("NUO001", time(), &line("T_bon", "29", "oC", time(), "00"));
        let mend =
            || MendReceipt { meanings: vec![means("T_bon", "Temp")], everywhere: true, ..wanted(province, &first) };
        let rights: RightSet = [Right::ReceiptsRead, Right::ReceiptsResolve].into_iter().collect();
        let nowhere = Scope { areas: Reach::these([]), ..Scope::whole() };
        let local = Authority::system("somebody of a commune").narrowed(rights, &nowhere);
        assert_eq!(codes(order(province, local, mend())), ["refused-outside-scope"]);
        let reader =
            Authority::system("a reader").narrowed([Right::ReceiptsRead].into_iter().collect(), &Scope::whole());
        assert_eq!(codes(order(province, reader, mend())), ["refused-not-allowed"]);

        carry_out(province, order(province, Authority::console(), mend()).unwrap());
        for code in ["KHI002", "KXQ001"] {
            let receipt = province.send(code, time(), &line("T_bon", "29", "oC", time(), "00"));
            assert_eq!(receipt.counts.accepted, 1, "{code}");
        }
    });
}

#[test]
fn a_line_is_written_anew_and_what_was_accepted_since_is_not_turned_back() {
    on_both(|province| {
        let content =
            format!("COD\t4l.6\tmg/L\t{}\t00\r\n{}", time().compact_local(), line("pH", "7", "-", time(), "00"));
        let first = province.send("NUO001", time(), &content);
        // Meanwhile the logger corrected its pH; receiving lines again must not bring back the old one.
        province.send("NUO001", time(), &line("pH", "7.5", "-", time(), "00"));
        let fields = ["COD", "41.6", "mg/L", &time().compact_local(), "00"].map(str::to_owned);
        let mend = MendReceipt { lines: BTreeMap::from([(0, fields)]), ..wanted(province, &first) };
        let again = carry_out(province, order(province, Authority::console(), mend).unwrap());
        assert_eq!(again.counts, Counts { accepted: 1, ..Counts::default() });
        assert_eq!(province.readings("NUO001", "pH")[0].0, "7.5");
        assert_eq!(province.observations("NUO001", "COD")[0].measured(), Some(41.6));
        assert!(province.seal(at(NOW)) > 0);
    });
}

#[test]
fn a_file_under_a_wrong_name_is_received_under_the_right_one() {
    on_both(|province| {
        let content = line("COD", "41.6", "mg/L", time(), "00");
        let first = province.deliver("NUO001", time(), "data.dat", content.as_bytes());
        assert_eq!(first.counts.quarantined, 1);
        let named = |name: &str| MendReceipt { name: Some(name.to_owned()), ..wanted(province, &first) };
        let by = Authority::console;
        assert_eq!(codes(order(province, by(), named("BD_X_KXQ001_20261122101500.txt"))), ["refused-mend-name"]);
        assert_eq!(codes(order(province, by(), named("../../x"))), ["refused-file-name-traversal"]);
        let id = order(province, by(), named("BD_X_NUO001_20261122101500.txt")).unwrap();
        assert_eq!(carry_out(province, id).counts.accepted, 1);
    });
}

#[test]
fn orders_that_make_no_sense_are_refused() {
    on_both(|province| {
        let first = province.send("NUO001", time(), &vendor_file(0));
        let mend = || wanted(province, &first);
        let cases = [
            (mend(), "refused-mend-nothing"),
            (
                MendReceipt { reason: "  ".to_owned(), meanings: vec![means("COD_mg", "COD")], ..mend() },
                "refused-field-empty",
            ),
            (MendReceipt { meanings: vec![means("COD_mg", "PM10")], ..mend() }, "refused-mend-symbol"),
            (MendReceipt { meanings: vec![means("other", "COD")], ..mend() }, "refused-mend-written"),
            (MendReceipt { name: Some("BD_X_NUO001_20261122101500.txt".to_owned()), ..mend() }, "refused-mend-nothing"),
            (MendReceipt { receipt: 9999, ..mend() }, "refused-receipt-unknown"),
        ];
        for (mend, code) in cases {
            assert_eq!(codes(order(province, Authority::console(), mend)), [code]);
        }
        assert_eq!(province.count("select count(*) from symbol_alias"), 0);
        assert_eq!(province.count("select count(*) from receipt_mend"), 0);
    });
}

#[test]
fn a_name_far_from_its_content_is_remarked() {
    on_both(|province| {
        let content = line("COD", "41.6", "mg/L", time(), "00");
        for (name, far) in [
            ("BD_X_NUO001_20261122101500.txt", None),
            ("BD_X_NUO001_20261122111500.txt", None),
            ("BD_X_NUO001_20261121101500.txt", Some(at("20261121101500"))),
            ("BD_X_NUO001_20261122111501.txt", Some(at("20261122111501"))),
        ] {
            let receipt = province.deliver("NUO001", at(NOW), name, content.as_bytes());
            assert_eq!(receipt.name_far_from_content(), far, "{name}");
            assert_eq!(receipt.counts.quarantined, 0, "{name}");
        }
    });
}

#[test]
fn a_row_of_an_array_is_set_right_like_a_line() {
    on_both(|province| {
        let (receiver, station) = (province.receiver.clone(), province.station("NUO001"));
        let sent = province.db.append_now(station, move |tx| {
            let profile = receive::profile(tx, &receiver, station)?;
            let raw = profile.by_symbol("COD").and_then(|slot| slot.stream(Averaging::Raw)).unwrap();
            let mut sent = Observed::begin(profile, &receiver.law.current(), "/sta/v1.1/CreateObservations", time())?;
            let place = sent.series(raw).unwrap();
            sent.take(place, &Sent { time: time(), value: "41.6", status: StatusCode::MEASURING }).unwrap();
            sent.set_aside(place, ("value-not-a-number", 2), ["many", "20261122101000", "00"]);
            let together =
                Together::pack("192.0.2.1", vec![(sent, "/sta/v1.1/CreateObservations".to_owned(), b"[]".to_vec())])?;
            together.store(tx, &receiver)
        });
        let first = sent.unwrap().receipt;
        assert_eq!((first.counts.accepted, first.counts.quarantined), (1, 1));
        let read = first.clone();
        let explained = province.read(move |tx| mend_receipt::explained(tx, &read));
        assert_eq!(explained[0].found, "many");
        assert_eq!(explained[0].fields, ["COD", "many", "mg/L", "20261122101000", "00"].map(str::to_owned));
        let fields = ["COD", "40.2", "mg/L", "20261122101000", "00"].map(str::to_owned);
        let mend = MendReceipt { lines: BTreeMap::from([(0, fields)]), ..wanted(province, &first) };
        let again = carry_out(province, order(province, Authority::console(), mend).unwrap());
        assert_eq!(again.counts, Counts { accepted: 1, ..Counts::default() });
        let values: Vec<_> = province.readings("NUO001", "COD").into_iter().map(|(value, ..)| value).collect();
        assert!(values.contains(&"40.2".to_owned()) && values.contains(&"41.6".to_owned()), "{values:?}");
        province.seal(at(NOW));
        province.journal(at(NOW));
        let faults = province.read(|tx| {
            let mut faults = Vec::new();
            for row in platform::journal::after(tx, 0, 1000)?.iter().filter(|row| row.verb == journal_intake::VERB) {
                faults.extend(journal_intake::verify_entry(tx, row)?);
            }
            Ok(faults)
        });
        assert_eq!(faults, []);
    });
}
