//! A panic says where, and never what: its message quotes the value it failed on, which may be a prompt.

use std::io::{self, Write as _};
use std::panic::{self, Location};

use super::escape;

/// Replaces the panic hook of the process: one line on standard error with the place in the source, nothing else.
pub fn install_panic_hook() {
    panic::set_hook(Box::new(|panic| {
        // With standard error closed there is nobody left to tell.
        let _ = io::stderr().lock().write_all(report(panic.location()).as_bytes());
    }));
}

fn report(place: Option<&Location<'_>>) -> String {
    place.map_or_else(
        || "ERROR afterimage: panic\n".to_owned(),
        |place| {
            let (file, line) = (escape::word(place.file()), place.line());
            format!("ERROR afterimage: panic at {file}:{line}\n")
        },
    )
}
