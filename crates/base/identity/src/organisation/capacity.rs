//! In which capacities somebody may act on a day (*tư cách*): positions held, and delegations from
//! those who hold them. Pure: everything it decides by is an argument.

use kernel::{Day, DayRange};

use crate::right::RightSet;

/// Somebody holds a position over days (*giữ vị trí*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// Who.
    pub account: i64,
    /// Which position.
    pub position: i64,
    /// When.
    pub days: DayRange,
}

/// A holder lends some of his rights to another over days (*uỷ quyền*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lending {
    /// The delegation's id.
    pub delegation: i64,
    /// The position whose rights are lent.
    pub position: i64,
    /// Who holds it.
    pub from: i64,
    /// Who may act for him.
    pub to: i64,
    /// Which rights at most.
    pub rights: RightSet,
    /// When.
    pub days: DayRange,
}

/// One capacity in which somebody may act (*tư cách*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// The position.
    pub position: i64,
    /// The delegation through which he acts, if he does not hold the position himself.
    pub delegation: Option<i64>,
    /// For whom he then acts.
    pub on_behalf_of: Option<i64>,
    /// What he may do in it.
    pub rights: RightSet,
}

/// The capacities of `account` on `day`: own positions first, in the order given, then delegations.
///
/// A delegation lends only what its giver has himself on that day through holding the position:
/// it ends when his holding ends, it shrinks when his role shrinks, and it cannot be lent on.
pub fn capacities(
    account: i64,
    day: Day,
    holdings: &[Holding],
    lendings: &[Lending],
    rights_of: impl Fn(i64) -> RightSet,
) -> Vec<Capacity> {
    let holds = |who: i64, position: i64| {
        holdings.iter().any(|h| h.account == who && h.position == position && h.days.contains(day))
    };
    let own = holdings.iter().filter(|h| h.account == account && h.days.contains(day)).map(|h| Capacity {
        position: h.position,
        delegation: None,
        on_behalf_of: None,
        rights: rights_of(h.position),
    });
    let lent = lendings
        .iter()
        .filter(|l| l.to == account && l.from != account && l.days.contains(day) && holds(l.from, l.position))
        .map(|l| Capacity {
            position: l.position,
            delegation: Some(l.delegation),
            on_behalf_of: Some(l.from),
            rights: rights_of(l.position).and(l.rights),
        });
    let mut found: Vec<Capacity> = Vec::new();
    for capacity in own.chain(lent) {
        // Two overlapping assignments to one position are one capacity.
        if !found.iter().any(|c| c.position == capacity.position && c.delegation == capacity.delegation) {
            found.push(capacity);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::right::Right;

    fn day(n: i64) -> Day {
        Day::new(2026, 1, 1).unwrap().plus(n)
    }

    fn days() -> impl Strategy<Value = DayRange> {
        (0_i64..20, proptest::option::of(1_i64..10))
            .prop_map(|(from, length)| DayRange { from: day(from), to: length.map(|n| day(from + n)) })
    }

    fn rights() -> impl Strategy<Value = RightSet> {
        proptest::collection::vec(0..Right::ALL.len(), 0..6)
            .prop_map(|at| at.into_iter().map(|i| Right::ALL[i]).collect())
    }

    fn holdings() -> impl Strategy<Value = Vec<Holding>> {
        proptest::collection::vec((0_i64..4, 0_i64..3, days()), 0..8).prop_map(|list| {
            list.into_iter().map(|(account, position, days)| Holding { account, position, days }).collect()
        })
    }

    fn lendings() -> impl Strategy<Value = Vec<Lending>> {
        proptest::collection::vec((0_i64..3, 0_i64..4, 0_i64..4, rights(), days()), 0..8).prop_map(|list| {
            let numbered = (1_i64..).zip(list);
            numbered
                .map(|(delegation, (position, from, to, rights, days))| Lending {
                    delegation,
                    position,
                    from,
                    to,
                    rights,
                    days,
                })
                .collect()
        })
    }

    proptest! {
        /// Whatever the dates, nobody can do more than a position that is held on that day allows.
        #[test]
        fn nothing_comes_from_nowhere(
            holdings in holdings(),
            lendings in lendings(),
            roles in proptest::collection::vec(rights(), 3),
            account in 0_i64..4,
            on in 0_i64..32,
        ) {
            let on = day(on);
            let role = |position: i64| roles[position as usize];
            let holds = |who: i64, position: i64| {
                holdings.iter().any(|h| h.account == who && h.position == position && h.days.contains(on))
            };
            for capacity in capacities(account, on, &holdings, &lendings, role) {
                prop_assert!(capacity.rights.within(role(capacity.position)));
                match (capacity.delegation, capacity.on_behalf_of) {
                    (None, None) => prop_assert!(holds(account, capacity.position)),
                    (Some(id), Some(giver)) => {
                        let lent = lendings.iter().find(|l| l.delegation == id).unwrap();
                        prop_assert!(giver != account && lent.from == giver && lent.to == account);
                        prop_assert!(lent.days.contains(on), "outside the delegation's days");
                        prop_assert!(holds(giver, capacity.position), "the giver no longer holds it");
                        prop_assert!(capacity.rights.within(lent.rights));
                    }
                    other => prop_assert!(false, "half a delegation: {other:?}"),
                }
            }
        }

        /// And whoever holds a position on a day can act in it on that day.
        #[test]
        fn nothing_is_lost(holdings in holdings(), lendings in lendings(), account in 0_i64..4, on in 0_i64..32) {
            let on = day(on);
            let found = capacities(account, on, &holdings, &lendings, |_| RightSet::all());
            for h in holdings.iter().filter(|h| h.account == account && h.days.contains(on)) {
                prop_assert_eq!(found.iter().filter(|c| c.position == h.position && c.delegation.is_none()).count(), 1);
            }
        }

        /// What is lent is not lent on: without holdings of the giver there is no capacity.
        #[test]
        fn no_chain_of_delegations(lendings in lendings(), account in 0_i64..4, on in 0_i64..32) {
            prop_assert!(capacities(account, day(on), &[], &lendings, |_| RightSet::all()).is_empty());
        }
    }

    #[test]
    fn the_first_day_counts_and_the_last_does_not() {
        let held = [Holding { account: 1, position: 7, days: DayRange { from: day(10), to: None } }];
        let lent = [Lending {
            delegation: 5,
            position: 7,
            from: 1,
            to: 2,
            rights: RightSet::all(),
            days: DayRange { from: day(12), to: Some(day(14)) },
        }];
        for (on, can) in [(11, false), (12, true), (13, true), (14, false)] {
            let found = capacities(2, day(on), &held, &lent, |_| RightSet::all());
            assert_eq!(!found.is_empty(), can, "day {on}");
        }
    }
}
