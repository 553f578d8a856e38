//! What lies at the broker as far as we know, and what must be said so that it is what it should be.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Topics remembered at most: a broker may tell of any number that we never wrote.
const MOST: usize = 200_000;

/// A retained message; one without content removes what lies under its topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The whole topic.
    pub topic: String,
    /// What it says.
    pub payload: Vec<u8>,
}

/// What lies under a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lies {
    /// Something, we do not know what.
    Something,
    /// What has this hash.
    This(u64),
    /// Nothing, once the broker has heard us.
    Nothing,
}

/// The topics of ours at the broker.
#[derive(Debug, Default)]
pub struct Shelf {
    there: HashMap<String, Lies>,
}

impl Shelf {
    /// The connection is lost, and with it perhaps what was said last; or the broker has forgotten everything.
    pub fn forget(&mut self) {
        for lies in self.there.values_mut() {
            *lies = Lies::Something;
        }
    }

    /// The broker says that something lies under a topic.
    pub fn found(&mut self, topic: String) {
        if self.there.len() < MOST {
            self.there.entry(topic).or_insert(Lies::Something);
        }
    }

    /// The broker has heard everything: what was removed need not be remembered.
    pub fn settle(&mut self) {
        self.there.retain(|_, lies| *lies != Lies::Nothing);
    }

    /// What must be said so that exactly `wanted` lies there, removals first. It counts as said: whoever cannot say
    /// it has lost the connection, and forgets.
    pub fn bring(&mut self, wanted: Vec<Message>) -> Vec<Message> {
        let kept: HashSet<&str> = wanted.iter().map(|message| message.topic.as_str()).collect();
        let mut said = Vec::new();
        for (topic, lies) in &mut self.there {
            if *lies != Lies::Nothing && !kept.contains(topic.as_str()) {
                *lies = Lies::Nothing;
                said.push(Message { topic: topic.clone(), payload: Vec::new() });
            }
        }
        for message in wanted {
            let this = Lies::This(hash(&message.payload));
            if self.there.get(&message.topic) != Some(&this) {
                self.there.insert(message.topic.clone(), this);
                said.push(message);
            }
        }
        said
    }
}

fn hash(payload: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    payload.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(topic: &str, payload: &str) -> Message {
        Message { topic: topic.to_owned(), payload: payload.into() }
    }

    #[test]
    fn only_what_changes_is_said() {
        let mut shelf = Shelf::default();
        let first = vec![message("a", "1"), message("b", "2")];
        assert_eq!(shelf.bring(first.clone()), first);
        assert_eq!(shelf.bring(first), []);
        assert_eq!(shelf.bring(vec![message("a", "1"), message("b", "3")]), [message("b", "3")]);
        assert_eq!(shelf.bring(vec![message("a", "1")]), [message("b", "")]);
        assert_eq!(shelf.bring(vec![message("a", "1")]), [], "a removal is said once");
        assert_eq!(shelf.bring(vec![message("a", "1"), message("b", "3")]), [message("b", "3")]);
    }

    #[test]
    fn after_a_lost_line_everything_is_said_again_also_what_was_removed() {
        let mut shelf = Shelf::default();
        shelf.bring(vec![message("a", "1"), message("b", "2")]);
        shelf.bring(vec![message("a", "1")]);
        shelf.forget();
        assert_eq!(shelf.bring(vec![message("a", "1")]), [message("b", ""), message("a", "1")]);
        shelf.settle();
        shelf.forget();
        assert_eq!(shelf.bring(vec![message("a", "1")]), [message("a", "1")], "the broker has heard it");
    }

    #[test]
    fn what_an_earlier_process_left_is_removed() {
        let mut shelf = Shelf::default();
        shelf.bring(vec![message("a", "1")]);
        shelf.found("a".to_owned());
        shelf.found("old".to_owned());
        assert_eq!(shelf.bring(vec![message("a", "1")]), [message("old", "")]);
        shelf.found("old".to_owned());
        assert_eq!(shelf.bring(vec![message("a", "1")]), [], "it was told before it was removed");
    }
}
