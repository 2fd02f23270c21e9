//! The line of the access log: closed types only, so that nothing a visitor sends can stand in it.
//!
//! Its columns, parted by one space each:
//!
//! ```text
//! 2026-11-09T14:05Z 203.0.113.0/24 POST /generate 200 <10s <4MiB
//! minute (UTC)      network        method route   status time size
//! ```
//!
//! Time and size are steps and not figures: an exact size beside a network and a minute would tie a picture to its
//! visitor. The minute is added by the writer, so a line cannot carry a time of its own.

use std::fmt::{self, Display, Formatter};
use std::io::Write as _;
use std::time::Duration;

use time::OffsetDateTime;

use crate::telemetry::escape;

/// One access, as it is logged.
#[derive(Clone, Copy)]
pub struct AccessLine {
    /// The network the request came from.
    pub network: LogNetwork,
    /// The request's method.
    pub method: Method,
    /// The route's template, from the route table's own names, such as `/static/{hash}/{name}`.
    pub route: &'static str,
    /// The status of the answer (RFC 9110).
    pub status: u16,
    /// How long the answer took.
    pub took: Took,
    /// How large the answer's body was.
    pub size: Size,
}

impl AccessLine {
    /// Appends the line with its minute and its newline: printable ASCII whatever the route is called.
    pub(super) fn write(&self, at: OffsetDateTime, out: &mut Vec<u8>) {
        // Writing to a Vec cannot fail.
        let _ = writeln!(
            out,
            "{:04}-{:02}-{:02}T{:02}:{:02}Z {} {} {} {} {} {}",
            at.year(),
            u8::from(at.month()),
            at.day(),
            at.hour(),
            at.minute(),
            self.network,
            self.method.name(),
            escape::word(self.route),
            self.status,
            self.took.name(),
            self.size.name(),
        );
    }
}

/// A network too coarse to be a person, cut where addresses are seen; it prints only into a log line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LogNetwork {
    /// The first 24 bits of an IPv4 address.
    V4([u8; 3]),
    /// The first 48 bits of an IPv6 address.
    V6([u8; 6]),
    /// No network is logged.
    None,
}

impl Display for LogNetwork {
    /// The network in CIDR notation, IPv6 as RFC 5952 writes it, `-` for none.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self::V4([a, b, c]) => write!(f, "{a}.{b}.{c}.0/24"),
            Self::V6([a, b, c, d, e, g]) => {
                match (
                    u16::from_be_bytes([a, b]),
                    u16::from_be_bytes([c, d]),
                    u16::from_be_bytes([e, g]),
                ) {
                    (0, 0, 0) => f.write_str("::/48"),
                    (first, 0, 0) => write!(f, "{first:x}::/48"),
                    (first, second, 0) => write!(f, "{first:x}:{second:x}::/48"),
                    (first, second, third) => write!(f, "{first:x}:{second:x}:{third:x}::/48"),
                }
            }
            Self::None => f.write_str("-"),
        }
    }
}

/// The methods a line tells apart; a visitor's own invention is `Other`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// Any other method, printed as `OTHER`.
    Other,
}

impl Method {
    /// The method of a request line's token.
    #[must_use]
    pub fn of(token: &str) -> Self {
        match token {
            "GET" => Self::Get,
            "HEAD" => Self::Head,
            "POST" => Self::Post,
            _ => Self::Other,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Other => "OTHER",
        }
    }
}

/// Declares a scale of steps once: each step's upper bound and how it is printed, then the step above them all.
macro_rules! steps {
    ($(#[doc = $doc:literal])+ $kind:ident of $unit:literal, $($bound:literal $name:literal,)+ above $last:literal) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub struct $kind(&'static str);

        impl $kind {
            #[doc = concat!("The step that holds so many ", $unit, ".")]
            #[must_use]
            pub const fn of_amount(amount: u64) -> Self {
                $(if amount < $bound { return Self($name); })+
                Self($last)
            }

            fn name(self) -> &'static str {
                self.0
            }
        }
    };
}

steps! {
    /// How long an answer took, to the next of seven steps.
    Took of "milliseconds",
    10 "<10ms", 100 "<100ms", 1_000 "<1s", 10_000 "<10s", 30_000 "<30s", 120_000 "<120s",
    above ">=120s"
}

impl Took {
    /// The step that holds this span.
    #[must_use]
    pub fn of(span: Duration) -> Self {
        Self::of_amount(u64::try_from(span.as_millis()).unwrap_or(u64::MAX))
    }
}

steps! {
    /// How large an answer's body was, to the next of seven steps.
    Size of "bytes",
    1_024 "<1KiB", 16_384 "<16KiB", 262_144 "<256KiB", 1_048_576 "<1MiB", 4_194_304 "<4MiB",
    16_777_216 "<16MiB",
    above ">=16MiB"
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn line(network: LogNetwork, route: &'static str) -> String {
        let mut out = Vec::new();
        AccessLine {
            network,
            method: Method::of("POST"),
            route,
            status: 200,
            took: Took::of(Duration::from_millis(4_200)),
            size: Size::of_amount(2 << 20),
        }
        .write(datetime!(2026-11-09 14:05:59.9 UTC), &mut out);
        String::from_utf8(out).unwrap()
    }

    /// Nothing that owns or borrows what a visitor sent is both: text of theirs cannot stand in a line.
    const fn is_closed<T: Copy + 'static>() {}
    const _: () = is_closed::<AccessLine>();

    #[test]
    fn a_line_can_hold_nothing_that_a_visitor_wrote() {
        let AccessLine {
            network,
            method,
            route,
            status,
            took,
            size,
        } = AccessLine {
            network: LogNetwork::None,
            method: Method::of("canary"),
            route: "/",
            status: 200,
            took: Took::of(Duration::MAX),
            size: Size::of_amount(u64::MAX),
        };
        // Each column is one of so few words that none of them says anything of its own.
        let words: (Method, &'static str, u16, &'static str, &'static str) =
            (method, route, status, took.name(), size.name());
        assert_eq!((network.to_string().as_str(), words.0.name()), ("-", "OTHER"));
        assert_eq!(
            (words.1, words.2, words.3, words.4),
            ("/", 200, ">=120s", ">=16MiB")
        );
    }

    #[test]
    fn a_line_is_coarse_in_everything_that_could_be_a_person() {
        assert_eq!(
            line(LogNetwork::V4([203, 0, 113]), "/generate"),
            "2026-11-09T14:05Z 203.0.113.0/24 POST /generate 200 <10s <4MiB\n"
        );
        assert_eq!(
            line(LogNetwork::None, "/"),
            "2026-11-09T14:05Z - POST / 200 <10s <4MiB\n"
        );
    }

    #[test]
    fn a_line_is_one_line_of_seven_words_whatever_the_route_is_called() {
        let line = line(LogNetwork::None, "/a b\r\n\u{1b}[2J\u{2028}");
        assert_eq!(line.lines().count(), 1);
        assert_eq!(line.split_whitespace().count(), 7);
        assert!(
            line.trim_end_matches('\n')
                .bytes()
                .all(|byte| (b' '..=b'~').contains(&byte))
        );
    }

    #[test]
    fn a_network_is_written_as_rfc_5952_writes_it() {
        let v6 = |bytes| LogNetwork::V6(bytes).to_string();
        assert_eq!(v6([0x20, 0x01, 0x0d, 0xb8, 0x00, 0x01]), "2001:db8:1::/48");
        assert_eq!(v6([0x20, 0x01, 0x0d, 0xb8, 0, 0]), "2001:db8::/48");
        assert_eq!(v6([0x20, 0x01, 0, 0, 0, 7]), "2001:0:7::/48");
        assert_eq!(v6([0xfd, 0, 0, 0, 0, 0]), "fd00::/48");
        assert_eq!(v6([0; 6]), "::/48");
    }

    #[test]
    fn an_invented_method_is_not_repeated() {
        for token in ["get", "BREW", "GET /x HTTP/1.1\r\n", ""] {
            assert_eq!(Method::of(token).name(), "OTHER");
        }
        assert_eq!(Method::of("HEAD").name(), "HEAD");
    }

    #[test]
    fn a_bound_belongs_to_the_step_above_it() {
        assert_eq!(Took::of(Duration::from_millis(9)).name(), "<10ms");
        assert_eq!(Took::of(Duration::from_millis(10)).name(), "<100ms");
        assert_eq!(Took::of(Duration::MAX).name(), ">=120s");
        assert_eq!(Size::of_amount(0).name(), "<1KiB");
        assert_eq!(Size::of_amount(u64::MAX).name(), ">=16MiB");
    }
}
