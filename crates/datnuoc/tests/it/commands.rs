//! Commands: exit status, words, JSON, faults that are located, archives between engines.

use serde_json::Value;

use crate::program::{Place, cod_file, text};

#[test]
fn a_table_with_faults_says_where_and_changes_nothing() {
    Place::each(|place| {
        let table = place.file(
            "bad.csv",
            "code,name,medium,parameters,limit_set,limit_column,coefficients\n\
             ,Không mã,wastewater,COD,,,\n\
             A1,Một,fire,COD,,,\n\
             A2,Hai,wastewater,Xyz,QCVN 40:2011/BTNMT,Z,Kq=7\n\
             A3,Ba,wastewater,COD,,,\n",
        );
        let output = place.run(&["import", "stations", table.to_str().expect("a path"), "--json"], "");
        assert_eq!(output.status.code(), Some(2));
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let faults: Vec<(i64, &str, &str)> = report["faults"]
            .as_array()
            .expect("faults")
            .iter()
            .map(|f| {
                (
                    f["line"].as_i64().expect("a line"),
                    f["column"].as_str().expect("a column"),
                    f["refusal"]["code"].as_str().expect("a code"),
                )
            })
            .collect();
        insta::assert_debug_snapshot!("faults_of_a_table", faults);
        assert_eq!(report["applied_rows"], 0);
        assert_eq!(place.done(&["export", "stations"], "").lines().count(), 1, "only the header");
    });
}

#[test]
fn stations_come_back_as_they_were_brought() {
    Place::each(|place| {
        let first = place.with_stations().done(&["export", "stations"], "");
        let again = place.file("again.csv", &first);
        place.done(&["import", "stations", again.to_str().expect("a path")], "");
        assert_eq!(place.done(&["export", "stations"], ""), first);
        assert_eq!(first.lines().count(), 3);
        assert!(first.contains("PM10;PM2.5;SO2"), "symbols are canonical: {first}");
    });
}

#[test]
fn wrong_words_end_with_a_reason() {
    let place = Place::sqlite();
    let cases: [(&[&str], &str); 4] = [
        (&["admin", "create", "--name", "ai", "--role", "administrator", "--password-stdin"], "short"),
        (&["admin", "create", "--name", "ai", "--role", "king", "--password-stdin"], "a long enough secret"),
        (&["admin", "station-password", "NONE", "--password-stdin"], "long enough secret"),
        (&["restore", "/nonexistent.archive"], ""),
    ];
    for (words, input) in cases {
        let output = place.run(words, input);
        assert!(!output.status.success(), "{words:?}");
        assert!(!text(&output.stderr).trim().is_empty(), "{words:?} says why");
    }
}

#[test]
fn a_folder_without_a_database_is_said_to_be_one() {
    let place = Place::sqlite();
    let archive = place.data().join("x.archive");
    for words in
        [&["verify"][..], &["doctor"], &["export", "stations"], &["backup", "--to", archive.to_str().expect("a path")]]
    {
        let output = place.run(words, "");
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(text(&output.stderr).contains("There is no database at"), "{words:?}: {}", text(&output.stderr));
    }
    assert_eq!(std::fs::read_dir(place.data()).expect("a folder").count(), 0, "and none was made");
}

#[test]
fn a_folder_is_served_once() {
    let place = Place::sqlite();
    let program = place.serve();
    let second = place.run(&["serve", "--listen", "127.0.0.1:0"], "");
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains("Another process serves"), "{}", text(&second.stderr));
    program.kill();
    assert_eq!(place.serve().get("/healthz").0, 200, "what was killed holds nothing");
}

#[test]
fn an_archive_carries_everything_between_the_engines() {
    let from = Place::sqlite();
    from.with_stations();
    let program = from.serve();
    let time = kernel::Clock::System.now().compact_local();
    let (name, body) = cod_file(&time, "41.6");
    let mut ftp = suppaftp::FtpStream::connect(program.ftp).expect("a session");
    ftp.login("NUO001", crate::program::SECRET).expect("a sign-in");
    ftp.put_file(&name, &mut std::io::Cursor::new(body.as_bytes())).expect("226");
    let archive = from.data().join("backup.archive");
    from.done(&["backup", "--to", archive.to_str().expect("a path")], "");
    drop(program);

    let to = Place::postgres();
    to.done(&["restore", archive.to_str().expect("a path")], "");
    std::fs::create_dir_all(to.data().join("keys")).expect("a folder for keys");
    let keys = "keys/datnuoc.keys";
    std::fs::copy(from.data().join(keys), to.data().join(keys)).expect("the keys");
    assert_eq!(to.done(&["export", "stations"], ""), from.done(&["export", "stations"], ""));
    assert_eq!(to.done(&["export", "receipts"], ""), from.done(&["export", "receipts"], ""));
    let verified = to.done(&["verify", "--deep"], "");
    assert!(verified.contains("nguyên vẹn"), "{verified}");
    let (status, page) = to.serve().get("/stations/NUO001");
    assert_eq!(status, 200);
    assert!(page.contains("41.6"), "the reading moved along");
}

#[test]
fn an_office_has_the_communes_of_its_province() {
    Place::each(|place| {
        let header = "code,name,medium,parameters,commune_code\n";
        let table = |name: &str, commune: &str| place.file(name, &format!("{header}T1,Một,wastewater,COD,{commune}\n"));
        let import = |name: &str, commune: &str| {
            let file = table(name, commune);
            let output = place.run(&["import", "stations", file.to_str().expect("a path")], "");
            (output.status.success(), text(&output.stdout) + &text(&output.stderr))
        };
        let (taken, why) = import("early.csv", "25747");
        assert!(!taken && why.contains("admin province 79"), "{why}");
        let wrong = place.run(&["admin", "province", "99"], "");
        assert_eq!(wrong.status.code(), Some(2));
        let chosen: Value =
            serde_json::from_str(&place.done(&["admin", "province", "79", "--json"], "")).expect("JSON");
        assert_eq!((chosen["created"].as_i64(), chosen["merged"].as_i64()), (Some(169), Some(0)));
        let again: Value = serde_json::from_str(&place.done(&["admin", "province", "79", "--json"], "")).expect("JSON");
        assert_eq!(again["created"], 0);

        let (taken, why) = import("old.csv", "25744");
        assert!(!taken && why.contains("Phường Phú Lợi (25750)"), "{why}");
        let (taken, why) = import("elsewhere.csv", "00004");
        assert!(!taken && why.contains("Phường Ba Đình"), "{why}");
        let (taken, why) = import("today.csv", "25747");
        assert!(taken, "{why}");
        assert!(place.done(&["export", "stations"], "").contains("25747"));
        assert!(place.done(&["verify", "--deep"], "").contains("nguyên vẹn"));
    });
}

#[test]
fn a_code_of_a_unit_is_looked_up() {
    let look_up = |code: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_datnuoc"));
        let output = command.args(["definitions", "area", code]).env("LC_ALL", "vi_VN.UTF-8").output();
        let output = output.expect("it runs");
        (output.status.code(), text(&output.stdout))
    };
    let (status, said) = look_up("25741");
    assert_eq!(status, Some(0));
    assert!(said.contains("25741 Phường Hiệp Thành, Tỉnh Bình Dương"), "{said}");
    assert!(said.contains("→ 25750 Phường Phú Lợi, Thành phố Hồ Chí Minh"), "{said}");
    assert_eq!(look_up("99999").0, Some(2));
}
