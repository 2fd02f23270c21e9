//! What is remembered, in memory and in a store that replicas share: the same promises over both.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod edges;
mod lost;
mod programs;
mod promises;
mod replica;
mod same;
mod shared;
mod store;
