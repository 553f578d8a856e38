//! A programme's page as markup.

use maud::{Markup, html};
use monitoring::law::Current;
use web_kit::Officer;
use web_kit::i18n::{t, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Tone, Weight};

use super::{Shown, address};
use crate::programmes;
use crate::words::{self, programme as say};

/// The whole page.
pub fn programme(officer: &Officer, law: &Current, shown: &Shown) -> Markup {
    let (lang, now) = (officer.lang(), officer.now());
    let (programme, setup) = (&shown.delivered.programme, &shown.delivered.programme.setup);
    let hidden = setup.stations.len() - shown.delivered.stations.len();
    let body = html! {
        p { (say::standing(lang, programme.standing(now.day()))) }
        @if !setup.public { (ui::notice(Tone::Warn, html! { p { (t(lang, "programme-not-public")) } })) }
        @if let Some(ended) = &programme.ended {
            (ui::notice(Tone::Info, html! { p { (t(lang, "programme-ended-because")) " " (ended.reason) } }))
        }
        section aria-labelledby="facts" { h2 #facts { (t(lang, "programme-facts")) } (facts(officer, law, shown)) }
        section {
            h2 #stations { (t(lang, "programme-stations")) }
            @if let Some(delivery) = &shown.delivered.delivery { p { (say::delivery(lang, now, delivery)) "." } }
            @if hidden == 0 || !shown.delivered.stations.is_empty() {
                (say::stations(lang, now, &shown.delivered.stations, "/desk/stations"))
            }
            @if hidden > 0 { p { (t_with(lang, "programme-hidden-stations", &[("count", hidden.into())])) } }
        }
        section aria-labelledby="history" {
            h2 #history { (t(lang, "evidence-history")) }
            (shown.written.versions(officer, &shown.versions))
        }
    };
    let one = address(&programme.code);
    let actions = html! {
        @if setup.public { (ui::link_button(Weight::Secondary, &t(lang, "desk-public-page"), &format!("/programmes/{}", programme.code))) }
        @if shown.own {
            (ui::link_button(Weight::Secondary, &t(lang, "programme-end"), &format!("{one}/end")))
            (ui::link_button(Weight::Primary, &t(lang, "programme-amend"), &format!("{one}/amend")))
        }
    };
    Page::new(setup.name.get(lang), body)
        .under(t(lang, "programmes-title"), programmes::ADDRESS)
        .actions(actions)
        .width(Width::Wide)
        .desk(officer)
}

fn facts(officer: &Officer, law: &Current, shown: &Shown) -> Markup {
    let (lang, today) = (officer.lang(), officer.now().day());
    let (programme, setup) = (&shown.delivered.programme, &shown.delivered.programme.setup);
    ui::kv_dense(&[
        (t(lang, "programme-code"), html! { (programme.code) }),
        (t(lang, "programme-medium"), html! { (words::medium(lang, law, &setup.medium, today)) }),
        (t(lang, "programme-kind"), html! { (say::kind(lang, setup.kind)) }),
        (t(lang, "programme-purpose"), html! { (setup.purpose) }),
        (t(lang, "programme-parameters"), html! { (setup.parameters.join(", ")) }),
        (t(lang, "programme-frequency"), html! { (say::frequency(lang, setup)) }),
        (t(lang, "programme-days"), html! { (say::days(lang, programme)) }),
        (t(lang, "programme-ordered-by"), html! { (setup.ordered_by) }),
        (t(lang, "programme-document"), html! { (say::basis(setup)) }),
        (t(lang, "programme-carried-out-by"), html! { (setup.carried_out_by) }),
    ])
}
