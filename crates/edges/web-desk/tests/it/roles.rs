//! Every role before every page.

use axum::http::StatusCode;
use identity::Reach;

use crate::browser::Browser;
use crate::house::on_both;

const PAGES: [&str; 11] = [
    "/desk",
    "/desk/account",
    "/desk/stations",
    "/desk/stations/import",
    "/desk/receipts",
    "/desk/exceedances",
    "/desk/organisation",
    "/desk/accounts",
    "/desk/audit",
    "/desk/panels",
    "/desk/programmes",
];

/// Which of the pages, in their order, a role may open.
const ROLES: [(&str, [bool; 11]); 5] = [
    ("administrator", [true, true, true, true, true, false, true, true, true, true, true]),
    ("leader", [true, true, true, false, true, true, true, false, false, false, true]),
    ("environment-officer", [true, true, true, true, true, true, true, false, false, false, true]),
    ("it-operator", [true, true, true, true, true, false, false, false, false, true, true]),
    ("auditor", [true, true, true, false, true, true, true, false, true, false, true]),
];

#[test]
fn each_role_opens_what_is_its_own() {
    on_both(|house| {
        let area = house.commune("31477");
        house.account("nobody");
        for (role, may) in ROLES {
            let areas = if role == "environment-officer" { Reach::these([area]) } else { Reach::All };
            house.person(role, role, areas);
            let browser = Browser::of(house, role);
            for (page, may) in PAGES.into_iter().zip(may) {
                let expected = if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
                let answer = browser.get(page);
                assert_eq!(answer.status, expected, "{role} before {page}: {}", answer.text);
            }
        }
        let nobody = Browser::of(house, "nobody");
        for (page, expected) in PAGES.into_iter().zip([200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]) {
            assert_eq!(nobody.get(page).status.as_u16(), expected, "nobody before {page}");
        }
        // The forbidden page says who can.
        assert!(nobody.get("/desk/audit").text.contains("Thanh tra"), "{}", nobody.get("/desk/audit").text);
    });
}
