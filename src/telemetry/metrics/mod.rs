//! What is counted for the operator: numbers under names that are fixed, and nothing of a visitor.
//!
//! Each room of the program counts its own in [`Counter`]s and [`Histogram`]s, which are atomics and never make
//! anybody wait. [`FAMILIES`] is everything that can be asked for, and [`Page`] writes it as Prometheus reads it.

mod counter;
mod histogram;
mod page;
mod process;
mod table;

pub use counter::{Counter, Keyed};
pub use histogram::{Buckets, Histogram};
pub use page::{Form, Page, Samples};
pub use process::{Process, Usage};
pub use table::{FAMILIES, Family, Kind, family};
