//! The pages of Afterimage as pure functions of data.
//!
//! A page is a function from plain data to [`maud::Markup`]. Nothing here can name a request, a configuration or an
//! address: this crate does not depend on the crates that know them. Every sentence comes from
//! `assets/locales/<lang>/main.ftl` by its id ([`text`]), every number from an argument.
//!
//! [`layout`] is the one frame around every page; [`form`] is the one generate form, which [`front`], [`challenge`],
//! [`answer`] and [`problem`] show, so that what a visitor typed is never lost.

pub mod about;
pub mod answer;
pub mod api;
pub mod challenge;
pub mod changes;
pub mod contact;
pub mod cookies;
pub mod draft;
pub mod erase;
pub mod feed;
pub mod form;
pub mod front;
pub mod funds;
pub mod gallery;
pub mod layout;
pub mod offer;
pub mod privacy;
pub mod problem;
pub mod provenance;
pub mod retention;
pub mod site;
pub mod terms;
pub mod text;
pub mod your_data;

mod bundle;
mod card;
mod choice;
mod edit;
mod field;
mod history;
mod icons;
mod lang;
mod prose;
mod purposes;
mod ratio;
mod recipients;
mod safe;
mod seed;
mod size;
mod stage;
mod stand_in;
mod style;
mod upload;
mod viewer;
mod wording;
mod work;

pub use draft::{Draft, Fault};
pub use erase::Erased;
pub use form::{Challenge, Form};
pub use funds::Funds;
pub use offer::{Area, Checks, Edit, Limits, Mask, Model, Offer, ProviderCard, StandIn, Style};
pub use problem::Problem;
pub use provenance::{Files, Provenance, Walls};
pub use retention::{CountedNetworks, LoggedAddress, Onion, Programs, Retention, Store};
pub use site::{Assets, Change, Site};
pub use text::{Lang, Value};
pub use your_data::YourData;
