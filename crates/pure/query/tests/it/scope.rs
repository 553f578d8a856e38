//! An officer's scope stands inside every question.

use kernel::Moment;
use query::{Condition, Extent, Registry, Scope, Select, parse_filter};

use crate::engines::{count, page};
use crate::province::{DATASTREAMS, PROPERTIES, THINGS, fill, migrations};

fn these(ids: &[i64]) -> Extent {
    Extent::These(ids.to_vec())
}

#[test]
fn nothing_outside_is_listed_or_counted() {
    let all = Extent::All;
    let cases: [(&Registry, Extent, Extent, &str, &[i64]); 11] = [
        (&THINGS, all.clone(), all.clone(), "id gt 0", &[1, 2, 3, 4, 5]),
        (&THINGS, these(&[2]), all.clone(), "id gt 0", &[3, 4]),
        (&THINGS, these(&[1, 3]), all.clone(), "id gt 0", &[1, 2, 5]),
        (&THINGS, these(&[]), all.clone(), "id gt 0", &[]),
        (&THINGS, all.clone(), these(&[20]), "id gt 0", &[2, 4]),
        (&THINGS, these(&[2]), these(&[20]), "id gt 0", &[4]),
        // An `or` of the user does not open the scope.
        (&THINGS, these(&[2]), all.clone(), "id eq 1 or id eq 3", &[3]),
        // Nor does what the program evaluates.
        (&THINGS, these(&[2]), all.clone(), "tolower(name) ne 'x' or id eq 1", &[3, 4]),
        (&DATASTREAMS, these(&[2]), all.clone(), "id gt 0", &[4, 5, 6, 7]),
        (&DATASTREAMS, all.clone(), these(&[10]), "id gt 0", &[1, 2]),
        // What belongs to no area lies outside of every restriction.
        (&PROPERTIES, these(&[1, 2, 3]), all, "id gt 0", &[]),
    ];
    testkit::on_both_with(&migrations(), |db| {
        fill(&db);
        for (entity, areas, facilities, filter, ids) in cases.clone() {
            let scope = Scope { areas, facilities };
            let condition =
                Condition::of_user(parse_filter(filter).expect("sound"), entity, Moment(0)).expect("it fits");
            let select = Select::of(entity, &scope).expect("a scope").columns(&["id"]).filter(condition);
            let (found, total) = db
                .read_now(move |tx| {
                    let page = page(tx, &select, 100)?;
                    Ok((page.rows.iter().filter_map(|r| r.integer(0)).collect::<Vec<_>>(), count(tx, &select)?))
                })
                .expect("the list");
            assert_eq!((found.as_slice(), total), (ids, ids.len() as u64), "{scope:?} {filter}");
        }
    });
}
