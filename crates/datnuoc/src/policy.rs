//! Who may ask for what: the one table of all routes. A route that is not here is not answered, and a
//! test fails.

use web_kit::{Need, Policy, Rule};

/// The table. What a right covers in area and ownership is decided by the use cases behind.
pub fn policy() -> Policy {
    Policy::new(
        web_kit::stack::RULES
            .into_iter()
            .chain(web_kit::gallery::RULES)
            .chain(web_desk::RULES)
            .chain(web_api::RULES)
            .chain(RULES),
    )
}

const RULES: [Rule; 28] = [
    Rule::get("/healthz", Need::Public),
    Rule::get("/readyz", Need::Public),
    Rule::get("/", Need::Public),
    Rule::get("/fragments/stations", Need::Public),
    Rule::get("/fragments/stations.geojson", Need::Public),
    Rule::get("/stations/{code}", Need::Public),
    Rule::get("/stations/{code}/fragments/now", Need::Public),
    Rule::get("/stations/{code}/series.csv", Need::Public),
    Rule::get("/stations/{code}/series.xlsx", Need::Public),
    Rule::get("/stations/{code}/days", Need::Public),
    Rule::get("/widget/{code}", Need::Public),
    Rule::get("/compare", Need::Public),
    Rule::get("/exceedances", Need::Public),
    Rule::get("/exceedances.atom", Need::Public),
    Rule::get("/exceedances/{id}", Need::Public),
    Rule::get("/warnings.atom", Need::Public),
    Rule::get("/warnings/{file}", Need::Public),
    Rule::get("/kpi", Need::Public),
    Rule::get("/kpi/fragments/now", Need::Public),
    Rule::get("/programmes", Need::Public),
    Rule::get("/programmes/fragments/now", Need::Public),
    Rule::get("/programmes/{code}", Need::Public),
    Rule::get("/programmes/{code}/fragments/now", Need::Public),
    Rule::get("/led/{code}", Need::Public),
    Rule::get("/led/{code}/face", Need::Public),
    Rule::get("/definitions", Need::Public),
    Rule::get("/definitions/{kind}", Need::Public),
    Rule::get("/definitions/{kind}/{*code}", Need::Public),
];

#[cfg(test)]
mod tests {
    use kernel::Clock;

    use super::policy;
    use crate::cli::{Doors, Place};
    use crate::house::House;

    #[test]
    fn every_route_has_its_line_and_every_line_its_route() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Place { data: folder.path().to_owned(), database: None, json: false };
        let house = House::open(&place, &Doors::default(), Clock::System).expect("a house");
        assert_eq!(web_kit::missing(&crate::routes::all(&house), &policy()), Vec::<String>::new());
    }
}
