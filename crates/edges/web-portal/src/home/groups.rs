//! Which stations the home page shows, and in which groups: those over a limit at once, the others by medium. Where
//! there are more than fit a look, each medium waits behind its name and its counts.

use kernel::{Day, Lang};
use maud::{Markup, html};
use monitoring::law::Current;
use monitoring::overview::Glance;
use monitoring::rules::condition::Condition;
use web_kit::Visitor;
use web_kit::i18n::{t, t_with};

use super::Indices;
use super::page::card;
use crate::words;

/// As many stations are shown without being asked for.
const FEW: usize = 16;

/// The stations over a limit; nothing where none is.
pub fn exceeding(visitor: &Visitor, law: &Current, glances: &[Glance], indices: &Indices) -> Markup {
    let over: Vec<&Glance> = glances.iter().filter(|g| g.condition == Condition::Exceeding).collect();
    if over.is_empty() || glances.len() <= FEW {
        return html! {};
    }
    html! {
        section #exceeding {
            h2 { (t(visitor.lang(), "home-exceeding-now")) }
            ul.card-grid { @for glance in over { (card(visitor, law, glance, indices.get(&glance.profile.station.id))) } }
        }
    }
}

/// Every station, by medium.
pub fn by_medium(visitor: &Visitor, law: &Current, glances: &[Glance], indices: &Indices) -> Markup {
    let (lang, today) = (visitor.lang(), visitor.now().day());
    let cards = |group: &[&Glance]| {
        html! { ul.card-grid { @for glance in group { (card(visitor, law, glance, indices.get(&glance.profile.station.id))) } } }
    };
    html! {
        div #stations {
            @for (medium, group) in groups(law, glances, today) {
                @let title = words::medium(lang, law, medium, today);
                @if glances.len() <= FEW {
                    section { h2 { (title) } (cards(&group)) }
                } @else {
                    details.group {
                        summary {
                            h2 { (title) }
                            @for count in counts(lang, &group) { span.stamp { (count) } }
                        }
                        (cards(&group))
                    }
                }
            }
        }
    }
}

/// `18 trạm`, `1 vượt quy chuẩn`, `2 mất tín hiệu`.
fn counts(lang: Lang, group: &[&Glance]) -> Vec<String> {
    let of = |wanted: &[Condition]| group.iter().filter(|g| wanted.contains(&g.condition)).count() as i64;
    let all = [
        ("home-group-stations", group.len() as i64),
        ("home-group-exceeding", of(&[Condition::Exceeding])),
        ("home-group-silent", of(&[Condition::Silent, Condition::NeverReported])),
    ];
    let some = all.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(key, count)| t_with(lang, key, &[("count", count.into())])).collect()
}

/// Stations by medium, media in the order of the law's list, those over a limit first.
fn groups<'a>(law: &Current, glances: &'a [Glance], day: Day) -> Vec<(&'a str, Vec<&'a Glance>)> {
    let mut groups: Vec<(&str, Vec<&Glance>)> = Vec::new();
    for glance in glances {
        let medium = glance.profile.station.medium.as_str();
        match groups.iter_mut().find(|(m, _)| *m == medium) {
            Some((_, group)) => group.push(glance),
            None => groups.push((medium, vec![glance])),
        }
    }
    groups.sort_by_key(|(m, _)| law.medium(m, day).map_or(u32::MAX, |d| d.order));
    for (_, group) in &mut groups {
        group.sort_by_key(|g| g.condition != Condition::Exceeding);
    }
    groups
}
