//! Money as whole micro-units of whatever unit a provider prices in: exact, and never rounded.

use std::fmt;

/// A millionth of the operator's price unit, counted: a price of 0.04 is 40,000 of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(u64);

/// How a price can be no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyFault {
    /// Not digits with at most one point, or more than six decimals.
    Form,
    /// More than [`Money::MOST`].
    Range,
}

/// Decimals of a unit.
const DECIMALS: usize = 6;

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The most that is counted as one sum: a hundred million units.
    pub const MOST: Self = Self(100_000_000_000_000);

    /// So many micro-units.
    #[must_use]
    pub const fn from_micros(micros: u64) -> Self {
        Self(micros)
    }

    /// The sum in micro-units.
    #[must_use]
    pub const fn micros(self) -> u64 {
        self.0
    }

    /// Reads a decimal such as `0.04`, exactly.
    ///
    /// # Errors
    /// [`MoneyFault`]; nothing is rounded to make it fit.
    pub fn parse(text: &str) -> Result<Self, MoneyFault> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > DECIMALS {
            return Err(MoneyFault::Form);
        }
        // Both parts side by side are the number of micro-units.
        let micros: u64 = format!("{whole}{part:0<DECIMALS$}")
            .parse()
            .map_err(|_| MoneyFault::Range)?;
        Some(Self(micros))
            .filter(|money| *money <= Self::MOST)
            .ok_or(MoneyFault::Range)
    }

    /// So many times as much; more than can be counted stays the most that can.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(count.into()))
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left when the other is taken away, at the least nothing.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 1_000_000, self.0 % 1_000_000);
        if part == 0 {
            return write!(f, "{whole}");
        }
        let part = format!("{part:06}");
        write!(f, "{whole}.{}", part.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_price_is_kept_to_the_last_decimal() {
        for (text, micros) in [
            ("0", 0),
            ("0.04", 40_000),
            ("0.011", 11_000),
            ("0.000001", 1),
            ("12", 12_000_000),
            ("007.5", 7_500_000),
            ("100000000", 100_000_000_000_000),
        ] {
            assert_eq!(Money::parse(text), Ok(Money(micros)), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_exact_is_refused_and_not_rounded() {
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "-1",
            "+1",
            "1e3",
            "1,5",
            "0.0000001",
            " 1",
            "1.2.3",
            "NaN",
            "inf",
        ] {
            assert_eq!(Money::parse(text), Err(MoneyFault::Form), "{text}");
        }
        for text in ["100000000.000001", "99999999999999999999999999"] {
            assert_eq!(Money::parse(text), Err(MoneyFault::Range), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again_as_the_same(micros in 0..=Money::MOST.0) {
            prop_assert_eq!(Money::parse(&Money(micros).to_string()), Ok(Money(micros)));
        }

        #[test]
        fn a_decimal_in_a_file_reads_as_it_was_typed(micros in 0..=9_000_000_000_u64) {
            // TOML hands a decimal over as a double: its shortest spelling is what stood in the file.
            let typed = Money(micros).to_string();
            let double: f64 = typed.parse().unwrap();
            prop_assert_eq!(Money::parse(&double.to_string()), Ok(Money(micros)));
        }
    }
}
