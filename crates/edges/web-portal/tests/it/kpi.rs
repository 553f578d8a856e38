//! Key figures as people read them.

use monitoring::compute_kpi;

use crate::place::{now, on_both};

#[test]
fn figures_are_said_in_words() {
    on_both(|town| {
        assert!(town.page("/kpi", "vi").contains("Trạm có gửi số liệu"), "figures without a value are there, too");
        // From 05:00 of the day before.
        town.send("KXQ001", &[("PM2.5", "ug/m3", vec![20.0; 30])]);
        let (network, law, day) = (town.receiver.network.clone(), town.law.current(), now().day().plus(-1));
        let seen = law.clone();
        let changed = town.db.read_now(move |tx| compute_kpi::day(tx, &network, &seen, day, now())).unwrap();
        town.db.write_bulk_now(move |tx| compute_kpi::write(tx, &law, &changed, now())).unwrap();
        for (lang, words) in [
            (
                "vi",
                [
                    "4,9\u{a0}%",
                    "20 số đo hợp lệ đã nhận, trên 408 số đo phải có",
                    "21/11/2026; biết đến",
                    "Chưa đạt",
                    "từ 01/11/2026",
                ],
            ),
            (
                "en",
                [
                    "4.9\u{a0}%",
                    "20 valid readings received, of 408 readings that should be there",
                    "as known at",
                    "Missed",
                    "since",
                ],
            ),
        ] {
            let page = town.page("/kpi", lang);
            for wanted in words {
                assert!(page.contains(wanted), "no {wanted:?} in {page}");
            }
            assert!(page.contains("data-live=\"kpi\""), "it renews itself");
            assert!(town.page("/kpi/fragments/now", lang).contains(words[0]));
        }
    });
}
