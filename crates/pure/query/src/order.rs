//! The order of a list. It always ends at the id, so that no two rows are alike and a page can be
//! continued exactly. Nothing comes before something, downwards after it, on both engines and here.

use std::cmp::Ordering;

use kernel::Refusal;

use crate::eval::Fields;
use crate::odata::OrderBy;
use crate::refused;
use crate::registry::{Field, Registry};
use crate::resolve;
use crate::scalar::{Kind, Scalar};
use crate::tree::Path;

/// One key of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderKey {
    /// The field.
    pub path: Path,
    /// From the greatest down.
    pub descending: bool,
    field: Field,
    /// Whether it may be empty, itself or the way to it.
    pub(crate) nullable: bool,
}

impl OrderKey {
    /// The kinds of the values that this key is compared by: of a span of time its two ends.
    pub(crate) fn kinds(&self) -> &'static [Kind] {
        match self.field.kind {
            _ if self.field.sort.is_some() => &[Kind::Text],
            Kind::Interval => &[Kind::Moment, Kind::Moment],
            Kind::Boolean => &[Kind::Boolean],
            Kind::Integer => &[Kind::Integer],
            Kind::Real => &[Kind::Real],
            Kind::Moment => &[Kind::Moment],
            Kind::Duration => &[Kind::Duration],
            Kind::Day => &[Kind::Day],
            Kind::Time => &[Kind::Time],
            Kind::Text | Kind::Geometry => &[Kind::Text],
        }
    }

    fn values(&self, fields: &Fields<'_>) -> Vec<Scalar> {
        match (self.kinds(), fields(&self.path)) {
            ([_, _], value) => match value.span() {
                Some(i) => vec![Scalar::Moment(i.start), Scalar::Moment(i.end)],
                None => vec![Scalar::Null, Scalar::Null],
            },
            (_, value) => vec![value],
        }
    }
}

/// The order of a list of one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order(Vec<OrderKey>);

impl Order {
    /// What a user asks, completed by the id; it goes the way of the last key, so that one index serves both.
    pub fn new(asked: &[OrderBy], entity: &Registry) -> Result<Order, Refusal> {
        let mut keys: Vec<OrderKey> = Vec::new();
        for by in asked {
            let Some(found) = resolve::from_entity(entity, by.path.as_str()).filter(resolve::Found::is_single) else {
                return Err(refused::unknown_field("$orderby", by.path.as_str(), entity.name));
            };
            if !found.field.sortable || !found.through.iter().all(|r| r.filterable) {
                return Err(refused::not_sortable("$orderby", by.path.as_str()));
            }
            if keys.iter().all(|k| k.path != by.path) {
                let (field, nullable) = (*found.field, found.nullable());
                keys.push(OrderKey { path: by.path.clone(), descending: by.descending, field, nullable });
            }
        }
        if let Some(id) = keys.iter().position(|k| k.field.name == "id" && !k.path.as_str().contains('/')) {
            keys.truncate(id + 1);
        } else if let Some(id) = entity.field("id") {
            let descending = keys.last().is_some_and(|k| k.descending);
            keys.push(OrderKey { path: Path::new("id"), descending, field: *id, nullable: false });
        }
        Ok(Order(keys))
    }

    /// By the id alone.
    pub fn by_id(entity: &Registry) -> Order {
        Order::new(&[], entity).unwrap_or(Order(Vec::new()))
    }

    /// Its keys, the id last.
    pub fn keys(&self) -> &[OrderKey] {
        &self.0
    }

    /// The values that a row is ordered by.
    pub fn values(&self, fields: &Fields<'_>) -> Vec<Scalar> {
        self.0.iter().flat_map(|k| k.values(fields)).collect()
    }

    /// Which of two rows comes first, by the values they are ordered by.
    pub fn compare(&self, a: &[Scalar], b: &[Scalar]) -> Ordering {
        let directions = self.0.iter().flat_map(|k| k.kinds().iter().map(|_| k.descending));
        for ((a, b), descending) in a.iter().zip(b).zip(directions) {
            let order = match (a.is_null(), b.is_null()) {
                (true, true) => Ordering::Equal,
                (true, false) => Ordering::Less,
                (false, true) => Ordering::Greater,
                (false, false) => a.order(b).unwrap_or(Ordering::Equal),
            };
            match if descending { order.reverse() } else { order } {
                Ordering::Equal => {}
                decided => return decided,
            }
        }
        Ordering::Equal
    }

    /// The order in words, e.g. `name,-phenomenonTime,-id`: a page mark names the order it belongs to.
    pub(crate) fn signature(&self) -> String {
        let words: Vec<String> =
            self.0.iter().map(|k| format!("{}{}", if k.descending { "-" } else { "" }, k.path)).collect();
        words.join(",")
    }
}
