//! The operator's money under attack, on an injected clock: hours of it in a second.
//!
//! A crowd of prefixes asks the ledger for money as the gate does, all of them with perfect answers to every challenge;
//! what waits, spends and fails is drawn from a seed. What takes minutes is `#[ignore]`d and run by
//! `tests/run --full`.
#![cfg(test)]

mod crowd;
mod fairness;
mod limits;
