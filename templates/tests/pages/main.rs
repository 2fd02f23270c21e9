//! What holds for every page, for the form, and for the promise.

#[path = "../sample/mod.rs"]
mod sample;

mod every;
mod form;
mod languages;
mod promise;
mod shown;
