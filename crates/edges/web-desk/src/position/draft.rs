//! What the form of a position says, and the places it can name: areas by marks, facilities by their codes.

use identity::organisation::position::Draft;
use identity::{Authority, Reach};
use kernel::{Bilingual, Day, Outcome, Refusal};
use parties::facility::{self, FacilityCode};
use platform::area::{self, Area, Level};
use store::Tx;
use web_kit::Sent;
use web_kit::form::Reader;

/// Places that a position is responsible for, and all there are.
pub struct Places {
    /// Every area there is, communes first.
    pub areas: Vec<Area>,
    /// Those it is responsible for; none: all of them.
    pub of_areas: Option<Vec<i64>>,
    /// Codes and names of the facilities it is responsible for; none: all of them.
    pub of_facilities: Option<Vec<(String, String)>>,
}

impl Places {
    /// For a position that is still to be.
    pub fn all(tx: &mut Tx, today: Day) -> Outcome<Places> {
        let mut areas = Vec::new();
        for level in [Level::Commune, Level::District] {
            areas.extend(area::of_level(tx, level, today)?);
        }
        Ok(Places { areas, of_areas: None, of_facilities: None })
    }

    /// For one that is.
    pub fn of(tx: &mut Tx, by: &Authority, draft: &Draft, today: Day) -> Outcome<Places> {
        let mut places = Places::all(tx, today)?;
        if let Reach::These(ids) = &draft.areas {
            for id in ids.iter().filter(|id| places.areas.iter().all(|a| a.id != **id)).collect::<Vec<_>>() {
                // A whole province, or a unit that is no more.
                places.areas.extend(area::by_id(tx, *id)?);
            }
            places.of_areas = Some(ids.clone());
        }
        if let Reach::These(ids) = &draft.facilities {
            let mut found = Vec::new();
            for id in ids {
                found.extend(facility::by_id(tx, by, *id)?.map(|f| (f.code, f.name)));
            }
            places.of_facilities = Some(found);
        }
        Ok(places)
    }
}

/// The form as it was typed.
pub struct Typed {
    draft: Draft,
    facilities: String,
}

/// The number that a choice sends.
pub fn number(form: &mut Reader<'_>, name: &str, unknown: &'static str) -> i64 {
    let text = form.text(name, 20);
    if text.is_empty() {
        return 0;
    }
    text.parse().unwrap_or_else(|_| {
        form.refuse(Refusal::new(unknown).at(name.to_owned()));
        0
    })
}

/// Reads it. Where no area is marked, the position reaches all; the role may ask for more.
pub fn read(form: &mut Reader<'_>, sent: &Sent) -> Typed {
    let title = Bilingual::new(form.text("title", 200), form.text_or_none("title_en", 200).unwrap_or_default());
    let (unit, role) = (number(form, "unit", "refused-unit-unknown"), form.text("role", 64));
    let areas: Vec<i64> = sent.all("areas").filter_map(|id| id.parse().ok()).collect();
    let areas = if areas.is_empty() { Reach::All } else { Reach::these(areas) };
    let facilities = form.text_or_none("facilities", 1000).unwrap_or_default();
    Typed { draft: Draft { unit, title, role, areas, facilities: Reach::All }, facilities }
}

impl Typed {
    /// With the facilities that its codes name.
    pub fn checked(self, tx: &mut Tx, by: &Authority) -> Outcome<Draft> {
        let mut ids = Vec::new();
        for code in self.facilities.split([';', ',']).map(str::trim).filter(|code| !code.is_empty()) {
            let unknown = || Refusal::new("refused-facility-code-unknown").at("facilities").with("code", code);
            let parsed = FacilityCode::parse(code).map_err(|_| unknown())?;
            ids.push(facility::by_code(tx, by, &parsed)?.ok_or_else(unknown)?.id);
        }
        let facilities = if ids.is_empty() { Reach::All } else { Reach::these(ids) };
        Ok(Draft { facilities, ..self.draft })
    }
}
