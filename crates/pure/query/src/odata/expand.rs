//! `$expand`: relations, each with options of its own, nested at will:
//! `Datastreams($top=1;$expand=Observations($orderby=phenomenonTime desc)),Locations` or `Datastreams/Sensor`.

use kernel::Refusal;

use super::cursor::Cursor;
use super::options::{Expand, Options};
use crate::refused::{self, Expected};

/// The relations up to whatever cannot belong to them. One that is named twice (`A,A/B`) counts once.
pub(super) fn items(c: &mut Cursor<'_>) -> Result<Vec<Expand>, Refusal> {
    c.enter()?;
    let mut list = Vec::new();
    loop {
        c.count_part()?;
        let item = item(c)?;
        merge(&mut list, item)?;
        if !c.sign(',')? {
            break;
        }
    }
    c.leave();
    Ok(list)
}

fn item(c: &mut Cursor<'_>) -> Result<Expand, Refusal> {
    c.enter()?;
    let relation = c.name(Expected::Relation)?.to_owned();
    let mut expand = Expand { relation, options: Options::default() };
    if c.sign('/')? {
        expand.options.expand = vec![item(c)?];
    } else if c.sign('(')? {
        nested(c, &mut expand.options)?;
    }
    c.leave();
    Ok(expand)
}

fn nested(c: &mut Cursor<'_>, options: &mut Options) -> Result<(), Refusal> {
    let mut seen: Vec<String> = Vec::new();
    while !c.sign(')')? {
        let name = c.name(Expected::Option)?.to_owned();
        c.need('=', Expected::Equals)?;
        if seen.contains(&name) {
            return Err(refused::option_twice(&name));
        }
        options.read(&name, c)?;
        seen.push(name);
        if !c.sign(';')? {
            c.need(')', Expected::Closing)?;
            break;
        }
    }
    Ok(())
}

/// Puts `item` among the others. Two mentions of a relation are joined as long as only one of them
/// says more than what to expand further.
fn merge(list: &mut Vec<Expand>, item: Expand) -> Result<(), Refusal> {
    let Some(known) = list.iter_mut().find(|known| known.relation == item.relation) else {
        list.push(item);
        return Ok(());
    };
    let further = item.options.expand.clone();
    if known.options == (Options { expand: known.options.expand.clone(), ..Options::default() }) {
        known.options = Options { expand: std::mem::take(&mut known.options.expand), ..item.options };
    } else if item.options != (Options { expand: item.options.expand.clone(), ..Options::default() }) {
        return Err(refused::option_twice(&item.relation));
    }
    for deeper in further {
        merge(&mut known.options.expand, deeper)?;
    }
    Ok(())
}
