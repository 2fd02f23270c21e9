//! `[rate]`: how many pictures one client may have.

use super::problem::Wrong;
use super::reader::Reader;

/// Pictures per client, an IPv4 address or an IPv6 /64; the networks around it have multiples
/// ([`crate::ledger::Tier::factor`]). Each window allows at least what a shorter one does, and at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Pictures in a minute.
    ///
    /// `rate.per_minute`, `AFTERIMAGE_RATE__PER_MINUTE`, default 4.
    pub per_minute: u32,
    /// Pictures in an hour.
    ///
    /// `rate.per_hour`, `AFTERIMAGE_RATE__PER_HOUR`, default 30.
    pub per_hour: u32,
    /// Pictures in a day.
    ///
    /// `rate.per_day`, `AFTERIMAGE_RATE__PER_DAY`, default 100.
    pub per_day: u32,
}

impl Rate {
    pub(super) fn read(mut reader: Reader<'_>) -> Self {
        let mut window = |key, default| reader.number(key, 1..=1_000_000).unwrap_or(default);
        let rate = Self {
            per_minute: window("per_minute", 4),
            per_hour: window("per_hour", 30),
            per_day: window("per_day", 100),
        };
        let allowed = "rate.per_minute at most rate.per_hour, and that at most rate.per_day";
        if rate.per_minute > rate.per_hour {
            reader.problem("per_minute", Wrong::Order, allowed);
        }
        if rate.per_hour > rate.per_day {
            reader.problem("per_hour", Wrong::Order, allowed);
        }
        reader.finish();
        rate
    }
}
