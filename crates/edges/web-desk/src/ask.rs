//! One question on a page of its own (*một việc, một trang*): what will happen, the few fields it needs, the
//! button. And the way of its answer: done once however often it is sent, or the same page with what is wrong.

use axum::response::{IntoResponse, Redirect, Response};
use identity::Act;
use kernel::{Outcome, Refusal};
use maud::{Markup, html};
use platform::commands;
use store::Tx;
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Choice, Field, Form, Kind, Weight};
use web_kit::{Fault, Filled, Officer, Sent};

use crate::{Desk, refused};

/// A question.
pub struct Ask<'a> {
    /// What is asked.
    pub title: String,
    /// What will happen.
    pub lead: Option<String>,
    /// The places above, the outermost first.
    pub under: Vec<(String, String)>,
    /// Where the answer goes.
    pub action: &'a str,
    /// The fields.
    pub fields: Markup,
    /// Names of the fields and what the page calls them.
    pub labels: &'a [(&'a str, &'a str)],
    /// How much the button weighs.
    pub weight: Weight,
    /// What the button says.
    pub button: String,
}

/// The page.
pub fn page(officer: &Officer, filled: &Filled, ask: Ask<'_>) -> Markup {
    let form = Form { action: ask.action, command: Some(officer.command_id()), files: false };
    let body = html! {
        (ui::form(officer, &form, html! {
            (ui::error_summary(officer.lang(), filled, ask.labels))
            (ask.fields)
            (ui::submit(ask.weight, &ask.button))
        }))
    };
    let mut page = Page::new(ask.title, body).width(Width::Narrow);
    if let Some(lead) = ask.lead {
        page = page.lead(lead);
    }
    for (label, href) in ask.under {
        page = page.under(label, href);
    }
    page.desk(officer)
}

/// Does what a form asks, in one transaction and once however often it is sent; gives the id of what came of
/// it, or what the form shows again.
pub async fn once<V: Send + 'static>(
    desk: &Desk,
    officer: &Officer,
    sent: &Sent,
    read: Result<V, Vec<Refusal>>,
    work: impl FnOnce(&mut Tx, Act<'_>, V) -> Outcome<i64> + Send + 'static,
) -> Result<Result<i64, Vec<Refusal>>, Fault> {
    let command = sent.command_id()?;
    let value = match read {
        Ok(value) => value,
        Err(refusals) => return Ok(Err(refusals)),
    };
    let (by, now) = (officer.authority().clone(), officer.now());
    let done = desk.db.write(move |tx| {
        let act = Act { by: &by, now, command: Some(&command) };
        commands::once(tx, &command, by.actor(), now, |tx| work(tx, act, value))
    });
    refused::of_form(done.await)
}

/// On to `next` when it is done; the page again when it was refused.
pub fn answered(
    outcome: Result<i64, Vec<Refusal>>,
    sent: Sent,
    next: impl FnOnce(i64) -> String,
    again: impl FnOnce(&Filled) -> Markup,
) -> Response {
    match outcome {
        Ok(id) => Redirect::to(&next(id)).into_response(),
        Err(refusals) => (refused::AGAIN, again(&Filled::refused(sent, refusals))).into_response(),
    }
}

/// A choice among things known by number.
pub fn select(officer: &Officer, field: &Field<'_>, choices: &[(String, String)]) -> Markup {
    let list: Vec<Choice<'_>> = choices.iter().map(|(value, label)| Choice { value, label: label.clone() }).collect();
    ui::select(officer.lang(), field, &list)
}

/// The field for a reason.
pub fn reason(officer: &Officer, label: &str, hint: &str, filled: &Filled) -> Markup {
    let lang = officer.lang();
    ui::textarea(lang, &Field::new("reason", label).hint(hint).filled(lang, filled), 3)
}

/// The field for a day; today until something else is written.
pub fn day(officer: &Officer, name: &str, label: &str, hint: &str, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let today = officer.now().day().to_string();
    ui::field(lang, Kind::Date, &Field::new(name, label).hint(hint).value(today).filled(lang, filled))
}
