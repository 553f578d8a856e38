//! Administrative units in force. Their tables are read when somebody asks, once: few starts of the program need
//! them.

use std::sync::OnceLock;

use kernel::{Day, Outcome};
use platform::area::List;

use super::Catalogue;
use crate::definition::Pinned;
use crate::kinds::AreaList;

/// The code of the list.
const CODE: &str = "units";
/// The tables that travel inside the executable.
const UNITS: &str = include_str!("../../../../../definitions/area/units.csv");
const FORMER: &str = include_str!("../../../../../definitions/area/former.csv");

static READ: OnceLock<List<'static>> = OnceLock::new();

/// The list in force, with its definition.
#[derive(Debug, Clone, Copy)]
pub struct Areas<'a> {
    /// Where it stands written.
    pub definition: &'a Pinned<AreaList>,
    /// The units.
    pub list: &'static List<'static>,
}

impl Areas<'_> {
    /// What tells this list from others.
    pub fn hash(&self) -> &str {
        &self.definition.hash
    }
}

impl Catalogue {
    /// The list that is in force on `day`, without its units.
    pub fn area_list(&self, day: Day) -> Option<&Pinned<AreaList>> {
        self.in_force::<AreaList>(CODE, day).map(AsRef::as_ref)
    }

    /// The units that are in force on `day`, and what was before them.
    pub fn areas(&self, day: Day) -> Outcome<Option<Areas<'_>>> {
        let Some(definition) = self.area_list(day) else { return Ok(None) };
        let list = if let Some(list) = READ.get() {
            list
        } else {
            let list = List::parse(definition.valid.from, UNITS, FORMER)?;
            READ.get_or_init(|| list)
        };
        Ok(Some(Areas { definition, list }))
    }
}
