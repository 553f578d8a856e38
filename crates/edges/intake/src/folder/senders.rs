//! Whose a file is: by the folder that it lies in, or by its name where whoever can write there is trusted. Either
//! way a station whose account is disabled does not send.

use std::collections::HashMap;
use std::sync::Arc;

use identity::device;
use kernel::Outcome;
use monitoring::network::{Network, Profile};
use monitoring::station_view::station_of_code;
use series::FileName;
use store::Tx;

use super::Trust;
use super::away::Reason;
use crate::Intake;

/// A station, or why there is none.
type Sender = Result<Arc<Profile>, Reason>;

/// Who may send, as far as was asked for the files at hand.
pub struct Senders {
    trust: Trust,
    known: HashMap<String, Sender>,
}

impl Senders {
    pub fn new(trust: Trust) -> Senders {
        Senders { trust, known: HashMap::new() }
    }

    /// Asks anew from here on: accounts are given and taken away.
    pub fn forget(&mut self) {
        self.known.clear();
    }

    /// The station of a file by its path in the folder, `/a/b/name`.
    pub fn of(&mut self, intake: &Intake, path: &str) -> Outcome<Sender> {
        let codes = match self.trust {
            Trust::Folders => match path.trim_start_matches('/').split_once('/') {
                Some((folder, _)) => match self.known.get(folder) {
                    Some(sender) => return Ok(sender.clone()),
                    None => vec![folder.to_owned()],
                },
                None => return Ok(Err(Reason::NoFolder)),
            },
            // As departments issue codes: with province and facility before the station, or without.
            Trust::Names => match FileName::of(path) {
                Ok(FileName { province, site, station, .. }) => {
                    vec![format!("{province}_{site}_{station}"), format!("{site}_{station}"), station.to_owned()]
                }
                Err(_) => return Ok(Err(Reason::Name)),
            },
        };
        let key = codes.first().cloned().unwrap_or_default();
        if let Some(sender) = self.known.get(&key) {
            return Ok(sender.clone());
        }
        let (network, trust) = (intake.receiver.network.clone(), self.trust);
        let sender = intake.db.read_now(move |tx| ask(tx, &network, trust, &codes))?;
        self.known.insert(key, sender.clone());
        Ok(sender)
    }
}

fn ask(tx: &mut Tx, network: &Network, trust: Trust, codes: &[String]) -> Outcome<Sender> {
    for code in codes {
        let Some(station) = station_of_code(tx, code)? else { continue };
        let standing = device::standing(tx, &station.code)?;
        let may = match trust {
            Trust::Folders => standing.is_some_and(|account| account.active),
            Trust::Names => standing.is_none_or(|account| account.active),
        };
        if !may {
            return Ok(Err(Reason::NotAllowed(station.code)));
        }
        if let Some(profile) = network.profile(tx, station.id)? {
            return Ok(Ok(profile));
        }
    }
    Ok(Err(Reason::StationUnknown(codes.last().cloned().unwrap_or_default())))
}
