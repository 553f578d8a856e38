//! Who sees what: public stations for everybody, those of his scope for an officer who may read
//! stations.

use identity::Right;
use monitoring::sensorthings::Sight;
use monitoring::station::Station;
use web_kit::Visitor;

/// What this visitor sees of the network.
pub fn of(visitor: &Visitor) -> Sight {
    with(visitor, Right::StationsRead)
}

/// What this visitor sees of that for which an officer needs `right`.
pub fn with(visitor: &Visitor, right: Right) -> Sight {
    match visitor.authority() {
        Some(authority) if authority.may(right) => Sight::Officer(authority.scope().clone()),
        _ => Sight::Public,
    }
}

/// Whether a station that was looked up by its code is in sight.
pub fn holds(sight: &Sight, station: &Station) -> bool {
    station.public
        || match sight {
            Sight::Public => false,
            Sight::Officer(scope) => scope.covers(station.area_id, station.facility_id),
        }
}
