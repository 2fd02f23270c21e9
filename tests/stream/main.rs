//! The program itself between a visitor's socket and an upstream's: who leaves, who waits, and how it ends.
//!
//! A promise that names a time is held to that time; nothing here sleeps.
#![cfg(test)]

mod kernel;
mod service;
mod upstream;

mod backpressure;
mod leaving;
mod stopping;
