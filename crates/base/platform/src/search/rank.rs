//! The order of what is found. Whole numbers only: two machines must not round differently.

use super::token::{self, Class, Spoken};
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

/// Candidates in the order of how well they fit. If some hold every word of the query, only those;
/// else those that hold more than half.
pub(super) fn rank(asked: &Asked, candidates: Vec<Candidate>) -> Vec<Hit> {
    let words = asked.tokens.iter().filter(|t| t.class == Class::Syllable).count();
    let mut rated: Vec<(usize, Hit)> = candidates.into_iter().map(|c| rate(asked, c)).collect();
    let complete = rated.iter().any(|(held, _)| *held == words);
    rated.retain(|(held, _)| if complete { *held == words } else { held * 2 > words });
    let mut hits: Vec<Hit> = rated.into_iter().map(|(_, hit)| hit).collect();
    hits.sort_by(|a, b| {
        let names = || (&a.title, &a.kind, a.id).cmp(&(&b.title, &b.kind, b.id));
        b.score.cmp(&a.score).then_with(names)
    });
    hits
}

/// How many words of the query it holds, and its score.
fn rate(asked: &Asked, candidate: Candidate) -> (usize, Hit) {
    let weights = candidate.weights();
    // Candidates picked by codes and pairs alone were not asked for their single syllables; what was
    // found holds its own parts.
    let holds = |syllable: &str| weights.keys().any(|token| token::parts(token).any(|s| s == syllable));
    let begun = asked.unfinished.as_deref().and_then(|begun| {
        weights.iter().filter(|(token, _)| token.starts_with(begun)).map(|(_, weight)| *weight).max()
    });

    let mut score = 0;
    let mut held = 0;
    for token in &asked.tokens {
        let weight = weights.get(token.text.as_str()).copied();
        match token.class {
            Class::Code => score += CODE * weight.unwrap_or(0),
            Class::Pair => score += PAIR * weight.unwrap_or(0),
            Class::Syllable => {
                let may_go_on = asked.unfinished.as_deref() == Some(&token.text);
                match (weight, begun) {
                    (Some(weight), _) => score += SYLLABLE * weight,
                    (None, Some(weight)) if may_go_on => score += BEGUN * weight,
                    (None, _) if holds(&token.text) => {}
                    (None, _) => continue,
                }
                held += 1;
            }
        }
    }
    score += title_score(&asked.spoken, &candidate.title);
    (held, Hit { kind: candidate.kind, id: candidate.id, title: candidate.title, score })
}

/// What the title itself adds: the same marks, the same beginning, few words besides.
fn title_score(asked: &[Spoken], title: &str) -> i64 {
    let title = token::spoken(title);
    let same_marks = asked.iter().filter(|a| a.has_marks() && title.contains(a)).count() as i64;
    let begins = title.len() >= asked.len() && asked.iter().zip(&title).all(|(a, t)| a.may_mean(t));
    let beginning = match begins {
        true if title.len() == asked.len() => TITLE_EQUALS,
        true => TITLE_BEGINS,
        false => 0,
    };
    SAME_MARKS * same_marks + beginning - title.len() as i64
}
