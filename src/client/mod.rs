//! The only module that sees an address.
//!
//! It turns the connection and the one believed forwarding header into a [`Client`]: an opaque
//! [`ClientKey`] for the rate, and a network for the access log. Neither can be turned back.

#![expect(clippy::disallowed_types, reason = "this is the module that sees addresses")]

mod forwarded;
mod key;
mod layer;

pub use forwarded::Trust;
pub use key::KeyRing;
pub use layer::{Client, Clients, identify, peer};
