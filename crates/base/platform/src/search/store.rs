//! SQL of full text.

use ::store::{Error, Json, Tx, args, sql};
use serde_json::json;

use super::{Candidate, Thing, Within};

/// Adds or replaces a thing.
pub(super) fn put_thing(tx: &mut Tx, thing: &Thing) -> Result<(), Error> {
    tx.run(
        "insert into search_thing (kind, id, area, public, title) values (?1, ?2, ?3, ?4, ?5)
         on conflict (kind, id) do update set area = excluded.area, public = excluded.public, title = excluded.title",
        args![thing.kind, thing.id, thing.area, thing.public, thing.title],
    )?;
    Ok(())
}

/// Points the things of one administrative unit to another.
pub(super) fn repoint(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    tx.run("update search_thing set area = ?2 where area = ?1", args![old, new])
}

/// Takes a thing away.
pub(super) fn remove_thing(tx: &mut Tx, kind: &str, id: i64) -> Result<(), Error> {
    tx.run("delete from search_thing where kind = ?1 and id = ?2", args![kind, id])?;
    Ok(())
}

/// The tokens of a thing with their weights.
pub(super) fn tokens_of(tx: &mut Tx, kind: &str, id: i64) -> Result<Vec<(String, i64)>, Error> {
    tx.all("select token, weight from search_token where kind = ?1 and id = ?2", args![kind, id])
}

/// Takes a token from a thing.
pub(super) fn remove_token(tx: &mut Tx, kind: &str, id: i64, token: &str) -> Result<(), Error> {
    tx.run("delete from search_token where token = ?3 and kind = ?1 and id = ?2", args![kind, id, token])?;
    Ok(())
}

/// Changes what a token says about a thing.
pub(super) fn set_weight(tx: &mut Tx, kind: &str, id: i64, token: &str, weight: i64) -> Result<(), Error> {
    tx.run(
        "update search_token set weight = ?4 where token = ?3 and kind = ?1 and id = ?2",
        args![kind, id, token, weight],
    )?;
    Ok(())
}

/// Takes all tokens from a thing.
pub(super) fn remove_tokens(tx: &mut Tx, kind: &str, id: i64) -> Result<(), Error> {
    tx.run("delete from search_token where kind = ?1 and id = ?2", args![kind, id])?;
    Ok(())
}

/// The first token from `from` on and before `end`.
pub(super) fn next_token(tx: &mut Tx, from: &str, end: &str) -> Result<Option<String>, Error> {
    tx.maybe("select token from search_token where token >= ?1 and token < ?2 order by token limit 1", args![from, end])
}

/// Things in scope that hold any of the tokens, those that hold most first, with what they hold.
pub(super) fn candidates(tx: &mut Tx, tokens: &[String], within: &Within, limit: i64) -> Result<Vec<Candidate>, Error> {
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    let kinds = (!within.kinds.is_empty()).then(|| Json(json!(within.kinds)));
    let areas = within.areas.map(|list| Json(json!(list)));
    tx.all(
        sql! {
            sqlite: "select t.kind, t.id, h.title, group_concat(t.token || char(31) || t.weight, char(30))
                     from search_token t join search_thing h on h.kind = t.kind and h.id = t.id
                     where t.token in (select value from json_each(?1))
                       and (?2 is null or t.kind in (select value from json_each(?2)))
                       and (?3 is null or h.area in (select value from json_each(?3)))
                       and (h.public or not ?4)
                     group by t.kind, t.id, h.title
                     order by count(*) desc, sum(t.weight) desc, t.kind, t.id limit ?5",
            // Left to itself, the planner reads whole tables: it cannot know how rare a token is.
            // `offset 0` keeps each lookup by its key.
            postgres: "select t.kind, t.id, h.title, string_agg(q.token || chr(31) || t.weight, chr(30))
                     from (select distinct jsonb_array_elements_text(?1) as token) q
                     cross join lateral (
                         select s.kind, s.id, s.weight from search_token s where s.token = q.token offset 0
                     ) t
                     cross join lateral (
                         select a.title, a.area, a.public from search_thing a
                         where a.kind = t.kind and a.id = t.id offset 0
                     ) h
                     where (?2 is null or t.kind in (select jsonb_array_elements_text(?2)))
                       and (?3 is null or h.area in (select jsonb_array_elements_text(?3)::bigint))
                       and (h.public or not ?4)
                     group by t.kind, t.id, h.title
                     order by count(*) desc, sum(t.weight) desc, t.kind, t.id limit ?5",
        },
        args![Json(json!(tokens)), kinds, areas, within.public_only, limit],
    )
}
