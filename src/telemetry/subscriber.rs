//! Events of this program, one line each on standard error, and nobody else's.
//!
//! Only the targets of this program pass, whatever the level: dependencies put addresses, URIs and headers into their
//! events, and do so at any level they please, so there is no level at which they could be let through. Spans do not
//! exist here, so no field of one can outlive its request. There is no time in a line: the journal, Docker and
//! systemd add their own.

use std::fmt::{Debug, Write as _};
use std::io::{self, Write};

use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{self, Interest};
use tracing::{Event, Metadata, Subscriber};

use super::escape;

/// The one crate whose events are printed, modules included.
const TARGET: &str = env!("CARGO_PKG_NAME");

/// Whether [`install_subscriber`] found the place free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Installed {
    /// It stands, for the whole process.
    Now,
    /// Another had been installed before, and stays.
    Before,
}

/// Prints this program's events up to a level on standard error, from now on and in every thread.
pub fn install_subscriber(level: LevelFilter) -> Installed {
    match subscriber::set_global_default(StderrEvents::new(level, io::stderr)) {
        Ok(()) => Installed::Now,
        Err(_) => Installed::Before,
    }
}

/// The level of a name (`off`, `error`, `warn`, `info`, `debug`, `trace`, in any case), as `AFTERIMAGE_LOG` has it;
/// `None` for anything else.
#[must_use]
pub fn level_named(name: &str) -> Option<LevelFilter> {
    const LEVELS: [(&str, LevelFilter); 6] = [
        ("off", LevelFilter::OFF),
        ("error", LevelFilter::ERROR),
        ("warn", LevelFilter::WARN),
        ("info", LevelFilter::INFO),
        ("debug", LevelFilter::DEBUG),
        ("trace", LevelFilter::TRACE),
    ];
    let known = LEVELS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name.trim()));
    known.map(|(_, level)| *level)
}

/// The subscriber itself; `open` gives what a line is written to, all of it in one call.
pub struct StderrEvents<F> {
    level: LevelFilter,
    open: F,
}

impl<F> StderrEvents<F> {
    /// Events up to `level`, written to what `open` gives.
    #[must_use]
    pub fn new(level: LevelFilter, open: F) -> Self {
        Self { level, open }
    }
}

impl<F, W> Subscriber for StderrEvents<F>
where
    F: Fn() -> W + Send + Sync + 'static,
    W: Write,
{
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event() && is_ours(metadata.target()) && *metadata.level() <= self.level
    }

    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if self.enabled(metadata) {
            Interest::always()
        } else {
            Interest::never()
        }
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(self.level)
    }

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        // The macros ask first, but an event can be dispatched past them.
        if !self.enabled(metadata) {
            return;
        }
        let mut text = format!("{} {}:", metadata.level(), metadata.target());
        event.record(&mut Fields(&mut text));
        let mut line = escape::line(&text);
        line.push('\n');
        // With standard error closed there is nobody left to tell, and the service goes on.
        let _ = (self.open)().write_all(line.as_bytes());
    }

    // Spans are never enabled, so none of these is reached with one of ours.
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

fn is_ours(target: &str) -> bool {
    target
        .strip_prefix(TARGET)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Appends an event's fields: the message as it is, the others as `name=value`.
struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.record_debug(field, &value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Writing to a String cannot fail.
        let _ = match field.name() {
            "message" => write!(self.0, " {value:?}"),
            name => write!(self.0, " {name}={value:?}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl Write for Page {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn printed(level: LevelFilter, act: impl FnOnce()) -> String {
        let page = Page::default();
        let writer = page.clone();
        subscriber::with_default(StderrEvents::new(level, move || writer.clone()), act);
        let bytes = page.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn dependencies_stay_silent_at_every_level() {
        let text = printed(LevelFilter::TRACE, || {
            tracing::error!(target: "actix_server::accept", "canary");
            tracing::trace!(target: "hyper::proto::h1::io", "canary");
            tracing::warn!(target: "afterimage_of_another", "canary");
            tracing::error!(target: "", "canary");
            tracing::info!("ours");
        });
        assert_eq!(text, "INFO afterimage::telemetry::subscriber::tests: ours\n");
    }

    #[test]
    fn the_fields_of_a_span_are_not_even_kept() {
        let text = printed(LevelFilter::TRACE, || {
            let span = tracing::info_span!("request", uri = "/?canary");
            assert!(span.is_disabled());
            span.in_scope(|| tracing::info!(status = 200_u16, "answered"));
        });
        assert_eq!(
            text,
            "INFO afterimage::telemetry::subscriber::tests: answered status=200\n"
        );
    }

    #[test]
    fn nothing_in_an_event_can_command_a_terminal_or_make_a_line() {
        let hostile = "a\r\nERROR afterimage: forged\u{1b}[31m\u{2028}é\0";
        let text = printed(LevelFilter::INFO, || tracing::warn!(value = hostile, "{hostile}"));
        assert_eq!(text.lines().count(), 1);
        assert!(text.trim_end().bytes().all(|byte| (b' '..=b'~').contains(&byte)));
        assert!(text.contains(r"a\x0d\x0aERROR afterimage: forged\x1b[31m\xe2\x80\xa8\xc3\xa9\x00"));
    }

    #[test]
    fn a_level_is_the_least_that_is_printed() {
        let events = || {
            tracing::error!("one");
            tracing::warn!("two");
            tracing::info!("three");
            tracing::debug!("four");
            tracing::trace!("five");
        };
        for (name, lines) in [
            ("off", 0),
            ("error", 1),
            ("WARN", 2),
            (" info\n", 3),
            ("debug", 4),
            ("trace", 5),
        ] {
            let level = level_named(name).unwrap();
            assert_eq!(printed(level, events).lines().count(), lines, "{name}");
        }
        for name in ["", "verbose", "info,hyper=trace", "\u{1b}"] {
            assert_eq!(level_named(name), None);
        }
    }

    #[test]
    fn a_closed_standard_error_stops_nothing() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let subscriber = StderrEvents::new(LevelFilter::INFO, || Closed);
        subscriber::with_default(subscriber, || tracing::error!("lost"));
    }
}
