//! The command line: names and flags, nothing of what they do.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Đất Nước: the information system of a province's department of natural resources and environment.
#[derive(Debug, Parser)]
#[command(name = "datnuoc", version, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve pages, interfaces and the intake of data loggers.
    Serve {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        doors: Doors,
    },
    /// Make a sample province in an empty folder, with live simulated loggers, and serve it.
    Demo {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        doors: Doors,
        /// Days of history to make.
        #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u16).range(1..=400))]
        days: u16,
        /// Make the province, print its accounts and stop.
        #[arg(long)]
        prepare_only: bool,
    },
    /// Bring the database to the version of this program; backs it up first.
    Migrate {
        /// Go without the backup, when there is no room for one.
        #[arg(long)]
        without_backup: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Bring in a table.
    Import {
        /// What the table holds.
        kind: ImportKind,
        /// CSV or XLSX file.
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Write a table out.
    Export {
        /// What to write.
        kind: ExportKind,
        /// File to write to; standard output without it.
        #[arg(long)]
        to: Option<PathBuf>,
        #[command(flatten)]
        place: Place,
    },
    /// Accounts, devices and keys.
    Admin {
        #[command(subcommand)]
        what: Admin,
    },
    /// The law as data.
    Definitions {
        #[command(subcommand)]
        what: Definitions,
    },
    /// Write everything into one archive, while the program runs or not.
    Backup {
        /// File to write.
        #[arg(long)]
        to: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Bring an archive into an empty place, of either engine.
    Restore {
        /// Archive to read.
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Carry everything into another, empty database.
    Move {
        /// URL of PostgreSQL, or a folder for SQLite.
        #[arg(long)]
        to: String,
        #[command(flatten)]
        place: Place,
    },
    /// Check the chain of the journal, its signed days, and everything it seals.
    Verify {
        /// Also compare version rows, evidence and readings with their hashes.
        #[arg(long)]
        deep: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Look at the installation and say what is not as it should be.
    Doctor {
        #[command(flatten)]
        place: Place,
    },
}

/// Tables that can be brought in.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ImportKind {
    /// Monitoring stations with their parameters and limits.
    Stations,
}

/// Tables that can be written out.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ExportKind {
    /// Monitoring stations, in the form in which they are imported.
    Stations,
    /// Receipts of delivered files.
    Receipts,
}

/// Accounts, devices and keys.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Make an account.
    Create {
        /// Name to sign in with.
        #[arg(long)]
        name: String,
        /// Role of its position: a code of the definitions of kind `role`.
        #[arg(long, default_value = "administrator")]
        role: String,
        /// Read the password from standard input.
        #[arg(long, required = true)]
        password_stdin: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Say which province the office is of, and bring in its communes.
    Province {
        /// The government's code of the province: 79 is Thành phố Hồ Chí Minh.
        code: String,
        #[command(flatten)]
        place: Place,
    },
    /// Say how many hours an exceedance may wait until the province's positions are told.
    Patience {
        /// Hours, 1 to 168.
        hours: i64,
        #[command(flatten)]
        place: Place,
    },
    /// Make new keys of personal data; the program that serves seals everything anew with them.
    RotateKey {
        #[command(flatten)]
        place: Place,
    },
    /// Set the password of a station's data logger.
    StationPassword {
        /// Code of the station.
        code: String,
        /// Read the password from standard input; without it one is made and printed.
        #[arg(long)]
        password_stdin: bool,
        #[command(flatten)]
        place: Place,
    },
}

/// The law as data.
#[derive(Debug, Subcommand)]
pub enum Definitions {
    /// Check the built-in definitions, or those in a folder.
    Check {
        /// Folder of definition files to lay over the built-in ones.
        folder: Option<PathBuf>,
    },
    /// Say what unit a code is, or what an old one has become.
    Area {
        /// Code of a province, district or commune, of today or before 2025-07-01.
        code: String,
    },
}

/// Where the data are.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// Data folder: settings, keys, and the database where it is SQLite.
    #[arg(long, env = "DATNUOC_DATA", default_value = "./data")]
    pub data: PathBuf,
    /// URL of a PostgreSQL database, instead of SQLite in the data folder.
    #[arg(long, env = "DATNUOC_DATABASE")]
    pub database: Option<String>,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

/// Where the program listens and how it sends.
#[derive(Debug, Clone, Default, Args)]
pub struct Doors {
    /// Address of pages and interfaces.
    #[arg(long, env = "DATNUOC_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// Address of the FTP server for data loggers.
    #[arg(long, env = "DATNUOC_FTP_LISTEN")]
    pub ftp_listen: Option<SocketAddr>,
    /// Take files of stations that others put into this folder.
    #[arg(long, env = "DATNUOC_DROP_DIR")]
    pub drop_dir: Option<PathBuf>,
    /// Believe the names of files in that folder; without it each station has a folder there, named by its code.
    #[arg(long, env = "DATNUOC_DROP_TRUSTED")]
    pub drop_trusted: bool,
    /// Write e-mail into this folder instead of sending it.
    #[arg(long, env = "DATNUOC_MAIL_DIR")]
    pub mail_dir: Option<PathBuf>,
    /// Keep the newest public values at this broker: `mqtts://host:port`.
    #[arg(long, env = "DATNUOC_MQTT_URL")]
    pub mqtt_url: Option<String>,
}
