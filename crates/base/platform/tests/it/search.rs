//! Finding things by Vietnamese words.

use platform::search::{self, Hit, Thing, Weight, Within, tokens};
use proptest::prelude::*;
use rstest::rstest;
use store::{Db, Engine, Options, args};
use testkit::{database, on_both};

fn texts(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|t| t.text).collect()
}

#[rstest]
#[case("đất", &["dat"])]
#[case("ĐẤT", &["dat"])]
#[case("dat", &["dat"])]
#[case("Giấy phép", &["giay", "giay phep", "phep"])]
#[case("hoà", &["hoa"])]
#[case("hòa", &["hoa"])]
#[case("Mỹ Lý, quý khách", &["mi", "mi li", "li", "qui", "qui khach", "khach"])]
#[case("thuỷ ngân máy", &["thuy", "thuy ngan", "ngan", "ngan may", "may"])]
#[case("Nước. Thải", &["nuoc", "thai"])]
#[case("12/2024/TT-BTNMT", &["12/2024", "12/2024/tt-btnmt", "12", "12 2024", "2024", "2024 tt", "tt", "tt btnmt", "btnmt"])]
#[case("PM2,5", &["pm2.5", "pm2", "pm2 5", "5"])]
#[case("PM2.5.", &["pm2.5", "pm2", "pm2 5", "5"])]
#[case("KCN_NUO001", &["kcn_nuo001", "kcn", "kcn nuo001", "nuo001"])]
#[case("22/11/2026", &["22/11", "22/11/2026", "22", "22 11", "11", "11 2026", "2026"])]
#[case("  \t ,.;— ", &[])]
#[case("", &[])]
fn texts_are_cut_and_folded(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(texts(text), expected);
}

proptest! {
    #[test]
    fn any_text_is_cut_into_short_folded_tokens(text in "\\PC{0,200}") {
        for token in tokens(&text) {
            prop_assert!(!token.text.is_empty() && token.text.chars().count() <= 129, "{:?}", token);
            prop_assert!(!token.text.contains(['\u{1e}', '\u{1f}', '\0']), "{:?}", token);
        }
    }

    #[test]
    fn case_and_marks_make_no_difference(words in prop::collection::vec("[aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạ]{1,6}", 1..5)) {
        let text = words.join(" ");
        prop_assert_eq!(tokens(&text), tokens(&text.to_uppercase()));
        prop_assert_eq!(tokens(&text), tokens(&kernel::text::fold(&text)));
    }
}

const STATIONS: [(&str, &str); 9] = [
    ("Trạm nước thải KCN Sóng Thần", "NUO001"),
    ("Trạm khí thải xi măng Hà Tiên", "KHI002"),
    ("Trạm không khí xung quanh thành phố Thủ Dầu Một", "KXQ001"),
    ("Trạm nước mặt sông Đồng Nai", "NUO014"),
    ("Đất ven sông Thị Tính", "DAT001"),
    ("Sạt lở bờ sông đạt mức báo động", "SLO001"),
    ("Giấy phép môi trường 12/2024/GPMT-UBND Công ty Hòa Phát", "GP12"),
    ("Giấy phép khai thác nước 112/2024/GPMT-UBND", "GP112"),
    ("Xã Minh Hoà", "25777"),
];

fn index_all(db: &Db) {
    db.write_now(|tx| {
        for (id, (title, code)) in (1..).zip(STATIONS) {
            let texts = [(Weight::Code, code)];
            let thing = Thing { kind: "station", id, area: Some(id % 3), public: id != 2, title, texts: &texts };
            search::index(tx, &thing)?;
        }
        Ok(())
    })
    .unwrap();
}

fn find(db: &Db, query: &'static str) -> Vec<i64> {
    within(db, query, Within::default())
}

fn within(db: &Db, query: &'static str, within: Within<'static>) -> Vec<i64> {
    let hits = db.read_now(move |tx| search::find(tx, query, &within, 10)).unwrap();
    hits.into_iter().map(|h| h.id).collect()
}

#[test]
fn words_are_found_with_and_without_marks() {
    on_both(|db| {
        index_all(&db);
        assert_eq!(find(&db, "giay phep khai thac"), [8]);
        assert_eq!(find(&db, "Giấy phép khai thác"), [8]);
        assert_eq!(find(&db, "đất"), [5, 6], "marks that fit come first");
        assert_eq!(find(&db, "đạt"), [6, 5]);
        assert_eq!(find(&db, "dat")[..2], [5, 6][..]);
        assert_eq!(find(&db, "hoà phát"), [7]);
        assert_eq!(find(&db, "minh hòa"), [9], "both spellings of a tone");
        assert_eq!(find(&db, "sông đồng nai"), [4]);
        assert_eq!(find(&db, "khí thải xi măng Holcim"), [2], "what holds most words, where nothing holds all");
        assert_eq!(find(&db, "không có gì như thế này"), [0_i64; 0]);
        assert_eq!(find(&db, "xyz"), [0_i64; 0]);
        assert_eq!(find(&db, "  ... "), [0_i64; 0]);
    });
}

#[test]
fn numbers_are_found_whole_by_their_beginning_and_by_their_parts() {
    on_both(|db| {
        index_all(&db);
        assert_eq!(find(&db, "12/2024/GPMT-UBND"), [7], "and not 112/2024");
        assert_eq!(find(&db, "12/2024"), [7]);
        assert_eq!(find(&db, "gpmt-ubnd 112"), [8]);
        assert_eq!(find(&db, "NUO001")[0], 1);
        assert_eq!(find(&db, "nuo"), [4, 1, 8], "the last word may be unfinished");
        assert_eq!(find(&db, "trạm nư"), [4, 1]);
        assert_eq!(find(&db, "trạm nư "), [0_i64; 0], "a space finishes it");
    });
}

#[test]
fn only_what_lies_in_scope_is_found() {
    on_both(|db| {
        index_all(&db);
        let all = find(&db, "trạm");
        assert_eq!(all.len(), 4);
        let areas = |areas: &'static [i64]| within(&db, "trạm", Within { areas: Some(areas), ..Within::default() });
        assert_eq!(areas(&[1]), [4, 1]);
        assert_eq!(areas(&[]), [0_i64; 0]);
        assert_eq!(areas(&[0, 1, 2]), all);
        let public = within(&db, "trạm", Within { public_only: true, ..Within::default() });
        assert!(!public.contains(&2) && public.len() == 3);
        assert_eq!(within(&db, "trạm", Within { kinds: &["dossier"], ..Within::default() }), [0_i64; 0]);
        assert_eq!(within(&db, "trạm", Within { kinds: &["dossier", "station"], ..Within::default() }), all);
    });
}

#[test]
fn what_changes_or_goes_is_found_so() {
    on_both(|db| {
        index_all(&db);
        let rename = |title: &'static str| {
            db.write_now(move |tx| {
                let texts = [(Weight::Text, "nước thải đã qua xử lý")];
                search::index(tx, &Thing { kind: "station", id: 1, area: None, public: true, title, texts: &texts })
            })
            .unwrap();
        };
        rename("Trạm Nam Tân Uyên");
        assert_eq!(find(&db, "sóng thần"), [0_i64; 0]);
        assert_eq!(find(&db, "tân uyên"), [1]);
        rename("Trạm Nam Tân Uyên");
        let count =
            |db: &Db| db.read_now(|tx| Ok(tx.one::<i64>("select count(*) from search_token", args![])?)).unwrap();
        let before = count(&db);
        rename("Trạm Nam Tân Uyên");
        assert_eq!(count(&db), before);
        db.write_now(|tx| search::remove(tx, "station", 1)).unwrap();
        assert_eq!(find(&db, "tân uyên"), [0_i64; 0]);
        assert_eq!(
            db.read_now(|tx| Ok(tx.one::<i64>("select count(*) from search_token where id = 1", args![])?)).unwrap(),
            0
        );
    });
}

/// The engines only match; order and scores are ours and must be the same.
#[test]
fn both_engines_answer_alike() {
    let answers = |engine| -> Vec<Vec<Hit>> {
        let db = database(engine, &platform::migrations(), Options::default());
        index_all(&db);
        let queries = ["trạm", "nước", "giấy phép", "12/2024", "sông", "hoa", "NUO", "trạm nước thải kcn", "2024", "a"];
        queries
            .into_iter()
            .map(|q| db.read_now(move |tx| search::find(tx, q, &Within::default(), 20)).unwrap())
            .collect()
    };
    assert_eq!(answers(Engine::Sqlite), answers(Engine::Postgres));
}

#[test]
fn hostile_queries_and_texts_are_only_words() {
    on_both(|db| {
        index_all(&db);
        for query in ["' or 1=1 --", "%", "*", "\u{0}", "\u{1f}\u{1e}", "🦀🦀", "\"", "\\", "a\u{300}\u{301}\u{302}"]
        {
            find(&db, query);
        }
        let long: &'static str = "từ dài ".repeat(5000).leak();
        find(&db, long);
        db.write_now(move |tx| {
            let texts = [(Weight::Text, long)];
            search::index(
                tx,
                &Thing { kind: "text", id: 1, area: None, public: true, title: "\u{1f}x\u{1e}", texts: &texts },
            )
        })
        .unwrap();
        assert_eq!(within(&db, "từ dài", Within { kinds: &["text"], ..Within::default() }), [1]);
    });
}
