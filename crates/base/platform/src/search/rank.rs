//! The order of what is found. Whole numbers only: two machines must not round differently.

use std::collections::HashMap;

use super::token::{self, Class};
use super::{Asked, Candidate, Hit};

const CODE: i64 = 40;
const PAIR: i64 = 12;
const SYLLABLE: i64 = 4;
/// A word that only begins like the last one of the query.
const BEGUN: i64 = 2;
/// A syllable of the title with the same marks as in the query.
const SAME_MARKS: i64 = 24;
const TITLE_BEGINS: i64 = 150;
const TITLE_EQUALS: i64 = 300;

/// Candidates in the order of how well they fit. If some hold every word of the query, only those.
pub(super) fn rank(asked: &Asked, candidates: Vec<Candidate>) -> Vec<Hit> {
    let mut rated: Vec<(bool, Hit)> = candidates.into_iter().map(|c| rate(asked, c)).collect();
    if rated.iter().any(|(complete, _)| *complete) {
        rated.retain(|(complete, _)| *complete);
    }
    let mut hits: Vec<Hit> = rated.into_iter().map(|(_, hit)| hit).collect();
    hits.sort_by(|a, b| {
        b.score.cmp(&a.score).then_with(|| a.title.cmp(&b.title)).then_with(|| (&a.kind, a.id).cmp(&(&b.kind, b.id)))
    });
    hits
}

/// Its score, and whether it holds every word.
fn rate(asked: &Asked, candidate: Candidate) -> (bool, Hit) {
    let weights: HashMap<&str, i64> = candidate
        .matched
        .split('\u{1e}')
        .filter_map(|pair| pair.split_once('\u{1f}'))
        .filter_map(|(token, weight)| Some((token, weight.parse().ok()?)))
        .collect();
    let begun = asked.unfinished.as_deref().and_then(|begun| {
        weights.iter().filter(|(token, _)| token.starts_with(begun)).map(|(_, weight)| *weight).max()
    });

    let mut score = 0;
    let mut complete = true;
    for token in &asked.tokens {
        let factor = match token.class {
            Class::Code => CODE,
            Class::Pair => PAIR,
            Class::Syllable => SYLLABLE,
        };
        match weights.get(token.text.as_str()) {
            Some(weight) => score += factor * weight,
            None if token.class == Class::Syllable => match begun {
                Some(weight) if asked.unfinished.as_deref() == Some(&token.text) => score += BEGUN * weight,
                // Candidates picked by pairs alone were not asked for their single syllables; a
                // matched pair holds both of its own.
                _ => complete &= weights.keys().any(|pair| pair.split(' ').any(|s| s == token.text)),
            },
            None => {}
        }
    }

    let title = token::marked(&candidate.title);
    score += SAME_MARKS * asked.marked.iter().filter(|m| title.contains(m)).count() as i64;
    let plain = token::plain(&candidate.title);
    if plain == asked.plain {
        score += TITLE_EQUALS;
    } else if plain.starts_with(&asked.plain) {
        score += TITLE_BEGINS;
    }
    score -= title.len() as i64;
    (complete, Hit { kind: candidate.kind, id: candidate.id, title: candidate.title, score })
}
