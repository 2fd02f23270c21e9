//! The service as a visitor meets it: HTTP in, HTTP out, over the real stack of layers, in one process.
//!
//! Time, randomness, codes and pictures come from the tests ([`instance`], [`studio`], [`codes`]), the rest is what
//! the program runs. A comment such as `safety.md T3, tier: run` names the threat a promise answers and the tier it
//! runs in; what takes minutes is `#[ignore]`d and run by `tests/run --full`.
#![cfg(test)]

mod answer;
mod codes;
mod instance;
mod page;
mod studio;
mod visitor;

mod challenge;
mod rate;
mod session;
