//! The properties of entities side by side, as tables and maps want them: `properties/code` is one column, and so is
//! `Thing/name` where the Thing stands expanded in its Datastream.

use query::{Kind, Plan};
use serde_json::Value;

/// The columns that a plan shows, in the order of the entity's properties.
pub fn of(plan: &Plan) -> Vec<String> {
    let mut columns = Vec::new();
    add("", plan, &mut columns);
    columns
}

fn add(prefix: &str, plan: &Plan, columns: &mut Vec<String>) {
    let fields = plan.entity.fields;
    // The type of a shape is told by the shape; nothing here has a validTime.
    let inside =
        |name: &str| fields.iter().any(|f| name.strip_prefix(f.name).is_some_and(|rest| rest.starts_with('/')));
    let shown = fields.iter().filter(|f| !f.name.starts_with('#') && f.name != "validTime" && !inside(f.name));
    columns.extend(shown.filter(|f| plan.shows(f.name)).map(|f| format!("{prefix}{}", f.name)));
    for expanded in &plan.expand {
        if !expanded.relation.many {
            add(&format!("{prefix}{}/", expanded.relation.name), &expanded.plan, columns);
        }
    }
}

/// The name of the property that holds the entity's shape, if it has one.
pub fn shape(plan: &Plan) -> Option<&'static str> {
    plan.entity.fields.iter().find(|f| f.kind == Kind::Geometry && !f.name.contains('/')).map(|f| f.name)
}

/// What an entity as it is written has in a column.
pub fn value<'v>(entity: &'v Value, column: &str) -> &'v Value {
    let mut here = entity;
    for name in column.split('/') {
        here = &here[if name == "id" { "@iot.id" } else { name }];
    }
    here
}
