//! The executable as its users meet it: started, spoken to by real clients, killed, moved.

mod centre;
mod clients;
mod commands;
mod crowd;
mod directions;
mod doors;
mod folder;
mod full_disk;
mod http_files;
mod idle;
mod keys;
mod killed;
mod live;
mod loggers;
mod machine;
mod mosquitto;
mod moved;
mod postgres_restart;
mod program;
mod small_machine;
mod upgrade;
mod verify;
