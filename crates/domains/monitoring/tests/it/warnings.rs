//! Warnings of indices: begun, told again while it goes on, ended; and what is not told.

use kernel::Moment;
use monitoring::warn;
use monitoring::warning::{self, Finding, INDEX_WARNING, Kind, chain};

use crate::province::{Province, at, line, on_both};

const PUBLIC: &str = "KXQ001,Không khí trung tâm,ambient_air,,,,10.3,106.3,,60,PM10;PM2.5;SO2;NO2;CO;O3;Temp;RH,QCVN 05:2023/BTNMT,,,,,true";

impl Province {
    fn warn(&self, now: Moment) -> usize {
        let (network, law) = (self.receiver.network.clone(), self.receiver.law.current());
        let (looking, seen) = (network.clone(), law.clone());
        let random = self.random.clone();
        let has_next = self.read(move |tx| warn::has_next(tx, &looking, &seen, now));
        let told = self.db.write_bulk_now(move |tx| warn::run(tx, &network, &law, &random, now)).unwrap();
        assert_eq!(has_next, told > 0, "what has nothing to tell writes nothing");
        told
    }

    /// One value of PM2.5 for each hour up to an end.
    fn dust(&self, end: Moment, hours: i64, value: &str) {
        let each = (0..hours).rev().map(|back| line("PM2.5", value, "µg/Nm3", end.plus_seconds(-3600 * back), "00"));
        self.send("KXQ001", end.plus_seconds(60), &each.collect::<String>());
        self.follow(end.plus_seconds(600));
    }

    /// What was told, of the newest warning.
    fn told(&self) -> Vec<(Kind, Finding)> {
        self.read(|tx| {
            let warning = warning::store::newest(tx, 1)?.remove(0);
            let mut findings = Vec::new();
            for version in INDEX_WARNING.table.history(tx, warning.id)? {
                let finding: Finding = serde_json::from_value(version.body.unwrap())?;
                findings.push((version.version, version.recorded_at, finding));
            }
            let told = chain(findings.iter().map(|(n, at, f)| (*n, *at, f.ended)));
            Ok(told.into_iter().zip(findings).map(|(told, (_, _, finding))| (told.kind, finding)).collect())
        })
    }
}

#[test]
fn what_stays_bad_is_told_again_before_the_last_word_ends() {
    on_both(|province| {
        let end = at("20261121200000");
        province.dust(end, 14, "120");
        let soon = end.plus_seconds(600);
        assert_eq!(province.warn(soon), 0, "a station that is not public warns nobody");
        province.import(end, &[PUBLIC]);
        assert_eq!((province.warn(soon), province.warn(soon)), (1, 0));

        province.dust(end.plus_seconds(3600), 1, "120");
        assert_eq!(province.warn(soon.plus_seconds(3600)), 0, "the first word still speaks for two hours");
        province.dust(end.plus_seconds(7200), 1, "120");
        assert_eq!(province.warn(soon.plus_seconds(7200)), 1);
        // Nothing arrives any more: what was told last ends by itself.
        assert_eq!(province.warn(soon.plus_seconds(6 * 3600)), 0);

        let told = province.told();
        let kinds: Vec<(Kind, &str, u32)> = told.iter().map(|(kind, f)| (*kind, f.band.as_str(), f.value)).collect();
        assert_eq!(kinds, [(Kind::Alert, "bad", 179), (Kind::Update, "bad", 179)]);
        let (_, last) = &told[1];
        assert_eq!(last.expires_at, soon.plus_seconds(5 * 3600));
        assert_eq!(
            (last.rule.kind.as_str(), last.rule.code.as_str(), last.law.code.as_str()),
            ("warning", "VN_AQI", "VN_AQI")
        );
        assert_eq!(last.lead.as_deref(), Some("PM2.5"));
        assert_eq!(province.count("select count(*) from journal where verb like 'warning.%'"), 2);
    });
}

#[test]
fn another_band_is_told_at_once_and_so_is_the_end() {
    on_both(|province| {
        let end = at("20261121200000");
        province.import(end, &[PUBLIC]);
        province.dust(end, 14, "60");
        assert_eq!(province.warn(end.plus_seconds(600)), 1);
        province.dust(end.plus_seconds(3600), 12, "200");
        assert_eq!(province.warn(end.plus_seconds(4200)), 1);
        province.dust(end.plus_seconds(7200), 12, "10");
        assert_eq!(province.warn(end.plus_seconds(7800)), 1);
        let told = province.told();
        let kinds: Vec<(Kind, &str)> = told.iter().map(|(kind, f)| (*kind, f.band.as_str())).collect();
        assert_eq!(kinds, [(Kind::Alert, "poor"), (Kind::Update, "very-bad"), (Kind::Cancel, "good")]);
        assert_eq!(told[2].1.level, told[1].1.level, "the end is told as gravely as what it ends");
    });
}
