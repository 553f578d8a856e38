//! After the vault's keys were rotated, everything still opens and is found, and is sealed anew.

use std::sync::Arc;

use identity::Authority;
use kernel::Outcome;
use parties::facility::{self, Draft as Facility, FacilityCode};
use parties::party::{self, Draft as Party, Who};
use parties::{IdentityNumber, TaxCode};
use platform::keys::Vault;
use store::Tx;

use crate::house::{House, on_both};

const NUMBER: &str = "079123456789";

fn a_party() -> Party {
    let identity = Some(IdentityNumber::parse(NUMBER).unwrap());
    Party {
        who: Who::Person { name: "Lê Văn An".to_owned(), identity },
        email: Some(identity::contact::Email::parse("an@example.vn").unwrap()),
        phone: None,
        address: None,
        area: None,
    }
}

fn a_facility() -> Facility {
    Facility {
        code: FacilityCode::parse("HKD1").unwrap(),
        name: "Cơ sở giặt ủi".to_owned(),
        tax_code: Some(TaxCode::parse(NUMBER).unwrap()),
        address: None,
        area: None,
        operator: None,
    }
}

fn to_the_end(
    house: &House,
    vault: &Arc<Vault>,
    chunk: fn(&mut Tx, &Vault, i64, i64) -> Outcome<Option<i64>>,
) -> usize {
    let mut after = 0;
    for chunks in 0.. {
        let vault = Arc::clone(vault);
        match house.db.write_bulk_now(move |tx| chunk(tx, &vault, after, 1)).unwrap() {
            Some(last) => after = last,
            None => return chunks,
        }
    }
    unreachable!("the job ends")
}

#[test]
fn rotation() {
    on_both(|house| {
        let console = Authority::console();
        house.act(&console, |tx, vault, random, act| party::register(tx, vault, random, act, a_party())).unwrap();
        house.act(&console, |tx, vault, random, act| facility::register(tx, vault, random, act, a_facility())).unwrap();
        let mut vault = Vault::open(house.keys.path(), &house.random, house.now).unwrap();
        vault.rotate(house.now).unwrap();
        let vault = Arc::new(vault);
        let found = || {
            let (vault, by) = (Arc::clone(&vault), console.clone());
            let both = house.db.read_now(move |tx| {
                let code = TaxCode::parse(NUMBER)?;
                let facilities = facility::by_tax_code(tx, &vault, &by, &code)?.len();
                Ok((facilities, party::lookup(tx, &vault, &by, &a_party())?.len()))
            });
            both.unwrap()
        };
        assert_eq!(found(), (1, 1), "by the old index before the rows are done");
        assert_eq!(to_the_end(house, &vault, party::rekey), 1);
        assert_eq!(to_the_end(house, &vault, facility::rekey), 1);
        assert_eq!(found(), (1, 1), "by the new index");
        let keys: Vec<Vec<u8>> = house
            .db
            .read_now(|tx| {
                let mut all: Vec<Vec<u8>> = tx.all("select identity_sealed from party", store::args![])?;
                all.extend(tx.all::<Vec<u8>>("select email_sealed from party", store::args![])?);
                all.extend(tx.all::<Vec<u8>>("select owner_code_sealed from facility", store::args![])?);
                Ok(all)
            })
            .unwrap();
        assert!(keys.iter().all(|sealed| sealed[..5] == [1, 0, 0, 0, 2]), "sealed with the second key");
    });
}
