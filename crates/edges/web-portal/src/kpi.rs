//! Key figures in plain words (*chỉ số điều hành*): how much of what should be is so, of how many, and when that was
//! known.

use std::sync::Arc;

use axum::extract::State;
use definitions::Pinned;
use definitions::kinds::Kpi;
use kernel::{Lang, Outcome};
use maud::{Markup, html};
use monitoring::kpi::{Span, Value, store};
use monitoring::law::Current;
use web_kit::i18n::{t, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Live, Table, Tone};
use web_kit::{Fault, Visitor, format};

use crate::Portal;

/// Where the part is that renews itself.
pub const FRAGMENT: &str = "/kpi/fragments/now";
/// Days that the newest values are looked for in.
const RECENT: i64 = 40;

/// A figure with its newest values.
struct Row {
    rule: Arc<Pinned<Kpi>>,
    day: Option<Value>,
    month: Option<Value>,
}

/// The page.
pub async fn show(State(portal): State<Portal>, visitor: Visitor) -> Result<Markup, Fault> {
    let lang = visitor.lang();
    let live = Live { topics: &["kpi"], src: FRAGMENT, name: &t(lang, "kpi-title") };
    let body = html! {
        (ui::live(&live, table(&visitor, &rows(&portal, &visitor).await?)))
        p { (t(lang, "kpi-programs")) " " a href="/api/v1/kpi" { code { "/api/v1/kpi" } } }
    };
    Ok(Page::new(t(lang, "kpi-title"), body)
        .lead(t(lang, "kpi-lead"))
        .under(t(lang, "home-short"), "/")
        .width(Width::Wide)
        .portal(&visitor))
}

/// The part that renews itself when a figure changes.
pub async fn fragment(State(portal): State<Portal>, visitor: Visitor) -> Result<Markup, Fault> {
    Ok(table(&visitor, &rows(&portal, &visitor).await?))
}

async fn rows(portal: &Portal, visitor: &Visitor) -> Result<Vec<Row>, Fault> {
    let (law, today): (Current, _) = (portal.law.current(), visitor.now().day());
    let month = Span::Month.first(today);
    let read = portal.db.read(move |tx| -> Outcome<(Vec<Value>, Vec<Value>)> {
        let days = store::between(tx, Span::Day, today.plus(-RECENT), today)?;
        Ok((days, store::between(tx, Span::Month, month, month.plus(1))?))
    });
    let (days, months) = read.await?;
    let newest =
        |values: &[Value], code: &str| values.iter().filter(|v| v.code == code).max_by_key(|v| v.first).cloned();
    let row = |rule: Arc<Pinned<Kpi>>| Row { day: newest(&days, &rule.code), month: newest(&months, &rule.code), rule };
    Ok(law.kpis(today).into_iter().map(row).collect())
}

fn table(visitor: &Visitor, rows: &[Row]) -> Markup {
    let lang = visitor.lang();
    Table::new(lang, t(lang, "kpi-title"))
        .text(t(lang, "kpi-figure"), move |row: &Row| {
            html! {
                strong { (row.rule.body.title.get(lang)) }
                @if row.rule.provisional { " " (ui::provisional(lang)) }
            }
        })
        .text(t(lang, "kpi-day"), move |row| value(lang, &row.rule.body, row.day.as_ref()))
        .text(t(lang, "kpi-month"), move |row| value(lang, &row.rule.body, row.month.as_ref()))
        .text(t(lang, "kpi-target"), move |row| html! { (target(lang, &row.rule.body)) })
        .stacked()
        .empty(ui::empty(Icon::List, &t(lang, "kpi-none"), None))
        .rows(rows)
}

/// `87,5 %`, then in words of how many, of which time and as it was known when.
fn value(lang: Lang, rule: &Kpi, value: Option<&Value>) -> Markup {
    let Some(value) = value else { return html! { (format::NONE) } };
    let Some(percent) = value.share.percent() else { return html! { (t(lang, "kpi-nothing")) } };
    let missed = rule.target.is_some_and(|target| !rule.better.reaches(percent, target));
    let counts = t_with(
        lang,
        "kpi-counts",
        &[
            ("numerator", format::count(lang, value.share.numerator).into()),
            ("so", rule.numerator.get(lang).into()),
            ("denominator", format::count(lang, value.share.denominator).into()),
            ("all", rule.denominator.get(lang).into()),
        ],
    );
    let days = match value.span {
        Span::Day => format::day(value.first),
        Span::Month => t_with(lang, "kpi-since", &[("day", format::day(value.first).into())]),
    };
    let known = t_with(lang, "kpi-known", &[("at", value.cut_off.display_local().into())]);
    html! {
        strong { (format::number(lang, percent, 1)) "\u{a0}%" }
        @if missed { " " (ui::badge(Tone::Warn, &t(lang, "kpi-missed"))) }
        br; (counts)
        br; span.stamp { (days) "; " (known) }
    }
}

fn target(lang: Lang, rule: &Kpi) -> String {
    match rule.target {
        Some(target) => {
            let sign = if rule.better.code() == "more" { "≥" } else { "≤" };
            format!("{sign}\u{a0}{}\u{a0}%", format::shortest(lang, target))
        }
        None => format::NONE.to_owned(),
    }
}
