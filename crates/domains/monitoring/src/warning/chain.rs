//! Messages that follow one another: which begins, which replaces what, which ends it.

use kernel::Moment;

/// What a message is to those before it (*loại bản tin*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The first (*phát cảnh báo*).
    Alert,
    /// It replaces those before (*cập nhật*).
    Update,
    /// It ends them (*kết thúc*).
    Cancel,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its number among those of its warning.
    pub number: i64,
    /// When it was sent.
    pub sent: Moment,
    /// What it is.
    pub kind: Kind,
    /// Numbers and times of those that it replaces or ends.
    pub earlier: Vec<(i64, Moment)>,
}

/// The messages of versions, in their order; each version says whether it ends what is told.
pub fn chain(versions: impl IntoIterator<Item = (i64, Moment, bool)>) -> Vec<Told> {
    let mut going_on: Vec<(i64, Moment)> = Vec::new();
    let mut told: Vec<Told> = Vec::new();
    for (number, sent, ends) in versions {
        let (kind, earlier) = match (ends, told.last()) {
            (false, _) if going_on.is_empty() => (Kind::Alert, Vec::new()),
            (false, _) => (Kind::Update, going_on.clone()),
            // What has ended already ends again, for another reason: whoever reads only this one knows what it means.
            (true, Some(last)) if going_on.is_empty() => (Kind::Cancel, last.earlier.clone()),
            (true, _) => (Kind::Cancel, std::mem::take(&mut going_on)),
        };
        if !ends {
            going_on.push((number, sent));
        }
        told.push(Told { number, sent, kind, earlier });
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(ends: &[bool]) -> Vec<(Kind, Vec<i64>)> {
        let versions = ends.iter().enumerate().map(|(i, ends)| (i as i64 + 1, Moment(i as i64), *ends));
        let numbers = |told: Told| (told.kind, told.earlier.into_iter().map(|(n, _)| n).collect());
        chain(versions).into_iter().map(numbers).collect()
    }

    #[test]
    fn the_first_begins_the_next_replace_the_last_ends() {
        use Kind::{Alert, Cancel, Update};
        assert_eq!(
            kinds(&[false, false, false, true]),
            [(Alert, vec![]), (Update, vec![1]), (Update, vec![1, 2]), (Cancel, vec![1, 2, 3])]
        );
        assert_eq!(
            kinds(&[false, true, true, false, true]),
            [(Alert, vec![]), (Cancel, vec![1]), (Cancel, vec![1]), (Alert, vec![]), (Cancel, vec![4])],
            "withdrawn after it was closed; found again"
        );
    }
}
