//! The executable as its users meet it: started, spoken to by real clients, killed, moved.

mod commands;
mod directions;
mod doors;
mod killed;
mod loggers;
mod program;
