//! `[budget]`: how much is under way at a time.

use super::reader::Reader;

/// What all visitors together may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Calls upstream at the same time.
    ///
    /// `budget.in_flight`, `AFTERIMAGE_BUDGET__IN_FLIGHT`, default 64.
    pub in_flight: u32,
}

impl Budget {
    pub(super) fn read(mut reader: Reader<'_>) -> Self {
        let in_flight = reader.number("in_flight", 1..=10_000);
        reader.finish();
        Self {
            in_flight: in_flight.unwrap_or(64),
        }
    }
}
