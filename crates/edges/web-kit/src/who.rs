//! Stand-in while `identity` is written.
use kernel::Refusal;

#[derive(Debug, Clone)]
pub struct Authority {
    pub account: i64,
    pub position: Option<i64>,
    pub rights: Vec<Right>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    StationsRead,
    StationsEdit,
}

impl Authority {
    pub fn require(&self, right: Right) -> Result<(), Refusal> {
        if self.rights.contains(&right) { Ok(()) } else { Err(Refusal::new("refused-right")) }
    }
}
