//! The walls that the kernel keeps around the process: each way out is tried from the inside, and everything that the
//! service needs is done behind them.
#![cfg(test)]

mod disk;
mod inside;
mod log;
mod needs;
mod process;
mod program;
mod reload;
#[path = "../ledger/store.rs"]
mod store;
#[path = "../service/upstream.rs"]
mod upstream;
