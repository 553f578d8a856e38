//! Who may ask for what on the desk: its lines of the one policy table. What a right covers in area and
//! ownership is decided by the use cases behind.

use web_kit::{Need, Rule};

/// The lines. Pages that a person meets before he is signed in are public: they ask for a password
/// themselves, or for the session that owes one.
pub const RULES: [Rule; 11] = [
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
];
