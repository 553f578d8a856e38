//! What a panel shows in turn: figures, and after those of stations that have an index, what has to be said with one
//! (QĐ 1459/QĐ-TCMT, Table 3, electronic boards): the advice, whose index it is and where the figures come from.

use kernel::Bilingual;
use monitoring::panel::face::{Face, Figure};
use monitoring::rules::condition::Condition;

/// Whom an advice speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Everybody.
    Everybody,
    /// Older people, children, people with respiratory or heart disease (*nhóm người nhạy cảm*).
    Sensitive,
}

/// What is on the panel at one time.
pub enum Shown<'a> {
    /// The figures of some stations.
    Figures(Vec<&'a Face>),
    /// The advice for stations of one band, the worst index first.
    Advice(Vec<&'a Face>, Whom, &'a Bilingual),
}

impl<'a> Shown<'a> {
    /// The stations.
    pub fn faces(&self) -> &[&'a Face] {
        match self {
            Shown::Figures(faces) | Shown::Advice(faces, ..) => faces,
        }
    }

    /// How the panel reports it: stations, and of when their figures are.
    pub fn report(&self) -> String {
        let parts = self.faces().iter().map(|f| match &f.figure {
            Some(figure) => format!("{}@{}", f.profile.station.code, figure.at().compact_local()),
            None => f.profile.station.code.clone(),
        });
        parts.collect::<Vec<_>>().join(" ")
    }
}

/// Everything in its turn, with `at_once` stations together.
pub fn sequence(at_once: usize, faces: &[Face]) -> Vec<Shown<'_>> {
    let mut all = Vec::new();
    for chunk in faces.chunks(at_once.max(1)) {
        all.push(Shown::Figures(chunk.iter().collect()));
        for together in bands(chunk) {
            let advice = together.first().map(|face| advice(face)).unwrap_or_default();
            all.extend(advice.into_iter().map(|(whom, text)| Shown::Advice(together.clone(), whom, text)));
        }
    }
    all
}

/// The stations that have an index now, by index and band (a band of air and one of water may bear one name); air
/// before water, worse bands first, and in a band the worse index.
fn bands(faces: &[Face]) -> Vec<Vec<&Face>> {
    let mut indexed: Vec<_> = faces.iter().filter_map(|f| Some((badness(f)?, f))).collect();
    indexed.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut all: Vec<((&str, &str), Vec<&Face>)> = Vec::new();
    for (_, face) in indexed {
        let Some(Figure::Index { rule, verdict, .. }) = &face.figure else { continue };
        let band = (rule.code(), verdict.band.code.as_str());
        match all.iter_mut().find(|(other, _)| *other == band) {
            Some((_, together)) => together.push(face),
            None => all.push((band, vec![face])),
        }
    }
    all.into_iter().map(|(_, together)| together).collect()
}

/// Air is worse the higher its index, water the lower; none of a station that is silent, which says nothing of now.
fn badness(face: &Face) -> Option<f64> {
    match &face.figure {
        Some(Figure::Index { rule, verdict, .. }) if face.condition != Condition::Silent => {
            Some(if rule.higher_is_worse() { verdict.exact } else { -verdict.exact })
        }
        _ => None,
    }
}

/// What people are advised; of water what it is good for.
fn advice(face: &Face) -> Vec<(Whom, &Bilingual)> {
    let Some(Figure::Index { verdict, .. }) = &face.figure else { return Vec::new() };
    match &verdict.band.advice {
        Some(advice) if advice.general == advice.sensitive => vec![(Whom::Everybody, &advice.general)],
        Some(advice) => vec![(Whom::Everybody, &advice.general), (Whom::Sensitive, &advice.sensitive)],
        None => vec![(Whom::Everybody, &verdict.band.meaning)],
    }
}
