//! All query options of one request, or of one `$expand`, as one typed value.

use kernel::Refusal;

use super::cursor::{Cursor, Token};
use super::{expand, filter, url};
use crate::refused;
use crate::scalar::Scalar;
use crate::tree::{Expr, Path};

/// One key of `$orderby`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderBy {
    /// The field.
    pub path: Path,
    /// From the greatest down.
    pub descending: bool,
}

/// One relation of `$expand` with its own options.
#[derive(Debug, Clone, PartialEq)]
pub struct Expand {
    /// The relation's name.
    pub relation: String,
    /// What applies to the related entities.
    pub options: Options,
}

/// The form of the answer that `$resultFormat` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultFormat {
    /// SensorThings' compact arrays.
    DataArray,
    /// GeoJSON features.
    GeoJson,
    /// A table.
    Csv,
}

/// What a request asks beyond its path.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// `$filter`.
    pub filter: Option<Expr>,
    /// `$orderby`; empty when absent.
    pub order_by: Vec<OrderBy>,
    /// `$select`; empty means everything.
    pub select: Vec<Path>,
    /// `$expand`.
    pub expand: Vec<Expand>,
    /// `$top`: most entities on a page.
    pub top: Option<u64>,
    /// `$skip`.
    pub skip: Option<u64>,
    /// `$count`.
    pub count: Option<bool>,
    /// `$resultFormat`.
    pub result_format: Option<ResultFormat>,
    /// `$skiptoken`: the mark of a page, still to be checked against the order.
    pub skip_token: Option<String>,
    /// Options without `$`, which belong to the endpoint (`lang=vi`).
    pub others: Vec<(String, String)>,
}

const NAMES: [&str; 10] =
    ["$filter", "$orderby", "$select", "$expand", "$top", "$skip", "$count", "$resultFormat", "$skiptoken", "$format"];

impl Options {
    /// From the raw query string of the address, still percent-encoded.
    pub fn parse(raw: &str) -> Result<Options, Refusal> {
        let mut options = Options::default();
        let mut seen: Vec<&'static str> = Vec::new();
        for (name, value) in url::pairs(raw)? {
            let Some(option) = NAMES.iter().find(|n| **n == name) else {
                // `filter=…` would silently list everything; better to say that the dollar is missing.
                if name.starts_with('$') || NAMES.iter().any(|n| n[1..] == name) {
                    return Err(refused::unknown_option(&name));
                }
                options.others.push((name, value));
                continue;
            };
            if seen.contains(option) {
                return Err(refused::option_twice(option));
            }
            seen.push(option);
            options.set(option, &value)?;
        }
        Ok(options)
    }

    fn set(&mut self, option: &'static str, value: &str) -> Result<(), Refusal> {
        match option {
            "$resultFormat" => self.result_format = Some(result_format(value)?),
            "$skiptoken" => self.skip_token = Some(value.to_owned()),
            // The one form that OData's `$format` may ask here is the one that is sent anyway.
            "$format" if value.eq_ignore_ascii_case("json") || value.starts_with("application/json") => {}
            "$format" => return Err(refused::option_value("$format", "json", value)),
            _ => {
                let mut cursor = Cursor::new(option, value)?;
                self.read(option, &mut cursor)?;
                cursor.end()?;
            }
        }
        Ok(())
    }

    /// Reads the value of an option that may also stand inside `$expand`.
    pub(super) fn read(&mut self, option: &str, c: &mut Cursor<'_>) -> Result<(), Refusal> {
        match option {
            "$filter" => self.filter = Some(filter::condition(c)?),
            "$orderby" => self.order_by = listed(c, order_key)?,
            "$select" if c.sign('*')? => self.select = Vec::new(),
            "$select" => self.select = listed(c, |c| c.path().map(Path::new))?,
            "$expand" => self.expand = expand::items(c)?,
            "$top" => self.top = Some(whole("$top", c)?),
            "$skip" => self.skip = Some(whole("$skip", c)?),
            "$count" => self.count = Some(yes_or_no("$count", c)?),
            other => return Err(refused::unknown_option(other)),
        }
        Ok(())
    }
}

fn listed<T>(c: &mut Cursor<'_>, one: impl Fn(&mut Cursor<'_>) -> Result<T, Refusal>) -> Result<Vec<T>, Refusal> {
    let mut list = Vec::new();
    loop {
        c.count_part()?;
        list.push(one(c)?);
        if !c.sign(',')? {
            return Ok(list);
        }
    }
}

fn order_key(c: &mut Cursor<'_>) -> Result<OrderBy, Refusal> {
    let path = Path::new(c.path()?);
    let descending = c.word("desc")?;
    if !descending {
        c.word("asc")?;
    }
    Ok(OrderBy { path, descending })
}

fn whole(name: &'static str, c: &mut Cursor<'_>) -> Result<u64, Refusal> {
    match c.take()? {
        Token::Value(Scalar::Integer(v)) if v >= 0 => Ok(v.unsigned_abs()),
        Token::Value(v) => Err(refused::option_value(name, "whole-number", &v.to_string())),
        Token::Word(v) => Err(refused::option_value(name, "whole-number", v)),
        Token::Sign(v) => Err(refused::option_value(name, "whole-number", &v.to_string())),
        Token::End => Err(refused::option_value(name, "whole-number", "")),
    }
}

fn yes_or_no(name: &'static str, c: &mut Cursor<'_>) -> Result<bool, Refusal> {
    if c.word("true")? {
        Ok(true)
    } else if c.word("false")? {
        Ok(false)
    } else {
        let given = if let Token::Word(word) = c.peek() { (*word).to_owned() } else { String::new() };
        Err(refused::option_value(name, "true-false", &given))
    }
}

fn result_format(value: &str) -> Result<ResultFormat, Refusal> {
    match value.to_ascii_lowercase().as_str() {
        "dataarray" => Ok(ResultFormat::DataArray),
        "geojson" => Ok(ResultFormat::GeoJson),
        "csv" => Ok(ResultFormat::Csv),
        _ => Err(refused::option_value("$resultFormat", "result-format", value)),
    }
}
