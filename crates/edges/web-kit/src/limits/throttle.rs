//! How often one client may try something that must not be guessed, such as signing in.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{MICROS_PER_SECOND, Moment};

use crate::errors::Fault;

/// The number of clients kept in mind; beyond it those that waited longest are forgotten.
const KEPT: usize = 10_000;

/// A bucket of tries for each client, refilled evenly. It only slows guessing from one address
/// down; locking an account is decided where accounts are kept.
#[derive(Debug, Clone)]
pub struct Throttle {
    tries: u32,
    refill_seconds: u32,
    buckets: Arc<Mutex<HashMap<Network, Bucket>>>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    at: Moment,
}

/// An IPv4 address, or the first 64 bits of an IPv6 address: one household has all that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Network(u64, bool);

impl Network {
    fn of(address: IpAddr) -> Network {
        match address.to_canonical() {
            IpAddr::V4(v4) => Network(u64::from(v4.to_bits()), false),
            IpAddr::V6(v6) => Network((v6.to_bits() >> 64) as u64, true),
        }
    }
}

impl Throttle {
    /// `tries` at once, and one more each `refill_seconds`.
    pub fn new(tries: u32, refill_seconds: u32) -> Throttle {
        Throttle { tries: tries.max(1), refill_seconds: refill_seconds.max(1), buckets: Arc::default() }
    }

    /// Takes one try of `address`, or says in how many seconds there is one.
    pub fn take(&self, address: IpAddr, now: Moment) -> Result<(), Fault> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= KEPT {
            self.forget(&mut buckets, now);
        }
        let full = f64::from(self.tries);
        let bucket = buckets.entry(Network::of(address)).or_insert(Bucket { left: full, at: now });
        let refill = f64::from(self.refill_seconds);
        bucket.left = (bucket.left + seconds_since(bucket.at, now) / refill).min(full);
        bucket.at = now;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            return Ok(());
        }
        Err(Fault::too_many(((1.0 - bucket.left) * refill).ceil() as u32))
    }

    /// A success gives its try back, so that an office behind one address is not locked out.
    pub fn give_back(&self, address: IpAddr) {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bucket) = buckets.get_mut(&Network::of(address)) {
            bucket.left = (bucket.left + 1.0).min(f64::from(self.tries));
        }
    }

    /// Full buckets say nothing; if that frees too little, the older half goes.
    fn forget(&self, buckets: &mut HashMap<Network, Bucket>, now: Moment) {
        let to_full = f64::from(self.tries) * f64::from(self.refill_seconds);
        buckets.retain(|_, bucket| seconds_since(bucket.at, now) < to_full);
        if buckets.len() >= KEPT / 2 {
            let mut ages: Vec<Moment> = buckets.values().map(|b| b.at).collect();
            ages.sort_unstable();
            let middle = ages[ages.len() / 2];
            buckets.retain(|_, bucket| bucket.at > middle);
        }
    }
}

fn seconds_since(earlier: Moment, now: Moment) -> f64 {
    now.0.saturating_sub(earlier.0).max(0) as f64 / MICROS_PER_SECOND as f64
}
