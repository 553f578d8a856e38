//! Addresses that an answer holds: of entities, of what they are related to, of the next page.

use query::{Expand, Options, PageMark, with_page_mark};
use web_kit::{Visitor, query_value};

use super::entity::Entity;

/// The root of the interface as this visitor reaches it.
pub fn root(visitor: &Visitor) -> String {
    let client = visitor.client();
    let scheme = if client.secure { "https" } else { "http" };
    // HTTP/1.0 may come without a host; then links stay on whatever server the client asked.
    let host = if client.host.is_empty() { String::new() } else { format!("{scheme}://{}", client.host) };
    format!("{host}/sta/v1.1")
}

/// The address of an entity.
pub fn entity(root: &str, entity: Entity, id: i64) -> String {
    format!("{root}/{}({id})", entity.set())
}

/// The address of the next page of a set that was asked for by this address and query.
pub fn next(address: &str, raw_query: &str, mark: &PageMark) -> String {
    format!("{address}?{}", with_page_mark(raw_query, &mark.to_string()))
}

/// The address of the next page of a set that stood expanded inside another entity.
pub fn next_inline(address: &str, options: &Options, mark: &PageMark) -> String {
    let mut parts = written(options);
    parts.retain(|(name, _)| *name != "$skip");
    parts.push(("$skiptoken", mark.to_string()));
    let each: Vec<String> = parts.into_iter().map(|(name, value)| format!("{name}={}", query_value(&value))).collect();
    format!("{address}?{}", each.join("&"))
}

/// Options as they would be asked.
fn written(options: &Options) -> Vec<(&'static str, String)> {
    let mut parts = Vec::new();
    if let Some(filter) = &options.filter {
        parts.push(("$filter", filter.to_string()));
    }
    if !options.order_by.is_empty() {
        let keys = options.order_by.iter().map(|k| format!("{} {}", k.path, if k.descending { "desc" } else { "asc" }));
        parts.push(("$orderby", keys.collect::<Vec<_>>().join(",")));
    }
    if !options.select.is_empty() {
        let paths = options.select.iter().map(ToString::to_string);
        parts.push(("$select", paths.collect::<Vec<_>>().join(",")));
    }
    if !options.expand.is_empty() {
        let items = options.expand.iter().map(expanded);
        parts.push(("$expand", items.collect::<Vec<_>>().join(",")));
    }
    if let Some(top) = options.top {
        parts.push(("$top", top.to_string()));
    }
    if let Some(skip) = options.skip {
        parts.push(("$skip", skip.to_string()));
    }
    if let Some(count) = options.count {
        parts.push(("$count", count.to_string()));
    }
    parts
}

fn expanded(item: &Expand) -> String {
    let inside: Vec<String> =
        written(&item.options).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    if inside.is_empty() { item.relation.clone() } else { format!("{}({})", item.relation, inside.join(";")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_inside_an_expansion_are_asked_again_on_its_next_page() {
        let asked = "$filter=result gt 5 and resultTime lt 2026-11-22T03:15:00Z;$orderby=phenomenonTime desc;$select=result;\
                     $expand=Datastream($select=name;$expand=Thing);$top=2;$skip=3;$count=true";
        let options = Options::parse(&format!("$expand=Observations({})", asked.replace(' ', "%20"))).expect("options");
        let again: Vec<String> =
            written(&options.expand[0].options).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        let twice =
            Options::parse(&format!("$expand=Observations({})", again.join(";").replace(' ', "%20"))).expect("options");
        assert_eq!(options, twice);
    }
}
