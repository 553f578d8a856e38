//! Reads entities with what is expanded in them, and writes them. One reader serves one answer and
//! lives in one transaction.

use std::collections::HashMap;
use std::sync::Arc;

use identity::list;
use kernel::{Lang, Moment, Outcome};
use monitoring::law::Current;
use monitoring::network::Network;
use monitoring::sensorthings::{Sight, seen};
use monitoring::station::Setup;
use query::{Condition, Expr, Options, PageMark, Plan, Relation, Row, Select};
use serde_json::{Map, Value};
use store::Tx;

use super::entities;
use super::entity::Entity;
use super::limits::{self, Spent};
use super::links;
use super::observations::{self, Windows};
use super::out::Out;

/// What every part of an answer shares.
#[derive(Debug, Clone)]
pub struct Answering {
    /// Stations and their parameters.
    pub network: Network,
    /// The law as this answer sees it.
    pub law: Current,
    /// What the visitor sees.
    pub sight: Sight,
    /// His language.
    pub lang: Lang,
    /// The moment of the request.
    pub now: Moment,
    /// The root of the interface.
    pub root: String,
}

/// The entity through which others are looked at, and the relation that leads to them.
#[derive(Debug, Clone, Copy)]
pub struct Whose {
    /// What it is.
    pub entity: Entity,
    /// Which one.
    pub id: i64,
    /// The relation followed.
    pub relation: &'static Relation,
}

/// Entities of a set.
pub struct Set {
    /// Those of this page.
    pub value: Vec<Value>,
    /// How many there are on all pages, if it was asked.
    pub count: Option<u64>,
    /// Where the page ends, if there is more.
    pub next: Option<PageMark>,
}

/// A row with the names of its columns.
pub struct Named<'r> {
    columns: &'r [&'static str],
    row: &'r Row,
}

impl Named<'_> {
    /// The column of a name; one that is not there reads as nothing.
    pub fn at(&self, name: &str) -> usize {
        self.columns.iter().position(|c| *c == name).unwrap_or(usize::MAX)
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.row.text(self.at(name))
    }

    /// A whole number.
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.row.integer(self.at(name))
    }

    /// A moment.
    pub fn moment(&self, name: &str) -> Option<Moment> {
        self.row.moment(self.at(name))
    }

    /// The row, by the number of a column.
    pub fn row(&self) -> &Row {
        self.row
    }
}

/// Reads for one answer.
pub struct Reader<'t> {
    /// The transaction, and windows of readings that several series share.
    pub windows: Windows<'t>,
    /// What every part of the answer shares.
    pub answering: &'t Answering,
    /// What the answer has used.
    pub spent: Spent,
    /// Set-ups of stations by id, read once.
    pub setups: HashMap<i64, Option<Arc<Setup>>>,
    /// Entities that many others are related to, by the plan that they are written by, with what
    /// writing one cost.
    written: Written,
}

/// Entities as written, with what that cost, by entity, id and plan.
type Written = HashMap<(Entity, i64, *const Plan), (Option<Map<String, Value>>, usize)>;

impl<'t> Reader<'t> {
    /// A reader in this transaction.
    pub fn new(tx: &'t mut Tx, answering: &'t Answering) -> Reader<'t> {
        Reader {
            windows: Windows::new(tx),
            answering,
            spent: Spent::default(),
            setups: HashMap::new(),
            written: HashMap::new(),
        }
    }

    /// The transaction.
    pub fn tx(&mut self) -> &mut Tx {
        self.windows.tx()
    }

    /// All in sight of an entity that stands in tables, or what a relation leads to.
    pub fn select(&self, entity: Entity, whose: Option<&Whose>) -> Outcome<Select> {
        let registry = entity.registry();
        let mut select =
            Select::of(registry, &query::Scope::EVERYTHING)?.filter(seen(registry, &self.answering.sight)?);
        if let Some(whose) = whose {
            select = select.related_to(whose.entity.registry(), whose.relation, whose.id);
        }
        Ok(select)
    }

    /// The id of the only or first entity of a set, with this id if one is given.
    pub fn first(&mut self, entity: Entity, whose: Option<&Whose>, id: Option<i64>) -> Outcome<Option<i64>> {
        let mut select = self.select(entity, whose)?.columns(&["id"]);
        if let Some(id) = id {
            select = select.filter(with_id(entity, id)?);
        }
        self.spent.pay(1)?;
        let page = list::page(self.tx(), &select, 1)?;
        Ok(page.rows.first().and_then(|row| row.integer(0)))
    }

    /// A page of a set.
    pub fn set(&mut self, entity: Entity, whose: Option<&Whose>, plan: &Plan, options: &Options) -> Outcome<Set> {
        if entity == Entity::Observation {
            return observations::inline(self, whose, plan, options);
        }
        let columns = entities::columns(entity, plan);
        let mut select = self.select(entity, whose)?;
        if let Some(filter) = &plan.filter {
            select = select.filter(filter.clone());
        }
        let count = if plan.count { Some(list::count(self.tx(), &select)?) } else { None };
        let select = select.columns(&columns).order(plan.order.clone()).after(plan.after.clone()).skip(plan.skip);
        let page = list::page(self.tx(), &select, page_size(plan))?;
        self.spent.pay(1 + page.rows.len())?;
        let mut value = Vec::with_capacity(page.rows.len());
        for row in &page.rows {
            value.push(Value::Object(self.write(entity, &Named { columns: &columns, row }, plan, options)?));
        }
        Ok(Set { value, count, next: page.next })
    }

    /// One entity of a set; none if nothing in sight has this id.
    pub fn one(
        &mut self,
        entity: Entity,
        id: i64,
        plan: &Plan,
        options: &Options,
    ) -> Outcome<Option<Map<String, Value>>> {
        if entity == Entity::Observation {
            return observations::one(self, id, plan, options);
        }
        let key = (entity, id, std::ptr::from_ref(plan));
        if let Some((known, cost)) = self.written.get(&key) {
            self.spent.pay(*cost)?;
            return Ok(known.clone());
        }
        let before = self.spent.so_far();
        let columns = entities::columns(entity, plan);
        let select = self.select(entity, None)?.filter(with_id(entity, id)?).columns(&columns);
        self.spent.pay(1)?;
        let page = list::page(self.tx(), &select, 1)?;
        let written = match page.rows.first() {
            Some(row) => Some(self.write(entity, &Named { columns: &columns, row }, plan, options)?),
            None => None,
        };
        self.written.insert(key, (written.clone(), self.spent.so_far() - before));
        Ok(written)
    }

    /// The name of a medium, in the visitor's language.
    pub fn medium(&self, code: &str) -> String {
        let known = self.answering.law.medium(code, self.answering.now.day());
        known.map_or(code, |m| m.name.get(self.answering.lang)).to_owned()
    }

    /// The name of a parameter, in the visitor's language.
    pub fn parameter(&self, symbol: &str) -> String {
        let known = self.answering.law.parameter(symbol, self.answering.now.day());
        known.map_or(symbol, |p| p.name.get(self.answering.lang)).to_owned()
    }

    fn write(
        &mut self,
        entity: Entity,
        row: &Named<'_>,
        plan: &Plan,
        options: &Options,
    ) -> Outcome<Map<String, Value>> {
        let mut out = Out::new(plan);
        let id = row.integer("id").unwrap_or_default();
        entities::write(self, entity, row, &mut out)?;
        self.relations(entity, id, plan, options, &mut out, &|_| None)?;
        Ok(out.finish())
    }

    /// Id, own address, and for each relation what is expanded or the address of the rest. `known`
    /// gives the id at the other end of a relation to one, where it need not be looked up.
    pub fn relations(
        &mut self,
        entity: Entity,
        id: i64,
        plan: &Plan,
        options: &Options,
        out: &mut Out<'_>,
        known: &dyn Fn(Entity) -> Option<i64>,
    ) -> Outcome<()> {
        let own = links::entity(&self.answering.root, entity, id);
        if out.wants("id") {
            out.control("@iot.id".to_owned(), id.into());
            out.control("@iot.selfLink".to_owned(), own.clone().into());
        }
        for relation in entity.relations().filter(|r| plan.expanded(r.name).is_none() && plan.shows(r.name)) {
            let name = relation.name;
            out.control(format!("{name}@iot.navigationLink"), format!("{own}/{name}").into());
        }
        self.expanded(entity, id, plan, options, out, known)
    }

    /// What is expanded of the relations of an entity.
    pub fn expanded(
        &mut self,
        entity: Entity,
        id: i64,
        plan: &Plan,
        options: &Options,
        out: &mut Out<'_>,
        known: &dyn Fn(Entity) -> Option<i64>,
    ) -> Outcome<()> {
        let own = links::entity(&self.answering.root, entity, id);
        for relation in entity.relations() {
            let name = relation.name;
            let Some(to) = Entity::of(relation.target) else { continue };
            let Some(at) = plan.expand.iter().position(|e| e.relation.name == name) else { continue };
            let (plan, options) = (&plan.expand[at].plan, &options.expand[at].options);
            let whose = Whose { entity, id, relation };
            if relation.many {
                let set = self.set(to, Some(&whose), plan, options)?;
                if let Some(count) = set.count {
                    out.control(format!("{name}@iot.count"), count.into());
                }
                if let Some(next) = set.next {
                    let next = links::next_inline(&format!("{own}/{name}"), options, &next);
                    out.control(format!("{name}@iot.nextLink"), next.into());
                }
                out.control(name.to_owned(), set.value.into());
            } else {
                let id = match known(to) {
                    Some(id) => Some(id),
                    None => self.first(to, Some(&whose), None)?,
                };
                let one = match id {
                    Some(id) => self.one(to, id, plan, options)?,
                    None => None,
                };
                out.control(name.to_owned(), one.map_or(Value::Null, Value::Object));
            }
        }
        Ok(())
    }
}

/// Entities on a page of a plan.
pub fn page_size(plan: &Plan) -> usize {
    match plan.top {
        Some(_) => plan.page_size(limits::LARGEST_PAGE),
        None => limits::PAGE,
    }
}

/// The condition that an entity has this id.
pub fn with_id(entity: Entity, id: i64) -> Outcome<Condition> {
    Ok(Condition::of_program(Expr::eq("id", id), entity.registry(), Moment(0))?)
}
