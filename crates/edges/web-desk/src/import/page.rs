//! The import's form and report as markup.

use maud::{Markup, html};
use platform::table_import::{Fault, Report, State};
use web_kit::i18n::{self, t, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Field, Form, Icon, Table, Tone, Weight};
use web_kit::{Filled, Officer, format};

/// The form.
pub fn form(officer: &Officer, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let (table, skip) = (t(lang, "import-table"), t(lang, "import-skip"));
    let fields = html! {
        (ui::error_summary(lang, filled, &[("table", &table)]))
        (ui::file(lang, &Field::new("table", &table).hint(&t(lang, "import-table-hint")).filled(lang, filled), ".csv,.xlsx,.ods"))
        (ui::checkbox(lang, &Field::new("skip_faulty", &skip).optional().hint(&t(lang, "import-skip-hint")).filled(lang, filled)))
        (ui::submit(Weight::Primary, &t(lang, "import-go")))
    };
    let body = html! {
        p { a href="/desk/stations/import/template.csv" download { (ui::icon(Icon::Download)) (t(lang, "import-template")) } " " (t(lang, "import-template-or")) " " a href="/desk/stations.csv" download { (t(lang, "desk-stations-csv")) } "." }
        (ui::form(officer, &Form { action: "/desk/stations/import", command: None, files: true }, fields))
    };
    Page::new(t(lang, "import-title"), body)
        .lead(t(lang, "import-lead"))
        .under(t(lang, "desk-stations"), "/desk/stations")
        .width(Width::Narrow)
        .desk(officer)
}

/// What became of a table.
pub fn report(officer: &Officer, report: &Report) -> Markup {
    let lang = officer.lang();
    let done = report.state == State::Applied;
    let count = |n| format::count(lang, n);
    let body = html! {
        @if done { (ui::notice(Tone::Ok, html! { p { (t_with(lang, "import-done", &[("rows", count(report.applied_rows).into())])) } })) }
        @else { (ui::notice(Tone::Warn, html! { p { (t_with(lang, "import-not-done", &[("rows", count(report.faulty_rows).into())])) } })) }
        (ui::kv_dense(&[
            (t(lang, "receipt-file"), html! { (report.file_name) }),
            (t(lang, "import-rows"), html! { (count(report.total_rows)) }),
            (t(lang, "import-applied"), html! { (count(report.applied_rows)) }),
            (t(lang, "import-faulty"), html! { (count(report.faulty_rows)) }),
        ]))
        @if !report.unknown_columns.is_empty() {
            p { (t_with(lang, "import-unknown", &[("columns", report.unknown_columns.join(", ").into())])) }
        }
        @if !report.faults.is_empty() {
            (Table::new(lang, t(lang, "import-faults"))
                .number(t(lang, "receipt-line"), |f: &Fault| f.line.to_string())
                .text(t(lang, "import-column"), |f| html! { @if let Some(column) = &f.column { code { (column) } } })
                .text(t(lang, "import-what"), |f| html! { (i18n::refusal(lang, &f.refusal)) })
                .dense()
                .rows(&report.faults))
        }
        p {
            @if done { (ui::link_button(Weight::Primary, &t(lang, "desk-stations"), "/desk/stations")) }
            @else { (ui::link_button(Weight::Primary, &t(lang, "import-again"), "/desk/stations/import")) }
        }
    };
    Page::new(t(lang, "import-report"), body)
        .under(t(lang, "desk-stations"), "/desk/stations")
        .under(t(lang, "import-title"), "/desk/stations/import")
        .desk(officer)
}
