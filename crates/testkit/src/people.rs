//! The clock, the chance and the people of tests.

use kernel::{Actor, Clock, Moment, Random};

/// A clock that stands at 10:15 on 22 November 2026, Viet Nam time, until the test moves it.
pub fn clock() -> Clock {
    Clock::manual(Moment::from_local(2026, 11, 22, 10, 15, 0).expect("the day exists"))
}

/// Randomness that is the same in every run.
pub fn random() -> Random {
    Random::seeded(1)
}

/// An officer (*chuyên viên*), account 1 in position 1.
pub fn officer() -> Actor {
    Actor::Person { account: 1, position: Some(1) }
}

/// The logger of a station (*thiết bị truyền số liệu của trạm*).
pub fn station(id: i64) -> Actor {
    Actor::Station(id)
}
