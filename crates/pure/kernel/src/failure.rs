//! What can go wrong, in two kinds: a [`Refusal`] that the user can mend, and a [`Problem`]
//! that he cannot.
//!
//! Each use case has its own small enum of refusals and turns it into a [`Refusal`]; pages, RFC 9457
//! problem documents and lines of import reports are all made from that one type.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The rule behind a verdict or refusal (*căn cứ pháp lý*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// The document, e.g. `Thông tư 10/2021/TT-BTNMT`.
    pub document: String,
    /// The place in it, e.g. `Phụ lục 15`.
    pub article: String,
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A whole number.
    Int(i64),
    /// A measured number.
    Number(f64),
    /// A text, shown as it is (escaped).
    Text(String),
}

impl From<i64> for Arg {
    fn from(v: i64) -> Self {
        Arg::Int(v)
    }
}
impl From<usize> for Arg {
    fn from(v: usize) -> Self {
        Arg::Int(i64::try_from(v).unwrap_or(i64::MAX))
    }
}
impl From<f64> for Arg {
    fn from(v: f64) -> Self {
        Arg::Number(v)
    }
}
impl From<&str> for Arg {
    fn from(v: &str) -> Self {
        Arg::Text(v.to_owned())
    }
}
impl From<String> for Arg {
    fn from(v: String) -> Self {
        Arg::Text(v)
    }
}

/// Something the user asked for is not done, and he can be told why (*từ chối*).
///
/// `code` is also the key of its message in `locales/*`, e.g. `refused-station-code-taken`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    /// Stable code and message key, always starting with `refused-`.
    pub code: Cow<'static, str>,
    /// Path of the field at fault, e.g. `limit_set` or `rows.12.latitude`.
    pub field: Option<String>,
    /// Arguments of the message, by name.
    pub args: Vec<(Cow<'static, str>, Arg)>,
    /// The rule behind it.
    pub basis: Option<Basis>,
}

impl Refusal {
    /// A refusal with this code.
    pub fn new(code: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal { code: code.into(), field: None, args: Vec::new(), basis: None }
    }

    /// Names the field at fault.
    pub fn at(mut self, field: impl Into<String>) -> Refusal {
        self.field = Some(field.into());
        self
    }

    /// Adds an argument of the message.
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Arg>) -> Refusal {
        self.args.push((name.into(), value.into()));
        self
    }

    /// Names the rule behind it.
    pub fn under(mut self, document: &str, article: &str) -> Refusal {
        self.basis = Some(Basis { document: document.to_owned(), article: article.to_owned() });
        self
    }
}

/// For logs and the command line without a locale: code, field, arguments.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)?;
        if let Some(field) = &self.field {
            write!(f, " at {field}")?;
        }
        for (name, value) in &self.args {
            match value {
                Arg::Int(v) => write!(f, " {name}={v}")?,
                Arg::Number(v) => write!(f, " {name}={v}")?,
                Arg::Text(v) => write!(f, " {name}={v:?}")?,
            }
        }
        Ok(())
    }
}

/// Something broke that the user cannot mend (*sự cố*): he gets a reference, the log the chain of causes.
pub struct Problem(Box<ProblemInner>);

struct ProblemInner {
    kind: ProblemKind,
    context: Vec<String>,
    source: Box<dyn Error + Send + Sync>,
}

/// How an edge should answer a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ProblemKind {
    Internal,
    Busy,
    Unavailable,
    StorageFull,
}

impl Problem {
    /// A problem caused by `source`.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Problem {
        Problem(Box::new(ProblemInner { kind: ProblemKind::Internal, context: Vec::new(), source: source.into() }))
    }

    /// The queue is full: HTTP 503 with Retry-After, FTP 450.
    pub fn busy(source: impl Into<Box<dyn Error + Send + Sync>>) -> Problem {
        let mut p = Problem::new(source);
        p.0.kind = ProblemKind::Busy;
        p
    }

    /// The database cannot be reached now: HTTP 503.
    pub fn unavailable(source: impl Into<Box<dyn Error + Send + Sync>>) -> Problem {
        let mut p = Problem::new(source);
        p.0.kind = ProblemKind::Unavailable;
        p
    }

    /// The disk is full: HTTP 507, FTP 452.
    pub fn storage_full(source: impl Into<Box<dyn Error + Send + Sync>>) -> Problem {
        let mut p = Problem::new(source);
        p.0.kind = ProblemKind::StorageFull;
        p
    }

    /// Says what was being done.
    pub fn context(mut self, doing: impl Into<String>) -> Problem {
        self.0.context.push(doing.into());
        self
    }

    /// Whether trying again soon may help: a full queue or an absent database.
    pub fn is_passing(&self) -> bool {
        matches!(self.0.kind, ProblemKind::Busy | ProblemKind::Unavailable)
    }

    /// Whether the database cannot be reached: it may take longer than a full queue.
    pub fn is_unavailable(&self) -> bool {
        self.0.kind == ProblemKind::Unavailable
    }

    /// Whether the disk is full.
    pub fn is_storage_full(&self) -> bool {
        self.0.kind == ProblemKind::StorageFull
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.context.iter().rev() {
            write!(f, "{c}: ")?;
        }
        write!(f, "{}", self.0.source)?;
        let mut next = self.0.source.source();
        while let Some(e) = next {
            write!(f, ": {e}")?;
            next = e.source();
        }
        Ok(())
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Problem({:?}, {self})", self.0.kind)
    }
}

/// Why a use case did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The user can be told and can mend it; nothing was changed. Never empty.
    Refused(Vec<Refusal>),
    /// Something broke; nothing was changed.
    Broken(Problem),
}

/// What a use case returns.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// The same for another who shares it: many requests may hang on one commit.
    pub fn shared(&self) -> Failure {
        match self {
            Failure::Refused(refusals) => Failure::Refused(refusals.clone()),
            Failure::Broken(problem) => {
                let mut same = Problem::new(problem.to_string());
                same.0.kind = problem.0.kind;
                Failure::Broken(same)
            }
        }
    }
}

impl From<Refusal> for Failure {
    fn from(r: Refusal) -> Self {
        Failure::Refused(vec![r])
    }
}

impl From<Problem> for Failure {
    fn from(p: Problem) -> Self {
        Failure::Broken(p)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(e: serde_json::Error) -> Self {
        Failure::Broken(Problem::new(e))
    }
}

impl From<serde_json::Error> for Problem {
    fn from(e: serde_json::Error) -> Self {
        Problem::new(e)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Refused(list) => {
                for (i, r) in list.iter().enumerate() {
                    if i > 0 {
                        f.write_str("; ")?;
                    }
                    r.fmt(f)?;
                }
                Ok(())
            }
            Failure::Broken(p) => p.fmt(f),
        }
    }
}
