//! A parsed file as text, for snapshots.

use std::fmt::Write;

use series::{Bounds, LoggerFile};

/// What `bytes` are read as under the usual bounds.
pub fn of(bytes: &[u8]) -> String {
    file(bytes, &series::logger_file::parse(bytes, &Bounds::default()))
}

/// Layout, heading, readings, quarantine and ledger, a line each.
pub fn file(bytes: &[u8], file: &LoggerFile<'_>) -> String {
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("a string takes text");
    line(format!("layout {}", file.layout.map_or("none", |l| l.code())));
    if let Some(h) = &file.heading {
        line(format!("heading {}: {}", h.line, h.text));
    }
    for r in &file.readings {
        let value = match r.value {
            Some(v) => v.to_string(),
            None if r.is_sentinel() => "sentinel".to_owned(),
            None => "no data".to_owned(),
        };
        let status = if r.status.as_str().is_empty() { "none" } else { r.status.as_str() };
        let (at, time) = (format!("{}:{}", r.line, r.column), r.time.rfc3339_local());
        line(format!("{at:<5} {:<6} {value:<9} «{}» [{}] {time} status {status}", r.symbol, r.text, r.unit));
    }
    for q in &file.quarantined {
        line(format!("{}:{} quarantined {} «{}»", q.line, q.column, q.reason.code(), q.excerpt));
    }
    let l = file.ledger(bytes).expect("every byte accounted for");
    line(format!("ledger {} accepted, {} quarantined, {} blank", l.accepted, l.quarantined, l.blank));
    out
}
