//! What the operator may see: a line an access, a line an event, and never a visitor's words.
//!
//! Nothing in here can hold a prompt, a query, a user agent or a whole address: the access log's line is made of
//! closed types, and what goes to standard error comes from this program's own targets, as printable ASCII.

pub mod access;
mod escape;
pub mod metrics;
mod panic_hook;
mod subscriber;

pub use access::{AccessLine, AccessLog, LogHealth, LogNetwork, Method, Notice, ShutIn, Size, Took, Trouble};
pub use panic_hook::install_panic_hook;
pub use subscriber::{Installed, StderrEvents, install_subscriber, level_named};
