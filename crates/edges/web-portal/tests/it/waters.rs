//! Waters: an index where enough is measured, and otherwise what is missing.

use crate::place::on_both;

#[test]
fn a_water_shows_its_index_or_what_is_missing() {
    on_both(|town| {
        let nothing = town.page("/stations/NMT001", "vi");
        assert!(nothing.contains("Trạm này chưa gửi số liệu"), "an empty place says what will be there");
        // Hours back to midnight and the whole day before it.
        let day = |value: f64| vec![value; 34];
        let few =
            [("Temp", "oC", day(28.0)), ("pH", "-", day(7.2)), ("DO", "mg/L", day(4.9)), ("NH4", "mg/L", day(0.45))];
        town.send("NMT001", &few);
        let more = [("COD", "mg/L", day(18.0)), ("NO3", "mg/L", day(1.2)), ("Coliform", "MPN/100mL", day(6200.0))];
        town.send("NMT002", &[few.as_slice(), &more].concat());

        let too_few = town.page("/stations/NMT001", "vi");
        for wanted in ["Chưa tính được chỉ số: cần ít nhất 3 nhóm", "bắt buộc", "cần 3 thông số, đang có 2"]
        {
            assert!(too_few.contains(wanted), "no {wanted:?}");
        }
        // I = 1; IV = (63.44 + 62.5 + 70 + 100) / 4 = 73.98; V = 63: √ is 68.27.
        let enough = town.page("/stations/NMT002", "vi");
        for wanted in ["VN_WQI 68: Trung bình", "fill=\"#ffff00\"", "63,4\u{a0}% bão hòa", "Kém nhất: ", "căn bậc hai"]
        {
            assert!(enough.contains(wanted), "no {wanted:?}");
        }
        let home = town.page("/", "vi");
        for wanted in ["Nước mặt hôm qua", "VN_WQI 68: Trung bình", "1 trạm chưa đo đủ thông số"] {
            assert!(home.contains(wanted), "no {wanted:?}");
        }
    });
}

#[test]
fn a_logger_that_says_nothing_of_its_instruments_is_shown_and_said_to_be_one() {
    on_both(|town| {
        let told = [("vi", "không gửi kèm trạng thái thiết bị"), ("en", "does not send the status of its instruments")];
        town.send("NMT001", &[("pH", "-", vec![7.1, 7.2])]);
        for (lang, told) in told {
            assert!(!town.page("/stations/NMT001", lang).contains(told));
        }
        let times = ["20261122080000", "20261122090000"];
        let lines = times.map(|time| format!("{time}\tpH\t6.9\t-\r\n")).concat();
        town.deliver("NMT002", format!("NMT002_Tram bom\t\r\n{lines}"));
        for (lang, told) in told {
            let page = town.page("/stations/NMT002", lang);
            assert!(page.contains(told), "{page}");
            let chart = town.page("/stations/NMT002?parameter=pH", lang);
            let drawn =
                ["provisional", "invalid"].map(|sign| chart.contains(&format!("href=\"#series-chart-{sign}\"")));
            assert_eq!(drawn, [true, false], "a number that nobody calls a fault: {chart}");
        }
    });
}

#[test]
fn a_logger_that_is_silent_of_some_instruments_is_said_to_be_so_of_those() {
    on_both(|town| {
        let said = |lang: &str, text: &str| {
            let page = town.page("/stations/NMT002", lang);
            assert!(page.contains(text), "no {text:?}: {page}");
        };
        let lines = ["pH\t6.9\t-", "NH4\t0.4\tmg/L"].map(|reading| format!("20261122090000\t{reading}\r\n")).concat();
        town.deliver("NMT002", format!("NMT002_Tram bom\t\r\n{lines}"));
        said("vi", "Bộ truyền số liệu của trạm không gửi kèm trạng thái thiết bị, nên");
        said("en", "does not send the status of its instruments, so");

        town.send("NMT002", &[("Temp", "oC", vec![28.0])]);
        said("vi", "không gửi kèm trạng thái thiết bị đo pH, Amoni (tính theo N) (NH4), nên");
        said("en", "does not send the status of the instruments for pH, Ammonium (as N) (NH4), so");

        town.import("code,name,medium,parameters,public\nNMT002,Trạm bơm nước thô,surface_water,Temp,true\n");
        for (lang, told) in [("vi", "không gửi kèm trạng thái"), ("en", "does not send the status")] {
            let page = town.page("/stations/NMT002", lang);
            assert!(!page.contains(told), "what is no longer measured is no matter: {page}");
        }
    });
}
