//! safety.md T27 and T25: what visitors send, and what is made for them, is nowhere in the program's memory once they
//! have left.
//!
//! The program runs as a process of its own, and every mapping that can be read is searched: heap, stacks, all. That
//! takes the right to look into another process's memory, which root has, and whoever may make user namespaces.
#![cfg(test)]

mod answers;
mod comfy;
mod control;
mod faults;
mod flight;
mod instance;
mod kinds;
mod links;
mod mark;
mod program;
mod promises;
mod scan;
#[path = "../providers/comfyui/socket.rs"]
mod socket;
#[path = "../ledger/store.rs"]
#[expect(dead_code, reason = "it is killed and started again elsewhere")]
mod store;
mod tls;
mod upstream;
mod visitor;
mod visits;
