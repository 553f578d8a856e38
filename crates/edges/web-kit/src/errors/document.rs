//! A fault as an RFC 9457 problem document, for programs.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::{PublicId, Refusal};
use serde::Serialize;

use crate::errors::Fault;
use crate::i18n;
use crate::session::Visitor;

/// The document. `type` names the kind or, for a refusal, its code: programs decide by it, people
/// read `title` and `detail`.
#[derive(Serialize)]
struct Document<'a> {
    r#type: String,
    title: String,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Line<'a>>,
}

/// One refusal of several.
#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<String>,
}

pub(super) fn of(visitor: &Visitor, fault: &Fault, reference: Option<&PublicId>) -> Response {
    let lang = visitor.lang();
    let word = fault.kind().word();
    let name = fault.refusals().first().map_or(word, |r| r.code.as_ref());
    let line = |refusal: &'_ Refusal| i18n::refusal(lang, refusal);
    let document = Document {
        r#type: format!("urn:datnuoc:problem:{name}"),
        title: i18n::t_of(lang, "kit-error-title", word),
        status: fault.status().as_u16(),
        detail: fault.refusals().first().map_or_else(|| i18n::t_of(lang, "kit-error-do", word), line),
        reference: reference.map(PublicId::as_str),
        errors: fault
            .refusals()
            .iter()
            .map(|refusal| Line {
                code: &refusal.code,
                detail: line(refusal),
                field: refusal.field.as_deref(),
                basis: refusal.basis.as_ref().map(|basis| i18n::basis(lang, basis)),
            })
            .collect(),
    };
    let body = serde_json::to_vec(&document).unwrap_or_default();
    let kind = HeaderValue::from_static("application/problem+json");
    (fault.status(), [(header::CONTENT_TYPE, kind)], body).into_response()
}
