//! The service as a visitor meets it: HTTP in, HTTP out, over the real stack of layers, in one process.
//!
//! Time, randomness, codes and pictures come from the tests ([`instance`], [`studio`], [`codes`]), the rest is what
//! the program runs. A comment such as `safety.md T3, tier: run` names the threat a promise answers and the tier it
//! runs in; what takes minutes is `#[ignore]`d and run by `tests/run --full`.
#![cfg(test)]

mod answer;
mod bad_forms;
mod breakage;
mod codes;
mod file_form;
mod flight;
mod head;
mod hostile;
mod install;
mod instance;
mod listening;
mod page;
mod parts;
#[path = "../ledger/store.rs"]
mod store;
mod studio;
mod traces;
mod upstream;
mod visitor;

mod amends;
mod announced;
mod api;
mod bad_input;
mod body;
mod broken_pictures;
mod budget;
mod caching;
mod challenge;
mod connections;
mod content;
mod discovery;
mod echo;
mod fallback;
mod feed;
mod flood;
mod forms_of_answer;
mod headers;
mod languages;
mod linkability;
mod log;
mod metrics;
mod no_script;
mod noise;
mod on_the_wire;
mod onion;
mod openapi;
mod origin;
mod outbound;
mod panics;
mod policies;
mod pressure;
mod privacy;
mod program;
mod provenance;
mod queue;
mod race;
mod rate;
mod reload;
mod replicas;
mod restart;
mod session;
mod shared_address;
mod sound;
mod upload;
mod uploading;
mod vanishing;
mod weight;
mod wire;
mod work;
mod writing;
mod your_data;
