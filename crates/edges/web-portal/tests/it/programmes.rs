//! Monitoring programmes as people read them.

use axum::http::StatusCode;
use identity::{Act, Authority};
use kernel::{Basis, Bilingual};
use monitoring::programme::{self, Kind, Setup};
use monitoring::station;

use crate::place::{Town, now, on_both};

fn setup(kind: Kind, medium: &str, parameters: &[&str]) -> Setup {
    Setup {
        name: Bilingual::new("Quan trắc không khí tự động", "Automatic monitoring of air"),
        kind,
        purpose: "Tính VN_AQI.\nBáo cho người dân <b>".to_owned(),
        medium: medium.to_owned(),
        stations: Vec::new(),
        parameters: parameters.iter().map(|symbol| (*symbol).to_owned()).collect(),
        rounds_per_year: None,
        frequency: String::new(),
        ordered_by: "Ủy ban nhân dân tỉnh".to_owned(),
        basis: Basis { document: "Kế hoạch 15/KH-UBND".to_owned(), article: "Mục II".to_owned() },
        carried_out_by: "Trung tâm quan trắc".to_owned(),
        first: "2026-01-01".parse().unwrap(),
        last: None,
        public: true,
    }
}

fn register(town: &Town, code: &'static str, codes: &'static [&'static str], setup: Setup) -> i64 {
    let law = town.law.current();
    let done = town.db.write_now(move |tx| {
        let (by, act_at) = (Authority::console(), now());
        let mut stations = Vec::new();
        for code in codes {
            stations.extend(station::id_of_code(tx, code)?);
        }
        programme::register(tx, &law, Act::new(&by, act_at), code, Setup { stations, ..setup })
    });
    done.unwrap()
}

#[test]
fn an_empty_list_says_where_to_go() {
    on_both(|town| {
        let page = town.page("/programmes", "vi");
        assert!(page.contains("Chưa có chương trình nào") && page.contains("href=\"/#stations\""), "{page}");
        assert!(town.page("/", "vi").contains("href=\"/programmes\""), "home leads there");
    });
}

#[test]
fn anybody_reads_what_is_observed_why_and_by_whom() {
    on_both(|town| {
        town.send("KXQ001", &[("PM2.5", "ug/m3", vec![20.0; 3])]);
        register(town, "KK-TD", &["KXQ001"], setup(Kind::Automatic, "ambient_air", &["PM2.5", "O3"]));
        let rounds = Setup {
            name: Bilingual::new("Quan trắc nước mặt định kỳ", ""),
            rounds_per_year: Some(4),
            last: Some("2026-12-31".parse().unwrap()),
            ..setup(Kind::Periodic, "surface_water", &["pH"])
        };
        let id = register(town, "NM-DK", &[], rounds);
        register(town, "DX", &[], Setup { public: false, ..setup(Kind::AdHoc, "wastewater", &["COD"]) });
        for (lang, words) in [
            ("vi", ["1 trên 1 trạm có số liệu trong 24 giờ qua", "4 đợt mỗi năm", "từ 01/01/2026", "Đang thực hiện"]),
            ("en", ["1 of 1 stations measured within", "4 rounds a year", "since 01/01/2026", "Under way"]),
        ] {
            let list = town.page("/programmes", lang);
            for wanted in words {
                assert!(list.contains(wanted), "no {wanted:?} in {list}");
            }
            assert!(list.find("KK-TD") < list.find("NM-DK") && !list.contains("/programmes/DX"), "{list}");
            assert!(list.contains("data-live=\"programmes stations\""), "it renews itself");
            assert!(town.page("/programmes/fragments/now", lang).contains(words[0]));
        }
        let page = town.page("/programmes/kk-td", "vi");
        for wanted in [
            "Tính VN_AQI.",
            "Báo cho người dân &lt;b&gt;",
            "Mục II, Kế hoạch 15/KH-UBND",
            "Theo chu kỳ đo của từng trạm",
            "href=\"/stations/KXQ001\"",
            "Đang hoạt động",
            "(O₃)",
            "/api/v1/programmes/KK-TD",
        ] {
            assert!(page.contains(wanted), "no {wanted:?} in {page}");
        }
        assert!(town.page("/programmes/KK-TD/fragments/now", "en").contains("22/11/2026 10:00"));
        assert!(town.page("/programmes/NM-DK", "en").contains("samples are taken in the field"));
        let station = town.page("/stations/KXQ001", "vi");
        assert!(station.contains("Thuộc chương trình") && station.contains("href=\"/programmes/KK-TD\""), "{station}");
        for strange in ["/programmes/DX", "/programmes/..%2f", "/programmes/NONE/fragments/now"] {
            assert_eq!(town.ask(strange, "vi").status, StatusCode::NOT_FOUND, "{strange}");
        }

        let end = "2026-11-20".parse().unwrap();
        let ended = town.db.write_now(move |tx| {
            let by = Authority::console();
            programme::end(tx, Act::new(&by, now()), id, 1, end, "Chuyển sang trạm tự động.")
        });
        ended.unwrap();
        let page = town.page("/programmes/NM-DK", "vi");
        assert!(page.contains("Chuyển sang trạm tự động.") && page.contains("01/01/2026 – 20/11/2026"), "{page}");
        assert!(page.contains("Đã kết thúc"));
    });
}
