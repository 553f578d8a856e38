//! Which live topics an entry of the journal moves: what pages follow, in words that they know.

use kernel::Outcome;
use monitoring::network::Network;
use platform::journal;
use store::Tx;

/// The topics of each entry after `seq`, in order; entries that no page follows have none.
pub fn after(tx: &mut Tx, network: &Network, seq: i64, limit: i64) -> Outcome<Vec<(i64, Vec<String>)>> {
    let mut out = Vec::new();
    for row in journal::after(tx, seq, limit)? {
        let mut topics = Vec::new();
        for subject in &row.subjects {
            match subject.kind.as_str() {
                "station" => {
                    topics.push("stations".to_owned());
                    // Everybody may listen, so a station that is not public has no topic of its own.
                    if let Some(profile) = network.profile(tx, subject.id)?.filter(|p| p.station.public) {
                        topics.push(format!("station:{}", profile.station.code));
                    }
                }
                "outage" => topics.push(format!("{}outages", web_kit::live::DESK)),
                "kpi" => topics.push("kpi".to_owned()),
                "programme" => topics.push("programmes".to_owned()),
                "exceedance" => topics.push("exceedances".to_owned()),
                "intake_batch" => topics.push(format!("{}receipts", web_kit::live::DESK)),
                _ => {}
            }
        }
        topics.sort();
        topics.dedup();
        out.push((row.seq, topics));
    }
    Ok(out)
}
