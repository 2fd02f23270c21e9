//! The only module that sees an address.
//!
//! It turns the connection and the one believed forwarding header into a [`Client`]: an opaque
//! [`ClientKey`] for the rate, and a network for the access log. Neither can be turned back.
//! A proxy that says in a PROXY header for whom it connects is believed as one that writes a forwarding header, and
//! Tor's circuits are told apart. Connections are counted here too, and leave with a [`Place`] that says nothing of where they come from.

#![expect(clippy::disallowed_types, reason = "this is the module that sees addresses")]

mod announced;
mod connections;
mod forwarded;
mod key;
mod layer;
mod places;

pub use announced::{Announcement, announcement};
pub use connections::{Caller, Connections, Limits, Unannounced};
pub use forwarded::Trust;
pub use key::KeyRing;
pub use layer::{Client, Clients, Peer, forget, identify};
pub use places::{Census, Occupant, Phase, Place};
