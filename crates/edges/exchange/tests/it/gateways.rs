//! Gateways of carriers differ: a template says how, and what fits none is refused at once.

use std::time::Duration;

use exchange::sms::{Accents, Accepted, Format, Gateway, Numbers, Sms, Way};
use serde_json::{Value, json};
use testkit::{Answer, SmsGateway};

/// The gateway of the testkit, spoken to in JSON.
pub fn gateway(url: String) -> Gateway {
    Gateway {
        url,
        plain: true,
        format: Format::Json,
        fields: json!({ "user": "{account}", "to": "{phone}", "text": "{text}", "id": "{id}", "from": "{sender}" }),
        headers: vec![("Authorization".to_owned(), "Bearer {secret}".to_owned())],
        account: "so".to_owned(),
        secret: "bí mật".to_owned(),
        sender: "SNNMT".to_owned(),
        numbers: Numbers::International,
        accents: Accents::Fold,
        accepted: Some(Accepted { field: "result.code".to_owned(), values: vec!["0".to_owned()] }),
        patience: Duration::from_secs(30),
    }
}

fn sms(text: &str) -> Sms<'_> {
    Sms { phone: "+84912345678", text, id: "7-1" }
}

#[test]
fn a_request_is_what_the_template_says() {
    let mock = SmsGateway::start();
    let text = "Vượt \"{phone}\" & {secret}=1";
    for (format, numbers, number) in [
        (Format::Json, Numbers::International, "84912345678"),
        (Format::Form, Numbers::Plus, "+84912345678"),
        (Format::Form, Numbers::National, "0912345678"),
    ] {
        let way = Way::to(Gateway { format, numbers, secret: "s".into(), ..gateway(mock.url()) }).unwrap();
        way.send(&sms(text)).unwrap();
        let (head, fields) = mock.requests().pop().unwrap();
        assert!(head.to_lowercase().contains("authorization: bearer s\r\n"), "{head}");
        let expected = [("user", "so"), ("to", number), ("text", text), ("id", "7-1"), ("from", "SNNMT")];
        assert_eq!(fields, expected.map(|(k, v)| (k.to_owned(), v.to_owned())).into(), "{format:?}");
    }
    let nested = json!({ "to": "{phone}", "text": "x", "RQST": { "PARAMS": [{ "CONTENT": "{text}", "NUM": 1 }] } });
    Way::to(Gateway { fields: nested, secret: "s".into(), ..gateway(mock.url()) }).unwrap().send(&sms("Á")).unwrap();
    let (_, fields) = mock.requests().pop().unwrap();
    let sent: Value = serde_json::from_str(&fields["RQST"]).unwrap();
    assert_eq!(sent, json!({ "PARAMS": [{ "CONTENT": "Á", "NUM": 1 }] }));
}

#[test]
fn what_a_gateway_answers_is_told_without_number_and_secret() {
    let mock = SmsGateway::start();
    let quick = Gateway { patience: Duration::from_millis(300), secret: "s3cret".into(), ..gateway(mock.url()) };
    let way = Way::to(quick).unwrap();
    for (answer, told) in [
        (Answer::Taken, Ok(())),
        (Answer::Twice, Ok(())),
        (Answer::Status(500), Err("the gateway answered with status 500")),
        (Answer::Status(302), Err("the gateway answered with status 302")),
        (Answer::RefusedNumber, Err("the gateway refused: result.code = BAD NUMBER 8491*******")),
        (Answer::Nonsense, Err("the gateway's answer is no JSON")),
        (Answer::Silent, Err("the gateway did not answer in time")),
        (Answer::Taken, Ok(())),
    ] {
        mock.answer_next([answer.clone()]);
        assert_eq!(way.send(&sms("x")), told.map_err(str::to_owned), "{answer:?}");
    }
    mock.answer_next([Answer::Lost]);
    let lost = way.send(&sms("x")).unwrap_err();
    assert!(!lost.contains("912345678") && !lost.contains("s3cret"), "{lost}");
    let url = mock.url();
    drop(mock);
    let gone = Way::to(Gateway { secret: "s".into(), ..gateway(url) }).unwrap().send(&sms("x")).unwrap_err();
    assert!(gone.starts_with("the gateway cannot be reached"), "{gone}");
}

#[test]
fn a_gateway_that_cannot_be_right_is_refused_at_the_start() {
    let good = || gateway("http://127.0.0.1:1/".to_owned());
    for (wrong, told) in [
        (Gateway { plain: false, ..good() }, "not https://"),
        (Gateway { url: "ftp://x".to_owned(), ..good() }, "not https://"),
        (Gateway { fields: json!({ "to": "{phone}" }), ..good() }, "no {text}"),
        (Gateway { fields: json!("{phone} {text}"), ..good() }, "no table"),
        (
            Gateway { format: Format::Form, fields: json!({ "a": ["{phone}", "{text}"] }), ..good() },
            "tables within fields",
        ),
    ] {
        let Err(problem) = Way::to(wrong) else { panic!("{told}") };
        assert!(problem.to_string().contains(told), "{problem}");
    }
}
