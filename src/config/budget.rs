//! `[budget]`: how much may be spent, and how much is under way at a time.

use super::problem::Wrong;
use super::reader::{Expect, Reader};
use crate::ledger::Limits;
use crate::money::{Money, MoneyFault};

/// Without `per_hour` an hour's slice is this part of a day: twice what it would be if all hours were alike.
const SLICES_IN_A_DAY: u64 = 12;

/// What may stand where money is meant.
pub(super) const MONEY: &str = "a decimal such as 0.04, with at most six decimals, up to 100000000";

/// What all visitors together may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// What may be spent, none for any amount.
    ///
    /// `budget.per_hour`, `AFTERIMAGE_BUDGET__PER_HOUR`, and `budget.per_day`, `AFTERIMAGE_BUDGET__PER_DAY`, in the unit
    /// of the prices, default 0 for none; with only the day given an hour is a twelfth of it.
    pub limits: Option<Limits>,
    /// Calls upstream at the same time.
    ///
    /// `budget.in_flight`, `AFTERIMAGE_BUDGET__IN_FLIGHT`, default 64.
    pub in_flight: u32,
}

impl Budget {
    pub(super) fn read(mut reader: Reader<'_>) -> Self {
        let in_flight = reader.number("in_flight", 1..=10_000);
        let hour = reader
            .take("per_hour", Expect::Decimal, MONEY, money)
            .unwrap_or_default();
        let day = reader
            .take("per_day", Expect::Decimal, MONEY, money)
            .unwrap_or_default();
        if !day.is_zero() && hour > day {
            let allowed = "budget.per_hour at most budget.per_day";
            reader.problem("per_hour", Wrong::Order, allowed);
        }
        reader.finish();
        Self {
            limits: limits(hour, day),
            in_flight: in_flight.unwrap_or(64),
        }
    }
}

fn limits(hour: Money, day: Money) -> Option<Limits> {
    let per_day = Some(day).filter(|day| !day.is_zero());
    let per_hour = match per_day {
        Some(day) if hour.is_zero() => Money::from_micros(day.micros().div_ceil(SLICES_IN_A_DAY)),
        _ => hour,
    };
    (!per_hour.is_zero()).then_some(Limits { per_hour, per_day })
}

/// Reads a price or a budget.
pub(super) fn money(text: &str) -> Result<Money, Wrong> {
    Money::parse(text).map_err(|fault| match fault {
        MoneyFault::Form => Wrong::Invalid,
        MoneyFault::Range => Wrong::Range,
    })
}
