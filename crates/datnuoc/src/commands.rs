//! The commands of the program, a file each.

use std::process::ExitCode;

use kernel::{Clock, Outcome};

use crate::cli::{Admin, Command, Doors, Place};
use crate::house::House;

pub mod admin;
pub mod archive;
mod definitions;
mod doctor;
mod exchange;
mod migrate;
mod server;
mod verify;
pub mod words;

/// Runs a command.
pub fn run(command: Command) -> Outcome<ExitCode> {
    match command {
        Command::Serve { place, doors } => server::serve(&place, &doors),
        Command::Demo { place, doors, days, prepare_only } => server::demo(&place, &doors, days, prepare_only),
        Command::Migrate { without_backup, place } => migrate::run(&place, !without_backup),
        Command::Import { kind, file, place } => exchange::import(&place, kind, &file),
        Command::Export { kind, to, place } => exchange::export(&place, kind, to.as_deref()),
        Command::Admin { what: Admin::Create { name, role, place, .. } } => admin::create(&place, name, role),
        Command::Admin { what: Admin::Province { code, place } } => admin::province(&place, &code),
        Command::Admin { what: Admin::Patience { hours, place } } => admin::patience(&place, hours),
        Command::Admin { what: Admin::RotateKey { place } } => admin::rotate_key(&place),
        Command::Admin { what: Admin::StationPassword { code, password_stdin, place } } => {
            admin::station_password(&place, &code, password_stdin)
        }
        Command::Definitions { what } => definitions::run(&what),
        Command::Backup { to, place } => archive::backup(&place, &to),
        Command::Restore { file, place } => archive::restore(&place, &file),
        Command::Move { to, place } => archive::carry(&place, &to),
        Command::Verify { deep, place } => verify::run(&place, deep),
        Command::Doctor { place } => doctor::run(&place),
    }
}

/// The house of a place, for commands that do not serve.
fn house(place: &Place) -> Outcome<House> {
    House::open(place, &Doors::default(), Clock::System)
}

/// The house of a place that is there already: whoever checks or writes out what a mistyped folder holds must
/// not be told that all is well.
fn existing_house(place: &Place) -> Outcome<House> {
    archive::existing(place)?;
    house(place)
}
