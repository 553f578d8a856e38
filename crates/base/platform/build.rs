//! Lists the files of `migrations/` for `src/migrations.rs`, so that a new file needs no line of code.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../migrations");
    let folder = folder.canonicalize().expect("the workspace has a folder migrations");
    println!("cargo::rerun-if-changed={}", folder.display());

    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("migrations can be listed")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|e| e == "sql"))
        .collect();
    names.sort();

    let mut list = String::from("&[\n");
    for name in &names {
        let path = folder.join(name);
        let stem = name.trim_end_matches(".sql");
        println!("cargo::rerun-if-changed={}", path.display());
        // The text itself and not `include_str!`: incremental builds kept the old text of an included
        // file that a generated file names.
        let text = fs::read_to_string(&path).expect("a migration is text");
        writeln!(list, "    ({stem:?}, {text:?}),").expect("a string takes what is written to it");
    }
    list.push(']');
    let out = env::var("OUT_DIR").expect("cargo names the output folder");
    fs::write(Path::new(&out).join("migrations.rs"), list).expect("the list can be written");
}
