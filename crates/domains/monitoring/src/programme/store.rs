//! SQL of programmes.

use ::store::{Error, Tx, args, row};
use kernel::text;

row! {
    pub(super) struct Row {
        pub(super) id: i64,
        pub(super) code: String,
        pub(super) version: i64,
        pub(super) body: String,
    }
}

pub(super) fn by_code(tx: &mut Tx, folded: &str) -> Result<Option<Row>, Error> {
    tx.maybe(
        "select p.id, p.code, p.version, v.body
         from programme p join programme_version v on v.id = p.id and v.version = p.version where p.code_folded = ?1",
        args![folded],
    )
}

pub(super) fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Row>, Error> {
    tx.maybe(
        "select p.id, p.code, p.version, v.body
         from programme p join programme_version v on v.id = p.id and v.version = p.version where p.id = ?1",
        args![id],
    )
}

pub(super) fn all(tx: &mut Tx) -> Result<Vec<Row>, Error> {
    tx.all(
        "select p.id, p.code, p.version, v.body
         from programme p join programme_version v on v.id = p.id and v.version = p.version order by p.sort_key, p.id",
        args![],
    )
}

pub(super) fn of_station(tx: &mut Tx, station: i64) -> Result<Vec<Row>, Error> {
    tx.all(
        "select p.id, p.code, p.version, v.body
         from programme_station s join programme p on p.id = s.programme_id
            join programme_version v on v.id = p.id and v.version = p.version
         where s.station_id = ?1 order by p.sort_key, p.id",
        args![station],
    )
}

/// Makes room for a programme, whose first version follows.
pub(super) fn insert(tx: &mut Tx, code: &str, name: &str) -> Result<i64, Error> {
    tx.one(
        "insert into programme (code, code_folded, sort_key, version) values (?1, ?2, ?3, 1) returning id",
        args![code, code.to_ascii_lowercase(), text::sort_key(name)],
    )
}

/// What is looked up of a programme, after a change.
pub(super) fn update(tx: &mut Tx, id: i64, name: &str, version: i64) -> Result<(), Error> {
    tx.run("update programme set sort_key = ?2, version = ?3 where id = ?1", args![id, text::sort_key(name), version])?;
    Ok(())
}

pub(super) fn forget_stations(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.run("delete from programme_station where programme_id = ?1", args![id])?;
    Ok(())
}

pub(super) fn add_station(tx: &mut Tx, id: i64, station: i64) -> Result<(), Error> {
    tx.run("insert into programme_station (station_id, programme_id) values (?1, ?2)", args![station, id])?;
    Ok(())
}
