//! Settings and the security log.

use kernel::{Actor, Refusal};
use platform::journal::verify::verify;
use platform::settings::{SETTING, Setting, anything};
use platform::{journal, security_log};
use serde_json::json;
use testkit::{officer, on_both};

use crate::{now, refusals};

const NAME: Setting<String> =
    Setting { key: "office-name", default: || "Sở Nông nghiệp và Môi trường".into(), check: anything };
const DAYS: Setting<i64> = Setting {
    key: "days-kept",
    default: || 30,
    check: |days| if *days > 0 { Ok(()) } else { Err(Refusal::new("refused-field-bounds")) },
};

#[test]
fn a_setting_has_its_default_until_it_is_set() {
    on_both(|db| {
        assert_eq!(db.read_now(|tx| DAYS.get(tx)).unwrap(), 30);
        db.write_now(|tx| DAYS.set(tx, &officer(), now(), &60)).unwrap();
        assert_eq!(db.read_now(|tx| DAYS.get(tx)).unwrap(), 60);
        assert_eq!(db.read_now(|tx| NAME.get(tx)).unwrap(), "Sở Nông nghiệp và Môi trường");
    });
}

#[test]
fn every_change_is_a_version_and_an_entry_without_the_value() {
    on_both(|db| {
        for name in ["một", "hai", "hai"] {
            db.write_now(move |tx| NAME.set(tx, &officer(), now(), &name.to_owned())).unwrap();
        }
        let entries = db.read_now(|tx| journal::after(tx, 0, 10)).unwrap();
        assert_eq!(entries.len(), 2, "the same value again is no change");
        assert_eq!(entries[1].verb, "setting.changed");
        assert_eq!(entries[1].body["key"], "office-name");
        assert!(!entries[1].body.to_string().contains("hai"));
        let id = entries[1].subjects[0].id;
        let history = db.read_now(move |tx| SETTING.table.history(tx, id)).unwrap();
        assert_eq!(history[0].body, Some(json!({ "key": "office-name", "value": "một" })));
        assert_eq!(verify(&db, 1, &[&SETTING.table], &mut |_| {}).unwrap().broken, None);
    });
}

#[test]
fn a_wrong_value_is_refused_at_its_key() {
    on_both(|db| {
        let outcome = db.write_now(|tx| DAYS.set(tx, &officer(), now(), &0));
        assert!(matches!(&outcome, Err(kernel::Failure::Refused(r)) if r[0].field.as_deref() == Some("days-kept")));
        assert_eq!(refusals(outcome), ["refused-field-bounds"]);
    });
}

#[test]
fn the_security_log_is_read_by_kind_and_by_actor() {
    on_both(|db| {
        for n in 0..4 {
            let kind = if n % 2 == 0 { "sign-in" } else { "sign-in-failed" };
            let actor = (n > 0).then(officer);
            let detail = json!({ "n": n });
            db.write_now(move |tx| security_log::record(tx, kind, actor.as_ref(), &detail, now())).unwrap();
        }
        let all = db.read_now(|tx| security_log::recent(tx, None, 10)).unwrap();
        assert_eq!(
            all.iter().map(|e| e.detail.as_str()).collect::<Vec<_>>(),
            [r#"{"n":3}"#, r#"{"n":2}"#, r#"{"n":1}"#, r#"{"n":0}"#]
        );
        let next = all[1].id;
        assert_eq!(db.read_now(move |tx| security_log::recent(tx, Some(next), 1)).unwrap()[0].detail, r#"{"n":1}"#);
        assert_eq!(db.read_now(|tx| security_log::of_kind(tx, "sign-in-failed", None, 10)).unwrap().len(), 2);
        assert_eq!(db.read_now(|tx| security_log::of_actor(tx, &officer(), None, 10)).unwrap().len(), 3);
        assert_eq!(db.read_now(|tx| security_log::of_actor(tx, &Actor::Console, None, 10)).unwrap().len(), 0);
    });
}
