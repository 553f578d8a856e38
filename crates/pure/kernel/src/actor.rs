//! Who did it and to what: the two references that the journal keeps.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Who acts (*người thực hiện*), as a reference without personal values.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A person signed in with an account, in a position of the organisation.
    Person {
        /// Account id.
        account: i64,
        /// Position id (*vị trí việc làm*), when he acts in one.
        position: Option<i64>,
    },
    /// A data logger of a station (*thiết bị truyền dữ liệu*).
    Station(i64),
    /// The program itself, named by the job that acts.
    System(String),
    /// Somebody at the command line of the server, who holds its files anyway.
    Console,
}

impl Actor {
    /// The program, acting as `job`.
    pub fn system(job: &str) -> Actor {
        Actor::System(job.to_owned())
    }
}

/// Short stable text, e.g. `person:12/3`, `station:7`, `system:judge`, `console`.
impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Actor::Person { account, position: Some(p) } => write!(f, "person:{account}/{p}"),
            Actor::Person { account, position: None } => write!(f, "person:{account}"),
            Actor::Station(id) => write!(f, "station:{id}"),
            Actor::System(job) => write!(f, "system:{job}"),
            Actor::Console => f.write_str("console"),
        }
    }
}

/// The text is no actor that [`Actor`]'s `Display` could have written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an actor")]
pub struct NotAnActor;

/// Reads what `Display` wrote; the journal keeps actors that way.
impl FromStr for Actor {
    type Err = NotAnActor;
    fn from_str(text: &str) -> Result<Self, NotAnActor> {
        let number = |t: &str| t.parse::<i64>().map_err(|_| NotAnActor);
        match text.split_once(':') {
            None if text == "console" => Ok(Actor::Console),
            Some(("station", id)) => number(id).map(Actor::Station),
            Some(("system", job)) => Ok(Actor::System(job.to_owned())),
            Some(("person", rest)) => match rest.split_once('/') {
                None => Ok(Actor::Person { account: number(rest)?, position: None }),
                Some((account, position)) => {
                    Ok(Actor::Person { account: number(account)?, position: Some(number(position)?) })
                }
            },
            _ => Err(NotAnActor),
        }
    }
}

/// A thing that a journal entry is about: its kind (table name in the singular) and id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// e.g. `station`, `exceedance`, `account`.
    pub kind: String,
    /// Its id.
    pub id: i64,
}

impl Subject {
    /// The thing `id` of `kind`.
    pub fn new(kind: &str, id: i64) -> Subject {
        Subject { kind: kind.to_owned(), id }
    }
}
