//! `afterimage audit` on the shipped program: it says that everything holds when it does, and of each promise that it is
//! broken when it is.
#![cfg(test)]

mod broken;
mod holds;
mod program;
mod running;
