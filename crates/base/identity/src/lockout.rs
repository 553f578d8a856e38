//! Growing delays after wrong passwords (*tạm khoá đăng nhập*), kept in the database so that they
//! outlive a restart and hold on every node.
//!
//! An attempt is counted *before* its password is looked at and forgiven when it was right;
//! otherwise a thousand guesses sent at once would all be looked at before the first is counted.
//! It knows no account: a name that nobody has is counted like one that somebody has.

pub(crate) mod store;

use std::net::IpAddr;

use ::store::{Error, Tx};
use kernel::{MICROS_PER_SECOND, Moment, Refusal};
use sha2::{Digest, Sha256};

/// After this long without a wrong attempt, the old ones are forgotten.
const FORGOTTEN_AFTER_SECONDS: i64 = 24 * 3600;

/// What attempts are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The account that was meant, or the typed name when nobody has it.
    Account,
    /// The network that people sign in from; offices share one, so it is patient.
    Network,
    /// A logger's code together with the address it calls from: somebody else's guesses do not
    /// lock out the logger.
    Device,
}

impl Door {
    fn code(self) -> &'static str {
        match self {
            Door::Account => "account",
            Door::Network => "network",
            Door::Device => "device",
        }
    }

    /// Free attempts, first delay and longest delay in seconds.
    fn patience(self) -> (i64, i64, i64) {
        match self {
            Door::Account => (5, 30, 15 * 60),
            Door::Network => (50, 30, 3600),
            Door::Device => (10, 30, 15 * 60),
        }
    }

    /// How many of the wrong attempts still count after so long without another.
    fn remembered(self, failures: i64, seconds: i64) -> i64 {
        match self {
            _ if seconds >= FORGOTTEN_AFTER_SECONDS => 0,
            // A whole office mistypes now and then, every day of the year.
            Door::Network => (failures - seconds.max(0) / 60).max(0),
            Door::Account | Door::Device => failures,
        }
    }

    /// How long the door stays shut after so many wrong attempts: nothing at first, then doubling.
    fn delay_seconds(self, failures: i64) -> i64 {
        let (free, first, longest) = self.patience();
        if failures < free {
            return 0;
        }
        let doublings = u32::try_from(failures - free).unwrap_or(u32::MAX).min(16);
        first.saturating_mul(1 << doublings).min(longest)
    }

    /// Until when the door stays shut. An attempt that shuts nothing must not shut it until its own
    /// instant either: one that began a moment earlier and is counted a moment later would be refused.
    fn locked_until(self, failures: i64, now: Moment) -> Moment {
        match self.delay_seconds(failures) {
            0 => Moment(0),
            delay => now.plus_seconds(delay),
        }
    }
}

/// One thing that attempts are counted by: a door and who stands before it, as a hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    door: Door,
    hash: Vec<u8>,
}

impl Key {
    /// For an account, under whichever of its names it was meant.
    pub fn account(account: i64) -> Key {
        Key::of(Door::Account, format!("account {account}").as_bytes())
    }

    /// For a name that nobody has, blinded.
    pub(crate) fn nobody(blinded: &[u8]) -> Key {
        Key::of(Door::Account, blinded)
    }

    /// For the network of an address.
    pub fn network(from: IpAddr) -> Key {
        Key::of(Door::Network, network(from).as_bytes())
    }

    /// For a logger calling from an address.
    pub fn device(code: &str, from: IpAddr) -> Key {
        Key::of(Door::Device, format!("{code} {}", from.to_canonical()).as_bytes())
    }

    /// For an address that calls with codes which no logger has: all of them together, or a new code would be
    /// a new chance each time.
    pub fn strange_device(from: IpAddr) -> Key {
        Key::of(Door::Device, format!("? {}", from.to_canonical()).as_bytes())
    }

    fn of(door: Door, who: &[u8]) -> Key {
        Key { door, hash: Sha256::digest(who).to_vec() }
    }
}

/// The network of an address: what one subscriber usually has. `203.0.113.0/24`, `2001:db8:1:2::/64`.
pub fn network(from: IpAddr) -> String {
    match from.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// Whether a key is locked now, without counting anything.
pub fn locked_until(tx: &mut Tx, key: &Key, now: Moment) -> Result<Option<Moment>, Error> {
    Ok(store::find(tx, key)?.map(|count| count.locked_until).filter(|until| *until > now))
}

/// Counts an attempt against each key, unless one of them is locked: then nothing is counted and
/// the moment is returned from which it may be tried again.
pub fn count(tx: &mut Tx, keys: &[&Key], now: Moment) -> Result<Option<Moment>, Error> {
    let mut counts = Vec::with_capacity(keys.len());
    for key in keys {
        counts.push(store::find(tx, key)?);
    }
    if let Some(until) = counts.iter().flatten().map(|c| c.locked_until).filter(|until| *until > now).max() {
        return Ok(Some(until));
    }
    for (key, count) in keys.iter().zip(counts) {
        let failures = count.map_or(0, |c| key.door.remembered(c.failures, now.seconds_since(c.last_at))) + 1;
        let locked_until = key.door.locked_until(failures, now);
        store::set(tx, key, failures, now, locked_until)?;
    }
    Ok(None)
}

/// The attempt was right: an account or a logger starts afresh. A network only gets this one
/// attempt back, or one stolen password would buy endless guesses at others.
pub fn forgive(tx: &mut Tx, keys: &[&Key]) -> Result<(), Error> {
    for key in keys {
        match key.door {
            Door::Account | Door::Device => store::clear(tx, key)?,
            Door::Network => store::give_back(tx, key)?,
        }
    }
    Ok(())
}

/// Lets an account be tried again at once; an administrator's unlocking calls it.
pub(crate) fn clear(tx: &mut Tx, key: &Key) -> Result<(), Error> {
    store::clear(tx, key)
}

/// Forgets counts that no longer matter; a daily job calls it.
pub fn tidy(tx: &mut Tx, now: Moment) -> Result<u64, Error> {
    store::forget_before(tx, Moment(now.0 - FORGOTTEN_AFTER_SECONDS * MICROS_PER_SECOND))
}

/// The refusal for a locked door, the same for people and loggers and for names nobody has.
pub fn refusal(until: Moment, now: Moment) -> Refusal {
    Refusal::new("refused-too-many-attempts").with("seconds", until.seconds_since(now).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_to_their_longest() {
        let cases = [
            (Door::Account, 0, 0),
            (Door::Account, 4, 0),
            (Door::Account, 5, 30),
            (Door::Account, 6, 60),
            (Door::Account, 9, 480),
            (Door::Account, 10, 900),
            (Door::Account, i64::MAX, 900),
            (Door::Network, 49, 0),
            (Door::Network, 50, 30),
            (Door::Network, 1_000, 3600),
            (Door::Device, 9, 0),
            (Door::Device, 10, 30),
        ];
        for (door, failures, seconds) in cases {
            assert_eq!(door.delay_seconds(failures), seconds, "{door:?} after {failures}");
        }
    }

    #[test]
    fn attempts_at_the_same_time_do_not_shut_each_other_out() {
        let (earlier, later) = (Moment(1_000_000), Moment(1_000_001));
        assert!(Door::Device.locked_until(9, later) <= earlier);
        assert!(Door::Device.locked_until(10, later) > earlier);
    }

    #[test]
    fn old_mistakes_are_forgotten() {
        let cases = [
            (Door::Account, 7, 23 * 3600, 7),
            (Door::Account, 7, 24 * 3600, 0),
            (Door::Network, 7, 59, 7),
            (Door::Network, 7, 180, 4),
            (Door::Network, 7, 3600, 0),
            (Door::Network, 7, -60, 7),
        ];
        for (door, failures, seconds, remembered) in cases {
            assert_eq!(door.remembered(failures, seconds), remembered, "{door:?} after {seconds} s");
        }
    }

    #[test]
    fn a_network_is_what_one_subscriber_has() {
        for (address, expected) in [
            ("203.0.113.77", "203.0.113.0/24"),
            ("::ffff:203.0.113.77", "203.0.113.0/24"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("::1", "0:0:0:0::/64"),
        ] {
            assert_eq!(network(address.parse().unwrap()), expected);
        }
    }

    #[test]
    fn a_logger_is_counted_with_its_address() {
        let (a, b) = ("203.0.113.1".parse().unwrap(), "203.0.113.2".parse().unwrap());
        assert_ne!(Key::device("NUO001", a), Key::device("NUO001", b));
        assert_ne!(Key::device("NUO001", a), Key::device("NUO002", a));
    }
}
