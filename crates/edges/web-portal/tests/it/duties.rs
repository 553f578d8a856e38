//! What QĐ 1459/QĐ-TCMT, Table 3, obliges a web page to publish, duty by duty, from the definition itself: a duty
//! that is added there and not here fails.

use definitions::kinds::{Channel, Duty};

use crate::place::{Town, on_both};

/// Dust that falls into "poor", and gases.
fn poor_air(town: &Town) {
    let day = |value: f64| vec![value; 14];
    town.send(
        "KXQ001",
        &[
            ("PM10", "µg/Nm3", day(120.0)),
            ("PM2,5", "µg/Nm3", day(62.3)),
            ("SO2", "µg/Nm3", day(18.4)),
            ("NO2", "µg/Nm3", day(71.9)),
            ("CO", "µg/Nm3", day(1240.0)),
            ("O3", "µg/Nm3", day(88.0)),
        ],
    );
}

#[test]
fn the_page_of_a_station_publishes_what_table_3_asks_for() {
    on_both(|town| {
        poor_air(town);
        let index = town.vn_aqi();
        let due: Vec<&Duty> = index.body.duties.iter().filter(|d| !d.not_on.contains(&Channel::Web)).collect();
        assert_eq!(due.len(), 6, "Table 3 has six rows, and all bind web pages");
        for lang in ["vi", "en"] {
            let page = town.page("/stations/KXQ001", lang);
            for duty in &due {
                for wanted in wanted(duty, &index.body, lang) {
                    assert!(page.contains(&wanted), "{lang}: duty {}: no {wanted:?} on the page", duty.code);
                }
            }
        }
    });
}

/// What has to stand on the page for a duty. PM2.5 62.3 is 120.5, so 121, "Kém", and leads.
fn wanted(duty: &Duty, index: &definitions::kinds::AirIndex, lang: &str) -> Vec<String> {
    let word = |text: &kernel::Bilingual| if lang == "vi" { text.vi.clone() } else { text.en.clone() };
    let poor = index.bands.iter().find(|b| b.code == "poor").expect("a band");
    let comma = |text: &str| if lang == "vi" { text.replace('.', ",") } else { text.to_owned() };
    match duty.code.as_str() {
        // Never colour alone: the number and the word stand on and beside it.
        "colour" => {
            vec!["fill=\"#ff7e00\"".to_owned(), format!("VN_AQI 121: {}", word(&poor.title)), word(&poor.title)]
        }
        "station" => vec!["Không khí Bến Nghĩa".to_owned(), comma("10.82345"), comma("106.42345")],
        "parameters" => {
            let highest = if lang == "vi" { "Cao nhất: " } else { "Highest: " };
            let symbols = ["PM10", "SO₂", "NO₂", "CO", "O₃"].map(str::to_owned).to_vec();
            // Each with its sub-index: 85 is that of PM10 120, 121 that of PM2.5.
            [symbols, vec![format!("{highest}"), "<strong>85</strong>".to_owned(), "<strong>121</strong>".to_owned()]]
                .concat()
        }
        "advice" => {
            let advice = poor.advice.as_ref().expect("advice");
            vec![word(&poor.meaning), word(&advice.general), word(&advice.sensitive)]
        }
        "method" => vec![
            word(&index.title),
            word(&index.issuer),
            word(&index.method),
            "Quyết định 1459/QĐ-TCMT".to_owned(),
            "/definitions/air-index/VN_AQI".to_owned(),
            "/definitions/index-formula/VN_AQI".to_owned(),
        ],
        "source" => {
            let source = if lang == "vi" {
                "trạm quan trắc tự động của tỉnh"
            } else {
                "the province's automatic station"
            };
            vec![source.to_owned(), "22/11/2026 10:00".to_owned()]
        }
        other => panic!("the page is not held to the duty {other}"),
    }
}

/// Home, too, shows number, word and colour together, and leads to the station.
#[test]
fn home_shows_the_air_at_a_glance() {
    on_both(|town| {
        let empty = town.page("/", "vi");
        assert!(empty.contains("Chưa đủ số liệu để tính VN_AQI"));
        poor_air(town);
        let page = town.page("/", "vi");
        for wanted in
            ["Không khí lúc này", "VN_AQI 121: Kém", "fill=\"#ff7e00\"", "1 trạm Kém", "href=\"/stations/KXQ001\""]
        {
            assert!(page.contains(wanted), "no {wanted:?}");
        }
        assert!(page.contains("· VN_AQI 121 – Kém"), "the map says it in words");
        let places: serde_json::Value = serde_json::from_str(&town.page("/fragments/stations.geojson", "vi")).unwrap();
        let air = places["features"].as_array().unwrap().iter().find(|f| f["id"] == "KXQ001").unwrap();
        assert_eq!(air["properties"]["latest"], "VN_AQI 121 – Kém");
        assert_eq!(air["properties"]["href"], "/stations/KXQ001");
    });
}

/// The definition is readable by everybody: tables, bands, duties.
#[test]
fn the_law_of_the_index_can_be_read() {
    on_both(|town| {
        let air = town.page("/definitions/air-index/VN_AQI", "vi");
        for wanted in ["Nguy hại", "2.630", "Địa điểm, tọa độ", "fill=\"#7e0023\""] {
            assert!(air.contains(wanted), "no {wanted:?}");
        }
        let water = town.page("/definitions/water-index/VN_WQI", "en");
        for wanted in ["E. coli", "0.001 → 75", "Very good"] {
            assert!(water.contains(wanted), "no {wanted:?}");
        }
        let formula = town.page("/definitions/index-formula/VN_WQI", "en");
        assert!(formula.contains("square root of group IV × group V"));
    });
}
