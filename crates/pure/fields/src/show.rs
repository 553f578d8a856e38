//! A value as people read it, and as a table holds it.

use std::fmt::Write;

use kernel::Lang;
use kernel::text::{number_en, number_vi};

use crate::field::Field;
use crate::kind::{Axis, Kind};
use crate::value::FieldValue;

impl Field {
    /// The value for people who read `lang`, with its unit; nothing for an empty field.
    pub fn shown(&self, value: Option<&FieldValue>, lang: Lang) -> String {
        let Some(value) = value else { return String::new() };
        let mut text = shown(&self.kind, value, lang);
        if let Kind::Integer { unit: Some(unit), .. } | Kind::Decimal { unit: Some(unit), .. } = &self.kind {
            // Writing to a String cannot fail.
            let _ = write!(text, "\u{a0}{unit}");
        }
        text
    }

    /// The value as the cell of a table; [`Field::read`] reads it back as it is.
    pub fn cell(&self, value: Option<&FieldValue>) -> String {
        value.map_or_else(String::new, |value| cell(&self.kind, value))
    }
}

fn shown(kind: &Kind, value: &FieldValue, lang: Lang) -> String {
    match (kind, value) {
        (_, FieldValue::Integer(v)) => number(*v as f64, 0, lang),
        (_, FieldValue::Decimal(v)) => number(*v, places(*v), lang),
        (Kind::Choice { list }, FieldValue::Choice(code)) => {
            list.iter().find(|c| c.code == *code).map_or(code.as_str(), |c| c.label.get(lang)).to_owned()
        }
        (_, FieldValue::Day(v)) => v.display(),
        (_, FieldValue::Moment(v)) => v.display_local(),
        (_, FieldValue::Boolean(v)) => match (lang, v) {
            (Lang::Vi, true) => "Có",
            (Lang::Vi, false) => "Không",
            (Lang::En, true) => "Yes",
            (Lang::En, false) => "No",
        }
        .to_owned(),
        (Kind::Coordinate { axis, .. }, FieldValue::Coordinate(v)) => {
            let letter = match (axis, *v < 0.0, lang) {
                (Axis::Latitude, false, Lang::Vi) => "B",
                (Axis::Latitude, false, Lang::En) => "N",
                (Axis::Latitude, true, Lang::Vi) => "Nam",
                (Axis::Latitude, true, Lang::En) => "S",
                (Axis::Longitude, false, Lang::Vi) => "Đ",
                (Axis::Longitude, false, Lang::En) => "E",
                (Axis::Longitude, true, Lang::Vi) => "T",
                (Axis::Longitude, true, Lang::En) => "W",
            };
            format!("{}°{letter}", number(v.abs(), 5, lang))
        }
        (Kind::List { of, .. }, FieldValue::List(list)) => {
            let items: Vec<String> = list.iter().map(|v| shown(of, v, lang)).collect();
            // Not by commas, which stand inside Vietnamese numbers.
            items.join("; ")
        }
        (Kind::Assignment { of }, FieldValue::Assignment { name, value }) => {
            format!("{name} = {}", shown(of, value, lang))
        }
        (_, other) => cell(kind, other),
    }
}

fn number(value: f64, places: usize, lang: Lang) -> String {
    match lang {
        Lang::Vi => number_vi(value, places),
        Lang::En => number_en(value, places),
    }
}

/// The decimals that a number has when written in full.
fn places(value: f64) -> usize {
    value.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

fn cell(kind: &Kind, value: &FieldValue) -> String {
    match (kind, value) {
        (_, FieldValue::Text(v) | FieldValue::Choice(v)) => v.clone(),
        (_, FieldValue::Integer(v)) => v.to_string(),
        (_, FieldValue::Decimal(v) | FieldValue::Coordinate(v)) => v.to_string(),
        (_, FieldValue::Day(v)) => v.to_string(),
        (_, FieldValue::Moment(v)) => v.rfc3339_local(),
        (_, FieldValue::Boolean(v)) => v.to_string(),
        (Kind::List { of, separator }, FieldValue::List(list)) => {
            let items: Vec<String> = list.iter().map(|v| cell(of, v)).collect();
            items.join(&separator.to_string())
        }
        (Kind::Assignment { of }, FieldValue::Assignment { name, value }) => format!("{name}={}", cell(of, value)),
        // A value of another kind than the field's has no cell.
        (_, FieldValue::List(_) | FieldValue::Assignment { .. }) => String::new(),
    }
}
