//! A form as it was filled in, with what is wrong: what a page shows again.

use kernel::{Lang, Refusal};

use crate::form::Sent;
use crate::i18n;

/// A form to show: empty, or as it was sent.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    sent: Sent,
    refusals: Vec<Refusal>,
}

impl Filled {
    /// An empty form.
    pub fn empty() -> Filled {
        Filled::default()
    }

    /// A form that was sent and refused.
    pub fn refused(sent: Sent, refusals: Vec<Refusal>) -> Filled {
        Filled { sent, refusals }
    }

    /// A form that shows what there is now.
    pub fn of(values: impl IntoIterator<Item = (&'static str, String)>) -> Filled {
        let pairs = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Filled { sent: Sent::new(pairs), refusals: Vec::new() }
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.sent.get(name)
    }

    /// All that stands in a field of several marks.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.sent.all(name)
    }

    /// Whether the form was sent: then what stands in it counts, also where nothing does.
    pub fn was_sent(&self) -> bool {
        !self.refusals.is_empty()
    }

    /// What is wrong with a field.
    pub fn error(&self, lang: Lang, name: &str) -> Option<String> {
        self.refusals.iter().find(|r| r.field.as_deref() == Some(name)).map(|r| i18n::refusal(lang, r))
    }

    /// All that is wrong.
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }
}
