//! Listing and searching facilities (*danh sách cơ sở*), within the scope of whoever asks.

use ::store::Tx;
use identity::{Authority, Right, list};
use kernel::text::fold;
use kernel::{Moment, Outcome, Problem, PublicId};
use query::{Condition, Expr, Field, Function, Kind, Order, OrderBy, PageMark, Path, Registry, Row};

use super::Facility;

/// Facilities as questions see them. Other entities may lead here.
pub const ENTITY: Registry = Registry::new(
    "Facility",
    "facility",
    &[
        Field::new("id", Kind::Integer, "{t}.id"),
        Field::new("publicId", Kind::Text, "{t}.public_id").unsortable(),
        Field::new("code", Kind::Text, "{t}.code"),
        Field::new("name", Kind::Text, "{t}.name").sorted_by("{t}.sort_key"),
        Field::new("taxCode", Kind::Text, "{t}.tax_code").nullable(),
        Field::new("address", Kind::Text, "{t}.address").nullable().unsortable(),
        Field::new("area", Kind::Integer, "{t}.area_id").nullable(),
        Field::new("operator", Kind::Integer, "{t}.operator_id").nullable().hidden(),
        Field::new("hasOwnerCode", Kind::Boolean, "({t}.owner_code_sealed is not null)").hidden(),
        Field::new("searchKey", Kind::Text, "{t}.search_key").hidden(),
        Field::new("version", Kind::Integer, "{t}.version").hidden(),
    ],
)
.scoped(Some("area"), Some("id"));

/// The columns that a [`Facility`] is read from, in this order.
const COLUMNS: [&str; 10] =
    ["id", "publicId", "code", "name", "taxCode", "hasOwnerCode", "address", "area", "operator", "version"];

/// No page is longer.
const MOST: usize = 500;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// Words that code, name or tax code hold, in any order and without regard to tone marks.
    pub words: String,
    /// Where the page before ended.
    pub after: Option<String>,
    /// How many at most.
    pub size: usize,
}

/// A page of facilities.
#[derive(Debug, Clone)]
pub struct Listing {
    /// By name.
    pub facilities: Vec<Facility>,
    /// How many there are on all pages.
    pub total: u64,
    /// Where it ends, if there is more.
    pub next: Option<String>,
}

/// Facilities by name, within the scope of whoever asks.
pub fn list(tx: &mut Tx, by: &Authority, ask: &Ask) -> Outcome<Listing> {
    if !by.may(Right::StationsRead) {
        by.require(Right::PartiesRead)?;
    }
    let order = Order::new(&[OrderBy { path: Path::new("name"), descending: false }], &ENTITY)?;
    let after = ask.after.as_deref().map(|text| PageMark::parse(text, &order)).transpose()?;
    // Nothing in these conditions depends on the present moment.
    let condition = Condition::of_program(holding(&ask.words), &ENTITY, Moment(0))?;
    let all = list::select(&ENTITY, by.scope())?.filter(condition).columns(&COLUMNS).order(order);
    let total = list::count(tx, &all)?;
    let page = list::page(tx, &all.after(after), ask.size.clamp(1, MOST))?;
    let facilities = page.rows.iter().map(facility).collect::<Option<Vec<_>>>();
    let facilities = facilities.ok_or_else(|| Problem::new("a facility's row lacks what every facility has"))?;
    Ok(Listing { facilities, total, next: page.next.map(|mark| mark.to_string()) })
}

/// The condition that every word is in the search key.
fn holding(words: &str) -> Expr {
    let folded = fold(words);
    let each = folded
        .split_whitespace()
        .take(8)
        .map(|word| Expr::Call(Function::Contains, vec![Expr::field("searchKey"), Expr::value(word)]));
    Expr::all(each.collect())
}

fn facility(row: &Row) -> Option<Facility> {
    let text = |column: usize| row.text(column).map(ToOwned::to_owned);
    Some(Facility {
        id: row.integer(0)?,
        public_id: row.text(1)?.parse::<PublicId>().ok()?,
        code: text(2)?,
        name: text(3)?,
        tax_code: text(4),
        has_owner_code: row.boolean(5)?,
        address: text(6),
        area: row.integer(7),
        operator: row.integer(8),
        version: row.integer(9)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_fits_itself() {
        assert_eq!(ENTITY.faults(), Vec::<String>::new());
        let select = list::select(&ENTITY, &identity::Scope::public()).unwrap().columns(&COLUMNS);
        assert_eq!(select.faults(), Vec::<String>::new());
    }
}
