//! The commune that a row names by its code; where the code is another's, who has it, and what an old one became.

use kernel::{Outcome, Refusal};
use platform::area::list::{Former, List, Unit};
use platform::area::{self, Area, OFFICE};
use store::Tx;

use crate::law::Current;
use kernel::Day;

/// The id of the commune, or why the code cannot be taken.
pub(super) fn of_code(tx: &mut Tx, law: &Current, code: &str, today: Day) -> Outcome<Result<i64, Refusal>> {
    if let Some(found) = area::by_code(tx, code, today)? {
        return Ok(Ok(found.id));
    }
    let refusal = match area::last_of_code(tx, code)? {
        Some(ended) => ended_here(tx, &ended)?,
        None => listed(tx, law, code, today)?,
    };
    Ok(Err(refusal.at("commune_code").with("code", code)))
}

/// A unit of this office that is no more.
fn ended_here(tx: &mut Tx, ended: &Area) -> Outcome<Refusal> {
    let into = match area::successor(tx, ended.id)?.filter(|a| a.id != ended.id) {
        Some(one) => vec![one],
        None => area::successors(tx, ended.id)?,
    };
    let until = ended.valid_to.map(|d| d.to_string()).unwrap_or_default();
    let became = into.iter().map(|a| named(&a.name.vi, &a.code)).collect();
    Ok(became_these(became).with("name", ended.name.vi.as_str()).with("until", until))
}

/// A unit that this office does not have, by the government's list.
fn listed(tx: &mut Tx, law: &Current, code: &str, today: Day) -> Outcome<Refusal> {
    let unknown = Refusal::new("refused-commune-unknown");
    let Some(areas) = law.catalogue().areas(today)? else { return Ok(unknown) };
    let list = areas.list;
    if let Some(unit) = list.unit(code) {
        let parent = unit.province.unwrap_or(unit.code);
        let refusal = match OFFICE.get(tx)? {
            Some(_) => Refusal::new("refused-commune-elsewhere"),
            None => Refusal::new("refused-commune-no-province").with("parent", parent),
        };
        return Ok(refusal.with("name", unit.name().vi).with("province", name_of(list.unit(parent))));
    }
    let Some(former) = list.former(code) else { return Ok(unknown) };
    let became = former.into.iter().filter_map(|code| list.unit(code)).map(|u| named(&u.name().vi, u.code)).collect();
    Ok(became_these(became).with("name", where_it_was(list, former)).with("until", list.from.to_string()))
}

/// Nothing is said of an old district: what became of it is not one unit, nor a few.
fn became_these(became: Vec<String>) -> Refusal {
    match became.len() {
        0 => Refusal::new("refused-commune-unknown"),
        1 => Refusal::new("refused-commune-former").with("became", became.concat()),
        _ => Refusal::new("refused-commune-divided").with("became", became.join("; ")),
    }
}

/// `Xã Thạnh Quới (Huyện Mỹ Xuyên, Tỉnh Sóc Trăng)`: names alone come twice.
fn where_it_was(list: &List<'_>, former: &Former<'_>) -> String {
    let above = [former.district, former.unit.province];
    let above: Vec<String> =
        above.into_iter().flatten().map(|code| name_of(list.former(code).map(|f| &f.unit))).collect();
    format!("{} ({})", former.unit.name().vi, above.join(", "))
}

fn name_of(unit: Option<&Unit<'_>>) -> String {
    unit.map(|u| u.name().vi).unwrap_or_default()
}

fn named(name: &str, code: &str) -> String {
    format!("{name} ({code})")
}
