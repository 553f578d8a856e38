//! What anybody may know of a facility (*thông tin công khai của cơ sở*): no tax code, no address, no
//! operator.

use ::store::Tx;
use identity::privacy::Public;
use identity::public_view;
use kernel::{Outcome, PublicId};

use super::store;

public_view! {
    /// A facility on a public page.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PublicFacility {
        /// Its name in addresses of pages.
        pub public_id: PublicId,
        /// The department's code.
        pub code: String,
        /// Its name.
        pub name: String,
        /// The administrative unit it lies in.
        pub area: Option<i64>,
    }
}

/// A facility by its public id.
pub fn public(tx: &mut Tx, public_id: &PublicId) -> Outcome<Option<Public<PublicFacility>>> {
    let row = store::by_public_id(tx, public_id)?;
    Ok(row.map(|row| {
        let view = PublicFacility { public_id: row.public_id, code: row.code, name: row.name, area: row.area_id };
        Public::new(view)
    }))
}

/// The name of a facility, for the page of its station.
pub fn public_name(tx: &mut Tx, id: i64) -> Outcome<Option<String>> {
    Ok(store::name(tx, id)?)
}
