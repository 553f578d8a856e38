//! Đất Nước: the information system of a province's department of natural resources and environment.
//! This file reads the command line and decides the exit status; nothing else.

use std::process::ExitCode;

use clap::Parser;
use kernel::Failure;
use tracing_subscriber::EnvFilter;

mod areas;
mod centre;
mod cli;
mod commands;
mod demo;
mod doors;
mod health;
mod house;
mod mail;
mod policy;
mod routes;
mod serve;
mod settings;
mod sms;
mod tls;
mod told;
mod topics;
mod upgrade;
mod work;

use cli::{Cli, Command};

/// The command could not do what it was asked; what to mend was said.
const REFUSED: u8 = 2;
/// Something broke.
const BROKEN: u8 = 1;

fn main() -> ExitCode {
    let cli = Cli::parse();
    start_log(matches!(cli.command, Command::Serve { .. } | Command::Demo { .. }));
    match commands::run(cli.command) {
        Ok(code) => code,
        Err(Failure::Refused(refusals)) => {
            for refusal in refusals {
                eprintln!("{}", commands::words::refusal(&refusal));
            }
            ExitCode::from(REFUSED)
        }
        Err(Failure::Broken(problem)) => {
            eprintln!("{problem}");
            ExitCode::from(BROKEN)
        }
    }
}

/// Servers tell what they do; commands only what goes wrong. `RUST_LOG` decides otherwise.
fn start_log(serves: bool) {
    let usual = if serves { "info" } else { "warn" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
}
