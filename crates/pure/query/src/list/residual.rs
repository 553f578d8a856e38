//! The conditions that the database cannot answer, and what it must fetch so that the program can.

use super::statement::Read;
use crate::eval;
use crate::resolve::Speaker;
use crate::scalar::{Kind, Scalar};
use crate::sql::{Writer, is_pushable};
use crate::tree::{Expr, Path};

/// Conditions left to the program.
pub(super) struct Residual {
    expr: Expr,
    /// What each fetched value stands for in `expr`.
    names: Vec<Path>,
}

/// A further value to fetch: its SQL texts and kind.
pub(super) struct Fetched {
    pub(super) texts: Vec<String>,
    pub(super) kind: Kind,
}

impl Residual {
    /// Splits conditions into what the database answers (as text) and the rest with what it needs.
    pub(super) fn split(w: &mut Writer, parts: &[&Expr]) -> (Vec<String>, Option<Residual>, Vec<Fetched>) {
        let mut pushed = Vec::new();
        let mut left = Vec::new();
        for part in parts {
            let mut speakers: Vec<Speaker> = w.speakers.clone();
            if is_pushable(part, &mut speakers) {
                pushed.push(w.condition(part));
            } else {
                left.push((*part).clone());
            }
        }
        if left.is_empty() {
            return (pushed, None, Vec::new());
        }
        let mut names = Vec::new();
        let mut fetched = Vec::new();
        let left = left.into_iter().map(|e| replaced(w, e, &mut names, &mut fetched)).collect();
        (pushed, Some(Residual { expr: Expr::all(left), names }), fetched)
    }

    /// Whether a row fulfils them.
    pub(super) fn accepts(&self, read: &Read) -> bool {
        let value = |path: &Path| {
            let at = self.names.iter().position(|n| n == path);
            at.and_then(|n| read.fetched.get(n)).cloned().unwrap_or(Scalar::Null)
        };
        eval::test(&self.expr, &value) == Some(true)
    }
}

/// Notes every field to be fetched. A whole `any(…)` is answered by the database and fetched as yes or no.
fn replaced(w: &mut Writer, expr: Expr, names: &mut Vec<Path>, fetched: &mut Vec<Fetched>) -> Expr {
    match expr {
        Expr::Any { .. } => {
            let name = Path::new(format!("#any{}", names.len()));
            let text = format!("({})", w.condition(&expr));
            fetched.push(Fetched { texts: vec![text], kind: Kind::Boolean });
            names.push(name.clone());
            Expr::Field(name)
        }
        Expr::Field(path) => {
            if !names.contains(&path)
                && let Some(kind) = crate::resolve::find(&w.speakers, path.as_str()).map(|f| f.field.kind)
            {
                let piece = w.field(path.as_str());
                let mut texts: Vec<String> = piece.texts().into_iter().map(str::to_owned).collect();
                texts.resize(super::row::width(kind), "null".to_owned());
                fetched.push(Fetched { texts, kind });
                names.push(path.clone());
            }
            Expr::Field(path)
        }
        other => other.map_children(&mut |child| replaced(w, child, names, fetched)),
    }
}
