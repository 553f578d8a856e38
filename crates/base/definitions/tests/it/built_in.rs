//! What travels inside the executable is without fault.

use definitions::{Kind, Layer, Package, check};

#[test]
fn the_built_in_package_has_no_fault() {
    let package = match Package::built_in() {
        Ok(package) => package,
        Err(faults) => panic!("{}", shown(&faults)),
    };
    assert_eq!(package.layer, Layer::BuiltIn);
    let faults = check(&[package]);
    assert!(faults.is_empty(), "{}", shown(&faults));
}

fn shown(faults: &[definitions::Fault]) -> String {
    faults.iter().map(|f| format!("\n{f}")).collect()
}
