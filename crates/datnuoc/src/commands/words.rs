//! What commands say to the person at the terminal: refusals in words, results as lines or as JSON.

use std::io::Write;

use kernel::{Failure, Lang, Outcome, Problem, Refusal};
use serde::Serialize;
use web_kit::i18n;

/// The language of the terminal: English where the environment says so, else Vietnamese.
pub fn lang() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()))
        .and_then(|value| Lang::from_code(&value.replace('_', "-")))
        .unwrap_or(Lang::Vi)
}

/// A refusal in words, with the field at fault.
pub fn refusal(refusal: &Refusal) -> String {
    let lang = lang();
    let words = i18n::refusal(lang, refusal);
    match &refusal.field {
        Some(field) => format!("{field}: {words}"),
        None => words,
    }
}

/// Writes a line to standard output.
pub fn line(text: &str) -> Outcome<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").map_err(|e| Failure::Broken(Problem::new(e)))
}

/// Writes `value` as JSON, or `text` for people.
pub fn answer(json: bool, value: &impl Serialize, text: &str) -> Outcome<()> {
    if json { line(&serde_json::to_string(value)?) } else { line(text) }
}

/// Progress of long work, on standard error where somebody is looking.
pub struct Progress {
    what: String,
    shown: u64,
}

impl Progress {
    /// Of `what`.
    pub fn of(what: &str) -> Progress {
        Progress { what: what.to_owned(), shown: 0 }
    }

    /// Says how far it has come, every so many steps.
    pub fn reached(&mut self, done: u64) {
        use std::io::IsTerminal;
        if std::io::stderr().is_terminal() && done >= self.shown + 1000 {
            self.shown = done;
            eprint!("\r{} {done}", self.what);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown > 0 {
            eprintln!();
        }
    }
}
