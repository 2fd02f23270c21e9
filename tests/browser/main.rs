//! The pages as a visitor meets them: real Chromium, driven by WebDriver, before the real server.
//!
//! Pictures and codes come from where they always come from; a test only looks over the shoulder of the source of
//! codes ([`site`]). A scripted provider takes the painter's place where a promise is about an upstream. One browser
//! runs at a time, each with an empty profile, and whatever a test does, in the end the browser must have reported
//! no error and talked to nobody but the server ([`journal`]).
#![cfg(test)]

mod chrome;
mod journal;
mod onlooker;
mod site;
mod visit;
mod visitor;
mod wire;

#[path = "../service/studio.rs"]
#[expect(dead_code, reason = "the service tests play more than these do")]
mod studio;

#[path = "../service/upstream.rs"]
#[expect(dead_code, reason = "the service tests ask more of it than these do")]
mod upstream;

mod giving;
mod with_script;
mod without_script;
