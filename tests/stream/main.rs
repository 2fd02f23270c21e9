//! The program itself between a visitor's socket and an upstream's: who leaves, who waits, and how it ends.
//!
//! A promise that names a time is held to that time, and nothing here sleeps but the slow.
#![cfg(test)]

mod kernel;
mod service;
mod upstream;

mod backpressure;
mod descriptors;
mod leaving;
mod slow;
mod stopping;
