//! The statements of a list: its rows, and their number.

use std::fmt::Write;

use kernel::Problem;

use super::Select;
use super::residual::{Fetched, Residual};
use super::row::{self, Row};
use crate::page::{follows, key_texts, order_by};
use crate::registry::Dialect;
use crate::resolve::{self, Speaker};
use crate::scalar::{Kind, Scalar};
use crate::sql::{Param, Statement, Writer};
use crate::tree::Expr;

/// A statement for rows, but for the limit, and how to read what comes back.
pub(super) struct Prepared {
    statement: Statement,
    columns: Vec<Kind>,
    keys: Vec<Kind>,
    fetched: Vec<Kind>,
    pub(super) residual: Option<Residual>,
}

/// A row with what it is ordered and sifted by.
pub(super) struct Read {
    pub(super) row: Row,
    pub(super) keys: Vec<Scalar>,
    pub(super) fetched: Vec<Scalar>,
}

impl Prepared {
    /// The statement for at most so many rows.
    pub(super) fn with_limit(&self, rows: usize, skip: u64) -> Statement {
        let mut statement = self.statement.clone();
        let mut number = |word: &str, n: i64| {
            statement.params.push(Param::Int(n));
            // Writing to a String cannot fail.
            let _ = write!(statement.text, " {word} ?{}", statement.params.len());
        };
        number("limit", i64::try_from(rows).unwrap_or(i64::MAX));
        if skip > 0 {
            number("offset", i64::try_from(skip).unwrap_or(i64::MAX));
        }
        statement
    }

    /// Reads a row that came back.
    pub(super) fn read(&self, params: &[Param]) -> Result<Read, Problem> {
        let mut rest = params;
        let mut take = |kinds: &[Kind]| -> Result<Vec<Scalar>, Problem> {
            let mut values = Vec::with_capacity(kinds.len());
            for kind in kinds {
                let Some((these, others)) = rest.split_at_checked(row::width(*kind)) else {
                    return Err(Problem::new("a row came back too short"));
                };
                values.push(row::read(*kind, these)?);
                rest = others;
            }
            Ok(values)
        };
        Ok(Read { row: Row(take(&self.columns)?), keys: take(&self.keys)?, fetched: take(&self.fetched)? })
    }
}

/// The statement for the rows of a select.
pub(super) fn rows(select: &Select, dialect: Dialect) -> Prepared {
    let mut w = Writer::new(&select.entity, dialect);
    let mut texts = Vec::new();
    let mut columns = Vec::new();
    for path in &select.columns {
        // An unknown column reads as nothing; `Select::faults` names it.
        let kind = resolve::from_entity(&select.entity, path.as_str()).map_or(Kind::Text, |f| f.field.kind);
        let piece = w.field(path.as_str());
        let mut pieces: Vec<String> = piece.texts().into_iter().map(str::to_owned).collect();
        pieces.resize(row::width(kind), "null".to_owned());
        texts.extend(pieces);
        columns.push(kind);
    }
    let keys = key_texts(&mut w, &select.order);
    texts.extend(keys.iter().map(|k| k.text.clone()));
    let (mut conditions, residual, fetched) = conditions(&mut w, select);
    texts.extend(fetched.iter().flat_map(|f| f.texts.clone()));
    if let Some(mark) = &select.after {
        conditions.push(follows(&mut w, &keys, mark.values()));
    }
    let from = w.leave();
    let text =
        format!("select {} from {from}{} order by {}", texts.join(", "), where_all(&conditions), order_by(&keys));
    Prepared {
        statement: Statement::new(&text, w.params),
        columns,
        keys: select.order.keys().iter().flat_map(|k| k.kinds().iter().copied()).collect(),
        fetched: fetched.iter().map(|f| f.kind).collect(),
        residual,
    }
}

/// The statement that counts a select up to one more than `most`, if the database can do it alone.
pub(super) fn count(select: &Select, dialect: Dialect, most: Option<u64>) -> Option<Statement> {
    let mut w = Writer::new(&select.entity, dialect);
    let (conditions, residual, _) = conditions(&mut w, select);
    let from = w.leave();
    let conditions = where_all(&conditions);
    let text = match most {
        None => format!("select count(*) from {from}{conditions}"),
        Some(most) => {
            let rows = most.saturating_add(1);
            format!("select count(*) from (select 1 from {from}{conditions} limit {rows}) counted")
        }
    };
    residual.is_none().then(|| Statement::new(&text, w.params))
}

fn conditions(w: &mut Writer, select: &Select) -> (Vec<String>, Option<Residual>, Vec<Fetched>) {
    let never = Expr::value(false);
    let always = Expr::value(true);
    let own = |c: &&crate::check::Condition| *c.entity() == select.entity;
    let mut parts: Vec<&Expr> =
        select.conditions.iter().filter(own).flat_map(|c| c.parts()).filter(|e| **e != always).collect();
    if !select.conditions.iter().all(|c| *c.entity() == select.entity) {
        parts.push(&never);
    }
    let (mut texts, residual, fetched) = Residual::split(w, &parts);
    if let Some((parent, relation, id)) = &select.parent {
        let to = w.joined(0, &[]);
        let from = w.enter(Speaker { name: "#parent".to_owned(), entity: *parent });
        let id = w.param(Param::Int(*id));
        let key = w.field("#parent/id").first().to_owned();
        let on = w.on(relation.on, &from, &to);
        let table = w.leave();
        texts.push(format!("exists (select 1 from {table} where {key} = {id} and {on})"));
    }
    (texts, residual, fetched)
}

fn where_all(conditions: &[String]) -> String {
    if conditions.is_empty() {
        return String::new();
    }
    let each: Vec<String> = conditions.iter().map(|c| format!("({c})")).collect();
    format!(" where {}", each.join(" and "))
}
