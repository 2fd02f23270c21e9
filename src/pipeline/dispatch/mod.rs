//! Between an admitted order and the providers: who makes it, who else may, and what is tried again.
//!
//! [`law`] says what may follow a fault, [`breaker`] who is left alone, [`stand_in`] who may make an order in
//! another's place, [`retries`] how many calls may be repeated at all. A [`Course`] is the way of one order through
//! them: at most two tries at a provider and three in all, within one deadline.

mod alarm;
mod breaker;
mod course;
mod law;
mod retries;
mod stand_in;
mod told;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::{Clock, Moment};
use crate::entropy::Entropy;
use crate::error::Refusal;

use super::figures::Figures;
use super::order::Order;
use super::provider::{Catalogue, Fault, Model};
use alarm::Alarm;
pub use breaker::Standing;
use breaker::{Breaker, Leave, Shut};
use law::Health;
use retries::Retries;
use stand_in::Candidate;

pub(super) use course::{Course, Try};
pub use stand_in::under_other_terms;
pub(super) use told::refusal;

/// The shortest and the longest pause before the same provider is called again.
const BACKOFF: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(4));

/// Knows the providers' health, and finds who makes an order.
pub struct Dispatch {
    catalogue: Arc<Catalogue>,
    /// By maker, as in the catalogue.
    conditions: Vec<Arc<Condition>>,
    retries: Arc<Mutex<Retries>>,
    alarm: Mutex<Alarm>,
    pub(super) figures: Arc<Figures>,
    pub(super) clock: Clock,
    entropy: Entropy,
}

/// What is known of one provider.
struct Condition {
    breaker: Mutex<Breaker>,
    /// Until when a model of it is taken to be gone, by its id.
    gone: Mutex<HashMap<String, Moment>>,
}

impl Dispatch {
    /// A dispatch among these providers, all taken to be well.
    #[must_use]
    pub fn new(
        catalogue: Arc<Catalogue>,
        clock: Clock,
        entropy: Entropy,
        figures: Arc<Figures>,
    ) -> Arc<Self> {
        let makers = catalogue.makers().len();
        Arc::new(Self {
            conditions: (0..makers).map(|_| Condition::well()).collect(),
            retries: Arc::new(Mutex::new(Retries::new())),
            alarm: Mutex::new(Alarm::new(makers)),
            catalogue,
            figures,
            clock,
            entropy,
        })
    }

    /// A dispatch among other providers; those that were there before are as well as they were, and what comes of
    /// calls that are still under way is known to both.
    #[must_use]
    pub fn after(before: &Self, catalogue: Arc<Catalogue>) -> Arc<Self> {
        let condition = |maker| {
            let place = before.catalogue.place_of(maker);
            let known = place.and_then(|place| before.conditions.get(place));
            known.cloned().unwrap_or_else(Condition::well)
        };
        let makers = catalogue.makers();
        Arc::new(Self {
            conditions: makers.iter().map(condition).collect(),
            retries: before.retries.clone(),
            alarm: Mutex::new(Alarm::new(makers.len())),
            figures: before.figures.clone(),
            clock: before.clock.clone(),
            entropy: before.entropy.clone(),
            catalogue,
        })
    }

    /// Whether anybody who may make this order would be called now; asked before anything of the visitor's is taken.
    ///
    /// # Errors
    /// [`Code::UpstreamUnavailable`](crate::error::Code::UpstreamUnavailable) or
    /// [`Code::UpstreamBusy`](crate::error::Code::UpstreamBusy) with the time to wait.
    pub fn ready(&self, order: &Order) -> Result<(), Refusal> {
        self.any(stand_in::candidates(&self.catalogue, order).iter())
    }

    /// Whether anything at all could be made now; asked before anybody is given something to solve.
    ///
    /// # Errors
    /// As for [`Self::ready`].
    pub fn open(&self) -> Result<(), Refusal> {
        self.any(stand_in::everything(&self.catalogue).iter())
    }

    /// How each provider stands now, in the order of the configuration.
    #[must_use]
    pub fn standings(&self) -> Vec<(&str, Standing)> {
        let now = self.clock.now();
        let makers = self.catalogue.makers().iter().zip(&self.conditions);
        makers
            .map(|(maker, condition)| (maker.id.as_str(), lock(&condition.breaker).standing(now)))
            .collect()
    }

    /// The way of an order, which begins now.
    pub(super) fn course(self: &Arc<Self>, order: &Order) -> Course {
        lock(&self.retries).earn();
        Course::new(self.clone(), stand_in::candidates(&self.catalogue, order))
    }

    /// Waits, by the same clock that everything here is measured by.
    pub(super) async fn pause(&self, span: Duration) {
        if !span.is_zero() {
            self.clock.sleep(span).await;
        }
    }

    fn any<'c>(&self, candidates: impl Iterator<Item = &'c Candidate>) -> Result<(), Refusal> {
        let mut shut = None;
        for candidate in candidates {
            match self.look(candidate) {
                Ok(()) => return Ok(()),
                Err(why) => shut = Some(told::sooner(shut, why)),
            }
        }
        shut.map_or(Ok(()), |shut| Err(told::shut(shut)))
    }

    fn look(&self, candidate: &Candidate) -> Result<(), Shut> {
        let now = self.clock.now();
        let Some(condition) = self.conditions.get(candidate.place) else {
            return Ok(());
        };
        condition.has(&candidate.model, now)?;
        lock(&condition.breaker).look(now)
    }

    fn enter(&self, candidate: &Candidate) -> Result<Option<Leave>, Shut> {
        let now = self.clock.now();
        let Some(condition) = self.conditions.get(candidate.place) else {
            return Ok(None);
        };
        condition.has(&candidate.model, now)?;
        lock(&condition.breaker).enter(now).map(Some)
    }

    /// Takes down that a call did what it was for.
    fn succeeded(&self, place: usize, leave: Leave) {
        if let Some(condition) = self.conditions.get(place) {
            lock(&condition.breaker).succeeded(leave, self.clock.now());
        }
    }

    /// Takes down that a call came to nothing that says anything.
    fn returned(&self, place: usize, leave: Leave) {
        if let Some(condition) = self.conditions.get(place) {
            lock(&condition.breaker).returned(leave, self.clock.now());
        }
    }

    /// Takes down what a fault says of the provider, and tells the operator when it is left alone.
    fn failed(&self, candidate: &Candidate, leave: Leave, fault: Fault) {
        let now = self.clock.now();
        let Some(condition) = self.conditions.get(candidate.place) else {
            return;
        };
        let mut breaker = lock(&condition.breaker);
        let shut = match law::health(fault) {
            Health::Well => {
                breaker.succeeded(leave, now);
                None
            }
            Health::Asks(wait) => {
                breaker.returned(leave, now);
                breaker.hold(now, wait);
                None
            }
            Health::Failing => breaker.failed(leave, now),
            Health::Broken(span) => Some(breaker.trip(now, span)),
            Health::Lacks(span) => {
                breaker.succeeded(leave, now);
                let mut gone = lock(&condition.gone);
                gone.retain(|_, until| *until > now);
                gone.insert(candidate.model.id.clone(), now + span);
                Some(span)
            }
            Health::Unknown => {
                breaker.returned(leave, now);
                None
            }
        };
        let opened = breaker.standing(now) == Standing::Open;
        drop(breaker);
        if let Some(span) = shut {
            if opened {
                self.figures.opened(&candidate.maker.id);
            }
            lock(&self.alarm).raise(candidate, fault, span, now);
        }
    }

    /// Takes leave to call once more.
    fn repeat(&self) -> bool {
        let may = lock(&self.retries).take();
        if !may {
            self.figures.retries_denied.add_one();
        }
        may
    }

    /// A pause of a random length, so that those who were turned away together do not come back together.
    fn backoff(&self) -> Duration {
        let (shortest, longest) = BACKOFF;
        let part = self.entropy.bytes().map_or(u32::MAX, u32::from_le_bytes);
        shortest + (longest - shortest).mul_f64(f64::from(part) / f64::from(u32::MAX))
    }
}

impl Condition {
    /// Nobody has called it yet.
    fn well() -> Arc<Self> {
        Arc::new(Self {
            breaker: Mutex::new(Breaker::new()),
            gone: Mutex::default(),
        })
    }

    /// Whether it is taken to have a model.
    fn has(&self, model: &Model, now: Moment) -> Result<(), Shut> {
        match lock(&self.gone).get(&model.id) {
            Some(until) if *until > now => Err(Shut::Open(until.since(now))),
            _ => Ok(()),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
