//! What may be asked of an entity: its fields and relations, and the SQL text each of them stands for.
//!
//! Only what is written here, by a programmer and as `&'static str`, ever becomes SQL text. In such a
//! text `{t}` is the alias of the entity's table, `{r}` that of the related one.

use crate::scalar::Kind;

/// A database engine's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// SQL text, one for each engine; mostly the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql {
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

impl Sql {
    /// The same text for both.
    pub const fn both(text: &'static str) -> Sql {
        Sql { sqlite: text, postgres: text }
    }

    /// The text for this engine.
    pub fn of(self, dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::Sqlite => self.sqlite,
            Dialect::Postgres => self.postgres,
        }
    }
}

/// Where the value of a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// One SQL expression. Moments, durations and times are bigint microseconds, days text.
    One(Sql),
    /// Two: start and end of a span of time, or longitude and latitude of a point.
    Two(Sql, Sql),
    /// Nowhere in a table (a packed frame): conditions on it are evaluated by the program.
    Computed,
}

/// A field (*trường dữ liệu*) of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name, possibly with slashes: `name`, `properties/code`.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Where it stands.
    pub column: Column,
    /// Whether it may be empty.
    pub nullable: bool,
    /// Whether users may ask by it.
    pub filterable: bool,
    /// Whether lists may be ordered by it.
    pub sortable: bool,
    /// The expression that orders it where that is another one: the dictionary key of a Vietnamese name.
    pub sort: Option<Sql>,
}

impl Field {
    /// A field with a value in every row, open to conditions and orders, in one SQL expression.
    pub const fn new(name: &'static str, kind: Kind, sql: &'static str) -> Field {
        Field::at(name, kind, Column::One(Sql::both(sql)))
    }

    /// The same, over two SQL expressions.
    pub const fn pair(name: &'static str, kind: Kind, first: &'static str, second: &'static str) -> Field {
        Field::at(name, kind, Column::Two(Sql::both(first), Sql::both(second)))
    }

    /// A field that only the program can compute.
    pub const fn computed(name: &'static str, kind: Kind) -> Field {
        Field::at(name, kind, Column::Computed)
    }

    /// A field in `column`.
    pub const fn at(name: &'static str, kind: Kind, column: Column) -> Field {
        let sortable = !matches!(kind, Kind::Geometry) && !matches!(column, Column::Computed);
        Field { name, kind, column, nullable: false, filterable: true, sortable, sort: None }
    }

    /// It may be empty.
    pub const fn nullable(mut self) -> Field {
        self.nullable = true;
        self
    }

    /// Users may not ask by it, nor order by it; the program may.
    pub const fn hidden(mut self) -> Field {
        self.filterable = false;
        self.sortable = false;
        self
    }

    /// Lists may not be ordered by it.
    pub const fn unsortable(mut self) -> Field {
        self.sortable = false;
        self
    }

    /// Lists may be ordered by it although it is computed: the caller orders them.
    pub const fn sortable(mut self) -> Field {
        self.sortable = true;
        self
    }

    /// Lists are ordered by this text expression instead.
    pub const fn sorted_by(mut self, sql: &'static str) -> Field {
        self.sort = Some(Sql::both(sql));
        self
    }
}

/// A way to another entity.
#[derive(Debug, Clone, Copy)]
pub struct Relation {
    /// Its name: `Datastreams`.
    pub name: &'static str,
    /// The entity it leads to.
    pub target: &'static Registry,
    /// Whether it leads to many of them.
    pub many: bool,
    /// Whether there may be none (of a relation to one).
    pub optional: bool,
    /// The SQL condition that joins them: `{r}.station = {t}.id`. Empty where one end has no table:
    /// the program then answers what is asked through it.
    pub on: Sql,
    /// Whether users may ask through it.
    pub filterable: bool,
}

impl Relation {
    /// To exactly one.
    pub const fn one(name: &'static str, target: &'static Registry, on: &'static str) -> Relation {
        Relation { name, target, many: false, optional: false, on: Sql::both(on), filterable: true }
    }

    /// To any number of them.
    pub const fn many(name: &'static str, target: &'static Registry, on: &'static str) -> Relation {
        Relation { name, target, many: true, optional: true, on: Sql::both(on), filterable: true }
    }

    /// There may be none.
    pub const fn optional(mut self) -> Relation {
        self.optional = true;
        self
    }

    /// Users may not ask through it: no table stands behind it, or too large a one.
    pub const fn closed(mut self) -> Relation {
        self.filterable = false;
        self
    }
}

/// An entity as questions see it.
#[derive(Debug, Clone, Copy)]
pub struct Registry {
    /// Its name: `Thing`.
    pub name: &'static str,
    /// Its table, or a query in parentheses.
    pub table: &'static str,
    /// Its fields. One of them is `id`: a whole number, unique, never empty.
    pub fields: &'static [Field],
    /// Its relations.
    pub relations: &'static [Relation],
    /// The path of the field that holds its area, where scopes restrict it.
    pub area: Option<&'static str>,
    /// The path of the field that holds its facility.
    pub facility: Option<&'static str>,
}

/// Two entities are the same when they have the same name; descriptions go in circles.
impl PartialEq for Registry {
    fn eq(&self, other: &Registry) -> bool {
        self.name == other.name
    }
}

impl Registry {
    /// An entity without relations and without scope.
    pub const fn new(name: &'static str, table: &'static str, fields: &'static [Field]) -> Registry {
        Registry { name, table, fields, relations: &[], area: None, facility: None }
    }

    /// Its relations.
    pub const fn related(mut self, relations: &'static [Relation]) -> Registry {
        self.relations = relations;
        self
    }

    /// The fields by which scopes restrict it.
    pub const fn scoped(mut self, area: Option<&'static str>, facility: Option<&'static str>) -> Registry {
        self.area = area;
        self.facility = facility;
        self
    }

    /// The field of this name. `@iot.id` is `id`.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        let name = if name == "@iot.id" { "id" } else { name };
        self.fields.iter().find(|f| f.name == name)
    }

    /// The relation of this name.
    pub fn relation(&self, name: &str) -> Option<&'static Relation> {
        self.relations.iter().find(|r| r.name == name)
    }

    /// What is wrong with this description; a domain's test expects nothing.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut fault = |what: &str, name: &str| faults.push(format!("{}: {what}: {name}", self.name));
        match self.field("id") {
            Some(id) if id.kind == Kind::Integer && !id.nullable => {}
            _ => fault("needs a whole number that is never empty", "id"),
        }
        for field in self.fields {
            let pair = matches!(field.kind, Kind::Interval | Kind::Geometry);
            match field.column {
                Column::One(_) if pair => fault("needs two columns", field.name),
                Column::Two(..) if !pair => fault("needs one column", field.name),
                Column::Computed if field.sort.is_some() => fault("is computed and has no sort key", field.name),
                _ => {}
            }
            if field.kind == Kind::Geometry && field.sortable {
                fault("has no order", field.name);
            }
            if self.fields.iter().filter(|f| f.name == field.name).count() > 1 {
                fault("stands twice", field.name);
            }
        }
        for path in [self.area, self.facility].into_iter().flatten() {
            match crate::resolve::from_entity(self, path) {
                Some(found) if found.field.kind == Kind::Integer && found.is_single() => {}
                _ => fault("is no whole number to restrict by", path),
            }
        }
        faults
    }
}
