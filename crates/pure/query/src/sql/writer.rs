//! Collects parameters, aliases and joins while a statement is written.

use std::fmt::Write;

use super::Param;
use crate::registry::{Column, Dialect, Field, Registry, Relation, Sql};
use crate::resolve::{self, Speaker};
use crate::scalar::Kind;

/// The SQL text of a value.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    /// One expression of a kind.
    One(String, Kind),
    /// Start and end of a span of time, or longitude and latitude.
    Two(String, String),
    /// Nothing is known.
    Null,
}

impl Piece {
    /// Its expressions.
    pub(crate) fn texts(&self) -> Vec<&str> {
        match self {
            Piece::One(a, _) => vec![a],
            Piece::Two(a, b) => vec![a, b],
            Piece::Null => vec!["null"],
        }
    }

    /// The only expression, or the first of two.
    pub(crate) fn first(&self) -> &str {
        match self {
            Piece::One(a, _) | Piece::Two(a, _) => a,
            Piece::Null => "null",
        }
    }
}

/// A table in a `from`, and what is joined to it.
struct From {
    alias: String,
    /// Relations gone through, as a path; alias; text of the join.
    joins: Vec<(String, String, String)>,
}

/// Writes one statement.
pub(crate) struct Writer {
    /// For which engine.
    pub(crate) dialect: Dialect,
    /// Values of the placeholders so far.
    pub(crate) params: Vec<Param>,
    /// The entities that paths can start at, innermost last.
    pub(crate) speakers: Vec<Speaker>,
    froms: Vec<From>,
    aliases: usize,
}

impl Writer {
    /// A statement about `entity`.
    pub(crate) fn new(entity: &Registry, dialect: Dialect) -> Writer {
        let mut writer = Writer { dialect, params: Vec::new(), speakers: Vec::new(), froms: Vec::new(), aliases: 0 };
        writer.enter(Speaker::root(entity));
        writer
    }

    /// A placeholder for this value.
    pub(crate) fn param(&mut self, value: Param) -> String {
        self.params.push(value);
        format!("?{}", self.params.len())
    }

    fn alias(&mut self) -> String {
        self.aliases += 1;
        format!("t{}", self.aliases - 1)
    }

    /// Speaks of a further entity; gives its alias.
    pub(crate) fn enter(&mut self, speaker: Speaker) -> String {
        let alias = self.alias();
        self.speakers.push(speaker);
        self.froms.push(From { alias: alias.clone(), joins: Vec::new() });
        alias
    }

    /// Speaks of it no longer; gives its table with everything joined to it.
    pub(crate) fn leave(&mut self) -> String {
        let (Some(speaker), Some(from)) = (self.speakers.pop(), self.froms.pop()) else { return String::new() };
        let mut text = format!("{} {}", speaker.entity.table, from.alias);
        for (_, _, join) in &from.joins {
            text.push(' ');
            text.push_str(join);
        }
        text
    }

    /// The alias of the entity that `through` leads to from a speaker; joined once, however often it is named.
    pub(crate) fn joined(&mut self, speaker: usize, through: &[&'static Relation]) -> String {
        let mut alias = self.froms[speaker].alias.clone();
        let mut path = String::new();
        let mut optional = false;
        for relation in through {
            path.push('/');
            path.push_str(relation.name);
            optional |= relation.optional;
            if let Some((_, known, _)) = self.froms[speaker].joins.iter().find(|(p, ..)| *p == path) {
                alias.clone_from(known);
                continue;
            }
            let next = self.alias();
            let mut join = String::from(if optional { "left join " } else { "join " });
            // Writing to a String cannot fail.
            let _ = write!(join, "{} {next} on {}", relation.target.table, self.on(relation.on, &alias, &next));
            self.froms[speaker].joins.push((path.clone(), next.clone(), join));
            alias = next;
        }
        alias
    }

    /// A join's condition between two aliases.
    pub(crate) fn on(&self, on: Sql, from: &str, to: &str) -> String {
        on.of(self.dialect).replace("{t}", from).replace("{r}", to)
    }

    /// The text of a field of the entity with this alias.
    fn column(&self, sql: Sql, alias: &str) -> String {
        sql.of(self.dialect).replace("{t}", alias)
    }

    /// The text of a field. A computed one has none and reads as null; nobody asks the database for it.
    pub(crate) fn field(&mut self, path: &str) -> Piece {
        let Some((alias, field)) = self.found(path) else { return Piece::Null };
        match field.column {
            Column::One(sql) => Piece::One(self.column(sql, &alias), field.kind),
            Column::Two(a, b) => Piece::Two(self.column(a, &alias), self.column(b, &alias)),
            Column::Computed => Piece::Null,
        }
    }

    /// The text by which a field is ordered.
    pub(crate) fn sort_key(&mut self, path: &str) -> Piece {
        match self.found(path) {
            Some((alias, Field { sort: Some(sql), .. })) => Piece::One(self.column(*sql, &alias), Kind::Text),
            _ => self.field(path),
        }
    }

    fn found(&mut self, path: &str) -> Option<(String, &'static Field)> {
        let found = resolve::find(&self.speakers, path)?;
        Some((self.joined(found.speaker, &found.through), found.field))
    }
}
