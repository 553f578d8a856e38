//! Who may ask for what on the desk: its lines of the one policy table. What a right covers in area and
//! ownership is decided by the use cases behind.

use identity::Right;
use web_kit::{Need, Rule};

/// The lines. Pages that a person meets before he is signed in are public: they ask for a password
/// themselves, or for the session that owes one.
pub const RULES: [Rule; 38] = [
    Rule::get("/desk", Need::SignedIn),
    Rule::get("/desk/fragments/overview", Need::SignedIn),
    Rule::get("/desk/sign-in", Need::Public),
    Rule::post("/desk/sign-in", Need::Public),
    Rule::get("/desk/sign-in/code", Need::Public),
    Rule::post("/desk/sign-in/code", Need::Public),
    Rule::get("/desk/sign-in/again", Need::SignedIn),
    Rule::post("/desk/sign-in/again", Need::SignedIn),
    Rule::get("/desk/password", Need::Public),
    Rule::post("/desk/password", Need::Public),
    Rule::post("/desk/sign-out", Need::Public),
    Rule::get("/desk/stations", Need::Right(Right::StationsRead)),
    Rule::get("/desk/stations.csv", Need::Right(Right::StationsRead)),
    Rule::get("/desk/stations/import", Need::Right(Right::StationsEdit)),
    Rule::post("/desk/stations/import", Need::Right(Right::StationsEdit)),
    Rule::get("/desk/stations/import/template.csv", Need::Right(Right::StationsEdit)),
    Rule::get("/desk/stations/{code}", Need::Right(Right::StationsRead)),
    Rule::post("/desk/stations/{code}/secret", Need::Right(Right::DevicesManage)),
    Rule::get("/desk/receipts", Need::Right(Right::ReceiptsRead)),
    Rule::get("/desk/receipts/{id}", Need::Right(Right::ReceiptsRead)),
    Rule::get("/desk/receipts/{id}/original", Need::Right(Right::ReceiptsRead)),
    Rule::get("/desk/exceedances", Need::Right(Right::ExceedancesRead)),
    Rule::get("/desk/exceedances/{id}", Need::Right(Right::ExceedancesRead)),
    Rule::post("/desk/exceedances/{id}/close", Need::Right(Right::ExceedancesHandle)),
    Rule::get("/desk/audit", Need::Right(Right::AuditRead)),
    Rule::get("/desk/audit/security", Need::Right(Right::AuditRead)),
    Rule::get("/desk/account", Need::SignedIn),
    Rule::post("/desk/account/capacity", Need::SignedIn),
    Rule::post("/desk/account/language", Need::SignedIn),
    Rule::post("/desk/account/sessions/{id}/revoke", Need::SignedIn),
    Rule::post("/desk/account/second-factor", Need::SignedIn),
    Rule::post("/desk/account/second-factor/confirm", Need::SignedIn),
    Rule::post("/desk/account/second-factor/off", Need::SignedIn),
    Rule::get("/desk/accounts", Need::Right(Right::AccountsManage)),
    Rule::post("/desk/accounts", Need::Right(Right::AccountsManage)),
    Rule::post("/desk/accounts/{id}/lock", Need::Right(Right::AccountsManage)),
    Rule::post("/desk/accounts/{id}/unlock", Need::Right(Right::AccountsManage)),
    Rule::post("/desk/accounts/{id}/reset", Need::Right(Right::AccountsManage)),
];
