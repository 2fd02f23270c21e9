//! Where one request ends and the next begins: whoever stands in front of the program and the program itself must not
//! disagree, or one visitor's words become part of another's request (RFC 9112, 11.2).
//!
//! What goes through the proxies is `#[ignore]`d and run by `tests/run --full`, which installs them.
#![cfg(test)]

mod attacks;
mod messages;
mod program;
mod proxy;
mod tap;

mod behind;
mod direct;
mod mutated;
