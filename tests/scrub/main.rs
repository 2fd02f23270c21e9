//! The promises of scrub, on whole pictures. Owns threats 23 and 39 of the safety table; runs in the first tier.
#![cfg(test)]

mod filter;
mod fixture;
mod hostile;
mod jpeg;
mod png;
mod signed;
mod visitor;
mod webp;
mod whole;
