//! The only module that sees an address.
//!
//! It turns the connection and the one believed forwarding header into a [`Client`]: an opaque
//! [`ClientKey`] for the rate, and a network for the access log. Neither can be turned back.
//! Connections are counted here too, and leave with a [`Place`] that says nothing of where they come from.

#![expect(clippy::disallowed_types, reason = "this is the module that sees addresses")]

mod connections;
mod forwarded;
mod key;
mod layer;
mod places;

pub use connections::{Connections, Limits};
pub use forwarded::Trust;
pub use key::KeyRing;
pub use layer::{Client, Clients, Peer, forget, identify, peer};
pub use places::{Census, Occupant, Phase, Place};
