//! Afterimage: an image generator for people who do not want to be known.

pub mod admin;
pub mod app;
pub mod audit;
pub mod cli;
pub mod client;
pub mod clock;
pub mod config;
pub mod descriptors;
pub mod edge;
pub mod entropy;
pub mod error;
pub mod form;
pub mod healthcheck;
pub mod instance;
pub mod key;
pub mod ledger;
pub mod money;
pub mod pipeline;
pub mod pressure;
pub mod reload;
pub mod sandbox;
pub mod serve;
pub mod server;
pub mod telemetry;
pub mod walls;
