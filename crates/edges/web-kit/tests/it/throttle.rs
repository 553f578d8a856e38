//! How often one client may try.

use std::net::{IpAddr, Ipv4Addr};

use web_kit::limits::Throttle;

use crate::support::now;

fn address(n: u32) -> IpAddr {
    IpAddr::V4(Ipv4Addr::from_bits(n))
}

#[test]
fn tries_run_out_and_come_back() {
    let throttle = Throttle::new(3, 10);
    for _ in 0..3 {
        assert!(throttle.take(address(1), now()).is_ok());
    }
    assert_eq!(throttle.take(address(1), now()).unwrap_err().retry_after(), Some(10));
    assert!(throttle.take(address(2), now()).is_ok(), "others are not held up");
    assert_eq!(throttle.take(address(1), now().plus_seconds(4)).unwrap_err().retry_after(), Some(6));
    assert!(throttle.take(address(1), now().plus_seconds(10)).is_ok());
    assert!(throttle.take(address(1), now().plus_seconds(10)).is_err());
}

#[test]
fn a_success_costs_nothing() {
    let throttle = Throttle::new(2, 60);
    for _ in 0..20 {
        assert!(throttle.take(address(1), now()).is_ok());
        throttle.give_back(address(1));
    }
}

#[test]
fn a_clock_that_goes_back_gives_nothing_away() {
    let throttle = Throttle::new(1, 60);
    assert!(throttle.take(address(1), now()).is_ok());
    assert!(throttle.take(address(1), now().plus_seconds(-3600)).is_err());
}

#[test]
fn a_household_counts_once_and_memory_is_bounded() {
    let throttle = Throttle::new(1, 3600);
    assert!(throttle.take("2001:db8::1".parse().unwrap(), now()).is_ok());
    assert!(throttle.take("2001:db8::2".parse().unwrap(), now()).is_err(), "the same network");
    assert!(throttle.take("::ffff:10.0.0.1".parse().unwrap(), now()).is_ok());
    assert!(throttle.take("10.0.0.1".parse().unwrap(), now()).is_err(), "the same address");
    for n in 0..30_000 {
        let _ = throttle.take(address(n), now().plus_seconds(i64::from(n) / 1000));
    }
    // Who tried last is still remembered after all those strangers.
    assert!(throttle.take(address(29_999), now().plus_seconds(30)).is_err());
}
