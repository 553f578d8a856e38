//! SQL of authorities.

use ::store::{Error, Tx, args};
use kernel::{Bilingual, Day};

/// The role of a position, if the position exists on a day.
pub(super) fn role_on(tx: &mut Tx, position: i64, day: Day) -> Result<Option<String>, Error> {
    tx.maybe(
        "select role from position where id = ?1 and valid_from <= ?2 and (valid_to is null or valid_to > ?2)",
        args![position, day],
    )
}

/// The title of a position and the name of its unit.
pub(super) fn names(tx: &mut Tx, position: i64) -> Result<Option<(Bilingual, Bilingual)>, Error> {
    let row: Option<(String, String, String, String)> = tx.maybe(
        "select p.title_vi, p.title_en, u.name_vi, u.name_en from position p join unit u on u.id = p.unit_id where p.id = ?1",
        args![position],
    )?;
    Ok(row.map(|(title_vi, title_en, unit_vi, unit_en)| {
        (Bilingual::new(title_vi, title_en), Bilingual::new(unit_vi, unit_en))
    }))
}
