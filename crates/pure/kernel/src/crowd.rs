//! How many are let in at one time: a place for each, so many of them for one address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The crowd at a door, counted. Cheap to clone; clones count together.
#[derive(Debug, Clone)]
pub struct Crowd(Arc<Door>);

#[derive(Debug)]
struct Door {
    places: usize,
    places_of_one: usize,
    /// Addresses behind which many people stand.
    uncounted: Vec<IpAddr>,
    inside: Mutex<Inside>,
}

#[derive(Debug, Default)]
struct Inside {
    all: usize,
    of: HashMap<IpAddr, usize>,
}

/// A place in the crowd; free again when dropped.
#[derive(Debug)]
pub struct Place {
    crowd: Crowd,
    address: IpAddr,
}

impl Crowd {
    /// At most `places`, of them `places_of_one` for one address. `uncounted` are proxies: they stand for many
    /// people, so that only the number of all limits them.
    pub fn new(places: usize, places_of_one: usize, uncounted: Vec<IpAddr>) -> Crowd {
        Crowd(Arc::new(Door { places, places_of_one, uncounted, inside: Mutex::default() }))
    }

    /// A place for this address, while there is one.
    pub fn place(&self, address: IpAddr) -> Option<Place> {
        let address = address.to_canonical();
        let limit = if self.0.uncounted.contains(&address) { self.0.places } else { self.0.places_of_one };
        let mut inside = self.inside();
        let of_this = inside.of.get(&address).copied().unwrap_or(0);
        if inside.all >= self.0.places || of_this >= limit {
            return None;
        }
        inside.all += 1;
        inside.of.insert(address, of_this + 1);
        Some(Place { crowd: self.clone(), address })
    }

    /// How many are inside.
    pub fn count(&self) -> usize {
        self.inside().all
    }

    /// Counts are right also after a panic of whoever held the lock: each change is a single step.
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut inside = self.crowd.inside();
        inside.all -= 1;
        if let Some(of_this) = inside.of.get_mut(&self.address) {
            *of_this -= 1;
            if *of_this == 0 {
                inside.of.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::Crowd;

    #[test]
    fn one_address_does_not_take_all_places_and_what_is_left_is_free_again() {
        let address = |text: &str| text.parse::<IpAddr>().expect("an address");
        let (one, other, proxy) = (address("192.0.2.1"), address("192.0.2.2"), address("10.0.0.1"));
        let crowd = Crowd::new(5, 2, vec![proxy]);
        let held = [crowd.place(one), crowd.place(address("::ffff:192.0.2.1"))];
        assert!(held.iter().all(Option::is_some));
        assert!(crowd.place(one).is_none(), "its third");
        let proxied = [crowd.place(proxy), crowd.place(proxy), crowd.place(proxy)];
        assert!(proxied.iter().all(Option::is_some));
        assert!(crowd.place(proxy).is_none() && crowd.place(other).is_none(), "the sixth of all");
        drop(proxied);
        assert!(crowd.place(one).is_none() && crowd.place(other).is_some());
        drop(held);
        assert!(crowd.place(one).is_some());
        assert_eq!(crowd.count(), 0);
    }
}
