//! Bytes into meaning and meaning into bytes; it decides nothing.

mod accept;
pub mod access;
pub mod answers;
pub mod api;
pub mod assets;
mod base64;
mod challenge;
mod copies;
mod doors;
pub mod error_page;
pub mod fields;
pub mod forget;
mod front;
mod generate;
pub mod headers;
mod health;
pub mod locale;
pub mod occupy;
mod offline;
mod openapi;
pub mod origin;
mod pace;
pub mod pages;
mod problem;
pub mod promises;
pub mod relieve;
pub mod remains;
pub mod routes;
pub mod services;
pub mod session;
mod stall;
pub mod uploads;
pub mod wire;
mod your_data;

pub use generate::MAX_BYTES as MAX_FORM_BYTES;
