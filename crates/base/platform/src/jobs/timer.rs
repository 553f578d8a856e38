//! Work that repeats (*việc định kỳ*). A timer only puts its job into the queue; whoever moves the
//! timer's row on does so, in the main lane, so several nodes start it once. Turns that were missed
//! while nobody ran are made up for by one.

use ::store::Tx;
use kernel::{MICROS_PER_SECOND, Moment, Outcome};
use serde_json::Value;

use super::store;

/// How often something repeats, counted from local midnight (UTC+7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Every {
    seconds: i64,
    offset: i64,
}

impl Every {
    /// Every so many minutes; best a divisor of a day, because counting begins anew at midnight.
    pub const fn minutes(minutes: i64) -> Every {
        Every { seconds: if minutes < 1 { 60 } else { minutes * 60 }, offset: 0 }
    }

    /// Each day at a local time.
    pub const fn day_at(hour: i64, minute: i64) -> Every {
        Every { seconds: 86_400, offset: (hour * 3600 + minute * 60).rem_euclid(86_400) }
    }

    /// Its first turn after a moment.
    pub fn next_after(self, now: Moment) -> Moment {
        let midnight = now.day().start();
        let base = midnight.plus_seconds(self.offset);
        let step = self.seconds * MICROS_PER_SECOND;
        let turns = (now.0 - base.0).div_euclid(step) + 1;
        let next = Moment(base.0.saturating_add(turns.saturating_mul(step)));
        let tomorrow = now.day().plus(1).start().plus_seconds(self.offset);
        // A step that does not divide the day starts again at midnight.
        if now < tomorrow { next.min(tomorrow) } else { next }
    }
}

/// A job that is enqueued again and again.
#[derive(Debug, Clone, Copy)]
pub struct Timer {
    /// The kind of the job; also the timer's name.
    pub kind: &'static str,
    /// How often.
    pub every: Every,
}

/// Whether a timer has never been set or is due.
pub(super) fn is_due(tx: &mut Tx, timers: &[Timer], now: Moment) -> Outcome<bool> {
    for timer in timers {
        if store::next_turn(tx, timer.kind)?.is_none_or(|next| next <= now) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Enqueues the jobs of all timers that are due and moves them on.
pub(super) fn turn_all(tx: &mut Tx, timers: &[Timer], now: Moment) -> Outcome<()> {
    for timer in timers {
        let next = timer.every.next_after(now);
        match store::next_turn(tx, timer.kind)? {
            None => store::set_timer(tx, timer.kind, next)?,
            Some(due) if due <= now => {
                super::enqueue_once(tx, timer.kind, "timer", &Value::Null, now)?;
                store::turn(tx, timer.kind, next, now)?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}
