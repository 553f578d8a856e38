//! Records in interfaces: plain JSON, where the schema says what a number or a text means.

use kernel::{Day, Refusal};
use serde_json::{Map, Value};

use crate::cell;
use crate::field::Field;
use crate::kind::Kind;
use crate::read;
use crate::record::Record;
use crate::refused;
use crate::schema::Schema;
use crate::value::FieldValue;

impl FieldValue {
    /// Plain JSON: a text, a number, true or false, a list, an object of one named value.
    pub fn to_json(&self) -> Value {
        match self {
            FieldValue::Text(v) | FieldValue::Choice(v) => v.as_str().into(),
            FieldValue::Integer(v) => (*v).into(),
            FieldValue::Decimal(v) | FieldValue::Coordinate(v) => (*v).into(),
            FieldValue::Day(v) => v.to_string().into(),
            FieldValue::Moment(v) => v.rfc3339().into(),
            FieldValue::Boolean(v) => (*v).into(),
            FieldValue::List(list) => list.iter().map(FieldValue::to_json).collect::<Vec<_>>().into(),
            FieldValue::Assignment { name, value } => {
                Map::from_iter([("name".to_owned(), name.as_str().into()), ("value".to_owned(), value.to_json())])
                    .into()
            }
        }
    }
}

impl Schema {
    /// A record as a plain JSON object.
    pub fn to_json(&self, record: &Record) -> Value {
        let fields = self.fields.iter().filter_map(|f| Some((f.code.clone(), record.get(&f.code)?.to_json())));
        Value::Object(fields.collect())
    }

    /// Reads a plain JSON object. Texts are read as forms are; a number or truth value must be one of
    /// the field's kind. Names that the schema has not are refused: a slip in a name is not an empty field.
    pub fn from_json(&self, object: &Map<String, Value>) -> Result<Record, Vec<Refusal>> {
        let mut record = Record::default();
        let mut refusals: Vec<Refusal> =
            object.keys().filter(|name| self.field(name).is_none()).map(|name| refused::unknown(name)).collect();
        let nothing = Value::Null;
        for field in &self.fields {
            match from_json(field, object.get(&field.code).unwrap_or(&nothing)) {
                Ok(value) => record.set(&field.code, value),
                Err(refusal) => refusals.push(refusal),
            }
        }
        self.judged(record, refusals).sound()
    }
}

fn from_json(field: &Field, value: &Value) -> Result<Option<FieldValue>, Refusal> {
    match value {
        Value::Null => field.read(""),
        Value::String(text) => field.read(text),
        other => typed(&field.kind, other, &field.code).and_then(|value| field.checked(value)).map(Some),
    }
}

fn typed(kind: &Kind, value: &Value, at: &str) -> Result<FieldValue, Refusal> {
    let other = || refused::other_kind(at, &value.to_string());
    match (kind, value) {
        (Kind::Boolean, Value::Bool(v)) => Ok(FieldValue::Boolean(*v)),
        (Kind::Integer { min, max, .. }, Value::Number(n)) => {
            let v = n.as_i64().ok_or_else(|| refused::not_integer(at, &n.to_string()))?;
            read::within(v, *min, *max, &n.to_string(), at)?;
            Ok(FieldValue::Integer(v))
        }
        (Kind::Decimal { min, max, .. }, Value::Number(n)) => {
            let v = n.as_f64().filter(|v| v.is_finite()).ok_or_else(other)?;
            read::within(v, *min, *max, &n.to_string(), at)?;
            Ok(FieldValue::Decimal(v))
        }
        (Kind::Coordinate { min, max, .. }, Value::Number(n)) => {
            let v = n.as_f64().ok_or_else(other)?;
            let inside = (*min..=*max).contains(&v);
            if inside { Ok(FieldValue::Coordinate(v)) } else { Err(refused::outside(at, &n.to_string(), *min, *max)) }
        }
        (Kind::List { of, .. }, Value::Array(items)) => {
            let mut list: Vec<FieldValue> = Vec::new();
            for (n, item) in items.iter().enumerate() {
                let at = format!("{at}.{}", n + 1);
                let value = typed(of, item, &at)?;
                if list.iter().any(|known| known.identity() == value.identity()) {
                    return Err(refused::twice(&at, &item.to_string()));
                }
                list.push(value);
            }
            Ok(FieldValue::List(list))
        }
        (Kind::Assignment { of }, Value::Object(object)) => {
            let name = object.get("name").and_then(Value::as_str).map(cell::cleaned).filter(|n| !n.is_empty());
            let (Some(name), Some(value)) = (name, object.get("value")) else { return Err(other()) };
            Ok(FieldValue::Assignment { name, value: Box::new(typed(of, value, at)?) })
        }
        (Kind::Day, Value::String(text)) => {
            text.parse::<Day>().map(FieldValue::Day).map_err(|_| refused::not_a_day(at, text))
        }
        (kind, Value::String(text)) => {
            let text = cell::cleaned(text);
            if cell::is_empty(&text) { Err(refused::required(at)) } else { read::value(kind, &text, at) }
        }
        _ => Err(other()),
    }
}
