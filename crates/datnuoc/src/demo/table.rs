//! The sample province as the files that an office would bring: the table of stations, the base map.

use std::fmt::Write;

use serde_json::json;

use super::province::{COMMUNES, FACILITIES, outline};
use super::stations::STATIONS;

/// The table of stations as CSV, with nobody reporting oftener than every `at_least` minutes.
pub fn stations(at_least: i64) -> String {
    let mut out = String::from(
        "code,name,medium,facility_code,facility_name,tax_code,latitude,longitude,commune_code,interval_minutes,\
         parameters,limit_set,limit_column,coefficients,o2_reference,public\n",
    );
    for s in &STATIONS {
        let (longitude, latitude) = s.position();
        let facility = s.facility.map(|n| &FACILITIES[n]);
        let parameters: Vec<&str> = s.signals.iter().map(|signal| signal.symbol).collect();
        let (set, column, coefficients, oxygen) = s.limits;
        // Writing into a String cannot fail.
        let _ = writeln!(
            out,
            "{},{},{},{},{},{},{latitude:.5},{longitude:.5},{},{},\"{}\",{set},{column},{coefficients},{oxygen},true",
            s.code,
            s.name,
            s.medium,
            facility.map_or("", |f| f.code),
            facility.map_or("", |f| f.name),
            facility.map_or("", |f| f.tax_code),
            COMMUNES[s.commune].0,
            s.interval_minutes.max(at_least),
            parameters.join(";"),
        );
    }
    out
}

/// The communes' outlines as GeoJSON.
pub fn base_map() -> String {
    let features: Vec<_> = COMMUNES
        .iter()
        .enumerate()
        .map(|(n, (_, vi, en))| {
            let ring: Vec<_> = outline(n).into_iter().map(|(x, y)| json!([round(x), round(y)])).collect();
            json!({
                "type": "Feature",
                "properties": { "name": vi, "name_en": en, "ground": "commune" },
                "geometry": { "type": "Polygon", "coordinates": [ring] },
            })
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

/// Five decimals are a metre.
fn round(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}
