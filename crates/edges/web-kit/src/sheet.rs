//! A sheet of paper as an answer.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::Problem;
use paper::Sheet;

use crate::Fault;

/// The PDF under a name; drawn where it holds nobody up.
pub async fn sheet(sheet: Sheet, name: &str) -> Result<Response, Fault> {
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.pdf\"")),
    ];
    let drawn = tokio::task::spawn_blocking(move || sheet.pdf()).await.map_err(Problem::new)?;
    Ok((headers, drawn.map_err(Problem::new)?).into_response())
}
