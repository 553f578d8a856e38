//! Full text (*tìm kiếm*): things by the words that describe them.
//!
//! Texts are cut and folded here; the engines only store tokens and match them; the order of what is
//! found is decided here too, so both engines answer alike. It must not know what a thing is, and no
//! personal value may be indexed: a thing's title is stored in the clear and matched by anybody in
//! whose scope the thing lies.

mod rank;
pub(crate) mod store;
mod token;

use std::collections::{BTreeMap, HashMap};

use ::store::{Tx, row};
use kernel::Outcome;

use crate::area::Repoint;
use token::Class;

pub use token::{Token, tokens};

/// Words of a query that are looked at; more describe nothing better.
const LONGEST_QUERY: usize = 16;
/// Candidates that are ranked.
const CANDIDATES: i64 = 400;
/// Words that the last, perhaps unfinished, word of a query may stand for.
const COMPLETIONS: usize = 12;
/// Tokens that one thing may have.
const MOST_TOKENS: usize = 20_000;
/// The highest weight a token reaches by being repeated.
const HIGHEST_WEIGHT: i64 = 24;

/// The column of this module that names administrative units.
pub const AREAS: Repoint = Repoint { column: "search_thing.area", update: store::repoint };

/// How much a text says about its thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// A code or number that names it.
    Code,
    /// Its title or name.
    Title,
    /// Anything else written about it.
    Text,
}

impl Weight {
    fn value(self) -> i64 {
        match self {
            Weight::Code => 12,
            Weight::Title => 8,
            Weight::Text => 2,
        }
    }
}

/// A thing to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing<'a> {
    /// Its kind: `station`.
    pub kind: &'a str,
    /// Its id.
    pub id: i64,
    /// The administrative unit it lies in.
    pub area: Option<i64>,
    /// Whether everybody may find it.
    pub public: bool,
    /// What it is called; shown and compared mark by mark.
    pub title: &'a str,
    /// Further texts about it.
    pub texts: &'a [(Weight, &'a str)],
}

/// What may be found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Within<'a> {
    /// Kinds of things; empty: all.
    pub kinds: &'a [&'a str],
    /// Administrative units ([`crate::area::closure`]); `None`: everywhere.
    pub areas: Option<&'a [i64]>,
    /// Only what everybody may find.
    pub public_only: bool,
}

/// A thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// How well it fits; only good for comparing.
    pub score: i64,
}

row! {
    /// A thing that holds words of the query.
    #[derive(Debug, Clone)]
    struct Candidate {
        kind: String,
        id: i64,
        title: String,
        /// `token US weight`, separated by RS.
        matched: String,
    }
}

impl Candidate {
    /// The tokens it holds, with what each says about it.
    fn weights(&self) -> HashMap<&str, i64> {
        let pairs = self.matched.split('\u{1e}').filter_map(|pair| pair.split_once('\u{1f}'));
        pairs.filter_map(|(token, weight)| Some((token, weight.parse().ok()?))).collect()
    }
}

/// Makes a thing findable, or brings up to date how it is found, in the transaction that changed it.
pub fn index(tx: &mut Tx, thing: &Thing) -> Outcome<()> {
    let mut wanted: BTreeMap<String, i64> = BTreeMap::new();
    let title = (Weight::Title, thing.title);
    for (weight, text) in std::iter::once(&title).chain(thing.texts) {
        for token in tokens(text) {
            if wanted.len() >= MOST_TOKENS && !wanted.contains_key(&token.text) {
                break;
            }
            let sum = wanted.entry(token.text).or_default();
            *sum = (*sum + weight.value()).min(HIGHEST_WEIGHT);
        }
    }
    store::put_thing(tx, thing)?;
    for (token, weight) in store::tokens_of(tx, thing.kind, thing.id)? {
        match wanted.remove(&token) {
            None => store::remove_token(tx, thing.kind, thing.id, &token)?,
            Some(new) if new != weight => store::set_weight(tx, thing.kind, thing.id, &token, new)?,
            Some(_) => {}
        }
    }
    let rows =
        wanted.into_iter().map(|(token, weight)| [token.into(), thing.kind.into(), thing.id.into(), weight.into()]);
    tx.load("search_token", ["token", "kind", "id", "weight"], rows)?;
    Ok(())
}

/// Makes a thing unfindable.
pub fn remove(tx: &mut Tx, kind: &str, id: i64) -> Outcome<()> {
    store::remove_tokens(tx, kind, id)?;
    store::remove_thing(tx, kind, id)?;
    Ok(())
}

/// The things that fit a query best, best first. The last word may be unfinished.
pub fn find(tx: &mut Tx, query: &str, within: &Within, limit: usize) -> Outcome<Vec<Hit>> {
    let asked = Asked::parse(query);
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    // Codes and pairs of syllables pick few things out of many; single syllables, which thousands of
    // things hold, are only asked for when those did not find enough. Who names a code means it.
    let mut found = store::candidates(tx, &asked.strong(), within, CANDIDATES)?;
    let named = found.iter().any(|c| c.weights().keys().any(|token| asked.is_code(token)));
    if found.len() < limit.max(1) && !named {
        let mut weak = asked.weak();
        if let Some(begun) = &asked.unfinished {
            weak.extend(completions(tx, begun)?);
        }
        weak.extend(asked.strong());
        found = store::candidates(tx, &weak, within, CANDIDATES)?;
    }
    let mut hits = rank::rank(&asked, found);
    hits.truncate(limit);
    Ok(hits)
}

/// Words in the index that begin with `begun`.
fn completions(tx: &mut Tx, begun: &str) -> Outcome<Vec<String>> {
    let end = format!("{begun}\u{10ffff}");
    let mut from = begun.to_owned();
    let mut words = Vec::new();
    while words.len() < COMPLETIONS {
        let Some(word) = store::next_token(tx, &from, &end)? else { break };
        // Pairs of syllables follow their first one; the character after the space jumps past them.
        from = match word.split_once(' ') {
            Some((first, _)) => format!("{first}!"),
            None => format!("{word}!"),
        };
        if !word.contains(' ') {
            words.push(word);
        }
    }
    Ok(words)
}

/// A query, cut and folded.
#[derive(Debug)]
struct Asked {
    tokens: Vec<Token>,
    /// Its syllables with their marks, for telling `đất` from `đạt`.
    spoken: Vec<token::Spoken>,
    /// The last word, if it may go on.
    unfinished: Option<String>,
}

impl Asked {
    fn parse(query: &str) -> Asked {
        let mut syllables = 0;
        let mut all = tokens(query);
        all.retain(|t| {
            syllables += usize::from(t.class == Class::Syllable);
            syllables <= LONGEST_QUERY
        });
        let last = query.chars().next_back().filter(|c| c.is_alphanumeric());
        let unfinished = last.and(all.iter().rev().find(|t| t.class == Class::Syllable)).map(|t| t.text.clone());
        Asked { tokens: all, spoken: token::spoken(query), unfinished: unfinished.filter(|w| w.chars().count() >= 2) }
    }

    fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    fn is_code(&self, token: &str) -> bool {
        self.tokens.iter().any(|t| t.class == Class::Code && t.text == token)
    }

    fn of(&self, wanted: impl Fn(Class) -> bool) -> Vec<String> {
        let mut list: Vec<String> = self.tokens.iter().filter(|t| wanted(t.class)).map(|t| t.text.clone()).collect();
        list.sort();
        list.dedup();
        list
    }

    fn strong(&self) -> Vec<String> {
        self.of(|c| c != Class::Syllable)
    }

    fn weak(&self) -> Vec<String> {
        self.of(|c| c == Class::Syllable)
    }
}
