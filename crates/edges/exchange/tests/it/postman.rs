//! A letter leaves through a real mail server, to each person in his language, and waits while the server is away.

use std::sync::Arc;

use exchange::mail::{Letter, Postman, Recipient, Server, Way, address};
use exchange::sender::Sender;
use kernel::{Clock, Lang};
use platform::notices::{self, Notice, Way as By};
use platform::outbox;
use serde_json::json;
use store::Db;
use testkit::{Mail, MailServer, mails, on_both};

/// What the mail server takes at most, in bytes.
const LARGEST: usize = 20_000;

fn postman(db: &Db, clock: &Clock, way: Way) -> Postman {
    Postman {
        sender: Sender { db: db.clone(), clock: clock.clone(), channel: By::Mail.channel(), owner: "a".to_owned() },
        way,
        from: address("Sở Nông nghiệp và Môi trường <quan-trac@so.example>").unwrap(),
        recipients: Arc::new(|_, message| {
            let people = [("lan@so.example", Lang::Vi), ("john@so.example", Lang::En), ("kein-empfang", Lang::En)];
            let position = message.to_kind == "position";
            let is_meant =
                |(_, account): &(_, i64)| if position { *account <= message.to_id } else { *account == message.to_id };
            let known = people.into_iter().zip(1..).filter(is_meant);
            let recipient = |((address, lang), account): ((&str, Lang), i64)| Recipient {
                account,
                address: address.to_owned(),
                lang,
            };
            Ok(Some(known.map(recipient).collect()))
        }),
        render: Arc::new(|lang, message| {
            let (subject, word) = match lang {
                Lang::Vi => ("Vượt quy chuẩn ở Bến Nghĩa", "Nước thải"),
                Lang::En => ("Above the limit", "Wastewater"),
            };
            let long = message.args["long"].as_u64().unwrap_or_default() as usize;
            Ok(Letter {
                subject: subject.to_owned(),
                body: format!("{word}: 135 mg/L.\n.\nhttps://quantrac.example.vn/x?a=1&b=2\n{}", "x".repeat(long)),
            })
        }),
    }
}

fn server(mock: &MailServer) -> Way {
    let server = Server { host: "127.0.0.1".to_owned(), port: mock.port(), plain: true, credentials: None };
    Way::server(&server).unwrap()
}

fn queue(db: &Db, clock: &Clock, people: i64, long: usize) {
    let (now, notice) = (clock.now(), Notice::to_position(people, "outage-began").with(json!({ "long": long })));
    db.write_now(move |tx| notices::queue(tx, notice, now)).unwrap();
}

fn state(db: &Db, state: &'static str) -> Vec<(i64, Option<String>)> {
    let rows = db.read_now(move |tx| outbox::list(tx, state, None, 10)).unwrap();
    rows.into_iter().map(|m| (m.attempts, m.last_error)).collect()
}

fn run(postman: &Postman) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(postman.deliver()).unwrap()
}

/// The letters to the first two people. A line of one full stop arrives as it was written.
fn letters() -> [Mail; 2] {
    let letter = |to: &str, subject: &str, word: &str| Mail {
        from: "Sở Nông nghiệp và Môi trường <quan-trac@so.example>".to_owned(),
        to: to.to_owned(),
        subject: subject.to_owned(),
        body: format!("{word}: 135 mg/L.\n.\nhttps://quantrac.example.vn/x?a=1&b=2"),
    };
    [
        letter("john@so.example", "Above the limit", "Wastewater"),
        letter("lan@so.example", "Vượt quy chuẩn ở Bến Nghĩa", "Nước thải"),
    ]
}

#[test]
fn each_person_reads_it_in_his_language() {
    on_both(|db| {
        let (mock, clock) = (MailServer::start(LARGEST), testkit::clock());
        let postman = postman(&db, &clock, server(&mock));
        queue(&db, &clock, 2, 0);
        assert_eq!((run(&postman), run(&postman)), (3, 0), "the message, and one for each; not again");
        assert_eq!(mock.mails(), letters());
        assert_eq!(state(&db, "sent").len(), 3);
    });
}

#[test]
fn it_waits_while_the_server_is_away() {
    on_both(|db| {
        let (mut mock, clock) = (MailServer::start(LARGEST), testkit::clock());
        let postman = postman(&db, &clock, server(&mock));
        mock.stop();
        queue(&db, &clock, 1, 0);
        assert_eq!(run(&postman), 1);
        let waiting = state(&db, "queued");
        assert!(matches!(waiting.as_slice(), [(1, Some(_))]), "{waiting:?}");
        mock.start_again();
        assert_eq!(run(&postman), 0, "not at once");
        clock.set(clock.now().plus_seconds(3600));
        assert_eq!(run(&postman), 1);
        assert_eq!(mock.mails(), letters()[1..]);
        assert_eq!(state(&db, "sent").len(), 1);
    });
}

#[test]
fn what_the_server_refuses_is_kept_with_its_words() {
    on_both(|db| {
        let (mock, clock) = (MailServer::start(LARGEST), testkit::clock());
        let postman = postman(&db, &clock, server(&mock));
        queue(&db, &clock, 1, LARGEST);
        queue(&db, &clock, 3, 0);
        while run(&postman) > 0 {}
        assert_eq!(mock.mails(), letters(), "the others have theirs");
        let errors: Vec<String> = state(&db, "queued").into_iter().filter_map(|(_, error)| error).collect();
        assert_eq!(errors.len(), 2, "{errors:?}");
        assert!(errors.iter().any(|e| e.contains("Too much mail data")), "what the server said: {errors:?}");
        assert!(errors.iter().any(|e| e.contains("malformed")), "whose address is none: {errors:?}");
        assert!(errors.iter().all(|e| !e.contains("kein-empfang")), "no address in what is kept: {errors:?}");
    });
}

#[test]
fn a_folder_stands_for_a_server() {
    on_both(|db| {
        let (folder, clock) = (tempfile::tempdir().unwrap(), testkit::clock());
        let into = folder.path().join("mail");
        let postman = postman(&db, &clock, Way::folder(into.clone()).unwrap());
        queue(&db, &clock, 2, 0);
        while run(&postman) > 0 {}
        assert_eq!(mails(&into), letters());
    });
}
