//! What a failed call means, read from the kinds of its causes and never from their words.

use std::error::Error;
use std::io;

use super::super::Fault;

/// The fault of a call that has no answer.
pub(super) fn of_call(error: &reqwest::Error) -> Fault {
    if causes(error).any(|cause| cause.is::<rustls::Error>()) {
        return Fault::Untrusted;
    }
    // A connection that was not made in time has carried nothing: it may be tried elsewhere.
    if error.is_connect() || error.is_dns() || error.is_builder() {
        return Fault::Unreachable;
    }
    if error.is_timeout() {
        return Fault::Timeout;
    }
    if garbled(error) {
        Fault::Malformed
    } else {
        Fault::Truncated
    }
}

/// The fault of a call over a connection that was made and then failed.
pub(super) fn of_connection(error: &hyper::Error) -> Fault {
    if garbled(error) {
        Fault::Malformed
    } else {
        Fault::Truncated
    }
}

/// The fault of an answer whose body broke off.
pub(super) fn of_body(error: &reqwest::Error) -> Fault {
    if error.is_timeout() {
        Fault::Timeout
    } else if garbled(error) {
        Fault::Malformed
    } else {
        Fault::Truncated
    }
}

/// Whether what came is no HTTP.
fn garbled(error: &(dyn Error + 'static)) -> bool {
    causes(error).any(|cause| {
        cause
            .downcast_ref::<hyper::Error>()
            .is_some_and(hyper::Error::is_parse)
            || cause.downcast_ref::<io::Error>().is_some_and(|error| {
                matches!(
                    error.kind(),
                    io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData
                )
            })
    })
}

/// An error and everything behind it.
fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error| behind(*error))
}

/// What an error wraps; an `io::Error` hides that from `source`.
fn behind<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}
