//! The page of a LED panel: public, without cookies, renewed by its fragment; the panel's own key makes it seen.

use axum::http::StatusCode;
use definitions::kinds::{Channel, Duty};
use identity::{Act, Authority};
use kernel::Lang;
use monitoring::panel::watch;
use monitoring::panel::{self, Layout, Setup};

use crate::place::{Town, now, on_both};

fn hang(town: &Town, languages: &[Lang]) -> (i64, String) {
    let (random, languages) = (testkit::random(), languages.to_vec());
    let done = town.db.write_now(move |tx| {
        let (by, act_at) = (Authority::console(), now());
        let act = Act::new(&by, act_at);
        let mut stations = Vec::new();
        for code in ["KXQ001", "NMT002"] {
            stations.extend(monitoring::station::id_of_code(tx, code)?);
        }
        let setup = Setup {
            name: "Bảng trước chợ".to_owned(),
            place: "Chợ Bến Nghĩa".to_owned(),
            width: 192,
            height: 96,
            layout: Layout::Turn,
            languages,
            dwell_seconds: 10,
            night: None,
            unseen_minutes: 10,
            stations,
        };
        let id = panel::register(tx, act, "BD01", setup)?;
        let panel = panel::by_id(tx, id)?.unwrap();
        Ok((id, watch::issue_key(tx, &random, act, &panel)?))
    });
    done.unwrap()
}

#[test]
fn anybody_sees_the_figures_and_no_cookie_is_set() {
    on_both(|town| {
        let dust: Vec<f64> = vec![61.0; 14];
        town.send("KXQ001", &[("PM2.5", "ug/m3", dust)]);
        hang(town, &[Lang::Vi, Lang::En]);
        for path in ["/led/BD01", "/led/bd01", "/led/BD01/face"] {
            let answer = town.ask(path, "en");
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(!answer.headers.contains_key("set-cookie"), "{path}");
            for wanted in
                ["Không khí Bến Nghĩa", "VN_AQI", "Số liệu lúc 22/11/2026 10:00", "mất kết nối", "As of", "<rect"]
            {
                assert!(answer.text.contains(wanted), "{path}: no {wanted:?} in {}", answer.text);
            }
            assert!(!answer.text.contains("style=") && !answer.text.contains("desk"), "{path}");
            assert_eq!(
                answer.text.matches("led-frame").count(),
                8,
                "two figures, advice for two, each in two languages"
            );
            assert_eq!(answer.text.matches(" hidden").count(), 7, "one of them is shown");
        }
        let page = town.ask("/led/BD01", "en").text;
        assert!(page.contains("<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>"), "{page}");
        assert!(page.contains("width=\"192\" height=\"96\"") && page.contains("<html lang=\"vi\">"), "{page}");
        for strange in ["/led/BD02", "/led/..%2f", "/led/BD02/face"] {
            assert_eq!(town.ask(strange, "vi").status, StatusCode::NOT_FOUND, "{strange}");
        }
    });
}

/// What QĐ 1459/QĐ-TCMT, Table 3, asks of electronic boards, duty by duty from the definition itself.
#[test]
fn a_board_shows_what_table_3_asks_of_boards() {
    on_both(|town| {
        town.send("KXQ001", &[("PM2.5", "ug/m3", vec![62.3; 14])]);
        hang(town, &[Lang::Vi]);
        let board = town.page("/led/BD01", "vi");
        let index = town.vn_aqi();
        let poor = index.body.bands.iter().find(|b| b.code == "poor").expect("a band");
        let advice = poor.advice.as_ref().expect("advice");
        let due: Vec<&Duty> = index.body.duties.iter().filter(|d| !d.not_on.contains(&Channel::Board)).collect();
        assert_eq!(due.len(), 6, "Table 3 has six rows, and all bind boards");
        for duty in due {
            let wanted = match duty.code.as_str() {
                "colour" => vec!["fill=\"#ff7e00\"", &poor.title.vi, ">121<"],
                "station" => vec!["Không khí Bến Nghĩa"],
                "parameters" => vec!["cao nhất<br>PM2.5"],
                "advice" => vec![&advice.general.vi, &advice.sensitive.vi, "Người nhạy cảm:"],
                "method" => vec!["VN_AQI (Tổng cục Môi trường)"],
                "source" => vec!["Nguồn: trạm quan trắc tự động của tỉnh", "Số liệu lúc 22/11/2026 10:00"],
                other => panic!("a board is not held to the duty {other}"),
            };
            for text in wanted {
                assert!(board.contains(text), "duty {}: no {text:?} in {board}", duty.code);
            }
        }
    });
}

/// What does not speak of now advises nobody.
#[test]
fn a_board_advises_nothing_without_an_index() {
    on_both(|town| {
        hang(town, &[Lang::Vi]);
        let board = town.page("/led/BD01", "vi");
        assert!(!board.contains("led-advice"), "{board}");
        assert_eq!(board.matches("led-frame").count(), 2);
    });
}

#[test]
fn a_panel_with_its_key_is_seen_and_a_passer_by_is_not() {
    on_both(|town| {
        let (id, key) = hang(town, &[Lang::Vi]);
        let seen = || town.db.read_now(move |tx| watch::of_panel(tx, id)).unwrap().unwrap();
        for path in ["/led/BD01", "/led/BD01?key=", "/led/BD01/face?key=AAAAAAAAAAAAAAAAAAAAAAAAAA&shows=x"] {
            town.ask(path, "vi");
            assert_eq!(seen().seen_at, None, "{path}");
        }
        assert!(!town.ask("/led/BD01", "vi").text.contains("key="), "a page without key asks without");
        let own = town.ask(&format!("/led/BD01?key={key}"), "vi").text;
        assert!(own.contains(&format!("/led/BD01/face?key={key}")), "{own}");
        assert_eq!(seen().seen_at, Some(now()));
        let codes: Vec<String> = seen().shows.into_iter().map(|(code, _)| code).collect();
        assert!(codes == ["KXQ001"] || codes == ["NMT002"], "{codes:?}");
    });
}
