//! Who a notice goes to when it leaves, by whichever way.

use identity::account::{self, Recipient};
use kernel::{Clock, Outcome, Subject};
use monitoring::tell;
use platform::keys::Vault;
use platform::outbox::Claimed;
use store::Tx;

/// Those whom a message is for now; `None` where what it says has been overtaken while it waited.
pub fn people(tx: &mut Tx, vault: &Vault, clock: &Clock, message: &Claimed) -> Outcome<Option<Vec<Recipient>>> {
    if tell::is_overtaken(tx, &message.template, &message.args)? {
        return Ok(None);
    }
    let to = Subject::new(&message.to_kind, message.to_id);
    account::recipients(tx, vault, &to, clock.now().day()).map(Some)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use definitions::Package;
    use identity::account::{Open, SignInName, open};
    use identity::contact::{Email, Phone};
    use identity::organisation::{assignment, position, unit};
    use identity::{Act, Authority, Reach};
    use kernel::{Actor, Bilingual, DayRange, Lang, Moment, Random};
    use platform::notices::{self, Notice, Way};
    use platform::outbox;
    use serde_json::{Value, json};
    use store::args;
    use testkit::TestDb;

    use super::*;

    /// An office that has existed since the day before.
    struct Office {
        db: TestDb,
        clock: Clock,
        random: Random,
        vault: Arc<Vault>,
        _keys: tempfile::TempDir,
    }

    impl Office {
        fn found(db: TestDb) -> Office {
            let (clock, random, keys) = (testkit::clock(), testkit::random(), tempfile::tempdir().unwrap());
            let vault = Arc::new(Vault::open(keys.path(), &random, clock.now()).unwrap());
            let office = Office { db, clock, random, vault, _keys: keys };
            let packages = [Package::built_in().unwrap()];
            office.write(move |tx, act| definitions::publish(tx, &Actor::Console, act.now, None, &packages).map(drop));
            office
        }

        fn write<T: Send + 'static>(&self, work: impl FnOnce(&mut Tx, Act<'_>) -> Outcome<T> + Send + 'static) -> T {
            let yesterday = self.clock.now().plus_seconds(-86_400);
            self.db.write_now(move |tx| work(tx, Act::new(&Authority::console(), yesterday))).unwrap()
        }

        fn position(&self) -> i64 {
            self.write(|tx, act| {
                let code = format!("P{}", tx.one::<i64>("select count(*) from unit", args![])?);
                let draft = unit::Draft { name: Bilingual::new("Phòng", "Division"), parent: None };
                let unit = unit::establish(tx, act, &code, draft, act.now.day())?;
                let title = Bilingual::new("Chuyên viên", "Officer");
                let (areas, facilities) = (Reach::All, Reach::All);
                let draft = position::Draft { unit, title, role: "leader".to_owned(), areas, facilities };
                position::create(tx, act, draft, act.now.day())
            })
        }

        /// Somebody who holds a position for so many days more, or still does not; gives his account.
        fn holder(&self, position: i64, login: &'static str, contact: &str, days: std::ops::Range<i64>) -> i64 {
            let email = contact.contains('@').then(|| Email::parse(contact).unwrap());
            let phone = contact.starts_with('0').then(|| Phone::parse(contact).unwrap());
            let (vault, random, today) = (self.vault.clone(), self.random.clone(), self.clock.now().day());
            let days = DayRange { from: today.plus(days.start), to: Some(today.plus(days.end)) };
            self.write(move |tx, act| {
                let login = SignInName::parse(login).unwrap();
                let (lang, name) = (Lang::Vi, "Người giữ".to_owned());
                let new = Open { login, name, email, phone, lang, password: None, must_change: true };
                let account = open(tx, &vault, &random, act, new)?;
                assignment::assign(tx, act, account, position, days)?;
                Ok(account)
            })
        }

        /// The accounts that a notice is for when it leaves; nothing if it was overtaken.
        fn told(&self, notice: Notice) -> Option<Vec<i64>> {
            let (vault, clock, now) = (self.vault.clone(), self.clock.clone(), self.clock.now());
            let people = self.db.write_now(move |tx| {
                notices::queue(tx, notice, now)?;
                let message = outbox::claim(tx, Way::Mail.channel(), "a", 1, now, now.plus_seconds(60))?.remove(0);
                people(tx, &vault, &clock, &message)
            });
            people.unwrap().map(|people| people.into_iter().map(|person| person.account).collect())
        }
    }

    #[test]
    fn a_notice_is_for_those_who_hold_the_position_today_and_can_be_reached() {
        testkit::on_both(|db| {
            let office = Office::found(db);
            let (held, vacant) = (office.position(), office.position());
            let by_mail = office.holder(held, "minh", "minh@tinh.gov.vn", -1..9);
            let by_phone = office.holder(held, "lan", "0912345678", 0..9);
            office.holder(held, "mai", "", -1..9);
            office.holder(held, "hoa", "hoa@tinh.gov.vn", 1..9);
            let to = |position: i64| office.told(Notice::to_position(position, "outage-began"));
            assert_eq!(
                to(held),
                Some(vec![by_mail, by_phone]),
                "not who has no contact, nor who holds it from tomorrow"
            );
            assert_eq!(to(vacant), Some(Vec::new()), "nobody, which is not to be overtaken");
            assert_eq!(office.told(Notice::to_account(by_phone, "outage-began")), Some(vec![by_phone]));
        });
    }

    #[test]
    fn what_was_overtaken_is_for_nobody_any_more() {
        testkit::on_both(|db| {
            let office = Office::found(db);
            let position = office.position();
            let account = office.holder(position, "minh", "minh@tinh.gov.vn", -1..9);
            let now = office.clock.now();
            office.write(move |tx, _| {
                tx.run(
                    "insert into panel (id, code, code_folded, sort_key, retired, version)
                     values (7, 'BD01', 'bd01', 'bd01', true, 1)",
                    args![],
                )?;
                tx.run(
                    "insert into panel_watch (panel_id, key_hash, issued_at, seen_at, shows) values (7, '', ?1, ?1, '')",
                    args![now],
                )?;
                Ok(())
            });
            let lost = |heard: Moment| -> Value { json!({ "panel": 7, "heard": heard.0 }) };
            let told = |args: Value| office.told(Notice::to_position(position, "panel-lost").with(args));
            assert_eq!(told(lost(now.plus_seconds(-600))), None, "it was heard of since");
            assert_eq!(
                told(json!({ "code": "BD01" })),
                Some(vec![account]),
                "of what is not known to be, it is not held"
            );
        });
    }
}
