//! What is kept and for how long: the one table every other number about retention is read from.
//!
//! The sweeper, the cookie, the policies, `/privacy.json` and the tests use these values; none has its own.

use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A challenge lives at most so long, and only until it is answered.
pub const CHALLENGE: Duration = MINUTE.saturating_mul(10);

/// A session ends when nothing was asked in it for so long.
pub const SESSION_IDLE: Duration = MINUTE.saturating_mul(15);

/// A session ends after so long, whatever happens in it.
pub const SESSION_LIFE: Duration = MINUTE.saturating_mul(30);

/// The longest window a rate is counted in.
pub const RATE_WINDOW: Duration = DAY;

/// A rate record is gone at the latest so long after the last request it counted.
pub const RATE_RECORD: Duration = HOUR.saturating_mul(48);

/// The key that hides addresses in rate records is replaced this often.
pub const ADDRESS_KEY: Duration = DAY;

/// A line of the access log is deleted before it is older than this.
pub const ACCESS_LOG: Duration = DAY.saturating_mul(30);

/// A program's request is known by its `Idempotency-Key` for so long after it is over.
pub const REQUEST: Duration = MINUTE.saturating_mul(10);

/// A picture waits behind its link for so long.
pub const LINK: Duration = MINUTE.saturating_mul(10);

/// Whatever somebody is at work on is taken for given up when nothing was heard of it for so long.
pub const LEASE: Duration = MINUTE.saturating_mul(2);

/// What was forgotten is looked for this often.
pub const SWEEP: Duration = MINUTE;

/// Where something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the memory of the request it came with.
    Request,
    /// In this server's memory.
    Memory,
    /// In a file of this server.
    File,
    /// In the visitor's own browser.
    Browser,
    /// In the operator's configuration.
    Configuration,
}

impl Place {
    /// Its name in `/privacy.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Memory => "memory",
            Self::File => "file",
            Self::Browser => "browser",
            Self::Configuration => "configuration",
        }
    }
}

/// How long something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Until the answer has been sent.
    Answer,
    /// At most so long.
    AtMost(Duration),
    /// Until nothing happened for `idle`, at most `life`.
    Idle {
        /// Without any request.
        idle: Duration,
        /// In all.
        life: Duration,
    },
    /// Until the visitor erases it.
    Visitor,
    /// Until the operator takes it away.
    Operator,
    /// Until the server stops.
    Stop,
}

/// One kind of data, and what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its stable name, also the suffix of its messages.
    pub id: &'static str,
    /// Where it is.
    pub place: Place,
    /// For how long.
    pub span: Span,
}

/// Everything that is kept, anywhere.
pub const TABLE: &[Row] = &[
    Row {
        id: "prompt",
        place: Place::Request,
        span: Span::Answer,
    },
    Row {
        id: "picture",
        place: Place::Request,
        span: Span::Answer,
    },
    Row {
        id: "challenge",
        place: Place::Memory,
        span: Span::AtMost(CHALLENGE),
    },
    Row {
        id: "work",
        place: Place::Memory,
        span: Span::AtMost(CHALLENGE),
    },
    Row {
        id: "session",
        place: Place::Memory,
        span: Span::Idle {
            idle: SESSION_IDLE,
            life: SESSION_LIFE,
        },
    },
    Row {
        id: "rate",
        place: Place::Memory,
        span: Span::AtMost(RATE_RECORD),
    },
    Row {
        id: "share",
        place: Place::Memory,
        span: Span::AtMost(RATE_RECORD),
    },
    Row {
        id: "spending",
        place: Place::Memory,
        span: Span::AtMost(RATE_RECORD),
    },
    Row {
        id: "idempotency",
        place: Place::Memory,
        span: Span::AtMost(REQUEST),
    },
    Row {
        id: "link",
        place: Place::Memory,
        span: Span::AtMost(LINK),
    },
    Row {
        id: "log",
        place: Place::File,
        span: Span::AtMost(ACCESS_LOG),
    },
    Row {
        id: "browser",
        place: Place::Browser,
        span: Span::Visitor,
    },
    Row {
        id: "key",
        place: Place::Configuration,
        span: Span::Operator,
    },
    Row {
        id: "use",
        place: Place::Memory,
        span: Span::Stop,
    },
];

// The sweep may come a whole period late and a record still keeps its promise.
const _: () = assert!(RATE_WINDOW.as_secs() + SWEEP.as_secs() <= RATE_RECORD.as_secs());
const _: () = assert!(SESSION_IDLE.as_secs() <= SESSION_LIFE.as_secs());
const _: () = assert!(LEASE.as_secs() <= REQUEST.as_secs() && LEASE.as_secs() <= LINK.as_secs());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_what_was_promised() {
        let hours = |n: u64| Duration::from_secs(n * 3600);
        assert_eq!(RATE_RECORD, hours(48));
        assert_eq!(ACCESS_LOG, hours(30 * 24));
        assert_eq!([CHALLENGE, REQUEST, LINK], [Duration::from_secs(600); 3]);
    }

    #[test]
    fn each_kind_of_data_is_listed_once() {
        let ids: std::collections::BTreeSet<_> = TABLE.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), TABLE.len());
    }
}
