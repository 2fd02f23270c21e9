//! The requests of programs, each until it can no longer be repeated by mistake.

use std::collections::HashMap;

use crate::clock::Moment;

use super::LedgerFault;
use super::programs::{Begun, Request, RequestBody, RequestName};
use super::retention::{LEASE, REQUEST};

/// A bounded table of requests. A full one refuses: forgetting one early would let it be paid for twice.
pub(super) struct Requests {
    made: HashMap<RequestName, Made>,
    capacity: usize,
}

struct Made {
    body: RequestBody,
    turn: [u8; 16],
    /// It is being answered as long as somebody says so before this.
    leased: Moment,
    /// It is forgotten then.
    until: Moment,
    kept: Option<Vec<u8>>,
}

impl Requests {
    /// An empty table for at most so many.
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            made: HashMap::new(),
            capacity,
        }
    }

    /// Notes a request unless it was noted before.
    ///
    /// # Errors
    /// [`LedgerFault`] when there is no room for it.
    pub(super) fn begin(&mut self, request: &Request, now: Moment) -> Result<Begun, LedgerFault> {
        match self.made.get(&request.name).filter(|made| made.until > now) {
            Some(made) if made.body != request.body => Ok(Begun::Another),
            Some(made) if made.leased > now => Ok(Begun::Running),
            Some(made) => Ok(Begun::Over(made.kept.clone())),
            None if self.made.len() >= self.capacity => Err(LedgerFault),
            None => {
                let made = Made {
                    body: request.body,
                    turn: request.turn,
                    leased: now + LEASE,
                    until: now + REQUEST,
                    kept: None,
                };
                self.made.insert(request.name, made);
                Ok(Begun::First)
            }
        }
    }

    /// Says that a request is still being answered.
    pub(super) fn renew(&mut self, request: &Request, now: Moment) {
        if let Some(made) = self.running(request, now) {
            made.leased = now + LEASE;
            made.until = now + REQUEST;
        }
    }

    /// Says that a request is over.
    pub(super) fn end(&mut self, request: &Request, kept: Option<Vec<u8>>, now: Moment) {
        if let Some(made) = self.running(request, now) {
            made.leased = now;
            made.until = now + REQUEST;
            made.kept = kept;
        }
    }

    /// Forgets a request that is being answered.
    pub(super) fn forget(&mut self, request: &Request, now: Moment) {
        if self.running(request, now).is_some() {
            self.made.remove(&request.name);
        }
    }

    /// Drops what is over for long enough, and gives memory back.
    pub(super) fn sweep(&mut self, now: Moment) {
        self.made.retain(|_, made| made.until > now);
        if self.made.capacity() > 2 * self.made.len() + 64 {
            self.made.shrink_to_fit();
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.made.len()
    }

    /// The request as this try began it, unless it is over.
    fn running(&mut self, request: &Request, now: Moment) -> Option<&mut Made> {
        let made = self.made.get_mut(&request.name)?;
        (made.turn == request.turn && made.leased > now).then_some(made)
    }
}
