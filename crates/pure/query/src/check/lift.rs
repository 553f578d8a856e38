//! Writes out what a path through a relation to many means: there is one of them for which it holds.
//!
//! `Datastreams/ObservedProperty/name eq 'COD'` becomes an `any(…)`. Within one `and`, conditions
//! through the same relation speak of the same related entity; a `not` stays outside.

use crate::registry::Registry;
use crate::resolve::{self, Speaker};
use crate::tree::{Expr, Path};

/// The same condition with every relation to many inside an [`Expr::Any`].
pub(super) fn lifted(expr: Expr, entity: &Registry) -> Expr {
    Lift { speakers: vec![Speaker::root(entity)], named: 0 }.lift(expr)
}

struct Lift {
    speakers: Vec<Speaker>,
    named: usize,
}

impl Lift {
    fn lift(&mut self, expr: Expr) -> Expr {
        match expr {
            Expr::And(list) => self.conjunction(list),
            Expr::Or(_) | Expr::Not(_) => expr.map_children(&mut |child| self.lift(child)),
            Expr::Any { of, name, test } => self.related(of, name, *test),
            Expr::IsNull(a) => self.is_null(*a),
            other => self.atom(other),
        }
    }

    fn conjunction(&mut self, list: Vec<Expr>) -> Expr {
        let mut flat = Vec::new();
        flatten(list, &mut flat);
        let mut parts: Vec<(Option<String>, Vec<Expr>)> = Vec::new();
        for part in flat {
            let about = self.about(&part);
            match parts.iter_mut().find(|(known, _)| about.is_some() && *known == about) {
                Some((_, together)) => together.push(part),
                None => parts.push((about, vec![part])),
            }
        }
        let all = parts.into_iter().map(|(about, together)| match about {
            Some(relation) => self.wrapped(&relation, Expr::all(together)),
            None => self.lift(Expr::all(together)),
        });
        Expr::all(all.collect())
    }

    /// The one relation to many that all paths of a plain condition start with.
    fn about(&self, expr: &Expr) -> Option<String> {
        if expr.contains(&|e| matches!(e, Expr::Not(_) | Expr::IsNull(_) | Expr::Any { .. })) {
            return None;
        }
        let mut paths = Vec::new();
        fields(expr, &mut paths);
        let first = self.to_many(paths.first()?.as_str())?;
        paths.iter().all(|p| p.after(&first).is_some()).then_some(first)
    }

    /// A comparison or call: each relation to many in it is wrapped around it, one after another.
    fn atom(&mut self, expr: Expr) -> Expr {
        let expr = expr.map_children(&mut |child| {
            if child.contains(&|e| matches!(e, Expr::Any { .. })) { self.lift(child) } else { child }
        });
        let mut paths = Vec::new();
        fields(&expr, &mut paths);
        match paths.iter().find_map(|p| self.to_many(p.as_str())) {
            Some(relation) => self.wrapped(&relation, expr),
            None => expr,
        }
    }

    /// `Datastreams/id eq null` also holds when there is none.
    fn is_null(&mut self, asked: Expr) -> Expr {
        let relation = match &asked {
            Expr::Field(path) => self.to_many(path.as_str()),
            _ => None,
        };
        let Some(relation) = relation else { return self.atom(Expr::IsNull(Box::new(asked))) };
        let none = self.wrapped(&relation, Expr::value(true)).negated();
        Expr::Or(vec![none, self.wrapped(&relation, Expr::IsNull(Box::new(asked)))])
    }

    /// `test` about one of the entities at `relation`.
    fn wrapped(&mut self, relation: &str, test: Expr) -> Expr {
        self.named += 1;
        // No user can write this name, so it hides none of his.
        let name = format!("#{}", self.named);
        let test = test.rebased(relation, Some(&name));
        self.related(Path::new(relation), name, test)
    }

    fn related(&mut self, of: Path, name: String, test: Expr) -> Expr {
        // A path through one relation to many into another: one `any` for each.
        if let Some(first) = self.to_many(of.as_str())
            && let Some(rest) = of.after(&first)
        {
            self.named += 1;
            let outer = format!("#{}", self.named);
            let inner = Expr::Any { of: Path::new(format!("{outer}/{rest}")), name, test: Box::new(test) };
            return self.related(Path::new(first), outer, inner);
        }
        let entity = resolve::walk(&self.speakers, of.as_str()).entity;
        self.speakers.push(Speaker { name: name.clone(), entity });
        let test = Box::new(self.lift(test));
        self.speakers.pop();
        Expr::Any { of, name, test }
    }

    /// The path up to its first relation to many, if it goes through one.
    fn to_many(&self, path: &str) -> Option<String> {
        let walk = resolve::walk(&self.speakers, path);
        let at = walk.through.iter().position(|r| r.many)?;
        let first = path.split('/').next().unwrap_or(path);
        let named = first == "$it" || self.speakers[walk.speaker].name == first;
        let segments: Vec<&str> = path.split('/').take(at + 1 + usize::from(named)).collect();
        Some(segments.join("/"))
    }
}

fn flatten(list: Vec<Expr>, into: &mut Vec<Expr>) {
    for expr in list {
        match expr {
            Expr::And(inner) => flatten(inner, into),
            other => into.push(other),
        }
    }
}

/// The paths in an expression, outside of any `any(…)`.
fn fields<'e>(expr: &'e Expr, into: &mut Vec<&'e Path>) {
    match expr {
        Expr::Field(path) => into.push(path),
        Expr::Any { .. } => {}
        other => other.children().into_iter().for_each(|child| fields(child, into)),
    }
}
