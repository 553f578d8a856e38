//! Membership in a list. Long lists (the areas of a scope) travel as one JSON parameter, so that the
//! text stays the same and neither engine runs out of placeholders.

use super::expression::compared;
use super::{Param, Piece, Writer};
use crate::registry::Dialect;
use crate::scalar::{Kind, Scalar};
use crate::tree::Comparison;

/// Up to so many values get a placeholder each.
const FEW: usize = 8;

/// The text of `value in (list)`.
pub(super) fn is_in(w: &mut Writer, value: &Piece, list: &[Scalar]) -> String {
    let (text, kind) = match value {
        _ if list.is_empty() => return "false".to_owned(),
        Piece::Null => return "cast(null as boolean)".to_owned(),
        Piece::One(text, kind) if list.iter().all(|item| item.kind() == Some(*kind)) => (text, *kind),
        _ => return one_by_one(w, value, list),
    };
    if let Some(json) = (list.len() > FEW).then(|| json(kind, list)).flatten() {
        let param = w.param(Param::Text(json));
        return from_json(w.dialect, text, kind, &param);
    }
    let items: Vec<String> = list.iter().map(|item| w.literal(item).first().to_owned()).collect();
    format!("{text} in ({})", items.join(", "))
}

/// Spans of time, and numbers of mixed kinds.
fn one_by_one(w: &mut Writer, value: &Piece, list: &[Scalar]) -> String {
    let each = list.iter().map(|item| {
        let item = w.literal(item);
        format!("({})", compared(Comparison::Eq, value, &item))
    });
    each.collect::<Vec<_>>().join(" or ")
}

fn json(kind: Kind, list: &[Scalar]) -> Option<String> {
    let items: Option<Vec<serde_json::Value>> = list
        .iter()
        .map(|item| match item {
            Scalar::Integer(v) | Scalar::Duration(v) | Scalar::Time(v) => Some((*v).into()),
            Scalar::Moment(v) => Some(v.0.into()),
            Scalar::Text(v) => Some(v.as_str().into()),
            Scalar::Day(v) => Some(v.to_string().into()),
            // A measured number might not survive as decimal digits on both engines.
            _ => None,
        })
        .collect();
    items.filter(|_| kind != Kind::Boolean).map(|items| serde_json::Value::from(items).to_string())
}

fn from_json(dialect: Dialect, text: &str, kind: Kind, param: &str) -> String {
    match dialect {
        Dialect::Sqlite => format!("{text} in (select value from json_each({param}))"),
        Dialect::Postgres => {
            let item = if matches!(kind, Kind::Text | Kind::Day) { "item" } else { "cast(item as bigint)" };
            format!("{text} in (select {item} from json_array_elements_text(cast({param} as json)) as list(item))")
        }
    }
}
