//! Forms read field by field, all faults at once, and shown again as they were sent.

use kernel::{Day, Lang, Refusal};
use rstest::rstest;
use web_kit::ui::{self, Field, Kind};
use web_kit::{Filled, Need, Routes, Rule, Sent, Visitor};

use crate::support::{get, request, send, settings, site};

fn sent(pairs: &[(&str, &str)]) -> Sent {
    Sent::new(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
}

fn codes(refusals: &[Refusal]) -> Vec<String> {
    refusals.iter().map(|r| format!("{} {}", r.field.as_deref().unwrap_or("-"), r.code)).collect()
}

#[test]
fn a_good_form_is_a_value() {
    let form = sent(&[
        ("name", " Trạm  Bến Cát "),
        ("n", "5"),
        ("kq", "0,9"),
        ("since", "2026-11-22"),
        ("public", "yes"),
        ("kind", "water"),
    ]);
    let read = form.read(|f| {
        let kind = f.one_of("kind", &[("water", 1), ("air", 2)], 0);
        (
            f.text("name", 50),
            f.integer("n", 1..=60),
            f.number("kq"),
            f.day("since"),
            f.checked("public"),
            f.text_or_none("note", 10),
            kind,
        )
    });
    assert_eq!(read.unwrap(), ("Trạm  Bến Cát".into(), 5, 0.9, Day::new(2026, 11, 22).unwrap(), true, None, 1));
}

#[test]
fn all_faults_are_told_at_once() {
    let form = sent(&[
        ("name", "   "),
        ("n", "61"),
        ("kq", "chín"),
        ("since", "31/02/2026"),
        ("kind", "fire"),
        ("note", "a\u{7}b"),
    ]);
    let read = form.read(|f| {
        f.text("name", 50);
        f.integer("n", 1..=60);
        f.number("kq");
        f.day("since");
        f.one_of("kind", &[("water", 1)], 0);
        f.text("note", 2);
    });
    assert_eq!(
        codes(&read.unwrap_err()),
        [
            "name refused-field-empty",
            "n refused-field-bounds",
            "kq refused-field-number",
            "since refused-field-day",
            "kind refused-field-unchosen",
            "note refused-field-long",
            "note refused-field-control"
        ]
    );
}

#[rstest]
#[case("12,5", Some(12.5))]
#[case("12.5", Some(12.5))]
#[case("1.234,5", Some(1234.5))]
#[case("1,234.5", Some(1234.5))]
#[case("-3", Some(-3.0))]
#[case("1.234.567,8", Some(1_234_567.8))]
#[case("nan", None)]
#[case("inf", None)]
#[case("1e999", None)]
#[case("0x10", None)]
#[case("--1", None)]
fn numbers_as_people_type_them(#[case] typed: &str, #[case] value: Option<f64>) {
    assert_eq!(sent(&[("n", typed)]).read(|f| f.number("n")).ok(), value);
}

#[rstest]
#[case("22/11/2026", true)]
#[case("1/1/2026", true)]
#[case("2026-11-22", true)]
#[case("11/22/2026", false)]
#[case("1/1/2026/3", false)]
#[case("hôm nay", false)]
fn days_as_people_type_them(#[case] typed: &str, #[case] good: bool) {
    assert_eq!(sent(&[("d", typed)]).read(|f| f.day("d")).is_ok(), good);
}

#[test]
fn secrets_are_not_trimmed_and_not_shown_again() {
    let form = sent(&[("password", " mật khẩu ")]);
    assert_eq!(form.read(|f| f.secret("password")).unwrap(), " mật khẩu ");
    let filled = Filled::refused(form, vec![Refusal::new("refused-field-empty").at("password")]);
    let html = ui::field(Lang::Vi, Kind::Password, &Field::new("password", "Mật khẩu").filled(Lang::Vi, &filled))
        .into_string();
    assert!(!html.contains("mật khẩu "), "{html}");
}

#[test]
fn a_refused_field_names_its_fault_and_keeps_its_value() {
    let filled = Filled::refused(sent(&[("kq", "\"><script>")]), vec![Refusal::new("refused-field-number").at("kq")]);
    let field = Field::new("kq", "Hệ số Kq").hint("Ví dụ 0,9").filled(Lang::Vi, &filled);
    insta::assert_snapshot!(ui::field(Lang::Vi, Kind::Number, &field).into_string().replace("><", ">\n<"));
    insta::assert_snapshot!(
        ui::error_summary(Lang::En, &filled, &[("kq", "Coefficient Kq")]).into_string().replace("><", ">\n<")
    );
}

#[test]
fn command_ids_are_checked() {
    assert!(sent(&[("command_id", "0123456789abcdefghjkmnpqrs")]).command_id().is_ok());
    for bad in ["", "short", "0123456789abcdefghjkmnpqri", "0123456789ABCDEFGHJKMNPQRS"] {
        assert!(sent(&[("command_id", bad)]).command_id().is_err(), "{bad}");
    }
}

/// A form with a file, as browsers send it.
fn multipart(token: &str, file: &str, name: &str) -> String {
    let part = |disposition: &str, content: &str| {
        format!("--X\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{content}\r\n")
    };
    let fields = part("name=\"csrf\"", token) + &part("name=\"note\"", "Đợt 1");
    fields + &part(&format!("name=\"table\"; filename=\"{name}\""), file) + "--X--\r\n"
}

#[tokio::test]
async fn files_come_with_forms() {
    async fn token(visitor: Visitor) -> String {
        visitor.form_token()
    }
    async fn take(sent: Sent) -> String {
        let file = sent.file("table").map(|f| format!("{} {}", f.name, f.bytes.len()));
        format!("{} {file:?}", sent.get("note").unwrap_or_default())
    }
    let routes = Routes::new().get("/form", token).upload("/form", 4000, take);
    let site = site(settings(), routes, &[Rule::get("/form", Need::Public), Rule::post("/form", Need::Public)]);
    let page = get(&site, "/form").await;
    let cookie = page.cookies()[0].split(';').next().unwrap().to_owned();
    let post = async |token: &str, file: &str, name: &str| {
        let request = request("POST", "/form")
            .header("cookie", &cookie)
            .header("content-type", "multipart/form-data; boundary=X");
        send(&site, request.body(multipart(token, file, name).into()).unwrap()).await
    };
    let token = page.text();
    assert_eq!(post(&token, "a,b", "C:\\\\bảng\\\\trạm.csv").await.text(), "Đợt 1 Some(\"trạm.csv 3\")");
    assert_eq!(post(&token, "a,b", "../../etc/passwd").await.text(), "Đợt 1 Some(\"passwd 3\")");
    assert_eq!(post(&token, "", "").await.text(), "Đợt 1 None");
    assert_eq!(post("00.11", "a,b", "x.csv").await.status, 403);
    assert_eq!(post(&token, &"x".repeat(5000), "x.csv").await.status, 413);
    let broken = request("POST", "/form").header("content-type", "multipart/form-data").body("x".into()).unwrap();
    assert_eq!(send(&site, broken).await.status, 400);
}
