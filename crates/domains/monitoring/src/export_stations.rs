//! Writes the stations out in the form in which they are brought in (*xuất danh mục trạm*), so that a table
//! can be taken, amended in a spreadsheet and brought back.

use fields::csv;
use identity::Authority;
use kernel::{Moment, Outcome};
use platform::area;
use store::Tx;

use crate::import_stations::TABLE;
use crate::lists;
use crate::station::{STATION, Setup};

/// The table as CSV with its header: the stations in somebody's reach, by name.
pub fn csv(tx: &mut Tx, by: &Authority, now: Moment) -> Outcome<String> {
    let stations = lists::all(tx, by)?;
    let mut out = String::new();
    csv::line(&mut out, &TABLE.codes());
    for station in stations {
        let Some(body) = STATION.as_of(tx, station.id, now.day(), now)?.and_then(|v| v.body) else { continue };
        let setup: Setup = serde_json::from_value(body)?;
        csv::line(&mut out, &cells(tx, by, &setup)?);
    }
    Ok(out)
}

/// The cells of a station in the order of the columns.
fn cells(tx: &mut Tx, by: &Authority, s: &Setup) -> Outcome<Vec<String>> {
    let facility = match s.facility_id {
        Some(id) => parties::facility::by_id(tx, by, id)?,
        None => None,
    };
    let commune = match s.area_id {
        Some(id) => area::by_id(tx, id)?.map(|a| a.code),
        None => None,
    };
    let number = |v: Option<f64>| v.map(|v| v.to_string()).unwrap_or_default();
    let (code, name, tax) = match facility {
        Some(f) => (f.code, f.name, f.tax_code.unwrap_or_default()),
        None => Default::default(),
    };
    let (set, column, coefficients, source, oxygen) = match &s.binding {
        Some(b) => {
            let pairs: Vec<String> = b.coefficients.iter().map(|(n, v)| format!("{n}={v}")).collect();
            let source: Vec<String> = b.source.iter().map(|(n, v)| format!("{n}={v}")).collect();
            (b.limit_set.clone(), b.column.clone(), pairs.join(";"), source.join(";"), number(b.o2_reference))
        }
        None => Default::default(),
    };
    Ok(vec![
        s.code.to_string(),
        s.name.clone(),
        s.medium.clone(),
        code,
        name,
        tax,
        number(s.latitude),
        number(s.longitude),
        commune.unwrap_or_default(),
        s.interval_minutes.to_string(),
        s.parameters.join(";"),
        set,
        column,
        coefficients,
        source,
        oxygen,
        s.public.to_string(),
    ])
}
