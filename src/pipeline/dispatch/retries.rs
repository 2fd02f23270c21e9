//! How many calls may be made again: a tenth of all calls, so that a provider in trouble is not called to death.

/// A repeated call costs so much …
const COST: u32 = 10;
/// … of which each first call brings one, up to so much.
const MOST: u32 = 10 * COST;

/// What is left for repeated calls.
///
/// It begins full, for the first order may be the one in need; in return the first hundred calls bring nothing. So
/// of any number of calls from the start on, at most ten or a tenth are repeated, whichever is more.
#[derive(Debug)]
pub(super) struct Retries {
    left: u32,
    advanced: u32,
}

impl Retries {
    /// As at the start.
    pub(super) fn new() -> Self {
        Self {
            left: MOST,
            advanced: MOST,
        }
    }

    /// An order is called for the first time.
    pub(super) fn earn(&mut self) {
        if self.advanced > 0 {
            self.advanced -= 1;
        } else {
            self.left = (self.left + 1).min(MOST);
        }
    }

    /// Takes leave to call once more; false when too many calls were repeated lately.
    pub(super) fn take(&mut self) -> bool {
        let rest = self.left.checked_sub(COST);
        self.left = rest.unwrap_or(self.left);
        rest.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_thousand_calls_that_all_fail_a_hundred_are_repeated() {
        let mut retries = Retries::new();
        let again = |retries: &mut Retries| {
            retries.earn();
            retries.take()
        };
        assert_eq!((0..10).filter(|_| again(&mut retries)).count(), 10);
        assert_eq!((10..1_000).filter(|_| again(&mut retries)).count(), 90);
    }

    #[test]
    fn what_was_saved_in_good_times_is_ten_calls() {
        let mut retries = Retries::new();
        (0..100_000).for_each(|_| retries.earn());
        assert_eq!((0..100).filter(|_| retries.take()).count(), 10);
    }
}
