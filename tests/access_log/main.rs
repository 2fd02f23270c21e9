//! Promises of the access log: what is deleted when, what is never touched, and what trouble costs.

#[cfg(test)]
mod faults;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod retention;
#[cfg(test)]
mod service;
