//! The tree that every question about records becomes (*biểu thức điều kiện*).
//!
//! It knows neither the text it came from nor the tables it will ask. Conditions follow SQL's
//! three-valued logic: what compares with an unknown value is unknown, and only what is true is listed.

use std::fmt;

use crate::function::Function;
use crate::scalar::Scalar;

/// The way from an entity to one of its fields, e.g. `Datastream/Thing/properties/code`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(String);

impl Path {
    /// From its text, segments separated by `/`.
    pub fn new(text: impl Into<String>) -> Path {
        Path(text.into())
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its segments.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.split('/')
    }

    /// What follows `prefix` and a slash, if it starts so.
    pub fn after(&self, prefix: &str) -> Option<&str> {
        self.0.strip_prefix(prefix)?.strip_prefix('/')
    }
}

impl From<&str> for Path {
    fn from(text: &str) -> Path {
        Path::new(text)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Greater; of spans of time: after.
    Gt,
    /// Greater or equal.
    Ge,
    /// Less; of spans of time: before.
    Lt,
    /// Less or equal.
    Le,
}

impl Comparison {
    /// All of them with their word.
    pub const ALL: [(&'static str, Comparison); 6] = [
        ("eq", Comparison::Eq),
        ("ne", Comparison::Ne),
        ("gt", Comparison::Gt),
        ("ge", Comparison::Ge),
        ("lt", Comparison::Lt),
        ("le", Comparison::Le),
    ];

    /// The word for it in OData.
    pub fn word(self) -> &'static str {
        Comparison::ALL.iter().find(|(_, c)| *c == self).map_or("eq", |(w, _)| w)
    }

    /// The same comparison with the sides exchanged.
    pub fn flipped(self) -> Comparison {
        match self {
            Comparison::Gt => Comparison::Lt,
            Comparison::Ge => Comparison::Le,
            Comparison::Lt => Comparison::Gt,
            Comparison::Le => Comparison::Ge,
            same => same,
        }
    }
}

/// How two values are calculated with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Sum.
    Add,
    /// Difference.
    Sub,
    /// Product.
    Mul,
    /// Quotient; never a whole number cut off, `5 div 2` is 2.5.
    Div,
    /// Remainder with the sign of the dividend.
    Mod,
}

impl Operation {
    /// All of them with their word.
    pub const ALL: [(&'static str, Operation); 5] = [
        ("add", Operation::Add),
        ("sub", Operation::Sub),
        ("mul", Operation::Mul),
        ("div", Operation::Div),
        ("mod", Operation::Mod),
    ];

    /// The word for it in OData.
    pub fn word(self) -> &'static str {
        Operation::ALL.iter().find(|(_, c)| *c == self).map_or("add", |(w, _)| w)
    }
}

/// An expression: a value, or a condition when it yields yes or no.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A value that stands in the question itself.
    Literal(Scalar),
    /// The value of a field.
    Field(Path),
    /// A comparison.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// Whether nothing is known: `… eq null`. Always true or false.
    IsNull(Box<Expr>),
    /// Whether the value is one of these.
    In(Box<Expr>, Vec<Scalar>),
    /// Whether all hold; a list, so that a long chain is not a deep tree.
    And(Vec<Expr>),
    /// Whether at least one holds.
    Or(Vec<Expr>),
    /// Whether it does not hold.
    Not(Box<Expr>),
    /// A calculation.
    Arithmetic(Operation, Box<Expr>, Box<Expr>),
    /// A function of the SensorThings standard.
    Call(Function, Vec<Expr>),
    /// Whether among the related entities at `of` there is one, called `name` inside `test`, that passes it.
    Any {
        /// The way to the related entities; its last segment is a relation to many.
        of: Path,
        /// What `test` calls one of them: `name/field`.
        name: String,
        /// The condition on one of them.
        test: Box<Expr>,
    },
}

impl Expr {
    /// The field at `path`.
    pub fn field(path: &str) -> Expr {
        Expr::Field(Path::new(path))
    }

    /// This value.
    pub fn value(value: impl Into<Scalar>) -> Expr {
        Expr::Literal(value.into())
    }

    /// The field at `path` compared with a value; with nothing, whether the field is empty.
    pub fn compare(path: &str, comparison: Comparison, value: impl Into<Scalar>) -> Expr {
        match (comparison, value.into()) {
            (Comparison::Eq, Scalar::Null) => Expr::IsNull(Box::new(Expr::field(path))),
            (Comparison::Ne, Scalar::Null) => Expr::Not(Box::new(Expr::IsNull(Box::new(Expr::field(path))))),
            (c, v) => Expr::Compare(c, Box::new(Expr::field(path)), Box::new(Expr::Literal(v))),
        }
    }

    /// The field at `path` equals a value.
    pub fn eq(path: &str, value: impl Into<Scalar>) -> Expr {
        Expr::compare(path, Comparison::Eq, value)
    }

    /// The field at `path` is one of the values; of none, never.
    pub fn one_of(path: &str, values: impl IntoIterator<Item = impl Into<Scalar>>) -> Expr {
        Expr::In(Box::new(Expr::field(path)), values.into_iter().map(Into::into).collect())
    }

    /// All of the conditions; of none, always true.
    pub fn all(mut conditions: Vec<Expr>) -> Expr {
        match conditions.len() {
            0 => Expr::value(true),
            1 => conditions.remove(0),
            _ => Expr::And(conditions),
        }
    }

    /// One of the conditions; of none, never.
    pub fn any(mut conditions: Vec<Expr>) -> Expr {
        match conditions.len() {
            0 => Expr::value(false),
            1 => conditions.remove(0),
            _ => Expr::Or(conditions),
        }
    }

    /// Its opposite.
    pub fn negated(self) -> Expr {
        Expr::Not(Box::new(self))
    }

    /// The expressions directly inside it, in order.
    pub fn children(&self) -> Vec<&Expr> {
        match self {
            Expr::Literal(_) | Expr::Field(_) => Vec::new(),
            Expr::IsNull(a) | Expr::In(a, _) | Expr::Not(a) | Expr::Any { test: a, .. } => vec![a],
            Expr::Compare(_, a, b) | Expr::Arithmetic(_, a, b) => vec![a, b],
            Expr::And(list) | Expr::Or(list) | Expr::Call(_, list) => list.iter().collect(),
        }
    }

    /// The same expression with every one directly inside it replaced by what `f` makes of it.
    pub fn map_children(self, f: &mut dyn FnMut(Expr) -> Expr) -> Expr {
        let mut boxed = |e: Box<Expr>| Box::new(f(*e));
        match self {
            leaf @ (Expr::Literal(_) | Expr::Field(_)) => leaf,
            Expr::IsNull(a) => Expr::IsNull(boxed(a)),
            Expr::In(a, list) => Expr::In(boxed(a), list),
            Expr::Not(a) => Expr::Not(boxed(a)),
            Expr::Any { of, name, test } => Expr::Any { of, name, test: boxed(test) },
            Expr::Compare(c, a, b) => Expr::Compare(c, boxed(a), boxed(b)),
            Expr::Arithmetic(o, a, b) => Expr::Arithmetic(o, boxed(a), boxed(b)),
            Expr::And(list) => Expr::And(list.into_iter().map(f).collect()),
            Expr::Or(list) => Expr::Or(list.into_iter().map(f).collect()),
            Expr::Call(function, list) => Expr::Call(function, list.into_iter().map(f).collect()),
        }
    }

    /// The same expression in which paths that start with `from` start with `to` instead; without `to`,
    /// with what follows.
    pub(crate) fn rebased(self, from: &str, to: Option<&str>) -> Expr {
        let rebase = |path: Path| match (path.after(from), to) {
            (Some(rest), Some(to)) => Path::new(format!("{to}/{rest}")),
            (Some(rest), None) => Path::new(rest),
            (None, _) => path,
        };
        match self {
            Expr::Field(path) => Expr::Field(rebase(path)),
            Expr::Any { of, name, test } => Expr::Any { of: rebase(of), name, test: Box::new(test.rebased(from, to)) },
            other => other.map_children(&mut |child| child.rebased(from, to)),
        }
    }

    /// Whether it or anything inside it is so.
    pub fn contains(&self, is_so: &dyn Fn(&Expr) -> bool) -> bool {
        is_so(self) || self.children().into_iter().any(|child| child.contains(is_so))
    }

    /// Whether it is the literal null.
    pub fn is_null_literal(&self) -> bool {
        matches!(self, Expr::Literal(Scalar::Null))
    }
}
