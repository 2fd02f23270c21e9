//! The way of one order: which provider is tried next, and when there is none left.

use std::sync::Arc;
use std::time::Duration;

use crate::error::Refusal;
use crate::pipeline::measured::Watch;
use crate::pipeline::provider::{Fault, Patience, Reach};

use super::breaker::Leave;
use super::law::{self, Sequel};
use super::stand_in::Candidate;
use super::{Dispatch, told};

/// The most tries at one provider.
const AT_ONE: usize = 2;
/// The most tries in all.
const IN_ALL: usize = 3;

/// The tries of one order.
pub(in crate::pipeline) struct Course {
    dispatch: Arc<Dispatch>,
    candidates: Vec<Candidate>,
    /// Whose turn it is.
    at: usize,
    /// The providers that were tried, by their places.
    tried: Vec<usize>,
    /// The one deadline of all tries.
    patience: Patience,
    /// A repetition that is allowed once has been used.
    spared: bool,
    told: Option<Fault>,
}

/// One try at one provider; one that is dropped without a report was given up.
pub(in crate::pipeline) struct Try {
    /// Who makes it.
    pub(in crate::pipeline) candidate: Candidate,
    /// Whether that is not the model which was asked for.
    pub(in crate::pipeline) stands_in: bool,
    /// How long it may take.
    pub(in crate::pipeline) patience: Patience,
    /// Counts it.
    pub(in crate::pipeline) watch: Watch,
    dispatch: Arc<Dispatch>,
    leave: Option<Leave>,
}

impl Course {
    pub(super) fn new(dispatch: Arc<Dispatch>, candidates: Vec<Candidate>) -> Self {
        let longest = candidates.iter().map(|candidate| candidate.maker.deadline).max();
        Self {
            dispatch,
            candidates,
            at: 0,
            tried: Vec::with_capacity(IN_ALL),
            patience: Patience::new(longest.unwrap_or_default()),
            spared: false,
            told: None,
        }
    }

    /// The next try.
    ///
    /// # Errors
    /// The [`Refusal`] when nobody may be called; the fault of an earlier try goes before.
    pub(in crate::pipeline) fn next(&mut self) -> Result<Try, Refusal> {
        let mut shut = None;
        while let Some(candidate) = self.candidates.get(self.at) {
            match self.dispatch.enter(candidate) {
                Ok(leave) => {
                    self.tried.push(candidate.place);
                    let stands_in = self.at > 0;
                    let made = self.dispatch.figures.of(&candidate.maker.id, &candidate.model);
                    return Ok(Try {
                        watch: Watch::new(made, self.dispatch.clock.clone(), stands_in),
                        candidate: candidate.clone(),
                        stands_in,
                        patience: Patience::within(candidate.maker.deadline, self.patience),
                        dispatch: self.dispatch.clone(),
                        leave,
                    });
                }
                Err(why) => shut = Some(told::sooner(shut, why)),
            }
            self.at += 1;
        }
        Err(match (self.told, shut) {
            (Some(fault), _) => told::refusal(fault),
            (None, Some(shut)) => told::shut(shut),
            (None, None) => told::refusal(Fault::Gone),
        })
    }

    /// What the visitor would be told if the tries so far were all.
    pub(in crate::pipeline) fn told(&self) -> Option<Refusal> {
        self.told.map(told::refusal)
    }

    /// The provider lets us wait in its own queue: nobody's time runs.
    pub(in crate::pipeline) fn waits(&mut self) {
        self.patience.waits();
    }

    /// What follows a try that failed before a picture had begun: the pause before the next.
    ///
    /// # Errors
    /// The [`Refusal`] when it was the last.
    pub(in crate::pipeline) fn after(&mut self, fault: Fault) -> Result<Duration, Refusal> {
        let told = told::kinder(self.told, fault);
        self.told = Some(told);
        let sequel = self.sequel(fault).ok_or_else(|| told::refusal(told))?;
        self.dispatch.figures.retries.add_one();
        Ok(sequel)
    }

    fn sequel(&mut self, fault: Fault) -> Option<Duration> {
        let bills = self.candidates.get(self.at)?.maker.bills_5xx;
        let sequel = law::sequel(fault, bills);
        if self.tried.len() >= IN_ALL || self.is_used_up(sequel) {
            return None;
        }
        let pause = match sequel {
            Sequel::Over => None,
            Sequel::Elsewhere | Sequel::ElsewhereOnce => self.elsewhere(fault),
            Sequel::ElsewhereOrAgain => {
                let elsewhere = self.elsewhere(fault);
                elsewhere.or_else(|| self.again(self.dispatch.backoff()))
            }
            Sequel::AgainOnce => self.again(self.dispatch.backoff()),
            Sequel::Wait(wait) => self.again(wait).or_else(|| self.elsewhere(fault)),
        }?;
        // What was never sent is no load on anybody when it is sent elsewhere.
        let free = fault.reach() == Reach::Unsent;
        (free || self.dispatch.repeat()).then_some(pause)
    }

    fn is_used_up(&mut self, sequel: Sequel) -> bool {
        let once = matches!(sequel, Sequel::ElsewhereOnce | Sequel::AgainOnce);
        once && std::mem::replace(&mut self.spared, true)
    }

    /// Goes on to the next who would be called; another model of the same provider only when the model was at fault.
    fn elsewhere(&mut self, fault: Fault) -> Option<Duration> {
        let here = self.candidates.get(self.at)?.place;
        let mut later = self.candidates.iter().enumerate().skip(self.at + 1);
        let (at, _) = later.find(|(_, next)| {
            let other = next.place != here || fault == Fault::Gone;
            other && self.may_try(next.place) && self.dispatch.look(next).is_ok()
        })?;
        self.at = at;
        (!self.patience.left().is_zero()).then_some(Duration::ZERO)
    }

    /// Stays, when the pause leaves time for the work.
    fn again(&self, pause: Duration) -> Option<Duration> {
        let here = self.candidates.get(self.at)?.place;
        (self.may_try(here) && pause < self.patience.left()).then_some(pause)
    }

    fn may_try(&self, place: usize) -> bool {
        self.tried.iter().filter(|tried| **tried == place).count() < AT_ONE
    }
}

impl Try {
    /// The provider did what it is there for.
    pub(in crate::pipeline) fn succeeded(&mut self) {
        if let Some(leave) = self.leave.take() {
            self.dispatch.succeeded(self.candidate.place, leave);
        }
    }

    /// It failed.
    pub(in crate::pipeline) fn failed(&mut self, fault: Fault) {
        if let Some(leave) = self.leave.take() {
            self.dispatch.failed(&self.candidate, leave, fault);
        }
    }
}

impl Drop for Try {
    fn drop(&mut self) {
        if let Some(leave) = self.leave.take() {
            self.dispatch.returned(self.candidate.place, leave);
        }
    }
}
