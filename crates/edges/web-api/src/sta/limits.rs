//! How much one request may ask for: all sizes of the interface in one place.

/// Entities on a page when nobody says how many.
pub const PAGE: usize = 100;
/// Entities on a page at most, whatever `$top` asks.
pub const LARGEST_PAGE: usize = 1000;
/// Entities and reads of one answer with everything that is expanded in it.
pub const ANSWER: usize = 20_000;

/// Rows (frames and averages) read in one transaction, so that nobody waits long behind it.
pub const ROWS_AT_ONCE: usize = 2000;
/// Rows read for one page of observations. When they are used up the page ends early and links on.
pub const ROWS_A_PAGE: usize = 200_000;
/// Rows read for the observations expanded inside one entity.
pub const ROWS_INLINE: usize = 20_000;
/// Rows read to count observations: twenty years of readings every five minutes.
pub const ROWS_A_COUNT: usize = 2_100_000;
/// Rows read to count observations expanded inside one entity.
pub const ROWS_AN_INLINE_COUNT: usize = 100_000;
/// What `$skip` may leave out where observations are not ordered by time: so many are kept in memory.
pub const SKIP_UNORDERED: u64 = 10_000;

/// What an answer has used of [`ANSWER`].
#[derive(Debug, Default)]
pub struct Spent(usize);

impl Spent {
    /// How much that is.
    pub fn so_far(&self) -> usize {
        self.0
    }

    /// Takes account of `more`; refuses when the answer has grown too large.
    pub fn pay(&mut self, more: usize) -> Result<(), kernel::Refusal> {
        self.0 = self.0.saturating_add(more);
        if self.0 > ANSWER {
            return Err(kernel::Refusal::new("refused-api-answer-too-large").at("$expand").with("most", ANSWER));
        }
        Ok(())
    }
}
