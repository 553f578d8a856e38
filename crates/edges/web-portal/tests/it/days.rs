//! The calendar of a station: each day with its index and its word, or what is missing.

use axum::http::StatusCode;

use crate::place::on_both;

#[test]
fn a_month_shows_the_index_of_its_days() {
    on_both(|town| {
        // Hours of 22/11 back to midnight, and the two days before it.
        let dust: Vec<f64> = vec![61.0; 58];
        town.send("KXQ001", &[("PM2.5", "ug/m3", dust)]);
        let page = town.page("/stations/KXQ001/days?month=2026-11", "vi");
        assert_eq!(page.matches("day-band").count(), 2, "{page}");
        for wanted in ["Tháng 11/2026", "Thứ hai", "2026-11-21", "Không đủ số liệu", "VN_AQI ", "Tháng trước"]
        {
            assert!(page.contains(wanted), "no {wanted:?} in {page}");
        }
        assert!(!page.contains("Tháng sau"), "nothing is known of the next month");
        let calendar = &page[page.find("class=\"days\"").unwrap()..page.find("</table>").unwrap()];
        let of_day = |day: &str| {
            let from = calendar.find(&format!("datetime=\"{day}\"")).unwrap();
            &calendar[from..from + calendar[from..].find("</td>").unwrap()]
        };
        assert!(of_day("2026-11-21").contains("<rect") && of_day("2026-11-20").contains("<rect"));
        assert!(!of_day("2026-11-22").contains("<p"), "today is not over");
        assert!(of_day("2026-11-19").contains("Không đủ số liệu"));
        // The word of the daily index is the one that the station's page says.
        assert!(town.page("/stations/KXQ001", "vi").contains("Chỉ số ngày 21/11/2026"));

        assert!(town.page("/stations/KXQ001/days?month=2026-10", "en").contains("Next month"));
        assert!(town.page("/stations/KXQ001/days?month=never", "vi").contains("Tháng 11/2026"));
        assert_eq!(town.ask("/stations/KXQ999/days", "vi").status, StatusCode::NOT_FOUND);
    });
}
