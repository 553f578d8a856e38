//! The frame for other sites, and the files to take along.

use axum::http::StatusCode;
use monitoring::station;

use crate::place::on_both;

#[test]
fn other_sites_may_frame_the_widget_and_nothing_else() {
    on_both(|town| {
        let dust: Vec<f64> = vec![61.0; 14];
        town.send("KXQ001", &[("PM2.5", "ug/m3", dust)]);
        let widget = town.ask("/widget/KXQ001?language=en", "vi");
        assert_eq!(widget.status, StatusCode::OK);
        let policy = widget.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-ancestors *") && policy.starts_with("default-src 'none'"), "{policy}");
        assert!(!widget.headers.contains_key("x-frame-options") && !widget.headers.contains_key("set-cookie"));
        for wanted in ["Không khí Bến Nghĩa", "VN_AQI", "<html lang=\"en\"", "Source: Department", "target=\"_blank\""]
        {
            assert!(widget.text.contains(wanted), "no {wanted:?} in {}", widget.text);
        }
        assert!(!widget.text.contains("<script") && !widget.text.contains("<form"));

        let page = town.ask("/stations/KXQ001", "vi");
        assert_eq!(page.headers["x-frame-options"], "DENY");
        assert!(page.headers["content-security-policy"].to_str().unwrap().contains("frame-ancestors 'none'"));
        assert!(
            page.text.contains("&lt;iframe src=&quot;http://data.example/widget/KXQ001?language=vi&quot;"),
            "{}",
            page.text
        );

        town.hide();
        assert!(town.db.read_now(|tx| Ok(station::store::public(tx)?)).unwrap().is_empty());
        assert_eq!(town.ask("/widget/KXQ001", "vi").status, StatusCode::NOT_FOUND);
        assert_eq!(town.ask("/stations/KXQ001/series.xlsx", "vi").status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_series_is_read_back_by_a_spreadsheet() {
    on_both(|town| {
        town.send("KXQ001", &[("PM2.5", "ug/m3", vec![61.5, 40.0])]);
        let file = town.ask("/stations/KXQ001/series.xlsx?parameter=PM2.5&span=day", "vi");
        let name = file.headers["content-disposition"].to_str().unwrap();
        assert!(name.contains("KXQ001_PM2.5_raw_") && name.ends_with(".xlsx\""), "{name}");
        let mut book: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(file.bytes)).unwrap();
        let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
        let cell = |row, column| sheet.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
        assert_eq!(cell(0, 1), "KXQ001 – Không khí Bến Nghĩa");
        assert_eq!((cell(4, 1).as_str(), cell(5, 1).as_str(), cell(6, 1).as_str()), ("PM2.5 (µg/Nm³)", "40", "61.5"));
        // 22/11/2026 10:00 as a spreadsheet counts days.
        let times = [5, 6].map(|row| match sheet.get_value((row, 0)) {
            Some(calamine::Data::DateTime(time)) => time.as_f64(),
            other => panic!("a time is a time for the spreadsheet too: {other:?}"),
        });
        assert!((times[1] - 46_348.416_666).abs() < 0.001, "{times:?}");
        let csv = town.ask("/stations/KXQ001/series.csv?parameter=PM2.5&span=day", "vi").text;
        assert_eq!(csv.lines().count(), 3, "{csv}");
    });
}
