//! The options of a request held against an entity: what the answer shall hold, ready to be asked.

use kernel::{Moment, Refusal};

use crate::check::Condition;
use crate::odata::{Options, ResultFormat};
use crate::order::Order;
use crate::page::PageMark;
use crate::refused;
use crate::registry::{Registry, Relation};
use crate::tree::Path;

/// A checked request.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The entity it is about.
    pub entity: Registry,
    /// What it shall fulfil.
    pub filter: Option<Condition>,
    /// Its order.
    pub order: Order,
    /// Where the page starts.
    pub after: Option<PageMark>,
    /// Fields and relations to show; empty means everything.
    pub select: Vec<Path>,
    /// Relations to show in full.
    pub expand: Vec<Expanded>,
    /// Most entities on a page, as asked.
    pub top: Option<u64>,
    /// Entities to leave out at the start.
    pub skip: u64,
    /// Whether their number is asked.
    pub count: bool,
    /// The form of the answer.
    pub result_format: Option<ResultFormat>,
}

/// A relation to be shown in full.
#[derive(Debug, Clone)]
pub struct Expanded {
    /// The relation.
    pub relation: &'static Relation,
    /// What applies at its other end.
    pub plan: Plan,
}

impl Plan {
    /// Checks `options` against `entity`. `now` is what `now()` means.
    pub fn new(options: Options, entity: &Registry, now: Moment) -> Result<Plan, Refusal> {
        let filter = options.filter.map(|expr| Condition::of_user(expr, entity, now)).transpose()?;
        let order = Order::new(&options.order_by, entity)?;
        let after = options.skip_token.map(|text| PageMark::parse(&text, &order)).transpose()?;
        if let Some(path) = options.select.iter().find(|path| !is_shown(entity, path)) {
            return Err(refused::unknown_field("$select", path.as_str(), entity.name));
        }
        let mut expand = Vec::new();
        for item in options.expand {
            let relation = entity
                .relation(&item.relation)
                .ok_or_else(|| refused::unknown_relation(&item.relation, entity.name))?;
            expand.push(Expanded { relation, plan: Plan::new(item.options, relation.target, now)? });
        }
        Ok(Plan {
            entity: *entity,
            filter,
            order,
            after,
            select: options.select,
            expand,
            top: options.top,
            skip: options.skip.unwrap_or(0),
            count: options.count.unwrap_or(false),
            result_format: options.result_format,
        })
    }

    /// Whether the field or relation of this name shall be shown: everything, or what `$select` names,
    /// itself, as a whole (`properties`) or in part (`properties/code`).
    pub fn shows(&self, name: &str) -> bool {
        self.select.is_empty()
            || self.select.iter().any(|path| {
                let path = if path.as_str() == "@iot.id" { "id" } else { path.as_str() };
                path == name || starts_with(path, name) || starts_with(name, path)
            })
    }

    /// The plan of the relation of this name, if it shall be shown in full.
    pub fn expanded(&self, name: &str) -> Option<&Plan> {
        self.expand.iter().find(|e| e.relation.name == name).map(|e| &e.plan)
    }

    /// Rows on a page: as asked, at most `most`.
    pub fn page_size(&self, most: usize) -> usize {
        self.top.map_or(most, |top| usize::try_from(top).unwrap_or(usize::MAX).min(most))
    }
}

fn starts_with(path: &str, prefix: &str) -> bool {
    path.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('/'))
}

fn is_shown(entity: &Registry, path: &Path) -> bool {
    let path = path.as_str();
    entity.field(path).is_some()
        || entity.relation(path).is_some()
        || entity.fields.iter().any(|f| starts_with(f.name, path))
}
