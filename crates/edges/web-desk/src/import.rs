//! Bringing a table of stations in (*nhập danh mục trạm*): a file from a spreadsheet, then what was done
//! with it, or everything that is wrong with it, each fault with its row and column.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::Refusal;
use maud::Markup;
use monitoring::import_stations::{self, Import, TABLE};
use platform::table_import::Upload;
use web_kit::{Fault, Filled, Officer, Sent};

use crate::signed::waiting;
use crate::{Desk, refused, stations};

mod page;

/// The largest file that is taken, in bytes; far more than a thousand rows need.
pub const LARGEST: usize = 8 * 1024 * 1024;

/// The form.
pub async fn ask(officer: Officer) -> Markup {
    page::form(&officer, &Filled::empty())
}

/// An empty table with its header.
pub async fn template() -> Response {
    stations::table("stations-template.csv", format!("{}\r\n", TABLE.codes().join(",")))
}

/// Takes the table in.
pub async fn bring_in(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let Some(file) = sent.file("table").cloned() else {
        let refusals = vec![Refusal::new("refused-file-missing").at("table")];
        return Ok((refused::AGAIN, page::form(&officer, &Filled::refused(sent, refusals))).into_response());
    };
    let skip_faulty = sent.get("skip_faulty") == Some("yes");
    let (by, now, db, random) = (officer.authority().clone(), officer.now(), desk.db.clone(), desk.gate.random.clone());
    let upload = Upload { file_name: file.name, bytes: file.bytes.to_vec(), actor: by.actor().clone(), skip_faulty };
    let import = Import { by, law: desk.law.clone(), vault: desk.gate.vault.clone() };
    let work = move || import_stations::run(&db, import, now, &random, upload);
    match refused::of_form(waiting(work).await?)? {
        Ok(report) => Ok(page::report(&officer, &report).into_response()),
        Err(refusals) => {
            let filled = Filled::refused(sent, refusals);
            Ok((refused::AGAIN, page::form(&officer, &filled)).into_response())
        }
    }
}
