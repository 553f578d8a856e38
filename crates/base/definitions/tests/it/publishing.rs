//! The life of definitions in the database, on both engines.

use definitions::kinds::{LimitSet, Medium};
use definitions::{Catalogue, Kind, Layer, Live, Package, Published, history, in_force, pinned_version, publish};
use kernel::{Actor, Failure, Moment};
use platform::journal;
use testkit::TestDb;

use crate::kit::{built_in, day, package};

const NOW: Moment = Moment(1_763_800_000_000_000);

fn actor() -> Actor {
    Actor::system("definitions")
}

fn publish_now(db: &TestDb, packages: Vec<Package>) -> Published {
    db.write_now(move |tx| publish(tx, &actor(), NOW, None, &packages)).expect("it is published")
}

fn medium(code: &str, name: &str, extra: &str) -> String {
    format!(
        "code = \"{code}\"\nname = {{ vi = \"{name}\", en = \"{name}\" }}\norder = 1\nvalid_from = \"2020-01-01\"\n{extra}\n[citation]\ndocument = \"D\"\narticle = \"A\"\n"
    )
}

fn media(layer: Layer, files: &[(&str, String)]) -> Package {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    package(layer, &files).expect("the files are right")
}

fn name_on(db: &TestDb, code: &'static str, on: &'static str) -> Option<(String, i64)> {
    db.read_now(move |tx| in_force::<Medium>(tx, code, day(on)))
        .expect("it can be read")
        .map(|m| (m.body.name.vi, m.version))
}

#[test]
fn the_same_again_does_nothing_and_a_change_is_a_new_version() {
    testkit::on_both(|db| {
        let first = || media(Layer::BuiltIn, &[("medium/m.toml", medium("water", "Nước", ""))]);
        assert_eq!(publish_now(&db, vec![first()]), Published { enacted: 1, withdrawn: 0 });
        assert!(!publish_now(&db, vec![first()]).is_change());
        let second = media(Layer::BuiltIn, &[("medium/other-file.toml", medium("water", "Nước mới", ""))]);
        assert_eq!(publish_now(&db, vec![second]), Published { enacted: 1, withdrawn: 0 });
        assert_eq!(name_on(&db, "water", "2026-11-22"), Some(("Nước mới".to_owned(), 2)));
        assert_eq!(name_on(&db, "water", "2019-12-31"), None);

        let versions = db.read_now(|tx| history(tx, Kind::Medium, "water")).expect("a history");
        assert_eq!(versions.iter().map(|v| v.definition.version).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(versions[1].recorded_at, NOW);
        let old = versions[1].definition.pin_any();
        let kept = db.read_now(move |tx| pinned_version(tx, &old)).expect("a read").expect("the old version");
        assert_eq!(kept.body.title().map(|t| t.vi.as_str()), Some("Nước"));
    });
}

#[test]
fn what_leaves_the_package_is_withdrawn_and_may_come_back() {
    testkit::on_both(|db| {
        let both = || {
            media(
                Layer::BuiltIn,
                &[("medium/a.toml", medium("air", "Khí", "")), ("medium/w.toml", medium("water", "Nước", ""))],
            )
        };
        let one = || media(Layer::BuiltIn, &[("medium/a.toml", medium("air", "Khí", ""))]);
        publish_now(&db, vec![both()]);
        assert_eq!(publish_now(&db, vec![one()]), Published { enacted: 0, withdrawn: 1 });
        assert!(!publish_now(&db, vec![one()]).is_change());
        assert_eq!(name_on(&db, "water", "2026-11-22"), None);
        assert_eq!(publish_now(&db, vec![both()]), Published { enacted: 1, withdrawn: 0 });
        assert_eq!(name_on(&db, "water", "2026-11-22"), Some(("Nước".to_owned(), 3)));
        let versions = db.read_now(|tx| history(tx, Kind::Medium, "water")).expect("a history");
        assert_eq!(versions.iter().map(|v| v.withdrawn).collect::<Vec<_>>(), [false, true, false]);
    });
}

#[test]
fn the_province_hides_what_is_built_in_for_its_days() {
    testkit::on_both(|db| {
        let nation = || media(Layer::BuiltIn, &[("medium/w.toml", medium("water", "Nước", ""))]);
        let own = medium("water", "Nước của tỉnh", "valid_to = \"2026-01-01\"");
        let province = media(Layer::Province, &[("medium/w.toml", own)]);
        assert_eq!(publish_now(&db, vec![nation(), province]).enacted, 2);
        assert_eq!(name_on(&db, "water", "2025-12-31").map(|(n, _)| n).as_deref(), Some("Nước của tỉnh"));
        assert_eq!(name_on(&db, "water", "2026-01-01").map(|(n, _)| n).as_deref(), Some("Nước"));
        let catalogue = db.read_now(Catalogue::load).expect("a catalogue");
        let hidden: Vec<bool> = catalogue.listed().iter().map(|l| l.hidden).collect();
        assert_eq!(hidden, [true, false]);

        // The built-in package alone leaves the province's layer as it is; an empty one ends it.
        assert!(!publish_now(&db, vec![nation()]).is_change());
        let nothing = media(Layer::Province, &[]);
        assert_eq!(publish_now(&db, vec![nation(), nothing]).withdrawn, 1);
        assert_eq!(name_on(&db, "water", "2025-12-31").map(|(n, _)| n).as_deref(), Some("Nước"));
    });
}

#[test]
fn periods_follow_one_another_and_old_ones_can_be_corrected() {
    testkit::on_both(|db| {
        let until = |name: &str| medium("water", name, "valid_to = \"2026-01-01\"");
        let since = medium("water", "Mới", "").replace("2020-01-01", "2026-01-01");
        let of =
            |old: &str| media(Layer::BuiltIn, &[("medium/old.toml", until(old)), ("medium/new.toml", since.clone())]);
        publish_now(&db, vec![of("Cũ")]);
        assert_eq!(publish_now(&db, vec![of("Cũ, đã sửa")]).enacted, 1);
        assert_eq!(name_on(&db, "water", "2025-12-31").map(|(n, _)| n).as_deref(), Some("Cũ, đã sửa"));
        assert_eq!(name_on(&db, "water", "2026-01-01").map(|(n, _)| n).as_deref(), Some("Mới"));
    });
}

#[test]
fn a_package_with_a_fault_changes_nothing() {
    testkit::on_both(|db| {
        let bad = media(
            Layer::BuiltIn,
            &[("medium/a.toml", medium("air", "Khí", "")), ("medium/w.toml", medium("water", " ", ""))],
        );
        let outcome = db.write_now(move |tx| publish(tx, &actor(), NOW, None, &[bad]));
        let Err(Failure::Refused(refusals)) = outcome else { panic!("it must be refused: {outcome:?}") };
        assert_eq!(refusals[0].code, "refused-definition-text-missing");
        assert_eq!(refusals[0].field.as_deref(), Some("medium/w.toml:2 name.vi"));
        assert_eq!(name_on(&db, "air", "2026-11-22"), None);
    });
}

#[test]
fn the_whole_built_in_law_is_published_journalled_and_read_back() {
    testkit::on_both(|db| {
        let law = built_in();
        let count = law.definitions.len();
        let hashes: Vec<String> = law.definitions.iter().map(definitions::Definition::hash).collect();
        assert_eq!(publish_now(&db, vec![law]).enacted, count);
        assert!(!publish_now(&db, vec![built_in()]).is_change());

        let entries = db.read_now(|tx| journal::after(tx, 0, 100)).expect("a journal");
        let journalled: Vec<String> = entries
            .iter()
            .flat_map(|e| e.body["definitions"].as_array().cloned().unwrap_or_default())
            .filter_map(|d| d["hash"].as_str().map(str::to_owned))
            .collect();
        assert_eq!(journalled, hashes, "every hash stands in the journal, once");
        assert!(entries.iter().all(|e| e.verb == "definitions.published"));

        let catalogue = db.read_now(Catalogue::load).expect("a catalogue");
        assert_eq!(catalogue.listed().len(), count);
        let on = day("2026-11-22");
        let stored = catalogue.in_force::<LimitSet>("QCVN 40:2011/BTNMT", on).expect("a set");
        let written = crate::kit::limit_set("QCVN 40:2011/BTNMT", "2026-11-22");
        assert_eq!(**stored, *written, "what is read is what was written");
        let read = db.read_now(move |tx| in_force::<LimitSet>(tx, "QCVN 40:2011/BTNMT", on)).expect("a read");
        assert_eq!(read.as_ref(), Some(written.as_ref()));
        assert_eq!(db.read_now(definitions::tampered).expect("a check"), []);
    });
}

#[test]
fn the_live_catalogue_follows_the_rows() {
    testkit::on_both(|db| {
        let first = || media(Layer::BuiltIn, &[("medium/w.toml", medium("water", "Nước", ""))]);
        publish_now(&db, vec![first()]);
        let live = Live::new(db.read_now(Catalogue::load).expect("a catalogue"));
        let refreshed = || {
            let live = live.clone();
            db.read_now(move |tx| live.refresh(tx)).expect("a refresh")
        };
        assert!(!refreshed());
        let before = live.current();
        publish_now(&db, vec![media(Layer::BuiltIn, &[("medium/w.toml", medium("water", "Nước mới", ""))])]);
        assert!(refreshed());
        let name = |c: &Catalogue| c.in_force::<Medium>("water", day("2026-11-22")).map(|m| m.body.name.vi.clone());
        assert_eq!(name(&before).as_deref(), Some("Nước"), "work that has begun sees one law");
        assert_eq!(name(&live.current()).as_deref(), Some("Nước mới"));
    });
}
