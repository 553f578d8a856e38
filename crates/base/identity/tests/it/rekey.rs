//! After the vault's keys were rotated, everything still opens and is found, and is sealed anew.

use std::sync::Arc;

use identity::SEALED;
use platform::keys::Vault;
use platform::keys::rotation::Holder;

use crate::house::{House, PASSWORD, on_both};

/// Runs a chunked job to its end; gives how many chunks it took.
fn to_the_end(house: &House, vault: &Arc<Vault>, holder: Holder) -> usize {
    let mut after = 0;
    for chunks in 0.. {
        let vault = Arc::clone(vault);
        match house.db.write_bulk_now(move |tx| (holder.reseal)(tx, &vault, after, 2)).unwrap() {
            Some(last) => after = last,
            None => return chunks,
        }
    }
    unreachable!("the job ends")
}

#[test]
fn rotation() {
    on_both(|house| {
        for login in ["an", "binh", "cuc"] {
            house.account(login);
        }
        let vault = Vault::open(house.keys.path(), &house.random(), house.now()).unwrap();
        vault.rotate(house.now()).unwrap();
        let vault = Arc::new(vault);
        let mut gate = house.gate.clone();
        gate.vault = Arc::clone(&vault);
        let sign_in = |name: &str| {
            let attempt = identity::sign_in::Attempt {
                name: name.to_owned(),
                password: identity::password::Typed::new(PASSWORD),
                code: None,
                from: crate::house::address(crate::house::OFFICE),
                agent: String::new(),
            };
            identity::sign_in::run(&gate, attempt, house.now())
        };
        sign_in("binh@example.vn").expect("found by the old index before the rows are done");
        let keys = || {
            let key = |sealed: Vec<u8>| sealed[..5].to_vec();
            let all: Vec<Vec<u8>> =
                house.db.read_now(|tx| Ok(tx.all("select email_sealed from account", store::args![])?)).unwrap();
            let mut keys: Vec<Vec<u8>> = all.into_iter().map(key).collect();
            keys.dedup();
            keys
        };
        let before = keys();
        let [accounts, second_factors] = SEALED;
        assert_eq!(to_the_end(house, &vault, accounts), 2);
        assert_eq!(to_the_end(house, &vault, second_factors), 0);
        let after = keys();
        assert_eq!((before.len(), after.len()), (1, 1));
        assert_ne!(before, after);
        sign_in("binh@example.vn").expect("found by the new index");
        assert_eq!(house.count("select count(distinct email_index) from account"), 4);
    });
}
