//! The marks of challenges that were handed in, each until its challenge would have ended anyway.

use std::collections::HashMap;

use crate::clock::Moment;

use super::{ChallengeId, LedgerFault, Spend};

/// A bounded set of marks. A full one refuses: dropping a mark early would let its challenge be used again.
pub(super) struct Spent {
    until: HashMap<ChallengeId, Moment>,
    capacity: usize,
}

impl Spent {
    /// An empty set for at most so many marks.
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            until: HashMap::new(),
            capacity,
        }
    }

    /// Sets the mark of a challenge that ends at `until`.
    ///
    /// # Errors
    /// [`LedgerFault`] when there is no room for it.
    pub(super) fn spend(
        &mut self,
        challenge: &ChallengeId,
        until: Moment,
        now: Moment,
    ) -> Result<Spend, LedgerFault> {
        if until <= now {
            return Ok(Spend::Over);
        }
        if self.until.contains_key(challenge) {
            return Ok(Spend::Again);
        }
        if self.until.len() >= self.capacity {
            return Err(LedgerFault);
        }
        self.until.insert(challenge.clone(), until);
        Ok(Spend::First)
    }

    /// Drops the marks of challenges that have ended, and gives memory back.
    pub(super) fn sweep(&mut self, now: Moment) {
        self.until.retain(|_, until| *until > now);
        if self.until.capacity() > 2 * self.until.len() + 64 {
            self.until.shrink_to_fit();
        }
    }

    /// How many marks there are.
    pub(super) fn len(&self) -> usize {
        self.until.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Moment {
        Moment::from_nanos(seconds * 1_000_000_000)
    }

    fn id(number: usize) -> ChallengeId {
        ChallengeId::new(&number.to_string())
    }

    #[test]
    fn a_challenge_is_spent_once_and_not_at_its_end() {
        let mut spent = Spent::new(8);
        assert_eq!(spent.spend(&id(1), at(10), at(9)), Ok(Spend::First));
        assert_eq!(spent.spend(&id(1), at(10), at(9)), Ok(Spend::Again));
        assert_eq!(spent.spend(&id(1), at(10), at(10)), Ok(Spend::Over));
        assert_eq!(spent.spend(&id(2), at(10), at(10)), Ok(Spend::Over));
    }

    #[test]
    fn a_full_set_forgets_nothing_and_takes_nothing_new() {
        let mut spent = Spent::new(2);
        for number in 0..2 {
            assert_eq!(spent.spend(&id(number), at(10), at(0)), Ok(Spend::First));
        }
        assert_eq!(spent.spend(&id(2), at(10), at(0)), Err(LedgerFault));
        assert_eq!(spent.spend(&id(0), at(10), at(0)), Ok(Spend::Again));
    }

    #[test]
    fn a_sweep_drops_what_has_ended_and_nothing_else() {
        let mut spent = Spent::new(8);
        spent.spend(&id(1), at(10), at(0)).unwrap();
        spent.spend(&id(2), at(20), at(0)).unwrap();
        spent.sweep(at(10));
        assert_eq!(spent.len(), 1);
        assert_eq!(spent.spend(&id(2), at(20), at(10)), Ok(Spend::Again));
    }
}
