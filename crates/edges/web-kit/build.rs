//! Makes sure that the folders which are embedded exist, and that a change in them is noticed.
//!
//! It never runs npm: an office without Node builds the program too, its pages are then unstyled.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    for folder in ["web-client/dist", "locales/vi", "locales/en"] {
        let path = root.join(folder);
        std::fs::create_dir_all(&path)?;
        println!("cargo::rerun-if-changed={}", path.display());
    }
    Ok(())
}
