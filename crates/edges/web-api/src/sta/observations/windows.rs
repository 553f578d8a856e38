//! Windows of readings and averages in one transaction. The series of a station share their frames,
//! so windows of readings are kept while an answer expands one series after another.

use std::collections::HashMap;
use std::rc::Rc;

use kernel::Outcome;
use monitoring::average::Average;
use monitoring::sensorthings::window::{self, Ids, Part, Reach, Reading, Span};
use store::Tx;

/// Windows kept at most.
const KEPT: usize = 64;

/// Stations, a slot of theirs or all, and where.
type Asked = (Ids, Option<u16>, Span, Reach);

/// A transaction with the windows that were read in it.
pub struct Windows<'t> {
    tx: &'t mut Tx,
    kept: HashMap<Asked, Rc<Part<Reading>>>,
    rows: usize,
}

impl<'t> Windows<'t> {
    /// Nothing read yet.
    pub fn new(tx: &'t mut Tx) -> Windows<'t> {
        Windows { tx, kept: HashMap::new(), rows: 0 }
    }

    /// The transaction.
    pub fn tx(&mut self) -> &mut Tx {
        self.tx
    }

    /// Rows read so far, kept ones counted each time they serve.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Readings of stations; of one slot, or of all.
    pub fn readings(
        &mut self,
        stations: &Ids,
        slot: Option<u16>,
        span: Span,
        reach: Reach,
    ) -> Outcome<Rc<Part<Reading>>> {
        let key = (stations.clone(), slot, span, reach);
        if let Some(part) = self.kept.get(&key) {
            self.rows += part.rows;
            return Ok(part.clone());
        }
        let part = Rc::new(window::readings(self.tx, stations, slot, span, reach)?);
        self.rows += part.rows;
        if slot.is_some() {
            // Asked alone: nobody will want it again.
            return Ok(part);
        }
        if self.kept.len() >= KEPT {
            self.kept.clear();
        }
        self.kept.insert(key, part.clone());
        Ok(part)
    }

    /// Averages of series.
    pub fn averages(&mut self, series: &Ids, span: Span, reach: Reach) -> Outcome<Part<Average>> {
        let part = window::averages(self.tx, series, span, reach)?;
        self.rows += part.rows;
        Ok(part)
    }

    /// Takes account of a window that was looked at and held little.
    pub fn looked(&mut self, least: usize, since: usize) {
        self.rows = self.rows.max(since + least);
    }
}
