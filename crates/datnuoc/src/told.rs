//! Who a notice goes to when it leaves, by whichever way.

use identity::account::{self, Recipient};
use kernel::{Clock, Outcome, Subject};
use monitoring::tell;
use platform::keys::Vault;
use platform::outbox::Claimed;
use store::Tx;

/// Those whom a message is for now; `None` where what it says has been overtaken while it waited.
pub fn people(tx: &mut Tx, vault: &Vault, clock: &Clock, message: &Claimed) -> Outcome<Option<Vec<Recipient>>> {
    if tell::is_overtaken(tx, &message.template, &message.args)? {
        return Ok(None);
    }
    let to = Subject::new(&message.to_kind, message.to_id);
    account::recipients(tx, vault, &to, clock.now().day()).map(Some)
}
